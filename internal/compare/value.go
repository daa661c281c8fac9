package compare

import (
	"math"
	"strconv"
	"strings"
)

// bounds is a quantity as a text leaves it open: from low to high.
type bounds struct{ low, high float64 }

func (b bounds) meets(o bounds) bool { return b.low <= o.high && o.low <= b.high }

// durationBounds reads an ISO 8601 duration with a TimeML modifier as a range
// of hours. "under three hours" is between two and three, "nearly three" a
// little below three, "about three" a sixth to either side.
func durationBounds(value, mod string) (bounds, bool) {
	h, ok := hours(value)
	if !ok {
		return bounds{}, false
	}
	switch mod {
	case "LESS_THAN":
		return bounds{h * 2 / 3, h}, true
	case "EQUAL_OR_LESS":
		return bounds{h * 0.8, h}, true
	case "MORE_THAN":
		return bounds{h, h * 4 / 3}, true
	case "EQUAL_OR_MORE":
		return bounds{h, h * 1.25}, true
	case "APPROX":
		return bounds{h * 0.85, h * 1.1}, true
	}
	return bounds{h * 0.97, h * 1.03}, true
}

// hours reads a duration such as PT3H30M, P2D or P1W.
func hours(value string) (float64, bool) {
	if !strings.HasPrefix(value, "P") {
		return 0, false
	}
	sum, clock, num, any := 0.0, false, "", false
	for _, r := range value[1:] {
		if r == 'T' {
			clock = true
			continue
		}
		if r >= '0' && r <= '9' || r == '.' {
			num += string(r)
			continue
		}
		n, err := strconv.ParseFloat(num, 64)
		if err != nil {
			return 0, false
		}
		num, any = "", true
		switch {
		case clock && r == 'H':
			sum += n
		case clock && r == 'M':
			sum += n / 60
		case clock && r == 'S':
			sum += n / 3600
		case r == 'D':
			sum += 24 * n
		case r == 'W':
			sum += 168 * n
		case r == 'M':
			sum += 730.5 * n
		case r == 'Y':
			sum += 8766 * n
		default:
			return 0, false
		}
	}
	return sum, any && num == "" && !math.IsInf(sum, 0)
}

// sameDate reports whether two ISO dates, as precise as each is, can be the
// same day: the shorter is a prefix of the longer.
func sameDate(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	if strings.HasPrefix(a, "XXXX") || strings.HasPrefix(b, "XXXX") {
		a, b = strings.TrimPrefix(a, "XXXX"), strings.TrimPrefix(b, "XXXX")
		if len(a) > len(b) {
			a, b = b, a
		}
		return strings.Contains(b, a)
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a)
}

// calendar reports whether value is a date on the calendar rather than a vague
// reference or a duration.
func calendar(value string) bool {
	if len(value) < 4 {
		return false
	}
	for _, r := range value[:4] {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// precision names how precise a calendar date is.
func precision(value string) string {
	switch {
	case strings.Contains(value, "/"):
		return "range"
	case len(value) >= 10:
		return "day"
	case strings.Contains(value, "W"):
		return "week"
	case len(value) == 7 && value[5] >= '0' && value[5] <= '9':
		return "month"
	case len(value) == 4:
		return "year"
	}
	return "season"
}
