package neural

// tree is a parse under construction.
type tree struct {
	Parse
	parser *Parser
	space  []bool
}

// maxEdgePasses bounds the work on trees that are not projective.
const maxEdgePasses = 12

// setEdges computes the leftmost and rightmost token of each subtree. One pass
// does for projective trees.
func (t *tree) setEdges() {
	for i := range t.Heads {
		t.LEdge[i], t.REdge[i] = int32(i), int32(i)
	}
	for range maxEdgePasses {
		for i := range t.Heads {
			t.widen(i)
		}
		for i := len(t.Heads) - 1; i >= 0; i-- {
			t.widen(i)
		}
		if t.withinSentences() {
			return
		}
	}
}

// widen stretches the head's edges to those of token i.
func (t *tree) widen(i int) {
	h := t.Heads[i]
	t.LEdge[h] = min(t.LEdge[h], t.LEdge[i])
	t.REdge[h] = max(t.REdge[h], t.REdge[i])
}

// withinSentences says whether every token's head lies in its sentence, taking
// the left edges of the roots as the sentences' starts.
func (t *tree) withinSentences() bool {
	n := len(t.Heads)
	t.setStarts()
	from := 0
	for i := range n {
		if !(i > 0 && t.SentStart[i] == 1) && i != n-1 {
			continue
		}
		for j := from; j < i; j++ {
			if h := int(t.Heads[j]); h < from || h > i {
				return false
			}
		}
		from = i
	}
	return true
}

// setStarts marks the left edge of each root.
func (t *tree) setStarts() {
	for i := range t.SentStart {
		t.SentStart[i] = -1
	}
	for i, h := range t.Heads {
		if int(h) == i {
			t.SentStart[t.LEdge[i]] = 1
		}
	}
}

// deprojectivise moves the arcs with decorated labels to the heads that the
// decoration names, in the order of the tokens: later ones see the heads and
// labels that earlier ones got, but the edges as they were. It says whether
// there was any.
func (t *tree) deprojectivise(s *arcState) bool {
	any := false
	for i := range t.Heads {
		if s.heads[i] == none {
			continue
		}
		l := t.parser.arcs[s.labels[i]]
		if l.anchor == none {
			continue
		}
		any = true
		t.Heads[i] = t.findHead(int32(i), l.anchor)
		t.Labels[i] = l.dep
	}
	return any
}

// findHead looks breadth first below the head of tok for a child with that
// label; without one it returns the head.
func (t *tree) findHead(tok, label int32) int32 {
	queue := []int32{t.Heads[tok]}
	for len(queue) > 0 {
		var next []int32
		for _, q := range queue {
			for c := t.LEdge[q]; c <= t.REdge[q]; c++ {
				if t.Heads[c] != q || c == q || c == tok || t.space[c] {
					continue
				}
				if t.Labels[c] == label {
					return c
				}
				next = append(next, c)
			}
		}
		queue = next
	}
	return t.Heads[tok]
}
