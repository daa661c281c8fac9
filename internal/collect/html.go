package collect

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/parley-record/parley"
)

// readPage fills doc from an HTML page: its main text is extracted and becomes
// the source text.
func readPage(doc *parley.Document, data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return Refusal("is empty")
	}
	markup := decodePage(data)
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		root = nil // nested beyond what the parser takes
	}
	var out blocks
	if root != nil && len(markup) <= mostText {
		dropHidden(root)
		if problem := extractMain(doc, root, &out); problem != "" {
			doc.Problems = append(doc.Problems, problem)
		}
	} else {
		doc.Problems = append(doc.Problems, "is too large or too deeply nested to find its article; all its text is read")
	}
	if out.length() < least {
		out = allText(markup)
	}
	doc.Extracted = true
	doc.Text = out.text()
	if err := checkText(doc.Text); err != nil {
		return err
	}
	fill(doc, layout{known: out.marks})
	return nil
}

// shortest is the length of text, in bytes, below which an extraction is
// doubted and tried again in another way.
const shortest = 250

// least is the length of text, in bytes, below which an extraction has failed.
const least = 80

// decodePage decodes a page: byte-order mark, then what its markup says, then
// UTF-8 where it is valid, then what its letters look like.
func decodePage(data []byte) string {
	if hasUTF16Mark(data) {
		return decodeUTF16(data)
	}
	if utf8.Valid(data) {
		return strings.TrimPrefix(string(data), "\ufeff")
	}
	enc, name, certain := charset.DetermineEncoding(data[:min(len(data), 4096)], "text/html")
	if !certain && name == "windows-1252" {
		if hasMultibyte(data) {
			return strings.ToValidUTF8(string(data), "\uFFFD")
		}
		if best, err := chardet.NewHtmlDetector().DetectBest(data[:min(len(data), 64<<10)]); err == nil && best.Confidence >= 30 {
			if e, _ := charset.Lookup(best.Charset); e != nil {
				enc = e
			}
		}
	}
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return strings.ToValidUTF8(string(text), "\uFFFD")
}

// extractMain finds the article of a page and its facts. What goes wrong in
// the libraries it uses is a problem of the document.
func extractMain(doc *parley.Document, root *html.Node, out *blocks) (problem string) {
	defer func() {
		if r := recover(); r != nil {
			problem = fmt.Sprintf("its article was not found (%v); all its text is read", r)
		}
	}()
	pageFacts(doc, root)
	options := trafilatura.Options{ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}
	result, err := trafilatura.ExtractDocument(cloneTree(root), options)
	if err != nil || result == nil || len(result.ContentText) < shortest {
		options.EnableFallback = true
		if again, err := trafilatura.ExtractDocument(cloneTree(root), options); err == nil && again != nil && (result == nil || len(again.ContentText) > len(result.ContentText)) {
			result = again
		}
	}
	if result == nil || result.ContentNode == nil {
		return ""
	}
	metadataFacts(doc, result.Metadata)
	if doc.Title != "" {
		out.add(doc.Title, "title")
	}
	out.known = linkTexts(root)
	out.walk(result.ContentNode, 0)
	return ""
}

// metadataFacts takes over what the page's metadata say; pageFacts, which
// reads only what is certain, goes before.
func metadataFacts(doc *parley.Document, m trafilatura.Metadata) {
	if doc.Title == "" {
		doc.Title = clean(m.Title)
	}
	if doc.Outlet == "" {
		name, _, _ := strings.Cut(m.Sitename, ";")
		doc.Outlet = clean(name)
	}
	doc.Title = withoutSite(doc.Title, doc.Outlet)
	if len(doc.Authors) == 0 {
		for _, name := range strings.Split(m.Author, ";") {
			if name = clean(name); name != "" && len(name) < 60 {
				doc.Authors = append(doc.Authors, name)
			}
		}
	}
}

// withoutSite drops the name of the site from the end of a page's title.
func withoutSite(title, site string) string {
	i := strings.LastIndexAny(title, "|–—-")
	if i <= 0 || site == "" || letters(title[i:]) != letters(site) {
		return title
	}
	return strings.TrimRight(title[:i], " |–—-")
}

// pageFacts fills in what the page says of itself outside its text: its date
// from metadata and marked-up elements, or else inferred from any date on the
// page, where the first of January stands for a year alone.
func pageFacts(doc *parley.Document, root *html.Node) {
	options := htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true, MinDate: earliest, MaxDate: latest}
	if result, err := htmldate.FromDocument(root, options); err == nil && !result.IsZero() {
		doc.Published = &parley.Published{Value: result.DateTime.Format(time.DateOnly), Basis: parley.Metadata}
		return
	}
	options.SkipExtensiveSearch = false
	result, err := htmldate.FromDocument(root, options)
	if err != nil || result.IsZero() {
		return
	}
	value := result.DateTime.Format(time.DateOnly)
	doc.Published = &parley.Published{Value: strings.TrimSuffix(value, "-01-01"), Basis: parley.Inferred}
}

// Dates outside these bounds are none. They are fixed, so that a page reads
// the same on any day.
var (
	earliest = time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC)
	latest   = time.Date(2099, 12, 31, 0, 0, 0, 0, time.UTC)
)

func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
