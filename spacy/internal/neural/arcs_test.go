package neural

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// classes of the hand-worked sequences: label i belongs to class i.
var arcLabels = []string{"nsubj", "dobj", "punct", "x", "y"}

func labelClass(name string) int32 { return int32(slices.Index(arcLabels, name)) }

// take applies actions written like "S", "L-nsubj", "D", "B", checking that
// each is valid.
func take(t *testing.T, s *arcState, actions ...string) {
	t.Helper()
	kinds := map[byte]int{'S': actShift, 'D': actReduce, 'L': actLeft, 'R': actRight, 'B': actBreak}
	for i, a := range actions {
		kind, label := kinds[a[0]], int32(none)
		if len(a) > 2 {
			label = labelClass(a[2:])
		}
		if !s.valid()[kind] {
			t.Fatalf("action %d, %s, is not valid: %v", i, a, s.valid())
		}
		s.apply(kind, label)
	}
}

func begin(n int) *arcState {
	s := new(arcState)
	s.reset(n, nil)
	return s
}

// wantArcs checks heads and labels, written "head label" or "-".
func wantArcs(t *testing.T, s *arcState, want ...string) {
	t.Helper()
	for i, w := range want {
		got := "-"
		if s.heads[i] != none {
			got = fmt.Sprint(s.heads[i], " ", arcLabels[s.labels[i]])
		}
		if got != w {
			t.Errorf("token %d: arc %s, want %s", i, got, w)
		}
	}
}

func onlyValid(t *testing.T, s *arcState, want ...int) {
	t.Helper()
	for a, ok := range s.valid() {
		if ok != slices.Contains(want, a) {
			t.Errorf("action %d: valid %v, want %v", a, ok, !ok)
		}
	}
}

func TestArcsSentence(t *testing.T) { // Ilsa ate pizza .
	s := begin(4)
	onlyValid(t, s, actShift, actBreak)
	take(t, s, "S", "L-nsubj", "S", "R-dobj", "D", "R-punct", "D", "D")
	if !s.final() {
		t.Error("not final")
	}
	wantArcs(t, s, "1 nsubj", "-", "1 dobj", "1 punct")
}

func TestArcsBreak(t *testing.T) { // Hi . Bye
	s := begin(3)
	take(t, s, "S", "B")
	if !s.started[2] {
		t.Fatal("the break didn't mark token 2")
	}
	take(t, s, "R-punct", "D")
	onlyValid(t, s, actReduce)
	take(t, s, "D")
	onlyValid(t, s, actShift)
	take(t, s, "S", "D")
	if !s.final() {
		t.Error("not final")
	}
	wantArcs(t, s, "-", "0 punct", "-")
}

func TestArcsUnshift(t *testing.T) { // reducing a token without head, deeper than one
	s := begin(3)
	take(t, s, "S", "S", "D")
	if !slices.Equal(s.rebuffer, []int32{1}) || !s.unshiftable[1] || s.buf(0) != 1 || s.buf(1) != 2 {
		t.Fatalf("rebuffer %v, buffer %d %d", s.rebuffer, s.buf(0), s.buf(1))
	}
	onlyValid(t, s, actReduce, actLeft, actRight, actBreak)
	take(t, s, "L-x")
	if s.unshiftable[1] || len(s.stack) != 0 {
		t.Fatalf("unshiftable %v, stack %v", s.unshiftable[1], s.stack)
	}
	take(t, s, "S", "R-y", "D", "D")
	wantArcs(t, s, "1 x", "-", "1 y")
	if !s.final() {
		t.Error("not final")
	}
}

func TestArcsReplaceHead(t *testing.T) {
	s := begin(3)
	take(t, s, "S", "R-x")
	if s.right[0] != 1 {
		t.Fatalf("right child of 0 is %d", s.right[0])
	}
	take(t, s, "L-y")
	wantArcs(t, s, "-", "2 y", "-")
	if s.right[0] != none || s.left[2] != 1 || !slices.Equal(s.stack, []int32{0}) {
		t.Errorf("children %d %d, stack %v", s.right[0], s.left[2], s.stack)
	}
}

