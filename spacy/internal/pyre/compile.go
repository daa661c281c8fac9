package pyre

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Compile parses a Python pattern. Of the flags it knows i and u, given at the
// start, e.g. "(?iu)".
func Compile(pattern string) (*Regexp, error) {
	if len(pattern) > maxPattern {
		return nil, fmt.Errorf("regular expression of %d bytes is longer than %d", len(pattern), maxPattern)
	}
	if !utf8.ValidString(pattern) {
		return nil, fmt.Errorf("regular expression is not valid UTF-8")
	}
	p := &parser{src: pattern, classes: map[string]*class{}, chars: map[rune]*node{}}
	if err := p.flags(); err != nil {
		return nil, err
	}
	tree, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if p.more() {
		return nil, p.fail("unbalanced )")
	}
	re := &Regexp{anchored: true}
	room := maxInsts
	for _, n := range flatten(tree, nil) {
		a, err := compileAlt(n, &room)
		if err != nil {
			return nil, err
		}
		re.alts = append(re.alts, a)
	}
	re.index()
	return re, nil
}

func (p *parser) flags() error {
	if !strings.HasPrefix(p.src, "(?") {
		return nil
	}
	end := strings.IndexByte(p.src, ')')
	if end < 0 {
		return nil
	}
	letters := p.src[2:end]
	if strings.Trim(letters, "aiLmsux") != "" || letters == "" {
		return nil // not flags but a group
	}
	if strings.Trim(letters, "iu") != "" {
		return p.fail("unsupported flags %q", letters)
	}
	p.fold = strings.Contains(letters, "i")
	p.pos = end + 1
	return nil
}

// flatten lists the top-level alternatives, looking through bare groups.
func flatten(n *node, out []*node) []*node {
	for n.op == nodeSeq && len(n.subs) == 1 {
		n = n.subs[0]
	}
	if n.op != nodeAlt {
		return append(out, n)
	}
	for _, sub := range n.subs {
		out = flatten(sub, out)
	}
	return out
}

// index fills the look-up lists from the alternatives.
func (re *Regexp) index() {
	re.tail = 0
	for i := range re.alts {
		a := &re.alts[i]
		re.anchored = re.anchored && a.fromBe
		for c := range re.byASCII {
			if a.first.any || a.first.latin[c>>6]>>(c&63)&1 == 1 {
				re.byASCII[c] = append(re.byASCII[c], int32(i))
			}
		}
		if a.first.any || a.first.beyond {
			re.beyond = append(re.beyond, int32(i))
		}
		switch {
		case !a.toEnd:
			re.tail = -1
		case a.width < 0:
			re.far = append(re.far, int32(i))
		case re.tail >= 0:
			re.tail = max(re.tail, a.width*utf8.UTFMax+1)
		}
	}
}

// firstSet says which characters a match can start with.
type firstSet struct {
	latin  [2]uint64 // ASCII
	beyond bool      // some other character
	any    bool      // anything, or an empty match
}

type compiler struct {
	prog []inst
	// room counts down with each instruction and each visit of a part, over
	// the whole pattern: repeats of nothing would cost time alone.
	room *int
}

func compileAlt(n *node, room *int) (alt, error) {
	c := &compiler{room: room}
	if err := c.emit(n); err != nil {
		return alt{}, err
	}
	c.prog = append(c.prog, inst{op: opEnd})
	a := alt{prog: c.prog, first: firstOf([]*node{n}, new(int)), width: widthOf(n)}
	items := []*node{n}
	if n.op == nodeSeq {
		items = n.subs
	}
	a.fromBe = len(items) > 0 && items[0].op == opBegin
	if k := len(items); k > 1 && items[k-1].op == opFinish {
		a.toEnd = true
		a.last = lastOf(items[k-2])
	}
	return a, nil
}

func (c *compiler) add(in inst) error {
	if err := c.spend(); err != nil {
		return err
	}
	c.prog = append(c.prog, in)
	return nil
}

func (c *compiler) spend() error {
	if *c.room--; *c.room < 0 {
		return fmt.Errorf("regular expression is too large")
	}
	return nil
}

func (c *compiler) emit(n *node) error {
	if err := c.spend(); err != nil {
		return err
	}
	switch n.op {
	case nodeSeq:
		for _, sub := range n.subs {
			if err := c.emit(sub); err != nil {
				return err
			}
		}
		return nil
	case nodeAlt:
		return c.emitAlt(n)
	case nodeRepeat:
		return c.emitRepeat(n)
	case opLook:
		return c.emitLook(n)
	}
	return c.add(inst{op: n.op, cls: n.cls, lit: n.lit, neg: n.neg})
}

func (c *compiler) emitAlt(n *node) error {
	var jumps []int
	for i, sub := range n.subs {
		split := len(c.prog)
		if i < len(n.subs)-1 {
			if err := c.add(inst{op: opSplit, x: split + 1}); err != nil {
				return err
			}
		}
		if err := c.emit(sub); err != nil {
			return err
		}
		if i < len(n.subs)-1 {
			jumps = append(jumps, len(c.prog))
			if err := c.add(inst{op: opJump}); err != nil {
				return err
			}
			c.prog[split].y = len(c.prog)
		}
	}
	for _, j := range jumps {
		c.prog[j].x = len(c.prog)
	}
	return nil
}

func (c *compiler) emitRepeat(n *node) error {
	body := n.subs[0]
	if body.op == nodeSeq && len(body.subs) == 1 {
		body = body.subs[0]
	}
	if cls := oneChar(body); cls != nil {
		return c.add(inst{op: opLoop, cls: cls, min: n.min, max: n.max, lazy: n.lazy})
	}
	for range n.min {
		if err := c.emit(body); err != nil {
			return err
		}
	}
	if n.max < 0 {
		return c.emitStar(body, n.lazy)
	}
	// Each optional copy may skip to the end.
	var splits []int
	for range n.max - n.min {
		splits = append(splits, len(c.prog))
		if err := c.add(inst{op: opSplit}); err != nil {
			return err
		}
		if err := c.emit(body); err != nil {
			return err
		}
	}
	for _, s := range splits {
		c.branch(s, s+1, len(c.prog), n.lazy)
	}
	return nil
}

func (c *compiler) emitStar(body *node, lazy bool) error {
	split := len(c.prog)
	if err := c.add(inst{op: opSplit}); err != nil {
		return err
	}
	if err := c.emit(body); err != nil {
		return err
	}
	if err := c.add(inst{op: opJump, x: split}); err != nil {
		return err
	}
	c.branch(split, split+1, len(c.prog), lazy)
	return nil
}

func (c *compiler) branch(at, body, exit int, lazy bool) {
	if lazy {
		body, exit = exit, body
	}
	c.prog[at].x, c.prog[at].y = body, exit
}

func (c *compiler) emitLook(n *node) error {
	sub := &compiler{room: c.room}
	if err := sub.emit(n.subs[0]); err != nil {
		return err
	}
	in := inst{op: opLook, neg: n.neg, behind: n.behind, sub: append(sub.prog, inst{op: opEnd})}
	if n.behind {
		in.width = widthOf(n.subs[0])
		if in.width < 0 || in.width != leastOf(n.subs[0]) {
			return fmt.Errorf("regular expression: look-behind of varying width")
		}
	}
	return c.add(in)
}

// oneChar returns the class of a node that matches exactly one character.
func oneChar(n *node) *class {
	switch n.op {
	case opClass:
		return n.cls
	case opText:
		if r, size := utf8.DecodeRuneInString(n.lit); size == len(n.lit) {
			return single(r, false)
		}
	}
	return nil
}
