package collect

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	monthPattern = `(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)`
	datePattern  = `\d{4}-\d{2}-\d{2}|` + monthPattern + `\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s+` + monthPattern + `(?:,?\s+\d{4})?`
)

var (
	anyDate  = regexp.MustCompile(`(?i)\b(?:` + datePattern + `)\b`)
	dayFirst = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?(?:,?\s+(\d{4}))?$`)
	dayLast  = regexp.MustCompile(`(?i)^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$`)
)

// calendarDay is a day as a text gives it; year is 0 where it gives none.
type calendarDay struct{ year, month, day int }

func (d calendarDay) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

// findDay is the first date in s.
func findDay(s string) (calendarDay, bool) {
	for _, m := range anyDate.FindAllString(s, 8) {
		if d, ok := parseDay(m); ok {
			return d, true
		}
	}
	return calendarDay{}, false
}

// parseDay reads an expression that datePattern matched.
func parseDay(s string) (calendarDay, bool) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return calendarDay{t.Year(), int(t.Month()), t.Day()}, true
	}
	var day, month, year string
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else if m := dayLast.FindStringSubmatch(s); m != nil {
		month, day, year = m[1], m[2], m[3]
	} else {
		return calendarDay{}, false
	}
	d := calendarDay{month: monthNumber(month)}
	d.day, _ = strconv.Atoi(day)
	d.year, _ = strconv.Atoi(year)
	if d.month == 0 || d.day < 1 || d.day > 31 {
		return calendarDay{}, false
	}
	return d, true
}

func monthNumber(name string) int {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		if len(name) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), name[:3]) {
			return int(m)
		}
	}
	return 0
}
