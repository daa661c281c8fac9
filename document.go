package parley

// Document is one report as it was collected. Text is its source text and is
// never changed after collection; everything that points into the document
// points into Text.
type Document struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	SHA256     string     `json:"sha256"`
	Outlet     string     `json:"outlet,omitempty"`
	Authors    []string   `json:"authors"`
	Title      string     `json:"title,omitempty"`
	Published  *Published `json:"published,omitempty"`
	Language   string     `json:"language"`
	Bytes      int        `json:"bytes"`
	Text       string     `json:"text,omitempty"`
	Noise      []Noise    `json:"noise"`
	Headings   []Heading  `json:"headings"`
	SameTextAs string     `json:"same_text_as,omitempty"`
	Problems   []string   `json:"problems"`

	// Path is where the bytes came from; it stays out of the record.
	Path string `json:"-"`
	// Extracted is true when Text was extracted from another form (HTML), so
	// that a reader needs the record's own copy to check a span.
	Extracted bool `json:"-"`
	// View is the normalised wording of Text.
	View View `json:"-"`
}

// Basis says how a value came to be known.
type Basis string

const (
	Stated   Basis = "stated"   // the text says so
	Metadata Basis = "metadata" // the page's metadata say so
	Inferred Basis = "inferred" // concluded from other values
)

// Published is a publication date, ISO 8601, as precise as it is known.
type Published struct {
	Value string `json:"value"`
	Basis Basis  `json:"basis"`
}

// NoiseType names a kind of text that is not the article's.
type NoiseType string

const (
	NoiseNavigation     NoiseType = "NAVIGATION"
	NoisePaywall        NoiseType = "PAYWALL"
	NoiseTruncation     NoiseType = "TRUNCATION"
	NoiseRelated        NoiseType = "RELATED_ARTICLE"
	NoiseFunding        NoiseType = "FUNDING_NOTE"
	NoiseURL            NoiseType = "URL"
	NoiseCitation       NoiseType = "CITATION"
	NoiseHeadingMarker  NoiseType = "HEADING_MARKER"
	NoisePageBreak      NoiseType = "PAGE_BREAK"
	NoiseDuplicateTitle NoiseType = "DUPLICATE_TITLE"
	NoiseByline         NoiseType = "BYLINE"      // who wrote it and when: read as facts on the document
	NoiseMarkup         NoiseType = "MARKUP"      // list marks, emphasis, front matter
	NoiseFalseBreak     NoiseType = "FALSE_BREAK" // a break inside a sentence: read as a space
	NoiseGlued          NoiseType = "GLUED"       // words glued together: read with a space
	NoiseOddSpace       NoiseType = "ODD_SPACE"   // no-break or doubled space: read as one space
)

// Removable reports whether text of this type is left out of the view; the
// other types stay in the view, read differently.
func (t NoiseType) Removable() bool {
	return t != NoiseFalseBreak && t != NoiseGlued && t != NoiseOddSpace
}

// Noise is a stretch of source text that is not read as it stands.
type Noise struct {
	Start int       `json:"start"`
	End   int       `json:"end"`
	Type  NoiseType `json:"type"`
}

// Heading is a line that heads the text or a section of it.
type Heading struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Level string `json:"level"` // "title" or "section"
}

// SpanOf is the span Text[start:end] of d. It panics when the range is not in
// the text, as slicing does.
func (d *Document) SpanOf(start, end int) Span {
	return Span{Doc: d.ID, Start: start, End: end, Text: d.Text[start:end]}
}
