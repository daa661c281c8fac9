package spacy

import "slices"

// Stage is one step of reading a text, to be run again and again.
type Stage struct {
	Name string
	Run  func()
}

// Stages returns the steps of reading text, each on what those before it left.
func Stages(m *Model, text string) ([]Stage, error) {
	w := &worker{}
	var err error
	if w.tokens, err = m.tokenizer.Tokenize(&w.chunks, text, nil); err != nil {
		return nil, err
	}
	out := []Stage{{"tokenizer", func() { w.tokens, err = m.tokenizer.Tokenize(&w.chunks, text, w.tokens[:0]) }}}
	w.begin()
	for i, part := range m.parts {
		before := slices.Clone(w.work)
		starts := slices.Clone(w.sentStart)
		out = append(out, Stage{m.meta.Pipeline[i], func() {
			copy(w.work, before)
			copy(w.sentStart, starts)
			part.run(w)
		}})
		part.run(w)
	}
	return append(out, Stage{"result", func() { w.result(text) }}), nil
}
