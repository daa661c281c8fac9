package meeting

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// book holds the meetings of one document while its mentions come in.
type book struct {
	a      *parley.Annotations
	f      *parley.Findings
	groups []*group
}

// recent are the meetings that a mention may take up: the last of them, more
// than a report of any sound length tells of, so that a huge file takes time
// in proportion.
func (b *book) recent() []*group {
	const most = 64
	return b.groups[max(0, len(b.groups)-most):]
}

// group is one happening with its mentions.
type group struct {
	mentions []mention
	people   []string
	others   []string // who came along
	places   []string // lower case, of all mentions
	real     bool     // took place, as against planned, possible or called off
	way      string   // two, three, four sides, where a mention says so
	leaders  bool
	outcome  *parley.Span
}

// enter adds a mention to the meeting that it speaks of, or opens one.
func (b *book) enter(m mention) {
	if g := b.governing(&m); g != nil {
		b.add(g, m)
		return
	}
	if m.shared && len(m.people) < 2 {
		g := b.latest(&m)
		if m.family == call {
			if before := b.before(call); before != nil {
				g = before
			}
		}
		if g != nil {
			m.people = g.people
		}
	}
	b.otherSide(&m)
	if m.oneSide && (len(m.people) > 1 && b.a.Tokens[m.at].Tag != "NN" || len(m.people) == 1 && isGroup(b.f, m.people[0])) {
		return // talks with A and B are not of A and B; at one meeting both took part
	}
	var g *group
	if len(m.people) > 1 || len(m.people) == 1 && !m.back {
		g = b.samePeople(&m)
	} else {
		g = b.pointedAt(&m)
		if g == nil && len(m.people) == 1 {
			g = b.samePeople(&m)
		}
	}
	if g == nil && len(m.people) > 1 {
		g = b.unpeopled(&m)
	}
	if g == nil && len(m.people) == 0 && m.length != nil && m.back {
		m.people = b.opposed(m.at)
	}
	if g == nil {
		if len(m.people) == 0 && (m.family != talks || m.label == "" && m.length == nil && m.start == nil) {
			return
		}
		g = &group{real: m.status == parley.Happened}
		b.groups = append(b.groups, g)
	}
	b.add(g, m)
}

func (b *book) add(g *group, m mention) {
	if len(m.people) > len(g.people) || len(g.people) == 0 {
		g.people = m.people
	}
	g.leaders = g.leaders || m.leaders
	if w := b.way(&m); w != "" {
		g.way = w
	}
	for _, p := range placesOf(b.a, b.f, &m) {
		if !slices.Contains(g.places, p) {
			g.places = append(g.places, p)
		}
	}
	g.mentions = append(g.mentions, m)
	g.bring(m.others)
}

// opposed are the two people, not of one party, whom the text names in the
// sentence of token i and the two before it, where it names no third; else nil.
func (b *book) opposed(i int) []string {
	var out []string
	from := b.a.Tokens[i].Sent - 2
	for k := i; k >= 0 && b.a.Tokens[k].Sent >= from; k-- {
		e := b.f.ByID(b.f.Entity(k))
		if e != nil && e.Type == parley.Person && b.a.Tokens[k].Pos == "PROPN" && !slices.Contains(out, e.ID) {
			out = append(out, e.ID)
		}
	}
	if len(out) != 2 {
		return nil
	}
	x, y := clause.Party(b.f, out[0]), clause.Party(b.f, out[1])
	if x == y && x != "" {
		return nil
	}
	slices.Reverse(out)
	return out
}

// governing is the meeting of the verb that the noun hangs on: convened for a
// summit, met for talks.
func (b *book) governing(m *mention) *group {
	v := clause.Governor(b.a, m.at)
	if v < 0 || clause.IsVerb(b.a, m.at) || len(m.people) > 1 {
		return nil
	}
	for _, g := range b.recent() {
		for k := len(g.mentions) - 1; k >= 0 && g.mentions[k].sent == m.sent; k-- {
			o := &g.mentions[k]
			if o.at == v && o.family == m.family {
				return g
			}
		}
	}
	return nil
}

// unpeopled is the meeting in whose sentence the mention says who takes part:
// at a summit in Lindby, Maren met Tesk.
func (b *book) unpeopled(m *mention) *group {
	for _, g := range b.recent() {
		first := g.mentions[0]
		if len(g.people) == 0 && b.fits(g, m) && first.sent == m.sent && g.real == (m.status == parley.Happened) {
			return g
		}
	}
	return nil
}

// allot gives the meeting told last the length that the verb at v says was
// planned for it.
func (b *book) allot(v int) {
	var last *group
	for _, g := range b.recent() {
		if g.mentions[0].family == talks && g.real && (last == nil || g.last() >= last.last()) {
			last = g
		}
	}
	if last == nil || b.a.Tokens[v].Sent-last.last() > 2 {
		return
	}
	unit := ""
	for _, m := range last.mentions {
		if m.length != nil && unit == "" {
			unit = leading(m.length.value)
		}
	}
	l, noun := allotted(b.a, b.f, v, unit)
	if l == nil || noun < 0 && unit == "" {
		return
	}
	span := b.a.Span(clause.Extent(b.a, v))
	last.mentions = append(last.mentions, mention{at: v, sent: b.a.Tokens[v].Sent, family: talks, status: parley.Happened, planned: l, span: span})
}

