// Package extracttest makes the input of an extractor from a short text about
// two invented countries at war: Velmar (President Ilsa Maren, Port Velm) and
// Tarsk (President Goran Tesk, Tarsk City), with the Norrland Union (envoy
// Henrik Aldane) and the Calder Republic between them. Only tests import it.
//
// Names of that world become entities by plain lookup, so that a test of one
// extractor doesn't hang on another. A pronoun is tied by hand:
// "[he:tesk]". What a test expects stands in the text: "{label|words}" marks
// words with a label that the test reads back. Start with Read.
package extracttest

import (
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate/annotatetest"
	"github.com/parley-record/parley/internal/lexicon"
)

// Mark is a stretch of the text that the fixture labels.
type Mark struct {
	Label string
	Start int
	End   int
	Text  string
}

type figure struct {
	key     string
	kind    parley.EntityType
	party   string
	mention parley.MentionKind
	names   []string
}

func world() []figure {
	return []figure{
		{"maren", parley.Person, "VLM", parley.NameMention, []string{"Ilsa Maren", "Maren"}},
		{"tesk", parley.Person, "TSK", parley.NameMention, []string{"Goran Tesk", "Tesk"}},
		{"aldane", parley.Person, "NRU", parley.NameMention, []string{"Henrik Aldane", "Aldane"}},
		{"ruzicka", parley.Person, "", parley.NameMention, []string{"Zdeňka Růžička", "Růžička"}},
		{"velmar", parley.Country, "VLM", parley.NameMention, []string{"Velmar"}},
		{"velmar", parley.Country, "VLM", parley.AdjectiveMention, []string{"Velmari"}},
		{"tarsk", parley.Country, "TSK", parley.NameMention, []string{"Tarsk"}},
		{"tarsk", parley.Country, "TSK", parley.AdjectiveMention, []string{"Tarskan"}},
		{"gov_velmar", parley.Org, "VLM", parley.MetonymMention, []string{"Port Velm"}},
		{"gov_tarsk", parley.Org, "TSK", parley.MetonymMention, []string{"Tarsk City"}},
		{"norrland", parley.Org, "NRU", parley.NameMention, []string{"Norrland Union", "Norrland"}},
		{"calder", parley.Country, "CLD", parley.NameMention, []string{"Calder Republic", "Calder"}},
		{"lindby", parley.Place, "", parley.NameMention, []string{"Lindby"}},
		{"analysts", parley.Group, "", parley.GroupMention, []string{"Analysts", "analysts"}},
	}
}

// Read strips the marks from a fixture, reads its text and fills in the
// entities and simple times. The marks come in the order of their starts.
func Read(t testing.TB, fixture string) (*parley.Annotations, *parley.Findings, []Mark) {
	t.Helper()
	text, marks, ties := strip(t, fixture)
	doc := annotatetest.Document(text)
	a := annotatetest.ReadDocument(t, doc)
	f := &parley.Findings{Doc: doc, EntityOf: make([]int32, len(a.Tokens))}
	for i := range f.EntityOf {
		f.EntityOf[i] = -1
	}
	for _, w := range world() {
		for _, name := range w.names {
			for _, at := range regexp.MustCompile(`(^|[^\pL])(`+name+`)($|[^\pL])`).FindAllStringSubmatchIndex(text, -1) {
				tie(a, f, w, at[4], at[5])
			}
		}
	}
	for _, m := range ties {
		for _, w := range world() {
			if w.key == m.Label {
				w.mention = parley.PronounMention
				tie(a, f, w, m.Start, m.End)
				break
			}
		}
	}
	f.Times = times(doc)
	return a, f, marks
}

func tie(a *parley.Annotations, f *parley.Findings, w figure, start, end int) {
	r := a.TokensIn(start, end)
	if r.Len() == 0 || f.EntityOf[r.First] >= 0 || f.EntityOf[r.End-1] >= 0 {
		return
	}
	at := -1
	for i := range f.Entities {
		if f.Entities[i].ID == w.key {
			at = i
		}
	}
	if at < 0 {
		at = len(f.Entities)
		f.Entities = append(f.Entities, parley.Entity{ID: w.key, Name: w.names[0], Type: w.kind, Party: w.party})
	}
	f.Entities[at].Mentions = append(f.Entities[at].Mentions, parley.Mention{Span: a.Doc.SpanOf(start, end), Kind: w.mention})
	for i := r.First; i < r.End; i++ {
		f.EntityOf[i] = int32(at)
	}
}

