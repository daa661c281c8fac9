package meeting

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

// lasting are verbs whose clause tells how long their meeting took.
var lasting = map[string]bool{"last": true, "run": true, "go": true, "end": true, "conclude": true, "finish": true, "take": true,
	"meet": true, "talk": true, "speak": true, "be": true, "continue": true, "stretch": true, "total": true, "convene": true, "wrap": true,
	"stop": true, "break": true, "sit": true, "drag": true, "confer": true, "hold": true, "host": true, "call": true, "phone": true, "close": true}

// planning are verbs and adjectives that make a length a planned one.
var planning = map[string]bool{"schedule": true, "slate": true, "plan": true, "expect": true, "announce": true, "intend": true, "set": true,
	"due": true, "allot": true, "book": true, "envisage": true, "foresee": true, "suppose": true, "promise": true, "bill": true, "anticipate": true}

// notLength are words after a stretch of time that make it a distance between
// two happenings.
var notLength = map[string]bool{"later": true, "ago": true, "before": true, "after": true, "earlier": true, "away": true, "late": true, "behind": true, "since": true, "from": true, "prior": true}

// lengths reads how long the meeting took and how long was planned, from the
// clause of the verb at v (-1 for none) and the phrase of the noun at n (-1
// for a meeting told by the verb itself).
func (m *mention) lengths(a *parley.Annotations, f *parley.Findings, v, n int) {
	var r parley.Range
	told := false // the whole clause of v is about this meeting
	if v >= 0 {
		told = n < 0 || slices.Contains([]string{"nsubj", "nsubjpass", "dobj"}, a.Tokens[n].Dep) && a.Tokens[n].Head == v
	}
	switch {
	case told && lasting[a.Tokens[v].Lemma]:
		r = a.Sentences[a.Tokens[v].Sent].Range
		r = parley.Range{First: max(r.First, a.Subtree(v).First), End: a.Subtree(v).End}
	case n >= 0:
		r = a.Subtree(n)
		if h := a.Tokens[n].Head; a.Tokens[n].Dep == "pobj" && clause.Text(a, h) == "of" {
			r = a.Subtree(a.Tokens[h].Head) // three hours of talks
			r.End = n + 1
		}
	default:
		return
	}
	unit := ""
	for i := r.First; i < r.End; i++ {
		at, l := lengthAt(a, f, i, r, unit)
		if l == nil {
			continue
		}
		unit = leading(l.value)
		i = at.End - 1
		if at.End < len(a.Tokens) && notLength[clause.Text(a, at.End)] || otherMeeting(a, at, v, n) {
			continue
		}
		switch {
		case planned(a, at, v):
			if m.planned == nil {
				m.planned = l
			}
		case m.length == nil && (m.status == parley.Planned || m.status == parley.Hypothetical) && m.planned == nil:
			m.planned = l
		case m.length == nil && m.status != parley.Planned && m.status != parley.Hypothetical:
			m.length = l
		}
	}
}

// lengthAt is the length that starts at token i, as a time expression or as a
// bare number that takes over the unit of the length before it ("rather than
// the six that had been announced"; a unit that follows counts too).
func lengthAt(a *parley.Annotations, f *parley.Findings, i int, r parley.Range, unit string) (parley.Range, *length) {
	times := clause.TimesIn(f, a.Span(a.Sentences[a.Tokens[i].Sent].Range))
	for k := range times {
		t := &times[k]
		if t.Span.Start > a.Tokens[i].Start || t.Span.End <= a.Tokens[i].Start {
			continue
		}
		at := a.TokensIn(t.Span.Start, t.Span.End)
		if t.Type != "DURATION" || at.First != i || strings.Contains(t.Value, "X") {
			return parley.Range{First: i, End: i + 1}, nil
		}
		if !strings.HasPrefix(t.Value, "PT") && !strings.HasSuffix(t.Value, "D") {
			return at, nil // months and years are no length of a meeting
		}
		return withMinutes(a, f, at, &length{value: t.Value, mod: t.Mod, span: t.Span})
	}
	if a.Tokens[i].Pos != "NUM" || a.Tokens[i].Dep == "nummod" || a.Tokens[i].Dep == "compound" {
		return parley.Range{}, nil
	}
	if unit == "" {
		unit = unitIn(a, f, i)
	}
	value, taken := lexicon.Count([]string{clause.Text(a, i)})
	if unit == "" || taken == 0 || value < 1 {
		return parley.Range{}, nil
	}
	at := parley.Range{First: i, End: i + 1}
	mod := ""
	if i > r.First {
		switch clause.Text(a, i-1) {
		case "under", "below":
			mod = "LESS_THAN"
		case "over":
			mod = "MORE_THAN"
		case "about", "around", "nearly", "almost", "some", "roughly":
			mod = "APPROX"
		case "the":
		default:
			return parley.Range{}, nil
		}
		at.First--
	}
	return at, &length{value: "PT" + strconv.FormatFloat(value, 'f', -1, 64) + unit, mod: mod, span: a.Span(at)}
}

