package story

import (
	"strings"

	"github.com/parley-record/parley"
)

// Title names a story after the title of one of its reports, the first that
// states one; without any, after the names that its reports share.
func Title(docs []*parley.Findings) string {
	for _, f := range docs {
		if f.Doc.Title != "" {
			return f.Doc.Title
		}
	}
	return strings.Join(leadNames(docs), ", ")
}

// leadNames are the three entities that most documents name most often.
func leadNames(docs []*parley.Findings) []string {
	counts := map[string]int{}
	var order []string
	for _, f := range docs {
		for _, e := range f.Entities {
			if counts[e.Name] == 0 {
				order = append(order, e.Name)
			}
			counts[e.Name] += 1000 + len(e.Mentions)
		}
	}
	var out []string
	for len(out) < 3 && len(out) < len(order) {
		best := ""
		for _, n := range order {
			if counts[n] > 0 && (best == "" || counts[n] > counts[best]) {
				best = n
			}
		}
		if best == "" {
			break
		}
		out = append(out, best)
		counts[best] = 0
	}
	return out
}
