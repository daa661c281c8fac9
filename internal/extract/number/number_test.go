package number

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract/extracttest"
)

// TestNumbers: a mark is labelled "value unit bound".
func TestNumbers(t *testing.T) {
	for _, fixture := range []string{
		"The talks in Přívoz lasted {3.5 hour|three and a half hours}.",
		"They lasted nearly {3 hour under ~|three hours}.",
		"At least {20 person at least|20} soldiers fell.",
		"Tarsk lost {12 percent|12 percent} of its exports.",
		"Velmar asked for {2e+09 euro|€2 billion}.",
		"Maren met {7 person|seven} envoys.",
		"A {10 day|ten-day} pause began.",
		"The press conference took {9 minute|nine minutes}.",
	} {
		a, f, marks := extracttest.Read(t, fixture)
		run(a, f)
		if len(f.Numbers) != len(marks) {
			t.Errorf("%s: got %d numbers, want %d: %v", fixture, len(f.Numbers), len(marks), f.Numbers)
			continue
		}
		for i, m := range marks {
			n := f.Numbers[i]
			got := fmt.Sprint(n.Value) + " " + n.Unit
			if n.Bound != "" {
				got += " " + n.Bound
			}
			if n.Approx {
				got += " ~"
			}
			if got != m.Label || n.Span.Text != m.Text {
				t.Errorf("%s: got %q = %s, want %q = %s", fixture, n.Span.Text, got, m.Text, m.Label)
			}
		}
	}
}

func TestMeasures(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The talks lasted three hours.", "The talks"},
		{"The summit, originally slated to last around seven hours, ended early.", "The summit"},
		{"After three hours of hard talks, Maren left Přívoz.", "hard talks"},
		{"Maren and Tesk met for nearly three hours.", "met"},
		{"Maren met seven European envoys.", "European envoys"},
	} {
		a, f, _ := extracttest.Read(t, c.text)
		run(a, f)
		if len(f.Numbers) != 1 || f.Numbers[0].Measures != c.want {
			t.Errorf("%s: got %+v, want one that measures %q", c.text, f.Numbers, c.want)
		}
	}
}

func TestNoNumbers(t *testing.T) {
	for _, text := range []string{
		"The two leaders spoke of three-way talks.",
		"Article 5 binds the allies.",
		"Resolution 2231 and Lindby 2 were named.",
		"In February 2022 the war began.",
		"No one came, and one can see why.",
		"They met on May 9, 2031.",
		"Tesk meddled in the 2031 election in Říčany.",
	} {
		a, f, _ := extracttest.Read(t, "Maren: "+text)
		run(a, f)
		if len(f.Numbers) > 0 {
			t.Errorf("%s: read %+v", text, f.Numbers[0])
		}
	}
}

func TestLengthsWithoutTheirUnit(t *testing.T) {
	a, f, _ := extracttest.Read(t, "The talks in Přívoz lasted three hours rather than the six that were planned.")
	at := strings.Index(a.Doc.Text, "the six")
	f.Times = append(f.Times, parley.Time{Span: a.Doc.SpanOf(at, at+len("the six")), Type: "DURATION", Value: "PT6H"})
	run(a, f)
	if len(f.Numbers) != 2 || f.Numbers[1].Value != 6 || f.Numbers[1].Unit != "hour" || f.Numbers[1].Span.Text != "the six" {
		t.Errorf("got %+v, want three hours and the six", f.Numbers)
	}
}

// TestHostileText: no text stops the extractor, and every span is its slice.
func TestHostileText(t *testing.T) {
	for _, text := range []string{"", "5", "- - -", "half", "$", "3 - 3 - 3", "a couple of", strings.Repeat("two ", 300), "½ ٣ 三 %"} {
		a, f, _ := extracttest.Read(t, text)
		run(a, f)
		for _, n := range f.Numbers {
			if err := n.Span.Check(a.Doc.Text); err != nil {
				t.Error(err)
			}
		}
	}
}
