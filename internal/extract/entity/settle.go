package entity

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/name"
)

// settle joins what the lists know with what was seen. Where both name the
// same words the list decides; a known name inside a longer one stays where a
// reader would still see it (Russia in Bank of Russia), not inside a person's
// name or a place's (South China Sea).
func (r *reader) settle(known, seen []mention) []mention {
	seen = r.longest(seen)
	people := r.surnames(seen)
	lists := newGrid(known...)
	body := r.bodyNames(seen)
	var out []mention
	for _, m := range seen {
		if m.label == parley.Org && m.Len() == 1 && people[r.slice(m)] {
			m.label = parley.Person
		}
		if r.joined(m, people, lists) {
			continue
		}
		if r.heading[m.head] && !people[r.slice(m)] && !body[r.slice(m)] {
			continue
		}
		drop := false
		for _, k := range lists.over(m) {
			same := k.start <= m.start && m.end <= k.end
			cut := k.start < m.end && m.start < k.end && !(m.start <= k.start && k.end <= m.end)
			if (same || cut) && !(m.label == parley.Person && m.Len() > 1 && cut) {
				drop = true
				break
			}
		}
		if !drop {
			m.kind = parley.NameMention
			out = append(out, m)
		}
	}
	taken := newGrid(out...)
	family := r.fullSurnames(seen)
	for _, k := range known {
		if r.surnameHere(k, family) {
			continue
		}
		if !hidden(k, taken.over(k)) {
			out = append(out, r.nestedIn(k)...)
		}
	}
	return out
}

// fullSurnames are the surnames of the people whom the report names in full.
func (r *reader) fullSurnames(seen []mention) map[string]bool {
	out := map[string]bool{}
	for _, m := range seen {
		if m.label == parley.Person && m.Len() > 1 {
			_, last := name.Parts(r.slice(m))
			out[last] = true
		}
	}
	return out
}

// surnameHere reports whether a region's or capital's name is a person's here:
// Anna West is named in full, and West stands without an article.
func (r *reader) surnameHere(k mention, family map[string]bool) bool {
	if k.Len() != 1 || k.sense.Kind != gazetteer.RegionName && k.sense.Kind != gazetteer.Capital || !family[r.slice(k)] || r.heading[k.head] {
		return false
	}
	return (k.First == 0 || r.lower(k.First-1) != "the") && r.a.Tokens[k.head].Dep != "pobj"
}

// nestedIn is a known name with the country or region that is named in it
// (European in European Commission).
func (r *reader) nestedIn(k mention) []mention {
	out := []mention{k}
	if k.sense.Kind != gazetteer.Organisation || k.Len() < 2 {
		return out
	}
	first := r.over(parley.Range{First: k.First, End: k.First + 1})
	for _, s := range r.g.Lookup(r.slice(first)) {
		if s.Kind == gazetteer.Adjective && r.a.Tokens[k.First].Text != "UN" {
			first.sense, first.kind, first.label = s, parley.AdjectiveMention, s.Type
			return append(out, first)
		}
	}
	return out
}

// hidden reports whether a known name is only a part of another's name.
func hidden(k mention, seen []mention) bool {
	for _, m := range seen {
		if m.start > k.start || k.end > m.end || m.start == k.start && m.end == k.end {
			continue
		}
		switch {
		case m.label == parley.Person:
			return true
		case m.label == parley.Place && k.sense.Kind != gazetteer.CountryName:
			return true
		case m.label == parley.Place && m.start < k.start:
			return true
		}
	}
	return false
}

// longest keeps of overlapping names the longest, of equal ones the first that
// has a type other than organisation.
func (r *reader) longest(seen []mention) []mention {
	slices.SortStableFunc(seen, func(a, b mention) int { return (b.end - b.start) - (a.end - a.start) })
	var out []mention
	taken := newGrid()
	for _, m := range seen {
		if taken.free(m) {
			taken.add(m)
			out = append(out, m)
		}
	}
	return out
}

// surnames are the single words that stand for people: last names of full
// names, and words that the model takes for a person more often than not.
func (r *reader) surnames(seen []mention) map[string]bool {
	votes := map[string]int{}
	for _, m := range seen {
		if r.heading[m.head] {
			continue
		}
		if m.label != parley.Person {
			if m.Len() == 1 {
				votes[r.slice(m)]--
			}
			continue
		}
		if m.Len() == 1 {
			votes[r.slice(m)] += 2
			continue
		}
		_, last := name.Parts(r.slice(m))
		votes[last] += 100
	}
	out := map[string]bool{}
	for w, n := range votes {
		if n > 0 {
			out[w] = true
		}
	}
	return out
}

