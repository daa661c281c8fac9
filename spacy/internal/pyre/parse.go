package pyre

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Bounds on a pattern, against hostile models. The largest known pattern,
// French token_match, has 1.5 MB.
const (
	maxPattern = 2 << 20
	maxRepeat  = 1000
	maxNesting = 100
	maxInsts   = 100_000
)

// node is a parsed expression.
type node struct {
	op       opcode // opText, opClass, opBegin, opFinish, opLook, opWord, or below
	cls      *class
	lit      string
	neg      bool
	behind   bool
	lazy     bool
	min, max int     // nodeRepeat
	subs     []*node // nodeSeq, nodeAlt: parts; nodeRepeat, opLook: one
}

const (
	nodeSeq opcode = 100 + iota
	nodeAlt
	nodeRepeat
)

type parser struct {
	src     string
	pos     int
	depth   int
	fold    bool
	classes map[string]*class // by source: big classes recur hundreds of times
	chars   map[rune]*node    // of single characters where case is ignored
}

func (p *parser) fail(format string, args ...any) error {
	return fmt.Errorf("regular expression at byte %d: %s", p.pos, fmt.Sprintf(format, args...))
}

func (p *parser) more() bool { return p.pos < len(p.src) }

func (p *parser) peek() byte { return p.src[p.pos] }

func (p *parser) eat(prefix string) bool {
	if !strings.HasPrefix(p.src[p.pos:], prefix) {
		return false
	}
	p.pos += len(prefix)
	return true
}

// alternatives parses until ')' or the end.
func (p *parser) alternatives() (*node, error) {
	if p.depth++; p.depth > maxNesting {
		return nil, p.fail("nested too deeply")
	}
	defer func() { p.depth-- }()
	out := &node{op: nodeAlt}
	for {
		seq, err := p.sequence()
		if err != nil {
			return nil, err
		}
		out.subs = append(out.subs, seq)
		if !p.eat("|") {
			break
		}
	}
	if len(out.subs) == 1 {
		return out.subs[0], nil
	}
	return out, nil
}

func (p *parser) sequence() (*node, error) {
	seq := &node{op: nodeSeq}
	var text []byte // literal text at the end of seq, to join
	flush := func() {
		if len(text) > 0 {
			seq.subs = append(seq.subs, &node{op: opText, lit: string(text)})
			text = nil
		}
	}
	for p.more() && p.peek() != '|' && p.peek() != ')' {
		item, err := p.item()
		if err != nil {
			return nil, err
		}
		item, err = p.repeat(item)
		if err != nil {
			return nil, err
		}
		if item.op == opText {
			text = append(text, item.lit...)
			continue
		}
		flush()
		seq.subs = append(seq.subs, item)
	}
	flush()
	return seq, nil
}

func (p *parser) repeatAhead() bool {
	return p.more() && strings.IndexByte("*+?{", p.peek()) >= 0
}

func (p *parser) item() (*node, error) {
	switch c := p.peek(); c {
	case '^':
		p.pos++
		return &node{op: opBegin}, nil
	case '$':
		p.pos++
		return &node{op: opFinish}, nil
	case '(':
		return p.group()
	case '[':
		cls, err := p.class()
		if err != nil {
			return nil, err
		}
		return &node{op: opClass, cls: cls}, nil
	case '.':
		p.pos++
		cls := &class{spans: []span{{'\n', '\n'}}, negate: true}
		cls.seal()
		return &node{op: opClass, cls: cls}, nil
	case '*', '+', '?':
		return nil, p.fail("nothing to repeat")
	case '\\':
		return p.escape()
	}
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	p.pos += n
	return p.char(r), nil
}

func (p *parser) char(r rune) *node {
	if !p.fold {
		return &node{op: opText, lit: string(r)}
	}
	n := p.chars[r]
	if n == nil {
		n = &node{op: opClass, cls: single(r, true)}
		p.chars[r] = n
	}
	return n
}

func (p *parser) group() (*node, error) {
	p.pos++ // (
	look := &node{op: opLook}
	isLook := true
	switch {
	case p.eat("?="):
	case p.eat("?!"):
		look.neg = true
	case p.eat("?<="):
		look.behind = true
	case p.eat("?<!"):
		look.behind, look.neg = true, true
	default:
		isLook = false
		if err := p.groupHead(); err != nil {
			return nil, err
		}
	}
	body, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if !p.eat(")") {
		return nil, p.fail("missing )")
	}
	if !isLook {
		return body, nil
	}
	look.subs = []*node{body}
	return look, nil
}

// groupHead skips what follows "(" in a group that isn't look-around.
func (p *parser) groupHead() error {
	if p.eat("?:") || !p.eat("?") {
		return nil
	}
	if p.eat("P<") {
		if end := strings.IndexByte(p.src[p.pos:], '>'); end >= 0 {
			p.pos += end + 1
			return nil
		}
	}
	return p.fail("unsupported group")
}

// repeat parses the quantifier after item, if any.
func (p *parser) repeat(item *node) (*node, error) {
	if !p.more() {
		return item, nil
	}
	lo, hi := 0, -1
	switch {
	case p.eat("*"):
	case p.eat("+"):
		lo = 1
	case p.eat("?"):
		hi = 1
	case p.peek() == '{':
		var ok bool
		if lo, hi, ok = p.bounds(); !ok {
			return item, nil
		}
	default:
		return item, nil
	}
	if lo > maxRepeat || hi > maxRepeat || hi >= 0 && hi < lo {
		return nil, p.fail("repeat count out of range")
	}
	if item.op == opBegin || item.op == opFinish || item.op == opLook || item.op == opWord {
		return nil, p.fail("nothing to repeat")
	}
	out := &node{op: nodeRepeat, min: lo, max: hi, lazy: p.eat("?"), subs: []*node{item}}
	if p.repeatAhead() && p.peek() != '{' {
		return nil, p.fail("multiple repeat")
	}
	return out, nil
}

