package meeting_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract/extracttest"
	"github.com/parley-record/parley/internal/extract/meeting"
)

func read(t *testing.T, fixture string) []parley.Meeting {
	t.Helper()
	a, f, _ := extracttest.Read(t, fixture)
	meeting.Extractor().Run(a, f)
	for _, m := range f.Meetings {
		for _, s := range m.Evidence {
			if err := s.Check(f.Doc.Text); err != nil {
				t.Error(err)
			}
		}
		if m.Duration != "" && m.DurationSpan == nil || m.PlannedDuration != "" && m.PlannedSpan == nil {
			t.Errorf("%s has a length without its words", m.ID)
		}
	}
	return f.Meetings
}

// line is "kind status people [length] [planned length]".
func line(m parley.Meeting) string {
	out := fmt.Sprintf("%s %s %s", m.Kind, m.Status, strings.Join(m.Participants, ","))
	if m.Duration != "" {
		out += " " + m.Duration + m.DurationMod
	}
	if m.PlannedDuration != "" {
		out += " planned " + m.PlannedDuration
	}
	return out
}

func TestMeetings(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"verb with length":      {"Maren met Tesk in Lindby for nearly three hours.", []string{"talks happened maren,tesk PT3HAPPROX"}},
		"mentions are one":      {"Maren and Tesk met in Lindby on Friday.\n\nThe summit lasted two hours. Calder praised the talks.", []string{"talks happened maren,tesk PT2H"}},
		"planned and real":      {"Maren met Tesk in Lindby. The meeting ended early, after three and a half hours rather than the six that had been announced.", []string{"talks happened maren,tesk PT3H30M planned PT6H"}},
		"elliptical":            {"Maren met Tesk in Lindby. The summit, originally slated to last around seven hours, concluded in under three.", []string{"talks happened maren,tesk PT3HLESS_THAN planned PT7H"}},
		"hours of talks":        {"Maren met Tesk in Lindby. After nearly four hours of talks, the leaders left.", []string{"talks happened maren,tesk PT4HAPPROX"}},
		"despite hours":         {"In a summit held on 15 May, President Maren and President Tesk met face-to-face. Despite nearly four hours of discussions, both leaders failed to agree.", []string{"talks happened maren,tesk PT4HAPPROX"}},
		"second call":           {"During the summit, Maren called Tesk and followed up with another call.", []string{"call happened maren,tesk", "call happened maren,tesk"}},
		"to be followed":        {"Calder is arranging a meeting between Maren and Tesk to be followed by a trilateral meeting between Maren, Tesk, and Aldane.", []string{"talks planned maren,tesk", "talks planned maren,tesk,aldane"}},
		"planned for":           {"Maren met Tesk in Lindby for four hours and ten minutes. Six hours had been planned for the talks.", []string{"talks happened maren,tesk PT4H10M planned PT6H"}},
		"six had been planned":  {"President Maren sat at one end of the table and President Tesk at the other. The talks ended after barely three hours. Six had been planned.", []string{"talks happened maren,tesk PT3H planned PT6H"}},
		"later date":            {"Maren met Tesk in Lindby. The meeting on Monday will probably fail.", []string{"talks happened maren,tesk"}},
		"cancelled lunch":       {"Maren met Tesk in Lindby. A joint lunch was cancelled.", []string{"talks happened maren,tesk", "lunch denied maren,tesk"}},
		"two meetings":          {"Maren met Tesk in Lindby. On Monday she will meet Aldane.", []string{"talks happened maren,tesk"}},
		"call":                  {"After a phone call with Tesk on Friday, Aldane flew home.", []string{"call happened aldane,tesk"}},
		"press conference":      {"Maren and Tesk met in Lindby. The two leaders’ joint press conference lasted nine minutes.", []string{"talks happened maren,tesk", "press conference happened maren,tesk PT9M"}},
		"skipped":               {"Maren and Tesk met in Lindby. The leaders skipped the joint lunch.", []string{"talks happened maren,tesk", "lunch denied maren,tesk"}},
		"planned":               {"Aldane announced that a Maren-Tesk meeting would take place shortly.", []string{"talks planned maren,tesk"}},
		"possible":              {"Calder raised the possibility of a summit between Maren and Tesk.", []string{"talks hypothetical maren,tesk"}},
		"called a name":         {"Maren called Tesk “an island of calm” in Přívoz.", nil},
		"on the news":           {"Maren praised Tesk in her Coast News appearances.", nil},
		"groundwork":            {"Aldane flew to Přívoz to lay the groundwork for a summit between Maren and Tesk.", []string{"talks planned maren,tesk"}},
		"the name after office": {"On Friday the President of Tarsk, Goran Tesk, held talks with the President of Velmar, Ilsa Maren, in Lindby.", []string{"talks happened tesk,maren"}},
		"face to face":          {"In a summit held on 15 May, President Ilsa Maren of Velmar and President Goran Tesk met face to face for the first time.", []string{"talks happened maren,tesk"}},
		"called late":           {"Henrik Aldane of the Norrland Union, who hosted the summit, called Tesk by telephone late on Friday.", []string{"call happened aldane,tesk"}},
		"standards are met":     {"Velmar and Tarsk met new standards. Tarsk met with criticism.", nil},
		"again and again":       {"Maren often meets Tesk.", nil},
		"might be called off":   {"Maren plans to meet Tesk. The meeting might be called off.", []string{"talks planned maren,tesk"}},
		"could be cancelled":    {"A summit between Maren and Tesk is planned for May. Maren said the summit could be cancelled.", []string{"talks planned maren,tesk"}},
		"failed to bring":       {"The summit between Maren and Tesk in Lindby failed to bring a truce.", []string{"talks happened maren,tesk"}},
		"will fail":             {"The meeting between Maren and Tesk on 11 April will probably fail.", []string{"talks planned maren,tesk"}},
		"failed to take place":  {"The summit between Maren and Tesk failed to materialize.", []string{"talks denied maren,tesk"}},
		"asked for and held":    {"Maren requested a meeting with Tesk, which took place on Friday.", []string{"talks happened maren,tesk"}},
		"insisted that":         {"Tesk remained firm in his insistence that [he:tesk] meet with Maren.", []string{"talks hypothetical tesk,maren"}},
		"after meeting":         {"After meeting Tesk, Maren proposed a truce.", []string{"talks happened maren,tesk"}},
		"not based on":          {"The remark was not based on his meeting with Tesk, Maren said.", nil},
		"led to":                {"The quarrel led to a meeting between Maren and Tesk.", []string{"talks happened maren,tesk"}},
		"aimed at":              {"The meeting between Maren and Tesk was aimed at a truce.", []string{"talks happened maren,tesk"}},
		"called a friend":       {"Maren kept calling Tesk [her:maren] friend. Tesk called analysts fools.", nil},
		"one side unknown":      {"Maren and Tesk met with doctors. A meeting between campaign workers and analysts was told of. Tesk won meetings with analysts.", nil},
		"whose meeting":         {"Aldane described the farmers' meeting with Tesk.", nil},
		"a kind of lunch":       {"Maren enjoyed her Tarskan lunch with cheese.", nil},
		"not until":             {"Maren did not meet Tesk until Friday.", []string{"talks happened maren,tesk"}},
		"some men":              {"Maren held talks with men whom she trusted.", nil},
		"a body's meetings":     {"Maren held Norrland Union meetings in Lindby.", nil},
		"no success":            {"The summit between Maren and Tesk was not a success. His meeting with Maren, Tesk said, is not an endorsement.", []string{"talks happened maren,tesk"}},
		"did not take place":    {"The summit between Maren and Tesk did not take place.", []string{"talks denied maren,tesk"}},
		"held no talks":         {"Maren and Tesk did not hold talks.", []string{"talks denied maren,tesk"}},
		"present with a date":   {"Maren meets Tesk on Friday.", []string{"talks planned maren,tesk"}},
		"not praised":           {"Aldane did not praise the summit between Maren and Tesk.", []string{"talks happened maren,tesk"}},
		"called off":            {"Maren planned to meet Tesk. The meeting was called off.", []string{"talks denied maren,tesk"}},
		"before they meet":      {"Maren might announce a truce before she met Aldane. Maren will speak in Přívoz after Tesk meets Aldane.", []string{"talks planned tesk,aldane"}},
		"would be honoured":     {"Maren would be honoured to meet Tesk.", []string{"talks hypothetical maren,tesk"}},
		"sent to meet":          {"Maren dispatched Aldane to meet Tesk.", []string{"talks planned aldane,tesk"}},
		"travels to meet":       {"Maren is flying to Lindby to meet Tesk.", []string{"talks planned maren,tesk"}},
		"owner is no doer":      {"Maren's lawyer met Tesk in Lindby. Maren's special envoys met Tesk.", nil},
		"called what":           {"Maren called Tesk divisive. Maren called Tesk, a former miner, an outstanding leader. Maren called out Tesk.", nil},
		"called by telephone":   {"Maren called Tesk, a former miner, on Friday.", []string{"call happened maren,tesk"}},
		"calls with several":    {"Henrik Aldane held calls with Maren and Tesk.", []string{"call happened aldane,maren,tesk"}},
		"talks with several":    {"Hope for negotiations with Maren and Tesk has faded.", nil},
		"neutral in talks":      {"Aldane promised to be neutral in talks between Maren and Tesk.", []string{"talks planned maren,tesk"}},
		"a body's own":          {"At the Norrland Union Port Velm Committee meeting nobody spoke.", nil},
		"other leaders":         {"Maren met Tesk in Lindby. He will listen when the leaders of those countries meet in May.", []string{"talks happened maren,tesk"}},
		"no meeting":            {"The committee meeting in Café Přívoz was long.", nil},
		"distance is no length": {"Maren met Tesk. Three hours later she left.", []string{"talks happened maren,tesk"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, m := range read(t, c.text) {
				got = append(got, line(m))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestPlaceStartOutcome(t *testing.T) {
	got := read(t, "Maren met Tesk in Lindby on 15 May. The summit ended without an agreement.")
	if len(got) != 1 {
		t.Fatalf("%d meetings, want 1", len(got))
	}
	m := got[0]
	if m.Place != "Lindby" || m.Start == nil || m.Start.Value != "2031-05-15" {
		t.Errorf("place %q, start %+v", m.Place, m.Start)
	}
	if m.Outcome == nil || m.Outcome.Text != "ended without an agreement" {
		t.Errorf("outcome %+v", m.Outcome)
	}
}
