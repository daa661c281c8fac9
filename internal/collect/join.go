package collect

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
)

var truncation = regexp.MustCompile(`\s*(?:\[(?:…|\.\.\.)\]|\(?\[\+\d+ chars\]|(?:…|\.\.\.)(?:\s*\[\+\d+ chars\])?|\(more\))$`)

// titlesBeforeNames never end a sentence: a name follows.
var titlesBeforeNames = set(`mr. mrs. ms. dr. prof. gen. sen. rep. gov. lt. col. sgt. capt. maj. adm. cmdr. pres. amb. sec. rev. hon. st. no. vs. fig. messrs. maj.-gen. lt.-gen.`)

// afterCountry are words that go on after the abbreviated name of a country or
// body ("U.S." … "President"), as against words that open a sentence.
var afterCountry = set(`president vice secretary senator sen. ambassador special treasury defense defence state commerce
attorney general gen. army navy air marine congress supreme house senate embassy central national representative
department foreign deputy envoy officials troops forces military security council ambassador consulate`)

// opensMore are words after which a line can't stop.
var opensMore = set(`a an the of to and or but nor with from by for in on at as that which who whose than into between against about
his her its their our my your this these those is are was were be been has have had will would can could may might must should not very`)

// joinSentences finds paragraph breaks that fall inside a sentence.
func (p *page) joinSentences() {
	if p.form.known != nil {
		return
	}
	before := -1
	for i := range p.units {
		u := &p.units[i]
		if u.noise == parley.NoisePageBreak {
			continue
		}
		if !u.isText() || u.item {
			before = -1
			continue
		}
		if before >= 0 && (p.units[before].heading == "" || cutsShort(p.units[before].text)) && u.heading == "" && goesOn(p.units[before].text, p.units[before].words, u.text) {
			p.units[before].joined, p.units[before].heading = true, ""
			if i == before+1 {
				p.mark(p.units[before].end, u.start, parley.NoiseFalseBreak)
			}
		}
		before = i
		if u.heading != "" && !cutsShort(u.text) {
			before = -1
		}
	}
}

func cutsShort(s string) bool {
	return opensMore[strings.ToLower(lastWord(s))]
}

// goesOn reports whether text b is the rest of the sentence that a begins.
func goesOn(a string, words int, b string) bool {
	word := strings.TrimLeft(lastWord(a), "(“‘\"'")
	last := strings.ToLower(word)
	next := firstRune(b)
	lower := unicode.IsLower(next)
	switch {
	case titlesBeforeNames[last]:
		return unicode.IsUpper(next)
	case isInitials(word):
		return lower || words < 5 || afterCountry[strings.ToLower(strings.Trim(firstWord(b), ",;:"))]
	case endsSentence(a) || strings.HasSuffix(a, ":"):
		return false
	case opensMore[last] || strings.HasSuffix(a, ","):
		return words >= 3 && (unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune("“‘\"'", next))
	}
	return lower && words >= 3
}

// isInitials reports whether w is an abbreviation of single capitals: "U.S.".
func isInitials(w string) bool {
	letters := 0
	for i, r := range w {
		if i%2 == 0 && !unicode.IsUpper(r) || i%2 == 1 && r != '.' || r > unicode.MaxASCII {
			return false
		}
		letters++
	}
	return letters >= 4 && letters%2 == 0
}
