package eval

import "testing"

func TestBCubed(t *testing.T) {
	p, r := bCubed([]int{0, 0, 1, 1}, []string{"a", "a", "a", "b"})
	// by document: precision 1, 1, 1/2, 1/2; recall 2/3, 2/3, 1/3, 1
	if p != 0.75 || r < 0.6666 || r > 0.6668 {
		t.Errorf("B-cubed is %v and %v, want 3/4 and 2/3", p, r)
	}
}
