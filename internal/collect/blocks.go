package collect

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks is the text of a page as it is put together: paragraphs and headings.
type blocks struct {
	parts  []string
	kinds  []string // level of a heading, "" for a paragraph
	run    strings.Builder
	linked int             // letters of run that are in a link
	anchor int             // depth of links that are open
	known  map[string]bool // folded texts that are links wherever they stand
	marks  map[int]string  // by the byte where a block starts: the level of a heading, or linkOnly; set by text
}

// linkOnly marks a block that is a link and nothing else.
const linkOnly = "link"

func (b *blocks) length() int {
	n := 0
	for _, p := range b.parts {
		n += len(p)
	}
	return n
}

// add appends a paragraph or heading; an empty one is dropped.
func (b *blocks) add(s, level string) {
	s = clean(strings.Map(visible, s))
	if s == "" {
		return
	}
	if level != "title" && len(strings.Fields(s)) >= 4 && (b.linked >= len(letters(s)) || b.known[letters(s)]) {
		level = linkOnly
	}
	b.parts, b.kinds = append(b.parts, s), append(b.kinds, level)
}

// say appends words to the paragraph that is being gathered.
func (b *blocks) say(s string) {
	b.run.WriteString(s)
	if b.anchor > 0 {
		b.linked += len(letters(s))
	}
}

// flush ends the paragraph that is being gathered.
func (b *blocks) flush(level string) {
	b.add(b.run.String(), level)
	b.run.Reset()
	b.linked = 0
}

// text joins the blocks by empty lines.
func (b *blocks) text() string {
	b.flush("")
	b.marks = map[int]string{}
	var out strings.Builder
	for i, p := range b.parts {
		if i > 0 {
			out.WriteString("\n\n")
		}
		if b.kinds[i] != "" {
			b.marks[out.Len()] = b.kinds[i]
		}
		out.WriteString(p)
	}
	return out.String()
}

// linkTexts are the paragraphs and headings of a page that are a link and
// nothing else, folded to letters: extraction drops the links themselves.
func linkTexts(root *html.Node) map[string]bool {
	var all blocks
	all.walk(root, 0)
	all.flush("")
	texts := map[string]bool{}
	for i, kind := range all.kinds {
		if kind == linkOnly {
			texts[letters(all.parts[i])] = true
		}
	}
	return texts
}

// deepest bounds recursion into a page.
const deepest = 600

// walk gathers the text below n, one block per paragraph-like element.
func (b *blocks) walk(n *html.Node, depth int) {
	if depth > deepest {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.say(c.Data)
		case c.Type != html.ElementNode || silent[c.DataAtom]:
		case c.DataAtom == atom.Br:
			b.run.WriteByte('\n')
			if c.NextSibling != nil && c.NextSibling.DataAtom == atom.Br {
				b.flush("")
			}
		case headings[c.DataAtom]:
			b.flush("")
			b.walkInline(c, depth+1)
			b.flush("section")
		case c.DataAtom == atom.A:
			b.anchor++
			b.walk(c, depth+1)
			b.anchor--
		case inline[c.DataAtom]:
			b.walk(c, depth+1)
		default:
			b.flush("")
			b.walk(c, depth+1)
			b.flush("")
		}
	}
}

// walkInline gathers text without ending a block.
func (b *blocks) walkInline(n *html.Node, depth int) {
	if depth > deepest {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.say(c.Data)
		case c.Type == html.ElementNode && !silent[c.DataAtom]:
			if !inline[c.DataAtom] {
				b.run.WriteByte(' ')
			}
			b.walkInline(c, depth+1)
		}
	}
}

// allText is every word of a page that isn't markup, script or style, read
// token by token: for pages that no tree can be made of.
func allText(markup string) blocks {
	var b blocks
	z := html.NewTokenizer(strings.NewReader(markup))
	z.SetMaxBuf(1 << 20)
	skip := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			b.flush("")
			return b
		case html.TextToken:
			if skip == 0 {
				b.run.Write(z.Text())
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case skip == 0 && silent[a] && a != atom.Img && a != atom.Input:
				skip = a
			case skip == 0 && !inline[a]:
				b.flush("")
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case skip != 0 && a == skip:
				skip = 0
			case skip == 0 && !inline[a]:
				b.flush("")
			}
		}
	}
}

// dropHidden removes what a reader of the page doesn't see.
func dropHidden(n *html.Node) {
	for stack := []*html.Node{n}; len(stack) > 0; {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for c := top.FirstChild; c != nil; {
			next := c.NextSibling
			if c.Type == html.CommentNode || c.Type == html.ElementNode && hidden(c) {
				top.RemoveChild(c)
			} else {
				stack = append(stack, c)
			}
			c = next
		}
	}
}

func hidden(n *html.Node) bool {
	if n.DataAtom == atom.Template || n.DataAtom == atom.Iframe {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" && n.DataAtom != atom.Body && n.DataAtom != atom.Html {
			return true
		}
	}
	return false
}

// cloneTree copies a tree without recursion.
func cloneTree(root *html.Node) *html.Node {
	shallow := func(n *html.Node) *html.Node {
		return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	}
	type pair struct{ from, to *html.Node }
	top := shallow(root)
	for stack := []pair{{root, top}}; len(stack) > 0; {
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for c := p.from.FirstChild; c != nil; c = c.NextSibling {
			copied := shallow(c)
			p.to.AppendChild(copied)
			stack = append(stack, pair{c, copied})
		}
	}
	return top
}

// visible drops characters that have no place in a text.
func visible(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' {
		return ' '
	}
	return r
}

var (
	silent = map[atom.Atom]bool{
		atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Head: true, atom.Iframe: true, atom.Svg: true, atom.Math: true, atom.Template: true,
		atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Input: true, atom.Img: true, atom.Object: true, atom.Audio: true, atom.Video: true, atom.Canvas: true,
	}
	headings = map[atom.Atom]bool{atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true}
	inline   = map[atom.Atom]bool{
		atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true,
		atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true,
		atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true,
	}
)
