package encoder

import "unicode"

// Case is the shape of a word's letters, which an uncased vocabulary does not
// show. Fine-tuned models may carry an embedding of it.
type Case uint8

// Cases, in the order of the embedding's rows.
const (
	CaseLower Case = iota // no capitals, or no letters
	CaseTitle             // one capital, in front
	CaseUpper             // two or more capitals, no small letters
	CaseMixed             // any other capitals
	CaseDigit             // a decimal digit anywhere
)

// CaseOf tells the case of a word by the Unicode categories Nd, Lu and Ll.
func CaseOf(word string) Case {
	capitals, small, front := 0, 0, false
	for i, r := range word {
		switch {
		case r >= 'a' && r <= 'z':
			small++
		case r >= 'A' && r <= 'Z' || r >= 0x80 && unicode.Is(unicode.Lu, r):
			capitals++
			front = front || i == 0
		case r >= '0' && r <= '9' || r >= 0x80 && unicode.Is(unicode.Nd, r):
			return CaseDigit
		case r >= 0x80 && unicode.Is(unicode.Ll, r):
			small++
		}
	}
	switch {
	case capitals == 0:
		return CaseLower
	case capitals > 1 && small == 0:
		return CaseUpper
	case capitals == 1 && front:
		return CaseTitle
	}
	return CaseMixed
}
