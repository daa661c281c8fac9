package entity_test

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate/annotatetest"
	"github.com/parley-record/parley/internal/extract/entity"
	"github.com/parley-record/parley/internal/gazetteer"
)

// world are the parties of the invented war that the tests tell of.
var world = &parley.Agenda{Parties: []parley.AgendaParty{
	{Key: "VEL", Name: "Velmar", Demonyms: []string{"velmari"}, Capitals: []string{"port velm"}, Country: true},
	{Key: "TAR", Name: "Tarsk", Demonyms: []string{"tarskan"}, Capitals: []string{"tarsk city"}, Metonyms: []string{"the white tower"}, Country: true},
	{Key: "CAL", Name: "Calder Republic", Demonyms: []string{"calderan"}, Country: true},
	{Key: "NOR", Name: "Norrland Union", Names: []string{"norrland union", "the union"}, Demonyms: []string{"norrlander"}},
}}

// marked parses "{kind:entity|wording}" and gives the text without marks and
// what it expects, "start-end kind entity".
func marked(t *testing.T, s string) (text string, want []string) {
	t.Helper()
	var b strings.Builder
	var open []struct {
		at  int
		tag string
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			bar := strings.IndexByte(s[i:], '|')
			open = append(open, struct {
				at  int
				tag string
			}{b.Len(), s[i+1 : i+bar]})
			i += bar
		case '}':
			last := open[len(open)-1]
			open = open[:len(open)-1]
			kind, who, _ := strings.Cut(last.tag, ":")
			want = append(want, fmt.Sprintf("%d-%d %s %s", last.at, b.Len(), kind, who))
		default:
			b.WriteByte(s[i])
		}
	}
	sort.Strings(want)
	return b.String(), want
}

func read(t *testing.T, text string) *parley.Findings {
	t.Helper()
	a := annotatetest.Read(t, text)
	f := &parley.Findings{Doc: a.Doc}
	entity.Extractor(gazetteer.Default(), world).Run(a, f)
	return f
}

