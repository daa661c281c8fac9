package collect

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// edit reads source[start:end] as reading. noise is its type.
type edit struct {
	start, end int
	reading    string
	noise      parley.NoiseType
}

var (
	gluedI    = regexp.MustCompile(`\bI([a-z]+)(?:[’'][a-z]+)?`)
	gluedStop = regexp.MustCompile(`\p{Ll}{3}[.!?][”’"']?(\p{Lu}\p{Ll}*)`)
	mdLink    = regexp.MustCompile(`!?\[([^\[\]\n]*)\]\(([^()\s]*(?:\([^()\s]*\))?[^()\s]*)(?:\s+"[^"\n]*")?\)`)
	mdMarks   = regexp.MustCompile("\\*{1,3}|_{2,3}|`+|~~")
	mdUnder   = regexp.MustCompile(`(?:^|[\s("“‘*\[])(_)[^\s_](?:[^_\n]*[^\s_])?(_)(?:$|[\s).,;:!?"”’*\]])`)
	mdComment = regexp.MustCompile(`<!--.*?-->|</?[a-zA-Z][^<>\n]{0,200}>`)
)

// editUnit finds what is odd inside a unit that is text.
func (p *page) editUnit(i int) {
	u := &p.units[i]
	if !u.isText() {
		p.mark(u.start, u.end, u.noise)
		return
	}
	s := p.text[u.start:u.end]
	taken := make([]bool, len(s))
	claim := func(e edit) bool {
		mine := taken[e.start-u.start : e.end-u.start]
		if len(mine) == 0 || slices.Contains(mine, true) {
			return false
		}
		for i := range mine {
			mine[i] = true
		}
		return true
	}
	for _, e := range u.edits {
		claim(e)
	}
	add := func(e edit) {
		if claim(e) {
			u.edits = append(u.edits, e)
		}
	}
	if m := bulletMark.FindString(s); m != "" {
		add(edit{u.start, u.start + len(strings.TrimSpace(m)), "", parley.NoiseMarkup})
	}
	if p.form.markdown {
		markdownEdits(s, u.start, add)
	}
	for _, m := range findAll(urlText, s, strings.Contains(s, "://") || strings.Contains(strings.ToLower(s), "www.")) {
		start, end := trimURL(s, m[0], m[1])
		add(edit{u.start + start, u.start + end, "", parley.NoiseURL})
	}
	for _, m := range findAll(citation, s, strings.ContainsAny(s, "[⁰¹²³⁴⁵⁶⁷⁸⁹")) {
		if isCitation(s, m[0], m[1]) {
			add(edit{u.start + m[0], u.start + m[1], "", parley.NoiseCitation})
		}
	}
	glued, stopped := mayBeGlued(s)
	for _, m := range findAll(gluedI, s, glued) {
		if word := s[m[0]:m[1]]; wordsAfterI[s[m[2]:m[3]]] && !wordsWithI[word] && !endsInWord(s, m[0]) {
			add(edit{u.start + m[0], u.start + m[1], "I " + word[1:], parley.NoiseGlued})
		}
	}
	for _, m := range findAll(gluedStop, s, stopped) {
		if start, end := wordStart(s, m[0]), m[3]; sentenceOpeners[s[m[2]:m[3]]] && !endsInLetter(s, end) {
			add(edit{u.start + start, u.start + end, s[start:m[2]] + " " + s[m[2]:end], parley.NoiseGlued})
		}
	}
	p.spaceEdits(u, add)
	sort.Slice(u.edits, func(i, j int) bool { return u.edits[i].start < u.edits[j].start })
}

// findAll lists the matches of re in s where there may be any: a look at the
// bytes is much cheaper than an expression.
func findAll(re *regexp.Regexp, s string, maybe bool) [][]int {
	if !maybe {
		return nil
	}
	return re.FindAllStringSubmatchIndex(s, -1)
}

// mayBeGlued reports whether s has an "I" before a small letter, and a closing
// mark with no space after it.
func mayBeGlued(s string) (i, stop bool) {
	for at := 0; at+1 < len(s); at++ {
		c, next := s[at], s[at+1]
		i = i || c == 'I' && 'a' <= next && next <= 'z'
		stop = stop || (c == '.' || c == '!' || c == '?') && next != ' ' && next != '\n'
	}
	return i, stop
}

// spaceEdits reads line ends inside a unit and odd spaces as one space.
func (p *page) spaceEdits(u *unit, add func(edit)) {
	for n, l := range u.lines {
		if n > 0 {
			add(p.lineEnd(u.lines[n-1], l))
		}
		s := p.text[l.start:l.end]
		for at := 0; at < len(s); {
			r, size := utf8.DecodeRuneInString(s[at:])
			start := at
			at += size
			switch {
			case r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r == '\u2060':
				add(edit{l.start + start, l.start + at, "", parley.NoiseOddSpace})
			case r == ' ' || !unicode.IsSpace(r):
			case start > 0 && s[start-1] == ' ' || strings.HasPrefix(s[at:], " "):
				add(edit{l.start + start, l.start + at, "", parley.NoiseOddSpace})
			default:
				add(edit{l.start + start, l.start + at, " ", parley.NoiseOddSpace})
			}
			if r != ' ' {
				continue
			}
			more := len(s[at:]) - len(strings.TrimLeft(s[at:], " "))
			add(edit{l.start + at, l.start + at + more, "", parley.NoiseOddSpace})
			at += more
		}
		if p.width > 0 && l.start == l.raw+1 && p.text[l.raw] == ' ' {
			p.mark(l.raw, l.start, parley.NoisePageBreak)
		}
	}
}

