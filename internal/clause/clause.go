// Package clause reads the dependency tree as clauses: who does what to whom,
// whether it is told as done, planned, possible or denied, and how far the
// clause reaches. Several extractors ask it the same questions.
//
// It knows grammar and the verbs that govern other verbs; it knows nothing of
// the kinds of things that are extracted. Labels are those of spaCy's English
// pipelines (ClearNLP). Start with Subject, Status and Extent.
package clause

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
)

// Subject is the token that heads the subject of the verb at v: its own, or
// that of the verb or noun that it depends on where the grammar shares it
// (he came and left; he wants to leave; the man who left; leaving, he wept).
// For a passive it is the one acted upon. It is -1 where there is none.
func Subject(a *parley.Annotations, v int) int {
	const most = 8 // no chain of shared subjects is longer in sound prose
	for range most {
		if s := a.Child(v, "nsubj", "nsubjpass"); s >= 0 {
			if s = Antecedent(a, s); s >= 0 {
				return s
			}
		}
		head := a.Tokens[v].Head
		if head == v {
			return -1
		}
		switch a.Tokens[v].Dep {
		case "advcl":
			if o := a.Child(head, "dobj"); o >= 0 && o < v && sending[a.Tokens[head].Lemma] && infinitive(a, v) {
				return o // dispatched Aldane to meet Tesk
			}
			if IsVerb(a, head) {
				v = head
				continue
			}
			return -1
		case "conj", "acomp", "aux", "auxpass", "pcomp", "prep", "ccomp", "dep":
			if a.Tokens[v].Dep == "ccomp" && a.Child(v, "mark") >= 0 {
				return -1
			}
			if a.Tokens[v].Dep == "pcomp" && Text(a, head) == "from" { // kept them from leaving
				if o := a.Child(a.Tokens[head].Head, "dobj"); o >= 0 && o < head {
					return o
				}
			}
			if IsVerb(a, head) || a.Tokens[v].Dep == "pcomp" {
				v = head
				continue
			}
			if a.Tokens[v].Dep == "prep" {
				v = head
				continue
			}
			return -1
		case "dobj", "attr": // hope of leaving: whoever has the hope
			if !IsVerb(a, v) && IsVerb(a, head) {
				v = head
				continue
			}
			return -1
		case "xcomp":
			if o := a.Child(head, "dobj", "dative"); o >= 0 && o < v && !subjectControl[a.Tokens[head].Lemma] {
				return o
			}
			v = head
			continue
		case "acl", "relcl":
			if a.Tokens[v].Tag == "VB" { // a plan to leave: the subject is whoever plans
				if p := a.Child(head, "poss"); p >= 0 {
					return p
				}
				if governor := a.Tokens[head].Head; IsVerb(a, governor) && a.Tokens[head].Dep == "dobj" {
					v = governor
					continue
				}
				return -1
			}
			return head
		}
		return -1
	}
	return -1
}

// subjectControl are verbs whose subject, not object, does what the infinitive
// after them says.
var subjectControl = map[string]bool{"promise": true, "use": true, "threaten": true, "vow": true}

// sending are verbs whose object does what the infinitive after them says, be
// it read as their complement or as a purpose.
var sending = map[string]bool{"send": true, "dispatch": true, "invite": true, "deploy": true, "order": true, "instruct": true, "appoint": true,
	"assign": true, "delegate": true, "direct": true, "task": true, "hire": true, "ask": true, "summon": true, "urge": true}

// Antecedent is the noun that a relative pronoun at i stands for, or i.
func Antecedent(a *parley.Annotations, i int) int {
	switch strings.ToLower(a.Tokens[i].Text) {
	case "who", "which", "that", "whom":
	default:
		return i
	}
	for v := a.Tokens[i].Head; ; v = a.Tokens[v].Head {
		if a.Tokens[v].Dep == "relcl" {
			return described(a, a.Tokens[v].Head, Text(a, i) == "who")
		}
		if a.Tokens[v].Head == v {
			return i
		}
	}
}

