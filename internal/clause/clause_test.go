package clause_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/extract/extracttest"
)

// at is the token that the mark covers.
func at(t *testing.T, a *parley.Annotations, m extracttest.Mark) int {
	t.Helper()
	r := a.TokensIn(m.Start, m.End)
	if r.Len() != 1 {
		t.Fatalf("mark %q covers %d tokens", m.Text, r.Len())
	}
	return r.First
}

func TestStatus(t *testing.T) {
	for _, fixture := range []string{
		"Maren {happened|met} Tesk in Nový Most.",
		"Maren will {planned|meet} Tesk.",
		"Maren did not {denied|meet} Tesk.",
		"Maren never {denied|met} Tesk.",
		"Maren failed to {denied|meet} Tesk.",
		"Maren did not fail to {happened|meet} Tesk.",
		"Maren might {hypothetical|meet} Tesk.",
		"If Maren {hypothetical|meets} Tesk, the war may end.",
		"Maren wants to {hypothetical|meet} Tesk.",
		"Maren agreed to {planned|meet} Tesk.",
		"Aldane said that Maren would {planned|meet} Tesk.",
		"Maren would have {hypothetical|met} Tesk.",
		"Maren left without {denied|meeting} Tesk.",
		"Maren managed to {happened|meet} Tesk.",
		"Velmar took no {denied|questions}.",
		"Maren and Tesk held {happened|talks}.",
		"Maren and Tesk will hold {planned|talks}.",
		"Calder raised the possibility of {hypothetical|talks}.",
		"It was premature to talk about a {hypothetical|summit}.",
		"Calder cancelled the {denied|talks}.",
		"Calder called off the {denied|talks}.",
		"Velmar ruled out {denied|sending} soldiers.",
		"The palace said the {planned|talks} are supposed to take place in May.",
		"The {planned|talks} in Přívoz are due to be held in May.",
		"The {planned|summit} is scheduled to be held in Přívoz.",
		"The {hypothetical|summit} is expected to take place in May.",
		"Velmar no longer {denied|insists} on a truce.",
		"Aldane laid the groundwork for a {planned|summit} of Maren and Tesk.",
		"Rather than {denied|agreeing} to a truce, Tesk left Přívoz.",
		"Velmar wants a truce before Tesk {hypothetical|agrees} to talks.",
		"Tesk left Přívoz before Maren {happened|met} Aldane.",
		"Maren will speak after Tesk {planned|meets} Aldane.",
		"Maren might stay before she {hypothetical|met} Tesk.",
		"The {planned|summit} might be called off.",
		"Tesk would be honoured to {hypothetical|meet} Maren.",
		"Maren dispatched Aldane to {planned|meet} Tesk.",
		"Maren is flying to Přívoz to {planned|meet} Tesk.",
		"Aldane will be neutral in {planned|talks}.",
		"The {happened|summit} was not a success.",
		"The {happened|summit} failed to bring a truce.",
		"The {denied|summit} did not take place.",
		"Maren did not praise the {happened|summit}.",
		"The remark was not based on her {happened|talks}.",
		"After {happened|meeting} Tesk, Maren proposed a truce.",
		"The quarrel led to {happened|talks}.",
		"The offer is a ploy to ensure Maren {hypothetical|meets} Tesk.",
	} {
		a, _, marks := extracttest.Read(t, fixture)
		if got := clause.Status(a, at(t, a, marks[0])); string(got) != marks[0].Label {
			t.Errorf("%s: %s", fixture, got)
		}
	}
}

func TestSubjectAndObjects(t *testing.T) {
	for _, fixture := range []string{
		"{s|Maren} {v|met} {o|Tesk}.",
		"{s|Maren} came and {v|met} {o|Tesk}.",
		"{s|Maren} wants to {v|meet} {o|Tesk}.",
		"Maren asked {s|Aldane} to {v|call} {o|Tesk}.",
		"The {s|woman} who {v|called} {o|Tesk} left Přívoz.",
		"{o|Maren} was {v|called} by {s|Tesk}.",
		"Maren dispatched {s|Aldane} to {v|call} {o|Tesk}.",
		"Velmar kept {s|Tarsk} from {v|attacking} {o|Calder}.",
	} {
		a, _, marks := extracttest.Read(t, fixture)
		want := map[string]int{}
		for _, m := range marks {
			want[m.Label] = at(t, a, m)
		}
		v := want["v"]
		if got := clause.Doers(a, v); !slices.Equal(got, []int{want["s"]}) {
			t.Errorf("%s: doers %v", fixture, got)
		}
		if got := clause.Done(a, v); !slices.Equal(got, []int{want["o"]}) {
			t.Errorf("%s: done %v", fixture, got)
		}
	}
}

