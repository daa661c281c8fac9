package neural

import (
	"testing"

	"github.com/parley-record/parley/spacy/internal/thinc"
)

// Whatever a model and a moves file hold, loading fails or reading works.
func FuzzLoad(f *testing.F) {
	tiny := smallModel
	tiny.columns, tiny.rows, tiny.width, tiny.depth = tiny.columns[:2], []int{3, 3}, 2, 1
	recogniser := tiny
	recogniser.slots, recogniser.classes = nerSlots, 10
	f.Add(encode(tiny.build(kindTok2Vec)), []byte{})
	f.Add(encode(tiny.build(kindTagger)), []byte{})
	f.Add(encode(tiny.build(kindParser)), parserMoves(f))
	f.Add(encode(recogniser.build(kindNER)), nerMoves(f))
	f.Fuzz(func(t *testing.T, data, moves []byte) {
		m, err := thinc.Parse(data)
		if err != nil {
			return
		}
		const n = 9
		var ws Workspace
		tokens := someTokens(1, n, 5)
		in := ParseInput{IsSpace: make([]bool, n), SentStart: make([]int8, n)}
		vectors := testVectors{make([]float32, 12), 4}
		if enc, err := NewTok2Vec(m, vectors); err == nil {
			if got := enc.Run(&ws, tokens); len(got) != n*enc.Width() {
				t.Fatalf("%d values", len(got))
			}
		}
		if tagger, err := NewTagger(m, tiny.classes); err == nil {
			tagger.Predict(&ws, make([]float32, n*tagger.Width()), n)
		}
		if p, err := NewParser(m, moves); err == nil {
			p.Parse(&ws, make([]float32, n*p.Width()), in)
		}
		if r, err := NewNER(m, moves, vectors); err == nil {
			if r.Listens() {
				r.RunOn(&ws, make([]float32, n*r.Width()), in)
			} else {
				r.Run(&ws, tokens, in)
			}
		}
	})
}
