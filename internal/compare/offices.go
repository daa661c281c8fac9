package compare

import (
	"strings"

	"github.com/parley-record/parley"
)

// past are the words by which a text puts an office into the past.
var past = []string{"former", "ex-", "ex ", "then-", "one-time", "onetime", "erstwhile", "outgoing", "deposed", "ousted"}

// officeOfPerson begins the attribute of a point on somebody's office. That all
// agree on an office is the least of news: such points stand last.
const officeOfPerson = "office of "

func isOffice(p parley.Point) bool { return strings.HasPrefix(p.Attribute, officeOfPerson) }

// offices compares, for each person, the office that documents give: whether
// they hold it or held it once.
func (c *comparer) offices() {
	for _, e := range c.Entities {
		if e.Type != parley.Person {
			continue
		}
		byOffice := map[string][]telling{}
		var names []string
		for _, r := range e.Roles {
			office, held := officeOf(r.Title)
			if office == "" || noOffice[office] {
				continue
			}
			key := "holds"
			if !held {
				key = "held"
			}
			if byOffice[office] == nil {
				names = append(names, office)
			}
			byOffice[office] = append(byOffice[office], telling{r.Span.Doc, r.Title, key, []parley.Span{r.Span}})
		}
		for _, office := range names {
			tells := firstPerDocument(byOffice[office])
			if len(tells) < 2 {
				continue
			}
			c.add("attribute", e.ID, officeOfPerson+e.Name, "", tells, func(a, b string) bool { return a != b })
		}
	}
}

// noOffice are words for people that name no office which one holds or loses.
var noOffice = map[string]bool{"leader": true, "counterpart": true, "leaders": true, "figure": true, "politician": true, "official": true, "ally": true, "aide": true}

// officeOf takes the head word of a title ("president" of "former U.S.
// President") and says whether the title is held now.
func officeOf(title string) (office string, held bool) {
	low := strings.ToLower(title)
	held = true
	for _, p := range past {
		if strings.HasPrefix(low, p) || strings.Contains(low, " "+p) {
			held = false
		}
	}
	if i := strings.Index(low, " of "); i > 0 {
		low = low[:i]
	}
	fs := fields(low)
	if len(fs) == 0 {
		return "", held
	}
	return strings.TrimPrefix(fs[len(fs)-1], "ex-"), held
}

// firstPerDocument keeps the first telling of each account per document, so
// that a document that repeats itself counts once but one that contradicts
// itself keeps both.
func firstPerDocument(tells []telling) []telling {
	seen := map[[2]string]bool{}
	var out []telling
	for _, t := range tells {
		k := [2]string{t.doc, t.key}
		if !seen[k] {
			seen[k] = true
			out = append(out, t)
		}
	}
	return out
}
