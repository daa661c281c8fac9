// Package pyre matches the regular expressions that spaCy stores in its
// tokenizers, with the semantics of Python's re module: look-around, Unicode
// classes, leftmost match, first alternative wins.
//
// It doesn't capture groups and knows no back-references. Matching backtracks
// within a step budget, so a hostile pattern fails with an error instead of
// hanging. Alternatives are indexed by the character they can start with, which
// makes the usual case (no match) cheap.
//
// Start with [Compile], then [Regexp.Search].
package pyre

import (
	"errors"
	"unicode/utf8"
)

// ErrBudget says that a match took too many steps.
var ErrBudget = errors.New("regular expression takes too many steps")

// Bounds on the work of one search.
const (
	maxSteps     = 50_000
	stepsPerByte = 512 // of the text, on top
)

// Regexp is a compiled pattern, safe for concurrent use.
type Regexp struct {
	alts []alt
	// byASCII lists, for each ASCII character, the alternatives that can start
	// with it; beyond lists those that can start with any other or with none.
	byASCII [utf8.RuneSelf][]int32
	beyond  []int32
	// anchored is set when every alternative starts with ^.
	anchored bool
	// tail is the number of final bytes in which every match must start, or -1
	// when some alternative can reach further back (those are in far).
	tail int
	far  []int32
}

// alt is one top-level alternative.
type alt struct {
	prog   []inst
	first  firstSet
	toEnd  bool // ends with $
	width  int  // most code points it can take, -1 if unbounded
	last   *class
	fromBe bool // starts with ^
}

// Search finds the leftmost match that starts at byte from or later. With
// advance set, a match at from itself must not be empty. It returns the bytes
// [start, end) of the match, or start < 0.
func (re *Regexp) Search(s string, from int, advance bool) (start, end int, err error) {
	m := machine{s: s, steps: maxSteps + stepsPerByte*len(s)}
	if re.anchored {
		if from > 0 {
			return -1, -1, nil
		}
		return re.matchAt(&m, 0, advance)
	}
	pos := from
	if skip := len(s) - re.tail; re.tail >= 0 && skip > pos && !re.reachesFar(s) {
		pos = skip
		for pos > from && pos < len(s) && !utf8.RuneStart(s[pos]) {
			pos--
		}
	}
	for pos <= len(s) {
		start, end, err := re.matchAt(&m, pos, advance && pos == from)
		if err != nil || start >= 0 {
			return start, end, err
		}
		if pos == len(s) {
			break
		}
		_, n := utf8.DecodeRuneInString(s[pos:])
		pos += n
	}
	return -1, -1, nil
}

// reachesFar reports whether an alternative of unbounded width could end at
// the end of s, judging by the last character.
func (re *Regexp) reachesFar(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	for _, i := range re.far {
		if last := re.alts[i].last; last == nil || last.contains(r) || r == '\n' {
			return true
		}
	}
	return false
}

func (re *Regexp) matchAt(m *machine, pos int, advance bool) (int, int, error) {
	list := re.beyond
	if pos < len(m.s) && m.s[pos] < utf8.RuneSelf {
		list = re.byASCII[m.s[pos]]
	}
	for _, i := range list {
		a := &re.alts[i]
		if a.fromBe && pos > 0 {
			continue
		}
		end := m.run(a.prog, 0, pos)
		if m.steps < 0 {
			return -1, -1, ErrBudget
		}
		if end >= 0 && !(advance && end == pos) {
			return pos, end, nil
		}
	}
	return -1, -1, nil
}

// Match reports whether some match starts at the beginning of s, as Python's
// re.match does.
func (re *Regexp) Match(s string) (bool, error) {
	m := machine{s: s, steps: maxSteps + stepsPerByte*len(s)}
	start, _, err := re.matchAt(&m, 0, false)
	return start == 0, err
}
