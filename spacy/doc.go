package spacy

// Doc is one text that a Model has read: its tokens and what the pipeline
// says of each. A Doc is immutable and safe for concurrent reading.
type Doc struct {
	// Text is the text as it was read. Invalid UTF-8 was replaced by U+FFFD
	// before reading, so offsets refer to this text.
	Text string
	// Tokens cover Text completely: each token's text, plus one U+0020 where
	// Space is set, joined in order, rebuild it byte for byte. White-space
	// runs beyond a single space are tokens of their own.
	Tokens []Token

	lang *language
}

// Token is one token of a Doc. Empty strings mean that no component of the
// pipeline set the attribute.
type Token struct {
	Text  string // the slice Doc.Text[Start:End]
	Norm  string // normalised form (spaCy's norm_)
	Tag   string // fine-grained part of speech, e.g. "NNP"
	Pos   string // universal part of speech, e.g. "PROPN"
	Morph string // morphological features, e.g. "Number=Sing"
	Lemma string // base form
	Dep   string // label of the arc from the head; "ROOT" for a root
	// EntType is the entity label, "" outside entities.
	EntType string

	Start, End         int32 // byte offsets into Doc.Text, half open
	RuneStart, RuneEnd int32 // the same in code points, as Python counts
	Head               int32 // index of the head token; its own index for a root
	LeftEdge           int32 // index of the first token of its subtree
	RightEdge          int32 // index of the last token of its subtree

	// EntIOB is 'B' at an entity's first token, 'I' inside one, 'O' outside,
	// 0 where the pipeline has no entity recogniser.
	EntIOB byte
	// SentStart is true at the first token of a sentence.
	SentStart bool
	// Space is true where a single U+0020 follows that belongs to no token.
	Space bool
}

// Span is a run of tokens: Doc.Tokens[Start:End].
type Span struct {
	Start, End int    // token indices, half open, Start < End
	Label      string // entity label, "NP" for a noun chunk, "" for a sentence
}

// SpanText returns the text that s covers, without the space after it.
func (d *Doc) SpanText(s Span) string {
	return d.Text[d.Tokens[s.Start].Start:d.Tokens[s.End-1].End]
}

// Sents returns the sentences in order. They cover every token.
func (d *Doc) Sents() []Span {
	var out []Span
	start := 0
	for i := 1; i <= len(d.Tokens); i++ {
		if i == len(d.Tokens) || d.Tokens[i].SentStart {
			out = append(out, Span{Start: start, End: i})
			start = i
		}
	}
	return out
}

// Ents returns the named entities in order; they don't overlap.
func (d *Doc) Ents() []Span {
	var out []Span
	for i := 0; i < len(d.Tokens); i++ {
		if d.Tokens[i].EntIOB != 'B' {
			continue
		}
		end := i + 1
		for end < len(d.Tokens) && d.Tokens[end].EntIOB == 'I' {
			end++
		}
		out = append(out, Span{Start: i, End: end, Label: d.Tokens[i].EntType})
		i = end - 1
	}
	return out
}

// NounChunks returns the base noun phrases in order, by the rules of the
// model's language; nil where the language has none or nothing was parsed.
func (d *Doc) NounChunks() []Span {
	if d.lang == nil || d.lang.nounChunks == nil {
		return nil
	}
	return d.lang.nounChunks(d.Tokens)
}
