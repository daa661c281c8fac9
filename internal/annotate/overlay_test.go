package annotate

import (
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate/reader"
)

// A span of the reader takes the tokens that it covers more than half of.
func TestOverlayTokens(t *testing.T) {
	a := words("Ødeby's U.S.-backed talks")
	for _, c := range []struct {
		start, end  int
		first, last int
	}{
		{0, 6, 0, 1},   // Ødeby of Ødeby's
		{6, 8, 0, 1},   // only 's: the token that it touches
		{9, 13, 1, 2},  // U.S. of U.S.-backed: less than half, and all there is
		{0, 26, 0, 3},  // everything
		{20, 26, 2, 3}, // the end of a token too little of which is in it
		{8, 8, 1, 1},   // nothing
	} {
		if got := (layout{a}).tokens(reader.Span{Start: c.start, End: c.end}); got != (parley.Range{First: c.first, End: c.last}) {
			t.Errorf("bytes %d to %d: tokens %v, want %d to %d", c.start, c.end, got, c.first, c.last)
		}
	}
}
