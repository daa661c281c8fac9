// Package entity finds who and what a report speaks of: names, demonyms,
// governments by their capitals and houses, groups, descriptions and pronouns
// whose referent is certain, and the roles that people are given.
//
// It works on one document and leaves out what is doubtful; link joins the
// entities of several. Who says "I" in a quotation is for extract/quote. Start
// with Extractor; read reader.run for the order of the steps.
package entity

import (
	"sort"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/name"
)

// Extractor finds the entities of a document with what g knows and the parties
// that the agenda names. A nil agenda names none.
func Extractor(g *gazetteer.Gazetteer, agenda *parley.Agenda) parley.Extractor {
	g = g.With(agenda)
	return parley.Extractor{
		Name:  "entities",
		About: "names, governments, groups, roles, and who a pronoun stands for",
		Run: func(a *parley.Annotations, f *parley.Findings) {
			r := &reader{g: g, a: a, text: a.Doc.View.Text, byKey: map[string]int{}}
			r.run()
			r.emit(f)
		},
	}
}

// reader is the work on one document. Offsets are bytes of the view.
type reader struct {
	g        *gazetteer.Gazetteer
	a        *parley.Annotations
	text     string
	words    []word
	heading  []bool // per token: it stands in a heading
	quoted   []bool // per token: it stands between quotation marks
	dated    []bool // per token: the model takes it for part of a date
	offices  []bool // per token: it belongs to a description of somebody
	mentions []mention
	at       []int32 // per token: the shortest mention over it, or -1
	things   []thing
	resolved []mention   // pronouns, in order
	said     map[int]int // the thing that a resolved pronoun's token stands for
	byKey    map[string]int
	sons     map[string]bool // families in which a suffix tells a son from his father
}

// word is a token or, where a token is hyphenated, a part of one.
type word struct {
	tok        int
	start, end int
}

// mention is one place where a thing is mentioned. Its tokens are
// [First, End); start and end are bytes of the view and can cut a token.
type mention struct {
	parley.Range
	start, end int
	head       int // the token that heads it
	kind       parley.MentionKind
	sense      gazetteer.Sense // zero for what no list knows
	label      parley.EntityType
	sure       float64
	thing      int // index in things, -1 before it is known
}

// thing is what mentions of one document stand for.
type thing struct {
	key     string
	typ     parley.EntityType
	code    string
	party   string
	given   string // a person's given name as stated first
	surname string
	// generation is "jr" and the like where the report tells of father and son.
	generation string
	gender     gazetteer.Gender
	roles      []role
	claims     []claim
	members    []int // of a group of named people
}

// role is a title as stated.
type role struct {
	parley.Range
	heads []string // what it says they are, lower case: "vice president"
	code  string   // the country whose office it is, or ""
	party string   // the party whose office it is, or ""
	body  bool     // it is a body's office
	tense gazetteer.Tense
}

func (r *reader) run() {
	r.split()
	r.collect()
	r.identify()
	r.readRoles()
	r.nominals()
	r.unnamed()
	r.groups()
	r.happenings()
	r.pronouns()
}

// split cuts the tokens into words and marks headings and quotations.
func (r *reader) split() {
	n := len(r.a.Tokens)
	r.heading, r.quoted, r.dated, r.offices = make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n)
	for _, d := range r.a.Names {
		for i := d.First; i < d.End && (d.Type == "DATE" || d.Type == "TIME"); i++ {
			r.dated[i] = true
		}
	}
	for _, s := range r.a.Sentences {
		title := s.Kind != parley.Body || r.titled(s.Range)
		for i := s.First; i < s.End; i++ {
			r.heading[i] = title
		}
	}
	inside, block := false, -1
	for i := range r.a.Tokens {
		t := &r.a.Tokens[i]
		if b := r.a.Sentences[t.Sent].Block; b != block {
			block, inside = b, false
		}
		switch t.Text {
		case "“":
			inside = true
		case "”":
			inside = false
		case "\"":
			inside = !inside
		default:
			r.quoted[i] = inside
		}
		r.splitToken(i, t)
	}
}

func (r *reader) splitToken(i int, t *parley.Token) {
	if t.Blank {
		return
	}
	start := t.View
	for k, c := range t.Text {
		if c != '-' && c != '–' && c != '/' || k == 0 {
			continue
		}
		if t.View+k > start {
			r.words = append(r.words, word{i, start, t.View + k})
		}
		start = t.View + k + len(string(c))
	}
	if end := t.View + len(t.Text); end > start {
		r.words = append(r.words, word{i, start, end})
	}
}

// titled reports whether a sentence is written like a headline.
func (r *reader) titled(s parley.Range) bool {
	long, upper := 0, 0
	for i := s.First; i < s.End; i++ {
		w := r.a.Tokens[i].Text
		if len(w) < 4 || !letter(w[0]) {
			continue
		}
		long++
		if capital(w) {
			upper++
		}
	}
	last := r.a.Trim(s, "").End - 1
	return long >= 4 && upper*10 >= long*9 && last >= 0 && r.a.Tokens[last].Text != "."
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }

// capital reports whether a word begins with a capital letter.
func capital(w string) bool {
	for _, c := range w {
		return strings.ToLower(string(c)) != string(c)
	}
	return false
}