// TestMentions checks every mention and role of each text: where it stands,
// its kind, and the entity, by its name. "role" marks a role as stated.
func TestMentions(t *testing.T) {
	for what, s := range map[string]string{
		"titles, adjectives and places": `{role:Goran Tesk|{adjective:Tarskan|Tarskan} President} {name:Goran Tesk|Goran Tesk} met {name:Ilsa Maren|Ilsa Maren} in {name:Åsund|Åsund}.`,
		"countries and their forces":    `{name:France|France} and {name:Germany|Germany} said {group:Turkish forces|{adjective:Turkish|Turkish} forces} had left {name:Syria|Syria}.`,
		"former offices, apposition": `{role:Ilsa Maren|Former {adjective:Velmar|Velmari} President} {name:Ilsa Maren|Ilsa Maren} and {name:Zdenka Hořáková|Zdenka Hořáková}, ` +
			`{role:Zdenka Hořáková|head of {name:Velmar|Velmar}’s sovereign wealth fund}, met.`,
		"an office with of": `{name:Wolfram Isberg|Wolfram Isberg}, {role:Wolfram Isberg|a former {adjective:Calderan|Calderan} ambassador to {name:Tarsk|Tarsk}}, ` +
			`spoke to {role:Anna Holm|Secretary of State} {name:Anna Holm|Anna Holm}.`,
		"a capital as government and as place": `{metonym:Port Velm|Port Velm} rejected the plan. Envoys arrived in {name:Port Velm|Port Velm} on Monday.`,
		"a house as government and as place":   `The {metonym:White House|White House} said no.` + "\n\n" + `They met in the {name:White House|White House}.`,
		"an agenda's house":                    `The {metonym:White Tower|White Tower} refused to comment.`,
		"governments described":                `{nominal:Velmari government|The {adjective:Velmari|Velmari} government} rejected it.`,
		"names put together":                   `{name:Goran Tesk|Goran Tesk} and {name:Ilsa Maren|Ilsa Maren} left. The {name:Ilsa Maren|Maren}–{name:Goran Tesk|Tesk} feud went on.`,
		"a surname that is a word":             `{role:Donald Marsh|Senator} {name:Donald Marsh|Donald Marsh} left. {name:Donald Marsh|Marsh} sees {pronoun:Donald Marsh|himself} as a winner.`,
		"descriptions": `{role:Ilsa Maren|{adjective:Velmari|Velmari} President} {name:Ilsa Maren|Ilsa Maren} met {role:Goran Tesk|{adjective:Tarskan|Tarskan} President} {name:Goran Tesk|Goran Tesk}. ` +
			`{role:Ilsa Maren|{nominal:Ilsa Maren|The {adjective:Velmari|Velmari} president}} said that {pronoun:Ilsa Maren|she} would return.`,
		"groups of a region":                  `{group:European leaders|{adjective:European|European} leaders} wavered.`,
		"a people":                            `The {group:Europeans|Europeans} were late.`,
		"bodies":                              `In {pronoun:Goran Tesk|his} speech, {name:Goran Tesk|Goran Tesk} thanked {name:NATO|NATO} and the {name:European Commission|{adjective:European|European} Commission}.`,
		"an agenda's bloc":                    `The {name:Norrland Union|Norrland Union} has sent troops. Later the {name:Norrland Union|Union} paid.`,
		"somebody unnamed":                    `{role:Tarsk’s foreign ministry spokeswoman|{nominal:Tarsk’s foreign ministry spokeswoman|{name:Tarsk|Tarsk}’s foreign ministry spokeswoman}} said that talks had failed.`,
		"it":                                  `{name:Velmar|Velmar} will not cede land that {pronoun:Velmar|it} controls. It is clear that {name:Tarsk|Tarsk} will.`,
		"its":                                 `{metonym:Port Velm|Port Velm} and {pronoun:Port Velm|its} allies disagreed.`,
		"he in a quotation is not who speaks": `{name:Henrik Aldane|Henrik Aldane} arrived late. {name:Goran Tesk|Goran Tesk} said: “{pronoun:Henrik Aldane|He} was tired.”`,
		"houses where people meet":            `The outcome of the {name:Port Velm|Port Velm} and {name:White House|White House} summits is unclear.`,
		"two offices":                         `{name:Jón Ahl|Jón Ahl}, {role:Jón Ahl|director of the {name:Sund Institute|Sund Institute}} and a professor at {name:Åsund University|Åsund University}, said no.`,
		"a body that begins with a title":     `The {name:General Assembly|General Assembly} met in {name:Geneva|Geneva}.`,
		"the President in a read-out": `{role:Goran Tesk|{nominal:Goran Tesk|The President of {name:Tarsk|Tarsk}}} smiled. {role:Goran Tesk|{nominal:Goran Tesk|The President}} said no. ` +
			`{role:Goran Tesk|President} {name:Goran Tesk|Goran Tesk} of {name:Tarsk|Tarsk} left with {role:Ilsa Maren|President} {name:Ilsa Maren|Ilsa Maren} of {name:Velmar|Velmar}.`,
		"an office with a country": `{role:Goran Tesk|The President of {name:Tarsk|Tarsk}}, {name:Goran Tesk|Goran Tesk}, met {role:Ilsa Maren|President} {name:Ilsa Maren|Ilsa Maren} of {name:Velmar|Velmar}. ` +
			`{role:Goran Tesk|{nominal:Goran Tesk|The President of {name:Tarsk|Tarsk}}} left.`,
		"an article":         `{name:Velmar|Velmar} wants guarantees like those of {name:Article 5|Article 5}.`,
		"a name over a line": `{role:Goran Tesk|President} {name:Goran Tesk|Goran` + "\n" + `Tesk} stayed away.`,
	} {
		text, want := marked(t, s)
		var got []string
		for _, e := range read(t, text).Entities {
			for _, m := range e.Mentions {
				got = append(got, fmt.Sprintf("%d-%d %s %s", m.Span.Start, m.Span.End, m.Kind, e.Name))
				if err := m.Span.Check(text); err != nil {
					t.Errorf("%s: %v", what, err)
				}
			}
			for _, r := range e.Roles {
				got = append(got, fmt.Sprintf("%d-%d role %s", r.Span.Start, r.Span.End, e.Name))
			}
		}
		sort.Strings(got)
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: %s\ngot  %q\nwant %q", what, text, got, want)
		}
	}
}

