// Package gazetteer knows the names that news from anywhere needs: countries
// with their adjectives, peoples, capitals and the bywords of their
// governments, regions, organisations with their acronyms, titles, and the
// given names that tell a man from a woman.
//
// It is small and general, and knows no report: what a wording means in its
// place is for extract/entity to say. The lists are the embedded .tsv files;
// each states where it comes from. Start with Default, With and Lookup.
package gazetteer

import (
	"embed"
	"strings"

	"github.com/parley-record/parley"
)

//go:embed *.tsv
var lists embed.FS

// Kind says in what way a wording stands for something.
type Kind uint8

const (
	CountryName  Kind = iota + 1 // Russia
	Adjective                    // Russian, European
	People                       // Russians, Europeans
	Capital                      // Moscow
	Byword                       // Kremlin: a house that stands for the government
	RegionName                   // Europe
	Organisation                 // NATO
	Other                        // World War II, Camp David: the sense's Type says what
	Wording                      // a bloc or body that only the agenda knows
)

// Sense is one meaning of a wording.
type Sense struct {
	Kind Kind
	// Name is the usual name of what is meant: the country for an adjective, a
	// people, a capital's government or a byword.
	Name string
	// Code is the country's ISO 3166-1 alpha-3 code or the agenda's key.
	Code string
	// Party is the key of the party that it belongs to, or "".
	Party string
	Type  parley.EntityType
}

// Gazetteer finds names. It is never changed after it is made.
type Gazetteer struct {
	senses map[string][]Sense
	folded map[string][]Sense // an agenda's wordings, lower case
	names  map[string]string  // code → name
	gender map[string]Gender
	titles map[string]TitleKind
	words  int
}

// Gender is how a person is spoken of, as far as a name or title tells.
type Gender uint8

const (
	Unknown Gender = iota
	He
	She
)

// Default is the gazetteer that ships.
func Default() *Gazetteer {
	g := &Gazetteer{
		senses: map[string][]Sense{}, folded: map[string][]Sense{}, names: map[string]string{},
		gender: map[string]Gender{}, titles: map[string]TitleKind{},
	}
	for _, f := range rows("countries.tsv", 7) {
		g.country(f)
	}
	for _, f := range rows("regions.tsv", 5) {
		g.region(f)
	}
	for _, f := range rows("orgs.tsv", 4) {
		g.organisation(f)
	}
	for _, f := range rows("given.tsv", 2) {
		who := He
		if f[0] == "f" {
			who = She
		}
		for _, name := range strings.Fields(f[1]) {
			g.gender[name] = who
		}
	}
	for _, f := range rows("titles.tsv", 2) {
		for _, word := range strings.Fields(f[1]) {
			g.titles[strings.ReplaceAll(word, "_", " ")] = titleKinds[f[0]]
		}
	}
	return g
}

// With is g with the parties of an agenda: a country of its own gets all that
// a country of the world has; the wordings of a bloc lead to its key.
func (g *Gazetteer) With(agenda *parley.Agenda) *Gazetteer {
	if agenda == nil {
		return g
	}
	out := *g
	out.folded = map[string][]Sense{}
	out.names = map[string]string{}
	for code, name := range g.names {
		out.names[code] = name
	}
	for _, p := range agenda.Parties {
		out.party(p)
	}
	return &out
}

func (g *Gazetteer) party(p parley.AgendaParty) {
	s := Sense{Name: p.Name, Code: p.Key, Party: p.Key, Type: parley.Country}
	if !p.Country {
		s = Sense{Name: p.Name, Party: p.Key, Type: parley.Org}
	}
	put := func(k Kind, words []string) {
		for _, w := range words {
			if strings.HasPrefix(w, "the ") {
				w = w[len("the "):]
			}
			s.Kind = k
			g.folded[w] = append(g.folded[w], s)
			g.words = max(g.words, strings.Count(w, " ")+1)
		}
	}
	if !p.Country {
		put(Wording, append(append([]string{strings.ToLower(p.Name)}, p.Names...), p.Metonyms...))
		return
	}
	g.names[p.Key] = p.Name
	put(CountryName, append([]string{strings.ToLower(p.Name)}, p.Names...))
	put(Adjective, p.Demonyms)
	for _, d := range p.Demonyms {
		put(People, []string{d + "s"})
	}
	put(Capital, p.Capitals)
	put(Byword, p.Metonyms)
}

// Words is the most words that a wording of the gazetteer has.
func (g *Gazetteer) Words() int { return g.words }

