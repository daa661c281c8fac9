package gazetteer

import "strings"

// TitleKind says what a title or description tells of a person.
type TitleKind uint8

const (
	NoTitle   TitleKind = iota
	Honorific           // Mr, Dame: no office
	State               // president, king: can be called the leader of the country
	Office              // minister, envoy, spokeswoman
	Trade               // analyst, professor: a description
)

var titleKinds = map[string]TitleKind{"honorific": Honorific, "state": State, "title": Office, "trade": Trade}

// Title says what kind of title a word or two are ("prime minister",
// "ex-president", "ministers" is none).
func (g *Gazetteer) Title(words string) TitleKind {
	words = strings.ToLower(plain(words))
	if k := g.titles[words]; k != NoTitle {
		return k
	}
	for _, prefix := range []string{"ex-", "then-", "vice-", "co-"} {
		if rest, ok := strings.CutPrefix(words, prefix); ok {
			return g.titles[rest]
		}
	}
	if rest, ok := strings.CutSuffix(words, "-elect"); ok {
		return g.titles[rest]
	}
	return NoTitle
}

// TitleGender is what a title says about its bearer (spokeswoman, king, Mr).
func TitleGender(word string) Gender {
	switch w := strings.TrimSuffix(strings.ToLower(word), "."); w {
	case "mr", "sir", "lord", "king", "prince", "emperor", "sultan", "emir", "pope", "imam", "ayatollah", "sheikh", "businessman", "congressman":
		return He
	case "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "empress", "businesswoman", "congresswoman":
		return She
	default:
		switch {
		case strings.HasSuffix(w, "swoman"), strings.HasSuffix(w, "rwoman"):
			return She
		case strings.HasSuffix(w, "sman"), strings.HasSuffix(w, "rman"):
			return He
		}
	}
	return Unknown
}

// Tense says when an office was held, by the words before it.
type Tense uint8

const (
	Now    Tense = iota
	Former       // former, ex-, late
	Coming       // -elect, incoming
)

// OfficeTense reads the tense of an office off its wording.
func OfficeTense(wording string) Tense {
	for _, w := range strings.Fields(strings.ToLower(plain(wording))) {
		switch {
		case w == "former" || w == "ex" || w == "late" || w == "then" || w == "ousted" || w == "deposed" || strings.HasPrefix(w, "ex-"):
			return Former
		case w == "incoming" || strings.HasSuffix(w, "-elect"):
			return Coming
		}
	}
	return Now
}
