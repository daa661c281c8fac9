package attribution

import (
	"testing"

	"github.com/parley-record/parley/internal/extract/extracttest"
)

// TestFind: each mark is labelled "source|kind" by the words that head the
// source ("-" for nobody) and lies over one content.
func TestFind(t *testing.T) {
	for _, fixture := range []string{
		"Maren told Aldane that {Maren/said|the bridge at Přívoz was lost}.",
		"The envoy, who warned that {envoy/warning|time was short}, left.",
		"Tesk, pressed by reporters, conceded that {Tesk/said|talks had failed} and that {Tesk/said|nobody won}.",
		"It was reported that {-/said|shells fell on Lindby}.",
		"Maren pledged {Maren/promise|to free the prisoners}.",
		"{Tesk/said|The talks}, Tesk said, {Tesk/said|were dead}.",
		"They knew of Maren’s belief that {Maren/belief|Tarsk is weak}.",
		"There is concern among officials that {officials/belief|the truce could fail}.",
		"Tarskan forces reportedly shelled Lindby.",
	} {
		a, f, marks := extracttest.Read(t, fixture)
		found := NewReader(a, f).Find()
		var got []string
		for _, x := range found {
			source := "-"
			if x.Source >= 0 {
				source = a.Tokens[x.Source].Text
			}
			for _, c := range x.Content {
				got = append(got, source+"/"+x.Kind+"|"+a.Span(c).Text)
			}
		}
		if len(marks) == 0 { // hearsay: the clause without its adverb
			if len(got) != 2 {
				t.Errorf("%s: got %q, want one content in two parts", fixture, got)
			}
			continue
		}
		for i, m := range marks {
			want := m.Label + "|" + m.Text
			if i >= len(got) || got[i] != want {
				t.Errorf("%s: got %q, want %q", fixture, got, want)
				break
			}
		}
		if len(got) > len(marks) {
			t.Errorf("%s: got %q too", fixture, got[len(marks):])
		}
	}
}

func TestHearer(t *testing.T) {
	a, f, _ := extracttest.Read(t, "Maren told Aldane that Tesk had left.")
	r := NewReader(a, f)
	for i := range a.Tokens {
		if a.Tokens[i].Text == "told" {
			if h := r.Hearer(i); h < 0 || a.Tokens[h].Text != "Aldane" {
				t.Errorf("hearer is token %d, want Aldane", h)
			}
		}
	}
}
