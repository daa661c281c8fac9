package when

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/lexicon"
)

// expr is a time expression as a rule read it: words[start:end].
type expr struct {
	start, end int
	typ        string // DATE TIME DURATION SET
	value      string
	anchor     string
	mod        string
	begin      string
	until      string
	date       date // for a DATE whose value is a calendar date
	weak       bool // it gives way to an expression of the same length
}

// reader holds what the rules need to know.
type reader struct {
	a     *parley.Annotations // nil when a bare expression is read again
	words []word
	ref   refDate
	ahead bool   // without annotations: the expression lies ahead
	found []expr // the expressions of the first pass, for those tied to events
	tied  bool   // an expression may be tied to an event: a second pass is due
	last  date   // the latest date read before the current word
	// lastSent is the sentence of last.
	lastSent int
}

// rules are tried at each word; the longest expression wins, the earlier rule
// among equals.
var rules = []func(*reader, int) (expr, bool){
	(*reader).isoDate, (*reader).slashDate, (*reader).monthDay, (*reader).dayMonth, (*reader).monthAlone,
	(*reader).year, (*reader).decade, (*reader).century, (*reader).quarter, (*reader).season,
	(*reader).deictic, (*reader).nearUnit, (*reader).thisUnit, (*reader).weekday, (*reader).holiday, (*reader).duration,
	(*reader).bareUnits, (*reader).elliptic, (*reader).set, (*reader).clock, (*reader).vague,
}

// read finds the expressions of the whole text, in order, none inside another.
func read(a *parley.Annotations, words []word, ref refDate) []parley.Time {
	r := reader{a: a, words: words, ref: ref}
	found := r.pass()
	if r.tied {
		r.found, r.last = found, date{}
		found = r.pass()
	}
	var out []parley.Time
	for _, e := range found {
		start, end := a.Doc.View.Source(words[e.start].start, words[e.end-1].end)
		if start >= end {
			continue
		}
		out = append(out, parley.Time{
			Span: a.Doc.SpanOf(start, end), Type: e.typ, Value: e.value, Anchor: e.anchor,
			Begin: e.begin, End: e.until, Mod: e.mod,
		})
	}
	return out
}

func (r *reader) pass() []expr {
	var out []expr
	for i := 0; i < len(r.words); {
		e, ok := r.best(i)
		if !ok {
			i++
			continue
		}
		if e.date.y > 0 {
			r.last, r.lastSent = e.date, r.words[i].sent
		}
		out = append(out, e)
		i = e.end
	}
	return out
}

// best is the longest expression that starts at word i.
func (r *reader) best(i int) (expr, bool) {
	var top expr
	ok := false
	try := func(e expr) {
		if e.end <= i || !r.oneBlock(i, e.end) {
			return
		}
		e.start = i
		if !ok || e.end > top.end || e.end == top.end && top.weak && !e.weak {
			top, ok = e, true
		}
	}
	if e, hit := r.core(i); hit {
		try(e)
	}
	if e, hit := r.modified(i); hit {
		try(e)
	}
	return top, ok
}

func (r *reader) core(i int) (expr, bool) {
	var top expr
	ok := false
	if i >= len(r.words) || !starts(r.words[i].low) {
		return top, false
	}
	for _, rule := range rules {
		e, hit := rule(r, i)
		if !hit || e.end > len(r.words) {
			continue
		}
		if !ok || e.end > top.end || e.end == top.end && top.weak && !e.weak {
			top, ok = e, true
		}
	}
	return top, ok
}

// starters are the words with which an expression can start, besides figures,
// numbers in words and ordinals; they save trying the rules at every word.
var starters = starterWords(`the a an half several few some many couple number handful numerous countless dozen this that these those
	its their his her last past previous next coming upcoming current following first final recent preceding opening earlier later
	early late today yesterday tomorrow tonight noon midnight every each once twice per daily weekly monthly annually yearly now right
	for currently at presently nowadays recently more lately of long in any anytime before sooner future soon shortly sometime someday down q ' ’ ‘
	christmas new`, months, weekdays)

