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
	{Key: "NOR", Name: "Norrland Union", Names: []string{"norrland union", "norrland leaders"}, Demonyms: []string{"norrlander"}},
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

// TestMentions checks every mention of each sentence: where it stands, its
// kind, and the entity, by its name.
func TestMentions(t *testing.T) {
	for _, s := range []string{
		"{adjective:Tarskan|Tarskan} President {name:Goran Tesk|Goran Tesk} met {name:Ilsa Maren|Ilsa Maren} in {name:Åsund|Åsund}.",
		"{name:France|France} and {name:Germany|Germany} said {group:Turkish forces|{adjective:Turkish|Turkish} forces} had left {name:Syria|Syria}.",
	} {
		text, want := marked(t, s)
		var got []string
		for _, e := range read(t, text).Entities {
			for _, m := range e.Mentions {
				got = append(got, fmt.Sprintf("%d-%d %s %s", m.Span.Start, m.Span.End, m.Kind, e.Name))
			}
		}
		sort.Strings(got)
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}
