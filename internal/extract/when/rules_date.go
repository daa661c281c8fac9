package when

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/parley-record/parley/internal/lexicon"
)

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]int{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}

var seasons = map[string]string{"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

// month reads a month's name at word i, its full stop included.
func (r *reader) month(i int) (m, end int) {
	w := r.low(i)
	m = months[w]
	if m == 0 || r.words[i].text == w { // months are capitalised
		return 0, i
	}
	if len(w) <= 4 && w != "may" && w != "june" && w != "july" && r.low(i+1) == "." && r.words[i+1].glued {
		return m, i + 2
	}
	return m, i + 1
}

// int reads a plain figure of at most digits digits at word i.
func (r *reader) int(i, digits int) (int, bool) {
	w := r.low(i)
	if w == "" || len(w) > digits {
		return 0, false
	}
	n, err := strconv.Atoi(w)
	return n, err == nil
}

// day reads "15", "15th", "the 15th" at word i.
func (r *reader) day(i int) (d, end int) {
	n, ok := r.int(i, 2)
	if !ok || n < 1 || n > 31 {
		if n = lexicon.Ordinal(r.low(i)); n > 0 && n <= 20 && r.low(i+1) == "of" {
			return n, i + 1
		}
		return 0, i
	}
	switch r.low(i + 1) {
	case "st", "nd", "rd", "th":
		if r.words[i+1].glued {
			return n, i + 2
		}
	case ":", "%", "percent":
		return 0, i
	case "-", "/":
		if i+2 < len(r.words) && r.words[i+2].glued && months[r.low(i+2)] == 0 && !isDigits(r.low(i+2)) {
			return 0, i
		}
	}
	return n, i + 1
}

func isDigits(s string) bool { _, err := strconv.Atoi(s); return err == nil }

// fourDigits reads a year at word i.
func (r *reader) fourDigits(i int) (int, bool) {
	if len(r.low(i)) != 4 {
		return 0, false
	}
	n, ok := r.int(i, 4)
	return n, ok && n >= 1000 && n < 2200
}

func (r *reader) isoDate(i int) (expr, bool) {
	y, ok := r.fourDigits(i)
	if !ok || r.low(i+1) != "-" && r.low(i+1) != "/" || r.low(i+3) != r.low(i+1) {
		return expr{}, false
	}
	m, okM := r.int(i+2, 2)
	d, okD := r.int(i+4, 2)
	x := date{y, m, d}
	if !okM || !okD || m == 0 || d == 0 || !x.valid() || r.low(i+5) == "/" || r.low(i-1) == "/" {
		return expr{}, false
	}
	return expr{end: i + 5, typ: "DATE", value: x.String(), anchor: absolute, date: x}, true
}

func (r *reader) slashDate(i int) (expr, bool) {
	sep := r.low(i + 1)
	if sep != "/" && sep != "." || r.low(i+3) != sep || r.low(i+5) == "/" || r.low(i-1) == "/" {
		return expr{}, false
	}
	m, okM := r.int(i, 2)
	d, okD := r.int(i+2, 2)
	y, okY := r.int(i+4, 4)
	if !okM || !okD || !okY || len(r.low(i+4)) == 3 {
		return expr{}, false
	}
	if sep == "." || m > 12 { // day first
		m, d = d, m
	}
	switch n := len(r.low(i + 4)); {
	case n == 2 && y < 50:
		y += 2000
	case n == 2:
		y += 1900
	case n != 4:
		return expr{}, false
	}
	x := date{y, m, d}
	if m == 0 || d == 0 || !x.valid() {
		return expr{}, false
	}
	return expr{end: i + 5, typ: "DATE", value: x.String(), anchor: absolute, date: x}, true
}

// weekdayBefore skips "Friday," before a date.
func (r *reader) weekdayBefore(i int) int {
	if weekdays[r.low(i)] == 0 || r.words[i].text == r.low(i) {
		return i
	}
	for i++; r.low(i) == "," || r.low(i) == "."; i++ {
	}
	if r.low(i) == "the" {
		i++
	}
	return i
}

// yearAfter reads ", 2025" or "2025" at word i.
func (r *reader) yearAfter(i int) (y, end int) {
	j := i
	if r.low(j) == "," || r.low(j) == "of" {
		j++
	}
	y, ok := r.fourDigits(j)
	if !ok || j == i+1 && r.low(i) == "of" && y < 1900 {
		return 0, i
	}
	return y, j + 1
}

// monthDay reads "Friday, August 15, 2025", "Aug. 15".
func (r *reader) monthDay(i int) (expr, bool) {
	at := r.weekdayBefore(i)
	m, next := r.month(at)
	if m == 0 {
		return expr{}, false
	}
	if r.low(next) == "the" {
		next++
	}
	d, next := r.day(next)
	if d == 0 {
		return expr{}, false
	}
	y, next := r.yearAfter(next)
	return r.dated(i, next, date{y, m, d}, weekdays[r.low(i)])
}

// dayMonth reads "15 August 2025", "the 15th of August".
func (r *reader) dayMonth(i int) (expr, bool) {
	at := r.weekdayBefore(i)
	if r.low(at) == "the" && at == i {
		if m, _ := r.month(i + 1); m > 0 {
			return expr{}, false
		}
		at++
	}
	d, next := r.day(at)
	if d == 0 {
		return expr{}, false
	}
	if r.low(next) == "of" || r.low(next) == "-" {
		next++
	}
	m, next := r.month(next)
	if m == 0 {
		return expr{}, false
	}
	if r.low(i) == "the" && r.low(at+1) != "of" && r.low(at+2) != "of" && r.low(at+2) != "-" {
		return expr{}, false
	}
	y := 0
	if r.low(next) == "-" {
		next++
	}
	y, next = r.yearAfter(next)
	return r.dated(i, next, date{y, m, d}, weekdays[r.low(i)])
}

// dated finishes a date with a month; the weekday before it, where there is
// one, must not contradict the year.
func (r *reader) dated(i, end int, d date, weekday int) (expr, bool) {
	if !d.valid() {
		return expr{}, false
	}
	e := expr{end: end, typ: "DATE", anchor: absolute}
	if d.y == 0 {
		d, e.anchor = r.settleYear(d, i)
		if d.y > 0 && weekday > 0 && d.valid() && d.full() && d.weekday() != weekday && !r.ref.firm || !d.valid() {
			d.y, e.anchor = 0, r.unknownAt(i)
		}
	}
	e.value, e.date = d.String(), d
	return e, true
}

// monthAlone reads "August 2025", "August of 2025" and "August".
func (r *reader) monthAlone(i int) (expr, bool) {
	m, next := r.month(i)
	if m == 0 {
		return expr{}, false
	}
	y, end := r.yearAfter(next)
	if y > 0 && (r.low(next) != "," || end < len(r.words)) {
		return r.dated(i, end, date{y, m, 0}, 0)
	}
	if r.low(next) == "’" || r.low(next) == "'" { // August '25
		if yy, ok := r.int(next+1, 2); ok && len(r.low(next+1)) == 2 && r.words[next+1].glued {
			return r.dated(i, next+2, date{century(yy), m, 0}, 0)
		}
	}
	if !r.monthName(i) {
		return expr{}, false
	}
	return r.dated(i, next, date{0, m, 0}, 0)
}

func century(yy int) int {
	if yy < 50 {
		return 2000 + yy
	}
	return 1900 + yy
}

var monthLeads = map[string]bool{
	"in": true, "since": true, "last": true, "next": true, "this": true, "early": true, "late": true, "mid": true, "-": true, "until": true,
	"by": true, "from": true, "to": true, "through": true, "of": true, "during": true, "before": true, "after": true, "between": true, "for": true,
}

// monthName reports whether the month's name at word i is one here, and not a
// person's name or a verb.
func (r *reader) monthName(i int) bool {
	if r.a == nil {
		return true
	}
	w := &r.words[i]
	switch w.name {
	case "DATE":
		return true
	case "PERSON", "GPE", "ORG", "LOC", "FAC", "PRODUCT":
		return false
	}
	if !strings.HasPrefix(r.tag(i), "NNP") {
		return false
	}
	switch w.low {
	case "may", "march", "april", "june", "august", "jan", "mar":
		return monthLeads[r.low(i-1)]
	}
	return true
}

var yearLeads = map[string]bool{
	"in": true, "since": true, "by": true, "until": true, "till": true, "from": true, "of": true, "during": true, "before": true, "after": true,
	"year": true, "early": true, "late": true, "mid": true, "to": true, "through": true, "and": true, "for": true, "between": true, "or": true, "(": true, "around": true, "circa": true, "than": true,
}

func (r *reader) year(i int) (expr, bool) {
	y, ok := r.fourDigits(i)
	if !ok || y < 1500 || y >= 2100 {
		return expr{}, false
	}
	switch r.low(i - 1) {
	case "$", "€", "£", "/", ":", "#":
		return expr{}, false
	}
	if i+1 < len(r.words) && r.words[i+1].glued && (isLetters(r.low(i+1)) || r.low(i+1) == "/" || r.low(i+1) == "%") {
		return expr{}, false
	}
	e := expr{end: i + 1, typ: "DATE", value: strconv.Itoa(y), anchor: absolute, date: date{y: y}}
	if r.low(i-1) == "fiscal" {
		e.value = "FY" + e.value
	}
	if r.a == nil {
		return e, true
	}
	name := r.words[i].name
	if name != "" && name != "DATE" && name != "CARDINAL" && name != "EVENT" {
		return expr{}, false
	}
	if y < 1800 && name != "DATE" {
		return expr{}, false
	}
	next := r.tag(i + 1)
	counted := strings.HasPrefix(next, "NNS") || r.low(i+1) == "percent"
	if name == "DATE" && !counted || yearLeads[r.low(i-1)] && !strings.HasPrefix(next, "N") && !strings.HasPrefix(next, "J") {
		return e, true
	}
	return expr{}, false
}

func isLetters(s string) bool { return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 0x80) }