// find is the entity with a name and a type.
func find(t *testing.T, f *parley.Findings, name string, typ parley.EntityType) *parley.Entity {
	t.Helper()
	for i := range f.Entities {
		if e := &f.Entities[i]; e.Name == name && e.Type == typ {
			return e
		}
	}
	t.Fatalf("no %s %q among %v", typ, name, f.Entities)
	return nil
}

func TestTypesAndParties(t *testing.T) {
	f := read(t, "Tarskan President Goran Tesk met President Ilsa Maren of Velmar and Henrik Aldane, envoy of the Norrland Union, at Joint Base Åkerby. "+
		"Port Velm and the European Union praised the talks near the town of Kelm. European leaders stayed away. The World Bank paid.")
	for _, c := range []struct {
		name           string
		typ            parley.EntityType
		country, party string
	}{
		{"Goran Tesk", parley.Person, "TAR", "TAR"}, {"Ilsa Maren", parley.Person, "VEL", "VEL"}, {"Henrik Aldane", parley.Person, "", "NOR"},
		{"Velmar", parley.Country, "VEL", "VEL"}, {"Norrland Union", parley.Org, "", "NOR"}, {"Port Velm", parley.Org, "VEL", "VEL"},
		{"Joint Base Åkerby", parley.Place, "", ""}, {"Kelm", parley.Place, "", ""}, {"European Union", parley.Org, "", "EUR"},
		{"European leaders", parley.Group, "", "EUR"}, {"World Bank", parley.Org, "", ""},
	} {
		if e := find(t, f, c.name, c.typ); e.Country != c.country || e.Party != c.party {
			t.Errorf("%s has country %q and party %q, want %q and %q", c.name, e.Country, e.Party, c.country, c.party)
		}
	}
}

