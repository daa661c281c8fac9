package annotate

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// words makes annotations of words in one sentence, parted by blanks.
func words(text string) *parley.Annotations {
	doc := &parley.Document{ID: "d", Text: text}
	b := parley.NewViewBuilder(text)
	b.Open(parley.Body)
	b.Copy(0, len(text))
	doc.View = b.View()
	a := &parley.Annotations{Doc: doc}
	at := 0
	for _, w := range strings.Fields(text) {
		at += strings.Index(text[at:], w)
		a.Tokens = append(a.Tokens, parley.Token{Text: w, Start: at, End: at + len(w), View: at})
		at += len(w)
	}
	return a
}

func TestJoinNames(t *testing.T) {
	a := words("Ms. Maren 's talks in Tarsk City centre with the Norrland Union and Ødeby , Henrik Aldane , gondola")
	named := func(first, end int, kind string) parley.NamedRange {
		return parley.NamedRange{Range: parley.Range{First: first, End: end}, Type: kind}
	}
	a.Names = []parley.NamedRange{named(1, 2, "PERSON"), named(13, 14, "GPE"), named(13, 14, "LOC"), named(15, 17, "PERSON"), named(3, 4, "EVENT")}
	got := joinNames(a, []parley.NamedRange{named(0, 3, "PER"), named(5, 8, "LOC"), named(9, 12, "ORG"), named(18, 19, "LOC")})
	var list []string
	for _, n := range got {
		list = append(list, n.Type+" "+a.Text(n.Range))
	}
	const want = "PER Maren|LOC Tarsk City|ORG Norrland Union|LOC Ødeby|PER Henrik Aldane"
	if s := strings.Join(list, "|"); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}
