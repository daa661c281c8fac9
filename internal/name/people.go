package name

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// SurnameKey folds the spellings of a surname into one: case, marks, and the
// ways in which other alphabets are written in Latin letters (Teskiy, Teskij,
// Tesky). Names that differ otherwise keep different keys.
func SurnameKey(s string) string {
	s = letters(s)
	for _, p := range spellings {
		s = strings.ReplaceAll(s, p[0], p[1])
	}
	var b strings.Builder
	var last rune
	for _, c := range s {
		if c != last {
			b.WriteRune(c)
		}
		last = c
	}
	out := b.String()
	if len(out) > 4 {
		out = strings.TrimSuffix(out, "i")
	}
	return out
}

// spellings are applied in this order.
var spellings = [][2]string{
	{"shch", "sh"}, {"kh", "h"}, {"tsch", "ch"}, {"sch", "sh"}, {"zh", "j"}, {"dj", "j"}, {"ph", "f"}, {"ck", "k"}, {"ou", "u"}, {"oe", "o"}, {"ue", "u"},
	{"x", "ks"}, {"w", "v"}, {"y", "i"}, {"j", "i"}, {"ie", "e"}, {"z", "s"}, {"'", ""}, {"-", " "},
}

// letters is s in lower case without marks.
func letters(s string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(strings.ReplaceAll(s, "’", "'"))) {
		if !unicode.Is(unicode.Mn, c) {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// nicknames lead to the name that they are short for.
var nicknames = map[string]string{
	"joe": "joseph", "bill": "william", "will": "william", "bob": "robert", "rob": "robert", "jim": "james", "jimmy": "james",
	"mike": "michael", "tony": "anthony", "dick": "richard", "rick": "richard", "ted": "edward", "ed": "edward", "ken": "kenneth",
	"liz": "elizabeth", "kate": "katherine", "sasha": "aleksandr", "volodya": "vladimir", "misha": "mikhail", "jack": "john",
	"chuck": "charles", "charlie": "charles", "dave": "david", "tom": "thomas", "nick": "nicholas", "andy": "andrew", "bernie": "bernard",
}

// SameGiven reports whether two given names can be one person's: equal in
// some spelling, an initial, a short form, or one of them missing. Second names
// that both have must agree: George W. is not George H., nor Jong-un Jong-il.
func SameGiven(a, b string) bool {
	if x, y := secondGiven(a), secondGiven(b); x != "" && y != "" && x[0] != y[0] {
		return false
	}
	a, b = firstGiven(a), firstGiven(b)
	if a == "" || b == "" || a == b {
		return true
	}
	if x, y := letters(a), letters(b); x == y || nicknames[x] == y || nicknames[y] == x || nicknames[x] != "" && nicknames[x] == nicknames[y] {
		return true
	}
	a, b = SurnameKey(a), SurnameKey(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.HasPrefix(b, a) && (len(a) == 1 || len(a) >= 3) {
		return true
	}
	return len(a) >= 5 && distance(a, b) <= 1
}

// firstGiven is the first given name, without stops; two initials count as one name.
func firstGiven(s string) string {
	f := givenNames(s)
	if len(f) == 0 {
		return ""
	}
	return f[0]
}

// secondGiven is the second given name in the letters of SurnameKey, or "".
func secondGiven(s string) string {
	f := givenNames(s)
	if len(f) < 2 {
		return ""
	}
	return letters(f[1])
}

func givenNames(s string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(s, ".", ""), func(c rune) bool { return unicode.IsSpace(c) || c == '-' || c == '–' })
}

// Generation is the suffix that tells a son from his father, lower case without
// its stop (Goran Tesk Jr.), or "".
func Generation(full string) string {
	words := strings.Fields(full)
	if len(words) < 2 {
		return ""
	}
	switch w := strings.ToLower(strings.TrimSuffix(words[len(words)-1], ".")); w {
	case "jr", "sr", "ii", "iii":
		return w
	}
	return ""
}

// FatherAndSon are the full names among all that stand with and without a
// suffix, so that it tells two people apart (Goran Tesk, Goran Tesk Jr.); where
// one form alone is used it is only the longer name of one. Keys are
// those of Family.
func FatherAndSon(all []string) map[string]bool {
	with, without := map[string]bool{}, map[string]bool{}
	for _, full := range all {
		given, last := Parts(full)
		if given == "" {
			continue
		}
		if exact := given + " " + last; Generation(full) != "" {
			with[exact] = true
		} else {
			without[exact] = true
		}
	}
	out := map[string]bool{}
	for exact := range with {
		if without[exact] {
			out[Family(exact)] = true
		}
	}
	return out
}

// Family is what a father and a son of one name share: the first given name and
// the surname.
func Family(full string) string {
	given, last := Parts(full)
	return firstGiven(given) + " " + SurnameKey(last)
}

// distance is the Levenshtein distance of two short words, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		corner := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := corner
			if a[i-1] != b[j-1] {
				cost = 1 + min(corner, row[j], row[j-1])
			}
			corner, row[j] = row[j], cost
		}
	}
	return row[len(b)]
}

var particle = map[string]bool{
	"von": true, "van": true, "der": true, "den": true, "de": true, "del": true, "della": true, "di": true, "da": true, "dos": true,
	"al": true, "el": true, "bin": true, "ibn": true, "ben": true, "la": true, "le": true, "du": true, "ter": true, "zu": true,
}

// Particle reports whether a word begins a surname of several words (von, al).
func Particle(word string) bool { return particle[word] }

// Parts are the given names and the surname of a full name. The surname begins
// at a particle (von der Leyen) or is the last word, "Jr." aside, or the first
// one of a Korean or Chinese name; a single word is a surname.
func Parts(full string) (given, surname string) {
	words := strings.Fields(strings.ReplaceAll(strings.ReplaceAll(full, " - ", "-"), ",", " "))
	if Generation(full) != "" {
		words = words[:len(words)-1]
	}
	if len(words) < 2 || particle[words[0]] { // von der Leyen, but not Ben Marsh
		return "", strings.Join(words, " ")
	}
	if surnameFirst(words) {
		return strings.Join(words[1:], " "), words[0]
	}
	at := len(words) - 1
	for i := 1; i < len(words)-1; i++ {
		if particle[strings.ToLower(words[i])] {
			at = i
			break
		}
	}
	return strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

// Same reports whether two people's names can be one person's: the surnames
// agree in some spelling, and so do the given names where both have one.
func Same(a, b string) bool {
	ga, sa := Parts(a)
	gb, sb := Parts(b)
	return SurnameKey(sa) == SurnameKey(sb) && SameGiven(ga, gb)
}