// Lookup gives the senses of a wording as it is written: an agenda's country
// before the lists, the lists before an agenda's bloc. Case counts, save that a wording all in capitals is also looked up as
// a title (MOSCOW) when it has more than four letters.
func (g *Gazetteer) Lookup(wording string) []Sense {
	wording = plain(wording)
	if wording == "" || wording[0] >= 'a' && wording[0] <= 'z' {
		return nil
	}
	if s := g.folded[strings.ToLower(wording)]; s != nil && s[0].Kind != Wording {
		return s
	}
	if s := g.senses[wording]; s != nil {
		return s
	}
	if len(wording) > 4 && strings.ToUpper(wording) == wording {
		if s := g.senses[titleCase(wording)]; s != nil {
			return s
		}
	}
	if s := g.folded[strings.ToLower(wording)]; s != nil && proper(wording) {
		return s
	}
	return nil
}

// proper reports whether every word of a wording begins with a capital, the
// smallest words aside.
func proper(wording string) bool {
	for _, w := range strings.Fields(wording) {
		if c := w[0]; c >= 'a' && c <= 'z' && len(w) > 3 {
			return false
		}
	}
	return true
}

// PartyOf is the key of the agenda's party that a wording stands for, or "".
func (g *Gazetteer) PartyOf(wording string) string {
	wording = strings.ToLower(plain(wording))
	wording = strings.TrimPrefix(wording, "the ")
	for _, s := range g.folded[wording] {
		return s.Party
	}
	return ""
}

// NameOf is the usual name of the country with the code, or "".
func (g *Gazetteer) NameOf(code string) string { return g.names[code] }

// Gender is what a given name says about its bearer.
func (g *Gazetteer) Gender(given string) Gender { return g.gender[given] }

func (g *Gazetteer) add(wording string, s Sense) {
	if wording == "" {
		return
	}
	g.senses[wording] = append(g.senses[wording], s)
	g.words = max(g.words, strings.Count(wording, " ")+1)
}

func (g *Gazetteer) country(f []string) {
	code, name := f[0], f[1]
	g.names[code] = name
	s := Sense{Name: name, Code: code, Party: code, Type: parley.Country}
	as := func(k Kind, words ...string) {
		s.Kind = k
		for _, w := range words {
			g.add(w, s)
		}
	}
	as(CountryName, append(split(f[2]), name)...)
	as(Adjective, split(f[3])...)
	as(People, peoples(split(f[3]), split(f[4]))...)
	as(Capital, split(f[5])...)
	as(Byword, split(f[6])...)
}

// peoples are the stated names of a people, or those made from adjectives that
// take an s (Russian, Iraqi, Slovene).
func peoples(adjectives, stated []string) []string {
	if len(stated) > 0 {
		return stated
	}
	var out []string
	for _, a := range adjectives {
		if strings.HasSuffix(a, "an") || strings.HasSuffix(a, "i") || strings.HasSuffix(a, "in") || strings.HasSuffix(a, "er") {
			out = append(out, a+"s")
		}
	}
	return out
}

func (g *Gazetteer) region(f []string) {
	name := strings.TrimPrefix(f[0], "the ")
	s := Sense{Name: name, Party: f[4], Type: parley.Place}
	if f[4] == "WEST" {
		s.Type = parley.Group
	}
	as := func(k Kind, words ...string) {
		s.Kind = k
		for _, w := range words {
			g.add(w, s)
		}
	}
	as(RegionName, append(split(f[1]), name)...)
	as(Adjective, split(f[2])...)
	as(People, split(f[3])...)
}

func (g *Gazetteer) organisation(f []string) {
	s := Sense{Kind: Organisation, Name: f[0], Party: f[3], Type: parley.EntityType(f[2])}
	if len(f[3]) == 3 && g.names[f[3]] != "" {
		s.Code = f[3]
	}
	if s.Type != parley.Org {
		s.Kind = Other
	}
	for _, w := range append(split(f[1]), f[0]) {
		g.add(w, s)
	}
}

func rows(file string, columns int) [][]string {
	text, err := lists.ReadFile(file)
	if err != nil {
		return nil // not possible: the file is part of the program, and a test counts the rows
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		for len(f) < columns {
			f = append(f, "")
		}
		out = append(out, f)
	}
	return out
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// plain reads curly apostrophes as straight ones and any white space as one
// space.
func plain(s string) string {
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	if strings.ContainsAny(s, "\n\t\u00a0") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

func titleCase(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if i > 0 && (w == "of" || w == "and" || w == "the") {
			continue
		}
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}
