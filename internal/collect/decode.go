package collect

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// binary says what kind of binary file data looks like, or "".
func binary(data []byte) string {
	for _, m := range []struct{ magic, what string }{
		{"%PDF-", "a PDF file"}, {"PK\x03\x04", "a zip archive or office file"}, {"\x89PNG", "an image"},
		{"\xff\xd8\xff", "an image"}, {"GIF8", "an image"}, {"\x1f\x8b", "a compressed file"}, {"\x7fELF", "a program"},
	} {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return m.what
		}
	}
	if hasUTF16Mark(data) {
		return ""
	}
	head := data[:min(len(data), 16<<10)]
	if bytes.IndexByte(data, 0) >= 0 {
		return "a binary file"
	}
	controls := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			controls++
		}
	}
	if controls*50 > len(head) {
		return "a binary file"
	}
	return ""
}

func hasUTF16Mark(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff})
}

// decodeText reads data as UTF-8, and where it isn't, as what it most likely
// is, with a problem that says so.
func decodeText(data []byte) (text, problem string) {
	switch {
	case hasUTF16Mark(data):
		return decodeUTF16(data), "is UTF-16, not UTF-8; places count in the text as Parley decoded it"
	case utf8.Valid(data):
		return string(data), ""
	case !hasMultibyte(data):
		if s, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			return strings.ToValidUTF8(string(s), "\uFFFD"), "is not valid UTF-8; read as Windows-1252, and places count in the decoded text"
		}
	}
	return strings.ToValidUTF8(string(data), "\uFFFD"), "is not valid UTF-8; broken bytes are read as \uFFFD, and places count in the repaired text"
}

// hasMultibyte reports whether data holds at least one well-formed UTF-8
// sequence of several bytes, so that it is UTF-8 with damage.
func hasMultibyte(data []byte) bool {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r != utf8.RuneError && n > 1 {
			return true
		}
		i += n
	}
	return false
}

func decodeUTF16(data []byte) string {
	big := data[0] == 0xfe
	data = data[2:]
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		if big {
			units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
		} else {
			units = append(units, uint16(data[i+1])<<8|uint16(data[i]))
		}
	}
	return string(utf16.Decode(units))
}