// bounds parses {n}, {n,}, {,m} or {n,m}; anything else is literal text.
func (p *parser) bounds() (lo, hi int, ok bool) {
	end := strings.IndexByte(p.src[p.pos:], '}')
	if end < 0 || end > 16 {
		return 0, 0, false
	}
	body := p.src[p.pos+1 : p.pos+end]
	low, high, comma := strings.Cut(body, ",")
	if body == "" || body == "," {
		return 0, 0, false
	}
	lo, ok1 := number(low, 0)
	hi, ok2 := number(high, -1)
	if !comma {
		hi, ok2 = lo, ok1 && low != ""
	}
	if !ok1 || !ok2 {
		return 0, 0, false
	}
	p.pos += end + 1
	return lo, hi, true
}

// number reads decimal digits, capped above maxRepeat; empty gives the default.
func number(s string, empty int) (int, bool) {
	if s == "" {
		return empty, true
	}
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = min(n*10+int(c-'0'), maxRepeat+1)
	}
	return n, true
}

func (p *parser) escape() (*node, error) {
	p.pos++ // backslash
	if !p.more() {
		return nil, p.fail("trailing backslash")
	}
	switch p.peek() {
	case 'b', 'B':
		p.pos++
		return &node{op: opWord, neg: p.src[p.pos-1] == 'B'}, nil
	case 'A':
		p.pos++
		return &node{op: opBegin}, nil
	case 'd', 'D', 's', 'S', 'w', 'W':
		prop, negate := escapeClass(rune(p.peek()))
		p.pos++
		cls := &class{props: []func(rune) bool{prop}, negate: negate}
		cls.seal()
		return &node{op: opClass, cls: cls}, nil
	}
	r, err := p.escapedChar()
	if err != nil {
		return nil, err
	}
	return p.char(r), nil
}

// escapedChar reads what follows a backslash as one character.
func (p *parser) escapedChar() (rune, error) {
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	p.pos += n
	switch r {
	case 'n':
		return '\n', nil
	case 't':
		return '\t', nil
	case 'r':
		return '\r', nil
	case 'f':
		return '\f', nil
	case 'v':
		return '\v', nil
	case 'a':
		return '\a', nil
	case 'x':
		return p.hex(2)
	case 'u':
		return p.hex(4)
	case 'U':
		return p.hex(8)
	}
	if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
		return 0, p.fail("unsupported escape \\%c", r)
	}
	return r, nil
}

func (p *parser) hex(digits int) (rune, error) {
	if p.pos+digits > len(p.src) {
		return 0, p.fail("short escape")
	}
	var r rune
	for _, c := range []byte(p.src[p.pos : p.pos+digits]) {
		d := strings.IndexByte("0123456789abcdef", c|0x20)
		if d < 0 || r > utf8.MaxRune {
			return 0, p.fail("bad escape")
		}
		r = r<<4 | rune(d)
	}
	if r > utf8.MaxRune {
		return 0, p.fail("bad escape")
	}
	p.pos += digits
	return r, nil
}

// class parses [...]; equal sources share one class.
func (p *parser) class() (*class, error) {
	start := p.pos
	p.pos++ // [
	cls := &class{fold: p.fold, negate: p.eat("^")}
	for first := true; ; first = false {
		if !p.more() {
			return nil, p.fail("missing ]")
		}
		if p.peek() == ']' && !first {
			p.pos++
			break
		}
		if err := p.member(cls); err != nil {
			return nil, err
		}
	}
	src := p.src[start:p.pos]
	if known, ok := p.classes[src]; ok {
		return known, nil
	}
	cls.seal()
	p.classes[src] = cls
	return cls, nil
}

// member parses one character, range or escape class inside [...].
func (p *parser) member(cls *class) error {
	lo, prop, err := p.memberChar()
	if err != nil {
		return err
	}
	rest := p.src[p.pos:]
	isRange := len(rest) > 1 && rest[0] == '-' && rest[1] != ']'
	if prop != nil {
		cls.props = append(cls.props, prop)
		if isRange {
			return p.fail("bad character range")
		}
		return nil
	}
	hi := lo
	if isRange {
		p.pos++
		if hi, prop, err = p.memberChar(); err != nil {
			return err
		}
		if prop != nil || hi < lo {
			return p.fail("bad character range")
		}
	}
	cls.spans = append(cls.spans, span{lo, hi})
	return nil
}

func (p *parser) memberChar() (rune, func(rune) bool, error) {
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	if r != '\\' {
		p.pos += n
		return r, nil, nil
	}
	p.pos++
	if !p.more() {
		return 0, nil, p.fail("trailing backslash")
	}
	prop, negated := escapeClass(rune(p.peek()))
	if prop == nil {
		if p.eat("b") {
			return '\b', nil, nil
		}
		r, err := p.escapedChar()
		return r, nil, err
	}
	p.pos++
	if negated {
		positive := prop
		prop = func(r rune) bool { return !positive(r) }
	}
	return 0, prop, nil
}
