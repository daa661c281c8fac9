// Package neural runs the networks of spaCy's CNN pipelines: the tok2vec
// encoder, tagger heads, the arc-eager dependency parser and the BILUO entity
// recogniser.
//
// It works on plain slices of hashed token features and knows nothing of text,
// strings tables or documents. It starts no goroutines. Every float is computed
// in one fixed order, so results depend neither on the vector width of the
// machine, nor on what else a worker has read before.
//
// Start with [NewTok2Vec]; [NewTagger], [NewParser] and [NewNER] read what it
// returns, except that the entity recogniser brings an encoder of its own.
package neural

// Features are the hashed attributes of one token that the embedding may read.
type Features struct {
	Orth, Lower, Norm, Prefix, Suffix, Shape uint64
	Spacy, IsSpace                           bool
}

// Vectors is a table of static word vectors.
type Vectors interface {
	// Row is the row of a word, by the hash of its text.
	Row(orth uint64) (row int, ok bool)
	// Table is the table, row-major, and the width of a row.
	Table() (data []float32, width int)
}

// Workspace holds the memory that one worker uses again for every text. The
// zero value is ready; it must not be shared by goroutines at one time.
type Workspace struct {
	shared encoderSpace // of Tok2Vec.Run
	own    encoderSpace // of the entity recogniser's encoder
	head   headSpace    // of the taggers
	state  stateSpace   // of the parser and the entity recogniser
}

type encoderSpace struct {
	out      []float32 // the vectors of a text
	a, b     []float32 // rows of a segment, before and after a layer
	pre      []float32 // a block of pre-activations
	lex      []*lexeme // of each token
	missing  []*lexeme // lexemes that the cache doesn't know
	fresh    map[Features]*lexeme
	x, y     []float32 // a block of inputs and outputs of the mixer
	raw      []float32 // a block of static vectors
	products []float32
}

// ParseInput is what the parser knows about each token.
type ParseInput struct {
	IsSpace   []bool // whether the token is white space
	SentStart []int8 // 1 a sentence starts here, -1 it doesn't, 0 unknown; nil: all unknown
}

// Parse is a dependency parse. Its slices are the caller's to keep.
type Parse struct {
	Heads     []int32 // index of the head; a root is its own head
	Labels    []int32 // index into Parser.Labels
	SentStart []int8  // 1 at a sentence's first token, else -1
	LEdge     []int32 // leftmost token of the subtree
	REdge     []int32 // rightmost token of the subtree
}

// EntSpan is an entity over the tokens [Start, End).
type EntSpan struct {
	Start, End int32
	Label      string
}
