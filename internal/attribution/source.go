package attribution

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

// Source is the token that heads the subject of the cue verb at v, or -1. A
// participle behind a comma ("..., stressing that") takes the subject of the
// cue verb whose content the parser hung it into.
func Source(a *parley.Annotations, v int) int {
	t := &a.Tokens[v]
	if (t.Dep == "advcl" || t.Dep == "acl" || t.Dep == "dep") && t.Tag == "VBG" {
		if up := outerCue(a, t.Head); up >= 0 && a.Child(v, "nsubj") < 0 && v > up && afterComma(a, v) {
			return Source(a, up)
		}
	}
	if misplaced(a, v) {
		return Source(a, outerCue(a, t.Head))
	}
	s := -1
	for _, c := range a.Children(v) { // of a torn subject (ex - president) the last part
		if a.Tokens[c].Dep == "nsubj" && (s < 0 || int(c) < v) {
			s = int(c)
		}
	}
	if s < 0 && t.Dep == "xcomp" && a.Child(t.Head, "dobj") < 0 && clause.IsVerb(a, t.Head) && !clause.Passive(a, t.Head) {
		return Source(a, t.Head)
	}
	if s < 0 {
		s = sharedSubject(a, v)
	}
	if s < 0 {
		s = clause.Subject(a, v)
	}
	if s < 0 && t.Dep == "relcl" {
		s = t.Head
	}
	if s < 0 {
		return -1
	}
	if w := strings.ToLower(a.Tokens[s].Text); strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves") {
		return reflected(a, s) // found himself having to explain
	}
	return clause.Antecedent(a, s)
}

// reflected is the subject that the reflexive pronoun at s goes back to, or -1.
func reflected(a *parley.Annotations, s int) int {
	for i := a.Tokens[s].Head; a.Tokens[i].Head != i; {
		i = a.Tokens[i].Head
		if k := a.Child(i, "nsubj"); k >= 0 && k != s {
			return k
		}
	}
	return -1
}

// sharedSubject mends a coordination that reaches too high: a verb hung beside
// one of another form takes the subject of the nearest verb of its own form
// before it ("were hoping ... when she attacked him, told him that"). It
// is -1 where nothing is to be mended.
func sharedSubject(a *parley.Annotations, v int) int {
	t := &a.Tokens[v]
	if t.Dep != "conj" || t.Tag != "VBD" || a.Tokens[t.Head].Tag == "VBD" || t.Head > v {
		return -1
	}
	for i := v - 1; i > a.Sentences[t.Sent].First; i-- {
		if a.Tokens[i].Tag == "VBD" && a.Tokens[i].Pos == "VERB" {
			return a.Child(i, "nsubj")
		}
	}
	return -1
}

// Who is the key of the entity that the source at token s stands for, or "": for
// "the envoy, Henrik Aldane," the person named. He and she stand for persons only.
func Who(a *parley.Annotations, f *parley.Findings, s int) string {
	key := f.Entity(s)
	if key == "" {
		if p := a.Child(s, "appos"); p >= 0 && a.Tokens[s].Pos != "PRON" {
			if e := f.ByID(f.Entity(p)); e != nil && e.Type == parley.Person {
				return e.ID
			}
		}
		return ""
	}
	switch strings.ToLower(a.Tokens[s].Text) {
	case "he", "she", "him", "her", "himself", "herself", "i", "me", "myself":
		if f.Entities[f.EntityOf[s]].Type != parley.Person {
			return ""
		}
	}
	return key
}

