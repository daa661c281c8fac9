package eval

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-record/parley"
)

// timedText is a text with its time expressions and event words, in bytes.
type timedText struct {
	name, text, day string // day: its date, ISO 8601, or ""
	times, events   []timedSpan
}

// timedSpan has a TIMEX3 type or a TimeML class; the value is that of a time.
type timedSpan struct {
	typedSpan
	value string
}

// timeMLTexts reads dir/*/*.tml, of those whose names are in only, where it is
// not nil.
func timeMLTexts(dir string, only []string) ([]timedText, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.tml"))
	if err != nil {
		return nil, err
	}
	var out []timedText
	for _, path := range paths {
		if only != nil && !slices.Contains(only, filepath.Base(path)) {
			continue
		}
		d, err := timeML(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		out = append(out, d)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no *.tml below %s", dir)
	}
	return out, nil
}

// timeML reads the TEXT of a file, and its date from DCT.
func timeML(path string) (timedText, error) {
	f, err := os.Open(path)
	if err != nil {
		return timedText{}, err
	}
	defer f.Close()
	d := timedText{name: filepath.Base(path)}
	var text strings.Builder
	var open []timedSpan
	inside, dated := false, false
	for in := xml.NewDecoder(f); ; {
		token, err := in.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return timedText{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "TEXT":
				inside = true
			case "DCT":
				dated = true
			}
			if dated && t.Name.Local == "TIMEX3" {
				d.day = attribute(t, "value")
			}
			s := timedSpan{typedSpan{start: text.Len(), kind: attribute(t, "type")}, attribute(t, "value")}
			if t.Name.Local == "EVENT" {
				s.kind = attribute(t, "class")
			}
			open = append(open, s)
		case xml.EndElement:
			s := open[len(open)-1]
			open = open[:len(open)-1]
			s.end = text.Len()
			switch {
			case t.Name.Local == "TEXT":
				inside = false
			case t.Name.Local == "DCT":
				dated = false
			case inside && t.Name.Local == "TIMEX3" && s.end > s.start:
				d.times = append(d.times, s)
			case inside && t.Name.Local == "EVENT" && s.end > s.start:
				d.events = append(d.events, s)
			}
		case xml.CharData:
			if inside {
				text.Write(t)
			}
		}
	}
	d.text = text.String()
	return d, nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// annotatedSentences are those of a MEANTIME document that are annotated.
const annotatedSentences = 6

// meantimeTexts reads dir/*/*.xml (CAT XML): title and date stand as
// paragraphs of their own, the other annotated sentences are one.
func meantimeTexts(dir string) ([]timedText, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no *.xml below %s", dir)
	}
	var out []timedText
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var file meantimeFile
		if err := xml.Unmarshal(data, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		d := file.read()
		d.name = filepath.Base(path)
		out = append(out, d)
	}
	return out, nil
}

type anchor struct {
	ID string `xml:"t_id,attr"`
}

type meantimeFile struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Times []struct {
		Type     string   `xml:"type,attr"`
		Value    string   `xml:"value,attr"`
		Function string   `xml:"functionInDocument,attr"`
		Anchors  []anchor `xml:"token_anchor"`
	} `xml:"Markables>TIMEX3"`
	Events []struct {
		Anchors []anchor `xml:"token_anchor"`
	} `xml:"Markables>EVENT_MENTION"`
}

func (m *meantimeFile) read() timedText {
	var d timedText
	var text strings.Builder
	at := map[string][2]int{}
	last := 0
	for _, t := range m.Tokens {
		if t.Sentence >= annotatedSentences {
			break
		}
		switch {
		case text.Len() == 0:
		case t.Sentence != last && last < 2:
			text.WriteString("\n\n")
		case !strings.Contains(".,;:!?%)'", t.Text[:1]) && t.Text != "n't" && !strings.HasSuffix(text.String(), "(") && !strings.HasSuffix(text.String(), "$"):
			text.WriteByte(' ')
		}
		last = t.Sentence
		start := text.Len()
		text.WriteString(t.Text)
		at[t.ID] = [2]int{start, text.Len()}
	}
	d.text = text.String()
	for _, t := range m.Times {
		if t.Function == "CREATION_TIME" {
			d.day = t.Value
		}
		if s, ok := anchored(t.Anchors, at); ok {
			s.kind = t.Type
			d.times = append(d.times, timedSpan{s, t.Value})
		}
	}
	for _, e := range m.Events {
		if s, ok := anchored(e.Anchors, at); ok {
			d.events = append(d.events, timedSpan{typedSpan: s})
		}
	}
	return d
}

// anchored is the stretch from the first of the tokens to the last.
func anchored(tokens []anchor, at map[string][2]int) (typedSpan, bool) {
	var s typedSpan
	for i, t := range tokens {
		p, ok := at[t.ID]
		if !ok {
			return s, false
		}
		if i == 0 {
			s.start, s.end = p[0], p[1]
		}
		s.start, s.end = min(s.start, p[0]), max(s.end, p[1])
	}
	return s, len(tokens) > 0
}

// inParagraphs is a document over text, with its date, each paragraph (parted by
// a blank line) a block.
func inParagraphs(name, text, day string) *parley.Document {
	doc := &parley.Document{ID: name, Name: name, Text: text, Bytes: len(text), Language: "en"}
	if day != "" {
		doc.Published = &parley.Published{Value: day[:min(len(day), len("2006-01-02"))], Basis: parley.Metadata}
	}
	b := parley.NewViewBuilder(text)
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.Index(text[start:], "\n\n"); i >= 0 {
			end = start + i
		}
		if strings.TrimSpace(text[start:end]) != "" {
			b.Open(parley.Body)
			b.Copy(start, end)
		}
		start = end + len("\n\n")
	}
	doc.View = b.View()
	return doc
}
