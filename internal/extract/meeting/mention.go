package meeting

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// read makes the mention that token i is the head of.
func read(a *parley.Annotations, f *parley.Findings, i int) (mention, bool) {
	if a.Sentences[a.Tokens[i].Sent].Kind != parley.Body {
		return mention{}, false
	}
	switch a.Tokens[i].Pos {
	case "VERB":
		return readVerb(a, f, i)
	case "NOUN", "PROPN":
		return readNoun(a, f, i)
	}
	return mention{}, false
}

// names reports whether the verb "call" at v says what somebody is (she called
// Tesk “an island of calm”, called him divisive) or is another verb with its
// particle (called him out).
func names(a *parley.Annotations, f *parley.Findings, v int) bool {
	beside := 0 // what explains the object: Tesk, a former miner, a great man
	for _, c := range a.Children(v) {
		switch t := a.Tokens[c]; {
		case t.Dep == "prt" && clause.Text(a, int(c)) != "up", t.Dep == "oprd" && (t.Pos == "ADJ" || t.Pos == "NOUN"), t.Dep == "acomp", t.Dep == "attr", t.Dep == "ccomp" && int(c) > v:
			return true
		case t.Dep == "dobj":
			for r, k := a.Subtree(int(c)), int(c)+1; k+1 < r.End; k++ {
				if a.Tokens[k].Text == "," && a.Tokens[k+1].Tag == "DT" {
					beside++
				}
			}
		}
	}
	if beside > 1 {
		return true
	}
	i := v + 1
	for i < len(a.Tokens) && a.Tokens[i].Tag != "PRP$" && (f.Entity(i) != "" || a.Tokens[i].Tag == "NNP") {
		i++
	}
	if i == v+1 || i >= len(a.Tokens) || a.Tokens[i].Sent != a.Tokens[v].Sent {
		return false
	}
	switch clause.Text(a, i) {
	case "“", "\"", "''", "``", "a", "an", "the", "his", "her", "their", "its", "my", "our", "your":
		return true
	}
	return false
}

// calledByName reports whether those called at the verb v are people by name,
// or the text says that it was by telephone: calling a group is mostly calling
// it something.
func calledByName(a *parley.Annotations, f *parley.Findings, v int, done []int) bool {
	for _, o := range clause.After(a, v, "by", "on", "over") {
		if w := clause.Text(a, o); w == "phone" || w == "telephone" {
			return true
		}
	}
	for _, k := range clause.All(a, f, done) {
		if f.ByID(k).Type == parley.Person {
			return true
		}
	}
	return false
}

func readVerb(a *parley.Annotations, f *parley.Findings, v int) (mention, bool) {
	lemma := strings.ToLower(a.Tokens[v].Lemma)
	w, ok := verbs[lemma]
	if !ok || a.Tokens[v].Dep == "amod" || lemma == "call" && names(a, f, v) {
		return mention{}, false
	}
	m := mention{at: v, sent: a.Tokens[v].Sent, family: w.family, kind: w.kind, status: clause.Status(a, v)}
	var done []int
	for _, o := range clause.Done(a, v) {
		if (person(f, o) || !needsPerson[lemma]) && clause.Text(a, o) != "face" { // face to face
			done = append(done, o)
		}
	}
	doers := clause.Doers(a, v)
	with := clause.After(a, v, "with")
	if lemma == "sit" && a.Child(v, "dobj") >= 0 || lemma == "call" && !calledByName(a, f, v, done) {
		return m, false
	}
	if needsPerson[lemma] && len(clause.All(a, f, done)) == 0 || lemma == "meet" && clause.Passive(a, v) || usual(a, v) || things(a, f, append(done, with...)) {
		return m, false
	}
	for _, d := range doers {
		if needsPerson[lemma] && !person(f, d) {
			return m, false
		}
	}
	m.people = clause.Unique(append(clause.All(a, f, doers), clause.All(a, f, append(done, with...))...))
	if len(m.people) == 1 && len(doers) == 1 && len(clause.All(a, f, append(done, with...))) == 0 {
		m.people = append(clause.Besides(a, f, doers[0]), m.people...)
	}
	if met := append(done, with...); len(met) > 0 && (len(clause.All(a, f, doers)) == 0 || len(clause.All(a, f, met)) == 0) {
		return m, false // of one side nobody is known
	}
	m.shared = len(m.people) == 0 && len(doers) > 0 && leaders(a, doers[0])
	m.unnamed(f)
	if m.shared && m.status != parley.Happened && m.status != parley.Denied {
		return m, false
	}
	if len(m.people) == 0 && !m.shared || len(m.people) == 1 && !isGroup(f, m.people[0]) {
		return m, false
	}
	m.others = companions(a, f, v)
	m.place = place(a, f, v)
	if lemma == "welcome" && m.place == "" && startOf(a, f, v) == nil {
		return m, false
	}
	extent := clause.Extent(a, v)
	m.span = a.Span(extent)
	m.dates(a, f, v)
	m.scheduled(a, v)
	m.lengths(a, f, v, -1)
	for k := extent.First; k < v; k++ {
		m.again = m.again || again[clause.Text(a, k)]
	}
	return m, true
}

