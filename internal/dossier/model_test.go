package dossier

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Every report that tells of something stays in its line, as long as there are
// not very many; further places of one report make room.
func TestFewKeepsEachReport(t *testing.T) {
	var list cites
	for n := range 7 {
		name := fmt.Sprintf("Zpráva %d", n)
		list = append(list, cite{Report: name, Label: name}, cite{Report: name, Label: "2"}, cite{Report: name, Label: "3"})
	}
	told := map[string]bool{}
	for _, c := range list.Few() {
		told[c.Report] = true
	}
	if len(told) != 7 || len(list.Few()) != mostPlaces || list.More() != 0 {
		t.Errorf("%d reports in %d places, %d more", len(told), len(list.Few()), list.More())
	}
	var many cites
	for n := range 40 {
		name := fmt.Sprintf("Zpráva %d", n)
		many = append(many, cite{Report: name, Label: name})
	}
	if len(many.Few()) != mostReports || many.More() != 40-mostReports {
		t.Errorf("%d shown, %d more", len(many.Few()), many.More())
	}
}

// What two reports tell in the same words is one line with two places.
func TestSameWordsAreOneLine(t *testing.T) {
	r := testRecord(t)
	p := r.Positions[0]
	p.ID, p.Evidence = "p2", []parley.Span{r.Documents[1].SpanOf(0, 7)}
	r.Positions = append(r.Positions, p)
	page := newComposer(r).compose()
	cell := page.Stories[0].Matrix.Rows[0].Cells[0]
	if len(cell.Stances) != 1 || len(cell.Stances[0].Cites) != 2 {
		t.Errorf("stances %+v", cell.Stances)
	}
}

func TestStatusInPlainWords(t *testing.T) {
	r := testRecord(t)
	for i := range r.Meetings {
		r.Meetings[i].Status = parley.Denied
	}
	var b strings.Builder
	if err := HTML(&b, r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "did not take place") {
		t.Error("the page doesn't say that the talks did not take place")
	}
}

func TestDatesWithoutYear(t *testing.T) {
	for value, want := range map[string]string{"2031-03-14": "2031-03-14", "XXXX-04-27": "27 April, no year stated", "XXXX-05": "May, no year stated",
		"XXXX-WXX-2": "Tuesday, no date stated", "XXXX-WXX-7": "Sunday, no date stated", "XXXX-XX-XX": "", "XXXX-WXX": ""} {
		if got := plainDate(value); got != want {
			t.Errorf("%s reads %q, want %q", value, got, want)
		}
	}
}

func TestStatementWithinAnother(t *testing.T) {
	r := testRecord(t)
	doc := r.Documents[0]
	at := strings.Index(doc.Text, "The talks of Ilsa Maren and Goran Tesk lasted four hours")
	whole, part := doc.SpanOf(at, at+56), doc.SpanOf(at+13, at+23)
	r.Statements = []parley.Statement{{ID: "st1", Source: "e1", Content: []parley.Span{whole}, Kind: "said", Polarity: "positive"},
		{ID: "st2", Source: "e1", Content: []parley.Span{part}, Kind: "belief", Polarity: "positive"},
		{ID: "st3", Source: "e2", Content: []parley.Span{part}, Kind: "belief", Polarity: "positive"}}
	r.Points = nil
	var who []string
	for _, one := range newComposer(r).compose().Stories[0].Single {
		for _, l := range one.Lines {
			who = append(who, l.Who+" "+l.Kind)
		}
	}
	if got := strings.Join(who, ", "); got != "Ilsa Maren said, Goran Tesk belief" {
		t.Errorf("shown: %s", got)
	}
}
