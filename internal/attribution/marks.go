package attribution

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// Quoted is a wording between quotation marks: bytes [Start, End) of the view,
// the marks left out.
type Quoted struct {
	Start, End int
	Outer      int  // index of the quotation that it stands in, or -1
	Blocks     int  // number of blocks that it reaches over
	Closed     bool // its closing mark was found
}

// How far a quotation may reach without its closing mark being found.
const (
	mostBlocks = 8
	mostBytes  = 6000
)

type opened struct {
	at     int  // index in the list of quotations
	close  rune // the mark that closes it
	single bool
}

// Quotations finds the wordings between quotation marks of all styles, in the
// order of their starts. A quotation goes on over a paragraph's end when the
// next paragraph opens with the same mark again, or when its closing mark comes
// before another opening one. One that is never closed ends with its block.
func Quotations(a *parley.Annotations) []Quoted {
	s := scanner{view: &a.Doc.View}
	for n, b := range s.view.Blocks {
		s.block = n
		s.startBlock(b)
		s.scan(b)
		s.endBlock(b)
	}
	s.giveUp(len(s.view.Text))
	return s.kept()
}

// Inside says for each token of a the innermost of the quotations that it
// stands in, or -1.
func Inside(a *parley.Annotations, quoted []Quoted) []int32 {
	in := make([]int32, len(a.Tokens))
	for i := range in {
		in[i] = -1
	}
	for k, q := range quoted { // inner ones come later
		first := sort.Search(len(a.Tokens), func(i int) bool { return a.Tokens[i].View >= q.Start })
		for i := first; i < len(a.Tokens) && a.Tokens[i].View < q.End; i++ {
			in[i] = int32(k)
		}
	}
	return in
}

type scanner struct {
	view  *parley.View
	block int
	out   []Quoted
	stack []opened
	first []int // block of each quotation's start
}

var closers = map[rune]rune{'“': '”', '„': '”', '‟': '”', '«': '»', '»': '«', '‘': '’', '‹': '›', '"': '"', '\'': '\''}

// startBlock decides whether quotations that the block before left open go on,
// and skips a mark that opens the paragraph again.
func (s *scanner) startBlock(b parley.Block) {
	if len(s.stack) == 0 {
		return
	}
	outer := s.stack[0]
	q := &s.out[outer.at]
	r, _ := utf8.DecodeRuneInString(s.view.Text[b.Start:])
	again := closers[r] == outer.close || outer.close == '”' && r == '"'
	if s.block-s.first[outer.at] >= mostBlocks || b.Start-q.Start > mostBytes || b.Kind != parley.Body || !again && !s.closes(outer.close) {
		s.giveUp(b.Start)
	}
}

// closes reports whether the closing mark comes before an opening one, in the
// block that starts or in one soon after it.
func (s *scanner) closes(mark rune) bool {
	if mark == '"' {
		return false
	}
	for n := s.block; n < len(s.view.Blocks) && n-s.first[s.stack[0].at] < mostBlocks; n++ {
		b := s.view.Blocks[n]
		if b.Kind != parley.Body {
			return false
		}
		for _, r := range s.view.Text[b.Start:b.End] {
			if r == mark {
				return true
			}
			if closers[r] == mark || mark == '”' && r == '"' {
				return false
			}
		}
	}
	return false
}

func (s *scanner) scan(b parley.Block) {
	text := s.view.Text
	for i := b.Start; i < b.End; {
		r, size := utf8.DecodeRuneInString(text[i:b.End])
		at := i
		i += size
		if closers[r] == 0 && r != '”' && r != '’' && r != '»' && r != '›' && r != '`' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[b.Start:at])
		after, _ := utf8.DecodeRuneInString(text[i:b.End])
		if r == '`' && after == '`' || r == '\'' && after == '\'' { // ``words''
			i++
			after, _ = utf8.DecodeRuneInString(text[i:b.End])
			r = '"'
		}
		if at == b.Start {
			before = ' '
		}
		if i >= b.End {
			after = ' '
		}
		s.mark(b, r, at, i, before, after)
	}
}

func (s *scanner) mark(b parley.Block, r rune, at, next int, before, after rune) {
	opening := leadsIn(before) && !unicode.IsSpace(after)
	if k := s.open(r, before, after); k >= 0 && !(s.stack[k].single && before == 's' && after == ' ' && s.laterClose(r, next, b.End)) && !(r == '"' && opening && at == b.Start) {
		s.close(k, at)
		return
	}
	if at == b.Start && len(s.stack) > 0 && s.stack[0].at < len(s.out) && s.first[s.stack[0].at] < s.block {
		if closers[r] == s.stack[0].close || r == '"' {
			return // the paragraph opens again
		}
	}
	switch r {
	case '“', '„', '«', '‹':
		if len(s.stack) > 0 && s.stack[len(s.stack)-1].close == closers[r] {
			s.drop(len(s.stack) - 1) // opened twice: the first was never closed
		}
		s.push(closers[r], next, r == '‹')
	case '‘':
		if opening || leadsIn(before) {
			s.push('’', next, true)
		}
	case '"':
		if opening {
			s.push('"', next, false)
		} else if start := next + blanks(s.view.Text[next:b.End]); leadsIn(before) && start > next && strings.ContainsRune(s.view.Text[start:b.End], '"') {
			s.push('"', start, false) // " words set apart "
		}
	case '\'':
		if opening && unicode.IsLetter(after) && s.pairs(next, b.End) {
			s.push('\'', next, true)
		}
	}
}

