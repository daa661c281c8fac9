package link

import (
	"reflect"
	"slices"
	"testing"

	"github.com/parley-record/parley"
)

func doc(id string, es ...parley.Entity) *parley.Findings {
	f := &parley.Findings{Doc: &parley.Document{ID: id}}
	for i, e := range es {
		e.ID = "e" + string(rune('0'+i))
		for k := range e.Mentions {
			e.Mentions[k].Span.Doc = id
		}
		f.Entities = append(f.Entities, e)
	}
	return f
}

func ent(t parley.EntityType, country string, kind parley.MentionKind, wordings ...string) parley.Entity {
	e := parley.Entity{Name: wordings[0], Type: t, Country: country}
	for i, w := range wordings {
		e.Mentions = append(e.Mentions, parley.Mention{Span: parley.Span{Start: 10 * i, End: 10*i + len(w), Text: w}, Kind: kind})
	}
	return e
}

var reports = []*parley.Findings{
	doc("a", ent(parley.Person, "TAR", parley.NameMention, "Goran Teskiy", "Teskiy"), ent(parley.Country, "TAR", parley.AdjectiveMention, "Tarskan"),
		ent(parley.Org, "TAR", parley.MetonymMention, "Tarsk City"), ent(parley.Org, "", parley.NameMention, "Norrland Monitoring Mission"),
		ent(parley.Person, "", parley.NameMention, "Anna Holm"), ent(parley.Person, "", parley.NameMention, "Peter Holm"), ent(parley.Place, "TAR", parley.NameMention, "Tarsk City")),
	doc("b", ent(parley.Person, "", parley.NameMention, "Teskij"), ent(parley.Country, "TAR", parley.NameMention, "Tarsk"),
		ent(parley.Org, "TAR", parley.MetonymMention, "White Tower"), ent(parley.Org, "", parley.NameMention, "NMM"), ent(parley.Person, "", parley.NameMention, "Holm")),
}

func TestDocumentsJoin(t *testing.T) {
	l := Documents(reports)
	same := func(a, b string) bool { return l.Global(0, a) == l.Global(1, b) }
	for _, c := range []struct {
		what, a, b string
		want       bool
	}{
		{"a person by surname in another spelling", "e0", "e0", true},
		{"a country by its adjective", "e1", "e1", true},
		{"a government by capital and house", "e2", "e2", true},
		{"a body by its acronym", "e3", "e3", true},
		{"a surname that two people have, first", "e4", "e4", false},
		{"a surname that two people have, second", "e5", "e4", false},
		{"a capital as a place and the government", "e6", "e2", false},
	} {
		if got := same(c.a, c.b); got != c.want {
			t.Errorf("%s: joined %v", c.what, got)
		}
	}
	i := slices.IndexFunc(l.Entities, func(e parley.Entity) bool { return e.ID == l.Global(1, "e0") })
	if e := l.Entities[i]; e.Name != "Goran Teskiy" || e.Country != "TAR" || len(e.Mentions) != 3 {
		t.Errorf("the person became %+v", e)
	}
	if got := l.Remap(1)("author"); got != "author" {
		t.Errorf("a key that is no entity became %q", got)
	}
}

func TestOrderOfDocumentsChangesNothing(t *testing.T) {
	a := Documents(reports)
	b := Documents([]*parley.Findings{reports[1], reports[0]})
	if !reflect.DeepEqual(a.Entities, b.Entities) {
		t.Errorf("the other way round:\n%+v\n%+v", a.Entities, b.Entities)
	}
	if a.Global(0, "e2") != b.Global(1, "e2") {
		t.Error("an id follows the order")
	}
}

func TestEventsJoinByPlace(t *testing.T) {
	place := ent(parley.Place, "", parley.NameMention, "Åsund")
	talks := ent(parley.EventE, "", parley.NominalMention, "Åsund summit")
	same := ent(parley.EventE, "", parley.NominalMention, "Maren-Tesk Åsund talks")
	other := ent(parley.EventE, "", parley.NominalMention, "Maren-Tesk meeting")
	bare := ent(parley.EventE, "", parley.NominalMention, "summit")
	l := Documents([]*parley.Findings{doc("a", place, talks, other, bare), doc("b", same, bare)})
	if l.Global(0, "e1") != l.Global(1, "e0") {
		t.Error("talks at one place are two events")
	}
	if l.Global(0, "e1") == l.Global(0, "e2") {
		t.Error("a meeting elsewhere is the same event")
	}
	if l.Global(0, "e3") == l.Global(1, "e1") {
		t.Error("the summit of one report is the summit of another")
	}
}