func readNoun(a *parley.Annotations, f *parley.Findings, n int) (mention, bool) {
	lemma := strings.ToLower(a.Tokens[n].Lemma)
	w, ok := nouns[lemma]
	t := a.Tokens[n]
	if !ok || t.Dep == "compound" || t.Dep == "nmod" || t.Dep == "amod" {
		return mention{}, false
	}
	m := mention{at: n, sent: t.Sent, family: w.family, kind: w.kind, status: clause.Status(a, n), many: t.Tag == "NNS" && lemma != "talk" && lemma != "discussion" && lemma != "negotiation"}
	if !m.modifiers(a, f, n, lemma) || describes(a, n) || f.Entity(n) != "" && f.ByID(f.Entity(n)).Type == parley.Org {
		return m, false // the Long Table Dinner is a name
	}
	m.people = ownName(a, f, n, clause.Modifiers(a, f, n))
	if m.family == meal { // a Tarskan lunch is of no country
		m.people = slices.DeleteFunc(m.people, func(k string) bool { return f.ByID(k).Type == parley.Country })
	}
	between := sides(a, n, "between")
	if len(between) > 1 && !slices.ContainsFunc(between, func(i int) bool { return leaders(a, i) }) && slices.ContainsFunc(between, func(i int) bool { return len(clause.Who(a, f, i)) == 0 }) {
		return m, false // between campaign officials and Tarskans: of one side nobody is known
	}
	m.people = append(m.people, clause.All(a, f, append(between, sides(a, n, "of", "among")...))...)
	if m.family == call {
		m.people = append(m.people, clause.All(a, f, sides(a, n, "from", "to"))...)
	}
	for _, p := range sides(a, n, "with", "between", "of") {
		if len(clause.Who(a, f, p)) == 0 && leaders(a, p) {
			m.leaders = true
		}
	}
	if p := a.Child(n, "poss"); p >= 0 && len(clause.Who(a, f, p)) == 0 && leaders(a, p) {
		m.shared = true
	}
	if h := t.Head; clause.IsVerb(a, h) && (t.Dep == "dobj" || t.Dep == "nsubjpass" || t.Dep == "pobj") && (hold[a.Tokens[h].Lemma] || m.family == call && a.Tokens[h].Lemma == "receive") {
		m.people = append(m.people, m.holders(a, f, n)...)
	}
	if with := clause.All(a, f, sides(a, n, "with")); len(with) > 0 {
		m.oneSide = len(m.people) == 0
		m.people = append(m.people, with...)
	}
	if v := clause.Governor(a, n); v >= 0 && a.Tokens[v].Lemma == "follow" && t.Dep == "pobj" && hasParticle(a, v, "up") {
		m.shared, m.again = true, true
	}
	m.people = clause.Unique(people(f, m.people))
	m.unnamed(f)
	r := a.Subtree(n)
	m.others = companions(a, f, n)
	m.place = place(a, f, n)
	m.dates(a, f, n)
	m.span = a.Span(a.Trim(parley.Range{First: r.First, End: tail(a, n, r)}, ",.;:–—-"))
	m.lengths(a, f, clause.Governor(a, n), n)
	if loose[lemma] && len(m.people) == 0 && m.length == nil && !m.shared && m.label == "" {
		return m, false
	}
	if m.length != nil || m.planned != nil {
		if v := clause.Governor(a, n); v >= 0 {
			m.span = a.Span(clause.Extent(a, v))
		}
	}
	return m, true
}

// unnamed takes groups that name nobody ("both leaders") out of the people;
// they are those of a meeting told before.
func (m *mention) unnamed(f *parley.Findings) {
	var named []string
	for _, k := range m.people {
		if e := f.ByID(k); e.Type == parley.Group && e.Party == "" && e.Country == "" && clause.Unnamed(e.Name) {
			m.shared = true
			continue
		}
		named = append(named, k)
	}
	m.people = named
}

