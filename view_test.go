package parley_test

import (
	"testing"

	"github.com/parley-record/parley"
)

// The source has a heading mark, a no-break space, glued words and a wrapped
// line; the view is built by hand over it.
const viewSource = "## Širé\n\nIhad\u00a0talks\nin Port Velm.[1] Ende"

func buildView() parley.View {
	b := parley.NewViewBuilder(viewSource)
	b.Open(parley.SectionHeading)
	b.Copy(3, 9)
	b.Open(parley.Body)
	b.Copy(11, 12)
	b.Replace(" ", 12, 12)
	b.Copy(12, 15)
	b.Replace(" ", 15, 17)
	b.Copy(17, 22)
	b.Replace(" ", 22, 23)
	b.Copy(23, 36)
	b.Copy(39, 44)
	return b.View()
}

func TestViewReads(t *testing.T) {
	v := buildView()
	if want := "Širé\n\nI had talks in Port Velm. Ende"; v.Text != want {
		t.Fatalf("view is %q, want %q", v.Text, want)
	}
	if len(v.Blocks) != 2 || v.Blocks[0].Kind != parley.SectionHeading || v.Text[v.Blocks[1].Start:v.Blocks[1].End] != "I had talks in Port Velm. Ende" {
		t.Errorf("blocks are %+v", v.Blocks)
	}
}

func TestViewSource(t *testing.T) {
	v := buildView()
	for _, c := range []struct{ view, source string }{
		{"Širé", "Širé"},
		{"I", "I"},
		{"I had", "Ihad"},
		{"had talks", "had\u00a0talks"},
		{"talks in Port", "talks\nin Port"},
		{"Velm. Ende", "Velm.[1] Ende"},
		{"Širé\n\nI", "Širé\n\nI"},
		{"\n\n", "\n\n"},
	} {
		at := index(v.Text, c.view)
		from, to := v.Source(at, at+len(c.view))
		if got := viewSource[from:to]; got != c.source {
			t.Errorf("%q maps to %q, want %q", c.view, got, c.source)
		}
	}
	for _, bad := range [][2]int{{-1, 2}, {3, 3}, {4, 2}, {0, len(v.Text) + 1}} {
		if from, to := v.Source(bad[0], bad[1]); from != 0 || to != 0 {
			t.Errorf("invalid range %v maps to %d:%d", bad, from, to)
		}
	}
}

func index(s, part string) int {
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i:i+len(part)] == part {
			return i
		}
	}
	return -1
}

func TestDroppedBlock(t *testing.T) {
	b := parley.NewViewBuilder("a b")
	b.Open(parley.Body)
	b.Close()
	b.Open(parley.Body)
	b.Copy(0, 1)
	b.Open(parley.Body)
	b.Open(parley.Body)
	b.Copy(2, 3)
	v := b.View()
	if v.Text != "a\n\nb" || len(v.Blocks) != 2 {
		t.Errorf("view %q with blocks %v, want two blocks with one break", v.Text, v.Blocks)
	}
}
