// Package meeting finds people meeting: summits, talks, telephone calls, press
// conferences, meals; who took part, where, when, for how long, how long was
// planned, whether it took place, and what came of it.
//
// A report speaks of the same meeting many times ("the summit", "the talks",
// "the meeting ended early"); there is one Meeting for each happening in a
// document, with the words of its mentions as evidence. Joining meetings over
// documents is for compare. Start with Extractor; words.go has the nouns and
// verbs, mention.go what one mention tells, company.go who only came along,
// merge.go which mentions are one.
package meeting

import (
	"github.com/parley-record/parley"
)

// Extractor fills Meetings.
func Extractor() parley.Extractor {
	return parley.Extractor{
		Name:  "meeting",
		About: "meetings and calls with participants, place, time, length and outcome, one for each happening",
		Run: func(a *parley.Annotations, f *parley.Findings) {
			b := book{a: a, f: f}
			for i := range a.Tokens {
				if m, ok := read(a, f, i); ok {
					b.enter(m)
				}
				b.allot(i)
				b.company(i)
			}
			b.outcomes()
			f.Meetings = b.meetings()
		},
	}
}

// family is a class of meetings; mentions of different families are never one.
type family uint8

const (
	talks family = iota + 1
	call
	press
	meal
)

// mention is one place where a text speaks of a meeting.
type mention struct {
	at      int // its head token
	sent    int
	family  family
	kind    string // as the record names it
	status  parley.Status
	people  []string // entity keys of participants
	others  []string // those who came along
	shared  bool     // participants are "the two leaders": those of an earlier one
	leaders bool     // the text names who takes part as leaders, not further known
	place   string   // words of the place
	label   string   // lower-case place word that names the meeting: "lindhaven" in "the Lindhaven summit"
	again   bool     // another, next, subsequent: not the one before
	back    bool     // the, this: points back
	many    bool     // plural of a countable noun
	oneSide bool     // people are those met "with", the others not yet known
	start   *parley.Date
	when    string // date that tells it from other meetings, "" for none
	length  *length
	planned *length
	span    parley.Span
}

// length is how long a meeting takes, as a text says.
type length struct {
	value string // ISO 8601
	mod   string
	span  parley.Span
}