// joined reports whether a name is nothing but known names put together
// (Maren-Tesk, Velmar–Tarsk): its parts are mentions of their own.
func (r *reader) joined(m mention, people map[string]bool, known *grid) bool {
	parts := strings.FieldsFunc(r.slice(m), func(c rune) bool { return c == '-' || c == '–' || c == '/' || c == ' ' })
	if !strings.ContainsAny(r.slice(m), "-–/") || len(parts) < 2 {
		return false
	}
	hits := 0
	for _, p := range parts {
		switch {
		case people[p]:
			hits++
		case slices.ContainsFunc(known.over(m), func(k mention) bool { return k.start >= m.start && k.end <= m.end && r.slice(k) == p }):
			hits++
		}
	}
	return hits >= 2 || hits == 1 && m.label != parley.Person && m.label != parley.Place && !(m.Len() == 3 && len(parts) == 2 && capital(parts[0]) && capital(parts[1]))
}

// bodyNames are the wordings and the last words of the names that stand outside
// headings.
func (r *reader) bodyNames(seen []mention) map[string]bool {
	out := map[string]bool{}
	for _, m := range seen {
		if r.heading[m.head] {
			continue
		}
		w := r.slice(m)
		out[w] = true
		for i, c := range w {
			if c == ' ' {
				out[w[i+1:]] = true
			}
		}
	}
	return out
}

// titledNames finds people whom the model misses: capitalised words after a
// title (Envoy Henrik Aldane).
func (r *reader) titledNames(seen []mention) []mention {
	var out []mention
	taken := newGrid(seen...)
	for i := 0; i+1 < len(r.a.Tokens); i++ {
		if k := r.g.Title(r.lower(i)); k != gazetteer.Honorific && k != gazetteer.State && k != gazetteer.Office || r.heading[i] {
			continue
		}
		end := i + 1
		for end < len(r.a.Tokens) && end < i+4 && r.a.Tokens[end].Pos == "PROPN" && capital(r.a.Tokens[end].Text) &&
			r.a.Tokens[end].Sent == r.a.Tokens[i].Sent && r.g.Title(r.lower(end)) == gazetteer.NoTitle {
			end++
		}
		if end == i+1 {
			continue
		}
		m := r.over(parley.Range{First: i + 1, End: end})
		if !taken.free(m) || bodyHeads[r.lower(end-1)] || placeHeads[r.lower(end-1)] || r.g.Lookup(r.slice(m)) != nil || r.g.Lookup(r.a.Tokens[i+1].Text) != nil || !capital(r.a.Tokens[i].Text) {
			continue
		}
		if next := end; next < len(r.a.Tokens) && (r.a.Tokens[next].Pos == "NOUN" || r.a.Tokens[next].Pos == "PROPN") && r.a.Tokens[m.head].Head == next {
			continue // President Maren College: the name goes on
		}
		m.label, m.kind = parley.Person, parley.NameMention
		out = append(out, m)
	}
	return out
}

// headedNames finds places and bodies that the model misses by the word that
// heads their name: capitalised words up to Valley, Ministry and the like, or
// from Joint Base on.
func (r *reader) headedNames(seen []mention) []mention {
	var out []mention
	taken := newGrid(seen...)
	for i := 0; i < len(r.a.Tokens); {
		end := i
		for end < len(r.a.Tokens) && r.a.Tokens[end].Tag[:1] == "N" && capital(r.a.Tokens[end].Text) && r.a.Tokens[end].Sent == r.a.Tokens[i].Sent {
			end++
		}
		if end-i < 2 || r.heading[i] {
			i = max(end, i+1)
			continue
		}
		m := r.over(parley.Range{First: i, End: end})
		last := r.lower(end - 1)
		switch {
		case strings.HasPrefix(r.wordsOf(m.Range), "joint base ") || strings.HasPrefix(r.wordsOf(m.Range), "camp "):
			m.label = parley.Place
		case placeHeads[last]:
			m.label = parley.Place
		case bodyHeads[last] && last != "post" && last != "report" && last != "times":
			m.label = parley.Org
		}
		if m.label != "" && taken.free(m) {
			out = append(out, m)
		}
		i = end
	}
	return out
}

// again finds further places of names that were seen, where the model missed
// them: surnames, and names as they are written.
func (r *reader) again() []mention {
	wanted := map[string]mention{}
	add := func(w string, m mention) {
		if old, ok := wanted[w]; !ok || old.label == parley.Org && m.label == parley.Person {
			wanted[w] = m
		}
	}
	most := 1
	for _, m := range r.mentions {
		if m.sense.Kind != 0 || m.label == parley.OtherE || r.heading[m.head] {
			continue
		}
		most = max(most, m.Len())
		add(r.slice(m), m)
		if m.label == parley.Person && m.Len() > 1 {
			_, last := name.Parts(r.slice(m))
			add(last, m)
		}
	}
	var out []mention
	taken := newGrid(r.mentions...)
	for i := 0; i < len(r.words); i++ {
		first := r.words[i]
		if !capital(r.text[first.start:first.end]) && !name.Particle(r.text[first.start:first.end]) {
			continue
		}
		for n := min(most, len(r.words)-i); n > 0; n-- {
			last := r.words[i+n-1]
			like, ok := wanted[r.text[first.start:last.end]]
			if !ok {
				continue
			}
			m := r.over(parley.Range{First: first.tok, End: last.tok + 1})
			m.start, m.end, m.label = first.start, last.end, like.label
			if from := r.givenBefore(first.tok); n == 1 && like.label == parley.Person && from < first.tok && taken.free(r.over(parley.Range{First: from, End: last.tok + 1})) {
				m = r.over(parley.Range{First: from, End: last.tok + 1})
				m.label = parley.Person
			}
			if n == 1 && !r.heading[first.tok] && !r.couldName(first.tok, like.label == parley.Person) {
				continue
			}
			if r.heading[first.tok] && n == 1 && like.label != parley.Person && !acronym(r.slice(m)) {
				continue
			}
			if taken.free(m) {
				out = append(out, m)
				i += n - 1
				break
			}
		}
	}
	return out
}

