package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestRow(t *testing.T) {
	p := pairing{cores: 2,
		a: []result{{100, 1, 1, 0.2, 50}, {100, 2, 1, 0.4, 60}, {100, 4, 1, 0.3, 70}},
		b: []result{{100, 4, 8, 1, 500}, {100, 4, 9, 1, 500}, {100, 4, 10, 1, 500}}}
	want := "| en | 2 | 50 | 25 | 2.00 | 9.00 | 0.30 | 1.00 | 60 | 500 |\n"
	if got := p.row("en"); got != want {
		t.Errorf("row %q, want %q", got, want)
	}
	if head, row := strings.Count(tableHead, "|"), strings.Count(want, "|"); head != 2*row {
		t.Errorf("%d bars in the head for %d in a row", head, row)
	}
	if got := middle([]float64{4, 1, 3, 2}); got != 2.5 {
		t.Errorf("middle = %v", got)
	}
}

func TestReadTexts(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"b.txt": "Tarsk\xff", "a/x.txt": "Velmar", "c.md": "no"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := readTexts(dir)
	if want := []string{"Velmar", "Tarsk\uFFFD"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("texts %q, %v, want %q", got, err, want)
	}
	if _, err := readTexts(t.TempDir()); err == nil {
		t.Error("a folder without texts was accepted")
	}
}
