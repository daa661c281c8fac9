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
// some spelling, an initial, a short form, or one of them missing.
func SameGiven(a, b string) bool {
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
	f := strings.Fields(strings.ReplaceAll(s, ".", ""))
	if len(f) == 0 {
		return ""
	}
	return f[0]
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
	words := strings.Fields(strings.ReplaceAll(full, " - ", "-"))
	if n := len(words) - 1; n > 1 {
		switch strings.ToLower(strings.TrimSuffix(words[n], ".")) {
		case "jr", "sr", "ii", "iii":
			words = words[:n]
		}
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
