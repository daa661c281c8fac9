package entity_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestPossessorOfAParticiple checks that "his" beside a participle is the man's
// who does what it says, not the subject's of the sentence.
func TestPossessorOfAParticiple(t *testing.T) {
	const text = `Mr. Orsk said no. Mr. Orsk has been critical of Mr. Tesk’s plan to build a wall and on Wednesday he shrugged off recent signs of Mr. Tesk softening his plans.`
	at := strings.Index(text, "his plans")
	who := ""
	for _, e := range read(t, text).Entities {
		for _, m := range e.Mentions {
			if m.Kind == parley.PronounMention && m.Span.Start == at {
				who = e.Name
			}
		}
	}
	if who != "Tesk" {
		t.Errorf("his is %q’s", who)
	}
}
