package event_test

import (
	"slices"
	"testing"
)

// Known misses: a reader sees the event, the rules don't yet. A case that is
// found fails the test, so that it moves to the fixtures.
func TestKnownMisses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"role without name":  {"The Velmari warned that [they:velmar] would answer in kind.", "THREATEN happened velmar>tarsk|warned"},
		"deed in a metaphor": {"Tarsk turned its guns on the harbour of Velmar.", "ASSAULT happened tarsk>velmar|turned"},
		"declaration of war": {"An attack would be met with a declaration of war by Norrland.", "ASSAULT hypothetical norrland>|declaration"},
		"noun of noun":       {"Maren’s acceptance of the plan came late.", "AGREE happened maren>|acceptance"},
		"two verbs for one":  {"Tesk sent Růžička to negotiate with Maren.", "CONSULT happened tesk,ruzicka>maren|sent"},
		"idiom":              {"Tarsk threw in the towel at Nový Most.", "YIELD happened tarsk>|threw"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, _ := told(t, c.text); slices.Contains(got, c.want) {
				t.Errorf("MENDED: %q is found now; move it to the fixtures", c.text)
			}
		})
	}
}
