package entity

import (
	"slices"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
)

// collect gathers the names: what the lists know, what the model sees, names
// after titles, and further places where a name that was seen stands again.
func (r *reader) collect() {
	known := r.known()
	seen := r.seen(known)
	seen = append(seen, r.headedNames(seen)...)
	all := append(r.settle(known, seen), r.titledNames(seen)...)
	r.mentions = all
	r.index()
	r.mentions = append(r.mentions, r.again()...)
	r.index()
	r.mentions = append(r.mentions, r.alongside()...)
	r.index()
	r.agreeOnTypes()
}

// known finds the wordings of the gazetteer, longest first.
func (r *reader) known() []mention {
	var out []mention
	for i := 0; i < len(r.words); {
		m, n := r.knownAt(i)
		if n == 0 {
			i++
			continue
		}
		if m.kind != "" {
			out = append(out, m)
		}
		i += n
	}
	return out
}

func (r *reader) knownAt(i int) (mention, int) {
	first := r.words[i]
	sent := r.a.Tokens[first.tok].Sent
	if !capital(r.text[first.start:first.end]) && r.a.Tokens[first.tok].Text != "10" {
		return mention{}, 0
	}
	for n := min(r.g.Words(), len(r.words)-i); n > 0; n-- {
		last := r.words[i+n-1]
		if r.a.Tokens[last.tok].Sent != sent {
			continue
		}
		senses := r.g.Lookup(r.text[first.start:last.end])
		if senses == nil {
			continue
		}
		m := r.over(parley.Range{First: first.tok, End: last.tok + 1})
		m.start, m.end = first.start, last.end
		m.sense = r.choose(senses, m)
		if m.sense.Kind == 0 {
			return mention{}, n
		}
		m.kind, m.label = kindOf(m.sense), m.sense.Type
		return m, n
	}
	return mention{}, 0
}

func kindOf(s gazetteer.Sense) parley.MentionKind {
	switch s.Kind {
	case gazetteer.Adjective:
		return parley.AdjectiveMention
	case gazetteer.People:
		return parley.GroupMention
	}
	return parley.NameMention
}

// choose picks the sense that the grammar of the place allows; the zero Sense
// when none does.
func (r *reader) choose(senses []gazetteer.Sense, m mention) gazetteer.Sense {
	t := &r.a.Tokens[m.head]
	for _, s := range senses {
		switch s.Kind {
		case gazetteer.Capital:
			if t.Pos != "PROPN" && !r.heading[m.head] && m.End-m.First == 1 {
				continue
			}
		case gazetteer.People:
			if t.Tag == "JJ" && len(senses) > 1 {
				continue
			}
		case gazetteer.Organisation:
			if len(m.words(r)) <= 3 && r.heading[m.head] && r.allCapitals(t.Sent) || r.goesOnBefore(m) {
				continue
			}
		}
		return s
	}
	return gazetteer.Sense{}
}

// goesOnBefore reports whether a capitalised word right before a party's known
// name belongs to it, which makes it another's: the Social Democratic Party.
func (r *reader) goesOnBefore(m mention) bool {
	k := m.First - 1
	if k < 0 || m.Len() < 2 || r.a.Tokens[k].Sent != r.a.Tokens[m.First].Sent || r.a.Tokens[k].Tag != "NNP" || !m.Has(r.a.Tokens[k].Head) {
		return false
	}
	return r.lower(m.End-1) == "party" && r.g.Lookup(r.a.Tokens[k].Text) == nil
}

func (m mention) words(r *reader) string { return r.text[m.start:m.end] }

func (r *reader) allCapitals(sent int) bool {
	s := r.a.Text(r.a.Sentences[sent].Range)
	return strings.ToUpper(s) == s
}

// seen are the names that the model and the trained reader see, cleaned.
func (r *reader) seen(known []mention) []mention {
	var out []mention
	for _, s := range append(slices.Clone(r.a.Names), r.onlyRead()...) {
		for _, part := range r.parts(s) {
			if m, ok := r.clean(part); ok {
				out = append(out, m)
			}
		}
	}
	return out
}

// onlyRead are the names that the trained reader sees where the model sees none:
// the model's spans are the tighter ones ("Ilsa Maren", where the reader has
// "Ilsa Maren of Velmar").
func (r *reader) onlyRead() []parley.NamedRange {
	if r.a.Reading == nil {
		return nil
	}
	taken := make([]bool, len(r.a.Tokens))
	for _, n := range r.a.Names {
		for i := n.First; i < n.End; i++ {
			taken[i] = taken[i] || typeOf[n.Type] != "" || n.Type == "NORP"
		}
	}
	var out []parley.NamedRange
	for _, n := range r.a.Reading.Names {
		if !slices.Contains(taken[n.First:n.End], true) {
			out = append(out, n)
		}
	}
	return out
}

