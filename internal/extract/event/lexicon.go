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
	deed     bool     // an infinitive must follow
	reach    bool     // an actor must stand in the object or behind a preposition
}

// deeds are the senses of each verb and noun, those with conditions first.
type deeds struct{ verbs, nouns map[string][]deed }

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
		return slices.ContainsFunc(done, func(i int) bool { return somebody(a, f, i) })
	case len(s.objects) > 0:
		return slices.ContainsFunc(done, func(i int) bool { return slices.Contains(s.objects, strings.ToLower(a.Tokens[i].Lemma)) })
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

// somebody reports whether the noun at i is a person, a group or a party.
func somebody(a *parley.Annotations, f *parley.Findings, i int) bool {
	if e := f.ByID(f.Entity(i)); e != nil {
		return e.Type != parley.Place && e.Type != parley.EventE && e.Type != parley.OtherE
	}
	return a.Tokens[i].Tag == "PRP" && clause.Text(a, i) != "it" || people[a.Tokens[i].Lemma] || len(clause.Who(a, f, i)) > 0
}

var people = map[string]bool{"leader": true, "president": true, "official": true, "minister": true, "people": true, "civilian": true,
	"soldier": true, "journalist": true, "activist": true, "protester": true, "opponent": true, "counterpart": true, "person": true,
	"man": true, "woman": true, "refugee": true, "resident": true, "rebel": true, "envoy": true, "diplomat": true, "delegation": true}

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
