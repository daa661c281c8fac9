package attribution

import (
	"math"
	"math/bits"

	"github.com/parley-record/parley/internal/annotate/reader/layer"
	"github.com/parley-record/parley/internal/kernel"
)

// rows of the table of features: of the gap between cue and span, of the ends
// of sentences, of paragraphs, and of other cues in it.
const (
	spanBehind   = 9
	stopRows     = 18
	breakRows    = 21
	cueRows      = 24
	featureRows  = 27
	mostCounted  = 2
	widestBucket = 8
)

// pairs scores a cue with a span: out · relu(A cue + B span + features) + bias.
type pairs struct {
	cue, span *layer.Linear
	features  []float32 // [featureRows][width]
	none      []float32 // stands for the span of a cue that has none
	out       *layer.Linear
	width     int
}

func newPairs(w layer.Weights, name string, width, hidden int) (*pairs, error) {
	p := &pairs{width: width}
	var err error
	if p.cue, err = layer.NewLinear(w, name+".cue", width, 2*hidden, true); err != nil {
		return nil, err
	}
	if p.span, err = layer.NewLinear(w, name+".span", width, 2*hidden, false); err != nil {
		return nil, err
	}
	if p.features, err = layer.Take(w, name+".features.weight", featureRows, width); err != nil {
		return nil, err
	}
	if p.none, err = layer.Take(w, name+".none", width); err != nil {
		return nil, err
	}
	p.out, err = layer.NewLinear(w, name+".out", 1, width, true)
	return p, err
}

// ends are the states of each span's first and last word, side by side.
func ends(x *layer.Text, spans []layer.Span) []float32 {
	out := make([]float32, 0, 2*x.Width*len(spans))
	for _, s := range spans {
		out = append(append(out, x.State(s.First)...), x.State(s.End-1)...)
	}
	return out
}

type score struct {
	score float32
	near  bool // within reach
}

// share is the softmax of a score among those near.
func share(one float32, among []score) float64 {
	sum := 0.0
	for _, s := range among {
		if s.near {
			sum += math.Exp(float64(s.score - one))
		}
	}
	return 1 / max(1, sum)
}

// table scores each cue with each span, [cues][spans].
func (p *pairs) table(x *layer.Text, near *surroundings, cues, spans []layer.Span, reach int) []score {
	out := make([]score, len(cues)*len(spans))
	if len(out) == 0 {
		return out
	}
	a, b := p.cue.Apply(ends(x, cues), len(cues)), p.span.Apply(ends(x, spans), len(spans))
	sum := make([]float32, p.width)
	for i, c := range cues {
		for j, s := range spans {
			rows, gap := near.features(c, s)
			if gap > reach {
				continue
			}
			copy(sum, a[i*p.width:(i+1)*p.width])
			kernel.Add(sum, b[j*p.width:(j+1)*p.width])
			for _, r := range rows {
				kernel.Add(sum, p.features[r*p.width:(r+1)*p.width])
			}
			out[i*len(spans)+j] = score{p.last(sum), true}
		}
	}
	return out
}

// nothing scores each cue with no span at all.
func (p *pairs) nothing(x *layer.Text, cues []layer.Span) []float32 {
	if len(cues) == 0 {
		return nil
	}
	a := p.cue.Apply(ends(x, cues), len(cues))
	out := make([]float32, len(cues))
	for i := range cues {
		sum := a[i*p.width : (i+1)*p.width]
		kernel.Add(sum, p.none)
		out[i] = p.last(sum)
	}
	return out
}

func (p *pairs) last(sum []float32) float32 {
	for i, v := range sum {
		sum[i] = max(v, 0)
	}
	return p.out.Apply(sum, 1)[0]
}

// surroundings counts what stands before each word, to tell how much of it
// lies between two spans.
type surroundings struct{ stops, breaks, cues []int }

func newSurroundings(x *layer.Text, cues []layer.Span) *surroundings {
	n := len(x.Words)
	s := &surroundings{make([]int, n+1), make([]int, n+1), make([]int, n+1)}
	for _, c := range cues {
		s.cues[c.First+1] = 1
	}
	for w := range n {
		s.stops[w+1], s.breaks[w+1] = s.stops[w], s.breaks[w]
		s.cues[w+1] += s.cues[w]
		switch x.Text(w) {
		case ".", "!", "?":
			s.stops[w+1]++
		}
		if x.Words[w].Break {
			s.breaks[w+1]++
		}
	}
	return s
}

// features are the rows of the table for a cue and a span, and the number of
// words between the two.
func (s *surroundings) features(cue, span layer.Span) ([4]int, int) {
	lo, hi, side := cue.End, span.First, spanBehind
	if span.First < cue.First {
		lo, hi, side = span.End, cue.First, 0
	}
	hi = max(lo, hi)
	count := func(before []int, end int) int { return min(mostCounted, before[end]-before[lo]) }
	return [4]int{
		side + bucket(hi-lo),
		stopRows + count(s.stops, hi),
		breakRows + count(s.breaks, min(hi+1, len(s.breaks)-1)),
		cueRows + count(s.cues, hi),
	}, hi - lo
}

// bucket parts distances: 0, 1, 2, 3 to 4, 5 to 8, ... 65 and more.
func bucket(n int) int {
	if n < 3 {
		return n
	}
	return min(widestBucket, bits.Len(uint(n-1))+1)
}
