package attribution

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// Sentence reports whether the tokens of r hold a whole clause: a finite verb
// with its subject.
func Sentence(a *parley.Annotations, r parley.Range) bool {
	for v := r.First; v < r.End; v++ {
		if s := a.Child(v, "nsubj", "nsubjpass", "expl"); s >= 0 && r.Has(s) && Finite(a, v) {
			return true
		}
	}
	return false
}

// Finite reports whether token v is a verb that is finite, itself or by its
// auxiliary.
func Finite(a *parley.Annotations, v int) bool {
	if !clause.IsVerb(a, v) {
		return false
	}
	switch a.Tokens[v].Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	for _, c := range a.Children(v) {
		if t := &a.Tokens[c]; t.Dep == "aux" && t.Tag != "TO" || t.Dep == "auxpass" {
			return true
		}
	}
	return false
}
