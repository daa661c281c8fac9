// Package annotatetest reads texts in tests: it gives the annotations of a
// plain text without going through collection. Only tests import it.
package annotatetest

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/model"
)

var engine = sync.OnceValues(func() (*annotate.Engine, error) {
	m, err := model.Open("")
	if err != nil {
		return nil, err
	}
	return annotate.New(m), nil
})

// Document is a document over text whose paragraphs are parted by blank lines;
// single line breaks inside a paragraph read as spaces.
func Document(text string) *parley.Document {
	doc := &parley.Document{ID: "d0", Name: "test.txt", Language: "en", Text: text, Bytes: len(text)}
	b := parley.NewViewBuilder(text)
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		b.Open(parley.Body)
		for from := at; from < end; {
			line := strings.IndexByte(text[from:end], '\n')
			if line < 0 {
				b.Copy(from, end)
				break
			}
			b.Copy(from, from+line)
			b.Replace(" ", from+line, from+line+1)
			from += line + 1
		}
		at = end + 2
	}
	doc.View = b.View()
	return doc
}

// Read gives the annotations of text.
func Read(t testing.TB, text string) *parley.Annotations {
	t.Helper()
	return ReadDocument(t, Document(text))
}

// ReadDocument gives the annotations of a document that has a view.
func ReadDocument(t testing.TB, doc *parley.Document) *parley.Annotations {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatalf("open the language model: %v", err)
	}
	a, err := e.Read(context.Background(), doc)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return a
}
