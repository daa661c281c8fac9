package spacy

import "slices"

// language holds what is fixed in spaCy's code for one language and is not
// stored in a model's files.
type language struct {
	code string
	// nounChunks finds base noun phrases; nil where the language has no rules.
	nounChunks func([]Token) []Span
}

// languageOf returns what is known of a language, at least its code.
func languageOf(code string) *language {
	switch code {
	case "en":
		return &language{code: code, nounChunks: englishChunks}
	case "fr":
		return &language{code: code, nounChunks: frenchChunks}
	}
	return &language{code: code}
}

func isNominal(pos string) bool { return pos == "NOUN" || pos == "PROPN" || pos == "PRON" }

// englishChunkDeps are the relations whose dependents head a noun phrase.
func isEnglishChunkDep(dep string) bool {
	switch dep {
	case "oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT":
		return true
	}
	return false
}

func isFrenchChunkDep(dep string) bool {
	switch dep {
	case "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "obl:arg", "obl:mod", "nmod", "pcomp", "appos", "ROOT":
		return true
	}
	return false
}

// conjunctHead follows a chain of coordination to its first member.
func conjunctHead(tokens []Token, i int) int {
	h := int(tokens[i].Head)
	for tokens[h].Dep == "conj" && int(tokens[h].Head) < h {
		h = int(tokens[h].Head)
	}
	return h
}

func englishChunks(tokens []Token) []Span {
	var out []Span
	prevEnd := -1
	for i := range tokens {
		t := &tokens[i]
		if !isNominal(t.Pos) || int(t.LeftEdge) <= prevEnd {
			continue
		}
		if isEnglishChunkDep(t.Dep) || t.Dep == "conj" && isEnglishChunkDep(tokens[conjunctHead(tokens, i)].Dep) {
			prevEnd = i
			out = append(out, Span{Start: int(t.LeftEdge), End: i + 1, Label: "NP"})
		}
	}
	return out
}

func frenchChunks(tokens []Token) []Span {
	var out []Span
	prevEnd := -1
	rightChild := firstRightChildren(tokens)
	for i := range tokens {
		t := &tokens[i]
		if !isNominal(t.Pos) || int(t.LeftEdge) <= prevEnd {
			continue
		}
		start, end, cut := int(t.LeftEdge), i, ""
		switch {
		case isFrenchChunkDep(t.Dep):
			end, cut = frenchChunkEnd(tokens, i, rightChild[i]), "ADP"
		case t.Dep == "conj" && isFrenchChunkDep(tokens[conjunctHead(tokens, i)].Dep):
			cut = "CCONJ"
		default:
			continue
		}
		prevEnd = end
		if tokens[start].Pos == cut {
			start++
		}
		out = append(out, Span{Start: start, End: end + 1, Label: "NP"})
	}
	return slices.DeleteFunc(out, func(s Span) bool { return s.Start >= s.End })
}

// frenchChunkEnd returns the last token of the phrase that token i heads;
// child is its first child to the right, -1 for none.
func frenchChunkEnd(tokens []Token, i, child int) int {
	if child < 0 {
		return i
	}
	c := &tokens[child]
	switch c.Dep {
	case "amod":
		return int(c.RightEdge)
	case "det":
		if c.Pos == "DET" {
			return child
		}
	case "flat", "flat:name", "flat:foreign", "fixed", "compound":
		return int(tokens[i].RightEdge)
	}
	return i
}

// firstRightChildren returns each token's first child to its right, or -1.
func firstRightChildren(tokens []Token) []int {
	out := make([]int, len(tokens))
	for i := range out {
		out[i] = -1
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		if h := int(tokens[i].Head); h < i {
			out[h] = i
		}
	}
	return out
}
