package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// place is bytes of a text, [start, end).
type place struct{ start, end int }

func (p place) overlaps(o place) bool { return p.start < o.end && o.start < p.end }

// said is an attribution as a key or a reading has it; each part may have
// several places or none.
type said struct{ source, cue, content []place }

// keyed is a text with the attributions of one annotator.
type keyed struct {
	name string // file name without .txt
	text string
	said []said
}

// keyedTexts reads dir/text/*.txt with dir/attributions/NAME.ann (brat standoff
// in code points), or the first of the NAME_xxxx.ann of a text with several
// annotators. A text that nobody annotated is left out.
func keyedTexts(dir string) ([]keyed, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "text", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no text/*.txt")
	}
	var out []keyed
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		notes := filepath.Join(dir, "attributions", name)
		found, err := filepath.Glob(notes + "_[0-9a-f][0-9a-f][0-9a-f][0-9a-f].ann")
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(notes + ".ann"); err == nil {
			found = []string{notes + ".ann"}
		}
		if len(found) == 0 {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		raw, err := os.ReadFile(found[0])
		if err != nil {
			return nil, err
		}
		k := keyed{name: name, text: string(text)}
		if k.said, err = standoff(string(raw), k.text); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(found[0]), err)
		}
		out = append(out, k)
	}
	return out, nil
}

// record is the head of a brat line. The text of a mark may hold line breaks, so
// that lines are told by their heads.
var record = regexp.MustCompile(`(?m)^[TE#]\d+\t`)

// standoff gives the attributions (E lines) of a brat file over text.
func standoff(raw, text string) ([]said, error) {
	type mark struct {
		kind   string
		places []place
	}
	at := bytesOf(text)
	marks := map[string]mark{}
	var links [][]string
	heads := record.FindAllStringIndex(raw, -1)
	for n, h := range heads {
		end := len(raw)
		if n+1 < len(heads) {
			end = heads[n+1][0]
		}
		name, rest := raw[h[0]:h[1]-1], raw[h[1]:end]
		switch name[0] {
		case 'E':
			links = append(links, strings.Fields(rest))
		case 'T':
			head, _, _ := strings.Cut(rest, "\t")
			kind, where, _ := strings.Cut(head, " ")
			m := mark{kind: kind}
			for part := range strings.SplitSeq(where, ";") {
				first, last, _ := strings.Cut(part, " ")
				start, err := strconv.Atoi(first)
				if err != nil {
					return nil, fmt.Errorf("%s: %q is no place", name, where)
				}
				end, err := strconv.Atoi(last)
				if err != nil || start < 0 || end < start || end >= len(at) {
					return nil, fmt.Errorf("%s: %q is no place", name, where)
				}
				m.places = append(m.places, place{at[start], at[end]})
			}
			marks[name] = m
		}
	}
	var out []said
	for _, link := range links {
		var s said
		for _, part := range link {
			_, name, _ := strings.Cut(part, ":")
			switch m := marks[name]; m.kind {
			case "Source":
				s.source = append(s.source, m.places...)
			case "Cue":
				s.cue = append(s.cue, m.places...)
			case "Content":
				s.content = append(s.content, m.places...)
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// bytesOf is where each code point of text starts, and its end.
func bytesOf(text string) []int {
	out := make([]int, 0, utf8.RuneCountInString(text)+1)
	for at := range text {
		out = append(out, at)
	}
	return append(out, len(text))
}
