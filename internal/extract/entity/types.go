package entity

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/lexicon"
	"github.com/parley-record/parley/internal/name"
)

// agreeOnTypes gives names that no list knows one type throughout the report,
// by what the model says of each place and what the words around say: a name
// after "in" is a place's, one that says or thinks is no place's.
func (r *reader) agreeOnTypes() {
	type vote map[parley.EntityType]int
	votes := map[string]vote{}
	surnames := map[string]bool{}
	for n := range r.mentions {
		m := &r.mentions[n]
		if m.sense.Kind != 0 || m.label == parley.OtherE || m.label == parley.EventE {
			continue
		}
		w := r.slice(*m)
		if votes[w] == nil {
			votes[w] = vote{}
		}
		votes[w][m.label] += 2
		for t, k := range r.evidence(m) {
			votes[w][t] += k
		}
		if m.label == parley.Person && m.Len() > 1 {
			_, last := name.Parts(w)
			surnames[last] = true
		}
	}
	for n := range r.mentions {
		m := &r.mentions[n]
		w := r.slice(*m)
		v := votes[w]
		if m.sense.Kind != 0 || v == nil || m.label == parley.OtherE || m.label == parley.EventE {
			continue
		}
		if surnames[w] {
			m.label = parley.Person
			continue
		}
		for _, t := range []parley.EntityType{parley.Person, parley.Org, parley.Place} {
			if v[t] > v[m.label] {
				m.label = t
			}
		}
	}
}

// areaNouns describe places.
var areaNouns = map[string]bool{
	"area": true, "city": true, "town": true, "village": true, "province": true, "region": true, "district": true, "suburb": true,
	"port": true, "island": true, "capital": true, "county": true, "settlement": true, "neighbourhood": true, "neighborhood": true,
	"peninsula": true, "river": true, "oblast": true, "stronghold": true, "enclave": true,
}

// addressed reports whether a place that holds it follows between commas, as in
// an address or a dateline: Kelm, Velmar, was shelled.
func (r *reader) addressed(m *mention) bool {
	a := r.a
	next := m.End + 1
	if next >= len(a.Tokens) || a.Tokens[m.End].Text != "," || r.at[next] < 0 {
		return false
	}
	o := r.mentions[r.at[next]]
	if o.First != next || o.kind != parley.NameMention || o.label != parley.Place && o.label != parley.Country || o.End >= len(a.Tokens) {
		return false
	}
	switch a.Tokens[o.End].Text {
	case ",", "—", "–", "-", "--", "(":
		return a.Tokens[o.End-1].Dep != "conj" && a.Tokens[m.head].Dep != "conj"
	}
	return false
}

// evidence is what the words around a name say about its type.
func (r *reader) evidence(m *mention) map[parley.EntityType]int {
	a := r.a
	t := &a.Tokens[m.head]
	out := map[parley.EntityType]int{}
	switch t.Dep {
	case "pobj":
		prep := t.Head
		of := a.Tokens[a.Tokens[prep].Head].Lemma
		switch w := r.lower(prep); {
		case w == "in" && m.First == prep+1 && !bodyHeads[r.lower(m.End-1)]:
			out[parley.Place] += 3
		case w == "of" && areaNouns[of]:
			out[parley.Place] += 8
		case (w == "near" || w == "outside" || w == "around") && m.First == prep+1:
			out[parley.Place] += 8
		}
	case "nsubj":
		if _, says := lexicon.Verb(a.Tokens[t.Head].Lemma); says && m.Len() == 1 && m.label == parley.Place {
			out[parley.Person] += 2
		}
	}
	for _, c := range a.Children(m.head) {
		if a.Tokens[c].Dep == "appos" && areaNouns[a.Tokens[c].Lemma] {
			out[parley.Place] += 8
		}
	}
	if m.Len() == 1 && r.addressed(m) {
		out[parley.Place] += 6
	}
	if next := m.End; next < len(a.Tokens) && areaNouns[r.lower(next)] && a.Tokens[m.head].Head == next {
		out[parley.Place] += 3
	}
	if prev := m.First - 1; prev >= 0 {
		if areaNouns[r.lower(prev)] && a.Tokens[prev].Head == m.head {
			out[parley.Place] += 3
		}
		switch w := strings.TrimSuffix(r.lower(prev), "."); {
		case w == "mr" || w == "mrs" || w == "ms":
			out[parley.Person] += 4
		case m.Len() == 1 && capital(a.Tokens[prev].Text) && !commonTitle[w] && m.label != parley.Place && a.Tokens[prev].Head == m.head:
			if k := r.g.Title(w); k == gazetteer.State || k == gazetteer.Office {
				out[parley.Person] += 4 // President Maren
			}
		}
	}
	return out
}
