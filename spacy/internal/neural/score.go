package neural

import "github.com/parley-record/parley/internal/kernel"

// stateSpace is the memory of one parser run.
type stateSpace struct {
	lower  lowerTable
	sum    []float32
	hidden []float32
	scores []float32
	arcs   arcState
	spans  []EntSpan
}

// lowerTable holds each token's part in each slot, a page of tokens at a time.
// Pages are computed when they are first asked for and dropped when there are
// too many, so that memory doesn't grow with the text.
type lowerTable struct {
	vecs    []float32
	n       int
	reduced []float32 // a page of tokens after the first layer
	pages   []float32 // maxPages pages
	at      []int32   // of each page of the text, its place in pages, or none
	owner   []int32   // of each place, the page of the text, or none
	used    []uint32  // of each place, the step that last read it
	hand    int       // next place to give away
	step    uint32
}

const (
	pageRows = 32
	maxPages = 16 // more than the slots of any state
)

// begin starts a text of n tokens.
func (s *scorer) begin(ws *stateSpace, vecs []float32, n int) {
	t := &ws.lower
	t.vecs, t.n, t.hand, t.step = vecs, n, 0, 0
	pages := (n + pageRows - 1) / pageRows
	grow(&t.reduced, pageRows*s.reduce.w.N())
	grow(&t.pages, min(pages, maxPages)*pageRows*s.lower.N())
	fill(&t.at, pages, none)
	fill(&t.owner, min(pages, maxPages), none)
	t.used = grow(&t.used, maxPages)
	clear(t.used)
	grow(&ws.sum, s.hidden*s.pieces)
	grow(&ws.hidden, s.hidden)
	grow(&ws.scores, s.upper.w.N())
}

// need makes sure that the page of a token is there for this step.
func (s *scorer) need(t *lowerTable, tok int32) {
	page := tok / pageRows
	at := t.at[page]
	if at == none {
		at = s.load(t, page)
	}
	t.used[at] = t.step
}

// load computes a page in the place of one that this step doesn't read.
func (s *scorer) load(t *lowerTable, page int32) int32 {
	for t.used[t.hand] == t.step {
		t.hand = (t.hand + 1) % len(t.owner)
	}
	at := int32(t.hand)
	t.hand = (t.hand + 1) % len(t.owner)
	if old := t.owner[at]; old != none {
		t.at[old] = none
	}
	t.owner[at], t.at[page] = page, at
	from := int(page) * pageRows
	m := min(pageRows, t.n-from)
	reduced := t.reduced[:pageRows*s.reduce.w.N()]
	kernel.MatMul(reduced, t.vecs[from*s.in:], m, s.reduce.w, s.reduce.bias)
	parts := s.lower.N()
	kernel.MatMul(t.pages[int(at)*pageRows*parts:][:pageRows*parts], reduced, m, s.lower, nil)
	return at
}

// part is what a token adds in slot f.
func (s *scorer) part(t *lowerTable, tok int32, f, size int) []float32 {
	if tok == none {
		return s.empty[f*size:][:size]
	}
	row := int(t.at[tok/pageRows])*pageRows + int(tok%pageRows)
	return t.pages[(row*s.slots+f)*size:][:size]
}

// score returns the scores of all moves in a state with these tokens in its
// slots, valid until the next call.
func (s *scorer) score(ws *stateSpace, slots []int32) []float32 {
	t := &ws.lower
	t.step++
	for _, tok := range slots {
		if tok != none {
			s.need(t, tok)
		}
	}
	size := s.hidden * s.pieces
	sum, hidden, scores := ws.sum[:size], ws.hidden[:s.hidden], ws.scores[:s.upper.w.N()]
	copy(sum, s.part(t, slots[0], 0, size))
	for f := 1; f < len(slots); f++ {
		kernel.Add(sum, s.part(t, slots[f], f, size))
	}
	kernel.Add(sum, s.bias)
	kernel.Maxout(hidden, sum, s.pieces)
	kernel.MatMul(scores, hidden, 1, s.upper.w, s.upper.bias)
	return scores
}
