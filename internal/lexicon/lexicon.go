// Package lexicon holds small word lists of English that more than one
// extractor needs: numbers in words, and the verbs, nouns and phrases by which
// a report says that somebody said, thinks or wants something.
//
// It knows words, not sentences: whether a cue is one in its place is for the
// extractors to judge. Start with Verb and Count.
package lexicon

import (
	"strconv"
	"strings"
)

var units = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19,
}

var tens = map[string]float64{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var scales = map[string]float64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
	"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}

// Ordinal is the number of an ordinal in words or figures ("third", "3rd"), or 0.
func Ordinal(word string) int {
	word = strings.ToLower(word)
	if n := ordinals[word]; n > 0 {
		return n
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if digits, ok := strings.CutSuffix(word, suffix); ok {
			if n, err := strconv.Atoi(digits); err == nil && n > 0 {
				return n
			}
		}
	}
	return 0
}

// Count reads a number at the start of words (lower case, hyphens as words of
// their own) and returns its value and how many words it takes; 0 words when
// there is none. It reads figures ("3,500", "2.5"), words ("twenty-one",
// "two hundred and five"), and scales ("1.5 million").
func Count(words []string) (value float64, taken int) {
	if len(words) == 0 || !Starts(words[0]) {
		return 0, 0
	}
	var total, part float64
	i, last := 0, 0
	any, scaled := false, false
	for i < len(words) {
		w := words[i]
		switch {
		case w == "-" && any && i+1 < len(words) && (tens[words[i-1]] > 0 && units[words[i+1]] > 0 || scales[words[i+1]] > 0):
			i++
			continue
		case w == "and" && scaled && i+1 < len(words) && isSmall(words[i+1]):
			i++
			continue
		}
		if v, ok := figures(w); ok && !any {
			part = v
		} else if v, ok := units[w]; ok && (!any || scaled || last > 0 && tens[words[last-1]] > 0 && v > 0 && v < 10) {
			part += v
			scaled = false
		} else if v, ok := tens[w]; ok && (!any || scaled) {
			part += v
			scaled = false
		} else if v, ok := scales[w]; ok && any {
			if v == 100 {
				part *= v
			} else {
				total, part = total+part*v, 0
			}
			scaled = true
		} else {
			break
		}
		any = true
		i++
		last = i
	}
	if !any {
		return 0, 0
	}
	return total + part, last
}

// Starts reports whether a number or an ordinal may start with the word (lower case).
func Starts(w string) bool {
	return w != "" && w[0] >= '0' && w[0] <= '9' || isSmall(w) || ordinals[w] > 0
}

func isSmall(w string) bool {
	_, unit := units[w]
	_, ten := tens[w]
	return unit || ten
}

// figures reads "12", "3,500", "2.5".
func figures(w string) (float64, bool) {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return v, err == nil
}
