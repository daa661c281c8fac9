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

func TestErrorsNameThePlace(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":          {"", "empty"},
		"no issues":      {"name: x\n", "no issues"},
		"unknown field":  {"issues:\n  - key: a\n    name: A\n    termz: [b]\n", "line 4"},
		"wrong type":     {"issues:\n  - key: a\n    name: A\n    terms: yes\n", "line 4"},
		"twice":          {"issues:\n  - {key: a, name: A}\n  - {key: a, name: B}\n", `issue 2 ("a"): the key stands twice`},
		"no key":         {"issues:\n  - {name: A}\n", "issue 1 (\"\") has no key"},
		"empty term":     {"issues:\n  - {key: a, name: A, terms: [b, '']}\n", "term 2 is empty"},
		"empty option":   {"issues:\n  - {key: a, name: A, terms: ['b| c']}\n", "empty alternative"},
		"party nameless": {"parties:\n  - {key: X}\nissues:\n  - {key: a, name: A}\n", `party 1 ("X") has no name`},
	} {
		_, err := Parse([]byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, c.want)
		}
	}
}
