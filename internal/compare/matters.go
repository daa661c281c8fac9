package compare

import (
	"math"
	"sort"
	"strings"

	"github.com/parley-record/parley"
)

// matter is a clause of a document: something that it says is so.
type matter struct {
	doc      string
	span     parley.Span
	bag      bag
	entities map[string]bool
	denied   bool
	ahead    bool // it speaks of what may or will be, not of what is
}

// ahead are words that put a clause into the future or leave it open.
var ahead = map[string]bool{"will": true, "would": true, "shall": true, "can": true, "could": true, "may": true, "might": true, "must": true, "should": true,
	"ought": true, "plan": true, "plans": true, "planned": true, "planning": true, "intend": true, "intends": true, "intended": true,
	"expected": true, "expects": true, "wants": true, "wanted": true, "if": true, "before": true, "unless": true, "promise": true, "promises": true,
	"promised": true, "promising": true, "vowed": true, "vows": true, "pledged": true, "agreed": true, "agrees": true, "agree": true}

func isAhead(text string) bool {
	for _, w := range fields(text) {
		if ahead[w] || strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "'d") {
			return true
		}
	}
	return false
}

// asks reports whether a clause is a question, which tells nothing.
func asks(text string) bool {
	fs := fields(text)
	return len(fs) > 0 && questions[fs[0]] || strings.HasSuffix(strings.TrimSpace(text), "?")
}

var questions = map[string]bool{"whether": true, "if": true, "how": true, "why": true, "what": true, "who": true, "where": true, "when": true}

// whatHappened is the attribute of points that compare whole clauses.
const whatHappened = "what happened"

// propositions finds clauses of different documents that say the same: nearly
// the same content words about the same entities. Where one denies what the
// other tells, or they give another number, the point is disputed.
func (c *comparer) propositions() {
	matters := c.matters()
	idf := rarity(matters)
	used := make([]bool, len(matters))
	near := c.neighbours(matters, idf)
	for i := range matters {
		if used[i] {
			continue
		}
		group := []int{i}
		for _, j := range near[i] {
			if !used[j] && newDocument(matters, group, j) {
				group = append(group, j)
			}
		}
		if len(group) < 2 {
			continue
		}
		if c.told(matters, group) {
			continue
		}
		var tells []telling
		for _, j := range group {
			used[j] = true
			m := matters[j]
			tells = append(tells, telling{m.doc, m.span.Text, accountOf(m), []parley.Span{m.span}})
		}
		c.add("proposition", c.firstEntity(matters[i]), whatHappened, "", tells, func(a, b string) bool { return a != b })
	}
}

// told reports whether a point has the words of all these clauses already.
func (c *comparer) told(matters []matter, group []int) bool {
	for _, p := range c.points {
		if len(p.Accounts) == 0 || p.Kind != "proposition" {
			continue
		}
		all := true
		for _, i := range group {
			found := false
			for _, a := range p.Accounts {
				for _, e := range a.Evidence {
					found = found || e.Overlaps(matters[i].span)
				}
			}
			all = all && found
		}
		if all {
			return true
		}
	}
	return false
}

// accountOf separates what is told from what is denied.
func accountOf(m matter) string {
	if m.denied {
		return "denied"
	}
	return "told"
}

func newDocument(matters []matter, group []int, j int) bool {
	for _, i := range group {
		if matters[i].doc == matters[j].doc {
			return false
		}
	}
	return true
}

