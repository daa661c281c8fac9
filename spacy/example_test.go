package spacy_test

import (
	"context"
	"fmt"
	"log"
	"slices"

	"github.com/parley-record/parley/spacy"
)

func ExampleOpen() {
	m, err := spacy.Open("../build/models/en_core_web_sm.whl")
	if err != nil {
		log.Fatal(err)
	}
	doc, err := m.Read(context.Background(), "Ilsa Maren didn't sign the treaty in London.")
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range doc.Tokens[2:5] {
		fmt.Println(t.Text, t.Tag, t.Pos, t.Lemma, t.Dep, doc.Tokens[t.Head].Text)
	}
	for _, e := range doc.Ents() {
		fmt.Println(doc.SpanText(e), e.Label)
	}
	// Output:
	// did VBD AUX do aux sign
	// n't RB PART not neg sign
	// sign VB VERB sign ROOT sign
	// Ilsa Maren PERSON
	// London GPE
}

func ExampleModel_Pipe() {
	m, err := spacy.Open("../build/models/en_core_web_sm.whl")
	if err != nil {
		log.Fatal(err)
	}
	texts := []string{"The talks failed.", "Nobody won. Nobody lost."}
	for doc, err := range m.Pipe(context.Background(), slices.Values(texts), 2) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(len(doc.Tokens), "tokens,", len(doc.Sents()), "sentences")
	}
	// Output:
	// 4 tokens, 1 sentences
	// 6 tokens, 2 sentences
}
