package when

import (
	"strings"
	"time"

	"github.com/parley-record/parley"
)

// Settle dates what a report alone could not ("August 15" without a year,
// "Monday" without a publication date) by day, a full date (ISO 8601) that the
// other reports of its story give. The anchor then says "story" and the day.
// A time that needs no date of others is returned as it is.
func Settle(t parley.Time, day string) parley.Time {
	at, ok := parseDay(day)
	if !ok || !strings.HasPrefix(t.Anchor, unknown) {
		return t
	}
	ref := refDate{date: at, known: true, anchor: "story " + at.String()}
	r := reader{ref: ref, ahead: strings.HasSuffix(t.Anchor, ahead)}
	if d, err := time.Parse("XXXX-01-02", t.Value); err == nil {
		x, anchor := r.settleYear(date{m: int(d.Month()), d: d.Day()}, 0)
		if x.valid() {
			t.Value, t.Anchor = x.String(), anchor
		}
		return t
	}
	r.words = scanText(t.Span.Text, 0, nil)
	e, ok := r.best(0)
	if !ok || e.end != len(r.words) || e.typ != t.Type || strings.HasPrefix(e.anchor, unknown) {
		return t
	}
	t.Value, t.Anchor = e.value, e.anchor
	return t
}
