package name

import (
	"testing"

	"github.com/parley-record/parley"
)

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Volodymyr Marenskyy", "Volodymyr Marensky", true}, {"Marenskyy", "Volodymyr Marenskij", true}, {"Sergei Vidrov", "Sergey Vidrow", true},
		{"Mikhail Khodor", "Mihail Hodor", true}, {"Steve Hallow", "Steven Hallow", true}, {"Joe Marsh", "Joseph Marsh", true},
		{"J. Marsh", "Joan Marsh", true}, {"Joan Marsh", "Peter Marsh", false}, {"Goran Tesk", "Goran Tesch", false},
		{"Ursula von der Heide", "von der Heide", true}, {"Éva Kovács", "Eva Kovacs", true}, {"Ilsa Maren", "Ilsa Marin", false},
		{"Donald J. Marsh Jr.", "Donald Marsh", true}, {"Austria", "Australia", false},
	} {
		if got := Same(c.a, c.b); got != c.want {
			t.Errorf("Same(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestParts(t *testing.T) {
	for full, want := range map[string][2]string{
		"Ursula von der Heide": {"Ursula", "von der Heide"}, "Jan Peter Holm": {"Jan Peter", "Holm"}, "Holm": {"", "Holm"}, "": {"", ""},
		"Kim Jae-ok": {"Jae-ok", "Kim"}, "Park Jae Ok": {"Jae Ok", "Park"}, "Li Guowen": {"Guowen", "Li"}, "Tsai Wen-li": {"Wen-li", "Tsai"},
		"Kim Holm": {"Kim", "Holm"}, "Lee Anna Marsh": {"Lee Anna", "Marsh"}, "Anna Li": {"Anna", "Li"}, "Kim Jae - ok": {"Jae-ok", "Kim"},
		"Park Holm-Marsh": {"Park", "Holm-Marsh"}, "Bo Tesk": {"Bo", "Tesk"},
	} {
		given, last := Parts(full)
		if given != want[0] || last != want[1] {
			t.Errorf("Parts(%q) = %q, %q", full, given, last)
		}
	}
}

func TestSecondNamesTellPeopleApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"George W.", "George H.W.", false}, {"Jae-ok", "Jae-un", false}, {"Jae-ok", "Jae Ok", true}, {"Jae", "Jae-ok", true},
		{"Anna M.", "Anna Maria", true}, {"Anna", "Anna M.", true}, {"Jean-Luc", "Jean-Marc", false},
	} {
		if got := SameGiven(c.a, c.b); got != c.want {
			t.Errorf("SameGiven(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestFatherAndSon(t *testing.T) {
	sons := FatherAndSon([]string{"Goran Tesk", "Goran Tesk Jr.", "Eric H. Holm Jr.", "Eric Holm", "Marsh"})
	if !sons[Family("Goran Tesk")] || sons[Family("Eric Holm")] || len(sons) != 1 {
		t.Errorf("families %v", sons)
	}
	if g := Generation("Tesk Jr."); g != "jr" {
		t.Errorf("generation %q", g)
	}
	if given, last := Parts("Tesk Jr."); given != "" || last != "Tesk" {
		t.Errorf("parts %q, %q", given, last)
	}
}

func TestBest(t *testing.T) {
	w := func(text string, k parley.MentionKind, uses int) Wording { return Wording{text, k, uses} }
	for _, c := range []struct {
		want string
		t    parley.EntityType
		all  []Wording
	}{
		{"Goran Tesk", parley.Person, []Wording{w("Tesk", parley.NameMention, 9), w("Goran\nTesk", parley.NameMention, 1), w("the old man of the sea", parley.NominalMention, 3)}},
		{"Kremlin", parley.Org, []Wording{w("the Kremlin", parley.MetonymMention, 4), w("Moscow", parley.MetonymMention, 3)}},
		{"United States", parley.Country, []Wording{w("U.S.", parley.NameMention, 9), w("United States", parley.NameMention, 1)}},
		{"Tarskan", parley.Country, []Wording{w("its", parley.PronounMention, 9), w("Tarskan", parley.AdjectiveMention, 1)}},
		{"", parley.Person, []Wording{w("he", parley.PronounMention, 9)}},
	} {
		if got := Best(c.t, c.all); got != c.want {
			t.Errorf("Best(%v) = %q, want %q", c.all, got, c.want)
		}
	}
}
