package collect

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// page is a text with what was made of it.
type page struct {
	text     string
	form     layout
	width    int // of hard-wrapped lines, 0 without
	units    []unit
	noise    []parley.Noise
	headings []parley.Heading
	masthead string // the publisher's name where it stands at the head
	view     parley.View
}

// parse reads the layout of text: it decides for each unit what it is, then
// what is odd inside the units that are text, and builds the view.
func parse(text string, form layout) *page {
	p := &page{text: text, form: form, headings: []parley.Heading{}}
	lines := splitLines(text)
	if form.known == nil {
		p.width = wrapWidth(text, lines)
	}
	p.units = units(text, lines, p.width)
	p.markFrontMatter()
	p.markLines()
	p.markRelatedLists()
	p.markRepeated()
	p.markTail()
	p.markHeadings()
	p.markMasthead()
	p.markMenus()
	p.markDuplicateTitle()
	p.joinSentences()
	for i := range p.units {
		p.editUnit(i)
	}
	for _, at := range formFeeds(text) {
		p.mark(at, at+1, parley.NoisePageBreak)
	}
	p.compose()
	sort.SliceStable(p.noise, func(i, j int) bool { return p.noise[i].Start < p.noise[j].Start })
	p.noise = disjoint(p.noise)
	return p
}

func (p *page) mark(start, end int, t parley.NoiseType) {
	if start < end {
		p.noise = append(p.noise, parley.Noise{Start: start, End: end, Type: t})
	}
}

// markLines recognises units that are noise whatever stands around them.
func (p *page) markLines() {
	seenBody := 0
	for i := range p.units {
		u := &p.units[i]
		known := p.form.known[u.start]
		if u.noise != "" || (known == "title" || known == "section") && !ruleLine.MatchString(u.text) {
			continue
		}
		u.noise = p.lineNoise(i, seenBody)
		if u.noise == "" && u.words > 15 {
			seenBody++
		}
	}
}

func (p *page) lineNoise(i, seenBody int) parley.NoiseType {
	u := &p.units[i]
	s := u.text
	switch {
	case p.form.known[u.start] == linkOnly && !endsSentence(s):
		return parley.NoiseRelated
	case isBareURL(s):
		return parley.NoiseURL
	case len(s) < 40 && pageMark.MatchString(s):
		return parley.NoisePageBreak
	case p.width > 0 && bareNum.MatchString(s):
		return parley.NoisePageBreak
	case ruleLine.MatchString(s):
		return p.ruleNoise(i)
	case isNavigation(s):
		return parley.NoiseNavigation
	case isPaywall(s):
		return parley.NoisePaywall
	case u.words <= 60 && relatedLine.MatchString(s):
		return parley.NoiseRelated
	case seenBody == 0 && u.words <= 60 && ownVoice.MatchString(s) && fundingLike.MatchString(s):
		return parley.NoiseFunding
	case noteLine.MatchString(s) && !noteIsText(p, i):
		return parley.NoiseCitation
	case len(s) < 200 && (byline.MatchString(s) || credits.MatchString(s)) && seenBody == 0:
		return parley.NoiseByline
	case len(s) < 120 && (dateLine.MatchString(s) || dateHead.MatchString(s) && !endsSentence(s)) && (seenBody == 0 || i+3 >= len(p.units)):
		return parley.NoiseByline
	}
	return ""
}

// ruleNoise types a line of rule marks: under a heading it marks the heading.
func (p *page) ruleNoise(i int) parley.NoiseType {
	if i > 0 && !p.units[i].gap && p.units[i-1].isText() && strings.ContainsAny(p.units[i].text[:1], "=-~") {
		p.units[i-1].heading = "section"
		return parley.NoiseHeadingMarker
	}
	return parley.NoisePageBreak
}

// noteIsText reports whether the unit after a note mark is a paragraph of the
// text rather than an entry of the list of notes.
func noteIsText(p *page, i int) bool {
	for j := i + 1; j < min(len(p.units), i+50); j++ {
		if p.units[j].words > 25 && !noteLine.MatchString(p.units[j].text) {
			return true
		}
	}
	return false
}

