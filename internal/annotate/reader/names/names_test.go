package names

import (
	"strings"
	"testing"

	"github.com/parley-record/parley/internal/annotate/reader/layer"
)

func TestAddressIsNoName(t *testing.T) {
	for source, want := range map[string]string{
		"Ms Orvik":         "Orvik person",
		"Dr . Sana Ørvik":  "Sana Ørvik person",
		"LORD Tesk":        "Tesk person",
		"Port Velm":        "Port Velm place",
		"Miss":             "Miss place",
		"Mr .":             ". person",
		"Ilsa Miss Maren":  "Ilsa Miss Maren place",
		"Missouri Compact": "Missouri Compact place",
	} {
		x, at := &layer.Text{Source: source}, 0
		for word := range strings.FieldsSeq(source) {
			start := at + strings.Index(source[at:], word)
			at = start + len(word)
			x.Words = append(x.Words, layer.Word{Start: start, End: at})
		}
		got := withoutAddress(x, layer.Span{First: 0, End: len(x.Words), Type: "place"})
		start, end := x.Bytes(got)
		if s := source[start:end] + " " + got.Type; s != want {
			t.Errorf("%q: %q, want %q", source, s, want)
		}
	}
}
