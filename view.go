package parley

import (
	"sort"
	"strings"
)

// View is the normalised wording of a document: noise left out, wrapped lines
// and false breaks rejoined, odd spaces and glued words mended. It is a list of
// blocks (paragraphs and headings) over Text, and every place of Text maps
// back to the source text.
type View struct {
	Text   string
	Blocks []Block
	pieces []piece
}

// Block is one paragraph or heading of a view: View.Text[Start:End].
type Block struct {
	Start, End int
	Kind       BlockKind
}

// BlockKind says what a block is.
type BlockKind uint8

const (
	Body BlockKind = iota
	SectionHeading
	TitleHeading
)

// piece maps the view range that starts at view to the source range that
// starts at source. A copied piece has the same bytes on both sides; one that
// isn't copied (a space that stands for a line break, the break between two
// blocks) maps as a whole.
type piece struct {
	view, viewEnd     int
	source, sourceEnd int
	copied            bool
}

// Source maps the view range [start, end) to the smallest source range that
// holds it. Where an end falls into a piece that isn't copied, the whole piece
// counts. It returns 0, 0 for an empty or invalid range, and an empty range
// for a space that was inserted.
func (v *View) Source(start, end int) (int, int) {
	if start < 0 || end > len(v.Text) || start >= end {
		return 0, 0
	}
	first := v.at(start)
	last := v.at(end - 1)
	if first < 0 || last < 0 {
		return 0, 0
	}
	p, q := v.pieces[first], v.pieces[last]
	from, to := p.source, q.sourceEnd
	if p.copied {
		from = p.source + start - p.view
	}
	if q.copied {
		to = q.source + end - q.view
	}
	return from, to
}

func (v *View) at(offset int) int {
	i := sort.Search(len(v.pieces), func(i int) bool { return v.pieces[i].viewEnd > offset })
	if i == len(v.pieces) {
		return -1
	}
	return i
}

// ViewBuilder puts a view together from left to right over one source text.
// Blocks are opened and closed around what is copied and inserted; ranges that
// are never copied are left out of the view.
type ViewBuilder struct {
	source string
	text   strings.Builder
	view   View
	start  int // in the view, -1 while the open block is empty
	kind   BlockKind
	open   bool
}

// NewViewBuilder returns a builder over the source text.
func NewViewBuilder(source string) *ViewBuilder { return &ViewBuilder{source: source} }

// Open starts a block; an open one is closed first.
func (b *ViewBuilder) Open(kind BlockKind) {
	b.Close()
	b.start, b.kind, b.open = -1, kind, true
}

// Copy appends source[start:end] as it stands.
func (b *ViewBuilder) Copy(start, end int) {
	if start < end {
		b.add(b.source[start:end], start, end, true)
	}
}

// Replace appends reading in place of source[start:end]; start == end inserts.
func (b *ViewBuilder) Replace(reading string, start, end int) {
	if reading != "" {
		b.add(reading, start, end, false)
	}
}

// Close ends the open block; an empty one is dropped.
func (b *ViewBuilder) Close() {
	if b.open && b.start >= 0 {
		b.view.Blocks = append(b.view.Blocks, Block{b.start, b.text.Len(), b.kind})
	}
	b.open = false
}

// View closes the last block and returns what was built.
func (b *ViewBuilder) View() View {
	b.Close()
	b.view.Text = b.text.String()
	return b.view
}

// add appends a piece. The first one of a block brings the break before it,
// which stands for the source between the two blocks.
func (b *ViewBuilder) add(reading string, source, sourceEnd int, copied bool) {
	if b.open && b.start < 0 {
		if n := len(b.view.pieces); n > 0 {
			last := b.view.pieces[n-1]
			b.write("\n\n", last.sourceEnd, max(source, last.sourceEnd), false)
		}
		b.start = b.text.Len()
	}
	b.write(reading, source, sourceEnd, copied)
}

func (b *ViewBuilder) write(reading string, source, sourceEnd int, copied bool) {
	at := b.text.Len()
	b.text.WriteString(reading)
	b.view.pieces = append(b.view.pieces, piece{at, b.text.Len(), source, sourceEnd, copied})
}
