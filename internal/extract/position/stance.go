package position

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// Kinds of stance as the record names them.
const (
	demands    = "demands"
	offers     = "offers"
	accepts    = "accepts"
	rejects    = "rejects"
	conditions = "conditions"
	redLine    = "red line"
	undecided  = "undecided"
)

// taking says what a verb of stance must govern to be one: to suggest a truce
// is an offer, to suggest that it failed isn't.
type taking uint8

const (
	thing   taking = 1 << iota // a noun: rejects the truce
	doing                      // a gerund: suggests freezing the line
	toDo                       // an infinitive: refuses to sign
	others                     // another's infinitive or participle: wants Tarsk to sign, sanctions lifted
	clausal                    // any clause: demands that
	duty                       // a clause that says what must be done, or that the speaker won't: insists that Tarsk must
	spoken                     // not a complement: the verb is an act of speech, so that the words are the party's own
)

type stanceVerb struct {
	kind  string
	takes taking
}

// stanceVerbs are verbs by which their subject takes a stance on what follows.
var stanceVerbs = map[string]stanceVerb{
	"demand": {demands, thing | toDo | clausal | spoken}, "insist": {demands, duty | spoken},
	"want": {demands, thing | toDo | others}, "require": {demands, thing | others | duty},
	"urge": {demands, thing | others | toDo | duty | spoken}, "seek": {demands, thing},
	"emphasize": {demands, duty | spoken}, "emphasise": {demands, duty | spoken},
	"favor": {demands, thing | doing}, "favour": {demands, thing | doing}, "prefer": {demands, thing | doing | toDo | others},
	"advocate": {demands, thing | doing}, "request": {demands, thing | duty | spoken}, "recommend": {demands, thing | doing | duty | spoken},
	"offer": {offers, thing | toDo | spoken}, "propose": {offers, thing | doing | toDo | duty | spoken},
	"suggest": {offers, thing | doing | duty | spoken}, "pledge": {offers, thing | toDo | duty | spoken},
	"promise": {offers, thing | toDo | duty | spoken}, "vow": {offers, toDo | duty | spoken}, "volunteer": {offers, toDo},
	"commit": {offers, toDo}, "dangle": {offers, thing}, "float": {offers, thing}, "envisage": {offers, thing | doing},
	"accept": {accepts, thing | duty | spoken}, "agree": {accepts, thing | toDo | duty | spoken}, "support": {accepts, thing | doing | spoken},
	"back": {accepts, thing | doing}, "endorse": {accepts, thing | spoken}, "welcome": {accepts, thing | spoken},
	"embrace": {accepts, thing}, "approve": {accepts, thing | doing}, "adopt": {accepts, thing}, "concede": {accepts, duty},
	"reject": {rejects, thing | doing | spoken}, "refuse": {rejects, thing | toDo}, "decline": {rejects, thing | toDo},
	"oppose": {rejects, thing | doing}, "dismiss": {rejects, thing}, "veto": {rejects, thing}, "resist": {rejects, thing | doing},
	"downplay": {undecided, thing | doing}, "weigh": {undecided, thing | doing}, "mull": {undecided, thing | doing},
	"consider": {undecided, doing},
}

// prepositional are stances by a verb and a preposition.
var prepositional = map[string]map[string]string{
	"call": {"for": demands}, "push": {"for": demands}, "press": {"for": demands}, "ask": {"for": demands}, "aim": {"for": demands},
	"object": {"to": rejects}, "rule": {"out": rejects}, "warn": {"against": rejects}, "argue": {"for": demands, "against": rejects},
	"insist": {"on": demands, "upon": demands},
}

// ready are adjectives before an infinitive by which their subject offers or
// refuses something.
var ready = map[string]string{"ready": offers, "willing": offers, "prepared": offers, "open": offers, "unwilling": rejects, "reluctant": rejects,
	"opposed": rejects, "adamant": demands, "determined": demands, "keen": demands, "intent": demands}

// stanceNouns are nouns of stance; whose they are is the holder.
var stanceNouns = map[string]string{"demand": demands, "insistence": demands, "call": demands, "condition": conditions, "precondition": conditions,
	"offer": offers, "proposal": offers, "plan": offers, "commitment": offers, "pledge": offers, "promise": offers, "readiness": offers, "willingness": offers,
	"support": accepts, "acceptance": accepts, "consent": accepts,
	"rejection": rejects, "refusal": rejects, "opposition": rejects, "objection": rejects}

// tellings are verbs that report words; what is said decides the stance.
var tellings = map[string]bool{"say": true, "tell": true, "state": true, "reiterate": true, "repeat": true, "stress": true, "declare": true,
	"announce": true, "argue": true, "add": true, "maintain": true, "retort": true, "reply": true, "confirm": true, "explain": true,
	"underline": true, "note": true, "believe": true, "think": true, "assert": true, "claim": true, "indicate": true, "signal": true}

