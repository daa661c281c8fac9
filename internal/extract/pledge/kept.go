package pledge

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// verdicts are verbs that say what became of a promise.
var verdicts = map[string]string{"keep": "fulfilled", "honor": "fulfilled", "honour": "fulfilled", "fulfil": "fulfilled", "fulfill": "fulfilled",
	"break": "not fulfilled", "renege": "not fulfilled", "abandon": "not fulfilled", "withdraw": "not fulfilled", "breach": "not fulfilled"}

var promises = map[string]bool{"promise": true, "pledge": true, "commitment": true, "word": true, "vow": true, "offer": true, "undertaking": true}

// outcomes sets the status of a pledge where a later sentence says that its maker
// kept or broke the promise.
func (r *reader) outcomes() {
	for v := range r.a.Tokens {
		status := verdicts[lower(r.a, v)]
		if status == "" || !clause.IsVerb(r.a, v) || r.a.Sentences[r.a.Tokens[v].Sent].Kind != parley.Body {
			continue
		}
		var object bool
		for _, o := range append(clause.Done(r.a, v), clause.After(r.a, v, "on")...) {
			object = object || promises[lower(r.a, o)]
		}
		who := r.party(clause.Doers(r.a, v))
		if !object || who == "" {
			continue
		}
		switch clause.Status(r.a, v) {
		case parley.Planned, parley.Hypothetical:
			continue
		case parley.Denied:
			if status != "fulfilled" {
				continue
			}
			status = "not fulfilled"
		}
		r.judge(v, who, status)
	}
}

// judge gives the last open pledge of who's before token v the status.
func (r *reader) judge(v int, who, status string) {
	for k := len(r.deeds) - 1; k >= 0; k-- {
		p := &r.f.Pledges[k]
		if r.deeds[k] < v && p.Status == "open" && clause.Party(r.f, p.Who) == clause.Party(r.f, who) {
			p.Status = status
			p.StatusEvidence = []parley.Span{r.a.Span(clause.Extent(r.a, v))}
			return
		}
	}
}
