package position_test

import (
	"fmt"
	"slices"
	"testing"
)

// Known misses: a reader sees the stance, the rules don't yet. A case that is
// found fails the test, so that it moves to TestPositions.
func TestKnownMisses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"without a stance word": {"For Tarsk there are no negotiations while Aldane mediates.", "TSK meeting_format rejects tarsk"},
		"silence as a stance":   {"Tesk did not mention a three-way summit.", "TSK meeting_format undecided tesk"},
		"by what was done":      {"Tesk arrived in Lindby with his bankers, hoping for energy deals.", "TSK sanctions_economic offers tesk"},
		"passive without agent": {"A security guarantee would be given to Velmar.", "NRU security_guarantees offers norrland"},
		"two sentences back":    {"Norrland spoke of a truce. Nobody in Přívoz answered. Tesk rejected the idea.", "TSK sequencing rejects tesk"},
		"expected of another":   {"Tarsk expects the sanctions to be lifted.", "TSK sanctions_economic demands tarsk"},
		"unlikely to agree":     {"Tesk is unlikely to accept a meeting with Maren.", "TSK meeting_format rejects tesk"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range read(t, c.text).Positions {
				got = append(got, fmt.Sprintf("%s %s %s %s", p.Party, p.Issue, p.StanceType, p.Holder))
			}
			if slices.Contains(got, c.want) {
				t.Errorf("MENDED: %q is found now; move it to TestPositions", c.text)
			}
		})
	}
}
