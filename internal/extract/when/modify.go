package when

import "strings"

// approximators are the words before a length of time that bend it.
var approximators = []struct{ words, mod string }{
	{"nearly", "LESS_THAN"}, {"almost", "LESS_THAN"}, {"just under", "LESS_THAN"}, {"less than", "LESS_THAN"}, {"under", "LESS_THAN"},
	{"fewer than", "LESS_THAN"}, {"well under", "LESS_THAN"}, {"close to", "APPROX"},
	{"about", "APPROX"}, {"around", "APPROX"}, {"roughly", "APPROX"}, {"approximately", "APPROX"}, {"some", "APPROX"}, {"an estimated", "APPROX"},
	{"more than", "MORE_THAN"}, {"over", "MORE_THAN"}, {"well over", "MORE_THAN"}, {"just over", "MORE_THAN"}, {"upwards of", "MORE_THAN"}, {"well more than", "MORE_THAN"},
	{"at least", "EQUAL_OR_MORE"}, {"no less than", "EQUAL_OR_MORE"}, {"at most", "EQUAL_OR_LESS"}, {"up to", "EQUAL_OR_LESS"}, {"no more than", "EQUAL_OR_LESS"},
}

// limits are the words before a date that pick a part of it.
var limits = []struct{ words, mod string }{
	{"early", "START"}, {"early in", "START"}, {"the beginning of", "START"}, {"the start of", "START"}, {"beginning of", "START"}, {"start of", "START"},
	{"mid", "MID"}, {"mid -", "MID"}, {"the middle of", "MID"}, {"middle of", "MID"},
	{"late", "END"}, {"late -", "END"}, {"early -", "START"}, {"late in", "END"}, {"the end of", "END"}, {"end of", "END"}, {"by the end of", ""},
}

// bends are the first words of approximators and limits.
var bends = firstWords()

func firstWords() map[string]bool {
	out := map[string]bool{}
	for _, m := range approximators {
		first, _, _ := strings.Cut(m.words, " ")
		out[first] = true
	}
	for _, m := range limits {
		first, _, _ := strings.Cut(m.words, " ")
		out[first] = true
	}
	return out
}

// modified reads an expression with a word before it that bends its value.
func (r *reader) modified(i int) (expr, bool) {
	if !bends[r.low(i)] {
		return expr{}, false
	}
	for _, m := range approximators {
		n := r.phrase(i, m.words)
		if n == 0 || m.words == "over" && (r.low(i+1) == "the" || r.low(i+1) == "a") {
			continue // "over the past month" bends nothing
		}
		e, ok := r.core(i + n)
		if !ok || e.typ != "DURATION" && e.typ != "DATE" || e.mod != "" || e.date.d > 0 || e.weak {
			continue
		}
		if e.typ == "DATE" && (m.words == "some" || r.low(e.end-1) != "ago") {
			continue
		}
		e.mod = m.mod
		if e.typ == "DATE" { // more than a year ago: before that
			e.mod = map[string]string{"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "APPROX": "APPROX", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER"}[m.mod]
		}
		return e, true
	}
	for _, m := range limits {
		n := r.phrase(i, m.words)
		if n == 0 || m.mod == "" {
			continue
		}
		at := i + n
		if m.words == "mid" && r.low(at) != "" && r.words[at].glued && r.low(at) != "-" {
			continue
		}
		e, ok := r.core(at)
		if !ok && r.low(at) == "the" {
			e, ok = r.core(at + 1)
		}
		if !ok || e.typ != "DATE" || e.mod != "" || e.date.d > 0 {
			continue
		}
		e.mod = m.mod
		return e, true
	}
	return expr{}, false
}