// decade reads "the 1990s", "the '90s", "the nineties".
func (r *reader) decade(i int) (expr, bool) {
	at := i
	if r.low(at) == "the" {
		at++
	}
	if r.low(at) == "'" || r.low(at) == "’" || r.low(at) == "‘" {
		if r.low(i) != "the" {
			return expr{}, false
		}
		at++
	}
	words := map[string]int{"sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
	if n := words[r.low(at)]; n > 0 && r.low(i) == "the" {
		return expr{end: at + 1, typ: "DATE", value: "19" + strconv.Itoa(n), anchor: absolute}, true
	}
	if at+1 >= len(r.words) || r.low(at+1) != "s" || !r.words[at+1].glued {
		return expr{}, false
	}
	n, ok := r.int(at, 4)
	switch {
	case !ok || n%10 != 0:
		return expr{}, false
	case len(r.low(at)) == 4 && n >= 1500 && n < 2100:
		return expr{end: at + 2, typ: "DATE", value: strconv.Itoa(n / 10), anchor: absolute}, true
	case len(r.low(at)) == 2 && r.low(i) == "the":
		return expr{end: at + 2, typ: "DATE", value: strconv.Itoa(century(n) / 10), anchor: absolute}, true
	}
	return expr{}, false
}

// century reads "the 20th century".
func (r *reader) century(i int) (expr, bool) {
	at := i
	if r.low(at) == "the" {
		at++
	}
	n, next := 0, at+1
	if v, ok := r.int(at, 2); ok && (r.low(at+1) == "st" || r.low(at+1) == "nd" || r.low(at+1) == "rd" || r.low(at+1) == "th") {
		n, next = v, at+2
	} else {
		n = lexicon.Ordinal(r.low(at))
	}
	if r.low(next) == "-" {
		next++
	}
	if n < 10 || n > 21 || r.low(next) != "century" {
		return expr{}, false
	}
	return expr{end: next + 1, typ: "DATE", value: strconv.Itoa(n - 1), anchor: absolute}, true
}

// quarter reads "the third quarter of 2024", "Q3 2024", "third-quarter".
func (r *reader) quarter(i int) (expr, bool) {
	at := i
	if r.low(at) == "the" {
		at++
	}
	n := lexicon.Ordinal(r.low(at))
	next := at + 1
	if r.low(at) == "q" && i == at && at+1 < len(r.words) && r.words[at+1].glued {
		n, _ = r.int(at+1, 1)
		next++
	} else {
		if r.low(next) == "-" {
			next++
		}
		if r.low(next) != "quarter" {
			return expr{}, false
		}
		next++
	}
	if n < 1 || n > 4 {
		return expr{}, false
	}
	y, end := r.yearAfter(next)
	if y > 0 {
		return expr{end: end, typ: "DATE", value: fmt.Sprintf("%04d-Q%d", y, n), anchor: absolute}, true
	}
	if !r.ref.known || r.ref.date.m == 0 {
		return expr{end: next, typ: "DATE", value: fmt.Sprintf("XXXX-Q%d", n), anchor: r.unknownAt(i)}, true
	}
	y = r.ref.date.y
	if n > (r.ref.date.m-1)/3+1 && r.tense(i) <= 0 {
		y--
	}
	return expr{end: next, typ: "DATE", value: fmt.Sprintf("%04d-Q%d", y, n), anchor: r.ref.anchor}, true
}

// season reads "the spring of 2022", "summer 2023", "this fall", "last winter".
func (r *reader) season(i int) (expr, bool) {
	at, by := i, 0
	lead := r.low(i)
	switch lead {
	case "the", "this":
		at++
	case "last", "past":
		at, by = at+1, -1
	case "next", "coming":
		at, by = at+1, 1
	default:
		lead = ""
	}
	s, ok := seasons[r.low(at)]
	if !ok {
		return expr{}, false
	}
	if y, end := r.yearAfter(at + 1); y > 0 {
		return expr{end: end, typ: "DATE", value: fmt.Sprintf("%04d-%s", y, s), anchor: absolute}, true
	}
	if s == "FA" && r.low(at+1) == "of" { // the fall of a town
		return expr{}, false
	}
	if lead == "" && !(r.low(i-1) == "in" || r.low(i-1) == "since" || r.low(i-1) == "by" || r.low(i-1) == "until") {
		return expr{}, false
	}
	if lead == "the" && r.low(i-1) != "in" && r.low(i-1) != "since" && r.low(i-1) != "by" && r.low(i-1) != "until" && r.low(i-1) != "during" {
		return expr{}, false
	}
	if r.a != nil && !strings.HasPrefix(r.tag(at), "NN") {
		return expr{}, false
	}
	if !r.ref.known {
		return expr{end: at + 1, typ: "DATE", value: "XXXX-" + s, anchor: r.unknownAt(i)}, true
	}
	return expr{end: at + 1, typ: "DATE", value: fmt.Sprintf("%04d-%s", r.ref.date.y+by, s), anchor: r.ref.anchor}, true
}