// sides are the heads of the objects of the prepositions below the noun at n,
// up to another meeting in the list ("with Tesk and the later talks").
func sides(a *parley.Annotations, n int, preps ...string) []int {
	out := clause.After(a, n, preps...)
	for k, i := range out {
		if _, ok := nouns[strings.ToLower(a.Tokens[i].Lemma)]; ok {
			return out[:k]
		}
	}
	return out
}

// describes reports whether the noun at n says what another meeting is: the
// summit was the first encounter of the two.
func describes(a *parley.Annotations, n int) bool {
	t := a.Tokens[n]
	if t.Dep != "attr" && t.Dep != "dobj" || !clause.IsVerb(a, t.Head) {
		return false
	}
	switch a.Tokens[t.Head].Lemma {
	case "be", "mark", "represent", "constitute", "become":
	default:
		return false
	}
	s := clause.Subject(a, t.Head)
	if s < 0 {
		return false
	}
	_, ok := nouns[strings.ToLower(a.Tokens[s].Lemma)]
	return ok
}

// modifiers reads what stands before the noun; false when the words make it no
// meeting (a press conference wants its "press").
func (m *mention) modifiers(a *parley.Annotations, f *parley.Findings, n int, lemma string) bool {
	is := map[string]bool{}
	first := n
	for _, c := range a.Children(n) {
		if int(c) > n || a.Tokens[c].Dep == "cc" {
			continue
		}
		first = min(first, a.Tokens[c].Left)
	}
	for k := first; k < n; k++ {
		w := clause.Text(a, k)
		is[w] = true
		if again[w] {
			m.again = true
		}
		if e := f.ByID(f.Entity(k)); e != nil && (e.Type == parley.Place || e.Type == parley.Country || e.Type == parley.Org) && a.Tokens[k].Pos == "PROPN" && a.Tokens[k].Dep != "poss" {
			m.label = w
		} else if e == nil && a.Tokens[k].Pos == "PROPN" && a.Tokens[k].Dep == "compound" {
			m.label = w
		}
	}
	m.back = is["the"] || is["this"] || is["that"] || is["these"] || is["those"]
	switch {
	case lemma == "appearance" && !is["joint"] && !is["press"]:
		return false // appearances on the news are nobody's meeting
	case lemma == "conference", lemma == "appearance", lemma == "briefing":
		m.shared = m.shared || is["joint"]
		return is["press"] || is["news"] || is["media"]
	case lemma == "call":
		return is["phone"] || is["telephone"] || is["video"] || is["private"] || is["another"] || len(clause.After(a, n, "with", "between")) > 0
	case lemma == "phone":
		return false
	case lemma == "talk":
		return a.Tokens[n].Tag == "NNS"
	case is["no"]:
		m.status = parley.Denied
	}
	m.shared = m.shared || is["joint"] && m.family == meal
	return true
}

// hold are verbs whose subjects take part in the meeting that they govern.
var hold = map[string]bool{"hold": true, "have": true, "attend": true, "join": true, "begin": true, "start": true, "open": true,
	"conclude": true, "end": true, "finish": true, "leave": true, "skip": true, "cancel": true, "resume": true}

// holders are the subjects of the verb that governs the noun at n.
func (m *mention) holders(a *parley.Annotations, f *parley.Findings, n int) []string {
	v := a.Tokens[n].Head
	if clause.Passive(a, v) {
		return nil
	}
	doers := clause.Doers(a, v)
	who := clause.All(a, f, doers)
	if len(who) == 0 && len(doers) > 0 && leaders(a, doers[0]) {
		m.shared = true
	}
	return who
}

// leaders reports whether the noun at i speaks of leaders or sides without
// naming them.
func leaders(a *parley.Annotations, i int) bool {
	if len(clause.After(a, i, "of", "from")) > 0 {
		return false // the leaders of those countries
	}
	if a.Tokens[i].Lemma == "man" && a.Child(i, "det", "nummod", "predet") < 0 {
		return false // talks with men whom he trusted
	}
	switch strings.ToLower(a.Tokens[i].Lemma) {
	case "leader", "president", "side", "man", "party", "both", "minister", "they", "two", "delegation":
		return a.Tokens[i].Tag == "NNS" || a.Tokens[i].Tag == "NNPS" || a.Tokens[i].Tag == "PRP" || a.Tokens[i].Tag == "DT" || a.Tokens[i].Tag == "CD"
	}
	return false
}

