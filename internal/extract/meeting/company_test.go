package meeting_test

import (
	"slices"
	"testing"
)

func TestWhoCameAlong(t *testing.T) {
	for name, c := range map[string]struct {
		text           string
		people, others []string
	}{
		"alongside":      {"Maren met Tesk in Lindby alongside Zdeňka Růžička.", []string{"maren", "tesk"}, []string{"ruzicka"}},
		"together with":  {"Maren, together with Zdeňka Růžička, met Tesk in Lindby.", []string{"maren", "tesk"}, []string{"ruzicka"}},
		"accompanied by": {"Maren met Tesk in Lindby, accompanied by Zdeňka Růžička.", []string{"maren", "tesk"}, []string{"ruzicka"}},
		"delegation":     {"Maren met Tesk in Lindby. The Tarskan delegation included Zdeňka Růžička.", []string{"maren", "tesk"}, []string{"ruzicka"}},
		"accompanied":    {"Maren met Tesk in Lindby. Zdeňka Růžička accompanied Maren.", []string{"maren", "tesk"}, []string{"ruzicka"}},
		"took part":      {"Maren met Tesk in Lindby. Zdeňka Růžička took part.", []string{"maren", "tesk"}, []string{"ruzicka"}},
		"attended":       {"Maren met Tesk in Lindby. Zdeňka Růžička also attended the meeting.", []string{"maren", "tesk"}, []string{"ruzicka"}},
		"attended else":  {"Maren met Tesk in Lindby. Zdeňka Růžička attended a wedding.", []string{"maren", "tesk"}, nil},
		"of no meeting":  {"Maren met Tesk in Lindby. Zdeňka Růžička accompanied Aldane.", []string{"maren", "tesk"}, nil},
		"a plan":         {"Maren met Tesk in Lindby. The delegation might include Zdeňka Růžička.", []string{"maren", "tesk"}, nil},
		"a principal":    {"Maren met Tesk in Lindby. The delegation included Maren.", []string{"maren", "tesk"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, c.text)
			if len(got) != 1 || !slices.Equal(got[0].Participants, c.people) || !slices.Equal(got[0].Others, c.others) {
				t.Errorf("%s\n got %+v", c.text, got)
			}
		})
	}
}

// Meetings of the same people are told apart by their dates, a bare year too.
func TestDatesTellMeetingsApart(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"Maren met Tesk on 2031-05-15 in Lindby. Maren met Tesk on 2031-06-02 in Calder.", 2},
		{"Maren met Tesk in Lindby on 2031-05-15. Maren met Tesk in Calder in 2029.", 2},
		{"Maren met Tesk in Lindby on 2031-05-15. Maren met Tesk in 2031.", 1},
	} {
		if got := read(t, c.text); len(got) != c.want {
			t.Errorf("%s\n%d meetings, want %d: %+v", c.text, len(got), c.want, got)
		}
	}
}
