package meeting

// nouns are the words for meetings: family and the record's kind.
var nouns = map[string]struct {
	family family
	kind   string
}{
	"meeting": {talks, "talks"}, "summit": {talks, "talks"}, "talk": {talks, "talks"}, "encounter": {talks, "talks"},
	"negotiation": {talks, "talks"}, "discussion": {talks, "talks"}, "session": {talks, "talks"}, "consultation": {talks, "talks"},
	"dialogue": {talks, "talks"}, "sit-down": {talks, "talks"}, "tête-à-tête": {talks, "talks"},
	"parley": {talks, "talks"},
	"call":   {call, "call"}, "conversation": {call, "call"}, "phone": {call, "call"},
	"conference": {press, "press conference"}, "appearance": {press, "press conference"}, "briefing": {press, "press conference"},
	"lunch": {meal, "lunch"}, "luncheon": {meal, "lunch"}, "dinner": {meal, "dinner"}, "breakfast": {meal, "breakfast"}, "banquet": {meal, "dinner"},
}

// loose nouns name what goes on at a meeting as often as a meeting: they count
// only with participants or a length.
var loose = map[string]bool{"negotiation": true, "discussion": true, "dialogue": true, "session": true, "consultation": true,
	"talk": false, "conversation": true, "parley": true, "call": true, "breakfast": true, "banquet": true}

// verbs are those of people meeting. With a preposition (one of preps) or an
// object the other side is named there.
var verbs = map[string]struct {
	family family
	kind   string
	preps  []string // one of them must follow; none: an object or a plural subject
}{
	"meet":      {talks, "talks", nil},
	"convene":   {talks, "talks", nil},
	"confer":    {talks, "talks", []string{"with"}},
	"sit":       {talks, "talks", []string{"with"}},
	"host":      {talks, "talks", nil},
	"receive":   {talks, "talks", nil},
	"welcome":   {talks, "talks", nil},
	"call":      {call, "call", nil},
	"phone":     {call, "call", nil},
	"telephone": {call, "call", nil},
	"ring":      {call, "call", nil},
}

// needsPerson are verbs that speak of a meeting only with a person as object.
var needsPerson = map[string]bool{"host": true, "receive": true, "welcome": true, "call": true, "phone": true, "telephone": true, "ring": true}

// again are words that set a meeting apart from the one before.
var again = map[string]bool{"another": true, "next": true, "subsequent": true, "second": true, "third": true, "previous": true,
	"earlier": true, "follow-up": true, "further": true, "new": true, "future": true, "other": true, "later": true, "separate": true,
	"possible": true, "potential": true, "last": true, "bilateral": true, "trilateral": true, "tripartite": true}

// ways are modifiers that tell meetings of one family apart by their form.
var ways = map[string]string{"bilateral": "two", "trilateral": "three", "tripartite": "three", "three": "three", "two": "two", "four": "four",
	"quadrilateral": "four"}
