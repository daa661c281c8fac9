package pledge

import (
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// results fills Findings.Results: what the document tells as done, not done or
// left as it was.
func (r *reader) results() {
	for v := range r.a.Tokens {
		if !r.tells(v) {
			continue
		}
		words := r.a.Span(clause.Core(r.a, clause.Extent(r.a, v), v))
		if state, ok := r.state(v); ok {
			for _, deed := range undone(state) {
				r.f.Results = append(r.f.Results, parley.Result{Deed: deed, Kind: parley.State, Evidence: words})
			}
		} else if out, ok := r.result(v); ok {
			out.Evidence = words
			r.f.Results = append(r.f.Results, out)
		}
	}
}

// undone are the deeds that the state shows not to be done, in order.
func undone(state string) []string {
	var out []string
	for deed := range undoing {
		if undoes(deed, state) {
			out = append(out, deed)
		}
	}
	slices.Sort(out)
	return out
}

func (r *reader) result(v int) (parley.Result, bool) {
	t := r.a.Tokens[v]
	if t.Pos != "VERB" || clause.Undergone(lower(r.a, v)) || clause.Supposed(r.a, v) {
		return parley.Result{}, false
	}
	out := parley.Result{Deed: lower(r.a, v), Who: clause.All(r.a, r.f, r.doers(v))}
	passive := clause.Passive(r.a, v)
	if passive && (r.a.Child(v, "nsubjpass") < 0 || r.a.Child(v, "auxpass") < 0) || !passive && len(out.Who) == 0 {
		return parley.Result{}, false
	}
	switch s := clause.Status(r.a, v); {
	case yet(r.a, v), s == parley.Denied && present(r.a, v) && t.Tag == "VBN":
		out.Kind = parley.Yet
	case s == parley.Denied && t.Dep != "advcl" && !refused(r.a, v):
		out.Kind = parley.Undone
	case s == parley.Happened && (t.Tag == "VBD" || t.Tag == "VBN") && clause.Modal(r.a, v) == "":
		out.Kind = parley.Done
	default:
		return parley.Result{}, false
	}
	return out, true
}

// refused reports whether the verb at v is what will not be done: a refusal in
// the present leaves the promise open.
func refused(a *parley.Annotations, v int) bool {
	t := a.Tokens[v]
	if h := a.Tokens[t.Head].Tag; t.Dep == "xcomp" && (h == "VBZ" || h == "VBP") {
		return true
	}
	return clause.Modal(a, v) != "" || t.Tag == "VB" && present(a, v)
}

// present reports whether the verb at v stands with do or have in the present:
// does not open it, has not opened it.
func present(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if t := a.Tokens[c]; t.Dep == "aux" && (t.Tag == "VBZ" || t.Tag == "VBP") {
			return true
		}
	}
	return false
}

// state reads "stayed closed", "is still shut", "remains in force".
func (r *reader) state(v int) (string, bool) {
	lasting := false
	switch lower(r.a, v) {
	case "stay", "remain":
		lasting = true
	default:
		for _, c := range r.a.Children(v) {
			lasting = lasting || clause.Text(r.a, int(c)) == "still"
			for _, d := range r.a.Children(int(c)) {
				lasting = lasting || r.a.Tokens[c].Dep == "acomp" && clause.Text(r.a, int(d)) == "still"
			}
		}
	}
	if !lasting || clause.Modal(r.a, v) != "" || clause.Negated(r.a, v) || clause.Supposed(r.a, v) {
		return "", false
	}
	if clause.Passive(r.a, v) && held[lower(r.a, v)] { // is still blocked
		return lower(r.a, v), true
	}
	for _, c := range r.a.Children(v) {
		t := r.a.Tokens[c]
		switch t.Dep {
		case "acomp", "oprd", "xcomp", "attr":
			if w := clause.Text(r.a, int(c)); held[w] {
				return w, true
			} else if held[t.Lemma] {
				return t.Lemma, true
			}
		case "prep":
			if o := r.a.Child(int(c), "pobj"); o >= 0 && clause.Text(r.a, int(c)) == "in" && held[lower(r.a, o)] {
				return lower(r.a, o), true
			}
		}
	}
	return "", false
}

// undoing has, for promised deeds, the states that show that they were not
// done.
var undoing = map[string][]string{
	"open":     {"closed", "close", "shut", "blocked", "block", "sealed", "seal"},
	"reopen":   {"closed", "close", "shut", "blocked", "block", "sealed", "seal"},
	"unblock":  {"closed", "close", "shut", "blocked", "block", "sealed", "seal"},
	"close":    {"open"},
	"shut":     {"open"},
	"lift":     {"place", "force", "effect"},
	"remove":   {"place", "force"},
	"end":      {"place", "force", "effect"},
	"suspend":  {"place", "force", "effect"},
	"release":  {"captivity", "prison", "custody", "detention", "jail", "jailed", "jail", "detained", "detain", "imprisoned", "imprison", "captive"},
	"free":     {"captivity", "prison", "custody", "detention", "jail", "jailed", "detained", "detain", "imprisoned", "imprison", "captive"},
	"return":   {"captivity", "custody", "missing"},
	"pay":      {"unpaid"},
	"sign":     {"unsigned"},
	"restore":  {"cut", "off", "suspended"},
	"complete": {"unfinished", "incomplete"},
	"finish":   {"unfinished", "incomplete"},
}

// held are all those states.
var held = states()

func states() map[string]bool {
	m := map[string]bool{}
	for _, words := range undoing {
		for _, w := range words {
			m[w] = true
		}
	}
	return m
}

// undoes reports whether the state shows that the deed, a verb's lemma, was
// not done: closed for open.
func undoes(deed, state string) bool {
	for _, w := range undoing[deed] {
		if w == state {
			return true
		}
	}
	return false
}
