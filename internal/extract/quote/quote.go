// Package quote finds the wordings between quotation marks and says whose they
// are: speech with its speaker, cue and addressee, or a term (a label, a word
// that the author holds at arm's length).
//
// The marks are read by attribution.Quotations. A speaker is given only where
// the grammar names one: the subject of a cue before or behind the quotation,
// the source of the clause that a few quoted words stand in, or the speaker of
// the quotation that it goes on from. Otherwise it stays empty. Start with
// Extractor; speaker.go looks for the speaker.
package quote

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/attribution"
	"github.com/parley-record/parley/internal/clause"
)

// Extractor fills Findings.Quotes.
func Extractor() parley.Extractor {
	return parley.Extractor{
		Name:  "quotes",
		About: "Finds quotations of all styles, their speakers and addressees, and labels in quotation marks.",
		Run:   run,
	}
}

// Kinds of quotations.
const (
	speech = "speech"
	term   = "term"
)

func run(a *parley.Annotations, f *parley.Findings) {
	said := attribution.NewReader(a, f)
	r := reader{a: a, f: f, quoted: attribution.Quotations(a), said: said.Find(), hearer: said.Hearer}
	r.in = attribution.Inside(a, r.quoted)
	r.tokens()
	keys := make([]string, len(r.quoted))
	r.voices = make([]voice, len(r.quoted))
	for i := range r.quoted {
		if r.ranges[i].Len() == 0 {
			continue
		}
		v := r.voice(i)
		r.voices[i] = v
		q, ok := r.quotation(i, v)
		if !ok {
			continue
		}
		keys[i] = "q" + strconv.Itoa(len(f.Quotes))
		q.ID = keys[i]
		if outer := r.quoted[i].Outer; outer >= 0 {
			q.NestedIn = keys[outer]
		}
		f.Quotes = append(f.Quotes, q)
	}
}

// reader holds what is known of one document.
type reader struct {
	a      *parley.Annotations
	f      *parley.Findings
	quoted []attribution.Quoted
	ranges []parley.Range            // tokens of each quotation
	in     []int32                   // innermost quotation of each token, or -1
	said   []attribution.Attribution // in the order of their cues
	hearer func(cue int) int
	voices []voice // of the quotations read so far
}

// voice is who speaks a quotation, as far as the grammar tells.
type voice struct {
	cue     int // token of the cue, or -1
	speaker int // token that heads the speaker, or -1
	key     string
	direct  bool // the cue governs the quotation as a whole
}

func (r *reader) tokens() {
	for _, q := range r.quoted {
		first := len(r.a.Tokens)
		end := 0
		for i := r.tokenAt(q.Start); i < len(r.a.Tokens) && r.a.Tokens[i].View < q.End; i++ {
			if r.a.Tokens[i].View >= q.Start && !r.a.Tokens[i].Blank {
				first, end = min(first, i), i+1
			}
		}
		r.ranges = append(r.ranges, parley.Range{First: min(first, end), End: end})
	}
}

