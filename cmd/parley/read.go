package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
	"golang.org/x/term"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/collect"
)

type readFlags struct {
	format, model string
	raw           bool
	reader        readerFlags
	jobs          int
}

func readCommand() *cobra.Command {
	var f readFlags
	c := &cobra.Command{
		Use:   "read [flags] FILE...",
		Short: "Print what the reading engine sees",
		Long: `Read prints tokens, tags, the dependency tree, names and noun chunks of each
file, as the reading engine sees them; and in jsonl what the trained reader
adds: attributions, names, times with their values and event words, as bytes of
the source text.

Formats: view for people (the default on a terminal), conllu (XPOS is spaCy's
TAG, FEATS its morphology, MISC has byte offsets and the entity), jsonl (one
line per document, white-space tokens included; the default elsewhere), none
(reads and prints nothing, for timing).`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return read(c, args, f) },
	}
	c.Flags().StringVar(&f.format, "format", "", "view, conllu, jsonl or none")
	c.Flags().BoolVar(&f.raw, "raw", false, "read the file's text as it is, nothing cleaned or rejoined")
	c.Flags().StringVar(&f.model, "model", "", "pipeline that reads: a wheel, a folder or an installed name (default: the built-in one)")
	f.reader.add(c)
	c.Flags().IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "documents read at a time")
	return c
}

type annotationPrinter func(io.Writer, *parley.Annotations) error

var readFormats = map[string]annotationPrinter{
	"view":   printView,
	"conllu": printConllu,
	"jsonl":  printJSONL,
	"none":   func(io.Writer, *parley.Annotations) error { return nil },
}

func read(c *cobra.Command, paths []string, f readFlags) error {
	if f.format == "" {
		f.format = "jsonl"
		if out, ok := c.OutOrStdout().(*os.File); ok && term.IsTerminal(int(out.Fd())) {
			f.format = "view"
		}
	}
	print, ok := readFormats[f.format]
	if !ok {
		return usage("--format %q isn't one of view, conllu, jsonl, none", f.format)
	}
	if f.jobs < 1 {
		return usage("--jobs %d is less than 1", f.jobs)
	}
	engine, err := openEngine(f.model, f.reader)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(c.OutOrStdout(), 1<<16)
	failed, err := readEach(c.Context(), engine, paths, f, func(a *parley.Annotations) error { return print(out, a) }, c.ErrOrStderr())
	if err == nil {
		err = out.Flush()
	}
	switch {
	case err != nil:
		return nothing("%w", err)
	case failed == len(paths):
		return nothing("nothing could be read")
	case failed > 0:
		return errProblems
	}
	return nil
}

// readEach reads the files, f.jobs at a time, and hands them on in the order in
// which they were named. At most a few documents per job are held at once. It
// returns how many files could not be read; each is told to errOut.
func readEach(ctx context.Context, engine *annotate.Engine, paths []string, f readFlags, take func(*parley.Annotations) error, errOut io.Writer) (failed int, err error) {
	type result struct {
		a   *parley.Annotations
		err error
	}
	window := 4 * f.jobs
	for from := 0; from < len(paths); from += window {
		batch := paths[from:min(from+window, len(paths))]
		got := make([]result, len(batch))
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(f.jobs)
		for i, p := range batch {
			group.Go(func() error {
				doc, err := openDocument(p, f.raw)
				if err == nil {
					got[i].a, err = engine.Read(ctx, doc)
				}
				got[i].err = err
				return ctx.Err()
			})
		}
		if err := group.Wait(); err != nil {
			return failed, err
		}
		for i, r := range got {
			if r.err != nil {
				failed++
				fmt.Fprintf(errOut, "parley: %s: %v\n", printable(batch[i]), r.err)
				continue
			}
			if err := take(r.a); err != nil {
				return failed, err
			}
		}
	}
	return failed, nil
}

func openDocument(path string, raw bool) (*parley.Document, error) {
	if !raw {
		return collect.File(path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("isn't UTF-8; without --raw its encoding is guessed")
	}
	doc := &parley.Document{Name: path, Text: string(data), Bytes: len(data)}
	b := parley.NewViewBuilder(doc.Text)
	b.Open(parley.Body)
	b.Copy(0, len(doc.Text))
	doc.View = b.View()
	return doc, nil
}

func textCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "text FILE",
		Short: "Print the source text with noise marked",
		Long: `Text prints the source text of a report, the text that every span of the record
counts bytes in, with what is left out of reading marked as noise.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			doc, err := collect.File(args[0])
			if err != nil {
				return nothing("%s: %w", args[0], err)
			}
			for _, p := range doc.Problems {
				fmt.Fprintf(c.ErrOrStderr(), "parley: %s: %s\n", printable(doc.Name), printable(p))
			}
			if strings.TrimSpace(doc.Text) == "" {
				return nothing("%s: nothing could be read", args[0])
			}
			_, err = io.WriteString(c.OutOrStdout(), collect.Marked(doc))
			return err
		},
	}
}
