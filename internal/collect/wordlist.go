package collect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’'
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// firstWord is s up to its first white space.
func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// lastWord is s from its last white space on.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, unicode.IsSpace)
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

// endsSentence reports whether s ends as a sentence does, closing quotation
// marks and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”’\"')]» ")
	switch lastRune(s) {
	case '.', '!', '?', '…':
		return true
	}
	return false
}

// letters folds s to its letters and digits in lower case, to compare titles.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// nameCase writes a name that is all capitals as names are written.
func nameCase(s string) string {
	if s != strings.ToUpper(s) {
		return s
	}
	small := set("of the and for in on at de la")
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if i == 0 || !small[w] {
			r, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(r)) + w[n:]
		}
	}
	return strings.Join(words, " ")
}