// markRelatedLists marks what stands under "Related articles" and the like:
// the short lines without a full stop that follow.
func (p *page) markRelatedLists() {
	for i := range p.units {
		u := &p.units[i]
		if u.noise != "" || len(u.text) > 80 || !relatedHead.MatchString(u.text) {
			continue
		}
		n := 0
		for j := i + 1; j < len(p.units) && p.units[j].isText() && p.units[j].words <= 20 && !endsSentence(p.units[j].text); j++ {
			n++
		}
		if n == 0 && i+1 < len(p.units) && p.units[i+1].noise == "" {
			continue // it heads a section of the text
		}
		for j := i; j <= i+n; j++ {
			p.units[j].noise = parley.NoiseRelated
		}
	}
}

// markRepeated marks short lines that stand three times or more: the heads
// and feet of pages, or buttons.
func (p *page) markRepeated() {
	count := map[string]int{}
	for _, u := range p.units {
		if u.isText() && u.words <= 12 && !endsSentence(u.text) {
			count[u.text]++
		}
	}
	for i := range p.units {
		u := &p.units[i]
		if u.isText() && count[u.text] >= 3 && u.words <= 12 && !endsSentence(u.text) {
			u.noise = parley.NoiseNavigation
			if p.width > 0 {
				u.noise = parley.NoisePageBreak
			}
		}
	}
}

// markTail marks, from the end, notes on who wrote, paid for, owns or answers
// for the text, and the ellipsis where a text was cut off.
func (p *page) markTail() {
	sure := false
	var notes []int
	last := len(p.units) - 1
	for ; last >= 0; last-- {
		u := &p.units[last]
		if u.noise != "" {
			continue
		}
		kind, certain := tailNote(u)
		if kind == "" {
			break
		}
		notes = append(notes, last)
		sure = sure || certain
	}
	if last < 0 {
		return
	}
	for _, i := range notes {
		u := &p.units[i]
		if kind, _ := tailNote(u); sure || kind == parley.NoiseByline {
			u.noise = kind
		} else {
			last = max(last, i)
		}
	}
	u := &p.units[last]
	if at := cutMark(u.text); at > 0 && u.words >= 5 {
		u.edits = append(u.edits, edit{u.end - (len(u.text) - at), u.end, "", parley.NoiseTruncation})
	}
}

// tailNote tells what kind of note a unit at the end of a text may be, "" for
// none, and whether it can be nothing else.
func tailNote(u *unit) (kind parley.NoiseType, certain bool) {
	switch {
	case u.words > 90 || strings.ContainsAny(u.text, "“”\""):
		return "", false
	case authorNote.MatchString(u.text):
		return parley.NoiseByline, false
	case fundingSure.MatchString(u.text):
		return parley.NoiseFunding, true
	case fundingLike.MatchString(u.text):
		return parley.NoiseFunding, ownVoice.MatchString(u.text)
	}
	return "", false
}

// cutMark is the byte of s where a closing mark of truncation begins: "…",
// "...", "[…]", "[+1234 chars]"; -1 without one.
func cutMark(s string) int {
	m := truncation.FindStringIndex(s)
	if m == nil {
		return -1
	}
	return m[0]
}

// markHeadings finds the title and the headings of sections: by marks, by the
// page's markup, or as short lines without a full stop that head paragraphs.
func (p *page) markHeadings() {
	seenBody, titled := false, false
	for i := range p.units {
		u := &p.units[i]
		if !u.isText() {
			continue
		}
		level := u.heading
		if p.form.known != nil {
			if level = p.form.known[u.start]; level == linkOnly {
				level = ""
			}
		} else if m := headingMark.FindString(u.text); m != "" && len(u.text) > len(m) && u.words <= 40 {
			level = "section"
			if mark := strings.TrimSpace(m); !seenBody && (mark == "#" || strings.EqualFold(mark, "[H1]")) {
				level = "title"
			}
			p.editHeadingMark(u, len(strings.TrimSpace(m)))
		} else if level == "" && p.looksLikeHeading(i) {
			level = "section"
		}
		if level == "section" && !seenBody && p.form.known == nil && !titled {
			level = "title"
		}
		u.heading, titled = level, titled || level == "title"
		if level == "" {
			seenBody = true
		}
	}
}

// markMasthead tells the name of a publisher above or below the title from
// the title, where several lines head the text.
func (p *page) markMasthead() {
	if p.form.known != nil {
		return
	}
	var heads []int
	title := -1
	for i := range p.units {
		u := &p.units[i]
		switch {
		case !u.isText():
			continue
		case u.heading != "":
			heads = append(heads, i)
			if title < 0 && !isMasthead(u.text) {
				title = i
			}
			continue
		}
		break
	}
	if title < 0 {
		return
	}
	for _, i := range heads {
		u := &p.units[i]
		if i != title && p.masthead == "" && isMasthead(u.text) {
			p.masthead = nameCase(u.text)
			u.noise, u.heading = parley.NoiseByline, ""
		}
	}
	p.units[title].heading = "title"
}

