package dossier

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/compare"
)

const hostile = `<script>window.hacked=1</script><img src=x onerror="window.hacked=1">`

// testRecord is a small record over two invented reports, one of them hostile.
func testRecord(t *testing.T) *parley.Record {
	t.Helper()
	long := strings.Repeat("Rain fell on the Harbour Hall for most of the day.\n\n", 40)
	a := &parley.Document{ID: "d1", Name: "wire.txt", Outlet: "Meridian Wire", Title: "Maren met Tesk", Language: "en",
		Published: &parley.Published{Value: "2031-03-14", Basis: parley.Stated},
		Text:      "Skip to content\n\n" + long + "The talks of Ilsa Maren and Goran Tesk lasted four hours. “We have a list,” Tesk said. Zdenka Hořáková’s plan was refused.",
		Noise:     []parley.Noise{{Start: 0, End: 15, Type: parley.NoiseNavigation}}}
	b := &parley.Document{ID: "d2", Name: hostile + ".txt", Language: "en",
		Text: hostile + " The talks of Maren and Tesk lasted barely three hours."}
	span := func(d *parley.Document, words string) parley.Span {
		at := strings.Index(d.Text, words)
		if at < 0 {
			t.Fatalf("%q isn't in %s", words, d.Name)
		}
		return d.SpanOf(at, at+len(words))
	}
	meeting := func(d *parley.Document, id, words string) parley.Meeting {
		s := span(d, words)
		return parley.Meeting{ID: id, Participants: []string{"e1", "e2"}, Kind: "talks", Status: parley.Happened, DurationSpan: &s, Evidence: []parley.Span{span(d, "lasted "+words)}}
	}
	four, three := span(a, "four hours"), span(b, "barely three hours")
	in := Input{
		Generator: "parley test", Model: "none", Documents: []*parley.Document{a, b}, Agenda: &parley.Agenda{Issues: []parley.AgendaIssue{{Key: "territory", Name: "Territory"}}},
		Entities: []parley.Entity{{ID: "e1", Name: "Ilsa Maren", Type: parley.Person}, {ID: "e2", Name: "Goran Tesk", Type: parley.Person}},
		Stories:  []parley.Story{{ID: "s1", Title: "Talks " + hostile, Documents: []string{"d1", "d2"}}},
		Findings: []*parley.Findings{{
			Meetings:  []parley.Meeting{meeting(a, "m1", "four hours")},
			Quotes:    []parley.Quote{{ID: "q1", Kind: "speech", Speaker: "e2", Span: span(a, "We have a list,")}},
			Positions: []parley.Position{{ID: "p1", Party: "TRS", Holder: "e2", Issue: "territory", Stance: "refused", StanceType: "rejects", SaidBy: parley.SaidBy{Type: "AUTHOR"}, Evidence: []parley.Span{span(a, "plan was refused")}}},
			Pledges:   []parley.Pledge{{ID: "g1", Who: "e1", What: "list", Status: "open", Evidence: []parley.Span{span(a, "a list")}}},
			Forecasts: []parley.Forecast{{ID: "f1", Who: parley.AuthorSource, Proposition: "refused", Direction: "negative", Evidence: []parley.Span{span(a, "refused")}}},
		}, {Meetings: []parley.Meeting{meeting(b, "m2", "barely three hours")}}},
		Compared: []*compare.Comparison{{
			Points: []parley.Point{{ID: "pt1", Kind: "attribute", Attribute: "length of the talks", Verdict: parley.Disputed, Accounts: []parley.Account{
				{Value: "four hours", Documents: []string{"d1"}, Independent: 1, Evidence: []parley.Span{four}},
				{Value: "barely three hours", Documents: []string{"d2"}, Independent: 1, Evidence: []parley.Span{three}}}}},
			Timeline: []parley.Moment{
				{Date: "2031-03-14", Precision: "day", What: "the talks", Basis: parley.Stated, Documents: []string{"d1"}, Evidence: []parley.Span{four}},
				{Date: "2031-03", Precision: "month", What: "refusal", Basis: parley.Inferred, Documents: []string{"d1"}, Evidence: []parley.Span{span(a, "refused")}}},
			Matrix: []parley.MatrixCell{{Party: "TRS", Issue: "territory", Positions: []string{"p1"}}},
		}},
		Problems: []parley.Problem{{Stage: "collect", Document: hostile, Message: "is empty"}},
	}
	r, err := Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func render(t *testing.T, write func(*bytes.Buffer, *parley.Record) error, r *parley.Record) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
