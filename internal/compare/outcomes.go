package compare

import (
	"regexp"
	"strings"

	"github.com/parley-record/parley"
)

// result is what talks may bring.
const result = `(?:(?:a|an|any|the)\s+)?((?:[\pL-]+\s+){0,3}?)(agreements?|deals?|cease-?fires?|truces?|treaty|accords?|breakthroughs?|settlement|compromise|pact)\b`

// ofSomething is a word that parts the result from the word before it: "no
// announcement of a deal" isn't "no deal".
var ofSomething = regexp.MustCompile(`(?i)\b(?:of|on|in|about|for|from|and|or|to|with|that|by|at)\b`)

// The ways to tell that talks did not bring it. What stands in between stays in
// one clause.
var unreached = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:end(?:ed|s)|conclude[ds]|finished|closed|broke\s+(?:up|off)|adjourned|left|departed|parted|walked\s+away|came\s+away|went\s+home|returned|emerged)\b[^.!?;:“”"()]{0,80}?\b(?:without|with\s+no)\s+` + result),
	regexp.MustCompile(`(?i)\b(?:fail(?:ed|s)?|(?:were|was)\s+unable|did\s+not\s+manage|didn[’']t\s+manage)\s+to\s+(?:agree\s+(?:on|to)|reach|secure|strike|produce|achieve|clinch|seal|conclude|sign|yield|deliver|win|bring)\s+` + result),
	regexp.MustCompile(`(?i)\b(?:did\s+not|didn[’']t|have\s+not|has\s+not|had\s+not|could\s+not|couldn[’']t|never)\s+(?:agree\s+(?:on|to)|reach(?:ed)?|sign(?:ed)?|strike|produced?|yield(?:ed)?|achieved?|result(?:ed)?\s+in|secured?)\s+` + result),
	regexp.MustCompile(`(?i)\bno\s+` + result + `\s+(?:was|were|had\s+been|has\s+been)\s+(?:reached|agreed|signed|struck|made|announced|concluded|achieved|sealed)\b`),
	regexp.MustCompile(`(?i)\bthere\s+(?:was|were|had\s+been)\s+no\s+` + result),
}

// otherTalks are words for talks before those that a report is on.
var otherTalks = regexp.MustCompile(`(?i)\b(?:last|previous|earlier|prior|ago|first\s+round|in\s+(?:19|20)\d\d)\b`)

const (
	clauseReach    = 60  // bytes to either side that may tell of which talks a clause speaks
	paragraphReach = 600 // bytes between a meeting's words and those of what it brought
)

// talksWord names talks.
var talksWord = regexp.MustCompile(`(?i)\b(?:summit|talks|meeting|negotiations|conference|encounter)\b`)

// failing is a clause that says that talks did not bring something.
type failing struct {
	doc, what string // what: ceasefire, agreement, breakthrough
	span      parley.Span
	on        bag // what the agreement would have been on, if told
}

// outcomes finds where several documents tell of the same talks that they did
// not bring an agreement, a ceasefire, a breakthrough.
func (c *comparer) outcomes() {
	for _, h := range c.happenings() {
		if meetingClass(h.meetings[0].Kind) != "talks" || h.meetings[0].Status != parley.Happened || len(h.meetings) < 2 {
			continue
		}
		byWhat := map[string][]failing{}
		for _, m := range h.meetings {
			for _, f := range c.failings(m) {
				byWhat[f.what] = append(byWhat[f.what], f)
			}
		}
		for _, what := range []string{"ceasefire", "agreement", "breakthrough"} {
			var tells []telling
			var on bag
			told := map[string]bool{}
			for _, f := range byWhat[what] {
				if told[f.doc] || len(f.on.stems) > 0 && len(on.stems) > 0 && f.on.shares(on) == 0 {
					continue
				}
				if len(on.stems) == 0 {
					on = f.on
				}
				told[f.doc] = true
				tells = append(tells, telling{f.doc, f.span.Text, what, []parley.Span{f.span}})
			}
			if len(tells) > 1 {
				c.add("proposition", h.meetings[0].ID, "outcome of "+c.meetingName(h), "", tells, nil)
			}
		}
	}
}

// failings are the clauses of a meeting's document that tell what the meeting
// did not bring, in the order of the text.
func (c *comparer) failings(m placed) []failing {
	f := c.Findings[c.order[m.doc]]
	var out []failing
	for _, way := range unreached {
		for _, at := range way.FindAllStringSubmatchIndex(f.Doc.Text, -1) {
			s := f.Doc.SpanOf(at[0], at[1])
			if strings.Contains(s.Text, "\n\n") || ofSomething.MatchString(f.Doc.Text[at[2]:at[3]]) || inNoise(f.Doc, s) || inQuote(f, s) || !c.ofMeeting(f, m, s) {
				continue
			}
			rest := f.Doc.Text[at[1]:min(len(f.Doc.Text), at[1]+120)]
			out = append(out, failing{m.doc, resultClass(f.Doc.Text[at[4]:at[5]]), s, qualifier(rest)})
		}
	}
	return out
}

func resultClass(word string) string {
	switch w := strings.ToLower(word); {
	case strings.HasPrefix(w, "cease") || strings.HasPrefix(w, "truce"):
		return "ceasefire"
	case strings.HasPrefix(w, "breakthrough"):
		return "breakthrough"
	}
	return "agreement"
}

// qualifier is the bag of what follows "on" or "over" up to the next mark.
func qualifier(rest string) bag {
	rest = strings.TrimLeft(rest, " \n")
	for _, p := range []string{"on ", "over ", "about ", "for ", "to "} {
		if strings.HasPrefix(rest, p) {
			if i := strings.IndexAny(rest, ".,;:!?—–"); i >= 0 {
				rest = rest[:i]
			}
			return words(rest)
		}
	}
	return bag{}
}

// ofMeeting reports whether a clause speaks of meeting m: it stands in the same
// paragraph as m's words, or its sentence speaks of talks and m are the only
// ones of the document that took place.
func (c *comparer) ofMeeting(f *parley.Findings, m placed, s parley.Span) bool {
	from, to := sentenceBounds(f.Doc.Text, s)
	sentence := f.Doc.Text[from:to]
	if otherTalks.MatchString(f.Doc.Text[max(from, s.Start-clauseReach):min(to, s.End+clauseReach)]) {
		return false
	}
	for _, e := range m.Evidence {
		from, to := min(e.End, s.End), max(e.Start, s.Start)
		if from >= to || to-from < paragraphReach && !strings.Contains(f.Doc.Text[from:to], "\n\n") {
			return true
		}
	}
	return talksWord.MatchString(sentence) && c.onlyOne(m)
}

func inNoise(d *parley.Document, s parley.Span) bool {
	for _, n := range d.Noise {
		if n.Start < s.End && s.Start < n.End {
			return true
		}
	}
	return false
}

func inQuote(f *parley.Findings, s parley.Span) bool {
	for _, q := range f.Quotes {
		if q.Span.Contains(s) {
			return true
		}
	}
	return false
}
