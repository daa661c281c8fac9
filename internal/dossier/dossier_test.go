package dossier

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/parley-record/parley"
)

func TestBuildRefusesAnUnsoundRecord(t *testing.T) {
	doc := &parley.Document{ID: "d", Text: "Maren met Tesk."}
	_, err := Build(Input{
		Documents: []*parley.Document{doc}, Agenda: &parley.Agenda{},
		Findings: []*parley.Findings{{Times: []parley.Time{{Span: parley.Span{Doc: "d", Start: 0, End: 5, Text: "Tesk!"}}}}},
	})
	if err == nil || !strings.Contains(err.Error(), "nothing is written") {
		t.Errorf("error %v", err)
	}
}

func TestListsAreNeverNull(t *testing.T) {
	r, err := Build(Input{Agenda: &parley.Agenda{}, Documents: []*parley.Document{{ID: "d"}}})
	if err != nil {
		t.Fatal(err)
	}
	out := render(t, func(b *bytes.Buffer, r *parley.Record) error { return JSON(b, r) }, r)
	if strings.Contains(out, "null") {
		t.Errorf("a list is null:\n%s", out)
	}
	var back map[string]any
	if err := json.Unmarshal([]byte(out), &back); err != nil || back["schema"] != parley.Schema {
		t.Errorf("%v, schema %v", err, back["schema"])
	}
}

func TestJSONCarriesExtractedTextOnly(t *testing.T) {
	r := testRecord(t)
	r.Documents[0].Extracted = true
	out := render(t, func(b *bytes.Buffer, r *parley.Record) error { return JSON(b, r) }, r)
	var back struct{ Documents []struct{ Text string } }
	if err := json.Unmarshal([]byte(out), &back); err != nil {
		t.Fatal(err)
	}
	if back.Documents[0].Text != r.Documents[0].Text || back.Documents[1].Text != "" {
		t.Error("the text must be carried where it was extracted, and only there")
	}
}

// Text of reports comes into the page as text: the page's elements are the
// template's, however the reports are written.
func TestHostileTextStaysText(t *testing.T) {
	page := render(t, func(b *bytes.Buffer, r *parley.Record) error { return HTML(b, r) }, testRecord(t))
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			scripts++
		case "img", "iframe", "object", "embed", "link", "base", "form":
			t.Errorf("a %s element came out of text", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || (a.Key == "href" || a.Key == "src") && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("attribute %s=%q on %s", a.Key, a.Val, n.Data)
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts, want the page's own", scripts)
	}
}

// Every link of a line leads to an element of the page, and the words there are
// the words of the line's evidence.
func TestLinksLeadToTheWords(t *testing.T) {
	page := render(t, func(b *bytes.Buffer, r *parley.Record) error { return HTML(b, r) }, testRecord(t))
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	ids, covered := map[string]bool{}, map[string]string{}
	var links []string
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("id %s twice", a.Val)
				}
				ids[a.Val] = true
			case a.Key == "data-at":
				links = append(links, a.Val)
			case a.Key == "data-c":
				for _, id := range strings.Fields(a.Val) {
					covered[id] += n.FirstChild.Data
				}
			}
		}
	}
	if len(links) < 10 {
		t.Fatalf("only %d links", len(links))
	}
	for _, l := range links {
		if !ids[l] {
			t.Errorf("link to %s leads nowhere", l)
		}
	}
	found := false
	for _, text := range covered {
		found = found || text == "barely three hours"
	}
	if !found {
		t.Errorf("no highlighted run has the words: %q", covered)
	}
}

func TestReportTextIsWhole(t *testing.T) {
	r := testRecord(t)
	c := newComposer(r)
	c.compose()
	for _, d := range r.Documents {
		var b strings.Builder
		for _, run := range c.body(d) {
			if run.Break {
				b.WriteString("\n\n")
			}
			b.WriteString(run.Text)
		}
		if got, want := strings.Join(strings.Fields(b.String()), " "), strings.Join(strings.Fields(d.Text), " "); got != want {
			t.Errorf("%s: the page shows other text than the report's", d.ID)
		}
	}
}

func TestMarkdownEscapes(t *testing.T) {
	out := render(t, func(b *bytes.Buffer, r *parley.Record) error { return Markdown(b, r) }, testRecord(t))
	if strings.Contains(out, "<script>") || strings.Contains(out, "<img") {
		t.Error("text of a report is live in Markdown")
	}
	for _, want := range []string{"## Disputed", "four hours", "barely three hours", "## Quotes", "We have a list"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestUnsureForecastsOnRequest(t *testing.T) {
	r := testRecord(t)
	guess := r.Forecasts[0]
	guess.ID, guess.Proposition, guess.Sure = "f2", "Rain fell on the Harbour Hall", 0.5
	guess.Evidence = []parley.Span{r.Documents[0].SpanOf(17, 17+len(guess.Proposition))}
	r.Forecasts = append(r.Forecasts, guess)
	page := render(t, func(b *bytes.Buffer, r *parley.Record) error { return HTML(b, r) }, r)
	_, section, _ := strings.Cut(page, `<h2 id="expected0">`)
	section, _, _ = strings.Cut(section, "</section>")
	shown, folded, _ := strings.Cut(section, "<details")
	if strings.Contains(shown, guess.Proposition) || !strings.Contains(folded, guess.Proposition) {
		t.Errorf("not folded away in\n%s", section)
	}
	if out := render(t, func(b *bytes.Buffer, r *parley.Record) error { return Markdown(b, r) }, r); strings.Contains(out, guess.Proposition) {
		t.Errorf("in Markdown:\n%s", out)
	}
}