func starterWords(words string, names ...map[string]int) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	for _, m := range names {
		for w := range m {
			out[w] = true
		}
	}
	for w := range seasons {
		out[w] = true
	}
	for w := range units {
		out[w] = true
	}
	return out
}

func starts(low string) bool {
	return low[0] >= '0' && low[0] <= '9' || starters[low] || lexicon.Starts(low)
}

func (r *reader) oneBlock(i, end int) bool {
	return end <= len(r.words) && r.words[i].block == r.words[end-1].block
}

// low is word i in lower case, or "" outside the text.
func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].low
}

// lows is the words from i on in lower case, n at most.
func (r *reader) lows(i, n int) []string {
	out := make([]string, 0, n)
	for j := i; j < len(r.words) && j < i+n; j++ {
		out = append(out, r.words[j].low)
	}
	return out
}

// tag is the Penn tag of word i, "" where none is known.
func (r *reader) tag(i int) string {
	if i < 0 || i >= len(r.words) || r.words[i].tok == nil {
		return ""
	}
	return r.words[i].tok.Tag
}

// phrase is how many words the longest of the phrases takes at word i.
func (r *reader) phrase(i int, phrases ...string) int {
	longest := 0
	first := r.low(i)
	if first == "" {
		return 0
	}
	for _, p := range phrases {
		if !strings.HasPrefix(p, first) || len(p) > len(first) && p[len(first)] != ' ' {
			continue
		}
		n := 0
		for w := range strings.FieldsSeq(p) {
			if r.low(i+n) != w {
				n = -1
				break
			}
			n++
		}
		longest = max(longest, n)
	}
	return longest
}

// tense says whether the clause of word i looks ahead (1), back (-1) or neither.
func (r *reader) tense(i int) int {
	if r.a == nil {
		if r.ahead {
			return 1
		}
		return -1
	}
	if i < 0 || i >= len(r.words) || r.words[i].tok == nil {
		return 0
	}
	at := r.words[i].at
	for range 8 {
		t := &r.a.Tokens[at]
		if t.Pos == "VERB" || t.Pos == "AUX" {
			return r.verbTense(at)
		}
		if t.Head == at {
			return 0
		}
		at = t.Head
	}
	return 0
}

func (r *reader) verbTense(v int) int {
	t := &r.a.Tokens[v]
	for _, c := range r.a.Children(v) {
		x := &r.a.Tokens[c]
		if x.Dep != "aux" && x.Dep != "auxpass" {
			continue
		}
		switch x.Lemma {
		case "will", "would", "shall", "'ll", "’ll", "may", "should":
			return 1
		case "to":
			return r.infinitive(v)
		case "have", "could", "might":
			return -1
		}
		if x.Tag == "VBD" {
			return -1
		}
		if t.Tag == "VBG" {
			return 1
		}
	}
	switch t.Tag {
	case "VBD":
		return -1
	case "VBZ", "VBP":
		return 0
	case "VBG":
		if t.Head != v {
			return r.verbTenseUp(t.Head)
		}
	}
	return 0
}

// plans are words whose infinitive lies ahead of them.
var plans = map[string]bool{"plan": true, "agree": true, "expect": true, "schedule": true, "set": true, "intend": true, "promise": true, "want": true,
	"hope": true, "due": true, "prepare": true, "invite": true, "order": true, "decide": true, "vow": true, "offer": true, "be": true, "slate": true,
	"head": true, "ready": true, "threaten": true, "pledge": true, "seek": true, "call": true, "arrange": true, "propose": true, "urge": true}

// infinitive says where the infinitive at v lies: ahead after a word of
// planning, else with the verb that governs it ("declined to comment").
func (r *reader) infinitive(v int) int {
	h := r.a.Tokens[v].Head
	if h == v || plans[r.a.Tokens[h].Lemma] {
		return 1
	}
	if r.a.Tokens[h].Pos != "VERB" {
		return 1
	}
	return r.verbTense(h)
}

func (r *reader) verbTenseUp(v int) int {
	if t := &r.a.Tokens[v]; t.Tag == "VBD" {
		return -1
	}
	return 0
}
