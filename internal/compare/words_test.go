package compare

import (
	"testing"

	"github.com/parley-record/parley"
)

func TestWordingsOfOneUtterance(t *testing.T) {
	cases := []struct {
		a, b    string
		verdict parley.Verdict // "" for two utterances
	}{
		{"We never bargain over the valley", "We never bargain over the valley,", parley.Agreed},
		{"We will not bargain over the valley, and we never will", "We will not bargain over the valley under pressure, and we never will", parley.Differ},
		{"very useful", "extremely useful", parley.Differ},
		{"The list is done. We have no map yet", "We have no map yet", parley.Agreed},
		{"We have a list of prisoners", "They must open the crossing", ""},
		{"useful talks", "no useful idea at all from them", ""},
		{"There is no question that Velmar must win the war on hunger", "a war we have to win", ""},
		{"They told the N.U. envoy (Aldane) to leave the valley", "They told the NU envoy to leave the valley", parley.Agreed},
		{"I trust in peace", "You have debated that in peace we trust is our motto", ""},
		{"That's not putting prisoners back on buses", "but peace wants to see us help ourselves by putting prisoners back on buses", ""},
		{"It is a power grab for the Velmari people", "takes power from the élites and gives it to the Velmari people", ""},
	}
	for _, c := range cases {
		got := compareReports(t,
			testReport{text: "A: “" + c.a + "”", speaker: "tesk", quote: c.a},
			testReport{text: "B: “" + c.b + "”", speaker: "tesk", quote: c.b})
		verdict := parley.Verdict("")
		for _, p := range got.Points {
			if p.Kind == "quotation" {
				verdict = p.Verdict
			}
		}
		if verdict != c.verdict {
			t.Errorf("%q against %q: %q, want %q", c.a, c.b, verdict, c.verdict)
		}
	}
}

func TestDifferentSpeakersAreNotCompared(t *testing.T) {
	c := compareReports(t,
		testReport{text: "A: “The valley is ours now”", speaker: "tesk", quote: "The valley is ours now"},
		testReport{text: "B: “The valley is ours now”", speaker: "maren", quote: "The valley is ours now"})
	if len(c.Points) != 0 {
		t.Errorf("%d points", len(c.Points))
	}
}

func TestNumbersOfTheSameThing(t *testing.T) {
	prisoners := func(words string, n float64, bound string) *parley.Number {
		return &parley.Number{Span: parley.Span{Text: words}, Value: n, Unit: "prisoner", Measures: "prisoners", Bound: bound}
	}
	cases := []struct {
		other   *parley.Number
		text    string
		verdict parley.Verdict
	}{
		{prisoners("180", 180, ""), "They agreed to exchange 180 prisoners.", parley.Disputed},
		{prisoners("240", 240, ""), "An exchange of 240 prisoners was agreed.", parley.Agreed},
		{prisoners("240", 240, "at least"), "They agreed to exchange at least 240 prisoners.", parley.Agreed},
		{prisoners("200", 200, "over"), "They exchange over 200 prisoners.", parley.Differ},
		{prisoners("30", 30, ""), "In the camp, 30 prisoners fell ill.", ""},
		{prisoners("30", 30, ""), "Officials agreed that 30 prisoners needed a doctor.", ""},
		{prisoners("2031", 2031, ""), "They agreed to exchange the 2031 prisoners.", ""},
	}
	for _, c := range cases {
		got := compareReports(t,
			testReport{text: "Both sides agreed to exchange 240 prisoners.", number: prisoners("240", 240, "")},
			testReport{text: c.text, number: c.other})
		verdict := parley.Verdict("")
		if len(got.Points) > 0 {
			verdict = got.Points[0].Verdict
		}
		if verdict != c.verdict {
			t.Errorf("%q: %q, want %q", c.text, verdict, c.verdict)
		}
	}
}

// Where one report tells both numbers, two others that tell one each count
// different things.
func TestNumbersThatStandSideBySide(t *testing.T) {
	number := func(words string, n float64) *parley.Number {
		return &parley.Number{Span: parley.Span{Text: words}, Value: n, Unit: "prisoner", Measures: "prisoners"}
	}
	first := testReport{text: "Both sides agreed to exchange 240 prisoners.", number: number("240", 240)}
	for name, others := range map[string][]testReport{
		"a third report tells both": {
			{text: "Both sides agreed to exchange 90 prisoners at Kelm.", number: number("90", 90)},
			{text: "Both sides agreed to exchange 240 prisoners. At Žel, 90 prisoners are to be exchanged by both sides.", number: number("240", 240), also: number("90", 90)}},
		"two in a sentence": {
			{text: "Both sides agreed to exchange 90 prisoners at Žel and 150 prisoners at Kelm.", number: number("90", 90), also: number("150", 150)}},
	} {
		for _, p := range compareReports(t, append(others, first)...).Points {
			if p.Verdict == parley.Disputed {
				t.Errorf("%s: %s: %s", name, p.Attribute, p.Verdict)
			}
		}
	}
}

func TestMoneyIsOfManyThings(t *testing.T) {
	money := func(words string, n float64) *parley.Number {
		return &parley.Number{Span: parley.Span{Text: words}, Value: n, Unit: "US dollar"}
	}
	got := compareReports(t,
		testReport{text: "The Velmari fund pays $40 to every pensioner in need.", number: money("$40", 40)},
		testReport{text: "The Velmari fund and its pensioner scheme lack $6 billion.", number: money("$6 billion", 6e9)})
	if len(got.Points) > 0 {
		t.Errorf("%s: %s", got.Points[0].Attribute, got.Points[0].Verdict)
	}
}

func TestLengthHasAUnit(t *testing.T) {
	for _, c := range [][3]string{
		{"the six", "PT6H", "the six [hours]"},
		{"under forty", "PT40M", "under forty [minutes]"},
		{"three and a half hours", "PT3H30M", "three and a half hours"},
		{"two", "P2D", "two [days]"},
		{"a while", "", "a while"},
	} {
		if got := Length(c[0], c[1]); got != c[2] {
			t.Errorf("%q as %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestIndexWord(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       int
	}{{"the Tarskan leader in Tarsk.", "Tarsk", 22}, {"the Tarskan leader", "Tarsk", -1}, {"Žel", "Žel", 0}, {"Želň", "Žel", -1}, {"a", "", -1}} {
		if got := indexWord(c.text, c.word); got != c.want {
			t.Errorf("%q in %q: %d, want %d", c.word, c.text, got, c.want)
		}
	}
}

// Of the wordings of one account the reader sees one that can be read alone, and
// its words are the first evidence.
func TestWordsThatCanBeReadAlone(t *testing.T) {
	event := func(predicate, words string) []parley.Event {
		return []parley.Event{{Type: "COERCE", Status: parley.Happened, Actors: []string{"tesk"}, Targets: []string{"maren"},
			Predicate: parley.Span{Text: predicate}, Evidence: []parley.Span{{Text: words}}}}
	}
	got := pointOn(t, compareReports(t,
		testReport{text: "Tesk spoke. He arrested Maren’s envoy.", events: event("arrested", "He arrested Maren’s envoy")},
		testReport{text: "Zpráva: Tesk arrested Maren’s envoy.", events: event("arrested", "Tesk arrested Maren’s envoy")}), whatHappened)
	a := got.Accounts[0]
	if a.Value != "Tesk arrested Maren’s envoy" || a.Evidence[0].Text != a.Value || len(a.Evidence) != 2 || len(a.Documents) != 2 {
		t.Errorf("%q with %+v", a.Value, a.Evidence)
	}
}
