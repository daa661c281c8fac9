package parley

import (
	"strings"
	"testing"
)

func TestSpanCheck(t *testing.T) {
	text := "Ministr řekl: ne."
	cases := map[string]struct {
		span Span
		bad  string
	}{
		"verbatim":         {Span{"d", 8, 13, "řekl"}, ""},
		"other words":      {Span{"d", 8, 13, "rekl"}, "says"},
		"empty":            {Span{"d", 3, 3, ""}, "empty"},
		"past the end":     {Span{"d", 8, 99, "x"}, "outside"},
		"inside a letter":  {Span{"d", 9, 13, text[9:13]}, "cuts a character"},
		"ends in a letter": {Span{"d", 0, 9, text[0:9]}, "cuts a character"},
	}
	for name, c := range cases {
		err := c.span.Check(text)
		switch {
		case c.bad == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.bad != "" && (err == nil || !strings.Contains(err.Error(), c.bad)):
			t.Errorf("%s: error %v, want one with %q", name, err, c.bad)
		}
	}
}

func TestViewMapsBack(t *testing.T) {
	source := "The šéf said\nIwill go.  [1]\n\nEnd"
	b := NewViewBuilder(source)
	b.Open(Body)
	b.Copy(0, 14)          // The šéf said
	b.Replace(" ", 14, 15) // line break
	b.Copy(15, 16)         // I
	b.Replace(" ", 16, 16) // glued
	b.Copy(16, 24)         // will go.
	b.Open(SectionHeading)
	b.Copy(31, 34)
	v := b.View()
	if want := "The šéf said I will go.\n\nEnd"; v.Text != want {
		t.Fatalf("view %q, want %q", v.Text, want)
	}
	for _, words := range []string{"šéf", "said", "I", "will", "go", "End"} {
		at := strings.Index(v.Text, words)
		start, end := v.Source(at, at+len(words))
		if source[start:end] != words {
			t.Errorf("%q maps back to %q", words, source[start:end])
		}
	}
	at := strings.Index(v.Text, "said I will")
	if start, end := v.Source(at, at+len("said I will")); source[start:end] != "said\nIwill" {
		t.Errorf("a range over mended places maps back to %q", source[start:end])
	}
	if len(v.Blocks) != 2 || v.Blocks[1].Kind != SectionHeading || v.Text[v.Blocks[1].Start:v.Blocks[1].End] != "End" {
		t.Errorf("blocks %+v", v.Blocks)
	}
	if s, e := v.Source(5, 5); s != 0 || e != 0 {
		t.Errorf("an empty range maps to %d:%d", s, e)
	}
}

func TestValidateFindsWhatIsWrong(t *testing.T) {
	texts := map[string]string{"d": "Maren met Tesk."}
	good := Span{"d", 0, 5, "Maren"}
	base := func() *Record {
		return &Record{
			Entities: []Entity{{ID: "e1", Mentions: []Mention{{Span: good}}}},
			Quotes:   []Quote{{ID: "q1", Span: good, Speaker: "e1"}},
			Meetings: []Meeting{{ID: "m1", Participants: []string{"e1"}, Evidence: []Span{good}}},
		}
	}
	if err := base().Validate(texts); err != nil {
		t.Fatalf("a sound record is refused: %v", err)
	}
	cases := map[string]func(*Record){
		"isn't there":    func(r *Record) { r.Quotes[0].Speaker = "e9" },
		"says":           func(r *Record) { r.Quotes[0].Span.Text = "Marem" },
		"has no words":   func(r *Record) { r.Meetings[0].Evidence = nil },
		`document "x"`:   func(r *Record) { r.Entities[0].Mentions[0].Span.Doc = "x" },
		"has no account": func(r *Record) { r.Points = []Point{{ID: "p1"}} },
		"names the position": func(r *Record) {
			r.Matrix = []MatrixCell{{Party: "VEL", Issue: "territory", Positions: []string{"p9"}}}
		},
		"timeline entry":      func(r *Record) { r.Timeline = []Moment{{Date: "2031-03-14"}} },
		"is outside the text": func(r *Record) { r.Documents = []*Document{{ID: "d", Noise: []Noise{{Start: 3, End: 99}}}} },
		"status of pledge": func(r *Record) {
			r.Pledges = []Pledge{{ID: "p", Evidence: []Span{good}, StatusEvidence: []Span{{"d", 1, 2, "b"}}}}
		},
		"forecast f has no wo": func(r *Record) { r.Forecasts = []Forecast{{ID: "f", Who: AuthorSource}} },
	}
	for want, spoil := range cases {
		r := base()
		spoil(r)
		if err := r.Validate(texts); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

func TestRemap(t *testing.T) {
	f := &Findings{
		Quotes:     []Quote{{Speaker: "e0"}},
		Statements: []Statement{{Source: AuthorSource, Chain: []string{"e0", "e1", "e0"}}},
		Events:     []Event{{Actors: []string{"e0", "e1"}, Targets: []string{"e2"}}},
	}
	f.Remap(func(k string) string { return map[string]string{"e0": "g0", "e1": "g0"}[k] })
	if f.Quotes[0].Speaker != "g0" || f.Statements[0].Source != AuthorSource {
		t.Errorf("speaker %q, source %q", f.Quotes[0].Speaker, f.Statements[0].Source)
	}
	if got := f.Events[0].Actors; len(got) != 1 || got[0] != "g0" {
		t.Errorf("actors %v: two keys of one entity must become one", got)
	}
	if len(f.Events[0].Targets) != 0 {
		t.Errorf("targets %v: an unknown key must be dropped", f.Events[0].Targets)
	}
}

func TestIdentify(t *testing.T) {
	a, b := Span{"d1", 0, 5, "Maren"}, Span{"d1", 6, 9, "met"}
	f := &Findings{
		Quotes:    []Quote{{ID: "q0", Span: a}, {ID: "q1", Span: b, NestedIn: "q0"}},
		Meetings:  []Meeting{{ID: "m0", Evidence: []Span{a}}, {ID: "m1", Evidence: []Span{a}}},
		Positions: []Position{{Issue: "territory", Evidence: []Span{a}}, {Issue: "army_limits", Evidence: []Span{a}}},
	}
	f.Identify()
	if f.Quotes[1].NestedIn != f.Quotes[0].ID || f.Quotes[0].ID == "q0" {
		t.Errorf("nested in %q, the outer quote is %q", f.Quotes[1].NestedIn, f.Quotes[0].ID)
	}
	if f.Meetings[0].ID == f.Meetings[1].ID || f.Positions[0].ID == f.Positions[1].ID {
		t.Error("two items have one id")
	}
	g := &Findings{Meetings: []Meeting{{ID: "m0", Evidence: []Span{{"d2", 0, 5, "Maren"}}}}}
	g.Identify()
	if g.Meetings[0].ID == f.Meetings[0].ID {
		t.Error("items of two documents have one id")
	}
}

func TestIDsComeFromContent(t *testing.T) {
	if ID("q", "a", "bc") != ID("q", "a", "bc") {
		t.Error("the same parts give two ids")
	}
	if ID("q", "a", "bc") == ID("q", "ab", "c") {
		t.Error("parts run together")
	}
}
