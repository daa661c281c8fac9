// Package expect compares what this library says of a text with what Python
// spaCy said, as spacy/oracle/expect.py wrote it down.
//
// Start with [Read] and [Tally.Compare].
package expect

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/parley-record/parley/spacy"
)

// Record is what is said of one document.
type Record struct {
	Doc    string   `json:"doc"`
	Tokens []Token  `json:"tokens"`
	Chunks [][2]int `json:"chunks"` // noun chunks: first token, last + 1
}

// Token is one token; offsets are bytes.
type Token struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Tag   string `json:"tag"`
	Pos   string `json:"pos"`
	Morph string `json:"morph"`
	Lemma string `json:"lemma"`
	Head  int    `json:"head"`
	Dep   string `json:"dep"`
	Ent   string `json:"ent"`
	Sent  bool   `json:"sent"`
}

// Text is one document to read.
type Text struct {
	Doc  string `json:"doc"`
	Text string `json:"text"`
}

// Read calls f with each line of r, decoded.
func Read[T any](r io.Reader, f func(T) error) error {
	in := bufio.NewReaderSize(r, 1<<20)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var v T
			if err := json.Unmarshal(line, &v); err != nil {
				return err
			}
			if err := f(v); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// Of turns a document into a record.
func Of(name string, d *spacy.Doc) Record {
	r := Record{Doc: name}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		ent := "O"
		if t.EntIOB == 'B' || t.EntIOB == 'I' {
			ent = string(rune(t.EntIOB)) + "-" + t.EntType
		}
		r.Tokens = append(r.Tokens, Token{
			Start: int(t.Start), End: int(t.End), Tag: t.Tag, Pos: t.Pos, Morph: t.Morph, Lemma: t.Lemma,
			Head: int(t.Head), Dep: t.Dep, Ent: ent, Sent: t.SentStart,
		})
	}
	for _, c := range d.NounChunks() {
		r.Chunks = append(r.Chunks, [2]int{c.Start, c.End})
	}
	return r
}

// Attributes are what is counted, in the order of Tally.Wrong.
var Attributes = [...]string{"boundary", "tag", "pos", "morph", "lemma", "head", "dep", "ent", "sent"}

// Tally counts tokens and those that differ, by attribute.
type Tally struct {
	Docs, Tokens, BadDocs int
	Wrong                 [len(Attributes)]int
	Chunks, WrongChunks   int
	// Report is called with each difference, if it is not nil.
	Report func(message string)
}

// Compare counts one document. Where the tokens themselves differ, only the
// boundaries are compared.
func (t *Tally) Compare(text string, got, want Record) {
	t.Docs++
	t.Tokens += len(want.Tokens)
	bad := t.boundaries(text, got, want)
	if bad == 0 {
		for i := range want.Tokens {
			bad += t.token(text, i, got, want)
		}
		bad += t.chunks(text, got, want)
	}
	if bad > 0 {
		t.BadDocs++
	}
}

func (t *Tally) report(format string, args ...any) {
	if t.Report != nil {
		t.Report(fmt.Sprintf(format, args...))
	}
}

type bounds struct{ start, end int }

func (t *Tally) boundaries(text string, got, want Record) int {
	have := map[bounds]bool{}
	for _, g := range got.Tokens {
		have[bounds{g.Start, g.End}] = true
	}
	bad := 0
	for _, w := range want.Tokens {
		if !have[bounds{w.Start, w.End}] {
			t.report("%s: token %q at %d is missing", want.Doc, text[w.Start:w.End], w.Start)
			bad++
		}
	}
	if bad == 0 && len(got.Tokens) != len(want.Tokens) {
		t.report("%s: %d tokens, want %d", want.Doc, len(got.Tokens), len(want.Tokens))
		bad = 1
	}
	t.Wrong[0] += bad
	return bad
}

func (t *Tally) token(text string, i int, got, want Record) int {
	g, w := got.Tokens[i], want.Tokens[i]
	bad := 0
	for k, pair := range [...][2]any{
		{g.Tag, w.Tag}, {g.Pos, w.Pos}, {g.Morph, w.Morph}, {g.Lemma, w.Lemma},
		{g.Head, w.Head}, {g.Dep, w.Dep}, {g.Ent, w.Ent}, {g.Sent, w.Sent},
	} {
		if pair[0] == pair[1] {
			continue
		}
		bad++
		t.Wrong[k+1]++
		t.report("%s: token %d %q: %s %v, want %v", want.Doc, i, text[w.Start:w.End], Attributes[k+1], pair[0], pair[1])
	}
	return bad
}

func (t *Tally) chunks(text string, got, want Record) int {
	have := map[[2]int]bool{}
	for _, c := range got.Chunks {
		have[c] = true
	}
	bad := 0
	for _, c := range want.Chunks {
		if !have[c] {
			bad++
			t.report("%s: chunk %v %q is missing", want.Doc, c, text[want.Tokens[c[0]].Start:want.Tokens[c[1]-1].End])
		}
	}
	if extra := len(got.Chunks) - (len(want.Chunks) - bad); extra > 0 {
		t.report("%s: %d extra chunks", want.Doc, extra)
		bad += extra
	}
	t.Chunks += len(want.Chunks)
	t.WrongChunks += bad
	return bad
}
