package neural

import (
	"errors"
	"fmt"
	"strings"

	"github.com/parley-record/parley/spacy/internal/thinc"
)

// Parser is the arc-eager dependency parser.
type Parser struct {
	*scorer
	runs   []run
	arcs   []arcLabel // of each class
	labels []string
	root   int32 // label of roots
}

// run is a range of neighbouring classes with the same action.
type run struct{ action, from, to int }

// arcLabel is the label of a class as indices into Parser.labels. Decorated
// labels "dep||anchor" stand for an arc dep whose true head is found below
// the head, at a child with the label anchor.
type arcLabel struct {
	whole  int32
	dep    int32
	anchor int32 // or none
}

// NewParser binds the parser in m, with the moves file next to it.
func NewParser(m *thinc.Model, moves []byte) (*Parser, error) {
	p, err := newParser(m, moves)
	if err != nil {
		return nil, fmt.Errorf("parser: %w", err)
	}
	return p, nil
}

func newParser(m *thinc.Model, moves []byte) (*Parser, error) {
	classes, err := readMoves(moves)
	if err != nil {
		return nil, err
	}
	p := new(Parser)
	if p.scorer, _, err = bindScorer(m, arcSlots, len(classes)); err != nil {
		return nil, err
	}
	names := make(map[string]int32)
	intern := func(s string) int32 {
		if i, ok := names[s]; ok {
			return i
		}
		i := int32(len(p.labels))
		names[s] = i
		p.labels = append(p.labels, s)
		return i
	}
	p.root = intern("ROOT")
	var seen [arcActions]bool
	for i, c := range classes {
		if c.action >= arcActions {
			return nil, fmt.Errorf("moves: unknown action %d", c.action)
		}
		if c.label == "subtok" {
			return nil, errors.New("parsers that join tokens are not supported")
		}
		seen[c.action] = true
		if k := len(p.runs); k > 0 && p.runs[k-1].action == c.action {
			p.runs[k-1].to = i + 1
		} else {
			p.runs = append(p.runs, run{c.action, i, i + 1})
		}
		l := arcLabel{intern(c.label), intern(c.label), none}
		if dep, anchor, ok := strings.Cut(c.label, "||"); ok {
			l.dep, l.anchor = intern(dep), intern(anchor)
		}
		p.arcs = append(p.arcs, l)
	}
	for a, ok := range seen[:actBreak] {
		if !ok {
			return nil, fmt.Errorf("moves: none of action %d", a)
		}
	}
	return p, nil
}

// Width is the length of the token vectors that the parser reads.
func (p *Parser) Width() int { return p.in }

// Labels are the labels that Parse.Labels point at. Not to be changed.
func (p *Parser) Labels() []string { return p.labels }

// Parse parses one text; in.IsSpace has one value for each token.
func (p *Parser) Parse(ws *Workspace, vecs []float32, in ParseInput) Parse {
	n := len(in.IsSpace)
	if n == 0 {
		return Parse{}
	}
	st := &ws.state
	p.begin(st, vecs, n)
	arcs := &st.arcs
	arcs.reset(n, in.SentStart)
	for !arcs.final() {
		slots := arcs.slots()
		class, action := p.best(p.score(st, slots[:]), arcs.valid())
		if class < 0 {
			break // no state is without a valid move; see arcState.valid
		}
		arcs.apply(action, int32(class))
	}
	return p.annotate(arcs, in.IsSpace)
}

// best is the class with the highest score among the valid ones, the first of
// equals.
func (p *Parser) best(scores []float32, valid [arcActions]bool) (class, action int) {
	class = none
	var top float32
	for _, r := range p.runs {
		if !valid[r.action] {
			continue
		}
		for i, v := range scores[r.from:r.to] {
			if class == none || v > top {
				class, action, top = r.from+i, r.action, v
			}
		}
	}
	return class, action
}

// annotate turns arcs into a parse: heads, labels, edges and sentence starts.
func (p *Parser) annotate(s *arcState, space []bool) Parse {
	n := int(s.n)
	t := &tree{parser: p, space: space}
	ints := make([]int32, 4*n)
	t.Heads, t.Labels, t.LEdge, t.REdge = ints[:n:n], ints[n:2*n:2*n], ints[2*n:3*n:3*n], ints[3*n:]
	t.SentStart = make([]int8, n)
	for i := range n {
		if s.heads[i] == none {
			t.Heads[i], t.Labels[i] = int32(i), p.root
			continue
		}
		t.Heads[i], t.Labels[i] = s.heads[i], p.arcs[s.labels[i]].whole
	}
	t.setEdges()
	if t.deprojectivise(s) {
		t.setEdges()
	}
	t.setStarts()
	return t.Parse
}