func (c *comparer) firstEntity(m matter) string {
	ids := make([]string, 0, len(m.entities))
	for id := range m.entities {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// matters lists the clauses of events and statements, each wording once.
func (c *comparer) matters() []matter {
	var out []matter
	for _, f := range c.Findings {
		seen := map[[2]int]bool{}
		at := mentionsOf(f)
		put := func(s parley.Span, denied bool) {
			k := [2]int{s.Start, s.End}
			if seen[k] {
				return
			}
			seen[k] = true
			if asks(s.Text) {
				return
			}
			names, rest := at(s)
			m := matter{doc: f.Doc.ID, span: s, bag: words(rest), entities: names, denied: denied, ahead: isAhead(rest)}
			for id := range names {
				m.bag.stems["@"+id] = true
			}
			if len(m.bag.stems) >= 3 && len(m.bag.stems) > len(names) {
				out = append(out, m)
			}
		}
		for _, e := range f.Events {
			if e.Status == parley.Happened || e.Status == parley.Denied {
				put(e.Evidence[0], e.Status == parley.Denied)
			}
		}
		for _, s := range f.Statements {
			if len(s.Content) == 1 && !s.Unsure() {
				put(s.Content[0], s.Polarity == "negative")
			}
		}
	}
	return outermost(out)
}

// outermost drops a clause that makes up most of another one of its document:
// what is promised, where "he promised ..." stands in the list as well.
func outermost(all []matter) []matter {
	byDoc := map[string][]matter{}
	for _, m := range all {
		byDoc[m.doc] = append(byDoc[m.doc], m)
	}
	var kept []matter
	for _, m := range all {
		inner := false
		for _, o := range byDoc[m.doc] {
			if o.span != m.span && o.span.Contains(m.span) && 10*m.span.Len() >= 6*o.span.Len() {
				inner = true
				break
			}
		}
		if !inner {
			kept = append(kept, m)
		}
	}
	return kept
}

// mentionsOf gives the entities that a span of the document mentions, and the
// span's text with a mark in place of each of them: who is meant counts, not
// how they are called.
func mentionsOf(f *parley.Findings) func(parley.Span) (map[string]bool, string) {
	type at struct {
		start, end int
		id         string
	}
	var all []at
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			all = append(all, at{m.Span.Start, m.Span.End, e.ID})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].start < all[j].start })
	return func(s parley.Span) (map[string]bool, string) {
		ids := map[string]bool{}
		var rest strings.Builder
		from := s.Start
		i := sort.Search(len(all), func(i int) bool { return all[i].start >= s.Start })
		for ; i < len(all) && all[i].start < s.End; i++ {
			if all[i].end > s.End {
				continue
			}
			ids[all[i].id] = true
			if all[i].start >= from {
				rest.WriteString(f.Doc.Text[from:all[i].start] + " | ")
				from = all[i].end
			}
		}
		rest.WriteString(f.Doc.Text[from:s.End])
		return ids, rest.String()
	}
}

// rarity weighs a stem by how few clauses of the story have it.
func rarity(matters []matter) map[string]float64 {
	df := map[string]int{}
	for _, m := range matters {
		for s := range m.bag.stems {
			df[s]++
		}
	}
	idf := make(map[string]float64, len(df))
	for s, n := range df {
		idf[s] = math.Log(1 + float64(len(matters)+20)/float64(n))
	}
	return idf
}

// likeEnough is the least weighted share of words that two clauses of
// different documents must have in common to count as one matter. It is high:
// reports of one story share its phrases ("security guarantees", "next steps")
// in clauses that say quite different things.
const likeEnough = 0.6

// neighbours lists, for each clause, the clauses of other documents that say
// the same, the nearest first. Candidates come from an index of stems, so the
// work grows with what clauses share and not with their number squared.
func (c *comparer) neighbours(matters []matter, idf map[string]float64) [][]int {
	index := map[string][]int{}
	for i, m := range matters {
		for s := range m.bag.stems {
			index[s] = append(index[s], i)
		}
	}
	near := make([][]int, len(matters))
	for i, m := range matters {
		common := map[int]int{}
		for s := range m.bag.stems {
			for _, j := range index[s] {
				if j > i && matters[j].doc != m.doc {
					common[j]++
				}
			}
		}
		var found []int
		score := map[int]float64{}
		for j, n := range common {
			if n < 3 {
				continue
			}
			if s := likeness(m, matters[j], idf); s >= likeEnough {
				found = append(found, j)
				score[j] = s
			}
		}
		sort.Slice(found, func(a, b int) bool {
			if score[found[a]] != score[found[b]] {
				return score[found[a]] > score[found[b]]
			}
			return found[a] < found[b]
		})
		near[i] = found
	}
	return near
}

// likeness is the weighted Dice coefficient of the clauses' stems; clauses that
// name entities must share one.
func likeness(a, b matter, idf map[string]float64) float64 {
	if len(a.entities) > 0 && len(b.entities) > 0 && !anyShared(a.entities, b.entities) {
		return 0
	}
	if contrary(a.bag, b.bag) || a.ahead != b.ahead || a.bag.negated != b.bag.negated && a.denied == b.denied {
		return 0
	}
	return 2 * weightOf(a.bag, idf, b.bag.stems) / (weightOf(a.bag, idf, nil) + weightOf(b.bag, idf, nil))
}

// contrary reports whether one clause speaks of support and the other of
// opposition.
func contrary(a, b bag) bool {
	return a.stems["support"] && b.stems["oppos"] && !a.stems["oppos"] && !b.stems["support"] ||
		b.stems["support"] && a.stems["oppos"] && !b.stems["oppos"] && !a.stems["support"]
}

// weightOf adds up the weights of b's stems, of those in only where it is given,
// in a fixed order.
func weightOf(b bag, idf map[string]float64, only map[string]bool) float64 {
	stems := make([]string, 0, len(b.stems))
	for s := range b.stems {
		if only == nil || only[s] {
			stems = append(stems, s)
		}
	}
	sort.Strings(stems)
	sum := 0.0
	for _, s := range stems {
		sum += idf[s]
	}
	return sum
}

func anyShared(a, b map[string]bool) bool {
	for id := range a {
		if b[id] {
			return true
		}
	}
	return false
}
