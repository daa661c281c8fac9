package attribution

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// hedged reports whether the author tells the cue at v as merely likely: by an
// adverb, by "seems to", or under the modal of the clause that it hangs on ("may
// have left believing that").
func hedged(a *parley.Annotations, v int) bool {
	for range 2 {
		for _, c := range a.Children(v) {
			if a.Tokens[c].Dep != "advmod" {
				continue
			}
			switch clause.Text(a, int(c)) {
			case "apparently", "probably", "possibly", "perhaps", "seemingly", "presumably", "likely", "maybe":
				return true
			}
		}
		switch clause.Modal(a, v) {
		case "may", "might", "could":
			return true
		}
		t := &a.Tokens[v]
		if t.Dep != "xcomp" && (t.Dep != "advcl" || t.Tag != "VBG") || !clause.IsVerb(a, t.Head) {
			return false
		}
		v = t.Head
		if l := a.Tokens[v].Lemma; l == "seem" || l == "appear" {
			return true
		}
	}
	return false
}

// Mood says of the cue at v, which may be a noun, whether it was not said, and
// whether the author tells it as merely likely.
func Mood(a *parley.Annotations, v int) (negated, hedges bool) {
	if !clause.IsVerb(a, v) {
		return false, false
	}
	return clause.Negated(a, v), hedged(a, v)
}

// Unreal reports whether the cue at v isn't told as a fact; a cue that is no verb
// is.
func Unreal(a *parley.Annotations, v int) bool { return clause.IsVerb(a, v) && unreal(a, v) }

// unreal reports whether the verb at v isn't told as a fact: under a modal, a
// condition, or as somebody's mere wish or refusal.
func unreal(a *parley.Annotations, v int) bool {
	if tag := a.Tokens[v].Tag; tag != "VBD" && tag != "VBZ" && tag != "VBP" && clause.Modal(a, v) != "" {
		return true
	}
	for _, c := range a.Children(v) {
		t := &a.Tokens[c]
		if w := clause.Text(a, int(c)); t.Dep == "mark" && (w == "if" || w == "unless" || w == "whether" || w == "lest") {
			return true
		}
	}
	t := &a.Tokens[v]
	if t.Tag != "VB" {
		return t.Dep == "amod" || t.Dep == "compound"
	}
	// an infinitive: only after verbs that don't make it doubtful
	if t.Dep == "conj" && clause.IsVerb(a, t.Head) && a.Tokens[t.Head].Tag == "VB" {
		return unreal(a, t.Head)
	}
	for _, c := range a.Children(v) {
		if x := &a.Tokens[c]; x.Dep == "aux" && x.Lemma == "do" {
			return false
		}
	}
	if t.Dep == "xcomp" {
		switch a.Tokens[t.Head].Lemma {
		case "go", "continue", "appear", "seem", "begin", "start", "proceed", "use", "have":
			return unreal(a, t.Head)
		case "try", "seek", "attempt": // tried to convince them that
			return !strings.Contains("convince persuade", t.Lemma) || unreal(a, t.Head)
		}
	}
	return true
}
