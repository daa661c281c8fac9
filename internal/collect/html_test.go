package collect

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/parley-record/parley"
)

const article = `<!DOCTYPE html><html lang="en"><head><title>A Border Nobody Drew | Sund Institute</title>
<meta property="og:title" content="A Border Nobody Drew"><meta property="og:site_name" content="Sund Institute">
<meta name="author" content="Ragnhild Åsen"><meta property="article:published_time" content="2031-03-06T08:00:00Z">
<script>track("x")</script><style>p{color:red}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/work">Work</a></li><li><a href="/people">People</a></li></ul></nav>
<main><article><h1>A Border Nobody Drew</h1>
<p>The summit in Lindhaven gave the presidents of Velmar and Tarsk what each of them needed most: a handshake, a date for the next meeting, and no map. Four hours of talks went by without one.</p>
<p>Henrik Aldane, the envoy of the Norrland Union, called the day “a beginning”. Zdenka&nbsp;Hořáková, the foreign minister of Velmar, did not call it anything at all, and left by the side door of the old harbour hall.</p>
<p><a href="/earlier">Why the ceasefire line of the first winter still matters today</a></p>
<h2>What was said about guarantees</h2>
<p>Velmar wants them <em>before</em> it talks about land; Tarsk wants to be asked first. Between these two sentences lies the whole war, and the mediators of the Calder Republic know it better than anybody else.</p>
<ul><li>The first point is who signs the guarantee and who pays for it.</li><li>The second point is who may veto a decision of the others.</li></ul>
<p>Both presidents will be back in April. Until then, the lists of prisoners are all that moves, and even these move slowly, as officials on both sides admit in private.</p>
<p>The Sund Institute is supported by a group of foundations. This commentary represents the sole views of its author.</p>
</article></main><footer><p>© 2031 Sund Institute. All rights reserved.</p></footer></body></html>`

func TestPage(t *testing.T) {
	doc, err := Bytes("border.html", []byte(article))
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, doc)
	if doc.Title != "A Border Nobody Drew" || doc.Outlet != "Sund Institute" || strings.Join(doc.Authors, ";") != "Ragnhild Åsen" {
		t.Errorf("title %q, outlet %q, authors %q", doc.Title, doc.Outlet, doc.Authors)
	}
	if doc.Published == nil || *doc.Published != (parley.Published{Value: "2031-03-06", Basis: parley.Metadata}) || !doc.Extracted {
		t.Errorf("published %+v, extracted %t", doc.Published, doc.Extracted)
	}
	got := blocksOf(doc)
	if len(got) != 8 || got[0] != "##A Border Nobody Drew" || got[3] != "#What was said about guarantees" || got[5] != "The first point is who signs the guarantee and who pays for it." {
		t.Errorf("blocks are\n%s", strings.Join(got, "\n"))
	}
	if !strings.Contains(strings.Join(got, "\n"), "Zdenka Hořáková, the foreign minister") || !strings.Contains(strings.Join(got, "\n"), "wants them before it talks") {
		t.Errorf("words are lost or broken:\n%s", strings.Join(got, "\n"))
	}
	for _, want := range []string{"⟦RELATED_ARTICLE: Why the ceasefire", "⟦FUNDING_NOTE: The Sund Institute"} {
		if !strings.Contains(Marked(doc), want) {
			t.Errorf("%s isn't marked in\n%s", want, Marked(doc))
		}
	}
	for _, not := range []string{"track", "color:red", "People"} {
		if strings.Contains(doc.Text, not) {
			t.Errorf("%q is in the text", not)
		}
	}
}

func TestPageCharset(t *testing.T) {
	plain := strings.NewReplacer("“", "\"", "”", "\"", "Å", "A", "©", "(c)", "<head>", `<head><meta charset="iso-8859-2">`).Replace(article)
	latin2, err := charmap.ISO8859_2.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Bytes("border.htm", []byte(latin2))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(doc.Text, "Hořáková") {
		t.Errorf("text is %.300q", doc.Text)
	}
}

func TestPageTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Talks end | The Širé Post": "Talks end", "Talks end – the Širé Post": "Talks end", "Talks end": "Talks end", "Half-time talks - Part two": "Half-time talks - Part two",
	} {
		if got := withoutSite(title, "The Širé Post"); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	doc, err := Bytes("letter.md", []byte(`---
title: "The Širé Letter"
author: Jón Ahlström
date: 2031-03-05
outlet: The Long Table
---
# The Širé Letter

Envoy **Henrik Aldane** spoke of [a _beginning_](https://example.org/ř) on Tuesday.

> “We will come back,” said Maren, “and so will they.”

## Prisoners

- Each side sends home forty.
`))
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, doc)
	want := "##The Širé Letter\nEnvoy Henrik Aldane spoke of a beginning on Tuesday.\n“We will come back,” said Maren, “and so will they.”\n#Prisoners\nEach side sends home forty."
	if got := strings.Join(blocksOf(doc), "\n"); got != want {
		t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
	if doc.Title != "The Širé Letter" || doc.Outlet != "The Long Table" || strings.Join(doc.Authors, "") != "Jón Ahlström" || doc.Published == nil || doc.Published.Value != "2031-03-05" || doc.Extracted {
		t.Errorf("title %q, outlet %q, authors %q, published %+v", doc.Title, doc.Outlet, doc.Authors, doc.Published)
	}
}
