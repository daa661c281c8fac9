package neural

// Actions of the arc-eager system, by their number in the moves file.
const (
	actShift = iota
	actReduce
	actLeft
	actRight
	actBreak
	arcActions
)

// arcState is a state of the arc-eager transition system, non-monotonic and
// with sentence breaks.
type arcState struct {
	n        int32
	next     int32   // first token never read
	stack    []int32 // its last item is on top
	rebuffer []int32 // tokens put back before next; the last one is first
	heads    []int32 // or none
	labels   []int32 // class of the arc to the head
	// The children of a token on each side form a list, newest first.
	left, right, older []int32 // newest left child, newest right child, next older sibling
	unshiftable        []bool
	started            []bool // marked as a sentence's start by a break
	preset             []int8 // ParseInput.SentStart, or nil
}

func fill(buf *[]int32, n int, v int32) {
	s := grow(buf, n)
	for i := range s {
		s[i] = v
	}
	*buf = s
}

func fillFalse(buf *[]bool, n int) {
	*buf = grow(buf, n)
	clear(*buf)
}

// reset begins a text of n tokens.
func (s *arcState) reset(n int, preset []int8) {
	s.n, s.next, s.preset = int32(n), 0, preset
	s.stack, s.rebuffer = s.stack[:0], s.rebuffer[:0]
	fill(&s.heads, n, none)
	fill(&s.labels, n, none)
	fill(&s.left, n, none)
	fill(&s.right, n, none)
	fill(&s.older, n, none)
	fillFalse(&s.unshiftable, n)
	fillFalse(&s.started, n)
}

func (s *arcState) bufLen() int32 { return s.n - s.next + int32(len(s.rebuffer)) }

// buf is the token at place i of the buffer.
func (s *arcState) buf(i int32) int32 {
	if k := int32(len(s.rebuffer)); i < k {
		return s.rebuffer[k-1-i]
	} else if tok := s.next + i - k; tok < s.n {
		return tok
	}
	return none
}

// top is the token at depth i of the stack.
func (s *arcState) top(i int) int32 {
	if i < len(s.stack) {
		return s.stack[len(s.stack)-1-i]
	}
	return none
}

func (s *arcState) final() bool { return len(s.stack) == 0 && s.bufLen() == 0 }

func (s *arcState) startsSentence(tok int32) bool {
	return s.started[tok] || tok == 0 || s.preset != nil && s.preset[tok] == 1
}

func (s *arcState) cannotStart(tok int32) bool {
	return tok != 0 && s.preset != nil && s.preset[tok] == -1
}

func child(list []int32, tok int32) int32 {
	if tok == none {
		return none
	}
	return list[tok]
}

// arcSlots is the number of feature slots.
const arcSlots = 8

// slots are the tokens that the network sees.
func (s *arcState) slots() [arcSlots]int32 {
	b0, s0 := s.buf(0), s.top(0)
	return [arcSlots]int32{
		b0, s.buf(1), s0, s.top(1), s.top(2),
		child(s.left, b0), child(s.left, s0), child(s.right, s0),
	}
}

// valid says which actions may be taken.
func (s *arcState) valid() [arcActions]bool {
	var v [arcActions]bool
	left, depth := s.bufLen(), len(s.stack)
	if left == 0 {
		v[actReduce] = depth > 0
		return v
	}
	b0 := s.buf(0)
	starts := s.startsSentence(b0)
	v[actShift] = depth == 0 || left >= 2 && !starts && !s.unshiftable[b0]
	v[actReduce] = depth > 0 && !(depth == 1 && s.cannotStart(b0))
	v[actLeft] = depth > 0 && !starts
	v[actRight] = v[actLeft]
	if left >= 2 {
		b1 := s.buf(1)
		v[actBreak] = b1 == b0+1 && !s.startsSentence(b1) && !s.cannotStart(b1)
	}
	return v
}

// apply takes a valid action; label is the class of a new arc.
func (s *arcState) apply(action int, label int32) {
	switch action {
	case actShift:
		s.shift()
	case actReduce:
		s.reduce()
	case actLeft:
		b0 := s.buf(0)
		s.addArc(b0, s.top(0), label)
		s.unshiftable[b0] = false
		s.stack = s.stack[:len(s.stack)-1]
	case actRight:
		s.addArc(s.top(0), s.buf(0), label)
		s.shift()
	case actBreak:
		s.started[s.buf(1)] = true
	}
}

func (s *arcState) shift() {
	s.stack = append(s.stack, s.buf(0))
	if k := len(s.rebuffer); k > 0 {
		s.rebuffer = s.rebuffer[:k-1]
		return
	}
	s.next++
}

// reduce pops the top of the stack. A token without a head goes back to the
// buffer, unless it is the last on the stack: then it is a root.
func (s *arcState) reduce() {
	s0 := s.top(0)
	if s.heads[s0] == none && len(s.stack) > 1 {
		s.unshiftable[s0] = true
		s.rebuffer = append(s.rebuffer, s0)
	}
	s.stack = s.stack[:len(s.stack)-1]
}

// addArc gives child a head, in place of the one it may have.
func (s *arcState) addArc(head, child, label int32) {
	if old := s.heads[child]; old != none {
		s.unlink(s.side(old, child), old, child)
	}
	side := s.side(head, child)
	s.older[child] = side[head]
	side[head] = child
	s.heads[child], s.labels[child] = head, label
}

func (s *arcState) side(head, child int32) []int32 {
	if head > child {
		return s.left
	}
	return s.right
}

// unlink removes child from a list of head's children.
func (s *arcState) unlink(newest []int32, head, child int32) {
	if newest[head] == child {
		newest[head] = s.older[child]
		return
	}
	for c := newest[head]; c != none; c = s.older[c] {
		if s.older[c] == child {
			s.older[c] = s.older[child]
			return
		}
	}
}
