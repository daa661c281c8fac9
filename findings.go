package parley

import (
	"strconv"
	"strings"
)

// Findings is what was found in one document. References between items are
// keys that hold inside the document (Entity.ID "e0", "e1" ...); the story's
// entities get their lasting ids when the record is built.
type Findings struct {
	Doc        *Document
	Entities   []Entity
	Times      []Time
	Numbers    []Number
	Quotes     []Quote
	Statements []Statement
	Events     []Event
	Meetings   []Meeting
	Positions  []Position
	Shifts     []Shift
	Pledges    []Pledge
	Forecasts  []Forecast
	Results    []Result
	Problems   []Problem

	// EntityOf has, for each token, the index in Entities of the entity whose
	// mention covers it, innermost mention first, or -1.
	EntityOf []int32
}

// Result is what a clause tells as done, not done or left as it was. Whether it
// is what came of a promise shows only beside the promise, which can stand in
// another document; so results are compared and stay out of the record.
type Result struct {
	Who      []string // who did it or didn't; none in the passive and for a state
	Deed     string   // lemma of the verb; for a state, of the verb that it belies
	Kind     ResultKind
	Evidence Span // the clause
}

// ResultKind says how a result is told.
type ResultKind uint8

const (
	Done   ResultKind = iota // opened it
	Undone                   // did not open it, failed to open it
	Yet                      // has yet to open it, has not opened it
	State                    // it stayed closed: nobody opened it
)

// Extractor is one step of extraction. Run reads the annotations and what the
// extractors before it found, and adds its own layer.
type Extractor struct {
	Name  string // the layer it fills
	About string // one sentence
	Run   func(*Annotations, *Findings)
}

// Entity returns the key of the entity that token i mentions, or "".
func (f *Findings) Entity(i int) string {
	if i < 0 || i >= len(f.EntityOf) || f.EntityOf[i] < 0 {
		return ""
	}
	return f.Entities[f.EntityOf[i]].ID
}

// ByID returns the entity with the key, or nil.
func (f *Findings) ByID(key string) *Entity {
	if digits, ok := strings.CutPrefix(key, "e"); ok { // the key that extraction gives
		if i, err := strconv.Atoi(digits); err == nil && i >= 0 && i < len(f.Entities) && f.Entities[i].ID == key {
			return &f.Entities[i]
		}
	}
	for i := range f.Entities {
		if f.Entities[i].ID == key {
			return &f.Entities[i]
		}
	}
	return nil
}
