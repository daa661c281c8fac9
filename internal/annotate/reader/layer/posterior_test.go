package layer

import (
	"math"
	"testing"
)

// The posterior is that of all paths, summed one by one.
func TestPosteriorSumsOverPaths(t *testing.T) {
	inf := float32(math.Inf(-1))
	tagger := &Tagger{labels: []string{"O", "B-x", "I-x"}, steps: []float32{0.2, -0.5, inf, 0.1, 0.4, 0.9, -0.3, 0, 0.6}}
	scores := []float32{0.5, 0.1, 3, -0.2, 0.7, 0.4, 0.3, -1, 0.8, 1.1, 0.2, 0.6}
	const words, n = 4, 3
	want := make([]float64, words*n)
	all := 0.0
	for path := range 81 {
		var labels [words]int
		for w, left := 0, path; w < words; w, left = w+1, left/n {
			labels[w] = left % n
		}
		if labels[0] == 2 {
			continue
		}
		sum := 0.0
		for w, k := range labels {
			sum += float64(scores[w*n+k])
			if w > 0 {
				sum += float64(tagger.steps[labels[w-1]*n+k])
			}
		}
		all += math.Exp(sum)
		for w, k := range labels {
			want[w*n+k] += math.Exp(sum)
		}
	}
	got := tagger.posterior(scores, words)
	for i := range want {
		if math.Abs(got.p[i]-want[i]/all) > 1e-6 {
			t.Errorf("word %d, label %s: %v, want %v", i/n, tagger.labels[i%n], got.p[i], want[i]/all)
		}
	}
	sure := (want[1*n+1] + want[1*n+2] + want[2*n+1] + want[2*n+2]) / all / 2
	if s := got.Sure(Span{1, 3, "x"}); math.Abs(s-sure) > 1e-6 {
		t.Errorf("sure %v, want %v", s, sure)
	}
	if s := got.Sure(Span{1, 3, "y"}); s != 0 {
		t.Errorf("sure of an unknown type %v", s)
	}
}

func TestPosteriorOfNothing(t *testing.T) {
	tagger := &Tagger{labels: []string{"O"}, steps: []float32{0}}
	if p := tagger.posterior(nil, 0); len(p.p) != 0 {
		t.Errorf("%v", p.p)
	}
}
