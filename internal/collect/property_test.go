package collect

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/parley-record/parley"
)

// checkDocument fails when an offset of doc isn't what it has to be.
func checkDocument(t interface{ Fatalf(string, ...any) }, doc *parley.Document) {
	text := doc.Text
	if !utf8.ValidString(text) || !utf8.ValidString(doc.View.Text) {
		t.Fatalf("text or view is not valid UTF-8: %q", text)
	}
	whole := func(start, end int, what string) {
		if start < 0 || end > len(text) || start >= end || !utf8.RuneStart(text[start]) || end < len(text) && !utf8.RuneStart(text[end]) {
			t.Fatalf("%s %d:%d is no slice of %q", what, start, end, text)
		}
	}
	last := 0
	for _, n := range doc.Noise {
		whole(n.Start, n.End, string(n.Type))
		if n.Start < last {
			t.Fatalf("noise overlaps or isn't sorted: %v", doc.Noise)
		}
		last = n.End
	}
	for _, h := range doc.Headings {
		whole(h.Start, h.End, "heading")
	}
	removed := make([]bool, len(doc.Text)+1)
	for _, n := range doc.Noise {
		for i := n.Start; n.Type.Removable() && i < n.End; i++ {
			removed[i] = true
		}
	}
	last, viewed := 0, 0
	for _, b := range doc.View.Blocks {
		if b.Start < viewed || b.End <= b.Start {
			t.Fatalf("blocks are %v", doc.View.Blocks)
		}
		viewed = b.End
		start, end := doc.View.Source(b.Start, b.End)
		whole(start, end, "block")
		if start < last {
			t.Fatalf("block %v maps to %d:%d, before %d", b, start, end, last)
		}
		last = end
		words(t, doc, b, removed)
	}
}

// words checks that every word of a block stands at its place in the source,
// and that none of them is removed noise.
func words(t interface{ Fatalf(string, ...any) }, doc *parley.Document, b parley.Block, removed []bool) {
	view := doc.View.Text
	for at := b.Start; at < b.End; {
		r, size := utf8.DecodeRuneInString(view[at:])
		start, end := doc.View.Source(at, at+size)
		switch {
		case r == ' ' || start == end:
		case doc.Text[start:end] != string(r):
			t.Fatalf("view has %q at %d, the source %q in %q", r, at, doc.Text[start:end], doc.Text)
		case removed[start]:
			t.Fatalf("view has %q, which is noise, in %q", r, doc.Text)
		}
		at += size
	}
	if s := view[b.Start:b.End]; strings.TrimSpace(s) != s || strings.Contains(s, "  ") {
		t.Fatalf("block %q has loose spaces", s)
	}
}

// piece are bits of reports and of their noise.
var pieces = []string{
	"Ilsa Maren met Søren Vidmar.", "“Ihave said so,” he said.", "[1]", "[2][3]", "https://example.org/ř?a=1", "\n", "\n\n", "\r\n", "\f", "\u00a0", "  ", " ",
	"U.S.", "President", "[H2]", "## ", "# ", "===", "---", "- item", "Related article: Peace at last", "Keep reading with a free trial", "…", "Skip to content",
	"© 2031 All rights reserved.", "By Zdenka Hořáková", "LINDHAVEN, March 3 (Wire) — ", "Page 3 of 9", "\u00ad", "\u200b", "**bold** [link](http://x.y) ", "<!-- c -->", "war.The end", "\t", "\u2028", "and", "the talks went on and", "12", "\v", "𝔘",
}

func TestAnyTextIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.String()), 0, 30).Draw(t, "parts")
		name := rapid.SampledFrom([]string{"a.txt", "a.md"}).Draw(t, "name")
		doc, err := Bytes(name, []byte(strings.Join(parts, "")))
		if err != nil {
			return
		}
		checkDocument(t, doc)
		if !doc.Extracted && marks.ReplaceAllString(Marked(doc), "$2") != doc.Text && !strings.ContainsAny(doc.Text, "⟦⟧") {
			t.Fatalf("marked text isn't the text: %q", Marked(doc))
		}
	})
}

func TestFixturesAreSound(t *testing.T) {
	for name, source := range fixtures {
		checkDocument(t, read(t, name+".txt", source))
	}
}

var markup = []string{
	"<p>", "</p>", "<div>", "</div>", "<h2>Next</h2>", "<article>", "<script>x</script>", "<table><tr><td>", "<a href='javascript:x'>", "<b><i></b>", "<!--", "-->", "<svg><p>", "<![CDATA[", "&nbsp;", "&#0;", "&#x1F600;", "<template>", "<select>", "<plaintext>",
	"<meta charset=koi8-r>", "<title>T</title>", "<script type='application/ld+json'>{\"datePublished\":\"2031-03-04\"}</script>", "<frameset>", "Ilsa Maren met Søren Vidmar in Lindhaven and they spoke for hours about the border. ",
}

func TestAnyPageIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(markup), rapid.SampledFrom(pieces)), 1, 40).Draw(t, "parts")
		doc, err := Bytes("a.html", []byte(strings.Join(parts, "")))
		if err == nil {
			checkDocument(t, doc)
		}
	})
}

func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"deep":       strings.Repeat("<div>", 100_000) + sentence,
		"formatting": strings.Repeat("<b><p>", 2_000) + sentence,
		"attributes": "<p " + strings.Repeat("a=b ", 100_000) + ">" + sentence,
		"table":      strings.Repeat("<table><tr><td>", 5_000) + sentence,
		"bytes":      "<p>\xff\xfe\x80" + sentence,
		"long":       "<html><body>" + strings.Repeat("<p>"+sentence+"</p>", 30_000),
	} {
		doc, err := Bytes(name+".html", []byte(page))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkDocument(t, doc)
		if !strings.Contains(doc.Text, "Søren Vidmar") {
			t.Errorf("%s: the words are lost: %.80q", name, doc.Text)
		}
	}
}

// FuzzBytes holds any bytes under any name to the rules that checkDocument
// checks.
func FuzzBytes(f *testing.F) {
	for _, source := range fixtures {
		f.Add("a.txt", marks.ReplaceAllString(source, "$2"))
		f.Add("a.md", marks.ReplaceAllString(source, "$2"))
	}
	f.Add("a.html", article)
	f.Fuzz(func(t *testing.T, name, data string) {
		if doc, err := Bytes(name, []byte(data)); err == nil {
			checkDocument(t, doc)
		}
	})
}

func BenchmarkBytes(b *testing.B) {
	for _, c := range []struct{ name, data string }{{"report.txt", strings.Repeat(sentence+"\n", 40)}, {"report.html", article}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.data)))
			for b.Loop() {
				if _, err := Bytes(c.name, []byte(c.data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
