package attribution

import (
	"strings"
	"testing"

	"github.com/parley-record/parley/internal/annotate/annotatetest"
)

// quotations reads a text whose expected quotations are marked by ⟦ ⟧, and
// gives the marks and what was found, as texts.
func quotations(t *testing.T, fixture string) (want, got []string) {
	t.Helper()
	var open []int
	text := ""
	starts := map[int]string{}
	for _, r := range fixture {
		switch r {
		case '⟦':
			open = append(open, len(text))
		case '⟧':
			start := open[len(open)-1]
			open = open[:len(open)-1]
			starts[start] = text[start:]
		default:
			text += string(r)
		}
	}
	for at := range text {
		if s, ok := starts[at]; ok {
			want = append(want, s)
		}
	}
	a := annotatetest.Read(t, text)
	for _, q := range Quotations(a) {
		got = append(got, a.Doc.View.Text[q.Start:q.End])
	}
	return want, got
}

func TestQuotations(t *testing.T) {
	for _, fixture := range []string{
		"Maren said: “⟦The truce in Nový Přívoz holds.⟧”",
		`"⟦We will go,⟧" said Tesk. "⟦We must.⟧"`,
		"«⟦Il est tard,⟧» said Aldane, „⟦und spät⟧”.",
		"“⟦She said, ‘⟦we won’t sign⟧’ twice,⟧” he said.",
		"‘⟦The leaders’ plan can’t fail,⟧’ she said.",
		"``⟦It is late,⟧'' he said.",
		`" ⟦We will go to Přívoz,⟧ " said Tesk. " ⟦We must.⟧ "`,
		`He took 5 " of pipe.`,
		"“⟦One.\n\n“Two.\n\n“Three.⟧” The end.",
		"“⟦One.\n\nTwo.\n\nThree.⟧” The end.",
		"“⟦Never closed.⟧\n\nThe day went on.\n\n“⟦Closed.⟧”",
		"The leaders’ plan, Tesk's army, the ’90s, rock 'n' roll, 6' 2\" high.",
	} {
		want, got := quotations(t, fixture)
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s:\n got %q\nwant %q", fixture, got, want)
		}
	}
}

func TestQuotationsOfHostileText(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("“", 500), strings.Repeat("‘a ", 500), strings.Repeat("\" ", 501), strings.Repeat("“a\n\n", 300), "”’»\"'", "",
	} {
		a := annotatetest.Read(t, text)
		for i, q := range Quotations(a) {
			if q.Start >= q.End || q.End > len(a.Doc.View.Text) || q.Outer >= i {
				t.Errorf("%.20q: quotation %d is %+v", text, i, q)
			}
		}
	}
}
