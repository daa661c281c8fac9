package position_test

import "testing"

// Those who fight a government, or only come from its country, take no stance
// for it.
func TestOthersThanTheState(t *testing.T) {
	if len(stances(t, "Tarskan officials rejected a truce near Přívoz.")) == 0 {
		t.Fatal("officials take no stance")
	}
	for _, who := range []string{"rebels", "insurgents", "separatists", "banks", "militants", "fighters", "citizens"} {
		if got := stances(t, "Tarskan "+who+" rejected a truce near Přívoz."); len(got) > 0 {
			t.Errorf("%s: %q", who, got)
		}
	}
}
