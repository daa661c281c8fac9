package parley

import (
	"errors"
	"fmt"
	"slices"
)

// Validate checks that every span of the record is the verbatim slice of the
// source text it names, that no item stands without words, and that every
// reference leads somewhere. texts gives the source text of each document id.
// It returns all that is wrong, joined, or nil.
func (r *Record) Validate(texts map[string]string) error {
	v := validator{texts: texts, entities: map[string]bool{AuthorSource: true, UnspecifiedSource: true}}
	for _, e := range r.Entities {
		v.entities[e.ID] = true
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			v.spans("entity "+e.ID, m.Span)
		}
		for _, o := range e.Roles {
			v.spans("role of "+e.ID, o.Span)
		}
	}
	for _, d := range r.Documents {
		for _, n := range d.Noise {
			v.bounds("noise of "+d.Name, d.ID, n.Start, n.End)
		}
		for _, h := range d.Headings {
			v.bounds("heading of "+d.Name, d.ID, h.Start, h.End)
		}
	}
	for _, t := range r.Times {
		v.spans("time", t.Span)
	}
	for _, n := range r.Numbers {
		v.spans("number", n.Span)
	}
	r.validateIDs(&v)
	r.validateSpeech(&v)
	r.validateDeeds(&v)
	r.validateStances(&v)
	r.validateComparison(&v)
	return errors.Join(v.errs...)
}

// validateIDs checks that no two items of a kind have one id.
func (r *Record) validateIDs(v *validator) {
	seen := map[string]bool{}
	once := func(kind, id string) {
		if id != "" && seen[kind+id] {
			v.fail("two items are called %s %s", kind, id)
		}
		seen[kind+id] = true
	}
	for _, e := range r.Entities {
		once("entity", e.ID)
	}
	for _, d := range r.Documents {
		once("document", d.ID)
	}
	for _, q := range r.Quotes {
		once("quote", q.ID)
	}
	for _, s := range r.Statements {
		once("statement", s.ID)
	}
	for _, e := range r.Events {
		once("event", e.ID)
	}
	for _, m := range r.Meetings {
		once("meeting", m.ID)
	}
	for _, p := range r.Positions {
		once("position", p.ID)
	}
	for _, p := range r.Pledges {
		once("pledge", p.ID)
	}
	for _, p := range r.Points {
		once("point", p.ID)
	}
}

func (r *Record) validateSpeech(v *validator) {
	for _, q := range r.Quotes {
		v.spans("quote "+q.ID, q.Span)
		v.optional("cue of quote "+q.ID, q.Cue)
		v.optional("speaker of quote "+q.ID, q.SpeakerSpan)
		v.refs("quote "+q.ID, append([]string{q.Speaker, q.Addressee}, q.Speakers...)...)
	}
	for _, s := range r.Statements {
		v.evidence("statement "+s.ID, s.Content)
		v.optional("cue of statement "+s.ID, s.Cue)
		v.optional("source of statement "+s.ID, s.SourceSpan)
		v.refs("statement "+s.ID, append([]string{s.Source}, slices.Concat(s.Chain, s.Sources)...)...)
	}
}

func (r *Record) validateDeeds(v *validator) {
	for _, e := range r.Events {
		v.spans("event "+e.ID, e.Predicate)
		v.evidence("event "+e.ID, e.Evidence)
		v.refs("event "+e.ID, e.Where)
		v.refs("event "+e.ID, e.Actors...)
		v.refs("event "+e.ID, e.Targets...)
	}
	for _, m := range r.Meetings {
		v.evidence("meeting "+m.ID, m.Evidence)
		v.optional("length of meeting "+m.ID, m.DurationSpan)
		v.optional("planned length of meeting "+m.ID, m.PlannedSpan)
		v.optional("outcome of meeting "+m.ID, m.Outcome)
		v.refs("meeting "+m.ID, m.Participants...)
		v.refs("meeting "+m.ID, m.Others...)
	}
}

func (r *Record) validateStances(v *validator) {
	for _, p := range r.Positions {
		v.evidence("position "+p.ID, p.Evidence)
		v.refs("position "+p.ID, p.Holder)
	}
	for _, s := range r.Shifts {
		v.evidence("shift "+s.ID, s.Evidence)
		v.refs("shift "+s.ID, s.Holder)
	}
	for _, p := range r.Pledges {
		v.evidence("pledge "+p.ID, p.Evidence)
		v.spans("status of pledge "+p.ID, p.StatusEvidence...)
		v.refs("pledge "+p.ID, p.Who)
	}
	for _, f := range r.Forecasts {
		v.evidence("forecast "+f.ID, f.Evidence)
		v.optional("hedge of forecast "+f.ID, f.Hedge)
		v.refs("forecast "+f.ID, f.Who)
	}
}

func (r *Record) validateComparison(v *validator) {
	for _, p := range r.Points {
		if len(p.Accounts) == 0 {
			v.fail("point %s has no account", p.ID)
		}
		for _, a := range p.Accounts {
			v.evidence("point "+p.ID, a.Evidence)
		}
	}
	for _, m := range r.Timeline {
		v.evidence("timeline entry "+m.Date, m.Evidence)
	}
	known := map[string]bool{}
	for _, p := range r.Positions {
		known[p.ID] = true
	}
	for _, c := range r.Matrix {
		for _, id := range c.Positions {
			if !known[id] {
				v.fail("matrix cell %s × %s names the position %s, which isn't there", c.Party, c.Issue, id)
			}
		}
	}
}

type validator struct {
	texts    map[string]string
	entities map[string]bool
	errs     []error
}

func (v *validator) fail(format string, args ...any) {
	v.errs = append(v.errs, fmt.Errorf(format, args...))
}

func (v *validator) spans(what string, spans ...Span) {
	for _, s := range spans {
		text, ok := v.texts[s.Doc]
		if !ok {
			v.fail("%s: span in the document %q, which isn't there", what, s.Doc)
			continue
		}
		if err := s.Check(text); err != nil {
			v.fail("%s: %w", what, err)
		}
	}
}

func (v *validator) evidence(what string, spans []Span) {
	if len(spans) == 0 {
		v.fail("%s has no words", what)
	}
	v.spans(what, spans...)
}

func (v *validator) optional(what string, s *Span) {
	if s != nil {
		v.spans(what, *s)
	}
}

func (v *validator) bounds(what, doc string, start, end int) {
	if start < 0 || start >= end || end > len(v.texts[doc]) {
		v.fail("%s: %d:%d is outside the text", what, start, end)
	}
}

func (v *validator) refs(what string, ids ...string) {
	for _, id := range ids {
		if id != "" && !v.entities[id] {
			v.fail("%s names the entity %q, which isn't there", what, id)
		}
	}
}
