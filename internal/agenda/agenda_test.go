package agenda

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestDefaultHasTheIssuesOfTheRecord(t *testing.T) {
	want := []string{"sequencing", "territory", "security_guarantees", "nato_membership", "army_limits",
		"sanctions_economic", "meeting_format", "guarantor_set", "troops_on_ground", "root_causes", "other"}
	var got []string
	for _, i := range Default().Issues {
		got = append(got, i.Key)
		if len(i.Terms) == 0 && i.Key != "other" {
			t.Errorf("%s has no terms", i.Key)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("issues %v, want %v", got, want)
	}
	var parties []string
	for _, p := range Default().Parties {
		parties = append(parties, p.Key)
	}
	if want := []string{"EUR", "WEST"}; !slices.Equal(parties, want) {
		t.Errorf("parties %v, want %v", parties, want)
	}
}

func TestSourceIsACopy(t *testing.T) {
	Source()[0] = 'X'
	if Source()[0] == 'X' {
		t.Error("the shipped text can be written to")
	}
}

func TestLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.yaml")
	text := `
name: the Velmar war
parties:
  - key: VLM
    name: Velmar
    country: true
    names: [Velmar, "the  Velmari side"]
    demonyms: [Velmari]
    capitals: [Port Velm]
issues:
  - key: harbours
    name: Harbours
    terms: [open Přístav|harbour]
`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	p := a.Parties[0]
	if p.Key != "VLM" || !p.Country || p.Names[1] != "the velmari side" || p.Demonyms[0] != "velmari" || p.Capitals[0] != "port velm" {
		t.Errorf("party read as %+v", p)
	}
	if got := a.Issues[0].Terms[0]; got != "open přístav|harbour" {
		t.Errorf("term read as %q", got)
	}
	if a, err := Load(""); err != nil || a.Name != Default().Name {
		t.Errorf("no path gives %v, %v; want the default", a, err)
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none.yaml")); err == nil || !strings.Contains(err.Error(), "read agenda") {
		t.Errorf("a missing file gives %v", err)
	}
}

func TestExtendsTheShippedAgenda(t *testing.T) {
	a, err := Parse([]byte(`
extends: default
name: the Velmar war
parties:
  - {key: VLM, name: Velmar, country: true, names: [Velmar], demonyms: [Velmarijský]}
  - {key: WEST, names: [the Northern Compact]}
issues:
  - {key: nato_membership, terms: [Join Compact], not: [compact disc]}
  - {key: harbours, name: Harbours, terms: [open Přístav|harbour]}
`))
	if err != nil {
		t.Fatal(err)
	}
	base := Default()
	if a.Name != "the Velmar war" || len(a.Parties) != len(base.Parties)+1 || len(a.Issues) != len(base.Issues)+1 {
		t.Fatalf("%q with %d parties and %d issues", a.Name, len(a.Parties), len(a.Issues))
	}
	for i, p := range base.Parties {
		if p.Key == "WEST" && !slices.Equal(a.Parties[i].Names, append(slices.Clone(p.Names), "the northern compact")) {
			t.Errorf("names of WEST are %q", a.Parties[i].Names)
		}
	}
	for i, b := range base.Issues {
		got := a.Issues[i]
		switch b.Key {
		case "nato_membership":
			if got.Name != b.Name || !slices.Equal(got.Terms, append(slices.Clone(b.Terms), "join compact")) || !slices.Contains(got.Not, "compact disc") {
				t.Errorf("nato_membership became %+v", got)
			}
		case "other":
			if got.Key != "harbours" || a.Issues[i+1].Key != "other" {
				t.Errorf("the last issues are %q and %q", got.Key, a.Issues[i+1].Key)
			}
		default:
			if !slices.Equal(got.Terms, b.Terms) {
				t.Errorf("%s: the terms changed", b.Key)
			}
		}
	}
	if again := Default(); !slices.Equal(again.Issues[3].Terms, base.Issues[3].Terms) {
		t.Error("extending changed the shipped agenda")
	}
	if a, err := Parse([]byte("extends: default\n")); err != nil || len(a.Issues) != len(base.Issues) {
		t.Errorf("an agenda that adds nothing gives %v", err)
	}
}

func TestTheDocumentedExample(t *testing.T) {
	page, err := os.ReadFile("../../docs/agenda.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "```yaml\n")
	example, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatal("docs/agenda.md has no example")
	}
	if a, err := Parse([]byte(example)); err != nil || !a.Has("harbours") || !a.Has("territory") {
		t.Errorf("the example gives %v", err)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":          {"", "empty"},
		"no issues":      {"name: x\n", "no issues"},
		"unknown field":  {"issues:\n  - key: a\n    name: A\n    termz: [b]\n", "line 4"},
		"wrong type":     {"issues:\n  - key: a\n    name: A\n    terms: yes\n", "line 4"},
		"twice":          {"issues:\n  - {key: a, name: A}\n  - {key: a, name: B}\n", `line 3: issue 2 ("a"): the key stands twice, first in line 2`},
		"no key":         {"issues:\n  - {name: A}\n", `line 2: issue 1 ("") has no key`},
		"bad key":        {"issues:\n  - name: A\n    key: a b\n", `line 3: issue 1 ("a b"): a key has no spaces`},
		"empty term":     {"issues:\n  - key: a\n    name: A\n    terms:\n      - b\n      - ''\n", "line 6: issue 1 (\"a\"): number 2 of its terms is empty"},
		"empty option":   {"issues:\n  - {key: a, name: A, terms: ['b| c']}\n", "line 2: issue 1 (\"a\"): \"b| c\" of its terms has an empty alternative"},
		"unknown kind":   {"issues:\n  - {key: a, name: A, terms: ['meet @persona']}\n", "line 2: issue 1 (\"a\"): \"meet @persona\" of its terms: there is no @persona"},
		"party nameless": {"parties:\n  - {key: X}\nissues:\n  - {key: a, name: A}\n", `line 2: party 1 ("X") has no name`},
		"two mistakes":   {"issues:\n  - {key: a}\n  - {name: B}\n", "line 2: issue 1 (\"a\") has no name\nline 3: issue 2 (\"\") has no key"},
		"alias":          {"parties:\n  - &x {key: X, name: ''}\n  - *x\nissues:\n  - {key: a, name: A}\n", `line 2: party 1 ("X") has no name`},
		"extends what":   {"name: x\nextends: war\n", `line 2: extends: "war" isn't an agenda that ships`},
		"extends a new":  {"extends: default\nissues:\n  - {key: harbours}\n", `line 3: issue 1 ("harbours") has no name`},
		"twice, extends": {"extends: default\nissues:\n  - {key: territory}\n  - {key: territory}\n", `line 4: issue 2 ("territory"): the key stands twice`},
	} {
		_, err := Parse([]byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, c.want)
		}
	}
}
