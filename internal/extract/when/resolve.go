package when

import (
	"fmt"
	"strconv"
	"time"

	"github.com/parley-record/parley"
)

// date is a calendar date as precise as it is known; a zero part is unknown.
type date struct{ y, m, d int }

func (d date) String() string {
	year := "XXXX"
	if d.y > 0 {
		year = fmt.Sprintf("%04d", d.y)
	}
	switch {
	case d.m == 0:
		return year
	case d.d == 0:
		return fmt.Sprintf("%s-%02d", year, d.m)
	}
	return fmt.Sprintf("%s-%02d-%02d", year, d.m, d.d)
}

func (d date) full() bool { return d.y > 0 && d.m > 0 && d.d > 0 }

// valid reports whether a month and a day, where given, exist.
func (d date) valid() bool {
	if d.m < 0 || d.m > 12 || d.d < 0 || d.d > 31 {
		return false
	}
	if d.m == 0 || d.d == 0 {
		return d.d == 0
	}
	y := d.y
	if y == 0 {
		y = 2000 // a leap year: 29 February may be meant
	}
	return time.Date(y, time.Month(d.m), d.d, 0, 0, 0, 0, time.UTC).Day() == d.d
}

func (d date) time() time.Time {
	return time.Date(d.y, time.Month(max(d.m, 1)), max(d.d, 1), 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) date { return date{t.Year(), int(t.Month()), t.Day()} }

// week is the ISO week of a full date: "2025-W33".
func (d date) week() string {
	y, w := d.time().ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func (d date) weekday() int { // 1 Monday ... 7 Sunday
	if w := int(d.time().Weekday()); w > 0 {
		return w
	}
	return 7
}

func parseDay(s string) (date, bool) {
	if len(s) > 10 {
		s = s[:10]
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return date{}, false
	}
	return dateOf(t), true
}

// parsePublished reads a publication date that may lack its day or month.
func parsePublished(s string) date {
	if d, ok := parseDay(s); ok {
		return d
	}
	for _, layout := range []string{"2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			d := dateOf(t)
			d.d = 0
			if layout == "2006" {
				d.m = 0
			}
			return d
		}
	}
	return date{}
}

// refDate is what relative expressions are resolved against.
type refDate struct {
	date   date // as precise as known
	known  bool // the year at least is known
	anchor string
	firm   bool // the document states it, it was not concluded from the text
}

// reference is the document's date, or one concluded from the latest full date
// that the text itself gives, or none.
func reference(a *parley.Annotations, words []word) refDate {
	if p := a.Doc.Published; p != nil {
		d := parsePublished(p.Value)
		if d.y > 0 {
			return refDate{date: d, known: true, anchor: "document " + d.String(), firm: p.Basis != parley.Inferred}
		}
	}
	var latest date
	newest := 0 // the latest year that the text speaks of as past or present
	r := reader{a: a, words: words}
	for i := range words {
		w := &words[i]
		if y, ok := pastYear(w.low); ok && !r.future(i) && r.low(i-1) != "through" && r.low(i-1) != "-" {
			newest = max(newest, y)
		}
		if months[w.low] == 0 && weekdays[w.low] == 0 && w.low != "mid" && (w.low[0] < '0' || w.low[0] > '9') {
			continue
		}
		e, ok := r.best(i)
		if !ok || e.anchor != absolute || e.typ != "DATE" {
			continue
		}
		d := e.date
		lead := words[i].sent == 0 && d.m > 0 && !r.past(i)
		if !d.full() && !lead || d.y == 0 || r.future(i) {
			continue
		}
		if latest.y == 0 || d.time().After(latest.time()) {
			latest = d
		}
	}
	if latest.y == 0 || latest.y < newest {
		return refDate{} // the full dates are history: the text's own day is later
	}
	return refDate{date: latest, known: true, anchor: "text " + latest.String()}
}

// pastYear reads a word of four figures as a year of the last or this century.
func pastYear(w string) (int, bool) {
	if len(w) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(w)
	return y, err == nil && y >= 1900 && y < 2100
}

// past reports whether the expression at word i looks back from the text's own
// day: it starts a period ("since May 2021").
func (r *reader) past(i int) bool { return r.low(i-1) == "since" || r.low(i-2) == "since" }

// future reports whether the expression at word i is a deadline or a plan.
func (r *reader) future(i int) bool {
	switch r.low(i - 1) {
	case "until", "till", "by":
		return true
	}
	return r.tense(i) > 0
}

// settleYear gives a date without a year the year that brings it next to the
// reference: at or before it, or after it when the tense says so.
func (r *reader) settleYear(d date, i int) (date, string) {
	ref := r.ref.date
	if !r.ref.known {
		return d, r.unknownAt(i)
	}
	if ref.m == 0 {
		d.y = ref.y
		return d, r.ref.anchor
	}
	d.y = ref.y
	near := func(x date) int { return (x.y-ref.y)*12 + x.m - ref.m }
	after := near(d) > 0 || near(d) == 0 && d.d > 0 && ref.d > 0 && d.d > ref.d
	before := near(d) < 0 || near(d) == 0 && d.d > 0 && ref.d > 0 && d.d < ref.d
	switch r.tense(i) {
	case 1:
		if before && near(d) < -2 {
			d.y++
		}
	case -1:
		// a day soon after the report's own is more likely one that is planned
		if after && (near(d) > 2 || d.d == 0 && r.ref.firm) {
			d.y--
		}
	default:
		if after && near(d) > 3 {
			d.y--
		}
	}
	return d, r.ref.anchor
}

func (r *reader) unknownAt(i int) string {
	if r.tense(i) > 0 {
		return unknown + ahead
	}
	return unknown
}

// shift moves the reference by n units and gives the value at that unit's
// precision.
func shift(ref date, n int, unit string) (date, string, bool) {
	switch unit {
	case "day":
		if !ref.full() {
			return date{}, "", false
		}
		d := dateOf(ref.time().AddDate(0, 0, n))
		return d, d.String(), true
	case "week", "weekend", "fortnight":
		if !ref.full() {
			return date{}, "", false
		}
		if unit == "fortnight" {
			n *= 2
		}
		d := dateOf(ref.time().AddDate(0, 0, 7*n))
		if unit == "weekend" {
			return d, d.week() + "-WE", true
		}
		return d, d.week(), true
	case "month":
		if ref.m == 0 {
			return date{}, "", false
		}
		t := time.Date(ref.y, time.Month(ref.m+n), 1, 0, 0, 0, 0, time.UTC)
		d := date{t.Year(), int(t.Month()), 0}
		return d, d.String(), true
	case "quarter":
		if ref.m == 0 {
			return date{}, "", false
		}
		q := ref.y*4 + (ref.m-1)/3 + n
		return date{y: q / 4}, fmt.Sprintf("%04d-Q%d", q/4, q%4+1), true
	case "year":
		d := date{y: ref.y + n}
		return d, d.String(), true
	case "decade":
		return date{}, strconv.Itoa(ref.y/10 + n), true
	case "century":
		return date{}, strconv.Itoa(ref.y/100 + n), true
	}
	return date{}, "", false
}
