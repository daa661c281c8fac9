package pyre

import "unicode/utf8"

// widthOf returns the most code points that n can take, -1 if unbounded.
func widthOf(n *node) int {
	switch n.op {
	case opText:
		return utf8.RuneCountInString(n.lit)
	case opClass:
		return 1
	case nodeSeq, nodeAlt:
		total := 0
		for _, sub := range n.subs {
			w := widthOf(sub)
			switch {
			case w < 0:
				return -1
			case n.op == nodeSeq:
				total += w
			default:
				total = max(total, w)
			}
		}
		return total
	case nodeRepeat:
		w := widthOf(n.subs[0])
		if w == 0 || n.max == 0 {
			return 0
		}
		if w < 0 || n.max < 0 {
			return -1
		}
		return w * n.max
	}
	return 0
}

// leastOf returns the fewest code points that n can take.
func leastOf(n *node) int {
	switch n.op {
	case opText, opClass:
		return widthOf(n)
	case nodeSeq:
		total := 0
		for _, sub := range n.subs {
			total += leastOf(sub)
		}
		return total
	case nodeAlt:
		least := leastOf(n.subs[0])
		for _, sub := range n.subs[1:] {
			least = min(least, leastOf(sub))
		}
		return least
	case nodeRepeat:
		return n.min * leastOf(n.subs[0])
	}
	return 0
}

// maxFirst bounds the work of firstOf, which can double at every optional part.
const maxFirst = 10_000

// firstOf returns the characters that a match of the sequence can start with,
// or any when that takes too long; work counts the calls.
func firstOf(seq []*node, work *int) firstSet {
	if *work++; *work > maxFirst {
		return firstSet{any: true}
	}
	for i, n := range seq {
		switch n.op {
		case opBegin, opFinish, opWord:
			continue
		case opLook:
			if n.behind || n.neg {
				continue
			}
			return firstOf(n.subs, work)
		case opText:
			r, _ := utf8.DecodeRuneInString(n.lit)
			return firstOfClass(single(r, false))
		case opClass:
			return firstOfClass(n.cls)
		case nodeSeq:
			return firstOf(append(append([]*node{}, n.subs...), seq[i+1:]...), work)
		case nodeAlt:
			var out firstSet
			for _, sub := range n.subs {
				out.join(firstOf(append([]*node{sub}, seq[i+1:]...), work))
			}
			return out
		case nodeRepeat:
			if n.max == 0 {
				continue
			}
			out := firstOf(append(append([]*node{}, n.subs...), seq[i+1:]...), work)
			if n.min == 0 {
				out.join(firstOf(seq[i+1:], work))
			}
			return out
		}
	}
	return firstSet{any: true}
}

func firstOfClass(c *class) firstSet {
	out := firstSet{latin: [2]uint64{c.latin[0], c.latin[1]}}
	out.beyond = c.negate || c.fold || len(c.props) > 0 ||
		len(c.spans) > 0 && c.spans[len(c.spans)-1].hi >= utf8.RuneSelf
	return out
}

func (f *firstSet) join(o firstSet) {
	f.latin[0] |= o.latin[0]
	f.latin[1] |= o.latin[1]
	f.beyond = f.beyond || o.beyond
	f.any = f.any || o.any
}

// lastOf returns the characters that n must end with, nil if unknown.
func lastOf(n *node) *class {
	switch n.op {
	case opClass:
		return n.cls
	case nodeRepeat:
		if n.min > 0 {
			return lastOf(n.subs[0])
		}
	case nodeSeq:
		if len(n.subs) > 0 {
			return lastOf(n.subs[len(n.subs)-1])
		}
	case opText:
		r, _ := utf8.DecodeLastRuneInString(n.lit)
		return single(r, false)
	}
	return nil
}
