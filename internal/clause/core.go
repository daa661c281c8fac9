package clause

import "github.com/parley-record/parley"

// Core narrows the range r around the verb at v to what the clause itself
// says: not past a semicolon, colon or dash that sets it off from others (a
// pair of dashes inside it stays), and without comments that trail behind a
// comma (", an absurd claim", ", which he denied", ", although she left").
// Conditions and times stay.
func Core(a *parley.Annotations, r parley.Range, v int) parley.Range {
	if !r.Has(v) {
		return r
	}
	before, after := r.First, r.End
	var dashes []int
	for i := r.First; i < r.End; i++ {
		switch w := a.Tokens[i].Text; {
		case w == ";" || w == ":":
			if i < v {
				before, dashes = i+1, nil
			} else if i < after {
				after = i
			}
		case dash(a, i) && i < after:
			dashes = append(dashes, i)
		}
	}
	r = parley.Range{First: before, End: after}
	left := 0
	for left < len(dashes) && dashes[left] < v {
		left++
	}
	if left%2 == 1 { // inside a pair, or behind a heading
		r.First = dashes[left-1] + 1
		if left < len(dashes) {
			r.End = min(r.End, dashes[left])
		}
	} else if right := dashes[left:]; len(right)%2 == 1 {
		r.End = min(r.End, right[len(right)-1])
	}
	return a.Trim(untrailed(a, a.Trim(r, marks), v), marks)
}

const marks = ",.;:–—-―"

func dash(a *parley.Annotations, i int) bool {
	switch a.Tokens[i].Text {
	case "—", "–", "―", "--":
		return true
	case "-":
		return i > 0 && a.Tokens[i].Space && a.Tokens[i-1].Space
	}
	return false
}

// untrailed drops the comments that r ends with.
func untrailed(a *parley.Annotations, r parley.Range, v int) parley.Range {
	for i := v + 1; i < r.End; i++ {
		t := a.Tokens[i]
		if t.Left <= v+1 || t.Left >= r.End || t.Right < r.End-1 || a.Tokens[t.Left-1].Text != "," || !comment(a, i) {
			continue
		}
		r.End = t.Left - 1
		break
	}
	return r
}

// comment reports whether the clause or phrase of token i says something on
// the side about what stands before it.
func comment(a *parley.Annotations, i int) bool {
	switch a.Tokens[i].Dep {
	case "relcl", "appos":
		return true
	case "acl":
		return a.Tokens[i].Tag == "VBG" || a.Tokens[i].Tag == "VBN"
	case "advcl":
	default:
		return false
	}
	for _, c := range a.Children(i) {
		if d := a.Tokens[c].Dep; d != "mark" && d != "advmod" || int(c) > i {
			continue
		}
		switch Text(a, int(c)) {
		case "although", "though", "while", "whereas", "as", "since":
			return true
		case "if", "unless", "once", "when", "until", "before", "after", "provided":
			return false
		}
	}
	return a.Tokens[i].Tag == "VBG" && a.Child(i, "nsubj", "aux") < 0
}

// Supposed reports whether what the verb or noun at i says is only supposed,
// hinted at, doubted or denied by the words above it: speculated that he
// offered, signs that she is willing, did not say that, if he says.
func Supposed(a *parley.Annotations, i int) bool {
	if IsVerb(a, i) && conditional(a, i) {
		return true
	}
	for range deepest {
		t := a.Tokens[i]
		h := t.Head
		if h == i {
			return false
		}
		switch t.Dep {
		case "ccomp", "xcomp", "acl", "advcl", "pcomp":
		case "conj", "prep", "relcl", "dobj", "pobj", "attr", "nsubj", "nsubjpass", "acomp":
			if t.Dep == "dobj" && doubting[a.Tokens[h].Lemma] {
				return true // questioned her commitment to
			}
			i = h
			continue
		default:
			return false
		}
		if t.Dep == "advcl" && !conditional(a, i) {
			return false
		}
		lemma := a.Tokens[h].Lemma
		if supposing[lemma] && (t.Dep != "acl" || !IsVerb(a, h)) {
			return true
		}
		if IsVerb(a, h) && t.Dep != "advcl" {
			switch verbStatus(a, h, 0) {
			case parley.Denied, parley.Hypothetical:
				return true
			}
		}
		i = h
	}
	return false
}

// doubting are verbs that put their object in doubt.
var doubting = set("question", "doubt", "deny", "dispute")

// supposing are verbs and nouns whose content is supposed, not told.
var supposing = set("speculate", "suspect", "doubt", "deny", "dispute", "wonder", "imagine", "pretend", "hope", "fear", "wish", "assume",
	"sign", "speculation", "rumor", "rumour", "possibility", "idea", "suspicion", "assumption", "expect", "predict")
