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
	return r.about(words)
}

// about lists the keys of the issues that the tokens speak of, in the order of
// the agenda. Where terms of two issues share a word, the longer one has it:
// "countries that guarantee its security" is about who, not about guarantees.
func (r *reader) about(words []int) []string {
	type match struct {
		issue int
		words []int
	}
	var all []match
	for k, is := range r.issues {
		if slices.ContainsFunc(is.not, func(t term) bool { return len(r.places(words, t)) > 0 }) {
			continue
		}
		for _, t := range is.terms {
			for _, at := range r.places(words, t) {
				all = append(all, match{k, at})
			}
		}
	}
	var out []string
	for _, m := range all {
		longer := slices.ContainsFunc(all, func(o match) bool {
			return o.issue != m.issue && len(o.words) > len(m.words) && slices.ContainsFunc(o.words, func(w int) bool { return slices.Contains(m.words, w) })
		})
		if key := r.issues[m.issue].key; !longer && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// places are the tokens of each match of the term among the words.
func (r *reader) places(words []int, t term) [][]int {
	var out [][]int
	for at := range words {
		if !r.is(words[at], t[0]) {
			continue
		}
		if rest, ok := r.follow(words[at+1:], t[1:]); ok {
			out = append(out, append([]int{words[at]}, rest...))
		}
	}
	return out
}

// follow finds the words of the term that come next, each at most apart tokens
// after the one before.
func (r *reader) follow(words []int, t term) ([]int, bool) {
	if len(t) == 0 {
		return nil, true
	}
	for at := 0; at < len(words) && at <= apart; at++ {
		if !r.is(words[at], t[0]) {
			continue
		}
		if rest, ok := r.follow(words[at+1:], t[1:]); ok {
			return append([]int{words[at]}, rest...), true
		}
	}
	return nil, false
}

func (r *reader) is(i int, options []string) bool {
	text, lemma := strings.ToLower(r.a.Tokens[i].Text), strings.ToLower(r.a.Tokens[i].Lemma)
	return slices.ContainsFunc(options, func(o string) bool {
		if kind, ok := strings.CutPrefix(o, "@"); ok {
			e := r.f.ByID(r.f.Entity(i))
			return e != nil && strings.EqualFold(string(e.Type), kind)
		}
		return o == lemma || o == text
	})
}
