// Package compare lays the accounts of a story's documents side by side: which
// of them speak of the same matter, and whether they give the same account of
// it. It keeps every account with its words and never picks a winner.
//
// It reads findings whose entities are linked over documents; it reads no
// text beyond the spans that the findings carry. Start with Story.
package compare

import (
	"sort"
	"strings"

	"github.com/parley-record/parley"
)

// Input is one story: its findings, in the order of its documents, with
// references to the story's entities, those entities, and the agenda by which
// positions were found.
type Input struct {
	Findings []*parley.Findings
	Entities []parley.Entity
	Agenda   *parley.Agenda
}

// Comparison is what comes of laying the accounts side by side.
type Comparison struct {
	Points   []parley.Point
	Timeline []parley.Moment
	Matrix   []parley.MatrixCell
	// Happenings has, by id of the meeting, the happening that it tells of,
	// where several documents do.
	Happenings map[string]string
	// Kept has, by id of the pledge, what other words say came of it.
	Kept map[string]Outcome
}

// Outcome is what came of a pledge, with the words that say so.
type Outcome struct {
	Status   string
	Evidence []parley.Span
}

// Story compares the documents of one story. The result is the same for the
// same input, whatever the number of workers before it.
func Story(in Input) *Comparison {
	c := newComparer(in)
	c.meetings()
	c.outcomes()
	c.offices()
	c.quotations()
	c.stances()
	c.deeds()
	c.propositions()
	c.quantities()
	c.proposers()
	return &Comparison{
		Points:     c.sorted(),
		Timeline:   c.timeline(),
		Matrix:     c.matrix(),
		Happenings: c.sameHappening(),
		Kept:       c.pledges(),
	}
}

type comparer struct {
	Input
	points   []parley.Point
	entities map[string]*parley.Entity
	witness  map[string]string // document id to the id of the text it repeats, or its own
	order    map[string]int    // document id to its place in the story
}

func newComparer(in Input) *comparer {
	c := &comparer{Input: in, entities: map[string]*parley.Entity{}, witness: map[string]string{}, order: map[string]int{}}
	for i := range in.Entities {
		c.entities[in.Entities[i].ID] = &in.Entities[i]
	}
	for i, f := range in.Findings {
		c.order[f.Doc.ID] = i
		c.witness[f.Doc.ID] = f.Doc.ID
		if f.Doc.SameTextAs != "" {
			c.witness[f.Doc.ID] = f.Doc.SameTextAs
		}
	}
	return c
}

// telling is one document's version of a matter.
type telling struct {
	doc      string
	value    string // as shown to the reader
	key      string // equal keys are the same account
	evidence []parley.Span
}

// add makes a point of the tellings. conflict says whether two keys cannot both
// be right; it may be nil where accounts can only differ. Tellings with the
// same key form one account, in the order of documents.
func (c *comparer) add(kind, about, attribute, note string, tells []telling, conflict func(a, b string) bool) {
	if len(tells) == 0 {
		return
	}
	sort.SliceStable(tells, func(i, j int) bool { return c.before(tells[i], tells[j]) })
	var accounts []parley.Account
	var keys []string
	at := map[string]int{}
	for _, t := range tells {
		i, ok := at[t.key]
		if !ok {
			i = len(accounts)
			at[t.key] = i
			keys = append(keys, t.key)
			accounts = append(accounts, parley.Account{Value: flatten(t.value)})
		}
		a := &accounts[i]
		a.Documents = appendNew(a.Documents, t.doc)
		if kind == "proposition" && dangles(a.Value) && !dangles(t.value) { // words that can be read alone come first
			a.Value = flatten(t.value)
			a.Evidence = appendSpans(append([]parley.Span(nil), t.evidence...), a.Evidence...)
			continue
		}
		a.Evidence = appendSpans(a.Evidence, t.evidence...)
	}
	witnesses := map[string]bool{}
	for i := range accounts {
		own := map[string]bool{}
		for _, d := range accounts[i].Documents {
			own[c.witness[d]] = true
			witnesses[c.witness[d]] = true
		}
		accounts[i].Independent = len(own)
	}
	p := parley.Point{Kind: kind, About: about, Attribute: attribute, Note: note, Accounts: accounts}
	p.Verdict = verdict(keys, len(witnesses), conflict)
	p.ID = parley.SpanID("pt", append([]parley.Span{{Doc: kind + "/" + attribute}}, accounts[0].Evidence[0])...)
	c.points = append(c.points, p)
}

// dangles reports whether a wording begins with a word that leans on the text
// before it: "he promised", "who shot".
func dangles(s string) bool {
	fs := fields(s)
	return len(fs) > 0 && leaning[fs[0]]
}

var leaning = map[string]bool{"he": true, "she": true, "they": true, "it": true, "him": true, "her": true, "them": true, "his": true, "their": true, "its": true,
	"who": true, "whom": true, "whose": true, "which": true, "that": true, "to": true, "this": true, "these": true}

func (c *comparer) before(a, b telling) bool {
	if x, y := c.order[a.doc], c.order[b.doc]; x != y {
		return x < y
	}
	return a.evidence[0].Start < b.evidence[0].Start
}

func verdict(keys []string, witnesses int, conflict func(a, b string) bool) parley.Verdict {
	if conflict != nil {
		for i := range keys {
			for j := i + 1; j < len(keys); j++ {
				if conflict(keys[i], keys[j]) {
					return parley.Disputed
				}
			}
		}
	}
	switch {
	case len(keys) > 1:
		return parley.Differ
	case witnesses > 1:
		return parley.Agreed
	}
	return parley.Single
}

// rank puts what a reader must see first at the top.
var rank = map[parley.Verdict]int{parley.Disputed: 0, parley.Differ: 1, parley.Agreed: 2, parley.Single: 3}

func (c *comparer) sorted() []parley.Point {
	seen := map[string]bool{}
	kept := c.points[:0]
	for _, p := range c.points {
		if !seen[p.ID] {
			seen[p.ID] = true
			kept = append(kept, p)
		}
	}
	sort.SliceStable(kept, func(i, j int) bool {
		a, b := kept[i], kept[j]
		if rank[a.Verdict] != rank[b.Verdict] {
			return rank[a.Verdict] < rank[b.Verdict]
		}
		if x, y := isOffice(a), isOffice(b); a.Verdict == parley.Agreed && x != y {
			return y
		}
		if x, y := c.witnesses(a), c.witnesses(b); x != y {
			return x > y
		}
		x, y := a.Accounts[0].Evidence[0], b.Accounts[0].Evidence[0]
		if c.order[x.Doc] != c.order[y.Doc] {
			return c.order[x.Doc] < c.order[y.Doc]
		}
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return a.ID < b.ID
	})
	return kept
}

func (c *comparer) witnesses(p parley.Point) int {
	n := map[string]bool{}
	for _, a := range p.Accounts {
		for _, d := range a.Documents {
			n[c.witness[d]] = true
		}
	}
	return len(n)
}

// flatten puts a wording on one line.
func flatten(s string) string { return strings.Join(strings.Fields(s), " ") }

func appendNew(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

func appendSpans(list []parley.Span, spans ...parley.Span) []parley.Span {
	for _, s := range spans {
		dup := false
		for _, x := range list {
			if x.Doc == s.Doc && x.Start == s.Start && x.End == s.End {
				dup = true
				break
			}
		}
		if !dup {
			list = append(list, s)
		}
	}
	return list
}

func shared(a, b []string) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x == y {
				n++
				break
			}
		}
	}
	return n
}
