package neural

import "github.com/parley-record/parley/internal/kernel"

// blockRows is how many rows go through a matrix product at once, so that the
// products are finished while they are in the first-level cache.
const blockRows = 24

// Run encodes the tokens of one text. It returns len(f)*Width values, row by
// row, that stay valid until ws runs another text.
func (t *Tok2Vec) Run(ws *Workspace, f []Features) []float32 {
	return t.run(&ws.shared, f)
}

func (t *Tok2Vec) run(ws *encoderSpace, f []Features) []float32 {
	if len(f) == 0 {
		return nil
	}
	out := grow(&ws.out, len(f)*t.width)
	for from := 0; from < len(f); from += segment {
		t.encode(ws, out, f, from, min(from+segment, len(f)))
	}
	return out
}

// segment is how many tokens are encoded in one go, so that the rows stay in
// the second-level cache. What a token sees of the text is computed with it,
// so that the cut leaves no trace.
const segment = 512

// encode computes the vectors of the tokens [from, to) of f.
func (t *Tok2Vec) encode(ws *encoderSpace, out []float32, f []Features, from, to int) {
	rows := to - from + 2*t.pad
	cur, next := grow(&ws.a, rows*t.width), grow(&ws.b, rows*t.width)
	first := max(0, from-t.pad)
	t.embed(ws, f[first:min(len(f), to+t.pad)])
	t.firstLayer(ws, cur, from-t.pad-first, rows)
	clear(ws.lex)
	for i := 1; i < len(t.conv); i++ {
		margin := (i + 1) * t.window // rows at each end that no token sees any more
		t.layer(ws, next, cur, i, margin, rows-margin)
		cur, next = next, cur
	}
	copy(out[from*t.width:], cur[t.pad*t.width:(rows-t.pad)*t.width])
}

// firstLayer adds up the products that belong to each place in the window. Row
// 0 of dst is the token ws.lex[first]. first may be negative: rows before and
// behind the text are padding, zero before this layer.
func (t *Tok2Vec) firstLayer(ws *encoderSpace, dst []float32, first, rows int) {
	d, conv := t.width, &t.conv[0]
	size := conv.out * conv.pieces
	pre := grow(&ws.pre, blockRows*size)[:size]
	for row := t.window; row < rows-t.window; row++ {
		copy(pre, conv.bias)
		for s := range 2*t.window + 1 {
			if tok := first + row + s - t.window; tok >= 0 && tok < len(ws.lex) {
				kernel.Add(pre, ws.lex[tok].products[s*size:][:size])
			}
		}
		out := dst[row*d:][:d]
		conv.finish(out, pre)
		if tok := first + row; tok >= 0 && tok < len(ws.lex) {
			kernel.Add(out, ws.lex[tok].vec)
		}
	}
}

// layer computes the rows [from, to) of dst from src: src + LN(maxout(W·window + b)).
func (t *Tok2Vec) layer(ws *encoderSpace, dst, src []float32, i, from, to int) {
	d, conv := t.width, &t.conv[i]
	size := conv.out * conv.pieces
	pre := grow(&ws.pre, blockRows*size)
	for ; from < to; from += blockRows {
		m := min(blockRows, to-from)
		kernel.MatMulStrided(pre, size, src[(from-t.window)*d:], d, m, conv.w, conv.bias)
		for r := range m {
			at := (from + r) * d
			out := dst[at : at+d]
			conv.finish(out, pre[r*size:][:size])
			kernel.Add(out, src[at:at+d])
		}
	}
}

// embed fills ws.lex with the embedding of each token, from the cache where it
// is known.
func (t *Tok2Vec) embed(ws *encoderSpace, f []Features) {
	lex := grow(&ws.lex, len(f))
	ws.lex = lex
	if ws.fresh == nil {
		ws.fresh = make(map[Features]*lexeme)
	}
	ws.missing = ws.missing[:0]
	for i := range f {
		key := f[i].only(t.want)
		if lex[i] = t.cache.get(&key); lex[i] != nil {
			continue
		}
		if lex[i] = ws.fresh[key]; lex[i] != nil {
			continue
		}
		l := &lexeme{key: key}
		lex[i], ws.fresh[key] = l, l
		ws.missing = append(ws.missing, l)
	}
	for from := 0; from < len(ws.missing); from += blockRows {
		t.embedNew(ws, ws.missing[from:min(from+blockRows, len(ws.missing))])
	}
	for _, l := range ws.missing {
		t.cache.put(l)
	}
	clear(ws.missing)
	clear(ws.fresh)
}

// embedNew computes up to blockRows lexemes.
func (t *Tok2Vec) embedNew(ws *encoderSpace, lexemes []*lexeme) {
	d, m := t.width, len(lexemes)
	in := t.mixer.w.K()
	x := grow(&ws.x, blockRows*in)
	for r, l := range lexemes {
		row := x[r*in:][:in]
		for i := range t.tables {
			table := &t.tables[i]
			table.lookUp(row[i*d:][:d], l.key.key(table.column))
		}
	}
	if t.static != nil {
		t.static.lookUp(ws, x[len(t.tables)*d:], in, lexemes)
	}
	size := t.mixer.w.N()
	pre := grow(&ws.pre, blockRows*max(size, t.conv[0].out*t.conv[0].pieces))
	kernel.MatMul(pre, x, m, t.mixer.w, t.mixer.bias)
	parts := t.first.N()
	y := grow(&ws.y, blockRows*d)
	products := grow(&ws.products, blockRows*parts)
	for r := range m {
		t.mixer.finish(y[r*d:][:d], pre[r*size:][:size])
	}
	kernel.MatMul(products, y, m, t.first, nil)
	for r, l := range lexemes {
		memory := make([]float32, d+parts)
		l.vec, l.products = memory[:d:d], memory[d:]
		copy(l.vec, y[r*d:])
		copy(l.products, products[r*parts:])
	}
}

// lookUp writes the projected vector of each lexeme, zeros if it has none, to
// rows of dst that are stride apart.
func (s *staticVectors) lookUp(ws *encoderSpace, dst []float32, stride int, lexemes []*lexeme) {
	raw := grow(&ws.raw, blockRows*s.dim)
	for r, l := range lexemes {
		v := raw[r*s.dim:][:s.dim]
		row, ok := s.vectors.Row(l.key.Orth)
		if !ok || row < 0 || (row+1)*s.dim > len(s.table) {
			clear(v)
			continue
		}
		copy(v, s.table[row*s.dim:])
	}
	kernel.MatMulStrided(dst, stride, raw, s.dim, len(lexemes), s.w, nil)
}