func TestExtentLeavesOtherClausesOut(t *testing.T) {
	for _, fixture := range []string{
		"However, {x|Maren {v|met} Tesk in Přívoz}.",
		"{x|Maren {v|met} Tesk}, and Aldane flew home.",
		"{x|Tesk {v|promised} to leave}, while Norrland promised grain.",
		"Aldane said that {x|Velmar would not {v|cede} land}.",
	} {
		a, _, marks := extracttest.Read(t, fixture)
		want, v := marks[0], marks[1]
		if got := a.Span(clause.Extent(a, at(t, a, v))); got.Text != want.Text {
			t.Errorf("%s: extent %q", fixture, got.Text)
		}
	}
}

func TestWho(t *testing.T) {
	for fixture, want := range map[string]string{
		"Tarskan {n|troops} attacked.":                             "tarsk",
		"The {n|President} of Velmar, Ilsa Maren, left.":           "maren",
		"{n|Thousands} of Velmari fled.":                           "velmar",
		"His {n|counterpart} Goran Tesk left.":                     "tesk",
		"The {n|harbour} of Přívoz burned.":                        "",
		"The two {n|presidents}, Ilsa Maren and Goran Tesk, left.": "maren tesk",
		"The {n|government} of Tarsk resigned.":                    "tarsk",
		"The meeting with the three Calder {n|leaders}—Calder Prime Minister Zdeňka Růžička, Velmari President Ilsa Maren, Tarskan President Goran Tesk, and Norrland Secretary General Henrik Aldane—focused on the war.": "ruzicka maren tesk aldane",
		"The {n|leaders}, Ilsa Maren and Goran Tesk, who called Henrik Aldane, left.": "maren tesk",
		"Maren's {n|lawyer} left.":                            "",
		"Maren's {n|government} resigned.":                    "maren",
		"The {n|President} of Tarsk, Goran Tesk, held talks.": "tesk",
		"The {n|envoy} in Lindby left.":                       "",
	} {
		a, f, marks := extracttest.Read(t, fixture)
		if got := strings.Join(clause.Who(a, f, at(t, a, marks[0])), " "); got != want {
			t.Errorf("%s: %q, want %q", fixture, got, want)
		}
	}
}

func TestDateOfADeed(t *testing.T) {
	for fixture, want := range map[string]string{
		"Maren {v|met} Tesk, according to officials on Friday.":                 "",
		"Maren {v|met} Tesk according to media reports Friday.":                 "",
		"On Friday Maren {v|met} Tesk.":                                         "2031-05-16",
		"Maren {v|met} Tesk, and on Monday she flew home.":                      "",
		"Maren {v|met} Tesk, a man wanted by the court, on Friday.":             "2031-05-16",
		"After the {v|summit} and the talks with Tesk on Monday, Maren rested.": "",
		"Maren {v|welcomed} and thanked Tesk on Friday.":                        "2031-05-16",
		"On Friday Maren held {v|talks} with Tesk.":                             "2031-05-16",
		"At a summit held on 15 May, Maren {v|met} Tesk.":                       "2031-05-15",
		"Maren {v|met} Tesk for the first time since he left on Tuesday.":       "",
		"They were the first {v|talks} of Maren and Tesk since Tuesday.":        "",
	} {
		a, f, marks := extracttest.Read(t, fixture)
		got := ""
		if d := clause.DateOf(a, f, at(t, a, marks[0])); d != nil {
			got = d.Value
		}
		if got != want {
			t.Errorf("%s: %q, want %q", fixture, got, want)
		}
	}
}
