package position_test

import (
	"fmt"
	"slices"
	"testing"
)

// stances are the positions of the fixture as "party issue type holder".
func stances(t *testing.T, fixture string) []string {
	t.Helper()
	var out []string
	for _, p := range read(t, fixture).Positions {
		out = append(out, fmt.Sprintf("%s %s %s %s", p.Party, p.Issue, p.StanceType, p.Holder))
	}
	return out
}

// What the text only supposes, asks, fears or wants of another is no stance
// that is taken; beside each stands a sentence that takes it.
func TestOnlyStancesThatAreTaken(t *testing.T) {
	for name, c := range map[string]struct{ not, taken, want string }{
		"example":         {"Say Velmar demanded a ceasefire.", "Velmar demanded a ceasefire.", "VLM sequencing demands velmar"},
		"question":        {"Will Tarsk accept a truce near Přívoz?", "Tarsk will accept a truce near Přívoz.", "TSK sequencing accepts tarsk"},
		"thought":         {"Aldane believes that Tarsk wants a truce.", "Aldane said that Tarsk wants a truce.", "TSK sequencing demands tarsk"},
		"analysts":        {"Analysts say Tarsk wants a truce.", "Aldane says Tarsk wants a truce.", "TSK sequencing demands tarsk"},
		"duty":            {"Velmar must accept a truce.", "Velmar accepts a truce.", "VLM sequencing accepts velmar"},
		"possibility":     {"Velmar may reject a truce.", "Velmar rejects a truce.", "VLM sequencing rejects velmar"},
		"would have":      {"Velmar would have rejected a truce.", "Velmar would reject a truce.", "VLM sequencing rejects velmar"},
		"might, by doing": {"Calder might have helped by proposing a truce.", "Calder helped by proposing a truce.", "CLD sequencing offers calder"},
		"condition":       {"If Norrland stays firm, Tarsk accepts a truce.", "Norrland stays firm, and Tarsk accepts a truce.", "TSK sequencing accepts tarsk"},
		"whether":         {"It is open whether Tarsk will accept a truce.", "It is clear that Tarsk will accept a truce.", "TSK sequencing accepts tarsk"},
		"asked of it":     {"Norrland lobbied Velmar to accept a truce.", "Norrland led Velmar to accept a truce.", "VLM sequencing accepts velmar"},
		"seeming":         {"Tesk is seen as favouring a truce.", "Tesk is favouring a truce.", "TSK sequencing demands tesk"},
		"hedged":          {"Tesk reportedly rejected a truce.", "Tesk rejected a truce.", "TSK sequencing rejects tesk"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := stances(t, c.not); slices.Contains(got, c.want) {
				t.Errorf("%q takes a stance: %q", c.not, got)
			}
			if got := stances(t, c.taken); !slices.Contains(got, c.want) {
				t.Errorf("%q gives %q, want %q", c.taken, got, c.want)
			}
		})
	}
}

// A verb of stance takes one only with the complement that makes it one.
func TestWhatAStanceGoverns(t *testing.T) {
	for name, c := range map[string]struct{ not, taken, want string }{
		"claim":      {"Tesk insisted that lifting the sanctions was not a reward.", "Tesk insisted that the sanctions must be lifted.", "TSK sanctions_economic demands tesk"},
		"suggestion": {"Tesk suggested that the truce had failed.", "Tesk suggested a truce.", "TSK sequencing offers tesk"},
		"words":      {"Tesk declined comment on the sanctions.", "Tesk declined to lift the sanctions.", "TSK sanctions_economic rejects tesk"},
		"no answer":  {"Tesk declined to say whether the truce would hold.", "Tesk declined to sign a truce.", "TSK sequencing rejects tesk"},
		"judgement":  {"Maren considered the truce a farce.", "Maren is considering lifting the sanctions.", "VLM sanctions_economic undecided maren"},
		"fitness":    {"Velmar is well prepared to deploy peacekeepers.", "Velmar is prepared to deploy peacekeepers.", "VLM troops_on_ground offers velmar"},
		"result":     {"Calder left, requiring a truce of nobody.", "Calder required a truce.", "CLD sequencing demands calder"},
		"calendar":   {"Tesk said he would meet Maren on Monday.", "Tesk offered to meet Maren on Monday.", "TSK meeting_format offers tesk"},
		"inability":  {"Velmar cannot see foreign troops.", "Velmar cannot accept foreign troops.", "VLM troops_on_ground rejects velmar"},
		"best":       {"Tesk said the truce was only a day old.", "Tesk said a truce was the only way.", "TSK sequencing demands tesk"},
		"advice":     {"Tesk called Maren to discuss a truce.", "Tesk called on Maren to sign a truce.", "TSK sequencing demands tesk"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := stances(t, c.not); slices.Contains(got, c.want) {
				t.Errorf("%q takes a stance: %q", c.not, got)
			}
			if got := stances(t, c.taken); !slices.Contains(got, c.want) {
				t.Errorf("%q gives %q, want %q", c.taken, got, c.want)
			}
		})
	}
}

