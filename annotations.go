package parley

// Annotations is what the reading engine sees in one document: tokens with
// tags and a dependency tree per sentence, named spans, noun chunks, and, where
// the reader is on, attributions and more. Layers are flat and point at tokens.
type Annotations struct {
	Doc       *Document
	Tokens    []Token
	Sentences []Sentence
	Chunks    []Range // base noun phrases, in order
	Names     []NamedRange
	Reading   *Reading // what the trained reader adds; nil without it
	children  [][]int32
}

// Token is a word, number, mark or run of white space.
type Token struct {
	Text       string // as the view has it
	Start, End int    // bytes of the source text
	View       int    // byte offset in the view
	Tag, Pos   string // Penn Treebank tag, Universal POS
	Morph      string // Universal features, "Number=Sing|..."
	Lemma      string
	Dep        string // ClearNLP label as spaCy's English models have it; "ROOT" for a root
	Head       int    // index of the head; its own index for a root
	Left       int    // first token of the subtree
	Right      int    // last token of the subtree, inclusive
	Sent       int    // index of its sentence
	Space      bool   // a space follows it in the view
	Blank      bool   // it is white space itself
}

// Sentence is a run of tokens that the parser took for one sentence.
type Sentence struct {
	Range
	Block int       // index of the view's block
	Kind  BlockKind // kind of that block
}

// Range is a half-open range of token indices.
type Range struct{ First, End int }

// Len is the number of tokens.
func (r Range) Len() int { return r.End - r.First }

// Has reports whether token i lies in r.
func (r Range) Has(i int) bool { return i >= r.First && i < r.End }

// Overlaps reports whether r and o share a token.
func (r Range) Overlaps(o Range) bool { return r.First < o.End && o.First < r.End }

// NamedRange is a named span with its type: the labels of OntoNotes (PERSON,
// NORP, FAC, ORG, GPE, LOC, EVENT, DATE, TIME, CARDINAL ...), or those of
// Reading.
type NamedRange struct {
	Range
	Type    string
	Subtype string // of the reader's names, else ""
}

// Reading is what the trained reader sees.
type Reading struct {
	Attributions []Attribution
	Names        []NamedRange // PER, ORG, LOC, GROUP, EVENT; subtype person, organisation, country, place, group, event
	Times        []NamedRange // TIMEX3 types
	Events       []NamedRange // TimeML classes

	// TypeOf gives the PLOVER root of an event, and its quad (1 verbal, 2
	// material cooperation, 3 verbal, 4 material conflict), by its sentence, the
	// mentions of who acts and of whom it befalls, and its predicate. All but the
	// sentence may be absent.
	TypeOf func(sentence Range, source, target, predicate []Range) (root string, quad int)
}

// Attribution is a source, a cue and a content that belong together; a source
// can be absent, and each part can have several ranges.
//
// Sure is how probable the reader takes the whole to be, from 0 to 1.
type Attribution struct {
	Source, Cue, Content []Range
	Sure                 float64
}

// Index makes the lists of children that Children returns. The reading engine
// calls it once when the tokens are complete.
func (a *Annotations) Index() {
	count := make([]int32, len(a.Tokens))
	for i, t := range a.Tokens {
		if t.Head != i {
			count[t.Head]++
		}
	}
	a.children = make([][]int32, len(a.Tokens))
	for i, t := range a.Tokens {
		if t.Head == i {
			continue
		}
		if a.children[t.Head] == nil {
			a.children[t.Head] = make([]int32, 0, count[t.Head])
		}
		a.children[t.Head] = append(a.children[t.Head], int32(i))
	}
}

// Children returns the direct dependents of token i from left to right.
func (a *Annotations) Children(i int) []int32 { return a.children[i] }

// Child returns the first dependent of token i that has one of the labels, or -1.
func (a *Annotations) Child(i int, deps ...string) int {
	for _, c := range a.children[i] {
		for _, d := range deps {
			if a.Tokens[c].Dep == d {
				return int(c)
			}
		}
	}
	return -1
}

// Subtree is the range from the first to the last token below i, i included.
func (a *Annotations) Subtree(i int) Range {
	return Range{a.Tokens[i].Left, a.Tokens[i].Right + 1}
}

// Trim drops white space and the given marks from both ends of r.
func (a *Annotations) Trim(r Range, marks string) Range {
	drop := func(i int) bool {
		t := &a.Tokens[i]
		if t.Blank {
			return true
		}
		for _, m := range marks {
			if t.Text == string(m) {
				return true
			}
		}
		return false
	}
	for r.First < r.End && drop(r.First) {
		r.First++
	}
	for r.First < r.End && drop(r.End-1) {
		r.End--
	}
	return r
}

// Span is the source span of the tokens in r, from the first to the last that
// isn't white space. It is the zero Span when there is none.
func (a *Annotations) Span(r Range) Span {
	r = a.Trim(r, "")
	if r.First >= r.End {
		return Span{}
	}
	return a.Doc.SpanOf(a.Tokens[r.First].Start, a.Tokens[r.End-1].End)
}

// Text is the wording of the tokens in r as the view has it.
func (a *Annotations) Text(r Range) string {
	r = a.Trim(r, "")
	if r.First >= r.End {
		return ""
	}
	last := a.Tokens[r.End-1]
	return a.Doc.View.Text[a.Tokens[r.First].View : last.View+len(last.Text)]
}

// TokensIn is the range of tokens that overlap source bytes [start, end).
func (a *Annotations) TokensIn(start, end int) Range {
	first := search(len(a.Tokens), func(i int) bool { return a.Tokens[i].End > start })
	last := first + search(len(a.Tokens)-first, func(i int) bool { return a.Tokens[first+i].Start >= end })
	return Range{first, last}
}

func search(n int, f func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		mid := (lo + hi) / 2
		if f(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}
