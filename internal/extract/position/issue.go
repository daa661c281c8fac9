package position

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
)

// issue is an issue of the agenda with its terms ready to match.
type issue struct {
	key   string
	terms []term
	not   []term
}

// term is a list of words that must follow each other, each with its
// alternatives.
type term [][]string

// apart is how many tokens may stand between two words of a term.
const apart = 3

func compile(agenda *parley.Agenda) []issue {
	var out []issue
	for _, i := range agenda.Issues {
		if len(i.Terms) == 0 {
			continue
		}
		out = append(out, issue{i.Key, terms(i.Terms), terms(i.Not)})
	}
	return out
}

func terms(lines []string) []term {
	var out []term
	for _, line := range lines {
		var t term
		for _, word := range strings.Fields(strings.ReplaceAll(line, "-", " ")) {
			t = append(t, strings.Split(word, "|"))
		}
		out = append(out, t)
	}
	return out
}

// match lists the keys of the issues that the tokens in range speak of, up to
// a "without", in the order of the agenda.
func (r *reader) match(in parley.Range) []string {
	var words []int
	for i := in.First; i < in.End; i++ {
		if strings.EqualFold(r.a.Tokens[i].Text, "without") {
			break // what is left out is no part of the stance
		}
		if t := r.a.Tokens[i]; !t.Blank && t.Pos != "PUNCT" && t.Text != "-" {
			words = append(words, i)
		}
	}
	var out []string
	for _, is := range r.issues {
		if slices.ContainsFunc(is.terms, func(t term) bool { return r.has(words, t) }) &&
			!slices.ContainsFunc(is.not, func(t term) bool { return r.has(words, t) }) {
			out = append(out, is.key)
		}
	}
	return out
}

func (r *reader) has(words []int, t term) bool {
	for at := range words {
		if r.is(words[at], t[0]) && r.follow(words[at+1:], t[1:]) {
			return true
		}
	}
	return false
}

// follow reports whether the words of the term come next, each at most apart
// tokens after the one before.
func (r *reader) follow(words []int, t term) bool {
	if len(t) == 0 {
		return true
	}
	for at := 0; at < len(words) && at <= apart; at++ {
		if r.is(words[at], t[0]) && r.follow(words[at+1:], t[1:]) {
			return true
		}
	}
	return false
}

func (r *reader) is(i int, options []string) bool {
	text, lemma := strings.ToLower(r.a.Tokens[i].Text), strings.ToLower(r.a.Tokens[i].Lemma)
	return slices.Contains(options, lemma) || slices.Contains(options, text)
}
