package neural

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/tinylib/msgp/msgp"
)

// move is one class of a transition system: an action and its label.
type move struct {
	action int
	label  string
}

// maxAction is the highest action number of any transition system.
const maxAction = 6

// readMoves reads a moves file and lists the classes in the order in which the
// model scores them.
func readMoves(data []byte) ([]move, error) {
	text, err := movesText(data)
	if err != nil {
		return nil, fmt.Errorf("moves: %w", err)
	}
	var byAction map[string]map[string]int64
	if err := json.Unmarshal(text, &byAction); err != nil {
		return nil, fmt.Errorf("moves: %w", err)
	}
	var b moveList
	for action := range maxAction + 1 {
		name := string(rune('0' + action))
		b.addAction(action, byAction[name])
		delete(byAction, name)
	}
	if len(byAction) > 0 {
		return nil, fmt.Errorf("moves: %d unknown actions", len(byAction))
	}
	b.addLate()
	if n := len(b.moves); n == 0 || n > maxClasses {
		return nil, fmt.Errorf("moves: %d classes", n)
	}
	return b.moves, nil
}

func movesText(data []byte) ([]byte, error) {
	n, b, err := msgp.ReadMapHeaderBytes(data)
	if err != nil {
		return nil, err
	}
	for range n {
		var key []byte
		if key, b, err = msgp.ReadMapKeyZC(b); err != nil {
			return nil, err
		}
		if string(key) == "moves" {
			text, _, err := msgp.ReadStringZC(b)
			return text, err
		}
		if b, err = msgp.Skip(b); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("no moves")
}

// moveList builds the class list. Within an action, labels go by frequency in
// training, then by name, both descending. Labels added after training have
// negative frequencies and come after all actions.
type moveList struct {
	moves []move
	late  []labelFreq
}

type labelFreq struct {
	freq   int64
	label  string
	action int
}

func descending(a, b labelFreq) int {
	switch {
	case a.freq != b.freq && a.freq > b.freq:
		return -1
	case a.freq != b.freq:
		return 1
	case a.label != b.label:
		return strings.Compare(b.label, a.label)
	}
	return a.action - b.action
}

func (l *moveList) addAction(action int, freqs map[string]int64) {
	var sorted []labelFreq
	for label, freq := range freqs {
		sorted = append(sorted, labelFreq{freq, label, action})
	}
	slices.SortFunc(sorted, descending)
	for _, lf := range sorted {
		if lf.freq < 0 {
			l.late = append(l.late, lf)
			continue
		}
		l.moves = append(l.moves, move{action, lf.label})
	}
}

// addLate appends the labels added late. The first mention of a label brings
// all actions that have it.
func (l *moveList) addLate() {
	slices.SortFunc(l.late, descending)
	done := make(map[string]bool)
	for _, first := range l.late {
		if done[first.label] {
			continue
		}
		done[first.label] = true
		var actions []int
		for _, lf := range l.late {
			if lf.label == first.label {
				actions = append(actions, lf.action)
			}
		}
		slices.Sort(actions)
		for _, a := range actions {
			l.moves = append(l.moves, move{a, first.label})
		}
	}
}
