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
