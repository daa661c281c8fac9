package eval

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agenda"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/collect"
	"github.com/parley-record/parley/internal/extract/entity"
	"github.com/parley-record/parley/internal/extract/quote"
	"github.com/parley-record/parley/internal/extract/statement"
	"github.com/parley-record/parley/internal/extract/when"
	"github.com/parley-record/parley/internal/gazetteer"
)

// Attributions scores who said what on a folder of articles annotated for it
// (text/, attributions/; see keyedTexts), and, where dir-tokenised.jsonl stands
// beside it, the reader's spans by the published protocol: exact F1 of sources,
// cues and contents over labelled tokens.
//
// A whole attribution is right if its source and its content both overlap those
// of one in the key; those of the key without a source or a content don't count.
// Of a quotation, the words that name its speaker or any mention of that entity
// has to overlap the key's source.
func Attributions(ctx context.Context, engine *annotate.Engine, dir string) ([]Score, error) {
	key, err := keyedTexts(dir)
	if err != nil {
		return nil, err
	}
	t := newAttributed(filepath.Base(filepath.Dir(dir)) + "/" + filepath.Base(dir))
	for _, k := range key {
		if err := t.read(ctx, engine, k); err != nil {
			return nil, fmt.Errorf("%s: %w", k.name, err)
		}
	}
	scores, err := t.exact(dir + "-tokenised.jsonl")
	return append(scores, t.scores()...), err
}

// attributed counts over texts.
type attributed struct {
	set   string
	steps []parley.Extractor
	text  map[string]string
	raw   map[string][]said // the reader's, of the texts as they are

	reader, rules, told, all    matched
	speakersRules, speakersRead matched
}

// matched counts those right of what was found, and those found of the key.
type matched struct{ right, got, found, gold int }

func (t matched) score(set string) Score {
	s := Score{Set: set, Items: t.gold, Precision: float64(t.right) / float64(max(1, t.got)), Recall: float64(t.found) / float64(max(1, t.gold))}
	s.F1 = f1(s.Precision, s.Recall)
	return s
}

func newAttributed(set string) *attributed {
	return &attributed{
		set: set, text: map[string]string{}, raw: map[string][]said{},
		steps: []parley.Extractor{entity.Extractor(gazetteer.Default(), agenda.Default()), when.Extractor(), quote.Extractor(), statement.Extractor()},
	}
}

func (t *attributed) read(ctx context.Context, engine *annotate.Engine, k keyed) error {
	a, err := engine.Read(ctx, plain(k.name+".txt", k.text))
	if err != nil {
		return err
	}
	if a.Reading == nil {
		return fmt.Errorf("attributions are scored with the trained reader only")
	}
	t.text[k.name], t.raw[k.name] = k.text, readings(a)

	doc, err := collect.Bytes(k.name+".txt", []byte(k.text))
	if err != nil {
		return err
	}
	if a, err = engine.Read(ctx, doc); err != nil {
		return err
	}
	t.reader.add(k.said, readings(a))
	f := t.extract(a)
	t.told.add(k.said, recorded(f, false))
	t.all.add(k.said, recorded(f, true))
	t.speakersRead.speakers(k.said, f)
	a.Reading = nil
	f = t.extract(a)
	t.rules.add(k.said, recorded(f, false))
	t.speakersRules.speakers(k.said, f)
	return nil
}

func (t *attributed) extract(a *parley.Annotations) *parley.Findings {
	f := &parley.Findings{Doc: a.Doc}
	for _, s := range t.steps {
		s.Run(a, f)
	}
	return f
}

func (t *attributed) scores() []Score {
	return []Score{
		t.rules.score(t.set + ", whole attributions: rules alone"),
		t.reader.score(t.set + ", whole attributions: reader alone"),
		t.told.score(t.set + ", whole attributions: record, by default"),
		t.all.score(t.set + ", whole attributions: record, all"),
		t.speakersRules.score(t.set + ", speakers of quotations: rules alone"),
		t.speakersRead.score(t.set + ", speakers of quotations: record"),
	}
}

