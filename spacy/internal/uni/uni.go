// Package uni answers what Python says of strings: predicates, lower case and
// spaCy's word shapes, code point by code point.
//
// It follows Unicode as Go's tables have it; characters assigned after the
// oracle's Unicode version may differ.
package uni

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsSpace reports whether Python's str.isspace holds for r.
func IsSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= 0x09 && r <= 0x0d || r >= 0x1c && r <= 0x1f
	}
	return unicode.IsSpace(r)
}

// IsSpaceString reports whether s is not empty and all white space.
func IsSpaceString(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		if !IsSpace(r) {
			return false
		}
	}
	return true
}

// IsAlphaString reports whether s is not empty and all letters.
func IsAlphaString(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// extraDigits are the code points that Python's str.isdigit accepts beyond the
// decimal digits (Numeric_Type=Digit).
var extraDigits = [][2]rune{
	{0xB2, 0xB3}, {0xB9, 0xB9}, {0x1369, 0x1371}, {0x19DA, 0x19DA}, {0x2070, 0x2070}, {0x2074, 0x2079},
	{0x2080, 0x2089}, {0x2460, 0x2468}, {0x2474, 0x247C}, {0x2488, 0x2490}, {0x24EA, 0x24EA},
	{0x24F5, 0x24FD}, {0x24FF, 0x24FF}, {0x2776, 0x277E}, {0x2780, 0x2788}, {0x278A, 0x2792},
	{0x10A40, 0x10A43}, {0x10E60, 0x10E68}, {0x11052, 0x1105A}, {0x1F100, 0x1F10A},
}

// IsDigit reports whether Python's str.isdigit holds for r.
func IsDigit(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9'
	}
	if unicode.IsDigit(r) {
		return true
	}
	for _, d := range extraDigits {
		if r >= d[0] && r <= d[1] {
			return true
		}
	}
	return false
}

// Lower is Python's str.lower. It returns s itself where nothing changes.
func Lower(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return lowerAny(s)
		}
		plain = plain && (c < 'A' || c > 'Z')
	}
	if plain {
		return s
	}
	return strings.ToLower(s)
}

func lowerAny(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	for i, r := range s {
		switch r {
		case 'İ': // U+0130 becomes two code points
			b.WriteString("i\u0307")
		case 'Σ':
			if isFinalSigma(s, i) {
				b.WriteRune('ς')
			} else {
				b.WriteRune('σ')
			}
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// isFinalSigma reports whether the Σ at byte i ends a word: a cased letter
// before it and none after, case-ignorable characters skipped.
func isFinalSigma(s string, i int) bool {
	before := false
	for head := s[:i]; head != ""; {
		r, n := utf8.DecodeLastRuneInString(head)
		head = head[:len(head)-n]
		if isCaseIgnorable(r) {
			continue
		}
		before = isCased(r)
		break
	}
	if !before {
		return false
	}
	for _, r := range s[i+len("Σ"):] {
		if isCaseIgnorable(r) {
			continue
		}
		return !isCased(r)
	}
	return true
}

func isCased(r rune) bool {
	return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) ||
		unicode.In(r, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

// isCaseIgnorable follows the Unicode property Case_Ignorable: marks, format
// characters, modifiers and the word-internal punctuation.
func isCaseIgnorable(r rune) bool {
	switch r {
	case '\'', '.', ':', '·', 0x387, 0x55F, 0x5F4, 0x2018, 0x2019, 0x2024, 0x2027, 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// longWord is the length in code points from which spaCy gives the shape "LONG".
const longWord = 100

// Shape is spaCy's word shape: letters become X or x, digits d, other
// characters themselves, and a run of one shape character ends after four.
func Shape(s string) string {
	if utf8.RuneCountInString(s) >= longWord {
		return "LONG"
	}
	out := make([]byte, 0, 16)
	var last rune = -1
	run := 0
	for _, r := range s {
		c := shapeOf(r)
		if c == last {
			run++
		} else {
			run, last = 0, c
		}
		if run < 4 {
			out = utf8.AppendRune(out, c)
		}
	}
	return string(out)
}

func shapeOf(r rune) rune {
	switch {
	case unicode.IsLetter(r):
		if unicode.IsUpper(r) {
			return 'X'
		}
		return 'x'
	case IsDigit(r):
		return 'd'
	}
	return r
}

// Prefix returns the first code point of s.
func Prefix(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// Suffix returns the last three code points of s, or s if it is shorter.
func Suffix(s string) string {
	end := len(s)
	for i := 0; i < 3 && end > 0; i++ {
		_, n := utf8.DecodeLastRuneInString(s[:end])
		end -= n
	}
	return s[end:]
}

// IsAlnum reports whether Python's str.isalnum holds for r.
func IsAlnum(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || IsDigit(r)
}
