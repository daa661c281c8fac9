package position_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agenda"
	"github.com/parley-record/parley/internal/extract/extracttest"
	"github.com/parley-record/parley/internal/extract/position"
)

func read(t *testing.T, fixture string) *parley.Findings {
	t.Helper()
	a, f, _ := extracttest.Read(t, fixture)
	position.Extractor(agenda.Default()).Run(a, f)
	position.Settle(f, func(key string) string { return f.ByID(key).Party })
	for _, p := range f.Positions {
		for _, s := range p.Evidence {
			if err := s.Check(f.Doc.Text); err != nil {
				t.Error(err)
			}
		}
	}
	return f
}

func TestPositions(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"demand":         {"Tesk insists that Velmar must cede the coast near Přívoz.", []string{"TSK territory demands PARTY tesk"}},
		"demand noun":    {"Velmar’s demand for binding security guarantees was ignored.", []string{"VLM security_guarantees demands PARTY velmar"}},
		"red line":       {"Maren said Velmar will not cede territory.", []string{"VLM territory red line PARTY maren"}},
		"no troops":      {"Tesk has said there can be no foreign troops on Tarskan soil.", []string{"TSK troops_on_ground red line PARTY tesk"}},
		"offer":          {"Norrland is ready to deploy peacekeepers.", []string{"NRU troops_on_ground offers AUTHOR norrland"}},
		"accepts":        {"Maren supported the idea of a trilateral summit.", []string{"VLM meeting_format accepts PARTY maren"}},
		"rejects":        {"Tarsk rejected a ceasefire.", []string{"TSK sequencing rejects PARTY tarsk"}},
		"does not want":  {"Tarsk does not want a truce.", []string{"TSK sequencing rejects AUTHOR tarsk"}},
		"condition":      {"Tesk said he would accept a ceasefire only if Velmar withdrew from the whole coast.", []string{"TSK sequencing conditions PARTY tesk", "TSK territory conditions PARTY tesk"}},
		"two issues":     {"Aldane urged sanctions and a ceasefire.", []string{"NRU sequencing demands PARTY aldane", "NRU sanctions_economic demands PARTY aldane"}},
		"failed":         {"Tarsk failed to agree on a ceasefire.", nil},
		"on condition":   {"Tesk proposed a ceasefire on the condition that Velmar disarm.", []string{"TSK sequencing conditions PARTY tesk", "TSK army_limits conditions PARTY tesk"}},
		"without":        {"Tesk proposed talks without any lifting of sanctions.", nil},
		"another's duty": {"Tesk said that Velmar must make a deal.", []string{"TSK other demands PARTY tesk"}},
		"warned against": {"Tesk warned Velmar against obstructing progress.", []string{"TSK other rejects PARTY tesk"}},
		"said and said":  {"Tesk said that Velmar must cede the coast and that he would call Maren.", []string{"TSK territory demands PARTY tesk"}},
		"issue before":   {"Nobody at Přívoz spoke of a ceasefire. Tesk rejected it later.", []string{"TSK sequencing rejects PARTY tesk"}},
		"no party":       {"Růžička demands a ceasefire.", nil},
		"no issue":       {"Maren wants a longer lunch.", nil},
		"no stance":      {"Maren spoke about the ceasefire for an hour.", nil},
		"merely may":     {"Tarsk might accept a ceasefire.", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range read(t, c.text).Positions {
				got = append(got, fmt.Sprintf("%s %s %s %s %s", p.Party, p.Issue, p.StanceType, p.SaidBy.Type, p.Holder))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestSaidByAnotherSource(t *testing.T) {
	a, f, _ := extracttest.Read(t, "Aldane said that Tarsk wants a truce.")
	f.Statements = []parley.Statement{{Source: "aldane", Content: []parley.Span{f.Doc.SpanOf(12, 36)}}}
	position.Extractor(agenda.Default()).Run(a, f)
	if len(f.Positions) != 1 || f.Positions[0].SaidBy != (parley.SaidBy{Type: "NAMED_SOURCE", Name: "aldane"}) {
		t.Errorf("positions %+v", f.Positions)
	}
}

func TestSaidByOnesOwnSide(t *testing.T) {
	a, f, _ := extracttest.Read(t, "Tesk said that Tarsk wants a truce.")
	f.Statements = []parley.Statement{{Source: "tesk", Content: []parley.Span{f.Doc.SpanOf(10, 34)}}}
	position.Extractor(agenda.Default()).Run(a, f)
	if len(f.Positions) != 1 || f.Positions[0].SaidBy != (parley.SaidBy{Type: "PARTY", Name: "tesk"}) {
		t.Errorf("positions %+v", f.Positions)
	}
}

func TestToldTwiceIsOnePosition(t *testing.T) {
	f := read(t, "Tesk insists that Velmar must cede the coast.\n\nTesk insisted that Velmar must cede the islands of Přívoz.")
	if len(f.Positions) != 1 || len(f.Positions[0].Evidence) != 2 {
		t.Errorf("positions %+v", f.Positions)
	}
}

func TestPartyFromAnotherReport(t *testing.T) {
	a, f, _ := extracttest.Read(t, "Růžička demands a ceasefire. Růžička changed her position on a truce.")
	position.Extractor(agenda.Default()).Run(a, f)
	position.Settle(f, func(string) string { return "CLD" })
	if len(f.Positions) != 1 || f.Positions[0].Party != "CLD" || len(f.Shifts) != 1 || f.Shifts[0].Party != "CLD" {
		t.Errorf("positions %+v, shifts %+v", f.Positions, f.Shifts)
	}
}

func TestShifts(t *testing.T) {
	for name, c := range map[string]struct {
		text          string
		issue         string
		changed, none bool
		from, to      string
	}{
		"mind":      {text: "Tesk said that [he:tesk] had changed his mind about the need for a ceasefire.", issue: "sequencing", changed: true, from: "the need for a ceasefire"},
		"now":       {text: "Maren changed her position on a truce. [She:maren] now says that a full peace deal is better.", issue: "sequencing", changed: true, from: "a truce", to: "She now says that a full peace deal is better"},
		"drops":     {text: "Tarsk dropped its demand for a withdrawal from the region.", issue: "territory", changed: true, from: "a withdrawal from the region"},
		"unchanged": {text: "On security guarantees, Tarsk’s position is virtually unchanged.", issue: "security_guarantees"},
		"later":     {text: "Initially demanding a ceasefire, Maren later agreed to talks without one.", issue: "sequencing", changed: true, from: "Initially demanding a ceasefire", to: "Maren later agreed to talks without one"},
		"no longer": {text: "Tarsk no longer insists on a ceasefire.", issue: "sequencing", changed: true, from: "insists on a ceasefire"},
		"until":     {text: "Maren said that Velmar could lift the sanctions near Přívoz. Until then Velmar had insisted on sanctions.", issue: "sanctions_economic", changed: true, from: "then Velmar had insisted on sanctions", to: "Velmar could lift the sanctions near Přívoz"},
		"once":      {text: "Once Tarsk wanted a truce, Velmar then left the truce.", none: true},
		"lunch":     {text: "Maren changed her shoes.", none: true},
		"not yet":   {text: "Maren may change her position on a truce.", none: true},
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, c.text).Shifts
			if c.none {
				if len(got) > 0 {
					t.Errorf("%s gives %+v", c.text, got)
				}
				return
			}
			if len(got) != 1 {
				t.Fatalf("%s gives %+v", c.text, got)
			}
			s := got[0]
			if s.Issue != c.issue || s.Changed != c.changed || s.From != c.from || s.To != c.to {
				t.Errorf("%s\n got %+v", c.text, s)
			}
		})
	}
}
