// Package pipeline runs the stages in their order. It is the table of contents
// of the program and the only package that knows all stages; it does nothing
// else. Start with Run.
package pipeline

import (
	"context"
	"fmt"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agenda"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/compare"
	"github.com/parley-record/parley/internal/dossier"
	"github.com/parley-record/parley/internal/extract/entity"
	"github.com/parley-record/parley/internal/extract/event"
	"github.com/parley-record/parley/internal/extract/forecast"
	"github.com/parley-record/parley/internal/extract/meeting"
	"github.com/parley-record/parley/internal/extract/number"
	"github.com/parley-record/parley/internal/extract/pledge"
	"github.com/parley-record/parley/internal/extract/position"
	"github.com/parley-record/parley/internal/extract/quote"
	"github.com/parley-record/parley/internal/extract/statement"
	"github.com/parley-record/parley/internal/extract/when"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/link"
	"github.com/parley-record/parley/internal/story"
)

// Options says how to run. The zero value runs one job with the shipped agenda.
type Options struct {
	Jobs      int            // documents read at a time; 0 stands for 1
	Agenda    *parley.Agenda // nil stands for the shipped one
	Generator string         // name and version of the program, for the record
	// Progress, where set, is called after each document, from several
	// goroutines.
	Progress func(done, of int, name string)
}

// Extractors lists what is looked for, in the order in which it is: each step
// may read what the steps before it found.
func Extractors(g *gazetteer.Gazetteer, a *parley.Agenda) []parley.Extractor {
	return []parley.Extractor{
		entity.Extractor(g, a),
		when.Extractor(),
		number.Extractor(),
		quote.Extractor(),
		statement.Extractor(),
		event.Extractor(),
		meeting.Extractor(),
		position.Extractor(a),
		pledge.Extractor(),
		forecast.Extractor(),
	}
}

// Run reads the documents at paths and builds the record. What can't be read
// is listed among the record's problems; an error means that nothing can be
// written.
func Run(ctx context.Context, engine *annotate.Engine, paths []string, opt Options) (*parley.Record, error) {
	if opt.Agenda == nil {
		opt.Agenda = agenda.Default()
	}
	docs, problems, err := gather(ctx, paths, opt)
	if err != nil {
		return nil, err
	}
	steps := Extractors(gazetteer.Default(), opt.Agenda)

	read, err := each(ctx, docs, opt, func(d *parley.Document) (reading, error) {
		a, err := engine.Read(ctx, d)
		if err != nil {
			return reading{}, err
		}
		f := &parley.Findings{Doc: d}
		for _, s := range steps {
			s.Run(a, f)
		}
		return reading{f, story.Sign(a)}, nil
	})
	if err != nil {
		return nil, err
	}

	findings, signatures := split(read)
	repeats(signatures)
	linked := link.Documents(findings)
	for i, f := range findings {
		f.Remap(linked.Remap(i))
		f.Identify()
		signatures[i] = signatures[i].Telling(f)
	}
	groups := story.Group(signatures, story.Options{})
	settleParties(findings, linked.Entities)
	stories, compared := compareEach(groups, findings, linked.Entities, opt.Agenda)
	return dossier.Build(dossier.Input{
		Generator: opt.Generator, Model: engine.Name(), Agenda: opt.Agenda,
		Documents: docs, Findings: findings, Entities: linked.Entities,
		Stories: stories, Compared: compared, Problems: append(problems, documentProblems(docs)...),
	})
}

// settleParties gives stances and promises the party of their holder that some
// report of the batch tells.
func settleParties(findings []*parley.Findings, entities []parley.Entity) {
	parties := make(map[string]string, len(entities))
	for _, e := range entities {
		parties[e.ID] = e.Party
		if e.Party == "" {
			parties[e.ID] = e.Country
		}
	}
	party := func(key string) string { return parties[key] }
	for _, f := range findings {
		position.Settle(f, party)
		pledge.Settle(f, party)
	}
}

// reading is what is kept of a document once it is read.
type reading struct {
	findings  *parley.Findings
	signature story.Signature
}

func split(read []reading) ([]*parley.Findings, []story.Signature) {
	var findings []*parley.Findings
	var signatures []story.Signature
	for _, r := range read {
		if r.findings != nil {
			findings = append(findings, r.findings)
			signatures = append(signatures, r.signature)
		}
	}
	return findings, signatures
}

func repeats(docs []story.Signature) {
	for i, original := range story.Repeats(docs) {
		docs[i].Doc.SameTextAs = docs[original].Doc.ID
	}
}

func compareEach(groups [][]int, findings []*parley.Findings, entities []parley.Entity, a *parley.Agenda) ([]parley.Story, []*compare.Comparison) {
	byID := make(map[string]*parley.Entity, len(entities))
	for i := range entities {
		byID[entities[i].ID] = &entities[i]
	}
	var stories []parley.Story
	var compared []*compare.Comparison
	for _, g := range groups {
		var in []*parley.Findings
		var ids []string
		for _, i := range g {
			in = append(in, findings[i])
			ids = append(ids, findings[i].Doc.ID)
		}
		story.Settle(in, when.Settle)
		compared = append(compared, compare.Story(compare.Input{Findings: in, Entities: cast(in, byID), Agenda: a}))
		stories = append(stories, parley.Story{ID: parley.ID("story", ids...), Title: story.Title(in), Documents: ids})
	}
	return stories, compared
}

// cast lists the entities of one story with what its documents say of them.
func cast(in []*parley.Findings, byID map[string]*parley.Entity) []parley.Entity {
	var out []parley.Entity
	at := map[string]int{}
	for _, f := range in {
		for _, e := range f.Entities {
			i, ok := at[e.ID]
			if !ok {
				whole, known := byID[e.ID]
				if !known {
					continue
				}
				i = len(out)
				at[e.ID] = i
				out = append(out, *whole)
				out[i].Mentions, out[i].Roles = nil, nil
			}
			out[i].Mentions = append(out[i].Mentions, e.Mentions...)
			out[i].Roles = append(out[i].Roles, e.Roles...)
		}
	}
	return out
}

func documentProblems(docs []*parley.Document) []parley.Problem {
	var out []parley.Problem
	for _, d := range docs {
		for _, p := range d.Problems {
			out = append(out, parley.Problem{Stage: "collect", Document: d.Name, Message: p})
		}
		if d.SameTextAs != "" {
			out = append(out, parley.Problem{Stage: "story", Document: d.Name, Message: fmt.Sprintf("repeats the text of %s and counts as the same source", nameOf(docs, d.SameTextAs))})
		}
	}
	return out
}

func nameOf(docs []*parley.Document, id string) string {
	for _, d := range docs {
		if d.ID == id {
			return d.Name
		}
	}
	return id
}
