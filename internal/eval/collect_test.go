package eval

import (
	"os"
	"path/filepath"
	"testing"
)

// TestCollect prints the scores of collection over the sets in the folder that
// the environment names as DATA.
func TestCollect(t *testing.T) {
	data := os.Getenv("DATA")
	if data == "" {
		t.Skip("DATA names no folder of annotated sets")
	}
	for _, s := range []struct {
		folder string
		score  func(string) (Score, error)
		least  float64
	}{{"article-extraction", Articles, 0.9}, {"news-extraction", News, 0.9}, {"publish-dates", Dates, 0.85}} {
		got, err := s.score(filepath.Join(data, s.folder))
		if err != nil {
			t.Errorf("%s: %v", s.folder, err)
			continue
		}
		t.Log(got)
		if got.Items == 0 || got.F1 < s.least {
			t.Errorf("%s: F1 %.3f over %d items, want at least %.2f", s.folder, got.F1, got.Items, s.least)
		}
	}
}

func TestMeasures(t *testing.T) {
	p, r := rougeLSum([]string{"der Söhne Mut", "ein Tag"}, []string{"der Mut", "viel Söhne"})
	if p != 0.75 || r != 0.6 {
		t.Errorf("ROUGE-LSum is %v and %v, want 3 of 4 and 3 of 5", p, r)
	}
	a, b := shingles("one two three four five"), shingles("two three four five six")
	if overlap(a, b) != 1 || total(a) != 2 {
		t.Errorf("shingles share %d of %d, want 1 of 2", overlap(a, b), total(a))
	}
}
