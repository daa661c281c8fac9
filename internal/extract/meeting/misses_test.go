package meeting_test

import (
	"slices"
	"testing"
)

// Known misses: a reader sees the meeting so, the rules don't yet. A case that
// is read right fails the test, so that it moves to the other table.
func TestKnownMisses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"named by what is said":  {"Tesk told Maren on the way out: next year in Tarsk City.", "talks hypothetical maren,tesk"},
		"attack for a meeting":   {"Tesk shouted at Maren for an hour in Lindby.", "talks happened tesk,maren PT1H"},
		"planned, then held":     {"Maren will meet Tesk in Lindby on Friday. As planned, the two sat at one table for three hours.", "talks happened maren,tesk PT3H"},
		"length by two clocks":   {"Maren met Tesk in Lindby. They began at nine and rose at noon.", "talks happened maren,tesk PT3H"},
		"side by office":         {"Maren spoke by telephone with her Tarskan counterpart for an hour.", "call happened maren,tesk PT1H"},
		"author at the table":    {"I had breakfast with Tesk and Aldane in Café Přívoz.", "breakfast happened author,tesk,aldane"},
		"before what is planned": {"Following a breakfast with Tesk, Maren is scheduled to speak on Friday.", "breakfast planned maren,tesk"},
		"the elided host":        {"Maren met Tesk. The subsequent meeting with Aldane and Růžička was short.", "talks happened maren,aldane,ruzicka"},
		"three sides, one later": {"Maren and Tesk met in Lindby; Aldane joined them after an hour.", "talks happened maren,tesk,aldane"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, m := range read(t, c.text) {
				got = append(got, line(m))
			}
			if slices.Contains(got, c.want) {
				t.Errorf("MENDED: %q is read right now; move it to TestMeetings", c.text)
			}
		})
	}
}