// withMinutes adds the minutes that follow hours told as a time of their own:
// four hours and ten minutes.
func withMinutes(a *parley.Annotations, f *parley.Findings, at parley.Range, l *length) (parley.Range, *length) {
	if !strings.HasSuffix(l.value, "H") || at.End >= len(a.Tokens) || clause.Text(a, at.End) != "and" {
		return at, l
	}
	times := clause.TimesIn(f, a.Span(a.Sentences[a.Tokens[at.First].Sent].Range))
	for k := range times {
		t := &times[k]
		r := a.TokensIn(t.Span.Start, t.Span.End)
		if t.Type != "DURATION" || r.First != at.End+1 || !strings.HasPrefix(t.Value, "PT") || !strings.HasSuffix(t.Value, "M") || strings.Contains(t.Value, "H") {
			continue
		}
		at.End = r.End
		return at, &length{value: l.value + strings.TrimPrefix(t.Value, "PT"), mod: l.mod, span: a.Span(at)}
	}
	return at, l
}

// allotted reads "six hours had been planned for the talks" at the verb at v:
// the length, and the noun of the meeting (-1 where the text names none).
func allotted(a *parley.Annotations, f *parley.Findings, v int, unit string) (l *length, noun int) {
	if !planning[strings.ToLower(a.Tokens[v].Lemma)] || !clause.Passive(a, v) || clause.Modal(a, v) != "" {
		return nil, -1
	}
	s := a.Child(v, "nsubjpass")
	if s < 0 {
		return nil, -1
	}
	for i := a.Tokens[s].Left; i <= s && l == nil; i++ {
		if _, l = lengthAt(a, f, i, a.Subtree(v), unit); l == nil && i == s && unit != "" {
			if value, taken := lexicon.Count([]string{clause.Text(a, i)}); taken > 0 && value >= 1 {
				l = &length{value: "PT" + strconv.FormatFloat(value, 'f', -1, 64) + unit, span: a.Span(parley.Range{First: i, End: i + 1})}
			}
		}
	}
	for _, o := range clause.After(a, v, "for") {
		if _, ok := nouns[strings.ToLower(a.Tokens[o].Lemma)]; ok {
			return l, o
		}
	}
	return l, -1
}

// unitIn is the unit, H or M, of a length in hours or minutes in the sentence
// of token i, or "".
func unitIn(a *parley.Annotations, f *parley.Findings, i int) string {
	span := a.Span(a.Sentences[a.Tokens[i].Sent].Range)
	times := clause.TimesIn(f, span)
	for k := range times {
		if t := &times[k]; t.Type == "DURATION" && strings.HasPrefix(t.Value, "PT") && span.Contains(t.Span) {
			if unit := leading(t.Value); unit != "" {
				return unit
			}
		}
	}
	return ""
}

// leading is the larger of the units, H or M, of an ISO 8601 length, or "".
func leading(value string) string {
	switch _, clock, _ := strings.Cut(value, "T"); {
	case strings.Contains(clock, "H"):
		return "H"
	case strings.Contains(clock, "M"):
		return "M"
	}
	return ""
}

// planned reports whether the length at r is one that was planned: rather than
// the six, scheduled to last six.
func planned(a *parley.Annotations, r parley.Range, v int) bool {
	for k := max(0, r.First-3); k < r.First; k++ {
		w := clause.Text(a, k)
		if (w == "rather" || w == "instead" || w == "not" || planning[strings.ToLower(a.Tokens[k].Lemma)]) && k != v {
			return true
		}
	}
	for k := r.First; k < r.End; k++ {
		if d := a.Child(k, "relcl", "acl", "amod"); d >= 0 && planning[strings.ToLower(a.Tokens[d].Lemma)] {
			return true
		}
	}
	for g := clause.Governor(a, r.First); g >= 0; g = clause.Governor(a, g) {
		if planning[strings.ToLower(a.Tokens[g].Lemma)] {
			return true
		}
		if g == v {
			break
		}
	}
	return false
}

// otherMeeting reports whether the length at r stands in the phrase of another
// meeting than the one at n.
func otherMeeting(a *parley.Annotations, r parley.Range, v, n int) bool {
	for i := r.End - 1; a.Tokens[i].Head != i; {
		i = a.Tokens[i].Head
		if i == n || i == v {
			return false
		}
		if _, ok := nouns[strings.ToLower(a.Tokens[i].Lemma)]; ok && a.Tokens[i].Pos == "NOUN" {
			return true
		}
	}
	return false
}