// last is the last sentence that speaks of the meeting.
func (g *group) last() int { return g.mentions[len(g.mentions)-1].sent }

// otherSide adds the subject of the clause to a meeting of which the noun
// names one side: after a call with Tesk, Maren left; Maren agreed to a
// meeting with Tesk.
func (b *book) otherSide(m *mention) {
	if !m.oneSide || b.a.Child(m.at, "poss") >= 0 || m.back && m.family == talks && len(m.people) == 1 {
		return
	}
	one := b.f.ByID(m.people[0])
	if one == nil || one.Type != parley.Person && one.Type != parley.Country && one.Type != parley.Group {
		return
	}
	v := clause.Governor(b.a, m.at)
	if v < 0 {
		return
	}
	s := clause.Subject(b.a, v)
	for _, k := range clause.Who(b.a, b.f, s) {
		e := b.f.ByID(k)
		if !slices.Contains(m.people, k) && (e.Type == one.Type || len(m.people) > 1 && e.Type == parley.Person) {
			m.people = append([]string{k}, m.people...)
			m.oneSide = false
		}
	}
}

// samePeople is the meeting of the same people, told as equally real, or nil.
func (b *book) samePeople(m *mention) *group {
	groups := b.recent()
	for i := len(groups) - 1; i >= 0; i-- {
		g := groups[i]
		if !b.fits(g, m) || g.real != (m.status == parley.Happened) || !sameSet(g.people, m.people) {
			continue
		}
		if m.again && g.real && !onlyForm(b.a, m) {
			continue
		}
		if g.clashes(m) {
			continue
		}
		return g
	}
	return nil
}

// onlyForm reports whether the words that set the meeting apart speak of its
// form alone (bilateral), not of its place in a row (next).
func onlyForm(a *parley.Annotations, m *mention) bool {
	for k := max(0, m.at-4); k < m.at; k++ {
		if w := clause.Text(a, k); again[w] && ways[w] == "" {
			return false
		}
	}
	return true
}

// pointedAt is the meeting that a mention without participants takes up.
func (b *book) pointedAt(m *mention) *group {
	if m.again && !m.back {
		return nil
	}
	if m.label != "" {
		groups := b.recent()
		for i := len(groups) - 1; i >= 0; i-- {
			g := groups[i]
			if b.fits(g, m) && slices.ContainsFunc(g.places, func(p string) bool { return strings.Contains(p, m.label) }) {
				return g
			}
		}
		if len(b.groups) > 0 && b.anyPlace(m) {
			return nil
		}
	}
	if !m.back && m.length == nil && !m.shared && m.label == "" {
		return nil
	}
	return b.latest(m)
}

// anyPlace reports whether every meeting of the family so far has a place, so
// that another place means another meeting.
func (b *book) anyPlace(m *mention) bool {
	for _, g := range b.recent() {
		if b.fits(g, m) && len(g.places) == 0 {
			return false
		}
	}
	return true
}

// latest is the meeting that the text spoke of last, by a mention or by the
// name of its place.
func (b *book) latest(m *mention) *group {
	var best *group
	score := -1
	for _, g := range b.recent() {
		if g.mentions[0].family != m.family && !m.shared || m.shared && (len(g.people) < 2 || !g.real) {
			continue
		}
		if !m.shared && (!b.fits(g, m) || m.many != g.many()) {
			continue
		}
		if m.status == parley.Happened && !g.real || m.status != parley.Happened && g.real && m.start != nil {
			continue
		}
		if g.clashes(m) {
			continue
		}
		if s := b.spokenOf(g, m.at); s > score || s == score && len(best.people) == 0 && len(g.people) > 0 {
			best, score = g, s
		}
	}
	return best
}

// before is the last meeting of the family that took place, or nil.
func (b *book) before(of family) *group {
	groups := b.recent()
	for i := len(groups) - 1; i >= 0; i-- {
		if g := groups[i]; g.real && g.mentions[0].family == of {
			return g
		}
	}
	return nil
}

// spokenOf is the last sentence before token i in which the text speaks of the
// meeting or names its place.
func (b *book) spokenOf(g *group, i int) int {
	last := g.last()
	const back = 5 // sentences; a place named before that points to no meeting
	for k := i - 1; k >= 0 && b.a.Tokens[k].Sent > last && b.a.Tokens[k].Sent >= b.a.Tokens[i].Sent-back; k-- {
		if b.f.Entity(k) == "" {
			continue
		}
		w := clause.Text(b.a, k)
		if slices.ContainsFunc(g.places, func(p string) bool { return len(w) > 3 && strings.HasPrefix(w, p) }) {
			return b.a.Tokens[k].Sent
		}
	}
	return last
}

func (g *group) many() bool { return g.mentions[0].many }

