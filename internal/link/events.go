package link

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/name"
)

// kinds are the nouns that name events; those of one kind can be one event.
var kinds = map[string]string{
	"summit": "talks", "conference": "talks", "talks": "talks", "meeting": "talks",
	"war": "war", "conflict": "war", "invasion": "invasion",
}

// joinEvents gives events of one kind a key that have a place in common, or a
// country that wages the war: the Port Velm summit and the Port Velm talks.
func joinEvents(items []item) {
	sites := map[string]map[string]string{"talks": {}, "war": {}} // wording → key
	for _, it := range items {
		at := sites["talks"]
		switch it.typ {
		case parley.Place:
		case parley.Country:
			at = sites["war"]
		default:
			continue
		}
		for _, m := range it.e.Mentions {
			if m.Kind == parley.NameMention {
				at[name.Fold(m.Span.Text)] = it.key
			}
		}
	}
	sites["invasion"] = sites["war"]
	type event struct{ kind, key, where string }
	var known []event
	for i := range items {
		it := &items[i]
		words := strings.FieldsFunc(name.Fold(it.e.Name), func(c rune) bool { return c == ' ' || c == '-' || c == '–' })
		if it.typ != parley.EventE || len(words) < 2 {
			continue
		}
		kind := kinds[words[len(words)-1]]
		if kind == "" {
			continue
		}
		where := sitesIn(it.e.Name, sites[kind])
		for _, k := range known {
			if k.kind == kind && slices.Contains(where, k.where) {
				it.key = k.key
				break
			}
		}
		for _, w := range where {
			known = append(known, event{kind, it.key, w})
		}
	}
}

// sitesIn are the places or countries that an event's name names.
func sitesIn(wording string, sites map[string]string) []string {
	words := strings.FieldsFunc(wording, func(c rune) bool { return c == ' ' || c == '-' || c == '–' })
	var out []string
	for i := range words {
		for j := len(words) - 1; j > i; j-- {
			w := name.Fold(strings.Join(words[i:j], " "))
			if key := sites[strings.TrimSuffix(w, "'s")]; key != "" {
				out = append(out, key)
			}
		}
	}
	return out
}
