// Package agenda loads the data by which positions are found: the parties and
// issues of a negotiation and the words that point to them. One agenda ships
// with the program, for negotiations over an armed conflict; Source is its
// text, which a user can copy and edit, or add to from a file of their own
// ("extends: default").
//
// It finds nothing in reports: extract/position matches the terms, and
// extract/entity reads the parties' names. Start with Default and Load.
package agenda

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
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
// error, one a line, with its line in the text. Terms and names come back in
// lower case.
func Parse(text []byte) (*parley.Agenda, error) {
	var f file
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	err := d.Decode(&f)
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty")
	}
	if err != nil {
		return nil, err
	}
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return nil, err
	}
	lines := lines{&root}
	switch f.Extends {
	case "":
	case "default":
		base := Default()
		if err := check(&f.Agenda, base, lines); err != nil {
			return nil, err
		}
		return extend(base, &f.Agenda), nil
	default:
		return nil, fmt.Errorf("line %d: extends: %q isn't an agenda that ships; the one there is is called default", lines.at("extends"), f.Extends)
	}
	if err := check(&f.Agenda, nil, lines); err != nil {
		return nil, err
	}
	return &f.Agenda, nil
}

// file is what a YAML file says.
type file struct {
	Extends       string `yaml:"extends"` // the shipped agenda that it adds to
	parley.Agenda `yaml:",inline"`
}

// extend adds what the file says to the agenda that it extends: an entry with
// a new key is added (issues before those without terms, which take what is
// left), one with a known key gives its words to the entry that is there.
func extend(base, own *parley.Agenda) *parley.Agenda {
	out := *base
	if own.Name != "" {
		out.Name = own.Name
	}
	for _, p := range own.Parties {
		at := slices.IndexFunc(out.Parties, func(b parley.AgendaParty) bool { return b.Key == p.Key })
		if at < 0 {
			out.Parties = append(out.Parties, p)
			continue
		}
		b := &out.Parties[at]
		b.Name = cmp.Or(p.Name, b.Name)
		b.Country = b.Country || p.Country
		b.Names, b.Demonyms = append(b.Names, p.Names...), append(b.Demonyms, p.Demonyms...)
		b.Capitals, b.Metonyms = append(b.Capitals, p.Capitals...), append(b.Metonyms, p.Metonyms...)
		b.Countries = append(b.Countries, p.Countries...)
	}
	for _, i := range own.Issues {
		at := slices.IndexFunc(out.Issues, func(b parley.AgendaIssue) bool { return b.Key == i.Key })
		if at >= 0 {
			b := &out.Issues[at]
			b.Name = cmp.Or(i.Name, b.Name)
			b.Terms, b.Not = append(b.Terms, i.Terms...), append(b.Not, i.Not...)
			continue
		}
		end := len(out.Issues)
		for end > 0 && len(out.Issues[end-1].Terms) == 0 {
			end--
		}
		out.Issues = slices.Insert(out.Issues, end, i)
	}
	return &out
}

// check finds the mistakes of an agenda that adds to base, or stands alone
// where base is nil.
func check(a, base *parley.Agenda, at lines) error {
	var bad []error
	say := func(line int, format string, args ...any) {
		where := ""
		if line > 0 {
			where = fmt.Sprintf("line %d: ", line)
		}
		bad = append(bad, fmt.Errorf(where+format, args...))
	}
	if len(a.Issues) == 0 && base == nil {
		say(0, "it has no issues")
	}
	seen := map[string]int{}
	for i := range a.Issues {
		issue := &a.Issues[i]
		e := entry{say, at, "issues", i, fmt.Sprintf("issue %d (%q)", i+1, issue.Key)}
		e.key(issue.Key, seen)
		if issue.Name == "" && (base == nil || !base.Has(issue.Key)) {
			e.say(at.at("issues", i), "%s has no name", e.name)
		}
		e.words("terms", issue.Terms)
		e.words("not", issue.Not)
	}
	seen = map[string]int{}
	for i := range a.Parties {
		p := &a.Parties[i]
		e := entry{say, at, "parties", i, fmt.Sprintf("party %d (%q)", i+1, p.Key)}
		e.key(p.Key, seen)
		known := base != nil && slices.ContainsFunc(base.Parties, func(b parley.AgendaParty) bool { return b.Key == p.Key })
		if p.Name == "" && !known {
			e.say(at.at("parties", i), "%s has no name", e.name)
		}
		e.words("names", p.Names)
		e.words("demonyms", p.Demonyms)
		e.words("capitals", p.Capitals)
		e.words("metonyms", p.Metonyms)
	}
	return errors.Join(bad...)
}

// entry is the issue or party that is checked.
type entry struct {
	say  func(line int, format string, args ...any)
	at   lines
	list string // issues or parties
	i    int    // its place in the list, from 0
	name string // what messages call it
}

func (e entry) key(key string, seen map[string]int) {
	line := e.at.at(e.list, e.i, "key")
	switch {
	case key == "":
		e.say(line, "%s has no key", e.name)
	case strings.ContainsAny(key, " \t/"):
		e.say(line, "%s: a key has no spaces or slashes", e.name)
	case seen[key] > 0:
		e.say(line, "%s: the key stands twice, first in line %d", e.name, seen[key])
		return
	}
	seen[key] = line
}

func (e entry) words(list string, words []string) {
	for i, w := range words {
		w = strings.ToLower(strings.Join(strings.Fields(w), " "))
		words[i] = w
		line := e.at.at(e.list, e.i, list, i)
		if w == "" {
			e.say(line, "%s: number %d of its %s is empty", e.name, i+1, list)
		}
		for _, part := range strings.Fields(w) {
			for _, one := range strings.Split(part, "|") {
				if one == "" {
					e.say(line, "%s: %q of its %s has an empty alternative", e.name, w, list)
				}
				if strings.HasPrefix(one, "@") && !kinds[one] {
					e.say(line, "%s: %q of its %s: there is no %s, only @person, @country, @place and @org", e.name, w, list, one)
				}
			}
		}
	}
}

// kinds are the words of a term that stand for a name.
var kinds = map[string]bool{"@person": true, "@country": true, "@place": true, "@org": true}

// lines finds the line on which a value stands in the YAML text.
type lines struct{ root *yaml.Node }

// at is the line of the value that the steps (keys of a mapping, or indices of
// a list) lead to, or of the last one on the way that is there; 0 for none.
func (l lines) at(steps ...any) int {
	if len(l.root.Content) == 0 {
		return 0
	}
	n, line := l.root.Content[0], 0
	for _, step := range steps {
		n = child(n, step)
		if n == nil {
			break
		}
		line = n.Line
		if n.Kind == yaml.AliasNode {
			n = n.Alias
		}
	}
	return line
}

// child is the value of a key, or an item of a list, or nil.
func child(n *yaml.Node, step any) *yaml.Node {
	switch step := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return n.Content[step]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	}
	return nil
}
