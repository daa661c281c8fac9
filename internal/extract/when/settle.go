package when

import (
	"strings"
	"time"

	"github.com/parley-record/parley"
)

// Settle dates what a report alone could not ("August 15" without a year,
// "Monday" without a publication date) by the other reports of its story. The
// reference is the earliest publication date among them, or else the latest
// full date that one of them states. A weekday is left open where the stated
// dates lie more than a week apart, since the reference is then too rough.
// Anchors say "story" and the day. Times that have a value keep it.
func Settle(story []*parley.Findings) {
	ref, near := storyDay(story)
	if ref.date.y == 0 {
		return
	}
	for _, f := range story {
		for i := range f.Times {
			f.Times[i] = settle(f.Times[i], ref, near)
		}
	}
}

// storyDay is the reference day of a story; near says that weekdays may be
// counted from it.
func storyDay(story []*parley.Findings) (ref refDate, near bool) {
	var published, stated []time.Time
	for _, f := range story {
		if p := f.Doc.Published; p != nil {
			if d, ok := parseDay(p.Value); ok {
				published = append(published, d.time())
			}
		}
		for _, t := range f.Times {
			if d, ok := parseDay(t.Value); ok && t.Anchor == absolute && t.Type == "DATE" {
				stated = append(stated, d.time())
			}
		}
	}
	var day time.Time
	switch {
	case len(published) > 0:
		day = published[0]
		for _, d := range published {
			if d.Before(day) {
				day = d
			}
		}
		near = true
	case len(stated) > 0:
		for _, d := range stated {
			if d.After(day) {
				day = d
			}
		}
		near = true
		const week, season = 7 * 24 * time.Hour, 60 * 24 * time.Hour
		for _, d := range stated {
			if gap := day.Sub(d); gap > week && gap < season {
				near = false
			}
		}
	default:
		return refDate{}, false
	}
	d := dateOf(day)
	return refDate{date: d, known: true, anchor: "story " + d.String()}, near
}

func settle(t parley.Time, ref refDate, near bool) parley.Time {
	if !strings.HasPrefix(t.Anchor, unknown) {
		return t
	}
	r := reader{ref: ref, ahead: strings.HasSuffix(t.Anchor, ahead)}
	if d, err := time.Parse("XXXX-01-02", t.Value); err == nil {
		x, anchor := r.settleYear(date{m: int(d.Month()), d: d.Day()}, 0)
		t.Value, t.Anchor = x.String(), anchor
		return t
	}
	r.words = scanText(t.Span.Text, 0, nil)
	e, ok := r.best(0)
	if !ok || e.end != len(r.words) || e.typ != t.Type || strings.HasPrefix(e.anchor, unknown) {
		return t
	}
	if !near && e.date.d > 0 {
		return t
	}
	t.Value, t.Anchor = e.value, e.anchor
	return t
}
