package tokenizer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/spacy/internal/pyre"
)

// The known url_match pattern around its one class, that of the last label of
// a host name. It has nested loops that take long on hostile text, so it is
// matched by hand; any other pattern goes to the general engine.
const (
	urlHead = `(?u)^(?:(?:[\w\+\-\.]{2,})://)?(?:\S+(?::\S*)?@)?(?:` +
		`(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})` +
		`(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|` +
		`(?:(?:[A-Za-z0-9\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff_-]{0,62})?[A-Za-z0-9\u00a1-\uffff]\.)+(?:`
	urlTail = `{2,63}))(?::\d{2,5})?(?:[/?#]\S*)?$`
	urlIP   = `^(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})` +
		`(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4])))(?::\d{2,5})?(?:[/?#]\S*)?$`
)

// compileURL returns a predicate of whole chunks, nil for no pattern.
func compileURL(pattern string) (func(string) (bool, error), error) {
	if pattern == "" {
		return nil, nil
	}
	if class, ok := strings.CutPrefix(pattern, urlHead); ok {
		if class, ok = strings.CutSuffix(class, urlTail); ok && strings.HasPrefix(class, "[") {
			last, err := pyre.Compile("^" + class + "$")
			if err != nil {
				return nil, err
			}
			ip, err := pyre.Compile(urlIP)
			if err != nil {
				return nil, err
			}
			u := &urlMatcher{last: last, ip: ip}
			return u.match, nil
		}
	}
	re, err := pyre.Compile(pattern)
	if err != nil {
		return nil, err
	}
	return re.Match, nil
}

type urlMatcher struct {
	last *pyre.Regexp // one character of a top-level domain
	ip   *pyre.Regexp
}

// match tries every place where the host may start: at the beginning, after
// "scheme://", and after any "@" but a leading one.
func (u *urlMatcher) match(s string) (bool, error) {
	if strings.IndexByte(s, '.') < 0 {
		return false, nil
	}
	if u.host(s) {
		return true, nil
	}
	if n := schemeLen(s); n > 0 && u.host(s[n:]) {
		return true, nil
	}
	for i := 1; i < len(s); i++ {
		if s[i] == '@' && u.host(s[i+1:]) {
			return true, nil
		}
	}
	return false, nil
}

// schemeLen returns the length of a leading "scheme://", 0 if there is none.
func schemeLen(s string) int {
	chars, i := 0, 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !(r == '+' || r == '-' || r == '.' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)) {
			break
		}
		chars++
		i += n
	}
	if chars >= 2 && strings.HasPrefix(s[i:], "://") {
		return i + len("://")
	}
	return 0
}

// Bounds of the labels of a host name, in characters.
const (
	maxLabel = 64
	minTop   = 2
	maxTop   = 63
)

// host reports whether s starts with a host name, or an address of four
// numbers, that a port, a path or the end follows.
func (u *urlMatcher) host(s string) bool {
	if s == "" {
		return false
	}
	if s[0] >= '1' && s[0] <= '9' {
		if ok, err := u.ip.Match(s); ok && err == nil {
			return true
		}
	}
	for i := 0; ; {
		n := labelLen(s[i:])
		if n == 0 {
			return false
		}
		i += n + len(".")
		if u.top(s[i:]) {
			return true
		}
	}
}

// labelLen returns the length of the label at the head of s if a dot follows.
func labelLen(s string) int {
	var last rune
	i := 0
	for chars := 0; i < len(s) && chars <= maxLabel; chars++ {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '.' {
			if chars == 0 || !isHostChar(last) {
				return 0
			}
			return i
		}
		if !isHostChar(r) && (chars == 0 || r != '_' && r != '-') {
			return 0
		}
		last = r
		i += n
	}
	return 0
}

func isHostChar(r rune) bool {
	return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xa1 && r <= 0xffff
}

// top reports whether s starts with a top-level domain and a valid end.
func (u *urlMatcher) top(s string) bool {
	i := 0
	for chars := 0; ; chars++ {
		if chars >= minTop && urlEnd(s[i:]) {
			return true
		}
		if i == len(s) || chars == maxTop {
			return false
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		if ok, err := u.last.Match(s[i : i+n]); !ok || err != nil {
			return false
		}
		i += n
	}
}

// urlEnd reports whether s is empty, a path, or a port and then those.
func urlEnd(s string) bool {
	if s == "" || s[0] == '/' || s[0] == '?' || s[0] == '#' {
		return true
	}
	if s[0] != ':' {
		return false
	}
	s = s[1:]
	for digits := 1; digits <= 5; digits++ {
		r, n := utf8.DecodeRuneInString(s)
		if !unicode.IsDigit(r) {
			return false
		}
		s = s[n:]
		if digits >= 2 && (s == "" || s[0] == '/' || s[0] == '?' || s[0] == '#') {
			return true
		}
	}
	return false
}
