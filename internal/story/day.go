package story

import (
	"strings"
	"time"

	"github.com/parley-record/parley"
)

// Settle gives the documents of one story that state no date of their own the
// day which the others state, so that "August 15" and "on Monday" can be
// resolved: the latest full date that any of them is published on or tells.
// resolve does the calendar; what it settles is marked as inferred wherever the
// date of a deed or a meeting came from it.
func Settle(docs []*parley.Findings, resolve func(t parley.Time, day string) parley.Time) {
	day, near := latestDay(docs)
	if day == "" {
		return
	}
	for _, f := range docs {
		settled := map[string]string{}
		for i, t := range f.Times {
			if t.Type != "DATE" || t.Value == "PRESENT_REF" || !near && !strings.HasPrefix(t.Value, "XXXX-") || !near && (strings.HasPrefix(t.Value, "XXXX-W") || strings.HasPrefix(t.Value, "XXXX-XX")) {
				continue
			}
			f.Times[i] = resolve(t, day)
			if f.Times[i].Value != t.Value {
				settled[t.Value] = f.Times[i].Value
			}
		}
		for i := range f.Events {
			settle(f.Events[i].When, settled)
		}
		for i := range f.Meetings {
			settle(f.Meetings[i].Start, settled)
		}
		for i := range f.Shifts {
			settle(f.Shifts[i].When, settled)
		}
		for i := range f.Pledges {
			settle(f.Pledges[i].When, settled)
		}
	}
}

func settle(d *parley.Date, settled map[string]string) {
	if d == nil {
		return
	}
	if v, ok := settled[d.Value]; ok {
		d.Value, d.Basis = v, parley.Inferred
	}
}

// latestDay is the latest day stated, and whether the days stated are near
// enough to one another to place a weekday.
func latestDay(docs []*parley.Findings) (day string, near bool) {
	first, latest := "", ""
	see := func(d string) {
		if first == "" || d < first {
			first = d
		}
		latest = max(latest, d)
	}
	for _, f := range docs {
		if p := f.Doc.Published; p != nil && fullDate(p.Value) {
			see(p.Value[:10])
		}
	}
	if latest != "" {
		return latest, within(first, latest, 7*24*time.Hour)
	}
	newest, days := "", []string(nil)
	for _, f := range docs {
		for _, t := range f.Times {
			if t.Type != "DATE" || t.Anchor != "absolute" || len(t.Value) < 4 {
				continue
			}
			if fullDate(t.Value) {
				days = append(days, t.Value[:10])
			}
			if t.Value < "2100" {
				newest = max(newest, t.Value[:4])
			}
		}
	}
	for _, d := range days {
		if d[:4] == newest {
			see(d)
		}
	}
	if latest == "" {
		return "", false // the full dates, if any, are history
	}
	return latest, within(first, latest, 7*24*time.Hour)
}

func within(first, latest string, reach time.Duration) bool {
	a, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return false
	}
	b, err := time.Parse(time.DateOnly, latest)
	return err == nil && b.Sub(a) <= reach
}

func fullDate(v string) bool {
	if len(v) < 10 || v[4] != '-' || v[7] != '-' {
		return false
	}
	for _, i := range []int{0, 1, 2, 3, 5, 6, 8, 9} {
		if v[i] < '0' || v[i] > '9' {
			return false
		}
	}
	return true
}
