package position

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// conditional reports whether the words set a condition.
func (r *reader) conditional(in parley.Range) bool {
	for i := in.First; i < in.End; i++ {
		switch w := clause.Text(r.a, i); w {
		case "unless", "premature", "provided", "precondition":
			return true
		case "only":
			if i+1 < in.End && (clause.Text(r.a, i+1) == "if" || clause.Text(r.a, i+1) == "after" || clause.Text(r.a, i+1) == "when" || clause.Text(r.a, i+1) == "once") {
				return true
			}
		case "first":
			if r.a.Tokens[i].Dep == "advmod" && (i+2 >= in.End || clause.Text(r.a, i+2) != "foremost") {
				return true
			}
		case "exchange", "return":
			if i > in.First && clause.Text(r.a, i-1) == "in" && i+1 < in.End && clause.Text(r.a, i+1) == "for" {
				return true
			}
		case "condition":
			if i > in.First && (clause.Text(r.a, i-1) == "on" || i > in.First+1 && clause.Text(r.a, i-2) == "on") {
				return true
			}
		case "if":
			if i > in.First && r.a.Tokens[i].Dep == "mark" && r.a.Tokens[r.a.Tokens[i].Head].Dep == "advcl" {
				return true
			}
		case "before", "until":
			if h := r.a.Tokens[i].Head; i > in.First && r.a.Tokens[i].Dep == "mark" && (clause.Modal(r.a, h) == "will" || clause.Modal(r.a, h) == "would" || clause.Modal(r.a, h) == "can") {
				return true // must disarm before he would talk
			}
		case "long":
			if i+1 < in.End && clause.Text(r.a, i+1) == "as" {
				return true
			}
		}
	}
	return false
}

// strict reports whether the words hold a condition that nothing else meets:
// only if, unless, first.
func (r *reader) strict(in parley.Range) bool {
	for i := in.First; i < in.End; i++ {
		switch clause.Text(r.a, i) {
		case "unless", "only", "first", "premature", "precondition", "condition", "exchange", "before", "until":
			return true
		}
	}
	return false
}
