package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// word is a run of letters or of figures, or a single mark, as the rules see it.
type word struct {
	text       string // as it stands
	low        string // lower case
	start, end int    // bytes of the view
	glued      bool   // no white space stands before it
	block      int
	tok        *parley.Token // token that covers its start; nil outside annotations
	at         int           // index of tok
	sent       int
	name       string // type of the named span that covers it
	quoted     bool   // it stands between quotation marks
	first      bool   // it is the first word of its sentence
}

// scan splits the blocks of a's view into words and ties them to the tokens.
func scan(a *parley.Annotations) []word {
	var out []word
	for n, b := range a.Doc.View.Blocks {
		out = append(out, scanText(a.Doc.View.Text[b.Start:b.End], b.Start, &n)...)
	}
	tie(a, out)
	return out
}

func tie(a *parley.Annotations, words []word) {
	t, name := 0, 0
	sent, depth, block := -1, 0, -1
	for i := range words {
		w := &words[i]
		for t+1 < len(a.Tokens) && a.Tokens[t+1].View <= w.start {
			t++
		}
		if t >= len(a.Tokens) {
			break
		}
		w.tok, w.at, w.sent = &a.Tokens[t], t, a.Tokens[t].Sent
		w.first = w.sent != sent && unicode.IsLetter(firstRune(w.text))
		if w.first {
			sent = w.sent
		}
		for name < len(a.Names) && a.Names[name].End <= t {
			name++
		}
		if name < len(a.Names) && a.Names[name].Has(t) {
			w.name = a.Names[name].Type
		}
		if w.block != block {
			block = w.block
			if !reopens(w.text) {
				depth = 0
			}
		}
		switch w.text {
		case "“", "«", "„":
			depth = 1
		case "”", "»":
			depth = 0
		case `"`:
			depth = 1 - depth
		}
		w.quoted = depth > 0
	}
}

func reopens(mark string) bool { return mark == "“" || mark == "«" }

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// scanText splits text, which stands at byte base of the view.
func scanText(text string, base int, block *int) []word {
	var out []word
	space := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			space = true
			i += size
			continue
		}
		end := i + size
		switch {
		case unicode.IsLetter(r):
			end = runEnd(text, end, func(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) })
		case r >= '0' && r <= '9':
			end = figuresEnd(text, end)
		}
		w := word{text: text[i:end], low: strings.ToLower(text[i:end]), start: base + i, end: base + end, glued: !space}
		if block != nil {
			w.block = *block
		}
		if w.low == "–" || w.low == "‑" {
			w.low = "-"
		}
		out = append(out, w)
		space = false
		i = end
	}
	return out
}

func runEnd(text string, i int, keep func(rune) bool) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !keep(r) {
			break
		}
		i += size
	}
	return i
}

// figuresEnd is the end of a figure such as 12, 3,500 or 2.5. A comma counts
// only before three digits, a point only before a digit.
func figuresEnd(text string, i int) int {
	digits := func(j int) int { return runEnd(text, j, func(r rune) bool { return r >= '0' && r <= '9' }) }
	i = digits(i)
	for i+1 < len(text) {
		j := digits(i + 1)
		if text[i] == ',' && j == i+4 || text[i] == '.' && j > i+1 {
			i = j
			continue
		}
		break
	}
	return i
}
