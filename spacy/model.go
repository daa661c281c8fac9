package spacy

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/parley-record/parley/spacy/internal/tokenizer"
)

// ErrTooLong says that a text has more code points than Options.MaxRunes.
var ErrTooLong = errors.New("text is too long")

const defaultMaxRunes = 1_000_000

// Model is a loaded pipeline. It is immutable and safe for concurrent use.
type Model struct {
	meta      Meta
	lang      *language
	tokenizer *tokenizer.Tokenizer
	parts     []component
	maxRunes  int

	mu   sync.Mutex
	idle []*worker // memory of past reads, at most one per CPU
}

// Meta says what a model is, from its meta.json and config.cfg.
type Meta struct {
	Lang     string   // ISO code, e.g. "en"
	Name     string   // e.g. "core_web_sm"
	Version  string   // e.g. "3.8.0"
	License  string   // e.g. "MIT"
	Pipeline []string // names of the components that run, in order
}

// Meta says what the model is.
func (m *Model) Meta() Meta {
	out := m.meta
	out.Pipeline = slices.Clone(out.Pipeline)
	return out
}

// connect checks that every listener reads an encoder that ran before it and
// yields vectors of the right width.
func (m *Model) connect(plan []componentSpec) error {
	name, width := "", 0
	for i, part := range m.parts {
		if e, ok := part.(*encoder); ok {
			if name != "" {
				return fmt.Errorf("component %s: a second encoder is not supported", plan[i].name)
			}
			name, width = plan[i].name, e.net.Width()
			continue
		}
		l, ok := part.(listener)
		if !ok {
			continue
		}
		want, listens := l.reads()
		up := plan[i].upstream
		if listens && (name == "" || up != name && up != "*" || want != width) {
			return fmt.Errorf("component %s: listens to %q with width %d, the encoder before it is %q with width %d",
				plan[i].name, up, want, name, width)
		}
	}
	return nil
}

// Read reads one text. It fails with ErrTooLong, or when ctx is cancelled.
func (m *Model) Read(ctx context.Context, text string) (*Doc, error) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if len(text) > m.maxRunes && utf8.RuneCountInString(text) > m.maxRunes {
		return nil, fmt.Errorf("read text of more than %d characters: %w", m.maxRunes, ErrTooLong)
	}
	w := m.borrow()
	defer m.giveBack(w)
	return w.read(ctx, m, text)
}

func (m *Model) borrow() *worker {
	m.mu.Lock()
	defer m.mu.Unlock()
	if n := len(m.idle); n > 0 {
		w := m.idle[n-1]
		m.idle = m.idle[:n-1]
		return w
	}
	return &worker{}
}

// maxKeptTokens is the longest text, in tokens, after which a worker's memory
// (about 1.5 kB for each) is kept for the next text.
const maxKeptTokens = 20_000

func (m *Model) giveBack(w *worker) {
	if cap(w.tokens) > 2*maxKeptTokens {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.idle) < runtime.GOMAXPROCS(0) {
		m.idle = append(m.idle, w)
	}
}
