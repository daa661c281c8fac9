package eval

import "testing"

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