func (r *reader) slice(m mention) string { return r.text[m.start:m.end] }

// over makes a mention of the tokens in rg.
func (r *reader) over(rg parley.Range) mention {
	rg = r.a.Trim(rg, "")
	if rg.First >= rg.End {
		return mention{thing: -1}
	}
	last := &r.a.Tokens[rg.End-1]
	return mention{
		Range: rg, start: r.a.Tokens[rg.First].View, end: last.View + len(last.Text),
		head: r.headOf(rg), kind: parley.NameMention, thing: -1,
	}
}

// headOf is the token of rg that depends on none of the others.
func (r *reader) headOf(rg parley.Range) int {
	for i := rg.End - 1; i >= rg.First; i-- {
		if h := r.a.Tokens[i].Head; (h == i || !rg.Has(h)) && r.a.Tokens[i].Pos != "PUNCT" && r.a.Tokens[i].Tag != "POS" {
			return i
		}
	}
	return rg.End - 1
}

func (r *reader) lower(i int) string { return strings.ToLower(r.a.Tokens[i].Text) }

func (r *reader) wordsOf(rg parley.Range) string { return strings.ToLower(r.a.Text(rg)) }

// index sorts the mentions and lays the shortest over each token.
func (r *reader) index() {
	sort.SliceStable(r.mentions, func(i, j int) bool {
		m, o := &r.mentions[i], &r.mentions[j]
		if m.start != o.start {
			return m.start < o.start
		}
		return m.end > o.end
	})
	r.at = make([]int32, len(r.a.Tokens))
	size := make([]int, len(r.a.Tokens))
	for i := range r.at {
		r.at[i] = -1
	}
	for n, m := range r.mentions {
		for i := m.First; i < m.End; i++ {
			if r.at[i] < 0 || m.end-m.start < size[i] {
				r.at[i], size[i] = int32(n), m.end-m.start
			}
		}
	}
}

// thingAt is the index of the thing whose mention is headed by token i, the
// longest such mention first, or -1.
func (r *reader) thingAt(i int) int {
	if i < 0 {
		return -1
	}
	if n, ok := r.said[i]; ok {
		return n
	}
	best, size := -1, 0
	for n := int(r.at[i]); n >= 0 && n < len(r.mentions); n-- {
		m := &r.mentions[n]
		if m.head == i && m.Has(i) && m.thing >= 0 && m.end-m.start > size {
			best, size = m.thing, m.end-m.start
		}
		if i-m.First > 30 {
			break
		}
	}
	return best
}

// put finds or makes the thing with the key.
func (r *reader) put(key string, typ parley.EntityType, s gazetteer.Sense) int {
	if n, ok := r.byKey[key]; ok {
		return n
	}
	r.things = append(r.things, thing{key: key, typ: typ, code: s.Code, party: s.Party})
	r.byKey[key] = len(r.things) - 1
	return len(r.things) - 1
}

// emit writes the things that are mentioned, in the order of their first mention.
func (r *reader) emit(f *parley.Findings) {
	r.index()
	place := make([]int, len(r.things))
	for i := range place {
		place[i] = -1
	}
	names := make([][]name.Wording, len(r.things))
	f.EntityOf = make([]int32, len(r.a.Tokens))
	for i := range f.EntityOf {
		f.EntityOf[i] = -1
	}
	for _, m := range r.mentions {
		if m.thing < 0 {
			continue
		}
		start, end := r.a.Doc.View.Source(m.start, m.end)
		if start >= end {
			continue
		}
		t := &r.things[m.thing]
		if place[m.thing] < 0 {
			place[m.thing] = len(f.Entities)
			f.Entities = append(f.Entities, parley.Entity{
				ID: "e" + strconv.Itoa(len(f.Entities)), Type: t.typ, Country: t.code, Roles: []parley.Role{},
			})
		}
		e := &f.Entities[place[m.thing]]
		e.Mentions = append(e.Mentions, parley.Mention{Span: r.a.Doc.SpanOf(start, end), Kind: m.kind, Sure: m.sure})
		names[m.thing] = append(names[m.thing], name.Wording{Text: r.slice(m), Kind: m.kind, Uses: 1})
	}
	for n, t := range r.things {
		if place[n] < 0 {
			continue
		}
		e := &f.Entities[place[n]]
		e.Party = t.party
		e.Name = name.Best(t.typ, names[n])
		for _, ro := range t.roles {
			title := strings.Join(strings.Fields(r.a.Text(ro.Range)), " ")
			e.Roles = append(e.Roles, parley.Role{Title: name.WithoutArticle(title), Span: r.a.Span(ro.Range)})
		}
		for _, k := range t.members {
			if place[k] >= 0 {
				e.Members = append(e.Members, "e"+strconv.Itoa(place[k]))
			}
		}
		sort.SliceStable(e.Roles, func(i, j int) bool { return e.Roles[i].Span.Start < e.Roles[j].Span.Start })
	}
	for i, n := range r.at {
		if n >= 0 && r.mentions[n].thing >= 0 {
			f.EntityOf[i] = int32(place[r.mentions[n].thing])
		}
	}
}