// reading is the stance that a word takes.
type reading struct {
	kind   string
	words  parley.Range // the stance as the record tells it
	about  []int        // the tokens that its issues are read from
	speech bool         // it is an act of speech
}

// stanceOf is the stance that the verb at v takes; its kind is "" for none.
func (r *reader) stanceOf(v int) reading {
	a := r.a
	lemma := lower(a, v)
	if !r.held(v) {
		return reading{}
	}
	switch {
	case tellings[lemma]:
		return r.told(v)
	case lemma == "be" || lemma == "remain" || lemma == "stay":
		return r.adjective(v)
	}
	if k := r.byPreposition(v); k != "" {
		kind := r.negate(v, k)
		if (kind == demands || kind == offers) && r.conditional(clause.Extent(a, v)) {
			kind = conditions
		}
		return reading{kind, r.reach(v), r.focus(v, kind == conditions, false), lemma != "aim"}
	}
	verb, ok := stanceVerbs[lemma]
	if !ok {
		if redLines(a, clause.Extent(a, v)) && !clause.Negated(a, v) && clause.Modal(a, v) == "" {
			return reading{redLine, clause.Extent(a, v), r.focus(v, false, true), false} // makes it a red line
		}
		return r.ownDeed(v)
	}
	kind := r.governs(v, verb)
	if kind == accepts && !clause.Negated(a, v) && clause.Status(a, v) == parley.Denied {
		return reading{} // failed to agree
	}
	words := r.reach(v)
	words.First = v
	if clause.Passive(a, v) {
		words.First = min(v, a.Subtree(v).First)
	}
	if (kind == demands || kind == offers) && r.conditional(words) {
		kind = conditions
	}
	if (kind == demands || kind == offers) && (neverIn(a, words) || redLines(a, words)) {
		kind = redLine
	}
	kind = r.negate(v, kind)
	if noun := r.described(v); len(noun) > 0 {
		words.First = min(words.First, a.Tokens[a.Tokens[v].Head].Left)
	}
	return reading{kind, words, append(r.described(v), r.focus(v, kind == conditions, false)...), verb.takes&spoken != 0}
}

// byPreposition is the kind of stance of the verb at v with its preposition or
// particle, or "": calls for, called on Tarsk to, ruled out.
func (r *reader) byPreposition(v int) string {
	a := r.a
	frames := prepositional[lower(a, v)]
	for _, c := range a.Children(v) {
		if k := frames[clause.Text(a, int(c))]; k != "" {
			return k
		}
		if w := clause.Text(a, int(c)); lower(a, v) == "call" && (w == "on" || w == "upon") && int(c) > v && a.Child(v, "dobj") < 0 && a.Child(v, "xcomp", "ccomp") > int(c) {
			return demands
		}
	}
	return ""
}

// governs is the kind of the verb's stance with what the verb at v governs,
// or "" where it governs nothing that makes it one.
func (r *reader) governs(v int, verb stanceVerb) string {
	a := r.a
	has := func(t taking) bool { return verb.takes&t != 0 }
	for _, c := range a.Children(v) {
		i := int(c)
		t := a.Tokens[c]
		switch t.Dep {
		case "ccomp", "xcomp":
			if i < v && !has(clausal) && !has(duty) {
				continue
			}
			switch subject := a.Child(i, "nsubj", "nsubjpass", "expl"); {
			case infinitive(a, i) && (subject >= 0 || a.Child(v, "dobj") >= 0):
				return only(has(others), verb.kind)
			case infinitive(a, i):
				return only(has(toDo) && !(verb.kind == rejects && answering[lower(a, i)]), verb.kind)
			case t.Tag == "VBG" && a.Child(i, "aux") < 0:
				return only(has(doing), verb.kind)
			case t.Tag == "VBN" && a.Child(i, "aux", "auxpass") < 0:
				return only(has(others), verb.kind)
			case !clause.IsVerb(a, i):
				return only(has(thing), verb.kind)
			case has(thing) && r.between(v, i):
				continue // agreed to a truce, with a clause that the parser hung behind it
			case has(clausal):
				return verb.kind
			case has(duty):
				return r.ofDuty(v, i, verb)
			default:
				return ""
			}
		}
	}
	switch {
	case stressing[lower(a, v)]:
		o := a.Child(v, "dobj")
		return only(o >= 0 && (needs[lower(a, o)] || r.rather(o)), verb.kind)
	case a.Child(v, "dobj", "nsubjpass", "dative") >= 0 || clause.Passive(a, v):
		if o := a.Child(v, "oprd", "dobj"); o >= 0 && words[lower(a, o)] && lower(a, v) != "demand" {
			return "" // offered a response, declined comment
		}
		if clause.Passive(a, v) && (lower(a, v) == "seek" || lower(a, v) == "want") {
			return "" // is sought by the police
		}
		return only(has(thing), verb.kind)
	case a.Child(v, "prep") >= 0:
		return only(has(thing) && verb.kind == accepts || lower(a, v) == "commit", verb.kind) // agreed to a truce
	}
	return ""
}