// An arc that goes uncovers the one before it.
func TestArcsOlderChild(t *testing.T) {
	s := begin(4)
	take(t, s, "S", "R-x", "D", "R-x", "L-y")
	wantArcs(t, s, "-", "0 x", "3 y", "-")
	if s.right[0] != 1 {
		t.Errorf("right child of 0 is %d", s.right[0])
	}
}

// A break is only for tokens that are neighbours in the text.
func TestArcsBreakAcross(t *testing.T) {
	s := begin(5)
	take(t, s, "S", "S", "S", "L-x", "D")
	if s.buf(0) != 1 || s.buf(1) != 3 {
		t.Fatalf("buffer %d %d", s.buf(0), s.buf(1))
	}
	onlyValid(t, s, actReduce, actLeft, actRight)
}

func TestArcsUnshiftAtTheEnd(t *testing.T) {
	s := begin(2)
	take(t, s, "S")
	onlyValid(t, s, actReduce, actLeft, actRight)
	s = begin(3)
	take(t, s, "S", "S")
	s.next = 3 // as if the rest had been read
	onlyValid(t, s, actReduce)
	take(t, s, "D")
	if s.buf(0) != 1 || s.bufLen() != 1 {
		t.Fatalf("buffer %d of %d", s.buf(0), s.bufLen())
	}
	take(t, s, "D", "S", "D")
	if !s.final() {
		t.Error("not final")
	}
}

func TestArcsSlots(t *testing.T) {
	s := begin(6)
	if got := s.slots(); got != [arcSlots]int32{0, 1, none, none, none, none, none, none} {
		t.Errorf("at the start: %v", got)
	}
	take(t, s, "S", "L-x", "S", "R-y", "S", "S")
	want := [arcSlots]int32{5, none, 4, 3, 2, none, none, none}
	if got := s.slots(); got != want {
		t.Errorf("slots %v, want %v", got, want)
	}
	take(t, s, "L-x", "L-x", "D") // 4 and 3 go to 5; 2, which has a head, goes
	want = [arcSlots]int32{5, none, 1, none, none, 3, 0, 2}
	if got := s.slots(); got != want {
		t.Errorf("slots %v, want %v", got, want)
	}
}

func TestArcsPresetStarts(t *testing.T) {
	s := new(arcState)
	s.reset(3, []int8{0, -1, 1})
	take(t, s, "S")
	if v := s.valid(); v[actReduce] || v[actBreak] {
		t.Errorf("a sentence may start at token 1: %v", v)
	}
	take(t, s, "R-x", "D")
	onlyValid(t, s, actReduce)
}

// Whatever the policy, a run ends within a few steps for each token, with a
// forest, and never deletes an arc but the newest.
func TestArcsRandom(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	for range 3000 {
		n := 1 + rng.Intn(14)
		preset := make([]int8, n)
		for i := range preset {
			preset[i] = int8(max(-1, rng.Intn(12)-10))
		}
		s := new(arcState)
		s.reset(n, preset)
		steps := 0
		for ; !s.final(); steps++ {
			var can []int
			for a, ok := range s.valid() {
				if ok {
					can = append(can, a)
				}
			}
			if len(can) == 0 || steps > 8*n {
				t.Fatalf("%d tokens, step %d: %d valid actions", n, steps, len(can))
			}
			s.apply(can[rng.Intn(len(can))], 0)
		}
		for i := range n {
			at, hops := int32(i), 0
			for s.heads[at] != none && hops <= n {
				at = s.heads[at]
				hops++
			}
			if hops > n {
				t.Fatalf("a cycle through token %d: %v", i, s.heads)
			}
		}
	}
}
