package collect

import (
	"strings"

	"github.com/parley-record/parley"
)

// markFrontMatter marks the block of "key: value" lines between two rules with
// which a Markdown file may begin.
func (p *page) markFrontMatter() {
	if !p.form.markdown || len(p.units) == 0 || p.units[0].text != "---" {
		return
	}
	for i := 1; i < len(p.units) && i < 60; i++ {
		if s := p.units[i].text; s != "---" && s != "..." {
			continue
		}
		for j := 0; j <= i; j++ {
			p.units[j].noise = parley.NoiseMarkup
		}
		return
	}
}

// frontMatter is what the front matter says, by key in lower case.
func (p *page) frontMatter() map[string]string {
	facts := map[string]string{}
	for i := range p.units {
		if p.units[i].noise != parley.NoiseMarkup {
			break
		}
		key, value, ok := strings.Cut(p.units[i].text, ":")
		if ok {
			facts[strings.ToLower(strings.TrimSpace(key))] = strings.Trim(strings.TrimSpace(value), `"'[]`)
		}
	}
	return facts
}

// tellFrontMatter fills in what the front matter states.
func tellFrontMatter(doc *parley.Document, facts map[string]string) {
	first := func(keys ...string) string {
		for _, k := range keys {
			if facts[k] != "" {
				return facts[k]
			}
		}
		return ""
	}
	if title := first("title"); title != "" {
		doc.Title = title
	}
	doc.Outlet = first("outlet", "publication", "publisher", "site", "source")
	if d, ok := findDay(first("date", "published", "publishdate", "pubdate")); ok && d.year > 0 {
		doc.Published = &parley.Published{Value: d.String(), Basis: parley.Metadata}
	}
	for _, name := range splitNames.Split(first("author", "authors", "by"), -1) {
		if name = strings.Trim(name, `"' `); name != "" {
			doc.Authors = append(doc.Authors, name)
		}
	}
}
