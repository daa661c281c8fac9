package compare

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// happening is one meeting as several documents tell it.
type happening struct {
	meetings []placed
}

type placed struct {
	doc string
	*parley.Meeting
}

// meetings aligns the meetings of the documents and compares what is told of
// each: how long it took, how long it was to take, when and where it was.
func (c *comparer) meetings() {
	for _, h := range c.happenings() {
		about := h.meetings[0].ID
		var length, planned, date, place []telling
		for _, m := range h.meetings {
			if m.Duration != "" && m.DurationSpan != nil {
				length = append(length, telling{m.doc, Length(m.DurationSpan.Text, m.Duration), m.Duration + "|" + m.DurationMod, []parley.Span{*m.DurationSpan}})
			}
			if m.PlannedDuration != "" && m.PlannedSpan != nil {
				planned = append(planned, telling{m.doc, Length(m.PlannedSpan.Text, m.PlannedDuration), m.PlannedDuration + "|", []parley.Span{*m.PlannedSpan}})
			}
			if m.Start != nil && calendar(m.Start.Value) {
				date = append(date, telling{m.doc, m.Start.Value, m.Start.Value, c.dateWords(m)})
			}
			if m.Place != "" {
				place = append(place, c.placeTelling(m))
			}
		}
		name := c.meetingName(h)
		c.called(h, about, name)
		c.add("attribute", about, "length of "+name, "", length, longer)
		c.add("attribute", about, "planned length of "+name, "", planned, longer)
		c.add("attribute", about, "date of "+name, "", date, func(a, b string) bool { return !sameDate(a, b) })
		c.add("attribute", about, "place of "+name, "", place, nil)
	}
}

// Length is the wording of a length of time, with the unit in brackets where the
// words leave it out: "six [hours]". iso is the length as ISO 8601.
func Length(text, iso string) string {
	low := strings.ToLower(text)
	for _, unit := range []string{"minute", "hour", "day", "week", "month", "year", "decade", "min", "hr"} {
		if strings.Contains(low, unit) {
			return text
		}
	}
	date, clock, _ := strings.Cut(iso, "T")
	switch {
	case strings.HasSuffix(clock, "H"):
		return text + " [hours]"
	case strings.HasSuffix(clock, "M"):
		return text + " [minutes]"
	case clock == "" && strings.HasSuffix(date, "D"):
		return text + " [days]"
	}
	return text
}

// called adds a point where several documents tell that a meeting did not take
// place.
func (c *comparer) called(h happening, about, name string) {
	var tells []telling
	for _, m := range h.meetings {
		if m.Status != parley.Denied {
			return
		}
		s := c.sentence(m.Evidence[0])
		tells = append(tells, telling{m.doc, s.Text, string(m.Status), []parley.Span{s}})
	}
	if len(tells) > 1 {
		c.add("proposition", about, "whether "+name+" took place", "", tells, nil)
	}
}

func longer(a, b string) bool {
	x, okX := durationBounds(cutMod(a))
	y, okY := durationBounds(cutMod(b))
	return okX && okY && !x.meets(y)
}

func cutMod(key string) (value, mod string) {
	value, mod, _ = strings.Cut(key, "|")
	return value, mod
}

// dateWords are the words that date a meeting: the time expression of that
// value nearest to the meeting's own words, else those words.
func (c *comparer) dateWords(m placed) []parley.Span {
	f := c.Findings[c.order[m.doc]]
	best, least := -1, 1<<30
	for i, t := range f.Times {
		if t.Type != "DATE" && t.Type != "TIME" || !strings.HasPrefix(t.Value, m.Start.Value) && t.Begin != m.Start.Value {
			continue
		}
		for _, e := range m.Evidence {
			if d := distance(t.Span, e); d < least {
				best, least = i, d
			}
		}
	}
	if best >= 0 {
		return []parley.Span{f.Times[best].Span}
	}
	return m.Evidence[:1]
}

func distance(a, b parley.Span) int {
	switch {
	case a.End <= b.Start:
		return b.Start - a.End
	case b.End <= a.Start:
		return a.Start - b.End
	}
	return 0
}

func (c *comparer) placeTelling(m placed) telling {
	key, value := m.Place, m.Place
	if e := c.entities[m.Place]; e != nil {
		value = e.Name
	}
	key = strings.ToLower(value)
	for _, e := range m.Evidence {
		if i := indexWord(e.Text, value); i >= 0 {
			return telling{m.doc, value, key, []parley.Span{{Doc: e.Doc, Start: e.Start + i, End: e.Start + i + len(value), Text: value}}}
		}
	}
	return telling{m.doc, value, key, m.Evidence[:1]}
}

// indexWord is where word stands in text as a word of its own, or -1: "Tarsk" isn't
// in "the Tarskan leader".
func indexWord(text, word string) int {
	for from := 0; word != ""; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		i += from
		next, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if !unicode.IsLetter(next) {
			return i
		}
		from = i + len(word)
	}
	return -1
}

