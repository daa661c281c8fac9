package eval

import (
	"strings"

	"github.com/parley-record/parley"
)

// Planted is one thing that the author of a story planted in it, and whether
// a record has it.
type Planted struct {
	Layer string // disputed, agreed, shifts, pledges, forecasts, positions
	Name  string
	Found bool
}

// storyKey is the form of a demo story's key.json. Words are by document.
type storyKey struct {
	Disputed []struct {
		ID       string
		Accounts []struct {
			Value, Words string
			Documents    []string
		}
	}
	Agreed []struct {
		ID    string
		Words map[string]string
	}
	Shifts []struct {
		Party, Issue string
		Changed      bool
		Words        map[string]string
	}
	Pledges []struct {
		ID, Status string
		Words      map[string]string
	}
	Forecasts []struct {
		Who   string
		Words map[string]string
	}
	Positions []struct {
		Party, Issue string
		Words        map[string]string
	}
}

// Story holds a record against the key of its story: what was planted, in the
// key's order. A planted thing is found where an item of its layer has
// evidence in the planted words; a disagreement, where one disputed point has
// evidence in two accounts of different value.
func Story(rec *parley.Record, keyPath string) ([]Planted, error) {
	var key storyKey
	if err := readJSON(keyPath, &key); err != nil {
		return nil, err
	}
	s := story{rec, map[string]string{}}
	for _, d := range rec.Documents {
		s.names[d.ID] = d.Name
	}
	var out []Planted
	for _, k := range key.Disputed {
		found := false
		for _, p := range rec.Points {
			values := map[string]bool{}
			for _, account := range k.Accounts {
				for _, d := range account.Documents {
					if p.Verdict == parley.Disputed && s.inPoint(p, map[string]string{d: account.Words}) > 0 {
						values[account.Value] = true
					}
				}
			}
			found = found || len(values) > 1
		}
		out = append(out, Planted{"disputed", k.ID, found})
	}
	for _, k := range key.Agreed {
		found := false
		for _, p := range rec.Points {
			found = found || p.Verdict != parley.Single && s.inPoint(p, k.Words) > 1
		}
		out = append(out, Planted{"agreed", k.ID, found})
	}
	for _, k := range key.Shifts {
		found := false
		for _, x := range rec.Shifts {
			found = found || x.Changed == k.Changed && s.in(x.Evidence, k.Words) > 0
		}
		out = append(out, Planted{"shifts", k.Party + " " + k.Issue, found})
	}
	for _, k := range key.Pledges {
		found := false
		for _, x := range rec.Pledges {
			found = found || x.Status == k.Status && s.in(x.Evidence, k.Words) > 0
		}
		out = append(out, Planted{"pledges", k.ID, found})
	}
	for _, k := range key.Forecasts {
		found := false
		for _, x := range rec.Forecasts {
			found = found || s.in(x.Evidence, k.Words) > 0
		}
		out = append(out, Planted{"forecasts", k.Who, found})
	}
	for _, k := range key.Positions {
		found := false
		for _, x := range rec.Positions {
			found = found || x.Party == k.Party && x.Issue == k.Issue && s.in(x.Evidence, k.Words) > 0
		}
		out = append(out, Planted{"positions", k.Party + " " + k.Issue, found})
	}
	return out, nil
}

type story struct {
	rec   *parley.Record
	names map[string]string // of documents, by id
}

// inPoint counts the documents of words in which p has evidence.
func (s story) inPoint(p parley.Point, words map[string]string) int {
	var all []parley.Span
	for _, a := range p.Accounts {
		all = append(all, a.Evidence...)
	}
	return s.in(all, words)
}

// in counts the documents of words in which one of spans lies in the words, or
// the words in it.
func (s story) in(spans []parley.Span, words map[string]string) int {
	n := 0
	for doc, w := range words {
		for _, x := range spans {
			if s.names[x.Doc] != doc {
				continue
			}
			if t := strings.Join(strings.Fields(x.Text), " "); strings.Contains(t, w) || strings.Contains(w, t) {
				n++
				break
			}
		}
	}
	return n
}
