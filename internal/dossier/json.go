package dossier

import (
	"encoding/json"
	"io"

	"github.com/parley-record/parley"
)

// JSON writes the record as one JSON object. The text of a document is carried
// only where it was extracted from another form; a plain file is its own text.
func JSON(w io.Writer, r *parley.Record) error {
	out := *r
	out.Documents = make([]*parley.Document, len(r.Documents))
	for i, d := range r.Documents {
		c := *d
		if !c.Extracted {
			c.Text = ""
		}
		out.Documents[i] = &c
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(&out)
}
