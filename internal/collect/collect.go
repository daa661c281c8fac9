// Package collect turns a file into a Document: it decides whether the bytes
// are a report that can be read, decodes them, finds the article in a page,
// marks what isn't the article's own text, and builds the view that the
// reading engine reads.
//
// It reads files and nothing else: no network, no model. It never rewrites
// source text. What it marks it marks by general signs (wording of prompts,
// layout, position), never by outlet.
//
// Start with Bytes; Files walks folders; Marked shows what was marked.
package collect

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley"
)

const (
	// mostBytes is the largest file that is opened.
	mostBytes = 32 << 20
	// mostText is the longest text, in bytes, that is read as one report.
	mostText = 4 << 20
)

// A Refusal says why a file can't be read as a report. Its message goes on
// after the name of the file: "is empty".
type Refusal string

func (r Refusal) Error() string { return string(r) }

// File reads the report at path. The error is a Refusal where the file is
// there but isn't a report that Parley can read.
func File(path string) (*parley.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, Refusal("is a folder")
	} else if err == nil && info.Size() > mostBytes {
		return nil, tooLarge(info.Size())
	}
	data, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err != nil {
		return nil, unreadable(err)
	}
	doc, err := Bytes(filepath.Base(path), data)
	if err != nil {
		return nil, err
	}
	doc.Path = path
	return doc, nil
}

// Bytes makes a Document of the bytes of a report; name says by its ending
// which form they have (.html, .htm, .md; anything else is plain text).
// The error is always a Refusal. A document in another language than English
// is returned with a problem: see IsEnglish.
func Bytes(name string, data []byte) (*parley.Document, error) {
	if len(data) > mostBytes {
		return nil, tooLarge(int64(len(data)))
	}
	if what := binary(data); what != "" {
		return nil, Refusal("is " + what + ", not text")
	}
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:])
	doc := &parley.Document{
		ID: "d" + digest[:10], Name: name, SHA256: digest, Bytes: len(data),
		Authors: []string{}, Noise: []parley.Noise{}, Headings: []parley.Heading{}, Problems: []string{},
	}
	var err error
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		err = readPage(doc, data)
	case ".md", ".markdown":
		err = readText(doc, data, true)
	default:
		err = readText(doc, data, false)
	}
	if err != nil {
		return nil, err
	}
	tellLanguage(doc)
	return doc, nil
}

// readText fills doc from plain text or Markdown.
func readText(doc *parley.Document, data []byte, markdown bool) error {
	text, problem := decodeText(data)
	if problem != "" {
		doc.Problems = append(doc.Problems, problem)
	}
	doc.Text, doc.Extracted = text, text != string(data)
	if err := checkText(text); err != nil {
		return err
	}
	fill(doc, layout{markdown: markdown})
	return nil
}

// fill marks the noise of doc.Text and adds headings, view and what the text
// states of itself.
func fill(doc *parley.Document, form layout) {
	p := parse(doc.Text, form)
	doc.Noise, doc.Headings, doc.View = p.noise, p.headings, p.view
	tellFacts(doc, p)
	for _, n := range doc.Noise {
		if n.Type == parley.NoiseTruncation || n.Type == parley.NoisePaywall && cutOff.MatchString(doc.Text[n.Start:n.End]) {
			doc.Problems = append(doc.Problems, "is cut off: the rest is not in this copy")
			break
		}
	}
}

// checkText refuses a text with nothing to read or too much.
func checkText(text string) error {
	if strings.TrimSpace(text) == "" {
		return Refusal("is empty")
	}
	if len(text) > mostText {
		return Refusal(fmt.Sprintf("has %s of text; Parley reads reports of up to %s", megabytes(int64(len(text))), megabytes(mostText)))
	}
	return nil
}

func tooLarge(size int64) Refusal {
	return Refusal(fmt.Sprintf("is too large (%s); Parley reads files of up to %s", megabytes(size), megabytes(mostBytes)))
}

func megabytes(n int64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/(1<<20)), ".0") + " MB"
}

// unreadable drops the path from a file error: whoever lists it knows it.
func unreadable(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return Refusal("can't be read: " + err.Error())
}