// described is the noun that a relative clause on the noun at n speaks of: for
// "who" the person in front of a title (Aldane, the envoy of the Union, who).
func described(a *parley.Annotations, n int, who bool) int {
	if !who {
		return n
	}
	i := n
	for a.Tokens[i].Dep == "pobj" && Text(a, a.Tokens[i].Head) == "of" {
		i = a.Tokens[a.Tokens[i].Head].Head
	}
	if h := a.Tokens[i].Head; a.Tokens[i].Dep == "appos" && a.Tokens[h].Pos == "PROPN" {
		return h
	}
	return n
}

// Doers are the heads of those who do what the verb at v says, coordinated
// ones included: the subject of an active verb, the agent of a passive.
func Doers(a *parley.Annotations, v int) []int {
	if !Passive(a, v) {
		return Members(a, Subject(a, v))
	}
	if by := a.Child(v, "agent"); by >= 0 {
		return Members(a, a.Child(by, "pobj"))
	}
	return nil
}

// Done are the heads of those acted upon: the object of an active verb with
// its dative, the subject of a passive.
func Done(a *parley.Annotations, v int) []int {
	if Passive(a, v) {
		return Members(a, Subject(a, v))
	}
	var out []int
	for _, c := range a.Children(v) {
		if t := a.Tokens[c]; t.Dep == "dobj" || t.Dep == "dative" && t.Pos != "ADP" || t.Dep == "oprd" && t.Pos == "PROPN" {
			out = append(out, Members(a, Antecedent(a, int(c)))...)
		}
	}
	if len(out) > 0 {
		return out
	}
	// He called and welcomed her: the object stands with the last of them.
	if last := a.Child(v, "conj"); last >= 0 && IsVerb(a, last) && a.Child(last, "nsubj") < 0 && last-v <= 3 {
		return Done(a, last)
	}
	return nil
}

// After are the heads of the objects of the prepositions below i that are
// among words, coordinated ones included.
func After(a *parley.Annotations, i int, words ...string) []int {
	var out []int
	for _, c := range a.Children(i) {
		t := a.Tokens[c]
		if t.Dep != "prep" && t.Dep != "dative" && t.Dep != "agent" || !slices.Contains(words, strings.ToLower(t.Text)) {
			continue
		}
		if o := a.Child(int(c), "pobj"); o >= 0 {
			out = append(out, Members(a, o)...)
		}
	}
	return out
}

// Content is the clause that the verb at v takes as its content (said that
// ...): the first that follows it, else the one before it, or -1.
func Content(a *parley.Annotations, v int) int {
	found := -1
	for _, c := range a.Children(v) {
		if d := a.Tokens[c].Dep; d != "ccomp" && d != "xcomp" {
			continue
		}
		if int(c) > v {
			return int(c)
		}
		found = int(c)
	}
	return found
}

// Members are i and the nouns coordinated with it, from left to right.
func Members(a *parley.Annotations, i int) []int {
	if i < 0 {
		return nil
	}
	var out []int
	for _, c := range a.Children(i) {
		// President Maren and President Tesk met: parsers often hang the first
		// name on the last one, with the conjunction below it.
		if t := a.Tokens[c]; int(c) < i && t.Dep == "nmod" && t.Pos == "PROPN" && a.Child(int(c), "cc") >= 0 {
			out = append(out, int(c))
		}
	}
	out = append(out, i)
	for _, c := range a.Children(i) {
		if a.Tokens[c].Dep == "conj" {
			out = append(out, Members(a, int(c))...)
		}
	}
	return out
}

