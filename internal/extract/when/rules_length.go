package when

import (
	"math"
	"strconv"
	"strings"

	"github.com/parley-record/parley/internal/lexicon"
)

// units are the words for units of time, with their singular.
var units = map[string]string{
	"second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
	"hour": "hour", "hours": "hour", "hrs": "hour", "day": "day", "days": "day", "night": "day", "nights": "day",
	"week": "week", "weeks": "week", "fortnight": "fortnight", "weekend": "weekend", "weekends": "weekend",
	"month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter", "year": "year", "years": "year",
	"decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
}

var designators = map[string]string{
	"second": "PT%S", "minute": "PT%M", "hour": "PT%H", "day": "P%D", "week": "P%W", "weekend": "P%WE",
	"month": "P%M", "quarter": "P%Q", "year": "P%Y", "decade": "P%DE", "century": "P%CE",
}

// length is the TimeML value of n units; n < 0 stands for an unknown number.
func length(n float64, unit string) string {
	if unit == "fortnight" {
		unit, n = "week", 2*n
	}
	form := designators[unit]
	if n < 0 {
		return strings.Replace(form, "%", "X", 1)
	}
	whole, part := math.Modf(n)
	if part != 0 {
		finer := map[string]struct {
			per    float64
			suffix string
		}{"minute": {60, "S"}, "hour": {60, "M"}, "day": {24, "H"}, "year": {12, "M"}}
		if f, ok := finer[unit]; ok && math.Abs(part*f.per-math.Round(part*f.per)) < 1e-6 {
			rest := strconv.Itoa(int(math.Round(part*f.per))) + f.suffix
			if whole == 0 {
				if unit == "day" || unit == "hour" || unit == "minute" {
					return "PT" + rest
				}
				return "P" + rest
			}
			if unit == "day" {
				rest = "T" + rest
			}
			return strings.Replace(form, "%", strconv.Itoa(int(whole)), 1) + rest
		}
		if unit == "century" {
			return "P" + strconv.FormatFloat(n*100, 'f', -1, 64) + "Y"
		}
		if unit == "decade" {
			return "P" + strconv.FormatFloat(n*10, 'f', -1, 64) + "Y"
		}
	}
	return strings.Replace(form, "%", strconv.FormatFloat(n, 'f', -1, 64), 1)
}

// amount reads a number of units at word i: "three and a half hours", "half an
// hour", "a couple of weeks", "several months", "two-year".
func (r *reader) amount(i int) (n float64, unit string, end int, mod string, ok bool) {
	n, end, mod = r.count(i)
	if end == i {
		return 0, "", i, "", false
	}
	if r.low(end) == "-" && r.words[end].glued {
		if end+1 >= len(r.words) || !r.words[end+1].glued {
			return 0, "", i, "", false
		}
		end++
	}
	for end-i < 8 { // "three long years", "six straight months"
		switch r.low(end) {
		case "full", "whole", "long", "straight", "consecutive", "more", "short", "solid", "calendar", "brief":
			end++
			continue
		}
		break
	}
	unit = units[r.low(end)]
	if unit == "" || unit == "second" && r.low(end) == "second" && n != 1 {
		return 0, "", i, "", false
	}
	if r.low(end) == "quarter" && (n < 2 && n >= 0) || r.low(end) == "second" {
		return 0, "", i, "", false
	}
	end++
	if r.low(end) == "-" && r.low(end+1) == "old" || r.low(end) == "old" {
		return 0, "", i, "", false
	}
	if a := r.phrase(end, "and a half"); a > 0 {
		n, end = n+0.5, end+a
	}
	return n, unit, end, mod, true
}

// count reads the number before a unit; it returns i as the end when there is none.
func (r *reader) count(i int) (n float64, end int, mod string) {
	if k := r.phrase(i, "half a", "half an", "a half", "half - a", "half - an"); k > 0 {
		return 0.5, i + k, ""
	}
	if k := r.phrase(i, "a couple of", "a couple", "couple of"); k > 0 {
		return 2, i + k, "APPROX"
	}
	if k := r.phrase(i, "a few", "several", "many", "a number of", "some", "a handful of", "numerous", "few", "countless"); k > 0 {
		return -1, i + k, ""
	}
	if k := r.phrase(i, "a dozen"); k > 0 {
		return 12, i + k, ""
	}
	n, k := lexicon.Count(r.lows(i, 8))
	if k == 0 {
		if r.low(i) == "a" || r.low(i) == "an" {
			return 1, i + 1, ""
		}
		return 0, i, ""
	}
	end = i + k
	if h := r.phrase(end, "and a half", "- and - a - half", "- and - a half"); h > 0 {
		n, end = n+0.5, end+h
	} else if r.phrase(end, "1 / 2") > 0 {
		n, end = n+0.5, end+3
	} else if (r.low(end) == "½") && r.words[end].glued {
		n, end = n+0.5, end+1
	} else if k := r.phrase(end, "or", "to", "-"); k > 0 { // "two or three hours", "10-15 minutes"
		if hi, t := lexicon.Count(r.lows(end+k, 3)); t > 0 && hi > n && units[r.low(end+k+t)] != "" {
			return (n + hi) / 2, end + k + t, "APPROX"
		}
	}
	return n, end, ""
}

