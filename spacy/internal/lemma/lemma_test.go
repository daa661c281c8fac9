package lemma

import (
	"testing"

	"github.com/tinylib/msgp/msgp"

	"github.com/parley-record/parley/spacy/internal/lexicon"
	"github.com/parley-record/parley/spacy/internal/modelfile"
	"github.com/parley-record/parley/spacy/internal/strid"
)

// table packs a map from ids to values.
func table(t *testing.T, rows map[string]any) []byte {
	t.Helper()
	b := msgp.AppendMapHeader(nil, uint32(len(rows)))
	for key, v := range rows {
		var err error
		if b, err = msgp.AppendIntf(msgp.AppendUint64(b, strid.Of(key)), v); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func list(s ...any) []any { return s }

func lookups(t *testing.T) modelfile.Lookups {
	return modelfile.Lookups{
		"lemma_rules": table(t, map[string]any{
			"noun": list(list("s", ""), list("ies", "y")), "verb": list(list("ing", "e"), list("ing", ""), list("ed", "e"), list("ed", "")),
			"punct": list(list("“", `"`)), "adv": list(list("", "")), "adj": list(list("er", "")),
		}),
		"lemma_exc":    table(t, map[string]any{"noun": map[string]any{"mice": list("mouse"), "axes": list("ax", "axis")}, "verb": map[string]any{}}),
		"lemma_index":  table(t, map[string]any{"noun": list("talk", "party"), "verb": list("hop", "hope"), "adv": list("soon")}),
		"lemma_lookup": table(t, map[string]any{"Tarskans": list("Tarskan"), "eau": list("eau", "x")}),
	}
}

type question struct{ text, pos, feats, want string }

func ask(t *testing.T, l *Lemmatizer, questions []question) {
	t.Helper()
	lex := lexicon.New(nil)
	var c Cache
	for range 2 { // the second time from the cache
		for _, q := range questions {
			if got := l.Lemma(&c, lex.Make(q.text, ""), q.pos, q.feats); got != q.want {
				t.Errorf("%s %s %s: %q, want %q", q.text, q.pos, q.feats, got, q.want)
			}
		}
	}
}

func TestEnglish(t *testing.T) {
	l, err := New("en", "rule", lookups(t), false)
	if err != nil {
		t.Fatal(err)
	}
	ask(t, l, []question{
		{"Talks", "NOUN", "Number=Plur", "talk"}, {"Parties", "NOUN", "", "party"}, {"Talks", "NOUN", "Number=Sing", "talks"},
		{"mice", "NOUN", "", "mouse"}, {"axes", "NOUN", "", "axis"}, {"Osks", "NOUN", "", "osk"}, {"Osk", "NOUN", "", "Osk"},
		{"hoping", "VERB", "", "hope"}, {"Signed", "VERB", "", "signe"}, {"co-signed", "VERB", "", "co-signe"},
		{"went", "VERB", "VerbForm=Inf", "went"}, {"Go", "VERB", "Tense=Pres|VerbForm=Fin", "go"},
		{"goes", "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin", "goes"}, {"Velmar", "PROPN", "", "Velmar"}, {"The", "DET", "", "the"},
		{"Bigger", "ADJ", "Degree=Pos", "bigger"}, {"Bigger", "ADJ", "", "bigg"}, {"“", "PUNCT", "", `"`}, {"Soon", "ADV", "", "soon"},
		{" ", "SPACE", "", " "}, {"X", "", "", "x"}, {"s", "NOUN", "", "s"},
	})
	newer, err := New("en", "rule", lookups(t), true)
	if err != nil {
		t.Fatal(err)
	}
	ask(t, newer, []question{{"hoping", "VERB", "", "hop"}, {"Talks", "NOUN", "", "talk"}, {"co-signed", "VERB", "", "co-signe"}})
}

func TestFrench(t *testing.T) {
	l, err := New("fr", "rule", lookups(t), false)
	if err != nil {
		t.Fatal(err)
	}
	ask(t, l, []question{
		{"Party", "NOUN", "", "party"}, {"Axes", "NOUN", "", "ax"}, {"Talks", "NOUN", "", "talk"}, {"Osks", "NOUN", "", "osk"},
		{"Tarskans", "PROPN", "", "Tarskan"}, {"tarskans", "PROPN", "", "tarskans"}, {"Eau", "NOUN", "", "eau"}, {"Osk", "PRON", "", "osk"},
		{"Le", "", "", "le"}, {"X", "X", "", "X"},
	})
}

func TestRefuses(t *testing.T) {
	for _, c := range []struct{ lang, mode string }{{"de", "rule"}, {"en", "pos_lookup"}, {"", ""}, {"xx", "lookup"}} {
		if _, err := New(c.lang, c.mode, lookups(t), false); err == nil {
			t.Errorf("%s, %s: no error", c.lang, c.mode)
		}
	}
	if _, err := New("fr", "rule", modelfile.Lookups{"lemma_rules": {0x80}}, false); err == nil {
		t.Error("French without tables: no error")
	}
}