// parts cuts a span of the model at commas: Luhov, south-east Tarsk is two
// names; and one of a person at "and".
func (r *reader) parts(s parley.NamedRange) []parley.NamedRange {
	for i := s.First; i < s.End; i++ {
		switch t := r.a.Tokens[i].Text; {
		case t == "(" && i > s.First:
			s.End = i
		case t == ":" || t == "--" || t == "―":
			s.First = i + 1
		case t == "," && s.Type == "ORG" && i+1 < s.End && i+2 < len(r.a.Tokens) && r.titleAt(i+1):
			s.End = i // Holm, Trade Minister
		}
	}
	if s.Type != "GPE" && s.Type != "LOC" && s.Type != "PERSON" {
		return []parley.NamedRange{s}
	}
	var out []parley.NamedRange
	first := s.First
	for i := s.First; i < s.End; i++ {
		if r.a.Tokens[i].Text == "," || s.Type == "PERSON" && i > first && i+1 < s.End && r.lower(i) == "and" {
			out = append(out, parley.NamedRange{Range: parley.Range{First: first, End: i}, Type: s.Type})
			first = i + 1
		}
	}
	return append(out, parley.NamedRange{Range: parley.Range{First: first, End: s.End}, Type: s.Type})
}

// titleAt reports whether an office of one or two words begins at token i.
func (r *reader) titleAt(i int) bool {
	for k := i; k < min(i+2, len(r.a.Tokens)); k++ {
		if r.g.Title(r.lower(k)) == gazetteer.Office || r.g.Title(r.lower(k)) == gazetteer.State {
			return true
		}
	}
	return false
}

var typeOf = map[string]parley.EntityType{
	"PERSON": parley.Person, "PER": parley.Person, "ORG": parley.Org, "GPE": parley.Place, "LOC": parley.Place,
	"FAC": parley.Place, "EVENT": parley.EventE, "LAW": parley.OtherE,
}

// clean trims a span of the model to the name in it and says whether it is one.
func (r *reader) clean(s parley.NamedRange) (mention, bool) {
	label, ok := typeOf[s.Type]
	if !ok {
		return mention{}, false
	}
	rg := r.a.Trim(s.Range, "“”\"'’‘()[],.–—―-:;")
	for rg.First < rg.End && r.leading(rg.First) {
		rg.First++
	}
	for rg.First < rg.End && (r.a.Tokens[rg.End-1].Tag == "POS" || r.a.Tokens[rg.End-1].Text == "’s" || r.a.Tokens[rg.End-1].Text == "'s") {
		rg.End--
	}
	switch label {
	case parley.Person:
		rg = r.withoutTitle(rg)
		if rg.Len() > 1 && r.suffixAfter(rg.End) {
			rg.End += 2 // Goran Tesk, Jr.
		}
	case parley.Org:
		if rest := r.afterOffice(rg); rest.First > rg.First {
			rg, label = rest, parley.Person
		}
	}
	if rg.First >= rg.End || r.a.Tokens[rg.First].Sent != r.a.Tokens[rg.End-1].Sent {
		return mention{}, false
	}
	m := r.withoutPrefix(r.over(rg))
	if label == parley.OtherE || label == parley.Org && (r.lower(m.End - 1)[0] <= '9' && m.Len() > 1 || lawHeads[r.lower(m.End-1)]) {
		if law, ok := r.article(m); ok || label == parley.OtherE {
			return law, ok
		}
	}
	if !r.nameLike(m, label) {
		return mention{}, false
	}
	m.label = r.settleType(m, label)
	return m, true
}

// suffixAfter reports whether a comma at token i brings Jr. or Sr.
func (r *reader) suffixAfter(i int) bool {
	if i+1 >= len(r.a.Tokens) || r.a.Tokens[i].Text != "," {
		return false
	}
	w := strings.TrimSuffix(r.a.Tokens[i+1].Text, ".")
	return w == "Jr" || w == "Sr"
}

func (r *reader) leading(i int) bool {
	t := &r.a.Tokens[i]
	return t.Tag == "DT" || t.Tag == "PRP$" || t.Pos == "PUNCT" || t.Tag == "IN" || t.Tag == "CC" || t.Tag == "RB"
}