// editHeadingMark leaves out the marks before and after a heading's words.
func (p *page) editHeadingMark(u *unit, n int) {
	u.edits = append(u.edits, edit{u.start, u.start + n, "", parley.NoiseHeadingMarker})
	rest := strings.TrimRight(p.text[u.start+n:u.end], "=#")
	if end := u.start + n + len(rest); end < u.end && len(rest) > 0 {
		u.edits = append(u.edits, edit{end, u.end, "", parley.NoiseHeadingMarker})
	}
}

// looksLikeHeading reports whether the unmarked unit i reads as a heading.
func (p *page) looksLikeHeading(i int) bool {
	const mostWords, mostRunes = 15, 110
	u := &p.units[i]
	if u.words > mostWords || u.item || utf8.RuneCountInString(u.text) > mostRunes || len(u.lines) > 2 {
		return false
	}
	r := firstRune(strings.TrimLeft(u.text, "“‘\"'"))
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) || !strings.ContainsFunc(u.text, unicode.IsLower) && u.words < 2 {
		return false
	}
	if endsSentence(u.text) && !(titleCase(u.text) && strings.ContainsAny(u.text[len(u.text)-1:], "?!")) || strings.ContainsRune(":;,–—-_", lastRune(u.text)) {
		return false
	}
	if p.width > 0 && !u.gap {
		return false
	}
	if strings.Count(u.text, "“") != strings.Count(u.text, "”") {
		return false
	}
	for j := i + 1; j < len(p.units); j++ {
		next := &p.units[j]
		if !next.isText() {
			continue
		}
		return !unicode.IsLower(firstRune(next.text))
	}
	return false
}

// titleCase reports whether most longer words of s begin with a capital.
func titleCase(s string) bool {
	capital, long := 0, 0
	for _, w := range strings.Fields(s) {
		if len(w) < 4 {
			continue
		}
		long++
		if unicode.IsUpper(firstRune(strings.TrimLeft(w, "“‘\"'("))) {
			capital++
		}
	}
	return long >= 2 && capital*10 >= long*8
}

// markMenus marks runs of four or more one- or two-word lines before the first
// or after the last paragraph.
func (p *page) markMenus() {
	first, last := len(p.units), -1
	for i := range p.units {
		if p.units[i].isText() && (p.units[i].words > 8 || endsSentence(p.units[i].text)) {
			first, last = min(first, i), i
		}
	}
	run := 0
	for i := 0; i <= len(p.units); i++ {
		if i < len(p.units) && (i < first || i > last) && p.units[i].isText() && p.units[i].words <= 2 && p.units[i].heading != "title" || i < len(p.units) && run > 0 && p.units[i].noise == parley.NoiseNavigation {
			run++
			continue
		}
		for j := i - run; run >= 4 && j < i; j++ {
			p.units[j].noise, p.units[j].heading = parley.NoiseNavigation, ""
		}
		run = 0
	}
}

// markDuplicateTitle marks the second of two titles that say the same.
func (p *page) markDuplicateTitle() {
	title := -1
	for i := range p.units {
		u := &p.units[i]
		if !u.isText() || u.heading == "" {
			if u.isText() && u.words > 15 {
				return
			}
			continue
		}
		if title < 0 {
			title = i
			continue
		}
		a, b := letters(p.units[title].text), letters(u.text)
		switch {
		case a == b, len(b) >= 20 && strings.HasPrefix(a, b) && len(a) < len(b)+30 && cleanSuffix(p.units[title].text, u.text):
		case len(a) >= 20 && strings.HasPrefix(b, a) && len(b) < len(a)+30 && cleanSuffix(u.text, p.units[title].text):
		default:
			continue
		}
		u.noise, u.heading = parley.NoiseDuplicateTitle, ""
	}
}

// cleanSuffix reports whether long is short and the name of a site after it.
func cleanSuffix(long, short string) bool {
	if len(long) <= len(short) {
		return false
	}
	i := strings.LastIndexAny(long, "|–—-·:")
	return i > 0 && letters(long[:i]) == letters(short)
}