var (
	lasting = regexp.MustCompile(`(?i)\b(?:(nearly|almost|about|around|under|over|more than|less than) )?((?:[a-z]+ and a half|an?|[a-z]+|\d+))[ -](hour|minute|day)s?\b`)
	dated   = regexp.MustCompile(`\b(Monday|Tuesday|Friday|15 May|\d{4}-\d\d-\d\d|20\d\d)\b`)
)

func times(doc *parley.Document) []parley.Time {
	var out []parley.Time
	for _, m := range lasting.FindAllStringSubmatchIndex(doc.Text, -1) {
		number := strings.ToLower(doc.Text[m[4]:m[5]])
		words := strings.Fields(number)
		n, taken := lexicon.Count(words)
		if number == "an" || number == "a" {
			n, taken = 1, 1
		}
		if taken == 0 {
			continue
		}
		unit := map[string]string{"hour": "H", "minute": "M", "day": "D"}[strings.ToLower(doc.Text[m[6]:m[7]])]
		value := "PT" + figuresOf(n) + unit
		if strings.HasSuffix(number, "and a half") {
			value += "30M"
		}
		mod := ""
		if m[2] >= 0 {
			mod = map[string]string{"nearly": "APPROX", "almost": "APPROX", "about": "APPROX", "around": "APPROX", "under": "LESS_THAN",
				"less than": "LESS_THAN", "over": "MORE_THAN", "more than": "MORE_THAN"}[strings.ToLower(doc.Text[m[2]:m[3]])]
		}
		out = append(out, parley.Time{Span: doc.SpanOf(m[0], m[1]), Type: "DURATION", Value: value, Mod: mod})
	}
	for _, m := range dated.FindAllStringIndex(doc.Text, -1) {
		value := map[string]string{"Monday": "2031-05-19", "Tuesday": "2031-05-20", "Friday": "2031-05-16", "15 May": "2031-05-15"}[doc.Text[m[0]:m[1]]]
		if value == "" {
			value = doc.Text[m[0]:m[1]]
		}
		out = append(out, parley.Time{Span: doc.SpanOf(m[0], m[1]), Type: "DATE", Value: value})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	return out
}

func figuresOf(n float64) string {
	const digits = "0123456789"
	i := int(n)
	if i < 10 {
		return digits[i : i+1]
	}
	return digits[i/10%10:i/10%10+1] + digits[i%10:i%10+1]
}

// strip takes {label|words} and [words:entity] out of a fixture.
func strip(t testing.TB, fixture string) (text string, marks, ties []Mark) {
	t.Helper()
	var b strings.Builder
	var open []Mark
	for i := 0; i < len(fixture); i++ {
		switch c := fixture[i]; c {
		case '{':
			bar := strings.IndexByte(fixture[i:], '|')
			if bar < 0 {
				t.Fatalf("fixture has { without |: %s", fixture[i:])
			}
			open = append(open, Mark{Label: fixture[i+1 : i+bar], Start: b.Len()})
			i += bar
		case '}':
			if len(open) == 0 {
				t.Fatalf("fixture has } without {: %s", fixture)
			}
			m := open[len(open)-1]
			open = open[:len(open)-1]
			m.End = b.Len()
			m.Text = b.String()[m.Start:]
			marks = append(marks, m)
		case '[':
			end := strings.IndexByte(fixture[i:], ']')
			words, key, ok := strings.Cut(fixture[i+1:i+max(end, 1)], ":")
			if !ok {
				t.Fatalf("fixture has [ without :entity]: %s", fixture[i:])
			}
			ties = append(ties, Mark{Label: key, Start: b.Len(), End: b.Len() + len(words), Text: words})
			b.WriteString(words)
			i += end
		default:
			b.WriteByte(c)
		}
	}
	if len(open) > 0 {
		t.Fatalf("fixture has an open {: %s", fixture)
	}
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].Start < marks[j].Start })
	return b.String(), marks, ties
}