// exact scores the reader's spans on the labelled tokens of the file.
func (t *attributed) exact(path string) ([]Score, error) {
	of, ids, err := labelledParagraphs(path)
	if err != nil {
		return nil, err
	}
	kinds := []string{"source", "cue", "content"}
	count := map[string]*matched{}
	for _, k := range kinds {
		count[k] = &matched{}
	}
	counted := func(c chunk) *matched {
		if t := count[c.kind]; t != nil {
			return t
		}
		return &matched{} // of a kind that isn't scored
	}
	for _, id := range ids {
		name := id
		if _, ok := t.text[name]; !ok {
			name = id[:max(0, strings.LastIndexByte(id, '_'))]
		}
		text, ok := t.text[name]
		if !ok {
			return nil, fmt.Errorf("%s: no text for %s", filepath.Base(path), id)
		}
		for i, labels := range labelled(text, t.raw[name], of[id]) {
			gold, mine := chunksOf(of[id][i].Labels), chunksOf(labels)
			for c := range gold {
				counted(c).gold++
			}
			for c := range mine {
				counted(c).got++
				if gold[c] {
					counted(c).right++
					counted(c).found++
				}
			}
		}
	}
	var out []Score
	for _, k := range kinds {
		out = append(out, count[k].score(t.set+", exact "+k))
	}
	return out, nil
}

// readings are the reader's attributions.
func readings(a *parley.Annotations) []said {
	all := func(ranges []parley.Range) (out []place) {
		for _, r := range ranges {
			out = append(out, place{a.Tokens[r.First].Start, a.Tokens[r.End-1].End})
		}
		return out
	}
	var out []said
	for _, x := range a.Reading.Attributions {
		out = append(out, said{all(x.Source), all(x.Cue), all(x.Content)})
	}
	return out
}

// recorded are the quotations and statements of the record, with those that are
// shown only on request or without.
func recorded(f *parley.Findings, all bool) []said {
	var out []said
	for _, s := range f.Statements {
		if s.SourceSpan == nil || s.Unsure() && !all {
			continue
		}
		x := said{source: []place{placeOf(*s.SourceSpan)}}
		for _, c := range s.Content {
			x.content = append(x.content, placeOf(c))
		}
		out = append(out, x)
	}
	for _, q := range f.Quotes {
		if q.Kind == "speech" {
			out = append(out, said{source: speaker(f, &q), content: []place{placeOf(q.Span)}})
		}
	}
	return out
}

func placeOf(s parley.Span) place { return place{s.Start, s.End} }

// speaker is where the speaker is named: as the quotation has it, and wherever
// the entity is mentioned.
func speaker(f *parley.Findings, q *parley.Quote) []place {
	out := mentions(f, q.Speaker)
	if q.SpeakerSpan != nil {
		out = append(out, placeOf(*q.SpeakerSpan))
	}
	return out
}

// mentions are the places where the entity is mentioned.
func mentions(f *parley.Findings, key string) []place {
	var out []place
	if e := f.ByID(key); e != nil {
		for _, m := range e.Mentions {
			out = append(out, placeOf(m.Span))
		}
	}
	return out
}

// add counts the whole attributions of one text.
func (t *matched) add(gold, got []said) {
	gold, got = slices.DeleteFunc(slices.Clone(gold), said.partial), slices.DeleteFunc(slices.Clone(got), said.partial)
	for _, g := range got {
		if slices.ContainsFunc(gold, g.agrees) {
			t.right++
		}
	}
	for _, g := range gold {
		if slices.ContainsFunc(got, g.agrees) {
			t.found++
		}
	}
	t.got += len(got)
	t.gold += len(gold)
}

func (s said) partial() bool { return len(s.source) == 0 || len(s.content) == 0 }

func (s said) agrees(o said) bool { return touch(s.source, o.source) && touch(s.content, o.content) }

func touch(x, y []place) bool {
	return slices.ContainsFunc(x, func(p place) bool { return slices.ContainsFunc(y, p.overlaps) })
}

// speakers counts the quotations of one text most of which stands in a content
// of the key with a source: of those, the ones with the right speaker, of the
// ones with a speaker, and of all.
func (t *matched) speakers(gold []said, f *parley.Findings) {
	for _, q := range f.Quotes {
		if q.Kind != "speech" {
			continue
		}
		at := placeOf(q.Span)
		var sources []place
		for _, g := range gold {
			if !g.partial() && 2*shared(at, g.content) > at.end-at.start {
				sources = append(sources, g.source...)
			}
		}
		if len(sources) == 0 {
			continue
		}
		t.gold++
		if q.Speaker == "" {
			continue
		}
		t.got++
		if touch(mentions(f, q.Speaker), sources) {
			t.right++
			t.found++
		}
	}
}

func shared(p place, all []place) int {
	n := 0
	for _, o := range all {
		n += max(0, min(p.end, o.end)-max(p.start, o.start))
	}
	return n
}
