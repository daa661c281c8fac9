package gazetteer

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/parley-record/parley"
)

func TestListsAreWhole(t *testing.T) {
	for file, columns := range map[string]int{"countries.tsv": 7, "regions.tsv": 5, "orgs.tsv": 4, "given.tsv": 2, "titles.tsv": 2} {
		list := rows(file, columns)
		if len(list) < 2 {
			t.Errorf("%s has %d rows", file, len(list))
		}
		for _, f := range list {
			if len(f) != columns || f[0] == "" {
				t.Errorf("%s: row %q has %d columns, want %d", file, strings.Join(f, "|"), len(f), columns)
			}
		}
	}
}

func TestCountryCodesAreISO(t *testing.T) {
	list := rows("countries.tsv", 7)
	if len(list) < 190 {
		t.Fatalf("%d countries", len(list))
	}
	seen := map[string]bool{}
	for _, f := range list {
		if seen[f[0]] {
			t.Errorf("%s stands twice", f[0])
		}
		seen[f[0]] = true
		if _, err := language.ParseRegion(f[0]); err != nil {
			t.Errorf("%s (%s) is no region code", f[0], f[1])
		}
	}
}

func TestLookup(t *testing.T) {
	g := Default()
	for _, c := range []struct {
		wording string
		kind    Kind
		name    string
	}{
		{"Türkiye", CountryName, "Turkey"}, {"U.S.", CountryName, "United States"}, {"Finns", People, "Finland"},
		{"Finnish", Adjective, "Finland"}, {"Côte d’Ivoire", CountryName, "Ivory Coast"}, {"Chișinău", Capital, "Moldova"},
		{"White House", Byword, "United States"}, {"EU", Organisation, "European Union"}, {"Europeans", People, "Europe"},
		{"GERMANY", CountryName, "Germany"}, {"United\nStates", CountryName, "United States"}, {"us", 0, ""}, {"turkey", 0, ""}, {"Aust", 0, ""},
		{"Austria", CountryName, "Austria"}, {"Australian", Adjective, "Australia"}, {"Russians", People, "Russia"},
	} {
		var got Sense
		if s := g.Lookup(c.wording); len(s) > 0 {
			got = s[0]
		}
		if got.Kind != c.kind || got.Name != c.name {
			t.Errorf("Lookup(%q) = %d %q, want %d %q", c.wording, got.Kind, got.Name, c.kind, c.name)
		}
	}
}

func TestAgendaAddsCountriesAndWordings(t *testing.T) {
	base := Default()
	g := base.With(&parley.Agenda{Parties: []parley.AgendaParty{
		{Key: "VEL", Name: "Velmar", Demonyms: []string{"velmari"}, Capitals: []string{"port velm"}, Metonyms: []string{"the tide house"}, Country: true},
		{Key: "EUR", Name: "Europe", Names: []string{"european leaders"}},
	}})
	for wording, kind := range map[string]Kind{"Velmar": CountryName, "Velmari": Adjective, "Velmaris": People, "Port Velm": Capital, "Tide House": Byword} {
		s := g.Lookup(wording)
		if len(s) == 0 || s[0].Kind != kind || s[0].Code != "VEL" || s[0].Type != parley.Country {
			t.Errorf("Lookup(%q) = %v, want kind %d of VEL", wording, s, kind)
		}
	}
	if got := g.PartyOf("the European leaders"); got != "EUR" {
		t.Errorf("European leaders belong to %q, want EUR", got)
	}
	if s := g.Lookup("Europe"); len(s) == 0 || s[0].Kind != RegionName {
		t.Errorf("an agenda's bloc hides the region: %v", s)
	}
	if base.Lookup("Velmar") != nil {
		t.Error("With changed the gazetteer it was called on")
	}
}

func TestTitles(t *testing.T) {
	g := Default()
	for words, want := range map[string]TitleKind{
		"President": State, "ex-president": State, "prime minister": State, "Vice President": Office, "Mrs.": Honorific,
		"spokeswoman": Office, "analyst": Trade, "president-elect": State, "presidents": NoTitle, "war": NoTitle,
	} {
		if got := g.Title(words); got != want {
			t.Errorf("Title(%q) = %d, want %d", words, got, want)
		}
	}
	if TitleGender("spokeswoman") != She || TitleGender("Congressman") != He || TitleGender("president") != Unknown || TitleGender("woman") != Unknown {
		t.Error("titles give the wrong gender")
	}
	for words, want := range map[string]Tense{"former U.S. President": Former, "ex-president": Former, "president-elect": Coming, "sitting president": Now} {
		if got := OfficeTense(words); got != want {
			t.Errorf("OfficeTense(%q) = %d, want %d", words, got, want)
		}
	}
}
