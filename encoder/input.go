package encoder

// Input makes the sequence [CLS] pieces [SEP] of the words first to last-1 of a
// text, with the case of each piece's word. It may be longer than the model
// takes; see [Windows].
func (t *Tokenizer) Input(text *Text, first, last int) Input {
	var in Input
	t.AppendInput(&in, text, first, last)
	return in
}

// AppendInput is Input into memory that is there: it empties in first.
func (t *Tokenizer) AppendInput(in *Input, text *Text, first, last int) {
	in.IDs, in.Cases, in.Types = append(in.IDs[:0], t.cls), append(in.Cases[:0], CaseLower), nil
	for _, w := range text.Words[first:last] {
		for _, p := range text.Pieces[w.First:w.Last] {
			in.IDs, in.Cases = append(in.IDs, p.ID), append(in.Cases, w.Case)
		}
	}
	in.IDs, in.Cases = append(in.IDs, t.sep), append(in.Cases, CaseLower)
}