// Sources is the key of the entity that the source at token s stands for, or "".
// Where several speak ("Maren and Tesk said", "both leaders" whom the text has
// named), all has them in the order of the text, and the key is the first of
// them; else all is nil.
func Sources(a *parley.Annotations, f *parley.Findings, s int) (key string, all []string) {
	put := func(k string) {
		if k != "" && !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	for _, m := range clause.Members(a, s) {
		k := Who(a, f, m)
		if e := f.ByID(k); e != nil && len(e.Members) > 0 {
			for _, k := range e.Members {
				put(k)
			}
			continue
		}
		put(k)
	}
	switch len(all) {
	case 0:
		return "", nil
	case 1:
		return all[0], nil
	}
	return all[0], all
}

// outerCue is the cue verb in whose content clause token i stands, or -1.
func outerCue(a *parley.Annotations, i int) int {
	for range 6 {
		t := &a.Tokens[i]
		if t.Dep == "ROOT" || t.Head == i {
			return -1
		}
		if t.Dep == "ccomp" || t.Dep == "xcomp" {
			if _, ok := lexicon.Verb(strings.ToLower(a.Tokens[t.Head].Lemma)); ok {
				return t.Head
			}
		}
		i = t.Head
	}
	return -1
}

func afterComma(a *parley.Annotations, v int) bool {
	left := a.Tokens[v].Left
	for left > 0 && (a.Tokens[left-1].Blank || a.Tokens[left-1].Text == "while" || a.Tokens[left-1].Text == "still") {
		left--
	}
	if left > 0 && a.Tokens[left-1].Text == "," {
		return true
	}
	for i := left; i < v; i++ {
		if a.Tokens[i].Text == "while" || a.Tokens[i].Text == "when" {
			return true
		}
	}
	return false
}

// SourceRange is the noun phrase of the source at token s without relative
// clauses and appositions.
func SourceRange(a *parley.Annotations, s int) parley.Range {
	if s < 0 {
		return parley.Range{}
	}
	r := parley.Range{First: a.Tokens[s].Left, End: s + 1}
	for _, c := range a.Children(s) {
		t := &a.Tokens[c]
		if int(c) < s && (t.Dep == "relcl" || t.Dep == "acl" || t.Dep == "advcl" || t.Dep == "punct" && int(c) == r.First) {
			r.First = max(r.First, t.Right+1)
		}
		if int(c) < s {
			continue
		}
		switch t.Dep {
		case "prep", "conj", "cc", "case", "compound", "nmod", "poss":
			r.End = max(r.End, a.Tokens[c].Right+1)
		}
	}
	return a.Trim(r, ",“”\"‘’'")
}

// speaks reports whether the noun at i can be a source: a person, a body, or a
// word that stands for one.
func (r Reader) speaks(i int) bool {
	a := r.Annotations
	if i < len(r.f.EntityOf) && r.f.EntityOf[i] >= 0 {
		switch r.f.Entities[r.f.EntityOf[i]].Type {
		case parley.Person, parley.Org, parley.Country, parley.Group:
			return true
		case parley.EventE:
			return false
		}
	}
	t := &a.Tokens[i]
	switch t.Pos {
	case "PROPN":
		return true
	case "PRON":
		switch strings.ToLower(t.Text) {
		case "it", "this", "that", "these", "those", "which", "what", "there", "itself", "such", "whatever", "anything", "something", "nothing", "everything", "you":
			return false
		}
		return true
	case "NOUN", "ADJ", "NUM", "DET":
		if r.called[i] || lexicon.Speaks(strings.ToLower(t.Lemma)) || lexicon.Speaks(strings.ToLower(t.Text)) {
			return true
		}
		return agentive(strings.ToLower(t.Lemma))
	}
	return false
}

// agentive reports whether a noun looks like a word for a doer.
func agentive(lemma string) bool {
	for _, end := range []string{"ist", "ian", "person", "woman", "man", "ologist", "crat", "maker"} {
		if strings.HasSuffix(lemma, end) && len(lemma) > len(end)+2 {
			return true
		}
	}
	return false
}

// Hearer is the token that heads whom the cue verb at v speaks to, or -1.
func (r Reader) Hearer(v int) int {
	cue, ok := lexicon.Verb(strings.ToLower(r.Tokens[v].Lemma))
	if !ok {
		return -1
	}
	return r.hearer(v, cue)
}

// hearer is the token that heads whom the cue verb at v speaks to, or -1.
func (r Reader) hearer(v int, cue lexicon.Cue) int {
	a := r.Annotations
	if o := a.Child(v, "dative"); o >= 0 && a.Tokens[o].Pos != "ADP" {
		return o
	}
	if cue.Hearer || cue.Infinitive {
		if o := a.Child(v, "dobj"); o >= 0 && r.speaks(o) {
			return o
		}
		if c := a.Child(v, "ccomp", "xcomp"); c >= 0 && cue.Infinitive && !finite(a, c) {
			if s := a.Child(c, "nsubj"); s >= 0 && r.speaks(s) {
				return s
			}
		}
	}
	for _, c := range a.Children(v) {
		if t := &a.Tokens[c]; (t.Dep == "prep" || t.Dep == "dative") && strings.EqualFold(t.Text, "to") {
			if o := a.Child(int(c), "pobj"); o >= 0 && r.speaks(o) {
				return o
			}
		}
	}
	return -1
}