// open is the place in the stack of the quotation that mark r closes, or -1.
func (s *scanner) open(r, before, after rune) int {
	for k := len(s.stack) - 1; k >= 0; k-- {
		o := s.stack[k]
		match := o.close == r || o.close == '”' && (r == '"' || r == '“') && r != '“'
		if !match {
			continue
		}
		if o.single && (unicode.IsLetter(after) || unicode.IsDigit(after) || unicode.IsSpace(before)) {
			return -1 // an apostrophe
		}
		if r == '"' && unicode.IsSpace(before) && !unicode.IsSpace(after) {
			return -1
		}
		return k
	}
	return -1
}

// laterClose reports whether a better closing mark comes in the block, one behind
// a comma or a full stop, so that the one before start was a plural's
// apostrophe: ‘the leaders’ plan fails,’ she said.
func (s *scanner) laterClose(mark rune, start, end int) bool {
	before := ' '
	for _, r := range s.view.Text[start:end] {
		switch {
		case r == '‘' || closers[r] == mark && r != mark:
			return false
		case r == mark && strings.ContainsRune(",.!?…", before):
			return true
		}
		before = r
	}
	return false
}

func (s *scanner) push(close rune, start int, single bool) {
	outer := -1
	if len(s.stack) > 0 {
		outer = s.stack[len(s.stack)-1].at
	}
	s.stack = append(s.stack, opened{len(s.out), close, single})
	s.out = append(s.out, Quoted{Start: start, End: -1, Outer: outer})
	s.first = append(s.first, s.block)
}

// close ends the k-th open quotation at byte at; inner ones still open were
// none (an apostrophe at a word's start).
func (s *scanner) close(k, at int) {
	for j := len(s.stack) - 1; j > k; j-- {
		s.drop(j)
	}
	q := &s.out[s.stack[k].at]
	const shortest = 3 // bytes: rock 'n' roll
	if s.stack[k].close == '\'' && at-q.Start < shortest {
		s.drop(k)
		return
	}
	q.End, q.Closed = q.Start+len(strings.TrimRight(s.view.Text[q.Start:at], " \u00a0")), true
	q.Blocks = s.block - s.first[s.stack[k].at] + 1
	s.stack = s.stack[:k]
}

// blanks is the number of bytes of white space at the start of text.
func blanks(text string) int { return len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace)) }

func (s *scanner) drop(k int) {
	s.out[s.stack[k].at].End = -1
	s.stack = append(s.stack[:k], s.stack[k+1:]...)
}

// endBlock drops single marks left open: they were apostrophes.
func (s *scanner) endBlock(parley.Block) {
	for k := len(s.stack) - 1; k >= 0; k-- {
		if s.stack[k].single {
			s.drop(k)
		}
	}
}

// giveUp ends what is still open: a quotation opened by a mark that can only
// open ends with the block that it began in, any other was none.
func (s *scanner) giveUp(int) {
	for _, o := range s.stack {
		b := s.view.Blocks[s.first[o.at]]
		if o.close == '”' && b.Kind == parley.Body {
			s.out[o.at].End, s.out[o.at].Blocks = b.End, 1
		}
	}
	s.stack = nil
}

// pairs reports whether a straight single mark after start closes before the
// block's end.
func (s *scanner) pairs(start, end int) bool {
	text := s.view.Text
	for i := start; i < end; i++ {
		if text[i] != '\'' || i == start {
			continue
		}
		after := byte(' ')
		if i+1 < end {
			after = text[i+1]
		}
		if text[i-1] != ' ' && !isWord(after) && (text[i-1] != 's' || after != ' ') {
			return true
		}
	}
	return false
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

func leadsIn(r rune) bool {
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', '“', '‘', '"', '\'', '«', '„':
		return true
	}
	return unicode.IsSpace(r)
}

// kept leaves out what turned out to be no quotation.
func (s *scanner) kept() []Quoted {
	at := make([]int, len(s.out))
	var out []Quoted
	for i, q := range s.out {
		at[i] = -1
		if q.End <= q.Start {
			continue
		}
		for q.Outer >= 0 && at[q.Outer] < 0 {
			q.Outer = s.out[q.Outer].Outer
		}
		if q.Outer >= 0 {
			q.Outer = at[q.Outer]
		}
		at[i] = len(out)
		out = append(out, q)
	}
	return out
}
