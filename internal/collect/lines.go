package collect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// layout says what is known of a text before it is looked at.
type layout struct {
	markdown bool
	// known has what a page's markup said of a unit, by the byte where it
	// starts: the level of a heading, or linkOnly. It is nil for a text without
	// markup.
	known map[int]string
}

// line is one line of the text. start and end leave out the white space
// around its words; an empty line has start == end.
type line struct{ raw, start, end int }

// splitLines cuts text at line ends and form feeds.
func splitLines(text string) []line {
	var lines []line
	for at := 0; at < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[at:], "\n\r\f\v\u2028\u2029"); i >= 0 {
			end = at + i
			_, n := utf8.DecodeRuneInString(text[end:])
			next = end + n
		}
		s := text[at:end]
		start := at + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		stop := at + len(strings.TrimRightFunc(s, unicode.IsSpace))
		lines = append(lines, line{at, min(start, max(stop, at)), max(stop, at)})
		at = next
		if text[end:next] == "\r" && strings.HasPrefix(text[next:], "\n") {
			at++
		}
	}
	return lines
}

func (l line) blank() bool { return l.start >= l.end }

// unit is a paragraph, a heading or a line of its own: what noise, headings
// and blocks are decided on.
type unit struct {
	lines      []line
	start, end int
	text       string // its words, lines joined by a space
	words      int
	gap        bool // an empty line stands before it
	item       bool // it begins with a list mark

	noise   parley.NoiseType // "" for text
	heading string           // "title", "section" or ""
	joined  bool             // the same sentence goes on in the next text unit
	edits   []edit           // what is read differently inside it, in order
}

func (u *unit) isText() bool { return u.noise == "" }
func (u *unit) isBody() bool { return u.noise == "" && u.heading == "" }

// wrapWidth is the width in characters at which the lines of a hard-wrapped
// text were broken, or 0 where a line is a paragraph.
func wrapWidth(text string, lines []line) int {
	const widest = 140
	type pair struct {
		width, next int
		ends        bool
	}
	var pairs []pair
	var widths []int
	for i := 0; i+1 < len(lines); i++ {
		a, b := lines[i], lines[i+1]
		if a.blank() || b.blank() || isBareURL(text[a.start:a.end]) || isBareURL(text[b.start:b.end]) || opensUnit(text[b.start:b.end]) {
			continue
		}
		s := text[a.start:a.end]
		width := utf8.RuneCountInString(s)
		pairs = append(pairs, pair{width, utf8.RuneCountInString(firstWord(text[b.start:b.end])), endsSentence(s)})
		widths = append(widths, width)
	}
	if len(pairs) < 4 {
		return 0
	}
	slices.Sort(widths)
	limit := widths[len(widths)*95/100]
	if limit > widest || limit < 30 {
		return 0
	}
	full, open := 0, 0
	for _, p := range pairs {
		if p.width+1+p.next > limit-6 {
			full++
		}
		if !p.ends {
			open++
		}
	}
	if full*10 >= len(pairs)*6 && open*10 >= len(pairs)*4 {
		return limit
	}
	return 0
}

// units groups lines into units: a line each, or in a hard-wrapped text the
// lines of a paragraph together.
func units(text string, lines []line, width int) []unit {
	var out []unit
	gap := true
	for i, l := range lines {
		if l.blank() {
			gap = true
			continue
		}
		s := text[l.start:l.end]
		alone := width == 0 || gap || len(out) == 0 || opensUnit(s) || isBareURL(s) || isPageMark(s)
		if !alone {
			before := &out[len(out)-1]
			last := before.lines[len(before.lines)-1]
			alone = isBareURL(text[last.start:last.end]) || endsUnit(text, last, s, width, len(lines) == i+1)
		}
		if alone {
			out = append(out, unit{gap: gap, start: l.start, item: listMark.MatchString(s)})
		}
		u := &out[len(out)-1]
		u.lines, u.end = append(u.lines, l), l.end
		gap = false
	}
	for i := range out {
		u := &out[i]
		parts := make([]string, len(u.lines))
		for j, l := range u.lines {
			parts[j] = text[l.start:l.end]
		}
		u.text = strings.Join(parts, " ")
		u.words = len(strings.Fields(u.text))
	}
	return out
}

// endsUnit reports whether the line l of a wrapped text ends its paragraph
// although no empty line follows: it ends a sentence and stops so early that
// the next line's first word had room, or is much shorter than the rest.
func endsUnit(text string, l line, next string, width int, lastLine bool) bool {
	const slack = 6
	s := text[l.start:l.end]
	room := width - utf8.RuneCountInString(s) - 1 - utf8.RuneCountInString(firstWord(next))
	if endsSentence(s) {
		return room > slack
	}
	return room > width/2 && unicode.IsUpper(firstRune(next)) && !lastLine
}

// opensUnit reports whether a line that begins like s begins a unit wherever
// it stands: a marked heading, an item of a list, a label such as "Related:".
func opensUnit(s string) bool {
	return headingMark.MatchString(s) || listMark.MatchString(s) || relatedLine.MatchString(s)
}
