//go:build !purego

package kernel

const (
	// blockValues bounds the part of x that is worked on at a time, so that it
	// stays in the second-level cache while the panels of w pass by.
	blockValues = 96 << 10
	// depth is the number of k steps in one go: two panels of it fit into the
	// first-level cache.
	depth = 256
	// tileRows and tilePanels bound every tile of every instruction set.
	tileRows, tilePanels = 12, 4
)

func matmul(dst []float32, dstStride int, x []float32, xStride, m int, w *Packed, bias []float32) {
	if active == levelGo {
		matmulGo(dst, dstStride, x, xStride, m, w, bias)
		return
	}
	block := max(blockValues/w.k/tileRows*tileRows, tileRows)
	for i := 0; i < m; i += block {
		rows := min(block, m-i)
		matmulBlock(dst[i*dstStride:], dstStride, x[i*xStride:], xStride, rows, w, bias)
	}
}

// shape picks the tile for m rows: the number of tiles they are dealt out to
// evenly, and the panels that each tile spans.
func shape(l level, m int) (tiles, panels int) {
	if l == levelAVX512 {
		if m <= 6 {
			return 1, 4
		}
		return (m + 11) / 12, 2
	}
	switch {
	case m == 1:
		return 1, 4
	case m <= 3:
		return 1, 2
	}
	return (m + 5) / 6, 1
}

func matmulBlock(dst []float32, dstStride int, x []float32, xStride, m int, w *Packed, bias []float32) {
	tiles, span := shape(active, m)
	full := w.n / Lanes
	for p := 0; p*Lanes < w.n; {
		left := (w.n+Lanes-1)/Lanes - p
		for span > left {
			span /= 2
		}
		job := panelJob{
			dstStride: dstStride, x: x, xStride: xStride, m: m, tiles: tiles, k: w.k,
			panels: w.panels[p*Lanes*w.k:], span: span,
		}
		if bias != nil {
			job.bias = bias[p*Lanes:]
		}
		if p+span <= full {
			job.dst = dst[p*Lanes:]
			job.run()
		} else {
			job.runRagged(dst[p*Lanes:], w.n-p*Lanes)
		}
		p += span
	}
}

// panelJob is the product of a block of rows with a few neighbouring panels.
type panelJob struct {
	dst, x, panels, bias []float32
	dstStride, xStride   int
	m, tiles, k, span    int
}

// run goes through k in steps of depth and, within, through the rows.
func (j *panelJob) run() {
	for k0 := 0; k0 < j.k; k0 += depth {
		steps := min(depth, j.k-k0)
		var bias *float32
		if k0+steps == j.k && j.bias != nil {
			bias = &j.bias[0]
		}
		for t, row := 0, 0; t < j.tiles; t++ {
			rows := tileHeight(j.m, j.tiles, t)
			product(rows, j.span, &j.dst[row*j.dstStride], &j.x[row*j.xStride+k0], &j.panels[k0*Lanes], bias,
				4*j.dstStride, 4*j.xStride, 4*Lanes*j.k, steps, k0)
			row += rows
		}
	}
}

// runRagged is run for panels that reach past the last of n outputs: tiles are
// computed aside and their n columns copied.
func (j *panelJob) runRagged(dst []float32, n int) {
	var tile [tileRows * tilePanels * Lanes]float32
	var padded [tilePanels * Lanes]float32
	var bias *float32
	if j.bias != nil {
		copy(padded[:], j.bias[:n])
		bias = &padded[0]
	}
	width := j.span * Lanes
	for t, row := 0, 0; t < j.tiles; t++ {
		rows := tileHeight(j.m, j.tiles, t)
		product(rows, j.span, &tile[0], &j.x[row*j.xStride], &j.panels[0], bias,
			4*width, 4*j.xStride, 4*Lanes*j.k, j.k, 0)
		for r := range rows {
			copy(dst[(row+r)*j.dstStride:][:n], tile[r*width:])
		}
		row += rows
	}
}

// tileHeight deals m rows out to tiles as evenly as possible.
func tileHeight(m, tiles, t int) int {
	if t < m%tiles {
		return m/tiles + 1
	}
	return m / tiles
}
