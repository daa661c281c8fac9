package spacy_test

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/parley-record/parley/spacy"
)

// checkDoc checks what must hold of every document.
func checkDoc(doc *spacy.Doc, text string) error {
	if doc.Text != text {
		return fmt.Errorf("text was changed to %q", doc.Text)
	}
	var rebuilt strings.Builder
	runes := 0
	for i, t := range doc.Tokens {
		if int(t.Start) != rebuilt.Len() || int(t.RuneStart) != runes || t.Start >= t.End {
			return fmt.Errorf("token %d at byte %d, code point %d; want %d, %d", i, t.Start, t.RuneStart, rebuilt.Len(), runes)
		}
		if t.Text != text[t.Start:t.End] || int(t.RuneEnd-t.RuneStart) != utf8.RuneCountInString(t.Text) {
			return fmt.Errorf("token %d: text %q", i, t.Text)
		}
		rebuilt.WriteString(t.Text)
		runes = int(t.RuneEnd)
		if t.Space {
			rebuilt.WriteByte(' ')
			runes++
		}
		if err := checkTree(doc.Tokens, i); err != nil {
			return err
		}
	}
	if rebuilt.String() != text {
		return fmt.Errorf("tokens rebuild %q", rebuilt.String())
	}
	return checkSpans(doc)
}

// checkTree checks that token i's chain of heads ends at a root and that its
// subtree's edges enclose it.
func checkTree(tokens []spacy.Token, i int) error {
	t := tokens[i]
	if int(t.LeftEdge) > i || int(t.RightEdge) < i || t.LeftEdge < 0 || int(t.RightEdge) >= len(tokens) {
		return fmt.Errorf("token %d: edges %d, %d", i, t.LeftEdge, t.RightEdge)
	}
	at, steps := i, 0
	for int(tokens[at].Head) != at {
		at = int(tokens[at].Head)
		if steps++; at < 0 || at >= len(tokens) || steps > len(tokens) {
			return fmt.Errorf("token %d: heads lead nowhere", i)
		}
	}
	if tokens[at].Dep == "" {
		return fmt.Errorf("token %d: root without a label", i)
	}
	return nil
}

func checkSpans(doc *spacy.Doc) error {
	if len(doc.Tokens) > 0 && !doc.Tokens[0].SentStart {
		return fmt.Errorf("first token starts no sentence")
	}
	for _, e := range doc.Ents() {
		for i := e.Start; i < e.End; i++ {
			if doc.Tokens[i].EntType != e.Label || e.Label == "" || i > e.Start && doc.Tokens[i].SentStart {
				return fmt.Errorf("entity %v is broken at token %d", e, i)
			}
		}
	}
	last := 0
	for _, c := range doc.NounChunks() {
		if c.Start < last || c.End <= c.Start || c.End > len(doc.Tokens) {
			return fmt.Errorf("chunk %v after %d", c, last)
		}
		last = c.End
	}
	return nil
}
