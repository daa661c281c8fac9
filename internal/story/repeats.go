package story

import "sort"

// copied is the share of the shorter text's word runs that must stand in the
// longer one for it to count as a copy.
const copied = 0.6

// Repeats finds the documents that repeat another one's text, whole or cut:
// for each such document the index of the one it repeats. Of two texts that
// share their words the one published first counts as the original; where
// dates don't tell, the longer one, then the one that comes first.
func Repeats(docs []Signature) map[int]int {
	where := map[uint64][]int32{}
	for i, d := range docs {
		for _, h := range d.shingles {
			where[h] = append(where[h], int32(i))
		}
	}
	out := map[int]int{}
	for _, i := range byPrecedence(docs) {
		shared := map[int32]int{}
		for _, h := range docs[i].shingles {
			for _, j := range where[h] {
				shared[j]++
			}
		}
		best, most := -1, 0.0
		for j := range docs {
			n := shared[int32(j)]
			if n == 0 || j == i || !precedes(docs, j, i) {
				continue
			}
			if _, repeated := out[j]; repeated {
				continue
			}
			shorter := min(len(docs[i].shingles), len(docs[j].shingles))
			if share := float64(n) / float64(shorter); share >= copied && share > most {
				best, most = j, share
			}
		}
		if best >= 0 {
			out[i] = best
		}
	}
	return out
}

// byPrecedence lists the documents so that an original comes before its copies.
func byPrecedence(docs []Signature) []int {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return precedes(docs, order[a], order[b]) })
	return order
}

func precedes(docs []Signature, i, j int) bool {
	a, b := docs[i], docs[j]
	if p, q := a.Doc.Published, b.Doc.Published; p != nil && q != nil && p.Value != q.Value && len(p.Value) == len(q.Value) {
		return p.Value < q.Value
	}
	if len(a.shingles) != len(b.shingles) {
		return len(a.shingles) > len(b.shingles)
	}
	return i < j
}