// fits reports whether the mention can be one of the meeting's by family and
// number of sides.
func (b *book) fits(g *group, m *mention) bool {
	if g.mentions[0].family != m.family {
		return false
	}
	way := b.way(m)
	return way == "" || g.way == "" || g.way == way
}

// way is the number of sides that the words before a noun give.
func (b *book) way(m *mention) string {
	if clause.IsVerb(b.a, m.at) {
		return ""
	}
	for _, c := range b.a.Children(m.at) {
		if int(c) < m.at {
			for k := b.a.Tokens[c].Left; k <= b.a.Tokens[c].Right; k++ {
				w := clause.Text(b.a, k)
				if w == "bilateral" || w == "trilateral" || w == "tripartite" || k+2 < len(b.a.Tokens) && ways[w] != "" && clause.Text(b.a, k+2) == "way" {
					return ways[w]
				}
			}
		}
	}
	return ""
}

// placesOf are the places that the mention names, lower case.
func placesOf(a *parley.Annotations, f *parley.Findings, m *mention) []string {
	var out []string
	if m.label != "" {
		out = append(out, m.label)
	}
	at := []int{m.at}
	if v := a.Tokens[m.at].Head; !clause.IsVerb(a, m.at) && clause.IsVerb(a, v) && (a.Tokens[m.at].Dep == "dobj" || a.Tokens[m.at].Dep == "nsubj") {
		at = append(at, v)
	}
	for _, i := range at {
		for _, o := range placesBelow(a, i) {
			if e := f.ByID(f.Entity(o)); e != nil && (e.Type == parley.Place || e.Type == parley.Country || e.Type == parley.Org) {
				if p := strings.ToLower(mentionOf(a, f, e, o)); p != "" {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

func (g *group) start() *parley.Date {
	for _, m := range g.mentions {
		if m.start != nil {
			return m.start
		}
	}
	return nil
}

// clashes reports whether the mention has a date that none of the meeting's can
// be.
func (g *group) clashes(m *mention) bool {
	for _, o := range g.mentions {
		if o.when != "" && m.when != "" && !compatible(o.when, m.when) {
			return true
		}
	}
	return false
}

// compatible reports whether one date can be the other or hold it. X stands for
// what a text leaves open; a week and a month can be of one date.
func compatible(x, y string) bool {
	xs, ys := strings.Split(x, "-"), strings.Split(y, "-")
	for i := range min(len(xs), len(ys)) {
		p, q := xs[i], ys[i]
		if strings.HasPrefix(p, "W") != strings.HasPrefix(q, "W") {
			return true
		}
		if !strings.Contains(p+q, "X") && !strings.HasPrefix(p, q) && !strings.HasPrefix(q, p) {
			return false
		}
	}
	return true
}

func sameSet(x, y []string) bool {
	if len(x) != len(y) {
		return false
	}
	for _, k := range x {
		if !slices.Contains(y, k) {
			return false
		}
	}
	return true
}

// meetings are the happenings with at least two sides, in the order of the text.
func (b *book) meetings() []parley.Meeting {
	var out []parley.Meeting
	for _, g := range b.groups {
		people := people(b.f, g.people)
		if len(people) < 2 && !g.leaders && !(len(people) == 1 && isGroup(b.f, people[0])) {
			continue
		}
		others := slices.DeleteFunc(g.others, func(k string) bool { return slices.Contains(people, k) })
		m := parley.Meeting{ID: "m" + strconv.Itoa(len(out)), Participants: people, Kind: g.mentions[0].kind, Status: g.status(), Start: g.start(), Outcome: g.outcome, Others: others}
		for _, o := range g.mentions {
			if m.Place == "" {
				m.Place = o.place
			}
			if o.length != nil && m.Duration == "" {
				s := o.length.span
				m.Duration, m.DurationMod, m.DurationSpan = o.length.value, o.length.mod, &s
			}
			if o.planned != nil && m.PlannedDuration == "" {
				s := o.planned.span
				m.PlannedDuration, m.PlannedSpan = o.planned.value, &s
			}
			if len(o.people) > 1 || o.length != nil || o.planned != nil || len(m.Evidence) == 0 {
				m.Evidence = append(m.Evidence, o.span)
			}
		}
		if m.Status == parley.Planned || m.Status == parley.Hypothetical {
			m.Duration, m.DurationMod, m.DurationSpan = "", "", nil
		}
		m.Evidence = distinct(m.Evidence)
		out = append(out, m)
	}
	return out
}

// status is that of the mentions that name who takes part; called off wins
// over planned.
func (g *group) status() parley.Status {
	if g.real {
		return parley.Happened
	}
	s := g.mentions[0].status
	for _, m := range g.mentions {
		if m.status == parley.Denied {
			return parley.Denied
		}
		if s == parley.Hypothetical && m.status == parley.Planned {
			s = parley.Planned
		}
	}
	return s
}

func distinct(spans []parley.Span) []parley.Span {
	out := spans[:0:0]
	for _, s := range spans {
		if !slices.ContainsFunc(out, func(o parley.Span) bool { return o.Contains(s) }) {
			out = append(out, s)
		}
	}
	return out
}