// afterOffice is the person's name in what the model takes for a body: after a
// title at its start (Special Adviser Holm) or after the end of an office that
// began before it (Secretary of Defence Anna Holm); rg itself where there is
// none.
func (r *reader) afterOffice(rg parley.Range) parley.Range {
	from := rg.First
	if n := rg.First - 1; n > 0 && r.lower(n) == "of" && r.g.Title(r.lower(n-1)) != gazetteer.NoTitle {
		from = rg.First + 1
		for i := from; i < rg.End; i++ {
			if r.g.Gender(r.a.Tokens[i].Text) != gazetteer.Unknown {
				return parley.Range{First: i, End: rg.End}
			}
		}
		if rg.Len() == 1 {
			return parley.Range{First: rg.End, End: rg.End}
		}
		return rg
	}
	for i := rg.First; i < rg.End && i < rg.First+3; i++ {
		if k := r.g.Title(r.lower(i)); k != gazetteer.NoTitle && k != gazetteer.Trade {
			from = i + 1
		}
	}
	if from == rg.First+1 && rg.Len() > 1 && commonTitle[r.lower(rg.First)] && r.g.Gender(r.a.Tokens[from].Text) == gazetteer.Unknown {
		return rg
	}
	if last := r.lower(rg.End - 1); from > rg.First && rg.End-from <= 3 && !bodyHeads[last] && !placeHeads[last] &&
		(from == rg.End || r.a.Tokens[from].Tag == "NNP") {
		return parley.Range{First: from, End: rg.End}
	}
	return rg
}

// commonTitle begins names of bodies and places as often as people's (General
// Assembly, Prince Edward Island).
var commonTitle = map[string]bool{
	"general": true, "king": true, "queen": true, "prince": true, "princess": true, "major": true, "chief": true, "head": true,
	"chair": true, "judge": true, "cardinal": true, "marshal": true, "governor": true, "captain": true, "justice": true,
}

// withoutPrefix cuts pro- and the like from a name.
func (r *reader) withoutPrefix(m mention) mention {
	w := strings.ToLower(r.slice(m))
	for _, p := range []string{"pro-", "anti-", "non-", "ex-", "post-", "pre-", "then-", "mid-", "d-", "r-"} {
		if strings.HasPrefix(w, p) {
			m.start += len(p)
			return m
		}
	}
	return m
}

// withoutTitle drops titles and what stands before them from a person's name.
func (r *reader) withoutTitle(rg parley.Range) parley.Range {
	for i := rg.End - 2; i >= rg.First; i-- {
		if k := r.g.Title(r.lower(i)); k != gazetteer.NoTitle {
			return parley.Range{First: i + 1, End: rg.End}
		}
	}
	return rg
}

// article finds "Article 5" and the like in the name of a law.
func (r *reader) article(m mention) (mention, bool) {
	for _, w := range r.wordsFrom(m.First) {
		if w.tok >= m.End {
			break
		}
		switch r.text[w.start:w.end] {
		case "Article", "Resolution", "Chapter", "Section":
			return r.numbered(w)
		}
	}
	for i := m.First; i < m.End; i++ {
		switch r.a.Tokens[i].Text {
		case "Amendment", "Bill", "Pact", "Doctrine", "Agreement", "Agreements", "Treaty", "Accord", "Accords", "Protocol", "Memorandum", "Act", "Constitution", "Convention", "Charter":
			if i > m.First {
				m.label, m.kind = parley.OtherE, parley.NameMention
				return m, true
			}
		}
	}
	return mention{}, false
}

// wordsFrom are the words from token i on.
func (r *reader) wordsFrom(i int) []word {
	return r.words[sort.Search(len(r.words), func(k int) bool { return r.words[k].tok >= i }):]
}

func (r *reader) numbered(w word) (mention, bool) {
	for _, n := range r.wordsFrom(w.tok) {
		if n.start > w.end+2 {
			break
		}
		if n.start <= w.end {
			continue
		}
		if c := r.text[n.start]; c >= '0' && c <= '9' {
			m := r.over(parley.Range{First: w.tok, End: n.tok + 1})
			m.start, m.end, m.label, m.kind = w.start, n.end, parley.OtherE, parley.NameMention
			return m, true
		}
	}
	return mention{}, false
}

