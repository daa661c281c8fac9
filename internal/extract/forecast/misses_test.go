package forecast_test

import (
	"testing"

	"github.com/parley-record/parley/internal/extract/extracttest"
	"github.com/parley-record/parley/internal/extract/forecast"
)

// Known misses: a reader sees the expectation, the rules don't yet. A case
// that is found fails the test, so that it moves to TestForecasts.
func TestKnownMisses(t *testing.T) {
	for name, text := range map[string]string{
		"metaphor":          "The road from Přívoz to peace is long and full of stones.",
		"present for later": "In spring Tarsk attacks again.",
		"rhetorical":        "Who believes that Tesk keeps his word?",
		"bet":               "I would not bet on a second summit.",
		"can, ahead":        "We can reach peace on this road, said Růžička.",
		"author's would":    "A truce would freeze the front near Přívoz.",
		"deed of an agent":  "The committee will split over the treaty.",
		"leaving somebody":  "The summit ended, leaving Velmar with hard choices.",
	} {
		t.Run(name, func(t *testing.T) {
			a, f, _ := extracttest.Read(t, text)
			forecast.Extractor().Run(a, f)
			if len(f.Forecasts) > 0 {
				t.Errorf("MENDED: %q is found now; move it to TestForecasts", text)
			}
		})
	}
}
