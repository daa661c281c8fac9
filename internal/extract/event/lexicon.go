package event

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

//go:embed deeds.txt
var deedText string

// deed is one sense of a word: its type and what the sentence must show.
type deed struct {
	kind     string
	particle string   // that the verb must have
	person   bool     // the object must be somebody
	objects  []string // lemmas, one of which must be the object
	preps    []string // one of which must follow
	toward   bool     // somebody must stand behind it
	deed     bool     // an infinitive must follow
	reach    bool     // an actor must stand in the object or behind a preposition
}

// deeds are the senses of each verb and noun, those with conditions first.
type deeds struct{ verbs, nouns map[string][]deed }

// kind is the type of the noun at i, or "".
func (d deeds) kind(a *parley.Annotations, i int) string {
	if senses := d.nouns[strings.ToLower(a.Tokens[i].Lemma)]; len(senses) > 0 {
		return senses[0].kind
	}
	return ""
}

func readDeeds(text string) deeds {
	d := deeds{map[string][]deed{}, map[string][]deed{}}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] == "#" {
			continue
		}
		into := d.verbs
		if fields[1] == "noun" {
			into = d.nouns
		}
		for _, word := range fields[2:] {
			lemma, sense := readDeed(fields[0], word)
			into[lemma] = append(into[lemma], sense)
		}
	}
	for _, senses := range []map[string][]deed{d.verbs, d.nouns} {
		for lemma := range senses {
			slices.SortStableFunc(senses[lemma], func(x, y deed) int { return y.strictness() - x.strictness() })
		}
	}
	return d
}

func readDeed(kind, word string) (string, deed) {
	s := deed{kind: kind}
	if lemma, preps, ok := strings.Cut(word, "/"); ok {
		word, s.preps = lemma, strings.Split(preps, "|")
	}
	if lemma, preps, ok := strings.Cut(word, "&"); ok {
		word, s.preps, s.toward = lemma, strings.Split(preps, "|"), true
	}
	if lemma, objects, ok := strings.Cut(word, ":"); ok {
		word = lemma
		if objects == "person" {
			s.person = true
		} else {
			s.objects = strings.Split(objects, "|")
		}
	}
	if lemma, ok := strings.CutSuffix(word, "!"); ok {
		word, s.deed = lemma, true
	}
	if lemma, ok := strings.CutSuffix(word, "+"); ok {
		word, s.reach = lemma, true
	}
	if lemma, particle, ok := strings.Cut(word, "_"); ok {
		word, s.particle = lemma, particle
	}
	return word, s
}

func (s deed) strictness() int {
	switch {
	case s.particle != "":
		return 4
	case len(s.objects) > 0:
		return 3
	case len(s.preps) > 0:
		return 2
	case s.person, s.reach, s.deed:
		return 1
	}
	return 0
}

// sense is the first sense that the verb at v shows, or nil.
func sense(a *parley.Annotations, f *parley.Findings, v int, senses []deed) *deed {
	for i := range senses {
		if shows(a, f, v, &senses[i]) {
			return &senses[i]
		}
	}
	return nil
}

func shows(a *parley.Annotations, f *parley.Findings, v int, s *deed) bool {
	if s.particle != "" && !hasParticle(a, v, s.particle) {
		return false
	}
	done := clause.Done(a, v)
	switch {
	case s.person:
		return slices.ContainsFunc(done, func(i int) bool { return somebody(a, f, i) || somebody(a, f, counted(a, i)) })
	case len(s.objects) > 0:
		return slices.ContainsFunc(done, func(i int) bool { return s.takes(a, i) || s.takes(a, counted(a, i)) })
	case s.toward:
		return slices.ContainsFunc(clause.After(a, v, s.preps...), func(i int) bool { return somebody(a, f, i) || somebody(a, f, counted(a, i)) })
	case len(s.preps) > 0:
		for _, p := range s.preps {
			if hasPreposition(a, v, p) {
				return true
			}
		}
		return false
	case s.deed:
		return a.Child(v, "xcomp") > v
	case s.reach:
		return slices.ContainsFunc(done, func(i int) bool { return len(concerned(a, f, i)) > 0 }) ||
			len(clause.All(a, f, clause.After(a, v, "with", "against", "for", "from"))) > 0
	}
	return true
}

// takes reports whether the noun at i is one of the objects of s.
func (s *deed) takes(a *parley.Annotations, i int) bool {
	return slices.Contains(s.objects, strings.ToLower(a.Tokens[i].Lemma))
}

// counted is the noun that the one at i counts (dozens of prisoners, a series
// of attacks), or i.
func counted(a *parley.Annotations, i int) int {
	if a.Tokens[i].Pos != "NUM" && !counts[strings.ToLower(a.Tokens[i].Lemma)] {
		return i
	}
	if of := clause.After(a, i, "of"); len(of) > 0 {
		return of[0]
	}
	return i
}

var counts = map[string]bool{"dozen": true, "hundred": true, "thousand": true, "score": true, "number": true, "group": true, "series": true,
	"most": true, "some": true, "many": true, "all": true, "member": true, "wave": true, "string": true, "round": true, "lot": true, "couple": true,
	"majority": true, "half": true, "part": true, "handful": true, "million": true, "one": true, "several": true, "few": true, "both": true}

// somebody reports whether the noun at i is a person, a group or a party.
func somebody(a *parley.Annotations, f *parley.Findings, i int) bool {
	if e := f.ByID(f.Entity(i)); e != nil {
		return e.Type != parley.Place && e.Type != parley.EventE && e.Type != parley.OtherE
	}
	return a.Tokens[i].Tag == "PRP" && clause.Text(a, i) != "it" || people[a.Tokens[i].Lemma] || len(clause.Who(a, f, i)) > 0
}

var people = wordSet(`leader president official minister people civilian soldier journalist activist protester opponent counterpart person man
	woman refugee resident rebel envoy diplomat delegation prisoner hostage detainee captive politician lawmaker senator reporter correspondent
	worker migrant student child troop fighter militant guerrilla insurgent suspect dissident critic demonstrator marcher citizen national villager
	doctor medic patient negotiator ambassador commander officer policeman police general adviser advisor aide voter supporter family relative
	victim survivor lawyer judge prosecutor priest cleric businessman executive employee member representative mediator governor mayor king
	prince queen premier chancellor inmate convict contractor peacekeeper observer inspector guerilla homeguard trainee`)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

func hasParticle(a *parley.Annotations, v int, particle string) bool {
	for _, c := range a.Children(v) {
		t := a.Tokens[c]
		if (t.Dep == "prt" || t.Dep == "advmod" || t.Dep == "prep" || t.Dep == "dobj") && int(c) > v && clause.Text(a, int(c)) == particle {
			return true
		}
	}
	return false
}

func hasPreposition(a *parley.Annotations, v int, prep string) bool {
	for _, c := range a.Children(v) {
		t := a.Tokens[c]
		if (t.Dep == "prep" || t.Dep == "agent" || t.Dep == "prt") && clause.Text(a, int(c)) == prep {
			o := a.Child(int(c), "pobj")
			return o < 0 || a.Tokens[o].Lemma != "part" // for his part
		}
	}
	return false
}