// duration reads lengths of time and dates given by one ("three days ago").
func (r *reader) duration(i int) (expr, bool) {
	at := i
	if r.low(at) == "the" || r.low(at) == "these" || r.low(at) == "those" || r.low(at) == "its" || r.low(at) == "their" || r.low(at) == "his" || r.low(at) == "her" {
		at++
	}
	lead := ""
	switch w := r.low(at); w {
	case "past", "last", "previous", "next", "coming", "first", "final", "recent", "following", "preceding", "opening":
		lead = w
		at++
	}
	if at > i && lead == "" && r.low(i) != "the" {
		return expr{}, false
	}
	if lead != "" && (r.low(at) == "a" || r.low(at) == "an") {
		return expr{}, false
	}
	n, unit, end, mod, ok := r.amount(at)
	if !ok || r.low(at) == "the" {
		if lead == "" || lead == "first" || lead == "final" || lead == "last" {
			return expr{}, false
		}
		if u := units[r.low(at)]; u != "" && strings.HasSuffix(r.low(at), "s") { // "the coming weeks"
			return expr{end: at + 1, typ: "DURATION", value: length(-1, u), anchor: none}, true
		}
		return expr{}, false
	}
	e := expr{end: end, typ: "DURATION", value: length(n, unit), mod: mod, anchor: none}
	if value, to := r.andMore(end, n, unit); to > end {
		e.value, e.end, end = value, to, to
	}
	one := end-at == 2 && (r.low(at) == "a" || r.low(at) == "an")
	if lead == "" && at == i {
		if d, ok := r.moved(i, end, n, unit); ok {
			return d, true
		}
		if one && r.rate(i) {
			return expr{}, false
		}
	}
	if at > i && lead == "" && r.words[end-1].low == unit && !strings.Contains(strings.Join(r.lows(i, end-i), " "), "-") {
		return expr{}, false
	}
	return r.period(e, lead, n, unit), true
}

// andMore reads a finer length behind one of n units: "four hours and ten
// minutes", "two years, six months". It returns end when there is none.
func (r *reader) andMore(end int, n float64, unit string) (value string, to int) {
	finer := map[string]string{"hour": "minute", "minute": "second", "year": "month", "day": "hour", "week": "day"}[unit]
	at := end + r.phrase(end, "and", ",", ", and")
	if at == end || finer == "" || n < 1 || n != math.Trunc(n) {
		return "", end
	}
	m, other, to, _, ok := r.amount(at)
	if !ok || other != finer || m < 1 || m != math.Trunc(m) {
		return "", end
	}
	first, second := length(n, unit), length(m, other)
	if strings.HasPrefix(first, "PT") {
		return first + strings.TrimPrefix(second, "PT"), to
	}
	return first + strings.TrimPrefix(second, "P"), to
}

// rate reports whether "a day" at word i says how often: "$5 a day", "twice a week".
func (r *reader) rate(i int) bool {
	switch w := r.low(i - 1); w {
	case "times", "percent", "%", "dollars", "euros", "barrels", "people", "troops", "rounds", "shells", "once", "million", "billion":
		return true
	default:
		_, taken := lexicon.Count([]string{w})
		return taken > 0 || strings.HasPrefix(r.tag(i-1), "NNS") || r.tag(i-1) == "CD"
	}
}

// period gives a duration that ends or starts at the reference its limits.
func (r *reader) period(e expr, lead string, n float64, unit string) expr {
	if !r.ref.known || n < 0 || n != math.Trunc(n) {
		return e
	}
	by := 0
	switch lead {
	case "past", "last":
		by = -1
	case "next", "coming":
		by = 1
	default:
		return e
	}
	_, value, ok := shift(r.ref.date, by*int(n), unit)
	if !ok {
		return e
	}
	e.anchor = r.ref.anchor
	if by < 0 {
		e.begin, e.until = value, r.ref.date.String()
	} else {
		e.begin, e.until = r.ref.date.String(), value
	}
	return e
}

