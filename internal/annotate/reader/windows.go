package reader

import (
	"context"
	"math"
	"regexp"
	"sort"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/annotate/reader/layer"
)

// blankLine is what parts paragraphs.
var blankLine = regexp.MustCompile(`\n[\t\v\f\r\x1c-\x1f\x{85}\x{2028}\p{Zs}]*\n|\x{2029}`)

// window is a run of words that the encoder reads together.
type window struct{ first, last int }

// prepare cuts a text into words and says which of them follow a paragraph's
// end.
func prepare(t *encoder.Tokenizer, text string, width int) (*encoder.Text, *layer.Text) {
	cut := &encoder.Text{}
	t.Tokenize(text, cut)
	x := &layer.Text{Source: text, Words: make([]layer.Word, len(cut.Words)), Width: width}
	for i, w := range cut.Words {
		x.Words[i] = layer.Word{Start: int(w.Start), End: int(w.End)}
		if i > 0 {
			between := text[x.Words[i-1].End:max(x.Words[i-1].End, int(w.Start))]
			x.Words[i].Break = len(between) > 1 && blankLine.MatchString(between)
		}
	}
	return cut, x
}

// cost is the number of pieces that word w takes in a window, the mark of a
// paragraph's end before it included.
func cost(cut *encoder.Text, x *layer.Text, w int) int {
	n := int(cut.Words[w].Last - cut.Words[w].First)
	if x.Words[w].Break {
		n++
	}
	return n
}

// windows cuts a text into windows that overlap.
func (s windowSpec) windows(cut *encoder.Text, x *layer.Text) []window {
	var out []window
	for first := 0; first < len(x.Words); {
		last, used := first+1, int(cut.Words[first].Last-cut.Words[first].First)
		for last < len(x.Words) && used+cost(cut, x, last) <= s.Size-2 {
			used += cost(cut, x, last)
			last++
		}
		out = append(out, window{first, last})
		if last == len(x.Words) {
			break
		}
		next, shared := last, 0
		for next-1 > first && shared+cost(cut, x, next-1) <= s.Overlap {
			next--
			shared += cost(cut, x, next)
		}
		first = next
	}
	return out
}

// input makes the encoder's input of a window, and gives the place of each
// word's first piece in it.
func input(m *encoder.Model, cut *encoder.Text, x *layer.Text, w window) (encoder.Input, []int) {
	t, most := m.Tokenizer(), m.Config().MaxPositions-1
	in := encoder.Input{IDs: []int32{t.CLS()}, Cases: []encoder.Case{encoder.CaseLower}}
	add := func(id int32, c encoder.Case) {
		if len(in.IDs) < most {
			in.IDs, in.Cases = append(in.IDs, id), append(in.Cases, c)
		}
	}
	places := make([]int, 0, w.last-w.first)
	for i := w.first; i < w.last; i++ {
		if x.Words[i].Break && i > w.first {
			add(t.SEP(), encoder.CaseLower)
		}
		places = append(places, min(len(in.IDs), most-1))
		for _, p := range cut.Pieces[cut.Words[i].First:cut.Words[i].Last] {
			add(p.ID, cut.Words[i].Case)
		}
	}
	in.IDs, in.Cases = append(in.IDs, t.SEP()), append(in.Cases, encoder.CaseLower)
	return in, places
}

// batchPieces bounds the windows that go through the encoder together.
const batchPieces = 1024

// states reads a text and joins what the encoder makes of its windows: each
// word takes its state from the window in which it is furthest from an edge.
func (r *Reader) states(ctx context.Context, text string) (*layer.Text, error) {
	cut, x := prepare(r.model.Tokenizer(), text, r.model.Config().HiddenSize)
	x.States = make([]float32, len(x.Words)*x.Width)
	depth := make([]int, len(x.Words))
	worker := r.workers.Get().(*encoder.Worker)
	defer r.workers.Put(worker)
	all := r.window.windows(cut, x)
	for from := 0; from < len(all); {
		var batch []encoder.Input
		var places [][]int
		to, pieces := from, 0
		for to < len(all) {
			in, at := input(r.model, cut, x, all[to])
			if to > from && pieces+len(in.IDs) > batchPieces {
				break
			}
			batch, places = append(batch, in), append(places, at)
			pieces += len(in.IDs)
			to++
		}
		if err := worker.Encode(ctx, batch); err != nil {
			return nil, err
		}
		for i, w := range all[from:to] {
			take(x, worker.Hidden(i), w, places[i], depth)
		}
		from = to
	}
	return x, nil
}

// take copies into x the states of the words of w that are deeper in it than in
// the windows before; depth counts from 1.
func take(x *layer.Text, hidden []float32, w window, places []int, depth []int) {
	for i := w.first; i < w.last; i++ {
		left, right := i-w.first, w.last-1-i
		if w.first == 0 {
			left = math.MaxInt - 1
		}
		if w.last == len(x.Words) {
			right = math.MaxInt - 1
		}
		if deep := min(left, right) + 1; deep > depth[i] {
			depth[i] = deep
			at := places[i-w.first] * x.Width
			copy(x.State(i), hidden[at:at+x.Width])
		}
	}
}

// words are the words that overlap s.
func (f *Found) words(s Span) layer.Span {
	all := f.text.Words
	first := sort.Search(len(all), func(i int) bool { return all[i].End > s.Start })
	end := first + sort.Search(len(all)-first, func(i int) bool { return all[first+i].Start >= s.End })
	return layer.Span{First: first, End: end}
}

func (f *Found) allWords(spans []Span) []layer.Span {
	var out []layer.Span
	for _, s := range spans {
		if w := f.words(s); w.First < w.End {
			out = append(out, w)
		}
	}
	return out
}
