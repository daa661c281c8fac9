package layer

import (
	"math"
	"strings"
)

// Posterior tells how probable the labels of a text's words are, over all paths
// of labels that a Tagger may take.
type Posterior struct {
	labels []string
	p      []float64 // [words][labels], each row adds up to 1
}

// Posterior weighs all paths of labels by their scores (forward and backward
// sums of a linear-chain model).
func (t *Tagger) Posterior(x *Text) *Posterior { return t.posterior(t.Scores(x), len(x.Words)) }

func (t *Tagger) posterior(scores []float32, words int) *Posterior {
	n := len(t.labels)
	out := &Posterior{t.labels, make([]float64, words*n)}
	if words == 0 {
		return out
	}
	step := make([]float64, n*n)
	for i, s := range t.steps {
		step[i] = math.Exp(float64(s))
	}
	weight := make([]float64, words*n) // of each label by its score alone, the best of a word is 1
	for w := range words {
		row, most := scores[w*n:(w+1)*n], float32(math.Inf(-1))
		for _, s := range row {
			most = max(most, s)
		}
		for k, s := range row {
			weight[w*n+k] = math.Exp(float64(s - most))
		}
	}
	for k, label := range t.labels {
		if label[0] == 'I' {
			weight[k] = 0
		}
	}
	copy(out.p, weight[:n])
	level(out.p[:n])
	for w := 1; w < words; w++ {
		from, to := out.p[(w-1)*n:w*n], out.p[w*n:(w+1)*n]
		for j, p := range from {
			for k := range to {
				to[k] += p * step[j*n+k]
			}
		}
		for k := range to {
			to[k] *= weight[w*n+k]
		}
		level(to)
	}
	after, next := make([]float64, n), make([]float64, n)
	for k := range after {
		after[k] = 1
	}
	for w := words - 1; w > 0; w-- {
		for j := range next {
			next[j] = 0
			for k, a := range after {
				next[j] += step[j*n+k] * weight[w*n+k] * a
			}
		}
		level(next)
		after, next = next, after
		row := out.p[(w-1)*n : w*n]
		for k := range row {
			row[k] *= after[k]
		}
		level(row)
	}
	return out
}

// level makes a row add up to 1.
func level(row []float64) {
	sum := 0.0
	for _, v := range row {
		sum += v
	}
	if sum <= 0 {
		return
	}
	for k := range row {
		row[k] /= sum
	}
}

// Sure is how probable it is that a word of s has a label of the type of s, the
// mean over its words, from 0 to 1.
func (p *Posterior) Sure(s Span) float64 {
	n, sum := len(p.labels), 0.0
	for k, label := range p.labels {
		if _, kind, ok := strings.Cut(label, "-"); !ok || kind != s.Type {
			continue
		}
		for w := s.First; w < s.End; w++ {
			sum += p.p[w*n+k]
		}
	}
	return sum / float64(max(1, s.End-s.First))
}