// An issue counts where the stance is about it, not where its words stand
// somewhere in the sentence.
func TestWhatAStanceIsAbout(t *testing.T) {
	for text, want := range map[string][]string{
		"Tesk rejected a truce after the sanctions hit Přívoz.":                                 {"TSK sequencing rejects tesk"},
		"Tesk rejected a truce and left with the foreign troops.":                               {"TSK sequencing rejects tesk"},
		"Tesk rejected the truce, which also brought sanctions.":                                {"TSK sequencing rejects tesk"},
		"Norrland will support a resolution that tightens sanctions.":                           {"NRU sanctions_economic accepts norrland"},
		"Calder agreed to lift the sanctions in the talks with Tarsk.":                          {"CLD sanctions_economic accepts calder"},
		"Sanctions were rejected by Tarsk.":                                                     {"TSK sanctions_economic rejects tarsk"},
		"A truce proposed by Norrland failed near Přívoz.":                                      {"NRU sequencing offers norrland"},
		"Tesk noted that the sanctions were unlawful and demanded that they be lifted.":         {"TSK sanctions_economic demands tesk"},
		"Tarsk wants a seat among the guarantors. Maren rejected this in Přívoz.":               {"TSK guarantor_set demands tarsk", "VLM guarantor_set rejects maren"},
		"Tarsk is willing to withdraw its troops from Přívoz.":                                  {"TSK troops_on_ground offers tarsk"},
		"Tarsk is willing to accept a truce if Velmar disarms.":                                 {"TSK army_limits conditions tarsk", "TSK sequencing conditions tarsk"},
		"Tarsk is not ready to accept a truce unless Velmar disarms.":                           {"TSK sequencing conditions tarsk"},
		"Calder committed troops to Přívoz.":                                                    nil,
		"Tarsk refused formal talks with Velmar.":                                               {"TSK meeting_format rejects tarsk"},
		"Tesk has refused to meet Ilsa Maren.":                                                  {"TSK meeting_format rejects tesk"},
		"Tarsk demands that Calder be included in countries providing guarantees.":              {"TSK guarantor_set demands tarsk"},
		"Maren said Tarsk must disarm before Velmar would lift the sanctions.":                  {"VLM army_limits conditions maren", "VLM sanctions_economic conditions maren"},
		"Tesk has said that if Velmar fell back, Tarsk would accept a truce.":                   {"TSK sequencing conditions tesk"},
		"Tesk said Velmar could postpone it. Maren said Velmar could postpone the rearmament.":  nil,
		"Calder wants a free trade deal with Norrland and fears a tariff.":                      nil,
		"Maren said that Velmar could lift the sanctions and that Tesk would be back in Přívoz": {"VLM sanctions_economic offers maren"},
	} {
		got := stances(t, text)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

// Who doesn't speak for the country holds no position of it.
func TestWhoHoldsAPosition(t *testing.T) {
	for text, want := range map[string][]string{
		"A former Tarskan minister demanded a truce.":  nil,
		"Tarskan analysts want a truce.":               nil,
		"Some Tarskan lawmakers demanded a truce.":     nil,
		"A group of Tarskan writers demanded a truce.": nil,
		"Tesk supporters rejected a truce.":            nil,
		"The Tarskan government demanded a truce.":     {"TSK sequencing demands tarsk"},
		"Tarskan officials demanded a truce.":          {"TSK sequencing demands tarsk"},
	} {
		if got := stances(t, text); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}