// meetingName says whose meeting it was: "the talks of A and B".
func (c *comparer) meetingName(h happening) string {
	m := h.meetings[0]
	kind := m.Kind
	if kind == "" {
		kind = "meeting"
	}
	var names []string
	for _, id := range m.Participants {
		if e := c.entities[id]; e != nil && len(names) < 3 {
			names = append(names, e.Name)
		}
	}
	if len(names) == 0 {
		return "the " + kind
	}
	return "the " + kind + " of " + strings.Join(names, ", ")
}

// happenings groups meetings over documents. Two meetings are the same when
// they are of one kind, share at least two participants, can be of one date,
// and none of them is denied while the other took place. A document's own
// meetings are never joined.
func (c *comparer) happenings() []happening {
	var out []happening
	for _, f := range c.Findings {
		taken := map[int]bool{}
		for i := range f.Meetings {
			m := placed{f.Doc.ID, &f.Meetings[i]}
			best, most := -1, 0.0
			for j := range out {
				if taken[j] {
					continue
				}
				if s := c.likeness(out[j], m); s > most {
					best, most = j, s
				}
			}
			if best < 0 {
				out = append(out, happening{})
				best = len(out) - 1
			}
			taken[best] = true
			out[best].meetings = append(out[best].meetings, m)
		}
	}
	return out
}

// sameHappening names each happening that several documents tell of after the
// first meeting that tells it.
func (c *comparer) sameHappening() map[string]string {
	out := map[string]string{}
	for _, h := range c.happenings() {
		if len(h.meetings) < 2 {
			continue
		}
		id := parley.SpanID("happening", h.meetings[0].Evidence[0])
		for _, m := range h.meetings {
			out[m.ID] = id
		}
	}
	return out
}

func (c *comparer) likeness(h happening, m placed) float64 {
	best := 0.0
	for _, o := range h.meetings {
		if s := meetingLikeness(o.Meeting, m.Meeting); s > best {
			best = s
		}
	}
	for _, o := range h.meetings {
		if c.laterThanReport(o, m) || c.laterThanReport(m, o) {
			return 0
		}
		if o.Start != nil && m.Start != nil && !sameDate(o.Start.Value, m.Start.Value) {
			// The date may be what the documents disagree on: only a meeting a
			// day or two apart can survive that, with the very same people in the
			// same place, or the only one that both documents tell of.
			samePlace := o.Place != "" && o.Place == m.Place
			if daysApart(o.Start.Value, m.Start.Value) > 2 || !samePlace && !(c.onlyOne(o) && c.onlyOne(m)) {
				return 0
			}
			best *= 0.5
		}
	}
	return best
}

// laterThanReport reports whether a is dated after the report came out that tells
// of b as past: then b is an earlier one.
func (c *comparer) laterThanReport(a, b placed) bool {
	if a.Start == nil || b.Status != parley.Happened {
		return false
	}
	out := c.Findings[c.order[b.doc]].Doc.Published
	return out != nil && len(out.Value) >= 10 && len(a.Start.Value) >= 10 && calendar(a.Start.Value) && a.Start.Value[:10] > out.Value[:10] &&
		daysApart(a.Start.Value, out.Value) > 1
}

// onlyOne reports whether the document of m tells of no other meeting of the
// same people that took place.
func (c *comparer) onlyOne(m placed) bool {
	n := 0
	f := c.Findings[c.order[m.doc]]
	for i := range f.Meetings {
		if o := &f.Meetings[i]; o.Status == parley.Happened && shared(o.Participants, m.Participants) >= 2 && meetingClass(o.Kind) == meetingClass(m.Kind) {
			n++
		}
	}
	return m.Status == parley.Happened && n == 1
}

// daysApart is the distance of two full ISO dates in days; very large where one
// isn't a day.
func daysApart(a, b string) int {
	const far = 1 << 20
	if len(a) < 10 || len(b) < 10 {
		return far
	}
	x, errX := time.Parse(time.DateOnly, a[:10])
	y, errY := time.Parse(time.DateOnly, b[:10])
	if errX != nil || errY != nil {
		return far
	}
	return int(x.Sub(y).Abs().Hours() / 24)
}

func meetingLikeness(a, b *parley.Meeting) float64 {
	if meetingClass(a.Kind) != meetingClass(b.Kind) || (a.Status == parley.Happened) != (b.Status == parley.Happened) {
		return 0
	}
	both := shared(a.Participants, b.Participants)
	if both < 2 {
		return 0
	}
	share := float64(both) / float64(len(a.Participants)+len(b.Participants)-both)
	if share < 0.6 {
		return 0
	}
	if a.Start != nil && b.Start != nil && a.Start.Value == b.Start.Value {
		share += 0.5
	}
	if a.Place != "" && a.Place == b.Place {
		share += 0.3
	}
	if a.Duration != "" && b.Duration != "" {
		share += 0.2
	}
	return share
}

// meetingClass folds the names of kinds: a telephone call is never the same
// happening as talks in a room.
func meetingClass(kind string) string {
	switch kind {
	case "call", "press conference", "lunch", "dinner":
		return kind
	}
	return "talks"
}
