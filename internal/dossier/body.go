package dossier

import (
	"sort"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// anchors gives every cited span an id on the page, the same span the same id.
type anchors struct {
	ids   map[parley.Span]string
	spans map[string][]anchored // by document
}

type anchored struct {
	start, end int
	id         string
}

func newAnchors() *anchors {
	return &anchors{ids: map[parley.Span]string{}, spans: map[string][]anchored{}}
}

// at is the id of the words at s in the report with that number.
func (a *anchors) at(number int, s parley.Span) string {
	if id, ok := a.ids[s]; ok {
		return id
	}
	id := "r" + strconv.Itoa(number) + "-" + strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End)
	a.ids[s] = id
	a.spans[s.Doc] = append(a.spans[s.Doc], anchored{s.Start, s.End, id})
	return id
}

// run is a stretch of a report's text that is shown in one way. Anchors are the
// cited spans that begin at it; Cited is true where any cited span covers it.
type run struct {
	Text    string
	Anchors []mark
	Noise   string
	Heading bool
	Cited   string // ids of the spans that cover it, space separated
	Break   bool   // a new paragraph begins before it
}

type mark struct{ ID string }

// body cuts the text of d at every place where the way it is shown changes.
// Cited spans overlap freely: a run belongs to all of them.
func (c *composer) body(d *parley.Document) []run {
	spans := append([]anchored(nil), c.anchors.spans[d.ID]...)
	sort.Slice(spans, func(i, j int) bool {
		if spans[i].start != spans[j].start {
			return spans[i].start < spans[j].start
		}
		return spans[i].end > spans[j].end
	})
	cuts := []int{0, len(d.Text)}
	for _, s := range spans {
		cuts = append(cuts, s.start, s.end)
	}
	for _, n := range d.Noise {
		cuts = append(cuts, n.Start, n.End)
	}
	for _, h := range d.Headings {
		cuts = append(cuts, h.Start, h.End)
	}
	cuts = append(cuts, paragraphCuts(d.Text)...)
	sort.Ints(cuts)

	var out []run
	var open []anchored
	next, noise, heading, fresh := 0, 0, 0, false
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		if from >= to {
			continue
		}
		r := run{Text: d.Text[from:to], Break: fresh}
		fresh = false
		open = stillOpen(open, from)
		for next < len(spans) && spans[next].start <= from {
			r.Anchors = append(r.Anchors, mark{spans[next].id})
			open = append(open, spans[next])
			next++
		}
		r.Cited = idsOf(open)
		for noise < len(d.Noise) && d.Noise[noise].End <= from {
			noise++
		}
		if noise < len(d.Noise) && d.Noise[noise].Start <= from && d.Noise[noise].Type.Removable() {
			r.Noise = strings.ToLower(strings.ReplaceAll(string(d.Noise[noise].Type), "_", " "))
		}
		for heading < len(d.Headings) && d.Headings[heading].End <= from {
			heading++
		}
		r.Heading = heading < len(d.Headings) && d.Headings[heading].Start <= from
		if strings.TrimSpace(r.Text) == "" && strings.Count(r.Text, "\n") > 1 && len(open) == 0 {
			fresh = true
			continue
		}
		out = append(out, r)
	}
	return out
}

func stillOpen(open []anchored, at int) []anchored {
	kept := open[:0]
	for _, s := range open {
		if s.end > at {
			kept = append(kept, s)
		}
	}
	return kept
}

func idsOf(open []anchored) string {
	ids := make([]string, len(open))
	for i, s := range open {
		ids[i] = s.id
	}
	return strings.Join(ids, " ")
}

// paragraphCuts are the ends of runs of line breaks that part paragraphs.
func paragraphCuts(text string) []int {
	var cuts []int
	for i := 0; i < len(text); i++ {
		if text[i] != '\n' {
			continue
		}
		j, breaks := i, 0
		for j < len(text) && (text[j] == '\n' || text[j] == '\r' || text[j] == ' ' || text[j] == '\t') {
			if text[j] == '\n' {
				breaks++
			}
			j++
		}
		if breaks > 1 {
			cuts = append(cuts, i, j)
		}
		i = j - 1
	}
	return cuts
}
