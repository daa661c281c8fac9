package when

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/lexicon"
)

var dayParts = map[string]string{"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "mid-day": "MI"}

// against gives a date relative to the reference, or a vague value where the
// reference is not known.
func (r *reader) against(end, n int, unit string) expr {
	e := expr{end: end, typ: "DATE", anchor: r.ref.anchor}
	if r.ref.known {
		if d, value, ok := shift(r.ref.date, n, unit); ok {
			e.value, e.date = value, d
			return e
		}
	}
	e.anchor = unknown
	switch {
	case n < 0:
		e.value = "PAST_REF"
	case n > 0:
		e.value, e.anchor = "FUTURE_REF", unknown+ahead
	default:
		e.value = "PRESENT_REF"
	}
	return e
}

// deictic reads today, yesterday, tomorrow, tonight and the like.
func (r *reader) deictic(i int) (expr, bool) {
	e := expr{}
	switch r.low(i) {
	case "today":
		e = r.against(i+1, 0, "day")
		if r.a != nil && (!r.ref.firm && !r.words[i].quoted || r.low(i-1) == "of") { // today's world
			e = expr{end: i + 1, typ: "DATE", value: "PRESENT_REF", anchor: none}
		}
		if e.anchor == unknown { // in a quotation: the day of speaking
			e.value = "XXXX-XX-XX"
		}
	case "yesterday":
		e = r.against(i+1, -1, "day")
	case "tomorrow":
		e = r.against(i+1, 1, "day")
	case "tonight":
		return r.part(r.against(i+1, 0, "day"), "NI"), true
	case "the":
		switch {
		case r.phrase(i, "the day after tomorrow") > 0:
			return r.against(i+4, 2, "day"), true
		case r.phrase(i, "the day before yesterday") > 0:
			return r.against(i+4, -2, "day"), true
		}
		return expr{}, false
	default:
		return expr{}, false
	}
	if p, ok := dayParts[r.low(e.end)]; ok {
		e.end++
		return r.part(e, p), true
	}
	return e, true
}

// part makes a time of day out of a date.
func (r *reader) part(e expr, p string) expr {
	e.typ = "TIME"
	if e.date.full() {
		e.value += "T" + p
	} else {
		e.value = "XXXX-XX-XXT" + p
	}
	e.date = date{}
	return e
}

var leads = map[string]int{"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1}

// nearUnit reads "last week", "this month", "next Friday", "earlier this year",
// "last January", "this morning", "that day".
func (r *reader) nearUnit(i int) (expr, bool) {
	at, mod := i, ""
	switch r.low(at) {
	case "earlier", "early":
		at, mod = at+1, "START"
	case "later", "late":
		at, mod = at+1, "END"
	}
	the := false
	if r.low(at) == "the" && (leads[r.low(at+1)] != 0 || r.low(at+1) == "current") {
		at, the = at+1, true
	}
	n, ok := leads[r.low(at)]
	if !ok {
		return r.thatUnit(i)
	}
	lead := r.low(at)
	at++
	what := r.low(at)
	if wd := weekdays[what]; wd > 0 && len(what) > 4 {
		return r.nearWeekday(at+1, n, wd, lead == "last" || lead == "previous" || lead == "next"), true
	}
	if m, end := r.month(at); m > 0 {
		return r.nearMonth(i, end, n, m), true
	}
	if p, ok := dayParts[what]; ok && !the {
		if lead == "next" || lead == "following" || lead == "current" || lead == "past" {
			return expr{}, false
		}
		return r.part(r.against(at+1, n, "day"), p), true
	}
	switch what {
	case "week", "month", "year", "quarter", "decade", "century", "weekend", "day", "fortnight":
	default:
		return expr{}, false
	}
	if lead == "past" || the && (lead == "last") {
		return r.pastUnit(at, n, what)
	}
	if what == "day" && lead != "next" && lead != "following" && lead != "previous" || lead == "this" && what == "century" {
		return expr{}, false
	}
	if the || lead == "following" || lead == "previous" { // relative to a date told before
		e := expr{end: at + 1, typ: "DATE", value: "XXXX-XX-XX", anchor: unknown}
		if lead != "current" && lead != "coming" && lead != "upcoming" {
			if d, value, ok := shift(r.last, n, what); ok && r.last.y > 0 {
				e.value, e.date, e.anchor = value, d, "text "+r.last.String()
			}
			return e, true
		}
	}
	e := r.against(at+1, n, what)
	e.mod = mod
	return e, true
}

// pastUnit reads "the past year", "the last decade": a period that ends now.
func (r *reader) pastUnit(at, n int, unit string) (expr, bool) {
	if unit == "day" && n == 0 {
		return expr{}, false
	}
	return expr{end: at + 1, typ: "DURATION", value: length(1, unit), anchor: none}, true
}

// thatUnit reads "that day", "the same year".
func (r *reader) thatUnit(i int) (expr, bool) {
	from := i
	if w := r.low(i); w == "earlier" || w == "later" {
		i++
	}
	n := r.phrase(i, "that", "the same", "that same")
	if n == 0 || from < i && r.low(i) != "that" {
		return expr{}, false
	}
	unit := r.low(i + n)
	switch unit {
	case "day", "week", "month", "year":
	default:
		return expr{}, false
	}
	if r.low(i) == "that" && n == 1 && r.a != nil && r.tag(i) != "DT" {
		return expr{}, false
	}
	e := expr{end: i + n + 1, typ: "DATE", value: "PAST_REF", anchor: unknown}
	if d, value, ok := shift(r.last, 0, unit); ok && r.last.y > 0 {
		e.value, e.date, e.anchor = value, d, "text "+r.last.String()
	}
	return e, true
}

func (r *reader) nearMonth(i, end, n, m int) expr {
	e := expr{end: end, typ: "DATE", anchor: r.ref.anchor}
	d := date{m: m}
	if !r.ref.known {
		e.anchor, e.value = r.unknownAt(i), d.String()
		if n > 0 {
			e.anchor = unknown + ahead
		}
		return e
	}
	d.y = r.ref.date.y
	switch {
	case n < 0 && m >= r.ref.date.m:
		d.y--
	case n > 0 && m <= r.ref.date.m:
		d.y++
	}
	e.value, e.date = d.String(), d
	return e
}

// weekday reads "Monday", "Monday morning".
func (r *reader) weekday(i int) (expr, bool) {
	w := r.low(i)
	wd := weekdays[w]
	if wd == 0 || r.words[i].text == w {
		return expr{}, false
	}
	end := i + 1
	if len(w) <= 5 && w != "fri" || w == "fri" {
		if r.low(end) != "." || !r.words[end].glued {
			return expr{}, false
		}
		end++
	}
	switch r.words[i].name {
	case "PERSON", "ORG", "GPE", "WORK_OF_ART", "PRODUCT":
		return expr{}, false
	}
	if r.low(end) == "s" && r.words[end].glued {
		return expr{}, false
	}
	e := r.nearWeekday(end, r.weekdayTense(i, end), wd, false)
	if p, ok := dayParts[r.low(end)]; ok {
		e.end++
		return r.part(e, p), true
	}
	return e, true
}

// weekdayTense says whether a bare weekday lies ahead (1) or behind (-1); one
// with a possessive ("Friday's ruling") lies behind.
func (r *reader) weekdayTense(i, end int) int {
	owned := end+1 < len(r.words) && (r.low(end) == "’" || r.low(end) == "'") && r.low(end+1) == "s"
	if r.tense(i) > 0 && !owned {
		return 1
	}
	return -1
}

// nearWeekday is the weekday before (n < 0), in the week of (0) or after the
// reference; the reference's own day counts for a bare one, one week off for
// "last" and "next".
func (r *reader) nearWeekday(end, n, wd int, other bool) expr {
	e := expr{end: end, typ: "DATE", anchor: r.ref.anchor}
	if !r.ref.date.full() {
		e.value, e.anchor = fmt.Sprintf("XXXX-WXX-%d", wd), unknown
		if n > 0 {
			e.anchor += ahead
		}
		return e
	}
	by := wd - r.ref.date.weekday()
	switch {
	case n < 0 && (by > 0 || by == 0 && other):
		by -= 7
	case n > 0 && (by < 0 || by == 0 && (other || !r.ref.firm)):
		by += 7
	}
	d := dateOf(r.ref.date.time().AddDate(0, 0, by))
	e.value, e.date = d.String(), d
	return e
}

// weekend reads "the weekend": the last one, or the coming one.
func (r *reader) weekend(i int) expr {
	n := -1
	if r.tense(i) > 0 || r.ref.date.full() && r.ref.date.weekday() > 5 {
		n = 0
	}
	return r.against(i+2, n, "weekend")
}

func (r *reader) holiday(i int) (expr, bool) {
	if r.words[i].text == r.low(i) {
		return expr{}, false
	}
	for _, h := range []struct {
		name string
		m, d int
	}{{"christmas eve", 12, 24}, {"christmas day", 12, 25}, {"christmas", 12, 25}, {"new year ' s day", 1, 1}, {"new year ’ s day", 1, 1},
		{"new year ' s eve", 12, 31}, {"new year ’ s eve", 12, 31}} {
		if n := r.phrase(i, h.name); n > 0 {
			d, anchor := r.settleYear(date{0, h.m, h.d}, i)
			return expr{end: i + n, typ: "DATE", value: d.String(), anchor: anchor, date: d}, true
		}
	}
	return expr{}, false
}

// clock reads "3 p.m.", "10:30 a.m.", "18:45", "noon", "midnight".
func (r *reader) clock(i int) (expr, bool) {
	h, m, end := 0, 0, i+1
	switch r.low(i) {
	case "noon":
		h = 12
	case "midnight":
		h = 24
	default:
		n, ok := r.int(i, 2)
		if !ok {
			return expr{}, false
		}
		h = n
		minutes := false
		if r.low(end) == ":" || r.low(end) == "." {
			if v, ok := r.int(end+1, 2); ok && len(r.low(end+1)) == 2 && v < 60 && r.words[end].glued && r.words[end+1].glued {
				m, end, minutes = v, end+2, r.low(end) == ":"
			}
		}
		half, next := r.half(end)
		switch {
		case half == "" && (!minutes || h > 23):
			return expr{}, false
		case half == "" && r.low(end) == ":":
			return expr{}, false
		case half != "" && (h < 1 || h > 12):
			return expr{}, false
		case half == "p" && h < 12:
			h += 12
		case half == "a" && h == 12:
			h = 0
		}
		end = next
	}
	clock := fmt.Sprintf("T%02d:%02d", h, m)
	if d, ok := r.dayAfter(end); ok { // 5 p.m. on Friday
		return expr{end: d.end, typ: "TIME", value: d.value + clock, anchor: d.anchor}, true
	}
	if r.last.full() && i < len(r.words) && r.words[i].sent == r.lastSent { // on Friday at 5 p.m.
		return expr{end: end, typ: "TIME", value: r.last.String() + clock, anchor: "text " + r.last.String()}, true
	}
	day := "XXXX-XX-XX"
	anchor := unknown
	if r.ref.date.full() {
		day, anchor = r.ref.date.String(), r.ref.anchor
	}
	return expr{end: end, typ: "TIME", value: day + clock, anchor: anchor}, true
}

// zones are the abbreviations of time zones that news writes behind a time.
var zones = map[string]bool{"EST": true, "EDT": true, "ET": true, "CST": true, "CDT": true, "PST": true, "PDT": true, "MST": true,
	"MDT": true, "GMT": true, "UTC": true, "BST": true, "CET": true, "CEST": true}

// dayAfter reads the day that follows a time of day at word i: its zone, a
// comma and "on" may stand between them.
func (r *reader) dayAfter(i int) (expr, bool) {
	if i < len(r.words) && zones[r.words[i].text] {
		i++
	}
	if r.low(i) == "," {
		i++
	}
	if r.low(i) == "on" {
		i++
	}
	if i >= len(r.words) || !r.oneBlock(i-1, i+1) {
		return expr{}, false
	}
	for _, rule := range []func(*reader, int) (expr, bool){(*reader).monthDay, (*reader).dayMonth, (*reader).weekday} {
		if e, ok := rule(r, i); ok && e.date.full() && e.typ == "DATE" {
			return e, true
		}
	}
	return expr{}, false
}

// thisUnit reads "the month" and its like behind "the end of", or where the
// trained reader marks a time: the one in which the report stands.
func (r *reader) thisUnit(i int) (expr, bool) {
	unit := r.low(i + 1)
	if r.low(i) != "the" {
		return expr{}, false
	}
	switch unit {
	case "week", "month", "quarter", "year", "decade", "century":
	default:
		return expr{}, false
	}
	part := r.low(i-1) == "of" && (r.low(i-2) == "end" || r.low(i-2) == "start" || r.low(i-2) == "beginning" || r.low(i-2) == "middle")
	if r.low(i+2) == "of" || !part && !r.marked(i, i+2) {
		return expr{}, false
	}
	return r.against(i+2, 0, unit), true
}

// marked reports whether the trained reader marks the words from i to end, and
// no others, as a time.
func (r *reader) marked(i, end int) bool {
	if r.a == nil || r.a.Reading == nil || end > len(r.words) || r.words[i].tok == nil || r.words[end-1].tok == nil {
		return false
	}
	return slices.ContainsFunc(r.a.Reading.Times, func(n parley.NamedRange) bool {
		return n.First == r.words[i].at && n.End == r.words[end-1].at+1
	})
}

// half reads "a.m." or "pm" at word i.
func (r *reader) half(i int) (string, int) {
	switch w := r.low(i); w {
	case "am", "pm":
		return w[:1], i + 1
	case "a", "p":
		if r.low(i+1) == "." && r.low(i+2) == "m" {
			if r.low(i+3) == "." {
				return w, i + 4
			}
			return w, i + 3
		}
	}
	return "", i
}

// set reads "daily", "every day", "each week", "twice a month".
func (r *reader) set(i int) (expr, bool) {
	switch r.low(i) {
	case "daily":
		return expr{end: i + 1, typ: "SET", value: "P1D", anchor: none}, true
	case "weekly":
		return expr{end: i + 1, typ: "SET", value: "P1W", anchor: none}, true
	case "monthly":
		return expr{end: i + 1, typ: "SET", value: "P1M", anchor: none}, true
	case "annually", "yearly":
		return expr{end: i + 1, typ: "SET", value: "P1Y", anchor: none}, true
	case "every", "each":
		at, n := i+1, 1.0
		if v, taken := lexicon.Count(r.lows(at, 4)); taken > 0 {
			n, at = v, at+taken
		}
		if wd := weekdays[r.low(at)]; wd > 0 && len(r.low(at)) > 4 {
			return expr{end: at + 1, typ: "SET", value: fmt.Sprintf("XXXX-WXX-%d", wd), anchor: none}, true
		}
		unit, ok := units[r.low(at)]
		if !ok {
			return expr{}, false
		}
		return expr{end: at + 1, typ: "SET", value: length(n, unit), anchor: none}, true
	case "once", "twice":
		if u, ok := units[r.low(i+2)]; ok && r.low(i+1) == "a" {
			return expr{end: i + 3, typ: "SET", value: length(1, u), anchor: none}, true
		}
	case "per":
		if u, ok := units[r.low(i+1)]; ok && u != "second" {
			return expr{end: i + 2, typ: "SET", value: length(1, u), anchor: none}, true
		}
	}
	return expr{}, false
}

// vague reads references to the present, the past and the future that name no date.
func (r *reader) vague(i int) (expr, bool) {
	is := func(n int, value string) (expr, bool) {
		return expr{end: i + n, typ: "DATE", value: value, anchor: none}, true
	}
	if n := r.phrase(i, "the weekend", "this weekend"); n == 2 && r.low(i) == "the" {
		return r.weekend(i), true
	}
	if n := r.phrase(i, "now", "right now", "for now", "currently", "at present", "presently", "nowadays", "at the moment", "these days", "at this time"); n > 0 {
		if r.low(i) == "now" && r.low(i+1) == "that" && r.tag(i+1) == "IN" {
			return expr{}, false
		}
		return is(n, "PRESENT_REF")
	}
	if n := r.phrase(i, "recently", "more recently", "lately", "of late", "long ago", "the recent past", "recent years", "recent months", "recent weeks", "recent days"); n > 0 {
		return is(n, "PAST_REF")
	}
	if n := r.phrase(i, "in the past"); n > 0 && r.tag(i+2) == "NN" {
		return expr{}, false // "the past" follows as an expression of its own
	}
	if n := r.phrase(i, "the past"); n > 0 && (r.a == nil || r.tag(i+1) == "NN") {
		return is(n, "PAST_REF")
	}
	if n := r.phrase(i, "the future"); n > 0 && (r.low(i-1) == "in" || r.low(i-1) == "into") && r.low(i+2) != "of" && r.tag(i+1) == "NN" {
		return is(n, "FUTURE_REF")
	}
	if n := r.phrase(i, "the near future", "the foreseeable future", "any time soon", "anytime soon", "before long", "sooner or later", "sometime down the road", "down the road", "someday", "some day"); n > 0 {
		return is(n, "FUTURE_REF")
	}
	switch r.low(i) {
	case "current":
		if strings.HasPrefix(r.tag(i), "JJ") {
			return is(1, "PRESENT_REF")
		}
	case "recent":
		if strings.HasPrefix(r.tag(i), "JJ") {
			return is(1, "PAST_REF")
		}
	case "future":
		if r.low(i+1) == "-" {
			return expr{}, false
		}
		return is(1, "FUTURE_REF")
	case "soon", "shortly":
		switch r.low(i + 1) {
		case "after", "before", "afterward", "afterwards", "thereafter", "as":
			return expr{}, false
		}
		if r.low(i-1) == "as" {
			return expr{}, false
		}
		return is(1, "FUTURE_REF")
	}
	return expr{}, false
}
