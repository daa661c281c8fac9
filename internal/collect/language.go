package collect

import (
	"strings"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/parley-record/parley"
)

// English is the language that Parley reads.
const English = "en"

// IsEnglish reports whether doc is in a language that Parley reads.
func IsEnglish(doc *parley.Document) bool { return doc.Language == English }

// tellLanguage records the language of doc's view and adds a problem where
// Parley doesn't read it.
func tellLanguage(doc *parley.Document) {
	doc.Language = languageOf(doc.View.Text)
	if doc.Language == English {
		return
	}
	name := "a language that it can't tell"
	if tag, err := language.Parse(doc.Language); err == nil && doc.Language != "und" {
		name = display.English.Languages().Name(tag)
	}
	doc.Problems = append(doc.Problems, "is in "+name+"; Parley reads English")
}

// languageOf is the ISO 639-1 code of the language of text, "und" when it
// can't be told. Common English words decide first: they do so in a line,
// where letter statistics need a paragraph.
func languageOf(text string) string {
	const most = 20 << 10
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "")
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) })
	if len(words) == 0 {
		return "und"
	}
	common := 0
	for _, w := range words {
		if englishWords[w] {
			common++
		}
	}
	if common*100 >= len(words)*15 {
		return English
	}
	info := whatlanggo.Detect(text)
	code := info.Lang.Iso6391()
	switch {
	case code == "":
		return "und"
	case code == English, !info.IsReliable() && common*100 >= len(words)*5:
		return English
	case utf8.RuneCountInString(text) < 40 && !info.IsReliable():
		return English // a title or two: nothing speaks against it
	}
	return code
}

// englishWords are frequent words of English that are rare in its neighbours.
var englishWords = set(`the and of to that it is was for on with he as by at from this have had not
they be his which but are were an she you their been has would will who said we there more than its about when what`)