// A bare surname is the president's, not that of somebody who is introduced as
// kin; kin go by a title of their own.
func TestSurnamesOfAFamily(t *testing.T) {
	for text, want := range map[string]string{
		"Anna Tesk, the first lady, welcomed Ilsa Maren to Åsund. Mr. Tesk smiled.":                                   "Tesk",
		"President Goran Tesk and first lady Anna Tesk welcomed Ilsa Maren to Åsund on Monday. Tesk smiled.":          "Goran Tesk",
		"President Goran Tesk and his wife, Anna Tesk, welcomed Ilsa Maren to Åsund on Monday. Mrs. Tesk was silent.": "Anna Tesk",
		"Goran Tesk welcomed Ilsa Maren to Åsund on Monday. Tesk smiled.":                                             "Goran Tesk",
	} {
		got := ""
		for _, e := range read(t, text).Entities {
			for _, m := range e.Mentions {
				if m.Span.Text == "Tesk" && m.Span.Start > strings.Index(text, "Åsund") {
					got = e.Name
				}
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPairHasMembers(t *testing.T) {
	f := read(t, "Velmari President Ilsa Maren met Tarskan President Goran Tesk. Both leaders praised Henrik Aldane.")
	pair := find(t, f, "Both leaders", parley.Group)
	want := []string{find(t, f, "Ilsa Maren", parley.Person).ID, find(t, f, "Goran Tesk", parley.Person).ID}
	if fmt.Sprint(pair.Members) != fmt.Sprint(want) {
		t.Errorf("members %v, want %v", pair.Members, want)
	}
}

func TestTokensLeadToTheInnermostEntity(t *testing.T) {
	text := "Tarskan officials met Goran Tesk."
	a := annotatetest.Read(t, text)
	f := &parley.Findings{Doc: a.Doc}
	entity.Extractor(gazetteer.Default(), world).Run(a, f)
	want := map[string]string{"Tarskan": "Tarskan", "officials": "Tarskan officials", "met": "", "Tesk": "Goran Tesk", ".": ""}
	for i, tok := range a.Tokens {
		name, listed := want[tok.Text]
		if !listed {
			continue
		}
		got := ""
		if e := f.ByID(f.Entity(i)); e != nil {
			got = e.Name
		}
		if got != name {
			t.Errorf("%q leads to %q, want %q", tok.Text, got, name)
		}
	}
}

func TestDoubtfulIsLeftOut(t *testing.T) {
	for _, text := range []string{
		"They said it was late.",                          // nobody named
		"Velmar said it seemed that war was near.",        // nothing
		"It was raining when the president left.",         // which president?
		"Calls to make peace grew louder in the spring.",  // no names
		"Goran Tesk met Pavel Tesk. The ministers smiled", // which ministers?
	} {
		for _, e := range read(t, text).Entities {
			for _, m := range e.Mentions {
				if m.Kind != parley.NameMention {
					t.Errorf("%s: %s %q stands for %s", text, m.Kind, m.Span.Text, e.Name)
				}
			}
		}
	}
}

func TestPronounsAreNeverCertain(t *testing.T) {
	seen := 0
	for _, e := range read(t, "Goran Tesk said he was ready. Velmar and its allies were not.").Entities {
		for _, m := range e.Mentions {
			if m.Kind == parley.PronounMention {
				seen++
				if m.Sure <= 0 || m.Sure >= 1 {
					t.Errorf("%q is linked with confidence %v", m.Span.Text, m.Sure)
				}
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d pronouns linked, want 2", seen)
	}
}

func TestHeadlinesNameOnlyWhatTheTextNames(t *testing.T) {
	f := read(t, "Leaders Meet Before Grand War Council Resolution As Tesk Waits\n\nTarskan President Goran Tesk waited in the hall.")
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			if m.Kind == parley.NameMention && m.Span.Start < 60 && m.Span.Text != "Tesk" {
				t.Errorf("the headline names %q", m.Span.Text)
			}
		}
	}
	if n := len(find(t, f, "Goran Tesk", parley.Person).Mentions); n != 2 {
		t.Errorf("Goran Tesk has %d mentions, want 2", n)
	}
}

func TestNothingToRead(t *testing.T) {
	for _, text := range []string{"", "…", "\n\n", "123 – 456"} {
		if f := read(t, text); len(f.Entities) != 0 {
			t.Errorf("%q gives %v", text, f.Entities)
		}
	}
	a := annotatetest.Read(t, "Goran Tesk left Syria.")
	f := &parley.Findings{Doc: a.Doc}
	entity.Extractor(gazetteer.Default(), nil).Run(a, f)
	if len(f.Entities) != 2 || len(f.EntityOf) != len(a.Tokens) {
		t.Errorf("without an agenda: %v", f.Entities)
	}
}

func TestTheTrainedReadersNamesJoinIn(t *testing.T) {
	text := "the qorvath met at dawn, said Brel Qorvath."
	a := annotatetest.Read(t, text)
	a.Names = nil
	at := len(a.Tokens) - 3
	a.Reading = &parley.Reading{Names: []parley.NamedRange{{Range: parley.Range{First: at, End: at + 2}, Type: "PER"}}}
	f := &parley.Findings{Doc: a.Doc}
	entity.Extractor(gazetteer.Default(), nil).Run(a, f)
	if e := find(t, f, "Brel Qorvath", parley.Person); len(e.Mentions) != 1 {
		t.Errorf("mentions %v", e.Mentions)
	}
}