// lineEnd reads the end of a wrapped line: as a space, or as nothing after a
// hyphen. The hyphen goes too where the text has the word without it.
func (p *page) lineEnd(l, next line) edit {
	before, after := p.text[l.start:l.end], p.text[next.start:next.end]
	stem := strings.TrimSuffix(before, "-")
	if stem == before || !unicode.IsLetter(lastRune(stem)) || !unicode.IsLower(firstRune(after)) {
		return edit{l.end, next.start, " ", ""}
	}
	rest := after
	if i := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		rest = after[:i]
	}
	if strings.Contains(p.text, stem[wordStart(stem, len(stem)):]+rest) {
		return edit{l.end - 1, next.start, "", ""}
	}
	return edit{l.end, next.start, "", ""}
}

// markdownEdits leaves out the marks of Markdown in s, which starts at base.
func markdownEdits(s string, base int, add func(edit)) {
	if strings.HasPrefix(s, ">") {
		n := len(s) - len(strings.TrimLeft(s, "> "))
		add(edit{base, base + n, "", parley.NoiseMarkup})
	}
	for _, m := range mdComment.FindAllStringIndex(s, -1) {
		add(edit{base + m[0], base + m[1], "", parley.NoiseMarkup})
	}
	for _, m := range mdLink.FindAllStringSubmatchIndex(s, -1) {
		if s[m[0]] == '!' {
			add(edit{base + m[0], base + m[1], "", parley.NoiseMarkup})
			continue
		}
		add(edit{base + m[0], base + m[2], "", parley.NoiseMarkup})
		add(edit{base + m[3], base + m[1], "", parley.NoiseURL})
	}
	for _, m := range mdUnder.FindAllStringSubmatchIndex(s, -1) {
		add(edit{base + m[2], base + m[3], "", parley.NoiseMarkup})
		add(edit{base + m[4], base + m[5], "", parley.NoiseMarkup})
	}
	for _, m := range mdMarks.FindAllStringIndex(s, -1) {
		if m[0] > 0 && m[1] < len(s) && s[m[0]-1] == ' ' && s[m[1]] == ' ' {
			continue // a free-standing star
		}
		add(edit{base + m[0], base + m[1], "", parley.NoiseMarkup})
	}
}

// trimURL leaves closing punctuation out of an address and takes brackets
// around it in.
func trimURL(s string, start, end int) (int, int) {
	for end > start && strings.ContainsRune(".,;:!?)]}'’”\"", lastRune(s[start:end])) {
		if strings.HasSuffix(s[start:end], ")") && strings.Contains(s[start:end], "(") {
			break
		}
		_, n := utf8.DecodeLastRuneInString(s[start:end])
		end -= n
	}
	if start > 0 && end < len(s) && (s[start-1] == '(' && s[end] == ')' || s[start-1] == '<' && s[end] == '>' || s[start-1] == '[' && s[end] == ']') {
		return start - 1, end + 1
	}
	return start, end
}

// isCitation tells a citation mark from an exponent or a unit such as m².
func isCitation(s string, start, end int) bool {
	if s[start] == '[' {
		return true
	}
	before := s[:start]
	word := strings.TrimFunc(lastWord(before), func(r rune) bool { return !unicode.IsLetter(r) })
	return start > 0 && !unicode.IsDigit(lastRune(before)) && (len(word) > 3 || strings.ContainsRune(".,;:”’\"')", lastRune(before)))
}

func endsInWord(s string, at int) bool { return at > 0 && isWordRune(lastRune(s[:at])) }

func endsInLetter(s string, at int) bool { return at < len(s) && unicode.IsLetter(firstRune(s[at:])) }

// wordStart is where the word that holds byte at begins.
func wordStart(s string, at int) int {
	for at > 0 && unicode.IsLetter(lastRune(s[:at])) {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		at -= n
	}
	return at
}

// formFeeds lists the form feeds of text.
func formFeeds(text string) []int {
	var at []int
	for i := 0; i < len(text); i++ {
		if text[i] == '\f' {
			at = append(at, i)
		}
	}
	return at
}

// disjoint drops from sorted noise what overlaps the noise before it.
func disjoint(noise []parley.Noise) []parley.Noise {
	out := []parley.Noise{}
	for _, n := range noise {
		if len(out) == 0 || n.Start >= out[len(out)-1].End {
			out = append(out, n)
		}
	}
	return out
}

var (
	// wordsAfterI are words that follow "I"; fused with it they are no word.
	wordsAfterI = set(`had have believe confirm would think am was will want hope know knew said say do did can could should may might must
agree also just never really mean meant thank need feel felt see saw told tell spoke speak met meet made make take took came come go went
got get give gave ask asked call called look looked love like believed thought wanted hoped understand understood remember repeat insist
expect expected propose proposed support always still only now once often even wish wonder work worked support accept accepted reject rejected
promise promised guarantee assure stress stressed welcome regret do don can won wouldn didn couldn shouldn haven hadn wasn cannot guess
suppose suggest suspect doubt intend plan admit declare`)
	// wordsWithI are words and names that look like "I" and such a word.
	wordsWithI = set(`Ideal Iran Imam Isay Ilike Icall Igo Ido Isee Icame Inow`)
	// sentenceOpeners begin a sentence after a stop that lost its space.
	sentenceOpeners = set(`The In He She It But And A An On At They This That These Those We I As For If When While After Before His Her Its Their
There However Meanwhile President Prime Foreign Both No Not Yet So Since With By From Under Asked According Earlier Later`)
)