// moved reads what turns a length of time into a date: "ago", "later",
// "earlier", "from now", "after the summit".
func (r *reader) moved(i, end int, n float64, unit string) (expr, bool) {
	if n == 0 || n != math.Trunc(n) && n > 0 {
		return expr{}, false
	}
	if unit == "hour" || unit == "minute" || unit == "second" {
		if r.low(end) == "ago" {
			return expr{end: end + 1, typ: "TIME", value: "PAST_REF", anchor: unknown}, true
		}
		return expr{}, false
	}
	by := int(n)
	switch r.low(end) {
	case "ago":
		if n < 0 {
			return expr{end: end + 1, typ: "DATE", value: "PAST_REF", anchor: none}, true
		}
		return r.against(end+1, -by, unit), true
	case "from":
		if r.low(end+1) == "now" && n > 0 {
			return r.against(end+2, by, unit), true
		}
	case "hence":
		return r.against(end+1, by, unit), n > 0
	case "earlier", "before", "later", "after", "afterward", "afterwards":
		back := r.low(end) == "earlier" || r.low(end) == "before"
		if back {
			by = -by
		}
		if e, ok := r.afterEvent(end, by, unit); ok && n > 0 {
			return e, true
		}
		if r.low(end) == "before" || r.low(end) == "after" {
			return expr{}, false
		}
		e := expr{end: end + 1, typ: "DATE", value: "FUTURE_REF", anchor: unknown}
		if back {
			e.value = "PAST_REF"
		}
		if n < 0 {
			return e, true
		}
		from := r.ref.date
		if r.last.y > 0 && (from.y == 0 || r.lastSent == r.words[end-1].sent) {
			from = r.last
		}
		if d, value, ok := shift(from, by, unit); ok && from.y > 0 {
			e.value, e.date, e.anchor = value, d, "text "+from.String()
		}
		return e, true
	}
	return expr{}, false
}

// bareUnits reads "years", "decades", "days" without a number.
func (r *reader) bareUnits(i int) (expr, bool) {
	w := r.low(i)
	u := units[w]
	if u == "" || !strings.HasSuffix(w, "s") || len(w) < 4 || w == "mins" || r.a == nil || r.tag(i) != "NNS" {
		return expr{}, false
	}
	if w == "quarters" || w == "seconds" || w == "nights" || w == "weekends" || w == "centuries" || w == "minutes" {
		return expr{}, false
	}
	switch r.low(i - 1) {
	case "the", "of", "-", "these", "those", "his", "her", "its", "their", "our", "my", "which", "what", "no", "’", "'", "s", "war":
		if !(r.low(i-1) == "of" && (r.low(i-2) == "couple" || r.low(i-2) == "lot")) {
			return expr{}, false
		}
	}
	if strings.HasPrefix(r.tag(i-1), "J") || strings.HasPrefix(r.tag(i-1), "N") || r.tag(i-1) == "CD" {
		return expr{}, false
	}
	end := i + 1
	if r.low(end) == "ago" {
		return expr{end: end + 1, typ: "DATE", value: "PAST_REF", anchor: none}, true
	}
	return expr{end: end, typ: "DURATION", value: length(-1, u), anchor: none}, true
}

// elliptic reads a number whose unit was told before in the sentence: "three
// hours rather than the six", "slated to last seven hours, it ended in under three".
func (r *reader) elliptic(i int) (expr, bool) {
	if r.a == nil {
		return expr{}, false
	}
	the := r.low(i) == "the"
	at := i
	if the {
		at++
	}
	n, k := lexicon.Count(r.lows(at, 4))
	if k == 0 || at >= len(r.words) || r.words[at].glued || n <= 0 || n > 100 {
		return expr{}, false
	}
	end := at + k
	if !r.unitless(end) {
		return expr{}, false
	}
	lead := r.low(at - 1)
	switch {
	case the && (r.low(i-1) == "than" || r.low(i-1) == "of" && r.low(i-2) == "instead"):
	case !the && (lead == "under" || lead == "over" || lead == "nearly" || lead == "almost" || lead == "than" || lead == "in" && r.unitless(end)):
	default:
		return expr{}, false
	}
	unit := ""
	for j := at - 1; j >= 0 && r.words[j].sent == r.words[at].sent; j-- {
		u := units[r.low(j)]
		if u == "" {
			continue
		}
		if _, _, e, _, ok := r.amountEnding(j + 1); ok && e == j+1 {
			unit = u
		}
		break
	}
	if unit == "" {
		return expr{}, false
	}
	return expr{end: end, typ: "DURATION", value: length(n, unit), anchor: none}, true
}

// amountEnding reads the amount that ends at word end.
func (r *reader) amountEnding(end int) (n float64, unit string, e int, mod string, ok bool) {
	for j := end - 2; j >= 0 && j > end-8; j-- {
		if n, unit, e, mod, ok = r.amount(j); ok && e == end {
			return n, unit, e, mod, ok
		}
	}
	return 0, "", 0, "", false
}

// unitless reports whether a number that ends before word i stands alone.
func (r *reader) unitless(i int) bool {
	if i >= len(r.words) {
		return true
	}
	switch r.low(i) {
	case ",", ".", ";", ":", "—", ")", "that", "which", "as", "and", "but", "?", "!":
		return !r.words[i].glued || r.low(i) != ":"
	}
	return false
}
