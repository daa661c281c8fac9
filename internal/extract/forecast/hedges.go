package forecast

// odds are adjectives that say how likely their subject or clause is.
var odds = map[string]string{"likely": "positive", "unlikely": "negative", "bound": "positive", "certain": "positive", "sure": "positive",
	"doomed": "negative", "doom": "negative", "probable": "positive", "improbable": "negative", "inevitable": "positive", "unrealistic": "negative",
	"doubtful": "negative", "impossible": "negative", "possible": "uncertain", "conceivable": "uncertain", "poised": "positive",
	"questionable": "negative"}

// open are adjectives that leave a question open.
var open = map[string]bool{"unclear": true, "uncertain": true, "unknown": true, "doubtful": true, "questionable": true, "unsure": true}

// signs are nouns that point ahead, or would: no indication that.
var signs = map[string]bool{"indication": true, "sign": true, "reason": true, "evidence": true, "prospect": true, "chance": true, "hope": true,
	"guarantee": true, "likelihood": true, "expectation": true}

// expecting are verbs of expecting, with the direction of what is expected.
var expecting = map[string]string{"expect": "positive", "anticipate": "positive", "predict": "positive", "forecast": "positive", "foresee": "positive",
	"hope": "positive", "doubt": "negative", "fear": "negative", "project": "positive"}

// outlooks are nouns for how things look.
var outlooks = map[string]string{"optimism": "positive", "pessimism": "negative", "doubt": "negative", "skepticism": "negative", "scepticism": "negative",
	"hope": "positive", "confidence": "positive", "likelihood": "positive", "chance": "positive", "risk": "negative",
	"fear": "negative", "danger": "negative"}

// voiced are verbs by which an outlook is stated.
var voiced = map[string]bool{"express": true, "voice": true, "remain": true, "raise": true, "cast": true, "see": true, "talk": true, "offer": true,
	"leave": true, "face": true, "persist": true, "grow": true, "fade": true, "be": true, "linger": true, "run": true, "carry": true, "speak": true}

// bad are verbs for turns that nobody at a negotiation hopes for.
var bad = map[string]bool{"fail": true, "collapse": true, "lose": true, "escalate": true, "worsen": true, "attack": true, "invade": true, "stall": true,
	"break": true, "deteriorate": true, "condemn": true, "reject": true, "refuse": true, "delay": true, "grind": true, "undermine": true,
	"hurt": true, "damage": true, "harm": true, "destroy": true, "miss": true, "derail": true, "prolong": true, "kill": true, "threaten": true,
	"jeopardize": true, "jeopardise": true, "endanger": true, "weaken": true, "worry": true}

// speaking are those of them whose subject has the outlook.
var speaking = map[string]bool{"express": true, "voice": true, "talk": true, "speak": true, "see": true, "raise": true}

// consisting are verbs of what a thing is or holds: no turn of events.
var consisting = set("include", "constitute", "represent", "contain", "consist", "belong", "refer", "comprise", "involve", "seem", "appear", "depend")

// musing are verbs of saying and thinking: one might say.
var musing = set("want", "say", "tell", "think", "imagine", "argue", "remember", "ask", "wonder", "know", "believe", "note", "add",
	"explain", "describe", "hear", "recall", "guess", "care", "afford", "term", "call", "label",
	"consider")

// presenting are verbs of what a work or a gathering will show.
var presenting = set("cover", "feature", "air", "discuss", "host", "interview", "present", "publish", "select", "attend", "join", "speak", "hold", "meet",
	"vote", "consider", "hear", "premiere", "debut", "broadcast")

// reporting are verbs by which a body tells of itself.
var reporting = set("say", "announce", "tell", "add", "confirm", "state", "declare", "promise", "pledge", "vow", "insist", "write", "claim", "indicate", "signal")

// knowing are verbs whose content is so already.
var knowing = set("know", "learn", "discover", "realize", "realise", "find", "understand", "show", "prove", "demonstrate")

// foretelling are verbs whose "would" is the future as the source saw it.
var foretelling = set("say", "warn", "predict", "argue", "believe", "think", "expect", "estimate", "forecast", "add", "tell", "suggest", "claim",
	"insist", "calculate", "conclude", "caution", "fear", "reckon", "note")

// outright are those of them that make their content a forecast.
var outright = set("warn", "predict", "argue", "believe", "think", "expect", "estimate", "forecast", "calculate", "conclude", "caution", "fear",
	"reckon", "foresee", "doubt", "anticipate")

// opining are verbs that make their content an opinion.
var opining = set("think", "believe", "predict", "expect", "argue", "bet", "warn", "fear", "suspect", "doubt", "forecast", "anticipate", "reckon",
	"guess", "assume", "hope", "worry")

// punishing are verbs of what a court does; penalty are nouns for it.
var (
	punishing = set("sentence", "charge", "fine", "jail", "imprison", "prosecute", "convict", "indict", "deport", "extradite")
	penalty   = set("year", "month", "charge", "penalty", "fine", "prison", "sentence", "jail", "imprisonment", "prosecution")
)

// denying are verbs that turn down the notion that is their object.
var denying = set("reject", "deny", "dismiss", "dispute", "rebuff", "ridicule")

// offering are adjectives for what a plan gives people.
var offering = set("available", "able", "eligible", "free", "open", "responsible", "present", "mandatory", "compulsory", "optional", "welcome")

// turning are verbs for turns of events and for what brings them about.
var turning = set("end", "begin", "start", "continue", "last", "hold", "rise", "increase", "decrease", "decline", "drop", "grow", "shrink", "help", "restore",
	"affect", "cause", "lead", "bring", "improve", "change", "shift", "return", "influence", "determine", "decide", "shape", "result", "go", "make",
	"happen", "occur", "follow", "spread", "weigh", "haunt", "hang", "loom", "dominate", "test", "challenge", "force", "push", "drive", "boost",
	"strengthen", "reduce", "raise", "cut", "cost", "benefit", "save", "leave", "turn", "slip", "slow", "deepen", "ease", "intensify", "resume", "vanish",
	"disappear", "die", "work", "prove", "matter", "backfire", "galvanize", "unite", "divide", "set", "encourage", "allow", "trigger", "spark",
	"provoke", "give", "stop", "close", "take", "create", "mean", "put", "play", "respond", "react", "keep", "stay")

// faint are adjectives for chances that are small.
var faint = set("slim", "small", "low", "remote", "poor", "dim", "minimal", "faint", "bleak", "slender")

// harmed are verbs whose passive befalls its subject unplanned.
var harmed = set("hurt", "harm", "damage", "defeat", "destroy", "kill", "force", "affect", "doom", "divide", "undermine", "weaken", "strengthen",
	"remember", "tempt", "drag", "isolate", "overwhelm", "follow", "hit", "lose", "break")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
