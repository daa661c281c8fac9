// Command parity counts, over a corpus, where this library and Python spaCy
// differ. It prints a table by attribute and, before it, the differences.
//
//	go run ./spacy/internal/parity -model M -expect FILE -texts DIR
//
// FILE is what spacy/oracle/expect.py wrote for the .txt files below DIR, or
// for a .jsonl file given as DIR. It exits with 1 if a share of tokens greater
// than -allow differs in any attribute.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/parley-record/parley/spacy"
	"github.com/parley-record/parley/spacy/internal/expect"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

type options struct {
	model, expect, texts, profile string
	show, workers                 int
	newer                         bool
	allow                         float64
}

func run(args []string, out, errs io.Writer) int {
	var o options
	set := flag.NewFlagSet("parity", flag.ContinueOnError)
	set.SetOutput(errs)
	set.StringVar(&o.model, "model", "", "wheel or folder of the model")
	set.StringVar(&o.expect, "expect", "", "expectations, JSON lines; without them, only read")
	set.StringVar(&o.texts, "texts", "", "folder of .txt files, or .jsonl file")
	set.StringVar(&o.profile, "cpuprofile", "", "write a CPU profile there")
	set.IntVar(&o.show, "show", 40, "print at most so many differences")
	set.BoolVar(&o.newer, "newer", false, "lemmatize as spaCy 3.8.8 and later do")
	set.IntVar(&o.workers, "workers", 1, "texts that are read at a time")
	set.Float64Var(&o.allow, "allow", 1e-5, "share of tokens that may differ in an attribute")
	if err := set.Parse(args); err != nil {
		return 2
	}
	ok, err := o.measure(out)
	if err != nil {
		fmt.Fprintln(errs, "parity:", err)
		return 2
	}
	if !ok {
		return 1
	}
	return 0
}

func (o options) measure(out io.Writer) (bool, error) {
	texts, err := readTexts(o.texts)
	if err != nil {
		return false, err
	}
	began := time.Now()
	m, err := spacy.Options{NewLemmaRules: o.newer}.Open(o.model)
	if err != nil {
		return false, err
	}
	fmt.Fprintf(out, "loaded in %d ms\n", time.Since(began).Milliseconds())
	if o.profile != "" {
		f, err := os.Create(o.profile)
		if err != nil {
			return false, err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return false, err
		}
	}
	records, err := o.read(m, texts, out)
	pprof.StopCPUProfile()
	if err != nil || o.expect == "" {
		return err == nil, err
	}
	return o.compare(records, texts, out)
}

// read reads every text and prints the speed.
func (o options) read(m *spacy.Model, texts []expect.Text, out io.Writer) (map[string]*spacy.Doc, error) {
	docs := map[string]*spacy.Doc{}
	began, tokens, words, i := time.Now(), 0, 0, 0
	stream := func(yield func(string) bool) {
		for _, t := range texts {
			if !yield(t.Text) {
				return
			}
		}
	}
	for doc, err := range m.Pipe(context.Background(), stream, o.workers) {
		if err != nil {
			return nil, err
		}
		tokens += len(doc.Tokens)
		docs[texts[i].Doc] = doc
		i++
	}
	spent := time.Since(began).Seconds()
	for _, t := range texts {
		words += len(strings.Fields(t.Text))
	}
	fmt.Fprintf(out, "read %d texts, %d tokens in %.2f s: %.0f words/s, %.0f tokens/s\n",
		len(texts), tokens, spent, float64(words)/spent, float64(tokens)/spent)
	return docs, nil
}

func (o options) compare(docs map[string]*spacy.Doc, texts []expect.Text, out io.Writer) (bool, error) {
	f, err := os.Open(o.expect)
	if err != nil {
		return false, err
	}
	defer f.Close()
	left := o.show
	tally := expect.Tally{Report: func(message string) {
		if left > 0 {
			fmt.Fprintln(out, message)
		}
		left--
	}}
	err = expect.Read(f, func(want expect.Record) error {
		doc, ok := docs[want.Doc]
		if !ok {
			return fmt.Errorf("no text %s", want.Doc)
		}
		tally.Compare(doc.Text, expect.Of(want.Doc, doc), want)
		return nil
	})
	if err != nil {
		return false, err
	}
	if tally.Tokens == 0 || tally.Docs != len(texts) {
		return false, fmt.Errorf("%d texts, expectations for %d", len(texts), tally.Docs)
	}
	return o.table(tally, out), nil
}

func (o options) table(t expect.Tally, out io.Writer) bool {
	ok := true
	fmt.Fprintf(out, "\n| attribute | differ | of | agreement |\n| --- | --- | --- | --- |\n")
	row := func(name string, wrong, all int) {
		share := float64(wrong) / float64(max(all, 1))
		ok = ok && share <= o.allow
		fmt.Fprintf(out, "| %s | %d | %d | %.5f %% |\n", name, wrong, all, 100*(1-share))
	}
	for i, name := range expect.Attributes {
		row(name, t.Wrong[i], t.Tokens)
	}
	row("noun chunk", t.WrongChunks, t.Chunks)
	row("document", t.BadDocs, t.Docs)
	return ok
}

// readTexts reads the .txt files below path in order, or the lines of a .jsonl.
func readTexts(path string) ([]expect.Text, error) {
	var out []expect.Text
	if strings.HasSuffix(path, ".jsonl") {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		err = expect.Read(f, func(t expect.Text) error {
			out = append(out, t)
			return nil
		})
		return out, err
	}
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".txt") {
			return err
		}
		data, err := os.ReadFile(name)
		stem := strings.TrimSuffix(filepath.Base(name), ".txt")
		out = append(out, expect.Text{Doc: stem, Text: string(data)})
		return err
	})
	return out, err
}
