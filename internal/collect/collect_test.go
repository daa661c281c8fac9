package collect

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

const sentence = "The presidents of Velmar and Tarsk met in Lindhaven on Friday, and Søren Vidmar said that they would meet again.\n"

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"empty.txt":   {"", "is empty"},
		"blank.md":    {" \n\t\n", "is empty"},
		"blank.html":  {"<html><body><script>x()</script></body></html>", "is empty"},
		"data.txt":    {"ab\x00cd" + sentence, "is a binary file"},
		"noise.txt":   {strings.Repeat("\x01\x02a", 200), "is a binary file"},
		"paper.txt":   {"%PDF-1.7\n" + sentence, "is a PDF file"},
		"big.txt":     {strings.Repeat(sentence, mostText/len(sentence)+1), "has 4 MB of text"},
		"largest.txt": {strings.Repeat("x", mostBytes+1), "is too large"},
	} {
		doc, err := Bytes(name, []byte(c.data))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v and %v, want a refusal that it %s", name, doc, err, c.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	for name, c := range map[string]struct{ data, text, problem string }{
		"utf8.txt":   {sentence, sentence, ""},
		"latin1.txt": {"S\xf8ren Vidmar was in Lindhaven, and he said that it was good.", "Søren Vidmar was in Lindhaven, and he said that it was good.", "Windows-1252"},
		"broken.txt": {"Søren \xff Vidmar was in Lindhaven, and he said that it was good.", "Søren \uFFFD Vidmar was in Lindhaven, and he said that it was good.", "not valid UTF-8"},
		"utf16.txt":  {"\xff\xfeI\x00t\x00 \x00i\x00s\x00 \x00\xf8\x00.\x00", "It is ø.", "UTF-16"},
	} {
		doc, err := Bytes(name, []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if doc.Text != c.text || doc.Extracted != (c.problem != "") || !strings.Contains(strings.Join(doc.Problems, "\n"), c.problem) {
			t.Errorf("%s: text %q, extracted %t, problems %q", name, doc.Text, doc.Extracted, doc.Problems)
		}
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		sentence: "en",
		"Les présidents de Velmar et de Tarsk se sont rencontrés vendredi à Lindhaven, sans parvenir à un accord sur les prisonniers.":      "fr",
		"Die Präsidenten von Velmar und Tarsk haben sich am Freitag in Lindhaven getroffen, ohne sich über die Gefangenen zu verständigen.": "de",
		"Velmar, Tarsk: talks collapse": "en",
	} {
		doc, err := Bytes("x.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if doc.Language != want || IsEnglish(doc) != (len(doc.Problems) == 0) {
			t.Errorf("%q is in %q (problems %q), want %q", text, doc.Language, doc.Problems, want)
		}
	}
	doc, _ := Bytes("x.txt", []byte("Les présidents de Velmar et de Tarsk se sont rencontrés vendredi à Lindhaven, sans parvenir à un accord."))
	if got := strings.Join(doc.Problems, ""); got != "is in French; Parley reads English" {
		t.Errorf("problem is %q", got)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.md", "sub/c.HTML", "sub/.hidden.txt", "pic.png", ".git/x.txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(sentence), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	empty := t.TempDir()
	list, problems := Files([]string{dir, filepath.Join(dir, "b.txt"), filepath.Join(dir, "pic.png"), filepath.Join(dir, "none.txt"), empty})
	var names []string
	for _, p := range list {
		rel, _ := filepath.Rel(dir, p)
		names = append(names, filepath.ToSlash(rel))
	}
	if got := strings.Join(names, " "); got != "a.md b.txt sub/c.HTML pic.png" {
		t.Errorf("files are %s", got)
	}
	if len(problems) != 2 || !strings.Contains(problems[0].Message, "no such file") || !strings.Contains(problems[1].Message, "holds no") {
		t.Errorf("problems are %+v", problems)
	}
}

func TestUnreadableFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.Symlink(path+".gone", path); err != nil {
		t.Skip("no links here")
	}
	list, _ := Files([]string{filepath.Dir(path)})
	if len(list) != 1 {
		t.Fatalf("the link isn't listed: %v", list)
	}
	if _, err := File(list[0]); err == nil || !strings.HasPrefix(err.Error(), "can't be read: ") || strings.Contains(err.Error(), path) {
		t.Errorf("error is %v", err)
	}
}

func TestDistinct(t *testing.T) {
	a, _ := Bytes("a.txt", []byte(sentence))
	b, _ := Bytes("b.txt", []byte(sentence))
	c, _ := Bytes("c.txt", []byte(sentence+sentence))
	docs := []*parley.Document{a, b, c}
	if a.ID != b.ID || a.ID == c.ID || a.SHA256 != b.SHA256 {
		t.Fatalf("ids don't follow the bytes: %s %s %s", a.ID, b.ID, c.ID)
	}
	first := a.ID
	Distinct(docs)
	if a.ID != first || b.ID != first+"-2" || c.ID == first {
		t.Errorf("ids are %s %s %s", a.ID, b.ID, c.ID)
	}
}