func TestUnnamedPeopleStayApart(t *testing.T) {
	who := ent(parley.Person, "TAR", parley.NominalMention, "Tarskan official")
	l := Documents([]*parley.Findings{doc("a", who), doc("b", who)})
	if l.Global(0, "e0") == l.Global(1, "e0") {
		t.Error("two officials became one")
	}
}

func TestPairsJoinByMembers(t *testing.T) {
	a, b, c := ent(parley.Person, "", parley.NameMention, "Ilsa Maren"), ent(parley.Person, "", parley.NameMention, "Goran Tesk"), ent(parley.Person, "", parley.NameMention, "Jon Holm")
	pair := func(members ...string) parley.Entity {
		e := ent(parley.Group, "", parley.GroupMention, "both leaders")
		e.Members = members
		return e
	}
	l := Documents([]*parley.Findings{doc("a", a, b, pair("e0", "e1")), doc("b", b, a, pair("e0", "e1")), doc("c", a, c, pair("e0", "e1"))})
	if l.Global(0, "e2") != l.Global(1, "e2") {
		t.Error("the same pair became two")
	}
	if l.Global(0, "e2") == l.Global(2, "e2") {
		t.Error("two pairs became one")
	}
	i := slices.IndexFunc(l.Entities, func(e parley.Entity) bool { return e.ID == l.Global(0, "e2") })
	want := []string{l.Global(0, "e0"), l.Global(0, "e1")}
	slices.Sort(want)
	if !slices.Equal(l.Entities[i].Members, want) {
		t.Errorf("members %v, want %v", l.Entities[i].Members, want)
	}
}

func TestReportsAgreeOnTypes(t *testing.T) {
	l := Documents([]*parley.Findings{
		doc("a", ent(parley.Person, "", parley.NameMention, "Kelm")),
		doc("b", ent(parley.Place, "", parley.NameMention, "Kelm", "Kelm")),
	})
	if len(l.Entities) != 1 || l.Entities[0].Type != parley.Place {
		t.Errorf("entities %+v", l.Entities)
	}
}

// A bare surname with an office joins the one full name that has it.
func TestOfficesTellAFamilyApart(t *testing.T) {
	with := func(e parley.Entity, title string) parley.Entity {
		e.Roles = []parley.Role{{Title: title}}
		return e
	}
	l := Documents([]*parley.Findings{
		doc("a", with(ent(parley.Person, "", parley.NameMention, "Goran Hořák"), "Tarskan President"), with(ent(parley.Person, "", parley.NameMention, "Anna Hořák"), "first lady")),
		doc("b", with(ent(parley.Person, "", parley.NameMention, "Hořák"), "President")),
		doc("c", with(ent(parley.Person, "", parley.NameMention, "Anna Hořák"), "first lady")),
	})
	if l.Global(1, "e0") != l.Global(0, "e0") {
		t.Error("the president's bare surname didn't join the president")
	}
	l = Documents([]*parley.Findings{
		doc("b", with(ent(parley.Person, "", parley.NameMention, "Hořák"), "President")),
		doc("c", with(ent(parley.Person, "", parley.NameMention, "Anna Hořák"), "first lady")),
	})
	if l.Global(0, "e0") == l.Global(1, "e0") {
		t.Error("the president became the first lady")
	}
}

// King Orsk is not Pavel Orsk of another report, whose party he doesn't get.
func TestKingsKeepTheirTitle(t *testing.T) {
	king := ent(parley.Person, "CAL", parley.NameMention, "Orsk")
	king.Roles = []parley.Role{{Title: "King"}}
	l := Documents([]*parley.Findings{doc("a", ent(parley.Person, "", parley.NameMention, "Pavel Orsk")), doc("b", king)})
	if l.Global(0, "e0") == l.Global(1, "e0") {
		t.Error("Pavel Orsk became the king")
	}
}

// Reports that differ on somebody's country leave it open, unless nearly all agree.
func TestCountriesThatReportsDifferOn(t *testing.T) {
	who := func(code string) parley.Entity {
		e := ent(parley.Person, code, parley.NameMention, "Orsk")
		e.Party = code
		return e
	}
	for _, s := range []struct {
		codes []string
		want  string
	}{
		{[]string{"TAR", "VEL"}, ""},
		{[]string{"VEL", "TAR", "TAR"}, ""},
		{[]string{"VEL", "TAR", "TAR", "TAR"}, "TAR"},
		{[]string{"", "VEL"}, "VEL"},
	} {
		var all []*parley.Findings
		for i, c := range s.codes {
			all = append(all, doc(string(rune('a'+i)), who(c)))
		}
		l := Documents(all)
		if len(l.Entities) != 1 || l.Entities[0].Party != s.want || l.Entities[0].Country != s.want {
			t.Errorf("%v: want %q, got %+v", s.codes, s.want, l.Entities)
		}
	}
}
