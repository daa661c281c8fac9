package eval

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestNamedTexts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.iob2")
	const rows = "# newdoc id = a\n# sent_id = 1\n# text = Ødeby fell.\n1\tØdeby\tB-LOC\t-\n2\tfell\tO\t-\n3\t.\tO\t-\n\n" +
		"# text = Ilsa Maren, Ødeby\n1\tIlsa\tB-PER\n2\tMaren\tI-PER\n3\t,\tO\n4\tØdeby\tB-LOC\n\n# newdoc id = b\n# text = No.\n1\tNo\tO\n2\t.\tO\n"
	if err := os.WriteFile(path, []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := namedTexts(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []namedText{
		{"Ødeby fell. Ilsa Maren, Ødeby", map[typedSpan]bool{{0, 6, "LOC"}: true, {13, 23, "PER"}: true, {25, 31, "LOC"}: true}},
		{"No.", map[typedSpan]bool{}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if err := os.WriteFile(path, []byte("1\tNo\tO\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := namedTexts(path); err == nil {
		t.Error("a row before any document is no error")
	}
}
