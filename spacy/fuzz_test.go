package spacy_test

import (
	"context"
	"testing"
	"unicode/utf8"

	"github.com/parley-record/parley/spacy/internal/expect"
	"github.com/parley-record/parley/spacy/internal/modeltest"
)

// FuzzRead runs the whole pipeline on any text and checks what must hold of
// every document.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"texts-en.jsonl", "texts-fr.jsonl"} {
		for _, text := range readFixtures[expect.Text](f, name) {
			f.Add(text.Text)
		}
	}
	m := modeltest.Open(f, "en_core_web_sm")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := m.Read(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.ValidString(text) {
			text = doc.Text
		}
		if err := checkDoc(doc, text); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzLoad replaces one file of a pipeline by any bytes: loading must fail or
// give a model that reads.
func FuzzLoad(f *testing.F) {
	files := unpack(f, "en_core_web_sm")
	for i, c := range alone {
		if data := files["model/"+c.file].Data; len(data) < 20_000 {
			f.Add(uint8(i), data)
		}
	}
	f.Fuzz(func(t *testing.T, i uint8, data []byte) {
		c := alone[int(i)%len(alone)]
		_ = survives(changed(running(files, c.parts...), c.file, data))
	})
}
