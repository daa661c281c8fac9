package meeting

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// things reports whether all of the objects are things, so that whoever "meets"
// them meets a standard or a demand and nobody.
func things(a *parley.Annotations, f *parley.Findings, objects []int) bool {
	for _, o := range objects {
		if len(clause.Who(a, f, o)) > 0 || a.Tokens[o].Pos != "NOUN" || leaders(a, o) || clause.Agent(a, o) {
			return false
		}
	}
	return len(objects) > 0
}

// usual reports whether the verb at v tells what somebody does again and again,
// not what happened once: she often meets Tesk.
func usual(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		switch clause.Text(a, int(c)) {
		case "often", "frequently", "regularly", "usually", "routinely", "always", "sometimes", "rarely", "seldom":
			return a.Tokens[c].Dep == "advmod"
		}
	}
	return false
}

// ownName drops bodies of which the meeting is named from those before the noun
// at n: a Norrland Union committee meeting is a body's own. Whose it is, and a
// dash or an "and" between names, make them its sides.
func ownName(a *parley.Annotations, f *parley.Findings, n int, keys []string) []string {
	own := map[string]bool{}
	for k := a.Tokens[n].Left; k < n; k++ {
		e := f.ByID(f.Entity(k))
		if e == nil || e.Type != parley.Org || a.Tokens[k].Dep == "poss" {
			continue
		}
		joined := false
		for i := max(0, k-1); i <= k+1; i++ {
			switch a.Tokens[i].Text {
			case "-", "–", "/", "and":
				joined = true
			}
		}
		if !joined && !strings.ContainsAny(a.Tokens[k].Text, "-–/") {
			own[e.ID] = true
		}
	}
	return slices.DeleteFunc(keys, func(k string) bool { return own[k] })
}

// alongside are the words that bring those who come along.
var alongside = []string{"alongside", "beside", "besides"}

// companions are those who came along to the meeting at token i: accompanied by
// Holm, together with his foreign minister Holm, alongside Holm.
func companions(a *parley.Annotations, f *parley.Findings, i int) []string {
	var out []int
	for _, at := range nearby(a, i) {
		out = append(out, clause.After(a, at, alongside...)...)
		for _, c := range a.Children(at) {
			switch w := clause.Text(a, int(c)); {
			case w == "along":
				out = append(out, clause.After(a, int(c), "with")...)
			case w == "with" && c > 0 && clause.Text(a, int(c)-1) == "together":
				out = append(out, clause.Members(a, a.Child(int(c), "pobj"))...)
			case accompanied[a.Tokens[c].Lemma] && a.Tokens[c].Tag == "VBN":
				out = append(out, clause.After(a, int(c), "by")...)
			}
		}
	}
	return people(f, clause.All(a, f, out))
}

// nearby are token i and the people in its clause, on whom a parser may hang
// what belongs to the clause.
func nearby(a *parley.Annotations, i int) []int {
	out := []int{i}
	for _, c := range a.Children(i) {
		switch a.Tokens[c].Dep {
		case "nsubj", "dobj":
			out = append(out, clause.Members(a, int(c))...)
		case "prep":
			if o := a.Child(int(c), "pobj"); o >= 0 {
				out = append(out, clause.Members(a, o)...)
			}
		}
	}
	return out
}

// accompanied are verbs whose participle brings those who come along.
var accompanied = map[string]bool{"accompany": true, "flank": true, "join": true}

// company gives the meeting told last those whom the clause of the verb at v
// says to have come along: the delegation included Holm, Holm accompanied
// Maren, Holm took part.
func (b *book) company(v int) {
	lemma := b.a.Tokens[v].Lemma
	if !clause.IsVerb(b.a, v) || clause.Passive(b.a, v) || clause.Status(b.a, v) != parley.Happened {
		return
	}
	var who []string
	switch {
	case comprising[lemma] && delegation(b.a, clause.Subject(b.a, v)):
		who = clause.All(b.a, b.f, clause.Done(b.a, v))
	case lemma == "accompany", takesPart(b.a, v):
		who = clause.All(b.a, b.f, clause.Doers(b.a, v))
	default:
		return
	}
	g := b.told(b.a.Tokens[v].Sent)
	if g == nil || lemma == "accompany" && !slices.ContainsFunc(clause.All(b.a, b.f, clause.Done(b.a, v)), func(k string) bool { return slices.Contains(g.people, k) }) {
		return
	}
	g.bring(people(b.f, who))
}

// takesPart reports whether the verb at v says that its subject took part, with
// nothing else named in which it did.
func takesPart(a *parley.Annotations, v int) bool {
	o := a.Child(v, "dobj")
	switch a.Tokens[v].Lemma {
	case "take":
		if o < 0 || clause.Text(a, o) != "part" {
			return false
		}
	case "attend", "participate":
		if o >= 0 && nouns[a.Tokens[o].Lemma].family == 0 {
			return false
		}
	default:
		return false
	}
	for _, n := range append(clause.After(a, v, "in"), clause.After(a, max(o, v), "in")...) {
		if nouns[a.Tokens[n].Lemma].family == 0 {
			return false
		}
	}
	return true
}

var comprising = map[string]bool{"include": true, "comprise": true, "feature": true}

// delegation reports whether the noun at i names those who come with a leader.
func delegation(a *parley.Annotations, i int) bool {
	if i < 0 {
		return false
	}
	switch strings.ToLower(a.Tokens[i].Lemma) {
	case "delegation", "team", "entourage", "retinue":
		return true
	}
	return false
}

// told is the meeting that took place which the text spoke of last, in the few
// sentences before, or nil.
func (b *book) told(sent int) *group {
	const back = 3
	var last *group
	for _, g := range b.recent() {
		if g.real && g.mentions[0].family == talks && sent-g.last() <= back && (last == nil || g.last() >= last.last()) {
			last = g
		}
	}
	return last
}

// bring adds those who came along and are no principals.
func (g *group) bring(who []string) {
	for _, k := range who {
		if !slices.Contains(g.people, k) && !slices.Contains(g.others, k) {
			g.others = append(g.others, k)
		}
	}
}
