package kernel

// Packed is a weight matrix in the layout that [MatMul] reads: panels of
// [Lanes] outputs, each panel k-major, the last one filled up with zeros.
// It is read-only to MatMul, so any number of goroutines may share one.
type Packed struct {
	n, k   int
	panels []float32 // ceil(n/Lanes) panels of k*Lanes values
}

// N is the number of outputs.
func (p *Packed) N() int { return p.n }

// K is the number of inputs of each output.
func (p *Packed) K() int { return p.k }

// Pack copies a row-major matrix w of n rows (outputs) and k columns (inputs),
// the layout of a Linear layer in PyTorch and thinc.
func Pack(w []float32, n, k int) *Packed {
	p := new(Packed)
	p.Reset(w, k, n, k)
	return p
}

// Reset fills p anew with n rows of k values, row i starting at w[i*stride],
// and reuses p's memory where it is large enough. The zero Packed is ready
// for Reset.
func (p *Packed) Reset(w []float32, stride, n, k int) {
	p.resize(n, k)
	for j0 := 0; j0 < n; j0 += Lanes {
		panel := p.panels[j0*k : (j0+Lanes)*k]
		lanes := min(Lanes, n-j0)
		if lanes < Lanes {
			clear(panel)
		}
		packRows(panel, w[j0*stride:], stride, lanes, k)
	}
}

// ResetTransposed is Reset for a source that holds input i of output j at
// w[i*stride+j]: k rows of n values. It is what attention needs to use a block
// of values as weights.
func (p *Packed) ResetTransposed(w []float32, stride, n, k int) {
	p.resize(n, k)
	for j0 := 0; j0 < n; j0 += Lanes {
		panel := p.panels[j0*k : (j0+Lanes)*k]
		lanes := min(Lanes, n-j0)
		for i := range k {
			row := panel[i*Lanes : (i+1)*Lanes : (i+1)*Lanes]
			copy(row, w[i*stride+j0:i*stride+j0+lanes])
			clear(row[lanes:])
		}
	}
}

func (p *Packed) resize(n, k int) {
	size := (n + Lanes - 1) / Lanes * Lanes * k
	if cap(p.panels) < size {
		p.panels = make([]float32, size)
	}
	p.n, p.k, p.panels = n, k, p.panels[:size]
}

// packRows transposes up to Lanes rows of k values into one panel.
func packRows(panel, w []float32, stride, lanes, k int) {
	for j := range lanes {
		row := w[j*stride : j*stride+k]
		at := j
		for _, v := range row {
			panel[at] = v
			at += Lanes
		}
	}
}

// PiecesFirst reorders the rows of a maxout layer's weights from thinc's order
// (output-major: row o*pieces+p) to the order that [Maxout] reads (piece-major:
// row p*outputs+o). w holds outputs*pieces rows of k values; a bias has k = 1.
func PiecesFirst(w []float32, outputs, pieces, k int) []float32 {
	out := make([]float32, outputs*pieces*k)
	for o := range outputs {
		for p := range pieces {
			copy(out[(p*outputs+o)*k:][:k], w[(o*pieces+p)*k:][:k])
		}
	}
	return out
}
