package story

import (
	"time"

	"github.com/parley-record/parley"
)

// dating is when the reports of a story came out, and which talks they tell of.
// Days are counted from the year 0.
type dating struct {
	first, last int // days of the first and the last report; 0 if none states one
	talks       []talks
}

// talks are what a report tells of last that is past: the day, and who met.
type talks struct {
	day    int
	people []string
}

// Reports of one happening come out within sameDays of each other; each day more
// takes nearnessSlope off their likeness, down to nearnessFloor. Reports that came
// out further apart and tell of the same people on other days are worth
// otherTalks: they are of the next summit.
const (
	sameDays      = 3
	nearnessSlope = 0.05
	nearnessFloor = 0.6
	otherTalks    = 0.3
)

// Telling is the signature with the talks that f tells of, whose participants
// have the same ids in all documents.
func (s Signature) Telling(f *parley.Findings) Signature {
	var last talks
	for _, m := range f.Meetings {
		if m.Status != parley.Happened || m.Start == nil || len(m.Participants) < 2 {
			continue
		}
		if d := dayOf(m.Start.Value); d > last.day {
			last = talks{d, m.Participants}
		}
	}
	s.when.talks = nil
	if last.day > 0 {
		s.when.talks = []talks{last}
	}
	return s
}

// with is the dating of a story that takes in another.
func (d dating) with(o dating) dating {
	talks := append(d.talks[:len(d.talks):len(d.talks)], o.talks...)
	switch {
	case o.first == 0:
		return dating{d.first, d.last, talks}
	case d.first == 0:
		return dating{o.first, o.last, talks}
	}
	return dating{min(d.first, o.first), max(d.last, o.last), talks}
}

// nearness is what a likeness is worth, from 0 to 1: a happening is told for some
// days, and the same people meet again.
func (d dating) nearness(o dating) float64 {
	apart := max(d.first-o.last, o.first-d.last)
	switch {
	case d.first == 0 || o.first == 0 || apart <= sameDays:
		return 1
	case d.others(o):
		return otherTalks
	}
	return max(nearnessFloor, 1-nearnessSlope*float64(apart-sameDays))
}

// others reports whether both tell of talks of the same people, but never of the
// same days, give or take two.
func (d dating) others(o dating) bool {
	found := false
	for _, a := range d.talks {
		for _, b := range o.talks {
			if common(a.people, b.people) < 2 {
				continue
			}
			if max(a.day-b.day, b.day-a.day) <= 2 {
				return false
			}
			found = true
		}
	}
	return found
}

func common(a, b []string) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x == y {
				n++
			}
		}
	}
	return n
}

// published is the day on which a document says that it came out, or 0.
func published(d *parley.Document) int {
	if d.Published == nil || d.Published.Basis == parley.Inferred {
		return 0
	}
	return dayOf(d.Published.Value)
}

// daysBefore1970 keeps days above 0.
const daysBefore1970 = 719_529

// dayOf counts the days to a full date; 0 if it is none.
func dayOf(value string) int {
	if !fullDate(value) {
		return 0
	}
	t, err := time.Parse(time.DateOnly, value[:10])
	if err != nil {
		return 0
	}
	return int(t.Unix()/(24*60*60)) + daysBefore1970
}
