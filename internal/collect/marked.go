package collect

import (
	"strings"

	"github.com/parley-record/parley"
)

// Marked is doc's source text with its noise between brackets:
// ⟦PAYWALL: Keep reading⟧. Nothing is left out.
func Marked(doc *parley.Document) string {
	return MarkedWith(doc, func(t parley.NoiseType, s string) string { return "⟦" + string(t) + ": " + s + "⟧" })
}

// MarkedWith is doc's source text with every stretch of noise as show gives it.
func MarkedWith(doc *parley.Document, show func(parley.NoiseType, string) string) string {
	var b strings.Builder
	at := 0
	for _, n := range doc.Noise {
		b.WriteString(doc.Text[at:n.Start])
		b.WriteString(show(n.Type, doc.Text[n.Start:n.End]))
		at = n.End
	}
	b.WriteString(doc.Text[at:])
	return b.String()
}