// between reports whether the verb at v has an object or preposition of its own
// before the clause at c.
func (r *reader) between(v, c int) bool {
	for _, k := range r.a.Children(v) {
		if d := r.a.Tokens[k].Dep; int(k) > v && int(k) < c && (d == "dobj" || d == "prep" && (clause.Text(r.a, int(k)) == "to" || clause.Text(r.a, int(k)) == "on")) {
			o := r.a.Child(int(k), "pobj")
			return d == "dobj" || o >= 0 && r.f.Entity(o) == "" && r.a.Tokens[o].Pos == "NOUN"
		}
	}
	return false
}

// stressing are verbs that take a stance only on what is needed, or put before
// something else: stressed the need for a truce.
var (
	stressing = map[string]bool{"emphasize": true, "emphasise": true}
	needs     = map[string]bool{"need": true, "necessity": true, "importance": true, "urgency": true}
)

// rather reports whether the noun at o is put before another: a treaty rather
// than a truce.
func (r *reader) rather(o int) bool {
	in := r.a.Subtree(o)
	for i := in.First; i < in.End; i++ {
		if w := clause.Text(r.a, i); w == "rather" || w == "instead" {
			return true
		}
	}
	return false
}

// answering are verbs that say what a source would not tell: declined to say.
var answering = map[string]bool{"say": true, "comment": true, "answer": true, "elaborate": true, "specify": true, "confirm": true, "identify": true,
	"speculate": true, "tell": true, "name": true, "disclose": true, "respond": true, "be": true}

// words are things said, offered by who says them.
var words = map[string]bool{"response": true, "comment": true, "explanation": true, "apology": true, "condolence": true, "praise": true,
	"view": true, "opinion": true, "prayer": true, "word": true, "assessment": true, "account": true, "detail": true, "glimpse": true,
	"hint": true, "congratulation": true, "criticism": true, "defense": true, "defence": true, "answer": true, "reason": true,
	"guidance": true, "clarification": true, "advice": true, "statement": true, "interview": true, "question": true}

func only(yes bool, kind string) string {
	if yes {
		return kind
	}
	return ""
}

// ofDuty is the kind of stance of a verb whose complement is the clause at c,
// if that clause tells what must be done, or what its speaker will or won't.
func (r *reader) ofDuty(v, c int, verb stanceVerb) string {
	if subjunctive(r.a, c) {
		return verb.kind
	}
	switch kind := r.saying(c, r.holders(clause.Doers(r.a, v))); {
	case kind == "":
		return ""
	case verb.kind == demands:
		return kind
	case kind == rejects || kind == redLine:
		return kind
	}
	return verb.kind
}

// subjunctive reports whether the clause of the verb at v has the bare form of
// a wish or demand: that they be lifted, that Tarsk leave.
func subjunctive(a *parley.Annotations, v int) bool {
	if a.Child(v, "nsubj", "nsubjpass", "expl") < 0 {
		return false
	}
	for _, c := range a.Children(v) {
		switch t := a.Tokens[c]; {
		case t.Dep == "aux" && (t.Tag == "MD" || t.Tag == "TO"):
			return false
		case t.Dep == "auxpass":
			return strings.EqualFold(t.Text, "be")
		case t.Dep == "aux" && !strings.EqualFold(t.Text, "be") && !strings.EqualFold(t.Text, "not"):
			return false
		}
	}
	return a.Tokens[v].Tag == "VB"
}

// described are the tokens of the noun that the verb at v describes, where it
// is what the stance is about: a truce proposed by Norrland, the terms that
// Tesk rejected.
func (r *reader) described(v int) []int {
	a := r.a
	t := a.Tokens[v]
	if t.Dep != "acl" && t.Dep != "relcl" {
		return nil
	}
	if !clause.Passive(a, v) {
		o := a.Child(v, "dobj")
		if o < 0 || clause.Antecedent(a, o) != t.Head {
			return nil
		}
	}
	return r.focus(t.Head, false, false)
}

// reach is the clause of the verb at v up to a further verb that shares its
// subject: refused to talk | and left.
func (r *reader) reach(v int) parley.Range {
	a := r.a
	in := clause.Extent(a, v)
	for i := v + 1; i < in.End; i++ {
		t := a.Tokens[i]
		if t.Dep != "conj" || !clause.IsVerb(a, i) || t.Head != v && !(a.Tokens[t.Head].Head == v && turns(a, t.Head, i)) {
			continue
		}
		end := t.Left
		for end > v+1 && (a.Tokens[end-1].Dep == "cc" || a.Tokens[end-1].Dep == "punct" || a.Tokens[end-1].Blank) {
			end--
		}
		in.End = min(in.End, end)
	}
	return a.Trim(in, ",.;:–—-")
}

