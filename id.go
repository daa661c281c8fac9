package parley

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// ID makes an id from what the item is and where it stands: the same parts
// give the same id on every run and machine. kind is a short prefix.
func ID(kind string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p))))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return kind + "-" + hex.EncodeToString(h.Sum(nil)[:6])
}

// SpanID makes an id from spans.
func SpanID(kind string, spans ...Span) string {
	parts := make([]string, 0, 3*len(spans))
	for _, s := range spans {
		parts = append(parts, s.Doc, strconv.Itoa(s.Start), strconv.Itoa(s.End))
	}
	return ID(kind, parts...)
}
