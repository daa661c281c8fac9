// Package reader is the trained reader: one small encoder and four heads that
// mark in a text who said what, names, time expressions and event words, and
// that give the type of an event whose parties are known.
//
// It reads plain text and gives bytes of it; laying them over tokens is for
// package annotate, and what days, people and places are meant is for the
// extractors. The weights are those of a folder that train/ writes; the formulae
// stand in train/README.md. Start with Open and Reader.Read; windows.go cuts
// texts for the encoder, each head has a folder below.
package reader

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"sync"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/annotate/reader/attribution"
	"github.com/parley-record/parley/internal/annotate/reader/eventtype"
	"github.com/parley-record/parley/internal/annotate/reader/layer"
	"github.com/parley-record/parley/internal/annotate/reader/names"
	"github.com/parley-record/parley/internal/annotate/reader/times"
)

// format is the version of heads.json that this package reads.
const format = 1

// Reader is ready to read; any number of goroutines may share it.
type Reader struct {
	model       *encoder.Model
	window      windowSpec
	attribution *attribution.Head
	names       *names.Head
	times       *times.Head
	eventType   *eventtype.Head
	workers     sync.Pool // of *encoder.Worker
}

type windowSpec struct {
	Size    int `json:"size"`    // pieces, [CLS] and [SEP] included
	Overlap int `json:"overlap"` // pieces that two windows share, at most
}

// headsFile is what the weights folder says of the heads.
type headsFile struct {
	Format int        `json:"format"`
	Window windowSpec `json:"window"`
	Heads  struct {
		Attribution attribution.Spec `json:"attribution"`
		Names       names.Spec       `json:"names"`
		EventType   eventtype.Spec   `json:"event_type"`
		Times       times.Spec       `json:"times"`
	} `json:"heads"`
}

// Open loads the weights folder fsys.
func Open(fsys fs.FS, o encoder.Options) (*Reader, error) {
	m, err := encoder.OpenFS(fsys, o)
	if err != nil {
		return nil, fmt.Errorf("open the reader: %w", err)
	}
	r, err := newReader(fsys, m)
	if err != nil {
		return nil, fmt.Errorf("open the reader: heads.json: %w", err)
	}
	return r, nil
}

func newReader(fsys fs.FS, m *encoder.Model) (*Reader, error) {
	data, err := fs.ReadFile(fsys, "heads.json")
	if err != nil {
		return nil, err
	}
	var spec headsFile
	if err := json.Unmarshal(data, &spec); err != nil {
		return nil, err
	}
	if spec.Format != format {
		return nil, fmt.Errorf("format %d, this program reads format %d", spec.Format, format)
	}
	if w := spec.Window; w.Size < 3 || w.Size > m.Config().MaxPositions || w.Overlap < 0 || w.Overlap > w.Size-2 {
		return nil, fmt.Errorf("windows of %d pieces that share %d", w.Size, w.Overlap)
	}
	r := &Reader{model: m, window: spec.Window}
	r.workers.New = func() any { return m.NewWorker() }
	width := m.Config().HiddenSize
	if r.attribution, err = attribution.New(m, spec.Heads.Attribution, width); err != nil {
		return nil, fmt.Errorf("attribution: %w", err)
	}
	if r.names, err = names.New(m, spec.Heads.Names, width); err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	if r.times, err = times.New(m, spec.Heads.Times, width); err != nil {
		return nil, fmt.Errorf("times: %w", err)
	}
	if r.eventType, err = eventtype.New(m, spec.Heads.EventType, width); err != nil {
		return nil, fmt.Errorf("event_type: %w", err)
	}
	return r, nil
}

// Version names the reader in a record.
func (r *Reader) Version() string { return fmt.Sprintf("reader %d", format) }

// Span is a range of bytes of the text, with its type.
type Span struct {
	Start, End int
	Type       string
	Coarse     string // of names: PER, ORG, LOC, GROUP or EVENT
}

// Attribution is what belongs together; every part may be absent.
type Attribution struct {
	Source, Cue, Content []Span
	Sure                 float64 // how probable it is as a whole, from 0 to 1; 0 without a cue
}

// Found is what the reader sees in one text, each list in text order.
type Found struct {
	Attributions         []Attribution
	Names, Times, Events []Span

	text      *layer.Text
	eventType *eventtype.Head
}

// Read reads a text; blank lines part its paragraphs. Any string will do.
func (r *Reader) Read(ctx context.Context, text string) (*Found, error) {
	x, err := r.states(ctx, text)
	if err != nil {
		return nil, err
	}
	f := &Found{text: x, eventType: r.eventType}
	for _, a := range r.attribution.Read(x) {
		f.Attributions = append(f.Attributions, Attribution{inBytes(x, a.Source), inBytes(x, a.Cue), inBytes(x, a.Content), a.Sure})
	}
	f.Names = inBytes(x, r.names.Read(x))
	for i := range f.Names {
		f.Names[i].Coarse = r.names.Coarse(f.Names[i].Type)
	}
	f.Times = inBytes(x, r.times.Times(x))
	f.Events = inBytes(x, r.times.Events(x))
	return f, nil
}

func inBytes(x *layer.Text, spans []layer.Span) []Span {
	var out []Span
	for _, s := range spans {
		start, end := x.Bytes(s)
		out = append(out, Span{Start: start, End: end, Type: s.Type})
	}
	return out
}

// Event is a sentence, and in it the mentions of who acts and of whom it
// befalls, and the predicate; all but the sentence may be absent.
type Event struct {
	Sentence                  Span
	Source, Target, Predicate []Span
}

// EventType is the PLOVER root of an event of the text that was read, and its
// quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4
// material conflict. It is "" for a sentence without words.
func (f *Found) EventType(e Event) (root string, quad int) {
	sentence := f.words(e.Sentence)
	return f.eventType.Root(f.text, eventtype.Marked{
		Sentence: sentence, Source: f.allWords(e.Source), Target: f.allWords(e.Target), Predicate: f.allWords(e.Predicate),
	})
}