// tokenAt is the first token that starts at or after byte at of the view.
func (r *reader) tokenAt(at int) int {
	lo, hi := 0, len(r.a.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.a.Tokens[mid].View < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// quotation makes the i-th quotation; ok is false for one without words.
func (r *reader) quotation(i int, v voice) (parley.Quote, bool) {
	q := r.quoted[i]
	start, end := r.a.Doc.View.Source(q.Start, q.End)
	text := strings.TrimSpace(r.a.Doc.Text[start:end])
	if text == "" || words(r.a, r.ranges[i]) == 0 {
		return parley.Quote{}, false
	}
	start += strings.Index(r.a.Doc.Text[start:end], text)
	out := parley.Quote{Span: r.a.Doc.SpanOf(start, start+len(text)), Kind: speech, Partial: !v.direct && !r.sentence(i)}
	if r.title(i) || r.named(i) || v.cue < 0 && (r.label(i) || !r.sentence(i)) {
		out.Kind = term
		out.Partial = true
		return out, true
	}
	if v.cue >= 0 {
		cue := r.a.Span(parley.Range{First: v.cue, End: v.cue + 1})
		out.Cue = &cue
		if h := r.hearer(v.cue); h >= 0 && !r.ranges[i].Has(h) {
			out.Addressee = r.person(h)
		}
	}
	if v.speaker >= 0 && !r.ranges[i].Has(v.speaker) {
		if span := r.a.Span(attribution.SourceRange(r.a, v.speaker)); span.Len() > 0 {
			out.SpeakerSpan = &span
		}
		if v.key != "" {
			v.key, out.Speakers = attribution.Sources(r.a, r.f, v.speaker)
			out.Speakers = r.speaking(out.Speakers)
		}
	}
	out.Speaker = v.key
	if out.Addressee == out.Speaker {
		out.Addressee = ""
	}
	return out, true
}

// speaking leaves of several speakers those who can speak, nil where that is but
// one.
func (r *reader) speaking(keys []string) []string {
	keys = slices.DeleteFunc(keys, func(k string) bool { return !r.speaks(k) })
	if len(keys) < 2 {
		return nil
	}
	return keys
}

// title reports whether the i-th quotation is written as the title of a work, a
// programme, a law: two to seven words with capitals, no sentence.
func (r *reader) title(i int) bool {
	n, small := 0, 0
	for k := r.ranges[i].First; k < r.ranges[i].End; k++ {
		t := &r.a.Tokens[k]
		switch first, _ := utf8.DecodeRuneInString(t.Text); {
		case t.Text == "!" || t.Text == "?":
			return false
		case t.Blank || t.Pos == "PUNCT" || t.Tag == "POS":
		case unicode.IsUpper(first):
			n++
		case n > 0 && (t.Pos == "ADP" || t.Pos == "DET" || t.Pos == "CCONJ"):
			small++
		default:
			return false
		}
	}
	return n >= 2 && n+small <= 7
}

func words(a *parley.Annotations, r parley.Range) int {
	n := 0
	for i := r.First; i < r.End; i++ {
		if t := &a.Tokens[i]; !t.Blank && t.Pos != "PUNCT" {
			n++
		}
	}
	return n
}

// sentence reports whether the i-th quotation holds a whole clause, or is too
// long for a label.
func (r *reader) sentence(i int) bool {
	const longLabel = 8 // words
	q := r.ranges[i]
	if words(r.a, q) > longLabel {
		return true
	}
	if attribution.Sentence(r.a, q) {
		return true
	}
	last := r.a.Tokens[q.End-1].Text
	return words(r.a, q) > 2 && (last == "." || last == "!" || last == "?") && r.startsSentence(i)
}

// label reports whether the i-th quotation is named as one: "so-called", a
// nickname between names, a title.
func (r *reader) label(i int) bool {
	q := r.ranges[i]
	before := r.outside(q.First, -1)
	if before < 0 {
		return false
	}
	t := &r.a.Tokens[before]
	if w := strings.ToLower(t.Text); w == "called" || w == "dubbed" || w == "termed" || w == "titled" || w == "entitled" || w == "named" || w == "nicknamed" {
		return true
	}
	after := r.outside(q.End-1, 1)
	return after >= 0 && t.Pos == "PROPN" && r.a.Tokens[after].Pos == "PROPN" && t.Sent == r.a.Tokens[after].Sent
}

// named reports whether the i-th quotation is what something is called in the
// passive: what is called “...”, a user labelled “...”.
func (r *reader) named(i int) bool {
	before := r.outside(r.ranges[i].First, -1)
	if before < 0 || !clause.Passive(r.a, before) {
		return false
	}
	switch r.a.Tokens[before].Lemma {
	case "call", "dub", "term", "label", "title", "entitle", "name", "nickname", "mark", "tag":
		return true
	}
	return false
}

// outside is the nearest token from i on in direction step that is no mark and
// no white space, or -1.
func (r *reader) outside(i, step int) int {
	for i += step; i >= 0 && i < len(r.a.Tokens); i += step {
		t := &r.a.Tokens[i]
		if !t.Blank && !isMark(t.Text) {
			return i
		}
	}
	return -1
}

func isMark(s string) bool {
	return s != "" && strings.Trim(s, "“”„‟«»‘’‹›\"'`") == ""
}
