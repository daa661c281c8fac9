package story

import (
	"math"
	"sort"
)

// Options sets how alike two texts must be to report the same happening. The
// zero value is the default.
type Options struct {
	// Threshold is the least cosine between a document and a story's centroid,
	// from 0 to 1; 0 stands for the default.
	Threshold float64
}

// The values were chosen on the stories of the development data; `make eval`
// prints the score that they give.
const (
	threshold   = 0.36
	nameWeight  = 4   // who and where tell two summits apart, not what is done at them
	mergeFactor = 1.3 // two stories must be more alike than a report and its story
)

// background stands for the documents that are not at hand: with few
// documents their counts alone would make every shared word worthless.
const background = 40

// Group puts documents that report the same happening together: one pass over
// the documents, each joining the story whose centroid is nearest, then a pass
// that joins stories which have grown alike. It returns the stories as lists of
// indices into docs, in order.
func Group(docs []Signature, opt Options) [][]int {
	limit := opt.Threshold
	if limit == 0 {
		limit = threshold
	}
	g := newGrouping(docs)
	for i := range docs {
		if best := g.nearest(g.vectors[i], docs[i].when, -1, limit); best >= 0 {
			g.join(best, i)
		} else {
			g.open(i)
		}
	}
	g.merge(limit * mergeFactor)
	return g.stories()
}

type weight struct {
	term int32
	w    float64
}

type grouping struct {
	whens     []dating // of each document
	vectors   [][]weight
	members   [][]int
	centroids []map[int32]float64 // sum of the members' unit vectors
	norms     []float64
	index     map[int32][]int // term to the stories that have it
	dated     []dating        // of each story
}

func newGrouping(docs []Signature) *grouping {
	ids := map[string]int32{}
	var df []float64
	for _, d := range docs {
		for _, t := range d.terms {
			id, ok := ids[t.text]
			if !ok {
				id = int32(len(df))
				ids[t.text] = id
				df = append(df, 0)
			}
			df[id]++
		}
	}
	g := &grouping{index: map[int32][]int{}}
	n := float64(len(docs)) + background
	for _, d := range docs {
		g.whens = append(g.whens, d.when)
		v := make([]weight, 0, len(d.terms))
		var sum float64
		for _, t := range d.terms {
			id := ids[t.text]
			w := t.weight * math.Log(n/(df[id]+1))
			if t.name {
				w *= nameWeight
			}
			if w <= 0 {
				continue
			}
			v = append(v, weight{id, w})
			sum += w * w
		}
		norm := math.Sqrt(sum)
		for i := range v {
			v[i].w /= norm
		}
		g.vectors = append(g.vectors, v)
	}
	return g
}

// nearest is the story with the highest cosine to v, lowered where reports came
// out far apart, at or above limit, or -1.
func (g *grouping) nearest(v []weight, when dating, not int, limit float64) int {
	dots := map[int]float64{}
	var seen []int
	for _, t := range v {
		for _, s := range g.index[t.term] {
			if _, ok := dots[s]; !ok {
				seen = append(seen, s)
			}
			dots[s] += t.w * g.centroids[s][t.term]
		}
	}
	sort.Ints(seen)
	best, most := -1, limit
	for _, s := range seen {
		if s == not || len(g.members[s]) == 0 {
			continue
		}
		if cos := dots[s] / g.norms[s] * when.nearness(g.dated[s]); cos >= most && (best < 0 || cos > most) {
			best, most = s, cos
		}
	}
	return best
}

func (g *grouping) open(doc int) {
	g.members = append(g.members, nil)
	g.centroids = append(g.centroids, map[int32]float64{})
	g.norms = append(g.norms, 0)
	g.dated = append(g.dated, dating{})
	g.join(len(g.members)-1, doc)
}

func (g *grouping) join(s, doc int) {
	g.members[s] = append(g.members[s], doc)
	g.dated[s] = g.dated[s].with(g.whens[doc])
	c := g.centroids[s]
	for _, t := range g.vectors[doc] {
		if _, ok := c[t.term]; !ok {
			g.index[t.term] = append(g.index[t.term], s)
		}
		c[t.term] += t.w
	}
	g.norms[s] = norm(c)
}

// norm adds up in a fixed order, so that the same story has the same length on
// every run.
func norm(c map[int32]float64) float64 {
	keys := make([]int32, 0, len(c))
	for k := range c {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	var sum float64
	for _, k := range keys {
		sum += c[k] * c[k]
	}
	return math.Sqrt(sum)
}

// merge joins each small story to its nearest one where they are alike.
func (g *grouping) merge(limit float64) {
	for s := range g.members {
		if len(g.members[s]) == 0 {
			continue
		}
		v := g.unit(s)
		t := g.nearest(v, g.dated[s], s, limit)
		if t < 0 {
			continue
		}
		into, from := min(s, t), max(s, t)
		docs := g.members[from]
		g.members[from] = nil
		for _, d := range docs {
			g.join(into, d)
		}
	}
}

func (g *grouping) unit(s int) []weight {
	v := make([]weight, 0, len(g.centroids[s]))
	for id, w := range g.centroids[s] {
		v = append(v, weight{id, w / g.norms[s]})
	}
	sort.Slice(v, func(i, j int) bool { return v[i].term < v[j].term })
	return v
}

func (g *grouping) stories() [][]int {
	var out [][]int
	for _, m := range g.members {
		if len(m) > 0 {
			sort.Ints(m)
			out = append(out, m)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
	return out
}
