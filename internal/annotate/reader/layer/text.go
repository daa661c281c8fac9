// Package layer holds what the reader's heads share: a text as the encoder
// reads it (words with hidden states), linear layers, and taggers with their
// Viterbi search.
//
// It knows no task. Start with Text and Tagger.
package layer

// Text is a document's words with their hidden states.
type Text struct {
	Source string
	Words  []Word
	States []float32 // [words][Width]: the last layer at each word's first piece
	Width  int
}

// Word is a word of the tokenizer: bytes of Source.
type Word struct {
	Start, End int
	Break      bool // a paragraph ends before it
}

// State is the hidden state of word w.
func (t *Text) State(w int) []float32 { return t.States[w*t.Width : (w+1)*t.Width] }

// Text is the wording of word w.
func (t *Text) Text(w int) string { return t.Source[t.Words[w].Start:t.Words[w].End] }

// Span is a run of words, Words[First:End], with its type.
type Span struct {
	First, End int
	Type       string
}

// Bytes is where s stands in the source.
func (t *Text) Bytes(s Span) (start, end int) { return t.Words[s.First].Start, t.Words[s.End-1].End }
