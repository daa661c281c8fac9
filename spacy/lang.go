package spacy

// language holds what is fixed in spaCy's code for one language and is not
// stored in the model's files.
type language struct {
	code string
	// nounChunks finds base noun phrases; nil where the language has no rules.
	nounChunks func([]Token) []Span
}
