package when

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate/annotatetest"
)

// marked reads text as if the trained reader marked the given times in it, each
// written "TYPE|words".
func marked(t *testing.T, text string, times ...string) *parley.Annotations {
	t.Helper()
	doc := annotatetest.Document(text)
	doc.Published = &parley.Published{Value: published, Basis: parley.Stated}
	a := annotatetest.ReadDocument(t, doc)
	a.Reading = &parley.Reading{}
	for _, m := range times {
		kind, words, _ := strings.Cut(m, "|")
		at := strings.Index(text, words)
		if at < 0 {
			t.Fatalf("%q isn't in %q", words, text)
		}
		a.Reading.Times = append(a.Reading.Times, parley.NamedRange{Range: a.TokensIn(at, at+len(words)), Type: kind})
	}
	return a
}

func TestValued(t *testing.T) {
	a := marked(t, "In Říčany, early on Monday, Maren spoke; the harvest came overnight.", "DATE|early on Monday", "TIME|overnight")
	got := Valued(a)
	if len(got) != 2 || got[0].Span.Text != "early on Monday" || got[0].Value != "2031-05-12" || got[1].Value != "" || got[1].Type != "TIME" {
		t.Errorf("got %+v", got)
	}
	a = marked(t, "The talks in Říčany are due in May or early June.", "DATE|May or early June")
	if got = Valued(a); len(got) != 1 || got[0].Value != "" {
		t.Errorf("of a choice: %+v", got)
	}
	a.Reading = nil
	if len(Valued(a)) != 0 {
		t.Error("times without a reader")
	}
}

func TestJoinedWithTheReader(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		times []string
		want  string
	}{
		"its extent":       {"In fiscal 2030 Velmar paid.", []string{"DATE|fiscal 2030"}, "fiscal 2030=FY2030"},
		"no rule":          {"Shells fell overnight on Říčany.", []string{"TIME|overnight"}, ""},
		"no reader":        {"They talked for years.", nil, "years=PXY"},
		"two in one":       {"In April next year they meet.", []string{"DATE|April next year"}, "April=2031-04 next year=2032"},
		"modifier kept":    {"They waited at least 30 days.", []string{"DURATION|30 days"}, "at least 30 days=P30D"},
		"another type":     {"The two-day talks ended.", []string{"DATE|two-day talks"}, "The two-day=P2D"},
		"owner stays out":  {"Sales fell in its first quarter.", []string{"DATE|its first quarter"}, "first quarter=2031-Q1"},
		"unit of the text": {"Sales fell in the quarter.", []string{"DATE|the quarter"}, "the quarter=2031-Q2"},
		"unit unmarked":    {"Sales fell in the quarter.", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := marked(t, c.text, c.times...)
			f := &parley.Findings{Doc: a.Doc}
			Extractor().Run(a, f)
			var got []string
			for _, x := range f.Times {
				if err := x.Span.Check(a.Doc.Text); err != nil {
					t.Error(err)
				}
				got = append(got, x.Span.Text+"="+x.Value)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}
