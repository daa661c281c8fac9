package collect

import (
	"regexp"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// The fixtures carry their own answer: ⟦TYPE: words⟧ is what must be marked,
// nothing else may be.
var fixtures = map[string]string{
	"aggregator": `⟦NAVIGATION: Skip to content⟧

Maren And Tesk Meet In Lindhaven

⟦DUPLICATE_TITLE: Maren and Tesk meet in Lindhaven⟧

Lindhaven, Calder – Presidents Ilsa Maren of Velmar and Goran Tesk of Tarsk met for four hours on Friday, and Foreign Minister Zdenka Hořáková called the talks “open”.⟦CITATION: [1][2]⟧ Nothing was signed.

Observers in Port Velm said that the next round could follow within a month, see ⟦URL: https://news.example/röunds?x=1⟧ for the list.

⟦NAVIGATION: Table of Contents⟧`,

	"newsletter": `The talks in Lindhaven ended late on Friday, and both sides spoke of progress on the exchange of prisoners.
A Border Without A Map
Envoy Henrik Aldane said that the two presidents had agreed to speak again. In an interview on Sunday he added that⟦TRUNCATION: …⟧
⟦PAYWALL: Keep reading with a 14-day free trial⟧
⟦PAYWALL: Subscribe to The Long Table to keep reading this post and get full access to the archives.⟧`,

	"paragraphs": `When the U.S.⟦FALSE_BREAK: 

⟧President met Søren Vidmar in Lindhaven, nobody expected a result.

⟦HEADING_MARKER: [H2]⟧What comes next

“⟦GLUED: Ihave⟧ every reason⟦ODD_SPACE:  ⟧to trust him,” Maren said. “⟦GLUED: Ibelieve⟧ that Iran, Ivan and the Ideal are words.”

The talks ⟦GLUED: ended.The⟧ two sides left without a statement.

⟦FUNDING_NOTE: The Sund Institute is committed to quality and independence.⟧

⟦FUNDING_NOTE: This commentary represents the sole views of its author.⟧`,

	"wrapped": `⟦PAGE_BREAK:  ⟧The summit between the presidents of Velmar and of Tarsk has given rise to new
hopes in Port Velm that an end of the war may at last be in sight, although the
practical terms of a settlement have hardly been talked about in Lindhaven.

⟦RELATED_ARTICLE: Related article: Maren and Tesk Speak the Same Language. Norrland Adapts, But
Calder Struggles.⟧

According to Tarsk City, every agreement should be signed by guarantor countries
first, and each of them would have the right to veto it.
⟦PAGE_BREAK:  ⟧Velmar sees it differently. Its foreign minister, Zdenka Hořáková, said that the
country would not give anybody a veto over its own defence, now or in ten years.

⟦URL: https://example.org/2031/08/20/guarantees⟧
⟦URL: https://example.org/ř/67525214/⟧

⟦PAGE_BREAK: - 2 -⟧

For the time being the two delegations go on with their work in the old, low-
lying harbour, where nothing has been signed, and where agreements are a memory,
each agree-
ment a paper.

7:45 p.m.

Nobody had signed.`,

	"plain": `Talks On The Strait End Without A Result

The Norrland Union supported Velmar with funds for years, and it is committed to peace.

A ministry that is supported by donors said on Tuesday that it would read more proposals and share them.

Subscribers to the plan, among them Calder, will continue reading the signals from Tarsk City, Tesk said [in Tarskan].`,
}

var marks = regexp.MustCompile(`(?s)⟦([A-Z_]+): (.*?)⟧`)

func TestNoise(t *testing.T) {
	if len(fixtures) == 0 {
		t.Fatal("no fixtures")
	}
	for name, fixture := range fixtures {
		t.Run(name, func(t *testing.T) {
			source := marks.ReplaceAllString(fixture, "$2")
			doc, err := Bytes(name+".txt", []byte(source))
			if err != nil {
				t.Fatal(err)
			}
			if got := Marked(doc); got != fixture {
				t.Errorf("marked\n%s\nwant\n%s", got, fixture)
			}
		})
	}
}

func read(t *testing.T, name, source string) *parley.Document {
	t.Helper()
	doc, err := Bytes(name, []byte(marks.ReplaceAllString(source, "$2")))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func blocksOf(doc *parley.Document) []string {
	var out []string
	for _, b := range doc.View.Blocks {
		out = append(out, strings.Repeat("#", int(b.Kind))+doc.View.Text[b.Start:b.End])
	}
	return out
}

func TestView(t *testing.T) {
	want := map[string][]string{
		"aggregator": {
			"##Maren And Tesk Meet In Lindhaven", "Lindhaven, Calder –",
			"Presidents Ilsa Maren of Velmar and Goran Tesk of Tarsk met for four hours on Friday, and Foreign Minister Zdenka Hořáková called the talks “open”. Nothing was signed.",
			"Observers in Port Velm said that the next round could follow within a month, see for the list.",
		},
		"paragraphs": {
			"When the U.S. President met Søren Vidmar in Lindhaven, nobody expected a result.", "#What comes next",
			"“I have every reason to trust him,” Maren said. “I believe that Iran, Ivan and the Ideal are words.”",
			"The talks ended. The two sides left without a statement.",
		},
		"wrapped": {
			"The summit between the presidents of Velmar and of Tarsk has given rise to new hopes in Port Velm that an end of the war may at last be in sight, although the practical terms of a settlement have hardly been talked about in Lindhaven.",
			"According to Tarsk City, every agreement should be signed by guarantor countries first, and each of them would have the right to veto it.",
			"Velmar sees it differently. Its foreign minister, Zdenka Hořáková, said that the country would not give anybody a veto over its own defence, now or in ten years.",
			"For the time being the two delegations go on with their work in the old, low-lying harbour, where nothing has been signed, and where agreements are a memory, each agreement a paper.",
			"7:45 p.m.", "Nobody had signed.",
		},
	}
	for name, blocks := range want {
		got := blocksOf(read(t, name+".txt", fixtures[name]))
		if strings.Join(got, "\n") != strings.Join(blocks, "\n") {
			t.Errorf("%s reads\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(blocks, "\n"))
		}
	}
}

func TestOutletFromNotes(t *testing.T) {
	for name, want := range map[string]string{"newsletter": "The Long Table", "paragraphs": "Sund Institute"} {
		if got := read(t, name+".txt", fixtures[name]).Outlet; got != want {
			t.Errorf("%s comes from %q, want %q", name, got, want)
		}
	}
}

func TestStatedFacts(t *testing.T) {
	doc := read(t, "wire.txt", `Velmar, Tarsk Agree On Prisoners

By Zdenka Hořáková and Jón Ahlström, Correspondents

Published: 4 March 2031

LINDHAVEN, March 3 (Meridian Wire) — The two presidents agreed on Monday to exchange prisoners, an envoy said.`)
	if doc.Title != "Velmar, Tarsk Agree On Prisoners" || doc.Outlet != "Meridian Wire" || strings.Join(doc.Authors, ";") != "Zdenka Hořáková;Jón Ahlström" {
		t.Errorf("title %q, outlet %q, authors %q", doc.Title, doc.Outlet, doc.Authors)
	}
	if doc.Published == nil || *doc.Published != (parley.Published{Value: "2031-03-04", Basis: parley.Stated}) {
		t.Errorf("published %+v", doc.Published)
	}
	doc = read(t, "undated.txt", "LINDHAVEN, March 3 (Meridian Wire) — The presidents met on March 2, 2031, an envoy said, and will meet again.")
	if doc.Published == nil || *doc.Published != (parley.Published{Value: "2031-03-03", Basis: parley.Inferred}) {
		t.Errorf("dateline without a year: published %+v", doc.Published)
	}
	doc = read(t, "old.txt", "PORT VELM, Velmar (AW) _\nThe presidents met on March 2, 2031, an envoy said, and will meet again.")
	if got := strings.Join(blocksOf(doc), "|"); doc.Outlet != "AW" || doc.Title != "" || !strings.HasPrefix(got, "PORT VELM, Velmar (AW) _|The") {
		t.Errorf("dateline on a line of its own: outlet %q, title %q, blocks %s", doc.Outlet, doc.Title, got)
	}
	doc = read(t, "silent.txt", "The presidents met on March 2, 2031, an envoy said, and will meet again in the spring.")
	if doc.Published != nil || doc.Title != "" || doc.Outlet != "" {
		t.Errorf("nothing is stated, but got %+v %q %q", doc.Published, doc.Title, doc.Outlet)
	}
}

func TestMasthead(t *testing.T) {
	for _, c := range []struct{ source, title, outlet, published string }{
		{"Harbour Review\n\nThe valley and the veto\n\nThe presidents of Velmar and Tarsk met for four hours, and little was agreed between them.", "The valley and the veto", "Harbour Review", ""},
		{"PRESS SERVICE OF THE PRESIDENT OF TARSK\n\nRead-out of the meeting\n\nTarsk City, 15 March 2031\n\nThe talks between the two presidents took four hours, and nothing was signed there.", "Read-out of the meeting", "Press Service of the President of Tarsk", "2031-03-15"},
		{"No ceasefire after summit\n\nThe Coast Courier\nSaturday, 15 March 2031\n\nFrom our wire services\n\nLINDHAVEN (Meridian Wire) — The two presidents met for four hours, and nothing was signed.", "No ceasefire after summit", "The Coast Courier", "2031-03-15"},
		{"Peace Talks Fail\n\nLeaders leave Lindhaven\n\nThe presidents of Velmar and Tarsk met for four hours, and little was agreed between them.", "Peace Talks Fail", "", ""},
	} {
		doc := read(t, "x.txt", c.source)
		published := ""
		if doc.Published != nil {
			published = doc.Published.Value
		}
		if doc.Title != c.title || doc.Outlet != c.outlet || published != c.published {
			t.Errorf("title %q, outlet %q, published %q; want %+v", doc.Title, doc.Outlet, published, c)
		}
	}
}
