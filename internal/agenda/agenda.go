// Package agenda loads the data by which positions are found: the parties and
// issues of a negotiation and the words that point to them. One agenda ships
// with the program, for negotiations over an armed conflict; Source is its
// text, which a user can copy and edit.
//
// It finds nothing in reports: extract/position matches the terms, and
// extract/entity reads the parties' names. Start with Default and Load.
package agenda

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/parley-record/parley"
)

//go:embed default.yaml
var source []byte

// Source is the text of the agenda that ships.
func Source() []byte { return bytes.Clone(source) }

// Default is the agenda that ships.
func Default() *parley.Agenda {
	a, err := Parse(source)
	if err != nil {
		// The text is part of the program and a test reads it.
		panic(fmt.Sprintf("default agenda: %v", err))
	}
	return a
}

// Load reads the agenda in the file at path; an empty path gives the default.
func Load(path string) (*parley.Agenda, error) {
	if path == "" {
		return Default(), nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read agenda: %w", err)
	}
	a, err := Parse(text)
	if err != nil {
		return nil, fmt.Errorf("agenda %s: %w", path, err)
	}
	return a, nil
}

// Parse reads an agenda from YAML text. Every mistake that it finds is in the
// error, one a line. Terms and names come back in lower case.
func Parse(text []byte) (*parley.Agenda, error) {
	var a parley.Agenda
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	err := d.Decode(&a)
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty")
	}
	if err != nil {
		return nil, err
	}
	if err := check(&a); err != nil {
		return nil, err
	}
	return &a, nil
}

func check(a *parley.Agenda) error {
	var bad []error
	say := func(format string, args ...any) { bad = append(bad, fmt.Errorf(format, args...)) }
	if len(a.Issues) == 0 {
		say("it has no issues")
	}
	seen := map[string]bool{}
	for i := range a.Issues {
		issue := &a.Issues[i]
		where := fmt.Sprintf("issue %d (%q)", i+1, issue.Key)
		checkKey(say, where, issue.Key, seen)
		if issue.Name == "" {
			say("%s has no name", where)
		}
		checkWords(say, where, "term", issue.Terms)
		checkWords(say, where, "not", issue.Not)
	}
	seen = map[string]bool{}
	for i := range a.Parties {
		p := &a.Parties[i]
		where := fmt.Sprintf("party %d (%q)", i+1, p.Key)
		checkKey(say, where, p.Key, seen)
		if p.Name == "" {
			say("%s has no name", where)
		}
		checkWords(say, where, "name", p.Names)
		checkWords(say, where, "demonym", p.Demonyms)
		checkWords(say, where, "capital", p.Capitals)
		checkWords(say, where, "metonym", p.Metonyms)
	}
	return errors.Join(bad...)
}

func checkKey(say func(string, ...any), where, key string, seen map[string]bool) {
	switch {
	case key == "":
		say("%s has no key", where)
	case strings.ContainsAny(key, " \t/"):
		say("%s: a key has no spaces or slashes", where)
	case seen[key]:
		say("%s: the key stands twice", where)
	}
	seen[key] = true
}

func checkWords(say func(string, ...any), where, what string, words []string) {
	for i, w := range words {
		w = strings.ToLower(strings.Join(strings.Fields(w), " "))
		words[i] = w
		if w == "" {
			say("%s: %s %d is empty", where, what, i+1)
		}
		for _, part := range strings.Fields(w) {
			for _, one := range strings.Split(part, "|") {
				if one == "" {
					say("%s: %s %q has an empty alternative", where, what, w)
				}
			}
		}
	}
}
