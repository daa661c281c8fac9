package when

import (
	"strings"

	"github.com/parley-record/parley"
)

// afterEvent reads "after the Alder Bay summit" at word i behind a length of
// time, when the text itself dates what the words name: some other sentence
// has a date and shares a name or the head noun with it.
func (r *reader) afterEvent(i, by int, unit string) (expr, bool) {
	if r.a == nil || i+1 >= len(r.words) || r.words[i].tok == nil {
		return expr{}, false
	}
	at := r.words[i].at
	head := -1
	for _, c := range r.a.Children(at) {
		if r.a.Tokens[c].Dep == "pobj" {
			head = int(c)
		}
	}
	if head < 0 || r.a.Tokens[at].Tag != "IN" {
		return expr{}, false
	}
	r.tied = true
	np := parley.Range{First: at + 1, End: head + 1}
	d, ok := r.eventDate(np, head)
	if !ok {
		return expr{}, false
	}
	end := i + 1
	for end < len(r.words) && r.words[end].tok != nil && r.words[end].at < np.End {
		end++
	}
	if d.y == 0 { // the year is not known: days and weeks still count
		d.y = 2001
		moved, _, ok := shift(d, by, unit)
		if !ok || unit != "day" {
			return expr{}, false
		}
		moved.y = 0
		return expr{end: end, typ: "DATE", value: moved.String(), anchor: unknown, date: moved}, true
	}
	moved, value, ok := shift(d, by, unit)
	if !ok {
		return expr{}, false
	}
	return expr{end: end, typ: "DATE", value: value, anchor: "event " + d.String(), date: moved}, true
}

// eventDate is the date of the sentence that best names the same thing as np.
func (r *reader) eventDate(np parley.Range, head int) (date, bool) {
	best, top := date{}, 0
	for _, e := range r.found {
		if e.typ != "DATE" || e.date.m == 0 || e.date.d == 0 {
			continue
		}
		w := r.words[e.start]
		if w.tok == nil || w.sent == r.a.Tokens[head].Sent {
			continue
		}
		score := 0
		s := r.a.Sentences[w.sent]
		for i := np.First; i < np.End; i++ {
			t := &r.a.Tokens[i]
			for j := s.First; j < s.End; j++ {
				if !strings.EqualFold(t.Lemma, r.a.Tokens[j].Lemma) {
					continue
				}
				if t.Pos == "PROPN" {
					score += 2
				} else if i == head {
					score++
				}
				break
			}
		}
		if score > top {
			best, top = e.date, score
		}
	}
	return best, top > 0
}
