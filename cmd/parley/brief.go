package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agenda"
	"github.com/parley-record/parley/internal/dossier"
	"github.com/parley-record/parley/internal/pipeline"
)

type briefFlags struct {
	format, out, agenda, model string
	jobs                       int
	quiet                      bool
	reader                     readerFlags
}

func briefCommand() *cobra.Command {
	var f briefFlags
	c := &cobra.Command{
		Use:   "brief [flags] PATH...",
		Short: "Read reports and write the record",
		Long: `Brief reads files and folders (.txt .md .html) and writes one record of them.

Folders are searched for reports at any depth. What can't be read is listed at
the end and in the record; the rest is briefed.`,
		Example: `  parley brief reports/                       # parley.html
  parley brief --format json -o - a.txt b.html # the record for programs, to stdout`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return brief(c, args, f) },
	}
	c.Flags().StringVar(&f.format, "format", "html", "html, md or json")
	c.Flags().StringVarP(&f.out, "out", "o", "", "file to write, - for stdout (default parley.html, parley.md or parley.json)")
	c.Flags().StringVar(&f.agenda, "agenda", "", "YAML file with the parties and issues (default: the shipped one)")
	c.Flags().StringVar(&f.model, "model", "", "pipeline that reads: a wheel, a folder or an installed name (default: the built-in one)")
	f.reader.add(c)
	c.Flags().IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "documents read at a time")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "no progress and no summary")
	return c
}

type recordWriter func(io.Writer, *parley.Record) error

var formats = map[string]recordWriter{"html": dossier.HTML, "md": dossier.Markdown, "json": dossier.JSON}

func brief(c *cobra.Command, paths []string, f briefFlags) error {
	write, ok := formats[f.format]
	if !ok {
		return usage("--format %q isn't one of html, md, json", f.format)
	}
	if f.jobs < 1 {
		return usage("--jobs %d is less than 1", f.jobs)
	}
	opt := pipeline.Options{Jobs: f.jobs, Generator: "parley " + version()}
	if f.agenda != "" {
		a, err := agenda.Load(f.agenda)
		if err != nil {
			return usage("read the agenda: %w", err)
		}
		opt.Agenda = a
	}
	term := newTerminal(c.ErrOrStderr(), f.quiet)
	opt.Progress = term.progress
	engine, err := openEngine(f.model, f.reader)
	if err != nil {
		return err
	}
	rec, err := pipeline.Run(c.Context(), engine, paths, opt)
	term.clear()
	if err != nil {
		return nothing("%w", err)
	}
	if countRead(rec) == 0 {
		term.problems(rec)
		return nothing("nothing could be read")
	}
	where, err := writeOut(c.OutOrStdout(), f, write, rec)
	if err != nil {
		return nothing("%w", err)
	}
	term.summary(rec, where)
	if left, _ := sortProblems(rec); len(left) > 0 {
		return errProblems
	}
	return nil
}

// sortProblems parts what kept a report out of the record from what is to be
// known about a report in it: that it is cut off, or repeats another.
func sortProblems(rec *parley.Record) (left, notes []parley.Problem) {
	told := map[string]bool{}
	for _, s := range rec.Stories {
		for _, id := range s.Documents {
			told[id] = true
		}
	}
	in := map[string]bool{}
	for _, d := range rec.Documents {
		in[d.Name] = told[d.ID]
	}
	for _, p := range rec.Problems {
		if in[p.Document] {
			notes = append(notes, p)
		} else {
			left = append(left, p)
		}
	}
	return left, notes
}

// countRead is the number of documents that made it into a story.
func countRead(rec *parley.Record) int {
	n := 0
	for _, s := range rec.Stories {
		n += len(s.Documents)
	}
	return n
}

// writeOut writes the whole record or nothing: a file is put in place when it
// is complete.
func writeOut(stdout io.Writer, f briefFlags, write recordWriter, rec *parley.Record) (string, error) {
	var buf bytes.Buffer
	if err := write(&buf, rec); err != nil {
		return "", fmt.Errorf("write the record: %w", err)
	}
	out := f.out
	if out == "" {
		out = "parley." + f.format
	}
	if out == "-" {
		_, err := stdout.Write(buf.Bytes())
		return "", err
	}
	if err := replaceFile(out, buf.Bytes()); err != nil {
		return "", fmt.Errorf("write the record: %w", err)
	}
	return out, nil
}

func replaceFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err := tmp.Write(data); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Chmod(0o644); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
