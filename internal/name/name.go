// Package name knows how names are written: the parts of a person's name, the
// spellings that one name has in Latin letters, and which of several wordings
// names an entity best.
//
// It knows no particular name; those are in gazetteer. Start with SurnameKey,
// Same and Best.
package name

import (
	"sort"
	"strings"

	"github.com/parley-record/parley"
)

// Wording is a way in which an entity is mentioned with its number of uses.
type Wording struct {
	Text string
	Kind parley.MentionKind
	Uses int
}

// rank orders kinds of mention by how fit their wording is as a name.
var rank = map[parley.MentionKind]int{
	parley.NameMention: 5, parley.MetonymMention: 4, parley.GroupMention: 3, parley.NominalMention: 2, parley.AdjectiveMention: 1,
}

// Best is the wording that names an entity: of the fittest kind, for people
// and bodies the one with most words (a full name before a surname), then the
// most used, then the first in the alphabet. It is "" where there are none but
// pronouns.
func Best(t parley.EntityType, all []Wording) string {
	type key struct {
		text string
		rank int
	}
	uses := map[key]int{}
	for _, w := range all {
		text := WithoutArticle(strings.Join(strings.Fields(w.Text), " "))
		if r := rank[w.Kind]; r > 0 && text != "" {
			uses[key{text, r}] += w.Uses
		}
	}
	keys := make([]key, 0, len(uses))
	for k := range uses {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		if a.rank != b.rank {
			return a.rank > b.rank
		}
		if x, y := length(t, a.text), length(t, b.text); x != y {
			return x > y
		}
		if uses[a] != uses[b] {
			return uses[a] > uses[b]
		}
		return a.text < b.text
	})
	if len(keys) == 0 {
		return ""
	}
	return keys[0].text
}

// length is what a wording is preferred by: the words of a person's, a
// country's or an event's name (United States before U.S., the Port Velm summit
// before the summit); the fewer the better for groups.
func length(t parley.EntityType, s string) int {
	switch t {
	case parley.Person, parley.Country, parley.EventE:
		return len(strings.Fields(s))
	case parley.Group:
		return -len(strings.Fields(s))
	}
	return 0
}

// WithoutArticle is s without a leading article.
func WithoutArticle(s string) string {
	for _, a := range []string{"the ", "The ", "THE ", "a ", "A ", "an ", "An "} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return rest
		}
	}
	return s
}

// Fold makes wordings comparable: lower case, single spaces, straight
// apostrophes, no leading article.
func Fold(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " "))
	return strings.TrimPrefix(s, "the ")
}
