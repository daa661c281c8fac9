package dossier

import (
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// page is the record in the order in which a person reads it.
type page struct {
	Title     string
	Generator string
	Model     string
	Stories   []storyPage
	Reports   []report
	Problems  []parley.Problem
}

// storyPage is one story for a reader.
type storyPage struct {
	ID        string
	Title     string
	Reports   []report
	Disputed  []point
	Differ    []point
	Agreed    []point
	Meetings  []meeting
	Matrix    matrix
	Shifts    []line
	Speakers  []speaker
	Pledges   []pledge
	Forecasts []line
	Guesses   []line // forecasts that are shown on request
	Timeline  []moment
	Chart     chart
	Single    []single
}

// report is one document as the page lists and shows it.
type report struct {
	ID, Anchor, Name, Outlet, Title, Date, Basis string
	Authors                                      string
	Words                                        int
	Short                                        string // what citations call it: the outlet or the file's name
	Problems                                     []string
	Repeats                                      string
	Body                                         []run
}

// cite is a place in a report: its words and where they stand.
type cite struct {
	Report string // short name
	Label  string // what the link says: the short name, or a number where the report was named just before
	Anchor string // id of the highlighted words on the page
	Text   string
}

// cites are the places that a line rests on.
type cites []cite

// Bounds of the citations of one line on the page.
const (
	mostPlaces  = 8  // places, as long as each report has one
	mostReports = 12 // reports
)

// Few leaves out further places of a report where there are many, and the last
// of very many reports.
func (all cites) Few() cites {
	reports := 0
	for _, c := range all {
		if c.Label == c.Report {
			reports++
		}
	}
	var out cites
	further := mostPlaces - reports
	for _, c := range all {
		first := c.Label == c.Report
		if !first {
			further--
		}
		if first && len(out) < mostReports || !first && further >= 0 {
			out = append(out, c)
		}
	}
	return out
}

// More is the number of reports that Few leaves out.
func (all cites) More() int {
	n := 0
	for _, c := range all {
		if c.Label == c.Report {
			n++
		}
	}
	for _, c := range all.Few() {
		if c.Label == c.Report {
			n--
		}
	}
	return n
}

type account struct {
	Value       string
	Reports     []string
	Independent int
	Cites       cites
}

type point struct {
	Attribute string
	Kind      string
	Verdict   parley.Verdict
	Accounts  []account
	Note      string
}

type line struct {
	Who, What, Kind string
	From, To        string
	Doubt           string
	Cites           cites
}

// meeting is one happening. Where reports tell it differently every version
// stands there.
type meeting struct {
	Who, Others, Kind            string
	Places, Dates, Lengths, Plan []string
	Inferred                     bool // a date was concluded, not stated
	Status                       parley.Status
	Cites                        cites
}

// Happening is the meeting's status in plain words, "" if it took place.
func (m meeting) Happening() string {
	switch m.Status {
	case parley.Planned:
		return "planned"
	case parley.Hypothetical:
		return "only possible"
	case parley.Denied:
		return "did not take place"
	}
	return ""
}

type matrix struct {
	Issues []parley.Issue
	Rows   []matrixRow
}

// addLine adds a line, or its places to the same line told before: reports
// repeat each other's words.
func addLine(list []line, l line) []line {
	for i := range list {
		o := &list[i]
		if o.Who == l.Who && o.Kind == l.Kind && o.Doubt == l.Doubt && sameWords(o.What, l.What) {
			o.Cites = append(o.Cites, l.Cites...)
			return list
		}
	}
	return append(list, l)
}

// sameWords compares wordings but for case and the mark at the end.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.TrimRight(a, ".,;:!"), strings.TrimRight(b, ".,;:!"))
}

type matrixRow struct {
	Party string
	Cells []matrixCell
}

type matrixCell struct {
	Stances []line
	Shifts  []line
}

type speaker struct {
	Name   string
	Quotes []line
}

type pledge struct {
	line
	Status      string
	Conditional bool
	When        string
	Came        cites
}

type moment struct {
	Date, Precision, What string
	Basis                 parley.Basis
	Reports               []string
	Cites                 cites
}

type single struct {
	Report string
	Lines  []line
	Unsure []line // shown on request
}

// composer turns a record into a page; anchors collects the places that the
// reports' texts must highlight.
type composer struct {
	rec      *parley.Record
	entities map[string]*parley.Entity
	docs     map[string]*parley.Document
	short    map[string]string
	number   map[string]int
	anchors  *anchors
	told     map[[2]string][]*parley.Statement // by document and source
}

