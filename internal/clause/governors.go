package clause

import "github.com/parley-record/parley"

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// Words that say of what hangs on them how real it is. Verbs, nouns and
// adjectives by lemma.
var (
	// undone: what follows did not happen.
	undone = set("fail", "refuse", "decline", "avoid", "skip", "omit", "neglect", "refrain", "prevent", "stop", "block", "resist",
		"deny", "forbid", "refusal", "failure", "forgo", "forego", "abstain")
	// halted: those of them that, with a noun, end what was going on.
	halted = set("stop", "block", "resist", "forbid", "prevent")
	// unwilling: those of them that say what somebody wants, not what happened.
	unwilling = set("refuse", "decline", "deny", "forbid", "resist", "refusal", "block")
	// measure: nouns before "of" that count what follows.
	measure = set("hour", "day", "week", "month", "year", "series", "round", "number", "set", "spate", "wave", "kind", "form", "sort")
	// cancelled: a thing that was to be and was not.
	cancelled = set("cancel", "abandon", "scrap", "miss", "postpone", "lack", "shun", "boycott", "bypass")
	// intended: what follows is to come.
	intended = set("plan", "suppose", "intend", "arrange", "schedule", "prepare", "promise", "pledge", "vow", "commit", "agree", "set", "slate",
		"decide", "undertake", "ready", "due", "bind", "organize", "organise", "commitment", "pledge", "promise", "preparation",
		"readiness", "announce", "dispatch", "send")
	// wished: what follows is wanted, feared, asked for, tried or merely thought of.
	wished = set("want", "wish", "hope", "seek", "try", "attempt", "expect", "aim", "like", "love", "long", "fear", "consider", "discuss",
		"weigh", "mull", "suggest", "propose", "offer", "urge", "ask", "lobby", "implore", "beg", "plead", "petition", "insistence", "demand", "request", "require", "call", "press", "push", "force",
		"persuade", "convince", "encourage", "pressure", "threaten", "warn", "recommend", "need", "advocate", "support", "oppose",
		"reject", "favor", "favour", "unwilling", "willing", "unlikely", "likely", "able", "unable", "allow", "let", "enable", "help",
		"proposal", "suggestion", "demand", "request", "offer", "hope", "desire", "wish", "call", "attempt", "effort", "bid", "need",
		"ability", "willingness", "reluctance", "optimism", "insist", "authorize", "authorise", "refuse", "exclude",
		"ensure", "mention", "invite", "invitation", "insistence", "requirement", "downplay", "deter", "envisage", "anticipate", "await", "forbid")
	// possible: nouns before "of" that leave it open.
	possible = set("possibility", "idea", "prospect", "likelihood", "chance", "risk", "notion", "talk", "threat", "question", "option",
		"hope", "fear", "danger", "probability", "potential", "promise", "proposal")
	// travelling: verbs of going somewhere, mostly for what an infinitive says.
	travelling = set("travel", "fly", "go", "head", "arrive", "come", "return", "visit", "journey")
	// occurring: verbs that say of their subject that it came about.
	occurring  = set("take", "happen", "occur", "begin", "start", "open", "resume", "go", "materialize", "materialise", "come", "proceed", "exist")
	takesPlace = set("take", "happen", "occur")
	definite   = set("the", "this", "that", "these", "those")
	// groundwork: what is laid or paved for what is to come.
	groundwork = set("groundwork", "way", "ground", "stage", "foundation", "path")
	// unsure: words before "to" that don't make it so.
	unsure = set("regard", "respect", "close", "near", "opposed", "unlikely", "likely", "assent", "open", "path", "way", "road")
	// achieved and aspectual: what follows is as real as they are.
	achieved = set("manage", "succeed", "get", "come", "go", "have", "return", "help")
	// sequel: a participle that tells what comes along with the verb above it.
	sequel    = set("follow", "precede", "accompany")
	aspectual = set("begin", "start", "continue", "keep", "resume", "cease", "proceed", "appear", "seem", "tend", "be")
)

// ofAdjective is the status that an adjective lends the noun it stands with.
var ofAdjective = map[string]parley.Status{
	"planned": parley.Planned, "impending": parley.Planned, "imminent": parley.Planned, "looming": parley.Planned, "pending": parley.Planned, "upcoming": parley.Planned, "scheduled": parley.Planned, "forthcoming": parley.Planned,
	"next": parley.Planned, "coming": parley.Planned, "expected": parley.Planned,
	"possible": parley.Hypothetical, "potential": parley.Hypothetical, "proposed": parley.Hypothetical, "future": parley.Hypothetical,
	"hypothetical": parley.Hypothetical, "eventual": parley.Hypothetical, "prospective": parley.Hypothetical,
	"likely": parley.Hypothetical, "feared": parley.Hypothetical, "alleged": parley.Hypothetical, "new": parley.Happened,
	"cancelled": parley.Denied, "canceled": parley.Denied, "aborted": parley.Denied, "skipped": parley.Denied,
}

// Undergone reports whether the verb is one of being or undergoing (face,
// lose, become), so that its future is no deed of its subject.
func Undergone(lemma string) bool { return undergone[lemma] }

var undergone = set("be", "have", "face", "lose", "get", "become", "remain", "need", "suffer", "win", "want", "know", "see", "fail", "find", "feel", "seem", "survive", "prevail", "benefit", "gain", "struggle", "believe", "think", "hope", "depend", "require", "pay", "come", "emerge", "succeed", "collapse", "fall", "like", "prefer", "understand")