func hasParticle(a *parley.Annotations, v int, particle string) bool {
	for _, c := range a.Children(v) {
		if clause.Text(a, int(c)) == particle {
			return true
		}
	}
	return false
}

// people keeps those keys that can take part in a meeting.
func people(f *parley.Findings, keys []string) []string {
	var out []string
	for _, k := range keys {
		if e := f.ByID(k); e != nil && e.Type != parley.Place && e.Type != parley.EventE && e.Type != parley.OtherE {
			out = append(out, k)
		}
	}
	return out
}

func person(f *parley.Findings, i int) bool {
	e := f.ByID(f.Entity(i))
	return e != nil && (e.Type == parley.Person || e.Type == parley.Group)
}

func isGroup(f *parley.Findings, key string) bool {
	e := f.ByID(key)
	return e != nil && e.Type == parley.Group
}

// tail is where the phrase of the noun at n ends: before a relative clause or
// an addition that hangs on it.
func tail(a *parley.Annotations, n int, r parley.Range) int {
	end := r.End
	for _, c := range a.Children(n) {
		if d := a.Tokens[c].Dep; int(c) > n && (d == "relcl" || d == "conj" || d == "cc" || d == "punct" && a.Tokens[c].Text != "-") {
			end = min(end, a.Tokens[c].Left)
		}
	}
	return max(end, n+1)
}

// place is the wording of the place that a preposition ties to token i, or to
// the clause of a noun that is its subject.
func place(a *parley.Annotations, f *parley.Findings, i int) string {
	if p := placeAfter(a, f, i); p != "" {
		return p
	}
	if v := a.Tokens[i].Head; !clause.IsVerb(a, i) && clause.IsVerb(a, v) &&
		slices.Contains([]string{"nsubj", "nsubjpass", "dobj"}, a.Tokens[i].Dep) {
		return placeAfter(a, f, v)
	}
	return ""
}

func placeAfter(a *parley.Annotations, f *parley.Findings, i int) string {
	for _, o := range placesBelow(a, i) {
		e := f.ByID(f.Entity(o))
		if e != nil && e.Type != parley.Person && e.Type != parley.EventE && e.Type != parley.Group && mentionOf(a, f, e, o) != "" {
			return mentionOf(a, f, e, o)
		}
	}
	return ""
}

// placesBelow are the objects of in, at and on below token i, those of a
// participant after it last ("met Tesk in Lindby" may hang on Tesk).
func placesBelow(a *parley.Annotations, i int) []int {
	out := clause.After(a, i, "in", "at", "inside", "outside", "near", "aboard")
	for _, c := range a.Children(i) {
		t := a.Tokens[c]
		if t.Dep == "dobj" || t.Dep == "prep" || t.Dep == "pobj" || t.Dep == "conj" || t.Dep == "appos" {
			out = append(out, placesBelow(a, int(c))...)
		}
	}
	return out
}

// mentionOf is the wording of the mention of e that covers token i.
func mentionOf(a *parley.Annotations, f *parley.Findings, e *parley.Entity, i int) string {
	for _, m := range e.Mentions {
		if m.Span.Start <= a.Tokens[i].Start && a.Tokens[i].End <= m.Span.End {
			if m.Kind == parley.AdjectiveMention || m.Kind == parley.PronounMention {
				return ""
			}
			return m.Span.Text
		}
	}
	return ""
}

// startOf is the date that the text ties to the meeting at token i, or nil. A
// bare year dates a war, not a meeting.
func startOf(a *parley.Annotations, f *parley.Findings, i int) *parley.Date {
	d := clause.DateOf(a, f, i)
	if d == nil || len(d.Value) < len("2006-01") {
		return nil
	}
	return d
}

// scheduled makes a meeting told in the simple present with a date one that is to
// come (they meet Tesk on Monday), but for a date before the report's, as below a
// picture.
func (m *mention) scheduled(a *parley.Annotations, v int) {
	t := a.Tokens[v].Tag
	if m.status != parley.Happened || m.when == "" || t != "VBP" && t != "VBZ" || a.Child(v, "aux") >= 0 {
		return
	}
	if p := a.Doc.Published; p != nil && p.Value != "" && m.when[0] != 'X' && m.when < p.Value {
		return
	}
	m.status = parley.Planned
}

// dates sets when the meeting at token i began, and by what date it is told
// from others: that, or a bare year.
func (m *mention) dates(a *parley.Annotations, f *parley.Findings, i int) {
	m.start = startOf(a, f, i)
	if d := clause.DateOf(a, f, i); d != nil {
		m.when = d.Value
	}
}
