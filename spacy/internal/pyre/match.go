package pyre

import (
	"strings"
	"unicode/utf8"

	"github.com/parley-record/parley/spacy/internal/uni"
)

type opcode uint8

const (
	opEnd    opcode = iota // the match is complete
	opText                 // the text lit
	opClass                // one character of cls
	opLoop                 // min to max characters of cls
	opSplit                // try x, then y
	opJump                 // go on at x
	opBegin                // ^
	opFinish               // $, which also holds before a final newline
	opLook                 // look-around: sub must (not) match
	opWord                 // \b, or \B when neg
)

type inst struct {
	op       opcode
	neg      bool // opLook, opWord: negated
	lazy     bool // opLoop: shortest first
	behind   bool // opLook: sub ends here
	x, y     int
	min, max int // opLoop: bounds, max -1 for none
	width    int // opLook behind: code points to step back
	lit      string
	cls      *class
	sub      []inst
}

// machine matches alternatives by backtracking.
type machine struct {
	s     string
	steps int // budget left; negative when spent
}

// run matches prog from instruction pc at byte pos and returns the end of the
// match or -1.
func (m *machine) run(prog []inst, pc, pos int) int {
	for {
		if m.steps--; m.steps < 0 {
			return -1
		}
		in := &prog[pc]
		switch in.op {
		case opEnd:
			return pos
		case opText:
			if !strings.HasPrefix(m.s[pos:], in.lit) {
				return -1
			}
			pos += len(in.lit)
		case opClass:
			n := m.one(in.cls, pos)
			if n == 0 {
				return -1
			}
			pos += n
		case opLoop:
			return m.loop(prog, pc, pos)
		case opSplit:
			if end := m.run(prog, in.x, pos); end >= 0 || m.steps < 0 {
				return end
			}
			pc = in.y
			continue
		case opJump:
			pc = in.x
			continue
		case opBegin:
			if pos != 0 {
				return -1
			}
		case opFinish:
			if pos != len(m.s) && !(pos == len(m.s)-1 && m.s[pos] == '\n') {
				return -1
			}
		case opLook:
			if m.look(in, pos) == in.neg {
				return -1
			}
		case opWord:
			if m.wordEdge(pos) == in.neg {
				return -1
			}
		}
		pc++
	}
}

// one returns the bytes of the character at pos if cls holds it, else 0.
func (m *machine) one(cls *class, pos int) int {
	if pos >= len(m.s) {
		return 0
	}
	if b := m.s[pos]; b < utf8.RuneSelf {
		if cls.latin[b>>6]>>(b&63)&1 == 0 {
			return 0
		}
		return 1
	}
	r, n := utf8.DecodeRuneInString(m.s[pos:])
	if !cls.contains(r) {
		return 0
	}
	return n
}

func (m *machine) loop(prog []inst, pc, pos int) int {
	in := &prog[pc]
	count := 0
	for count < in.min {
		n := m.one(in.cls, pos)
		if n == 0 {
			return -1
		}
		pos += n
		count++
	}
	least := pos
	if in.lazy {
		for {
			if end := m.run(prog, pc+1, pos); end >= 0 || m.steps < 0 || count == in.max {
				return end
			}
			n := m.one(in.cls, pos)
			if n == 0 {
				return -1
			}
			pos += n
			count++
		}
	}
	for count != in.max {
		n := m.one(in.cls, pos)
		if n == 0 {
			break
		}
		pos += n
		count++
		m.steps--
	}
	for {
		if end := m.run(prog, pc+1, pos); end >= 0 || m.steps < 0 || pos == least {
			return end
		}
		_, n := utf8.DecodeLastRuneInString(m.s[:pos])
		pos -= n
	}
}

func (m *machine) look(in *inst, pos int) bool {
	if !in.behind {
		return m.run(in.sub, 0, pos) >= 0
	}
	start := pos
	for range in.width {
		if start == 0 {
			return false
		}
		_, n := utf8.DecodeLastRuneInString(m.s[:start])
		start -= n
	}
	return m.run(in.sub, 0, start) == pos
}

func (m *machine) wordEdge(pos int) bool {
	before, after := false, false
	if pos > 0 {
		r, _ := utf8.DecodeLastRuneInString(m.s[:pos])
		before = isWord(r)
	}
	if pos < len(m.s) {
		r, _ := utf8.DecodeRuneInString(m.s[pos:])
		after = isWord(r)
	}
	return before != after
}

func isWord(r rune) bool { return r == '_' || uni.IsAlnum(r) }