// givenBefore is the first token of a name whose surname is token i, where the
// tree hangs capitalised words before it on it (Anna Holm, where only Holm was
// known): i itself where there are none. Titles are no names.
func (r *reader) givenBefore(i int) int {
	first := i
	for k := i - 1; k >= 0 && i-k <= 2; k-- {
		t := &r.a.Tokens[k]
		if t.Sent != r.a.Tokens[i].Sent || t.Tag != "NNP" || t.Dep != "compound" || t.Head != i || !capital(t.Text) ||
			strings.HasSuffix(t.Text, ".") || r.g.Title(t.Text) != gazetteer.NoTitle || r.g.Lookup(t.Text) != nil {
			break
		}
		first = k
	}
	if first < i {
		if _, n := r.titleEndingAt(first, max(0, first-2)); n > 0 || r.heading[i] {
			return i
		}
	}
	return first
}

// couldName reports whether the lone capitalised word at i can be a name again
// where the tagger doesn't say so: a noun or, for a known person, a verb, since
// some names are words (Marsh stated; Will is no name after all, nor is May 3).
func (r *reader) couldName(i int, person bool) bool {
	t := &r.a.Tokens[i]
	switch t.Pos {
	case "PROPN":
	case "NOUN", "VERB", "ADJ", "INTJ", "X":
		if !person && !strings.ContainsAny(t.Text, "-–") {
			return false
		}
	default:
		return strings.ContainsAny(t.Text, "-–")
	}
	return !r.dated[i]
}

// alongside takes a capitalised name that is coordinated with a place, a
// person or an organisation (Donsk and Luhov) for one of the same kind.
func (r *reader) alongside() []mention {
	var out []mention
	taken := newGrid()
	r.placesTakenForPeople()
	for i := range r.a.Tokens {
		t := &r.a.Tokens[i]
		if t.Tag != "NNP" || !capital(t.Text) || r.at[i] >= 0 || r.heading[i] || r.g.Title(t.Text) != gazetteer.NoTitle {
			continue
		}
		like := -1
		if t.Dep == "conj" {
			like = int(r.at[t.Head])
		}
		if c := r.a.Child(i, "conj"); like < 0 && c >= 0 {
			if areaNouns[r.a.Tokens[c].Lemma] { // Donsk and Luhov provinces
				c = r.a.Child(c, "compound", "nmod")
			}
			if c >= 0 && r.a.Tokens[c].Tag == "NNP" {
				like = int(r.at[c])
			}
		}
		if like < 0 || r.mentions[like].kind != parley.NameMention || r.mentions[like].label == parley.Person {
			continue
		}
		rg := parley.Range{First: i, End: i + 1}
		for rg.First > 0 && r.a.Tokens[rg.First-1].Tag == "NNP" && r.a.Tokens[rg.First-1].Head == i && r.at[rg.First-1] < 0 {
			rg.First--
		}
		m := r.over(rg)
		m.label, m.kind = r.mentions[like].label, parley.NameMention
		if m.label == parley.Country {
			m.label = parley.Place
		}
		if m.label == parley.Place && taken.free(m) {
			taken.add(m)
			out = append(out, m)
		}
	}
	return out
}

// placesTakenForPeople corrects a word that the model takes for a person where
// it stands once, right after a place and "and" (Luhov and Kramat).
func (r *reader) placesTakenForPeople() {
	count := map[string]int{}
	for _, m := range r.mentions {
		if m.label == parley.Person {
			_, last := name.Parts(r.slice(m))
			count[last]++
		}
	}
	for n := range r.mentions {
		m := &r.mentions[n]
		t := &r.a.Tokens[m.head]
		if m.label != parley.Person || m.Len() > 1 || count[r.slice(*m)] > 1 || t.Dep != "conj" || r.at[t.Head] < 0 {
			continue
		}
		if o := r.mentions[r.at[t.Head]]; o.label == parley.Place && o.sense.Kind == 0 && o.head == t.Head {
			m.label = parley.Place
		}
	}
}
