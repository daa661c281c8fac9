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
	"break": true, "deteriorate": true, "condemn": true, "reject": true, "refuse": true, "delay": true, "grind": true, "undermine": true}

// speaking are those of them whose subject has the outlook.
var speaking = map[string]bool{"express": true, "voice": true, "talk": true, "speak": true, "see": true, "raise": true}
