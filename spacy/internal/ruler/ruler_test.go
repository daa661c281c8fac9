package ruler

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley/spacy/internal/lexicon"
	"github.com/parley-record/parley/spacy/internal/modelfile"
)

func is(attr string, value any) modelfile.Condition {
	return modelfile.Condition{Attr: attr, Value: value}
}

func op(attr, op string, value any) modelfile.Condition {
	return modelfile.Condition{Attr: attr, Op: op, Value: value}
}

func sets(index int, attrs string, pattern ...modelfile.TokenSpec) modelfile.Rule {
	r := modelfile.Rule{Index: index, Attrs: map[string]string{}, Patterns: [][]modelfile.TokenSpec{pattern}}
	for _, a := range strings.Fields(attrs) {
		name, value, _ := strings.Cut(a, ":")
		r.Attrs[name] = value
	}
	return r
}

type tokens = modelfile.TokenSpec

// sentence reads "word/TAG/dep" for each token.
func sentence(s string) []Token {
	lex := lexicon.New(nil)
	var out []Token
	for _, f := range strings.Split(s, " ") {
		p := strings.Split(f, "/")
		text := strings.ReplaceAll(p[0], "~", " ")
		out = append(out, Token{Lex: lex.Make(text, ""), Tag: p[1], Dep: p[2]})
	}
	return out
}

func TestApply(t *testing.T) {
	r, err := New([]modelfile.Rule{
		sets(0, "POS:VERB MORPH:B=2|A=1", tokens{is("TAG", "VBZ")}),
		sets(0, "MORPH:_", tokens{is("TAG", "NN")}),
		sets(0, "POS:AUX LEMMA:be", tokens{is("TAG", "VBZ"), op("LOWER", "IN", []string{"is", "'s"})}),
		sets(0, "LEMMA:go", tokens{is("LOWER", "gon")}, tokens{is("LOWER", "na")}),
		sets(1, "LEMMA:to", tokens{is("LOWER", "gon")}, tokens{is("LOWER", "na")}),
		sets(-1, "POS:LAST", tokens{op("LOWER", "REGEX", "^a")}, tokens{}, tokens{is("TAG", "NN")}),
		sets(0, "POS:PRON", tokens{op("DEP", "NOT_IN", []string{"det", ""}), op("TAG", "IN", []string{"DT", "WDT"})}),
		sets(0, "POS:SUBJ", tokens{is("DEP", "nsubj")}),
		sets(0, "TAG:_SP DEP:dep", tokens{is("IS_SPACE", true)}),
		sets(0, "POS:THREE", tokens{is("LENGTH", int64(3)), is("IS_SPACE", false)}),
		// It sees tags as they were before any rule.
		sets(0, "POS:NEVER", tokens{is("TAG", "_SP")}),
	})
	if err != nil {
		t.Fatal(err)
	}
	doc := sentence("It/PRP/nsubj Is/VBZ/ROOT that/DT/det That/DT/dobj ~~/NN/x gon/VB/y na/TO/z runs/VBZ/r")
	doc = append(doc, sentence("a/X/x b/X/x c/NN/x c/NN/x")...)
	var w Scratch
	for range 2 { // scratch memory carries nothing over
		work := append([]Token(nil), doc...)
		r.Apply(&w, work)
		var got []string
		for _, x := range work {
			got = append(got, fmt.Sprintf("%s/%s/%s/%s/%s", x.Tag, x.Pos, x.Morph, x.Lemma, x.Dep))
		}
		want := "PRP/SUBJ///nsubj VBZ/AUX/A=1|B=2/be/ROOT DT////det DT/PRON///dobj _SP////dep VB/THREE//go/y TO///to/z VBZ/VERB/A=1|B=2//r" +
			" X////x X////x NN/LAST///x NN////x"
		if s := strings.Join(got, " "); s != want {
			t.Errorf("got  %s\nwant %s", s, want)
		}
	}
}

func TestRefuses(t *testing.T) {
	for name, r := range map[string]modelfile.Rule{
		"ENT_ID":   sets(0, "POS:X", tokens{is("ENT_ID", "x")}),
		"OP":       sets(0, "POS:X", tokens{is("OP", "*")}),
		"FUZZY":    sets(0, "POS:X", tokens{op("LOWER", "FUZZY", "x")}),
		"ENT_TYPE": sets(0, "ENT_TYPE:X", tokens{is("LOWER", "x")}),
		"index 1":  sets(1, "POS:X", tokens{is("LOWER", "x")}),
		"index -2": sets(-2, "POS:X", tokens{is("LOWER", "x")}),
		"LENGTH":   sets(0, "POS:X", tokens{op("LENGTH", ">=", int64(3))}),
		"regular":  sets(0, "POS:X", tokens{op("LOWER", "REGEX", "(")}),
		"LOWER":    sets(0, "POS:X", tokens{is("LOWER", true)}),
	} {
		if _, err := New([]modelfile.Rule{r}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
