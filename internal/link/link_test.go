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