// nameLike reports whether a span of the model reads like a name: it has a
// capital, is no lone common noun, and doesn't span a clause.
func (r *reader) nameLike(m mention, label parley.EntityType) bool {
	proper := 0
	for i := m.First; i < m.End; i++ {
		t := &r.a.Tokens[i]
		if t.Pos == "VERB" && !capital(t.Text) || t.Text == "," && label == parley.Person && !r.suffixAfter(i) {
			return false
		}
		if capital(t.Text) {
			proper++
		}
	}
	if !capital(r.slice(m)) && label != parley.Org && label != parley.Person || proper == 0 {
		return false
	}
	last := &r.a.Tokens[m.End-1]
	if label == parley.EventE && !capital(last.Text) {
		return false
	}
	if m.Len() == 1 && !r.heading[m.head] && last.Pos != "PROPN" && last.Tag != "NNP" && last.Tag != "NNPS" {
		return false
	}
	if m.Len() == 1 && r.g.Title(last.Text) != gazetteer.NoTitle {
		return false
	}
	if m.Len() == 1 && label == parley.Org && m.End < len(r.a.Tokens) && r.g.Title(r.a.Tokens[m.End].Text) != gazetteer.NoTitle && !acronym(last.Text) {
		return false // Commerce Secretary: part of the title
	}
	return true
}

func acronym(w string) bool { return len(w) > 1 && strings.ToUpper(w) == w }

var placeHeads = map[string]bool{
	"base": true, "airport": true, "palace": true, "square": true, "street": true, "hotel": true, "island": true, "islands": true,
	"river": true, "sea": true, "lake": true, "mount": true, "mountains": true, "province": true, "region": true, "strait": true,
	"valley": true, "bridge": true, "ocean": true, "gulf": true, "airfield": true, "airbase": true, "road": true, "peninsula": true,
	"coast": true, "bay": true, "port": true, "castle": true, "house": true, "park": true, "stadium": true, "camp": true, "county": true,
	"district": true, "oblast": true, "plaza": true, "avenue": true, "station": true, "canal": true,
}

// bodyHeads end the names of bodies and programmes, never those of people.
var bodyHeads = map[string]bool{
	"foundation": true, "institute": true, "institution": true, "university": true, "college": true, "show": true, "amendment": true,
	"council": true, "committee": true, "commission": true, "agency": true, "ministry": true, "department": true, "party": true,
	"bank": true, "group": true, "company": true, "corporation": true, "association": true, "union": true, "court": true, "post": true,
	"times": true, "news": true, "center": true, "centre": true, "fund": true, "report": true, "administration": true, "brigade": true,
	"hospital": true, "school": true, "museum": true, "library": true, "prize": true, "award": true, "awards": true, "army": true, "forum": true, "assembly": true, "parliament": true, "congress": true, "senate": true,
}

// lawHeads end the names of laws and treaties, never those of bodies.
var lawHeads = map[string]bool{"act": true, "constitution": true, "treaty": true, "agreement": true, "accord": true, "accords": true,
	"protocol": true, "memorandum": true, "amendment": true, "bill": true, "pact": true, "doctrine": true}

// eventHeads end the names of events.
var eventHeads = map[string]bool{"conference": true, "summit": true, "dialogue": true, "games": true, "championship": true, "olympics": true}

// fullName reports whether a name of two or three capitalised words begins with
// a given name.
func (r *reader) fullName(m mention) bool {
	if m.Len() > 3 || r.g.Gender(r.a.Tokens[m.First].Text) == gazetteer.Unknown {
		return false
	}
	for i := m.First; i < m.End; i++ {
		if t := &r.a.Tokens[i]; !capital(t.Text) || acronym(t.Text) {
			return false
		}
	}
	return true
}

// settleType corrects the model where a word of the name says what it names.
func (r *reader) settleType(m mention, label parley.EntityType) parley.EntityType {
	if m.Len() == 1 {
		return label
	}
	last := r.lower(m.End - 1)
	if label != parley.Person && eventHeads[last] {
		return parley.EventE
	}
	if label == parley.Person && bodyHeads[last] {
		return parley.Org
	}
	if label == parley.Person && (last == "city" || last == "airport" || last == "province" || last == "district" || last == "peninsula") {
		return parley.Place
	}
	if w := r.lower(m.First + 1); label == parley.Place && m.Len() > 2 && bodyHeads[r.lower(m.First)] && (w == "for" || w == "of" || w == "on") {
		return parley.Org // Centre for Peace
	}
	if label != parley.Org {
		return label
	}
	if r.fullName(m) && !bodyHeads[last] && !placeHeads[last] {
		return parley.Person
	}
	if placeHeads[last] && last != "house" && last != "station" && last != "port" {
		return parley.Place
	}
	if first := r.lower(m.First); first == "mount" || first == "lake" || first == "fort" || first == "port" || first == "camp" {
		return parley.Place
	}
	if w := r.wordsOf(m.Range); strings.HasPrefix(w, "joint base ") || strings.Contains(w, "air base ") || strings.HasPrefix(w, "naval base ") {
		return parley.Place
	}
	return label
}
