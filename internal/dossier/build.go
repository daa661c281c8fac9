// Package dossier builds the record and writes it: JSON for programs, Markdown
// for an editor, one self-contained HTML file for people.
//
// It decides nothing about the reports; it orders, checks and shows. Build
// refuses a record with a statement that has no words or a span that isn't the
// verbatim slice. Start with Build, then JSON, Markdown or HTML.
package dossier

import (
	"fmt"
	"sort"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/compare"
)

// Input is all that a record is built from. Findings refer to Entities.
type Input struct {
	Generator string // name and version of this program
	Model     string // name and version of the pipeline that read
	Documents []*parley.Document
	Findings  []*parley.Findings
	Entities  []parley.Entity
	Stories   []parley.Story
	Compared  []*compare.Comparison // one per story
	Agenda    *parley.Agenda
	Problems  []parley.Problem
}

// Build puts the record together. It returns an error, and no record, when a
// span isn't the slice that it claims to be or an item stands without words:
// that is a mistake in Parley, and nothing may be shown.
func Build(in Input) (*parley.Record, error) {
	r := &parley.Record{
		Schema: parley.Schema, Generator: in.Generator, Model: in.Model,
		Documents: in.Documents, Entities: in.Entities, Stories: in.Stories, Problems: in.Problems,
	}
	for _, f := range in.Findings {
		r.Times = append(r.Times, f.Times...)
		r.Numbers = append(r.Numbers, f.Numbers...)
		r.Quotes = append(r.Quotes, f.Quotes...)
		r.Statements = append(r.Statements, f.Statements...)
		r.Events = append(r.Events, f.Events...)
		r.Meetings = append(r.Meetings, f.Meetings...)
		r.Positions = append(r.Positions, f.Positions...)
		r.Shifts = append(r.Shifts, f.Shifts...)
		r.Pledges = append(r.Pledges, f.Pledges...)
		r.Forecasts = append(r.Forecasts, f.Forecasts...)
		r.Problems = append(r.Problems, f.Problems...)
	}
	for _, c := range in.Compared {
		r.Points = append(r.Points, c.Points...)
		r.Timeline = append(r.Timeline, c.Timeline...)
		r.Matrix = append(r.Matrix, c.Matrix...)
		keep(r.Pledges, c.Kept)
		for i := range r.Meetings {
			if h, ok := c.Happenings[r.Meetings[i].ID]; ok {
				r.Meetings[i].Happening = h
			}
		}
	}
	for _, i := range in.Agenda.Issues {
		r.Agenda = append(r.Agenda, parley.Issue{Key: i.Key, Name: i.Name})
	}
	for _, p := range in.Agenda.Parties {
		r.Parties = append(r.Parties, parley.Issue{Key: p.Key, Name: p.Name})
	}
	sort.SliceStable(r.Timeline, func(i, j int) bool { return r.Timeline[i].Date < r.Timeline[j].Date })
	texts := make(map[string]string, len(in.Documents))
	for _, d := range in.Documents {
		texts[d.ID] = d.Text
	}
	if err := r.Validate(texts); err != nil {
		return nil, fmt.Errorf("the record isn't sound, nothing is written: %w", err)
	}
	fill(r)
	return r, nil
}

func keep(pledges []parley.Pledge, kept map[string]compare.Outcome) {
	for i := range pledges {
		if o, ok := kept[pledges[i].ID]; ok {
			pledges[i].Status, pledges[i].StatusEvidence = o.Status, o.Evidence
		}
	}
}

// fill makes empty lists of absent ones, so that a list is a list in JSON.
func fill(r *parley.Record) {
	some(&r.Documents)
	some(&r.Entities)
	some(&r.Times)
	some(&r.Quotes)
	some(&r.Statements)
	some(&r.Events)
	some(&r.Meetings)
	some(&r.Positions)
	some(&r.Shifts)
	some(&r.Pledges)
	some(&r.Forecasts)
	some(&r.Numbers)
	some(&r.Stories)
	some(&r.Points)
	some(&r.Timeline)
	some(&r.Matrix)
	some(&r.Agenda)
	some(&r.Parties)
	some(&r.Problems)
	for _, d := range r.Documents {
		some(&d.Authors)
		some(&d.Noise)
		some(&d.Headings)
		some(&d.Problems)
	}
	for i := range r.Entities {
		some(&r.Entities[i].Mentions)
		some(&r.Entities[i].Roles)
	}
	for i := range r.Events {
		some(&r.Events[i].Actors)
		some(&r.Events[i].Targets)
	}
	for i := range r.Meetings {
		some(&r.Meetings[i].Participants)
		some(&r.Meetings[i].Others)
	}
}

func some[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