// negate turns a stance round where its verb is negated.
func (r *reader) negate(v int, kind string) string {
	if !clause.Negated(r.a, v) {
		return kind
	}
	if noLonger(r.a, v) {
		return "" // a shift
	}
	switch kind {
	case accepts, demands, offers:
		return rejects
	case conditions:
		return conditions // not ready to sign unless
	}
	return "" // has not refused: no stance told
}

// noLonger reports whether the verb at v is said to hold no longer.
func noLonger(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if clause.Text(a, int(c)) == "longer" && c > 0 && clause.Text(a, int(c)-1) == "no" {
			return true
		}
	}
	return false
}

// adjective is the stance of "is ready to", "is adamant that".
func (r *reader) adjective(v int) reading {
	a := r.a
	c := a.Child(v, "acomp", "oprd", "attr")
	if c < 0 {
		return reading{}
	}
	kind := ready[clause.Text(a, c)]
	if kind == "" || a.Child(c, "xcomp", "ccomp", "prep") < 0 && a.Child(v, "ccomp", "xcomp") < 0 || assessed(a, c) {
		return reading{}
	}
	content := r.reach(v)
	content.First = c
	about := r.focus(c, false, false)
	for _, k := range a.Children(v) {
		if d := a.Tokens[k].Dep; int(k) > c && (d == "ccomp" || d == "xcomp") && !r.says(c, "so") {
			about = append(about, r.focus(int(k), false, true)...)
		}
	}
	if (kind == offers || kind == demands) && r.conditional(content) {
		kind = conditions
		about = append(about, r.focus(c, true, false)...)
	}
	return reading{r.negate(v, kind), content, about, false}
}

// assessed reports whether the adjective at i is graded as from outside: is
// well prepared to join.
func assessed(a *parley.Annotations, i int) bool {
	for _, c := range a.Children(i) {
		switch clause.Text(a, int(c)) {
		case "well", "better", "best", "poorly", "badly", "sufficiently", "fully":
			return true
		}
	}
	return false
}

// noun is the stance of a noun with an owner: Velmar's demand for talks, a
// Norrland commitment to send troops.
func (r *reader) noun(n int) {
	kind := stanceNouns[lower(r.a, n)]
	if kind == "" || r.a.Child(n, "prep", "acl", "ccomp", "relcl") < 0 || r.supposed(n) {
		return
	}
	if clause.Negated(r.a, n) { // showed no willingness to
		if kind != offers && kind != accepts {
			return
		}
		kind = rejects
	}
	holders := r.owners(n)
	if len(holders) == 0 {
		if v := r.a.Tokens[n].Head; r.a.Tokens[n].Dep == "dobj" && shown[lower(r.a, v)] && r.held(v) {
			holders = r.holders(clause.Doers(r.a, v))
		}
	}
	words := r.a.Subtree(n)
	if kind == demands && r.conditional(words) {
		kind = conditions
	}
	about := r.focus(n, kind == conditions, false)
	if c := r.a.Child(n, "acl", "ccomp"); c >= 0 && !infinitive(r.a, c) && r.a.Child(c, "mark") >= 0 {
		about = append(about, r.focus(c, false, true)...) // the demand that
	}
	r.add(holders, reading{kind, words, about, kind == demands || r.underSpeech(n)}, words, n)
}

// shown are verbs by which their subject shows or states the stance that is
// their object.
var shown = map[string]bool{"express": true, "voice": true, "repeat": true, "reiterate": true, "show": true, "signal": true, "make": true,
	"state": true, "renew": true, "underline": true, "set": true, "present": true, "put": true, "indicate": true}

func (r *reader) underSpeech(n int) bool {
	h := lower(r.a, r.a.Tokens[n].Head)
	return shown[h] || tellings[h]
}

// redLines reports whether the words speak of a red line.
func redLines(a *parley.Annotations, in parley.Range) bool {
	for i := in.First; i+1 < in.End; i++ {
		if clause.Text(a, i) == "red" && strings.HasPrefix(clause.Text(a, i+1), "line") {
			return true
		}
	}
	return false
}

func neverIn(a *parley.Annotations, in parley.Range) bool {
	for i := in.First; i < in.End; i++ {
		if w := clause.Text(a, i); w == "never" && clause.Modal(a, a.Tokens[i].Head) != "" || w == "under" && i+2 < in.End && clause.Text(a, i+1) == "no" {
			return true
		}
	}
	return false
}