// Passive reports whether the verb at v is in the passive voice: it was held,
// the man accused by them.
func Passive(a *parley.Annotations, v int) bool {
	if a.Child(v, "auxpass", "nsubjpass") >= 0 {
		return true
	}
	if a.Child(v, "nsubj") >= 0 && a.Child(v, "dobj") >= 0 {
		return false // called him by telephone
	}
	if a.Child(v, "agent") >= 0 {
		return true
	}
	t := a.Tokens[v]
	if o := a.Child(v, "oprd"); t.Dep == "acl" && o == v+1 && a.Tokens[o].Pos == "PROPN" && a.Tokens[t.Head].Dep == "ROOT" {
		return false // a name with its verb, misread as a noun with a participle
	}
	if t.Tag != "VBN" {
		return false
	}
	if t.Dep == "acl" || t.Dep == "amod" || t.Dep == "relcl" && a.Child(v, "nsubj") < 0 && a.Child(v, "aux") < 0 {
		return true
	}
	if t.Dep == "conj" && a.Child(v, "nsubj", "aux") < 0 && IsVerb(a, t.Head) {
		return Passive(a, t.Head)
	}
	return false
}

// IsVerb reports whether token i is a verb or an auxiliary.
func IsVerb(a *parley.Annotations, i int) bool {
	return i >= 0 && (a.Tokens[i].Pos == "VERB" || a.Tokens[i].Pos == "AUX")
}

// Governor is the verb whose clause token i stands in: the nearest verb above
// it, or -1.
func Governor(a *parley.Annotations, i int) int {
	for a.Tokens[i].Head != i {
		i = a.Tokens[i].Head
		if IsVerb(a, i) {
			return i
		}
	}
	return -1
}

// Top is the highest verb that i stands under within its sentence, i itself
// where nothing is above.
func Top(a *parley.Annotations, i int) int {
	for a.Tokens[i].Head != i {
		i = a.Tokens[i].Head
	}
	return i
}

// Extent is the range of the clause of the verb at v: its subtree without
// leading conjunctions and subordinators, without clauses coordinated with it
// after it, and without marks at both ends.
func Extent(a *parley.Annotations, v int) parley.Range {
	r := a.Subtree(v)
	for _, c := range a.Children(v) {
		if int(c) > v && leaves(a, v, int(c)) {
			r.End = min(r.End, cut(a, v, int(c)))
		}
	}
	for r.First < v {
		t := a.Tokens[r.First]
		if t.Dep != "cc" && t.Dep != "mark" && t.Dep != "punct" && !t.Blank && !opener[strings.ToLower(t.Text)] {
			break
		}
		if t.Head != v && t.Dep != "punct" && !t.Blank {
			break
		}
		r.First++
	}
	return a.Trim(r, ",.;:–—-")
}

// leaves reports whether the clause of the verb at c, below that of v, is one
// of its own: with its own subject, or finite where v is not.
func leaves(a *parley.Annotations, v, c int) bool {
	t := a.Tokens[c]
	switch t.Dep {
	case "parataxis":
		return true
	case "conj":
		finite := t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP"
		return IsVerb(a, c) && (a.Child(c, "nsubj", "nsubjpass") >= 0 || finite && a.Tokens[v].Tag == "VB")
	case "advcl":
		m := a.Child(c, "mark")
		return m >= 0 && (Text(a, m) == "while" || Text(a, m) == "whereas")
	}
	return false
}

// opener are adverbs that link a clause to the one before.
var opener = map[string]bool{"however": true, "moreover": true, "meanwhile": true, "so": true, "thus": true, "yet": true, "still": true, "also": true}

// cut is where the clause of v ends when the coordinated verb at c is left
// out: before its first word and the conjunction that brings it.
func cut(a *parley.Annotations, v, c int) int {
	end := a.Tokens[c].Left
	for end > v+1 {
		t := a.Tokens[end-1]
		if t.Dep != "cc" && t.Dep != "punct" && !t.Blank {
			break
		}
		end--
	}
	return end
}

// Text is the lower-case wording of token i.
func Text(a *parley.Annotations, i int) string { return strings.ToLower(a.Tokens[i].Text) }
