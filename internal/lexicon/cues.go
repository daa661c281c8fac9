package lexicon

import "strings"

// Kinds of statements, as the record names them.
const (
	Said         = "said"
	Belief       = "belief"
	Demand       = "demand"
	Offer        = "offer"
	Denial       = "denial"
	Promise      = "promise"
	Threat       = "threat"
	Warning      = "warning"
	Praise       = "praise"
	Criticism    = "criticism"
	Announcement = "announcement"
	Question     = "question"
)

// Cue is a word by which somebody is reported to say, think or want something,
// and the grammar in which what is said may stand with it.
type Cue struct {
	Kind       string
	Clause     bool   // a clause: said (that) it was over
	Quote      bool   // a quotation: “It is over,” she added
	Object     bool   // an object: voiced doubt, reiterated the demand
	Infinitive bool   // an infinitive: promised to leave, urged them to leave
	As         bool   // an object and what it is called: described it as a success, called it a success
	Talk       bool   // an object that is talk itself: supported the idea of, rejected the demand for
	Hearer     bool   // the object is the hearer: told him that
	Preps      string // a phrase with one of these prepositions: called for, warned of; spaces around each
}

// Has reports whether prep may head what is said.
func (c Cue) Has(prep string) bool { return strings.Contains(c.Preps, " "+prep+" ") }

// Talk reports whether the noun with this lemma names something put forward in
// words: an idea, a demand.
func Talk(lemma string) bool { return talk[lemma] }

// Shows reports whether the verb with this lemma also says what a happening
// shows, so that its participle behind a clause is the author's: "took no
// questions, signaling that".
func Shows(lemma string) bool { return shows[lemma] }

// Verb is the cue of the verb with this lemma, its particle behind a space
// ("point out").
func Verb(lemma string) (Cue, bool) { c, ok := verbs[lemma]; return c, ok }

// Noun is the cue of the noun with this lemma.
func Noun(lemma string) (Cue, bool) { c, ok := nouns[lemma]; return c, ok }

// Adjective is the cue of a predicate adjective.
func Adjective(lemma string) (Cue, bool) { c, ok := adjectives[lemma]; return c, ok }

// Speaks reports whether the noun with this lemma names somebody who can speak
// or think: people by office, groups, bodies, papers and reports.
func Speaks(lemma string) bool { return speakers[lemma] }

// Each line: kind, grammar (c clause, q quotation, o object, i infinitive,
// a as-object, t object that is talk, h hearer; prepositions after a slash), lemmas.
var verbs = cues(`
said c,q say
said c,q,o,/of/about mention
said c,q add maintain
said c,q,o note remark observe comment reply respond retort counter explain clarify reveal disclose recount relate reiterate repeat recall stress emphasize emphasise underline underscore highlight affirm reaffirm confirm assert contend specify detail claim allege acknowledge admit concede indicate signal imply predict declare proclaim state
said c,q,o,/on insist
said c,q tell/h inform/h remind/h assure/h
said c,q answer argue continue conclude joke quip exclaim exult tweet post write recount whisper shout scream cry lament muse opine elaborate interject summarize summarise testify
said o,c express voice convey echo
said c,q,/about/of complain boast brag
said /about/of talk speak
said a describe characterize characterise label portray brand dub term depict hail
said a,q,/for call
said o,c downplay
said c,q,/at hint
said c,q,o suggest report
said a rate
said o tout
belief c believe think feel suspect reckon assume figure
belief c,o doubt fear
belief c hope
belief c,i expect
belief c,a consider
demand c,o,i,q demand
demand c,i,q urge ask/h
demand c,i request
demand /for press plead appeal
demand c,o stipulate
offer c,o,i propose
offer i offer
offer o dangle float
offer c,o,q recommend
offer i invite
denial c,o,q deny
denial o,c,a dismiss rebuff
denial o,c,q dispute refute
promise c,i,q,o promise pledge vow
promise c,q swear
threat i,c,q,/to threaten
warning c,q,i,/of/about/against warn
warning c,q caution
praise o,/for,a commend laud
praise a praise applaud celebrate
criticism o,/for,a criticize criticise condemn denounce slam blast decry deplore deride mock rebuke
criticism c,o,/of accuse
announcement c,q,o announce
question q,c wonder inquire
said c,q agree
said c,q,o point-out spell-out make-clear lay-out set-out
denial c,o,q rule-out
said c convince/h persuade/h
belief c,o envisage envision foresee
belief c assume presume worry
demand /for,i advocate
said t leave-open support endorse back welcome push promote raise
denial t reject oppose
`)

var nouns = cues(`
said c claim assertion statement remark comment suggestion argument contention admission acknowledgment acknowledgement confirmation announcement declaration allegation report insistence
belief c belief conviction view opinion hope expectation fear doubt suspicion optimism confidence concern worry assumption stance position
demand c demand call request insistence appeal
offer c offer proposal
denial c denial
promise c promise pledge vow assurance guarantee commitment
threat c threat
warning c warning
`)

var adjectives = cues(`
said c adamant insistent
belief c convinced confident certain sure optimistic pessimistic hopeful doubtful skeptical sceptical afraid worried
`)

var speakers = set(`person people man woman leader president minister premier chancellor king queen prince pope secretary official
officer diplomat ambassador envoy negotiator mediator spokesman spokeswoman spokesperson analyst expert observer commentator
critic supporter opponent adviser advisor aide ally lawmaker senator congressman congresswoman representative politician
legislator governor mayor general commander chief head director chairman chairwoman chair economist historian scholar
professor researcher author journalist reporter correspondent source witness resident official staff team party government
administration ministry department office committee commission council court parliament congress senate house union alliance
delegation side country state nation capital army military police agency organization organisation group institute think-tank
bank company firm newspaper paper report outlet media press website magazine article document memo survey poll study lawyer
attorney prosecutor judge counsel activist protester voter citizen European American Western counterpart member veteran
candidate campaign republican democrat conservative liberal wife husband son daughter father mother brother sister friend
soldier fighter rebel militant insider pundit fan some other many most several both who parent student teacher doctor
family player coach manager owner executive analyst investigator deputy co-founder founder cleric bishop priest regulator
speaker host scientist commissioner strategist operative pollster consultant lobbyist editor columnist blogger user statement`)

var shows = set("signal underscore underline highlight reveal indicate imply suggest confirm reflect emphasize emphasise echo recall")

var talk = set(`idea proposal notion plan call demand offer suggestion claim view prospect possibility concept argument accusation
allegation request initiative formula talk thought`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// cues reads a table of cues.
func cues(table string) map[string]Cue {
	m := map[string]Cue{}
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			continue
		}
		c := Cue{Kind: fields[0]}
		for flag := range strings.SplitSeq(fields[1], ",") {
			switch {
			case flag == "c":
				c.Clause = true
			case flag == "q":
				c.Quote = true
			case flag == "o":
				c.Object = true
			case flag == "i":
				c.Infinitive = true
			case flag == "t":
				c.Talk = true
			case flag == "a":
				c.As = true
			case strings.HasPrefix(flag, "/"):
				c.Preps = strings.ReplaceAll(flag, "/", " ") + " "
			}
		}
		for _, lemma := range fields[2:] {
			own := c
			lemma, hearer := strings.CutSuffix(strings.ReplaceAll(lemma, "-", " "), "/h")
			own.Hearer = hearer
			m[lemma] = own
		}
	}
	return m
}
