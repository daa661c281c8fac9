package parley

import (
	"fmt"
	"unicode/utf8"
)

// Span is a verbatim slice of one document's source text: Text is
// Text[Start:End] of the document with id Doc, in bytes, End exclusive.
type Span struct {
	Doc   string `json:"doc"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether two spans of the same document share a byte.
func (s Span) Overlaps(t Span) bool {
	return s.Doc == t.Doc && s.Start < t.End && t.Start < s.End
}

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool {
	return s.Doc == t.Doc && s.Start <= t.Start && t.End <= s.End
}

// Check says what is wrong with s as a slice of text, or nil.
func (s Span) Check(text string) error {
	switch {
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		return fmt.Errorf("span %d:%d of %s is empty or outside the text of %d bytes", s.Start, s.End, s.Doc, len(text))
	case text[s.Start:s.End] != s.Text:
		return fmt.Errorf("span %d:%d of %s says %q where the text has %q", s.Start, s.End, s.Doc, clip(s.Text), clip(text[s.Start:s.End]))
	case !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]):
		return fmt.Errorf("span %d:%d of %s cuts a character", s.Start, s.End, s.Doc)
	}
	return nil
}

func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	n := most
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
