package annotatetest

import (
	"testing"
)

func TestReadLaysTokensOverTheSource(t *testing.T) {
	text := "President Ilsa Maren said Velmar’s\narmy would leave Novy Přívoz.\n\nShe left."
	a := Read(t, text)
	if len(a.Sentences) != 2 {
		t.Fatalf("%d sentences, want 2", len(a.Sentences))
	}
	for _, tok := range a.Tokens {
		if got := text[tok.Start:tok.End]; got != tok.Text {
			t.Errorf("token %q lies over %q", tok.Text, got)
		}
	}
	last := a.Sentences[0]
	if got := a.Span(last.Range).Text; got != text[:len(text)-len("\n\nShe left.")] {
		t.Errorf("first sentence lies over %q", got)
	}
	for i, tok := range a.Tokens {
		for _, c := range a.Children(i) {
			if a.Tokens[c].Head != i {
				t.Errorf("%q is no child of %q", a.Tokens[c].Text, tok.Text)
			}
		}
	}
	if len(a.Names) == 0 {
		t.Error("no names read")
	}
}
