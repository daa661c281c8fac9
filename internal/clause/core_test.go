package clause_test

import (
	"testing"

	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/extract/extracttest"
)

func TestCore(t *testing.T) {
	for _, fixture := range []string{
		"The timing was no accident: {x|Velmar will {v|open} the harbour}.",
		"{x|Tesk {v|promised} to open Přívoz}, although he left the talks.",
		"{x|Tesk {v|vowed} to rebuild the bridge}, which Velmar had blown up.",
		"{x|Tesk {v|vowed} to rebuild the bridge} — an absurd claim.",
		"{x|Tesk {v|promised} – not for the first time – to leave the valley}.",
		"{x|Norrland will {v|send} grain if Tarsk agrees}.",
	} {
		a, _, marks := extracttest.Read(t, fixture)
		want, v := marks[0], at(t, a, marks[1])
		if got := a.Span(clause.Core(a, a.Sentences[a.Tokens[v].Sent].Range, v)); got.Text != want.Text {
			t.Errorf("%s: core %q", fixture, got.Text)
		}
	}
}

func TestSupposed(t *testing.T) {
	for fixture, want := range map[string]bool{
		"Many have speculated that Tesk {v|offered} to leave Přívoz.": true,
		"Tesk showed signs that he was {v|ready} to leave.":           true,
		"Tesk did not say that he {v|offered} to leave.":              true,
		"Maren questioned the Tarskan {v|commitment} to peace.":       true,
		"Maren doubts that Tesk {v|promised} to leave.":               true,
		"If Tesk {v|promises} to leave, Maren will come.":             true,
		"Aldane said that Tesk {v|offered} to leave.":                 false,
		"Tesk {v|promised} to leave.":                                 false,
		"Tesk came to Lindby and {v|promised} to leave.":              false,
	} {
		a, _, marks := extracttest.Read(t, fixture)
		if got := clause.Supposed(a, at(t, a, marks[0])); got != want {
			t.Errorf("%s: %v", fixture, got)
		}
	}
}