func newComposer(rec *parley.Record) *composer {
	c := &composer{rec: rec, entities: map[string]*parley.Entity{}, docs: map[string]*parley.Document{}, short: map[string]string{}, number: map[string]int{}, anchors: newAnchors(), told: map[[2]string][]*parley.Statement{}}
	for i := range rec.Entities {
		c.entities[rec.Entities[i].ID] = &rec.Entities[i]
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		key := [2]string{s.Content[0].Doc, s.Source}
		c.told[key] = append(c.told[key], s)
	}
	used := map[string]int{}
	for i, d := range rec.Documents {
		c.docs[d.ID] = d
		c.number[d.ID] = i + 1
		name := d.Outlet
		if name == "" {
			name = d.Name
		}
		used[name]++
		if n := used[name]; n > 1 {
			name += " (" + strconv.Itoa(n) + ")"
		}
		c.short[d.ID] = name
	}
	return c
}

func (c *composer) name(id string) string {
	switch id {
	case "":
		return ""
	case parley.AuthorSource:
		return "the author"
	case parley.UnspecifiedSource:
		return "not named"
	}
	if e := c.entities[id]; e != nil {
		return e.Name
	}
	return id
}

func (c *composer) names(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = c.name(id)
	}
	return strings.Join(out, ", ")
}

func (c *composer) cite(s parley.Span) cite {
	return cite{Report: c.short[s.Doc], Label: c.short[s.Doc], Anchor: c.anchors.at(c.number[s.Doc], s), Text: flat(s.Text)}
}

func (c *composer) cites(spans []parley.Span) cites {
	out := make(cites, 0, len(spans))
	seen := map[string]int{}
	for _, s := range spans {
		v := c.cite(s)
		seen[v.Report]++
		if n := seen[v.Report]; n > 1 {
			v.Label = strconv.Itoa(n)
		}
		out = append(out, v)
	}
	return out
}

// flat puts a wording on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func (c *composer) compose() *page {
	p := &page{Title: "Parley", Generator: c.rec.Generator, Model: c.rec.Model, Problems: c.rec.Problems}
	for _, s := range c.rec.Stories {
		p.Stories = append(p.Stories, c.story(s))
	}
	if len(p.Stories) > 0 {
		p.Title = p.Stories[0].Title
	}
	for _, d := range c.rec.Documents {
		p.Reports = append(p.Reports, c.report(d))
	}
	return p
}

func (c *composer) story(s parley.Story) storyPage {
	in := map[string]bool{}
	for _, d := range s.Documents {
		in[d] = true
	}
	out := storyPage{ID: s.ID, Title: s.Title}
	for _, d := range s.Documents {
		out.Reports = append(out.Reports, c.reportLine(c.docs[d]))
	}
	for _, p := range c.rec.Points {
		if !in[p.Accounts[0].Evidence[0].Doc] {
			continue
		}
		switch p.Verdict {
		case parley.Disputed:
			out.Disputed = append(out.Disputed, c.point(p))
		case parley.Differ:
			out.Differ = append(out.Differ, c.point(p))
		case parley.Agreed:
			out.Agreed = append(out.Agreed, c.point(p))
		}
	}
	c.deeds(&out, in)
	c.positions(&out, in)
	c.speech(&out, in)
	out.Single = c.alone(s, in)
	return out
}

func (c *composer) point(p parley.Point) point {
	out := point{Attribute: p.Attribute, Kind: p.Kind, Verdict: p.Verdict, Note: p.Note}
	if p.Kind == "proposition" && p.Attribute == "what happened" {
		out.Attribute = ""
	}
	for _, a := range p.Accounts {
		acc := account{Value: flat(a.Value), Independent: a.Independent, Cites: c.cites(a.Evidence)}
		for _, d := range a.Documents {
			acc.Reports = append(acc.Reports, c.short[d])
		}
		out.Accounts = append(out.Accounts, acc)
	}
	return out
}

func (c *composer) reportLine(d *parley.Document) report {
	r := report{
		ID: d.ID, Anchor: "r" + strconv.Itoa(c.number[d.ID]), Name: d.Name, Outlet: d.Outlet, Title: d.Title,
		Authors: strings.Join(d.Authors, ", "), Words: len(strings.Fields(d.Text)), Short: c.short[d.ID], Problems: d.Problems,
	}
	if d.Published != nil {
		r.Date, r.Basis = d.Published.Value, string(d.Published.Basis)
	}
	if d.SameTextAs != "" {
		r.Repeats = c.short[d.SameTextAs]
	}
	return r
}

func (c *composer) report(d *parley.Document) report {
	r := c.reportLine(d)
	r.Body = c.body(d)
	return r
}

func inDocs(spans []parley.Span, in map[string]bool) bool {
	return len(spans) > 0 && in[spans[0].Doc]
}
