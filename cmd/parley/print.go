package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract/when"
)

// entities gives each token its entity tag: B-TYPE, I-TYPE or O.
func entityTags(a *parley.Annotations) []string {
	tags := make([]string, len(a.Tokens))
	for i := range tags {
		tags[i] = "O"
	}
	for _, n := range a.Names {
		for i := n.First; i < n.End; i++ {
			tags[i] = "I-" + n.Type
		}
		tags[n.First] = "B-" + n.Type
	}
	return tags
}

type jsonToken struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Tag   string `json:"tag"`
	Pos   string `json:"pos"`
	Morph string `json:"morph"`
	Lemma string `json:"lemma"`
	Head  int    `json:"head"`
	Dep   string `json:"dep"`
	Ent   string `json:"ent"`
	Sent  bool   `json:"sent"`
}

type jsonDoc struct {
	Doc    string      `json:"doc"`
	Tokens []jsonToken `json:"tokens"`
	Chunks [][2]int    `json:"chunks"`
	*jsonReading
}

// jsonReading is what the trained reader adds; without it, the keys are absent.
type jsonReading struct {
	Attributions []jsonAttribution `json:"attributions"`
	Names        []jsonName        `json:"names"`
	Times        []jsonTime        `json:"times"`
	Events       []jsonEvent       `json:"events"`
}

// jsonPlace is bytes of the source text.
type jsonPlace struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type jsonAttribution struct {
	Source  []jsonPlace `json:"source"`
	Cue     []jsonPlace `json:"cue"`
	Content []jsonPlace `json:"content"`
}

type jsonName struct {
	jsonPlace
	Type    string `json:"type"`
	Subtype string `json:"subtype,omitempty"`
}

type jsonTime struct {
	jsonPlace
	Type  string `json:"type"`
	Value string `json:"value,omitempty"` // TimeML; absent where the rules can't tell
}

type jsonEvent struct {
	jsonPlace
	Class string `json:"class"`
}

// readingOf lists what the reader adds. Of names it tells people, organisations
// and places; the reader's groups and named events are for the extractors.
func readingOf(a *parley.Annotations) *jsonReading {
	if a.Reading == nil {
		return nil
	}
	at := func(r parley.Range) jsonPlace { return jsonPlace{a.Tokens[r.First].Start, a.Tokens[r.End-1].End} }
	all := func(ranges []parley.Range) []jsonPlace {
		out := make([]jsonPlace, len(ranges))
		for i, r := range ranges {
			out[i] = at(r)
		}
		return out
	}
	out := &jsonReading{Attributions: []jsonAttribution{}, Names: []jsonName{}, Times: []jsonTime{}, Events: []jsonEvent{}}
	for _, x := range a.Reading.Attributions {
		out.Attributions = append(out.Attributions, jsonAttribution{all(x.Source), all(x.Cue), all(x.Content)})
	}
	for _, n := range a.Reading.Names {
		if n.Type == "PER" || n.Type == "ORG" || n.Type == "LOC" {
			out.Names = append(out.Names, jsonName{at(n.Range), n.Type, n.Subtype})
		}
	}
	for _, t := range when.Valued(a) {
		out.Times = append(out.Times, jsonTime{jsonPlace{t.Span.Start, t.Span.End}, t.Type, t.Value})
	}
	for _, n := range a.Reading.Events {
		out.Events = append(out.Events, jsonEvent{at(n.Range), n.Type})
	}
	return out
}

func printJSONL(w io.Writer, a *parley.Annotations) error {
	out := jsonDoc{Doc: a.Doc.Name, Tokens: make([]jsonToken, len(a.Tokens)), Chunks: make([][2]int, len(a.Chunks))}
	tags := entityTags(a)
	for i, t := range a.Tokens {
		out.Tokens[i] = jsonToken{t.Start, t.End, t.Tag, t.Pos, t.Morph, t.Lemma, t.Head, t.Dep, tags[i], a.Sentences[t.Sent].First == i}
	}
	for i, c := range a.Chunks {
		out.Chunks[i] = [2]int{c.First, c.End}
	}
	out.jsonReading = readingOf(a)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

// printConllu writes the CoNLL-U format. White-space tokens, which the format
// can't hold, are left out and heads counted without them.
func printConllu(w io.Writer, a *parley.Annotations) error {
	tags := entityTags(a)
	fmt.Fprintf(w, "# newdoc id = %s\n", flatLine(a.Doc.Name))
	for n, s := range a.Sentences {
		place := map[int]int{}
		for i := s.First; i < s.End; i++ {
			if !a.Tokens[i].Blank {
				place[i] = len(place) + 1
			}
		}
		if len(place) == 0 {
			continue
		}
		fmt.Fprintf(w, "# sent_id = %d\n# text = %s\n", n+1, flatLine(a.Text(s.Range)))
		for i := s.First; i < s.End; i++ {
			t := &a.Tokens[i]
			if t.Blank {
				continue
			}
			misc := fmt.Sprintf("Start=%d|End=%d|Entity=%s", t.Start, t.End, tags[i])
			if !t.Space {
				misc += "|SpaceAfter=No"
			}
			head := place[t.Head]
			if t.Head == i {
				head = 0
			}
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", place[i], field(t.Text), field(t.Lemma), field(t.Pos), field(t.Tag), field(t.Morph), head, field(t.Dep), misc)
		}
		fmt.Fprintln(w)
	}
	return nil
}

func field(s string) string {
	if s == "" {
		return "_"
	}
	return strings.Join(strings.Fields(s), " ")
}

func flatLine(s string) string { return strings.Join(strings.Fields(printable(s)), " ") }

// printView writes one line per token, sentence by sentence, for reading.
func printView(w io.Writer, a *parley.Annotations) error {
	tags := entityTags(a)
	fmt.Fprintf(w, "%s\n", printable(a.Doc.Name))
	for n, s := range a.Sentences {
		fmt.Fprintf(w, "\n%d  %s\n", n+1, flatLine(a.Text(s.Range)))
		for i := s.First; i < s.End; i++ {
			t := &a.Tokens[i]
			if t.Blank {
				continue
			}
			head := "–"
			if t.Head != i {
				head = printable(a.Tokens[t.Head].Text)
			}
			ent := ""
			if tags[i] != "O" {
				ent = tags[i]
			}
			fmt.Fprintf(w, "  %-18s %-16s %-6s %-6s %-10s %-16s %s\n", cut(printable(t.Text), 18), cut(printable(t.Lemma), 16), t.Pos, t.Tag, t.Dep, cut(head, 16), ent)
		}
	}
	return nil
}
