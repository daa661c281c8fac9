package dossier

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"github.com/parley-record/parley"
)

//go:embed assets
var assets embed.FS

// view is what the template reads. Style and Script are the program's own
// files; everything else is text and is escaped where it stands.
type view struct {
	Page   *page
	Style  template.CSS
	Script template.JS
	Policy string
}

// Slug makes a class name of one of the record's own terms.
func (view) Slug(term string) string { return strings.ReplaceAll(term, " ", "-") }

// HTML writes the record as one self-contained page: no network, no file
// beside it. The page's policy lets no script run but its own.
func HTML(w io.Writer, r *parley.Record) error {
	t, err := template.ParseFS(assets, "assets/page.html")
	if err != nil {
		return err
	}
	style, err := assets.ReadFile("assets/page.css")
	if err != nil {
		return err
	}
	script, err := assets.ReadFile("assets/page.js")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(script)
	return t.Execute(w, view{
		Page:   newComposer(r).compose(),
		Style:  template.CSS(style),
		Script: template.JS(script),
		Policy: "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
	})
}
