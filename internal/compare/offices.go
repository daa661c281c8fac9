package compare

import (
	"strings"

	"github.com/parley-record/parley"
)

// past are the words by which a text puts an office into the past.
var past = []string{"former", "ex-", "ex ", "one-time", "onetime", "erstwhile", "deposed", "ousted", "late"}

// neither are words that leave open whether the office is held on the day of
// the report: who was president then may be so still.
var neither = []string{"then-", "then ", "incoming", "acting", "next", "future", "would-be"}

// officeOfPerson begins the attribute of a point on somebody's office. That all
// agree on an office is the least of news: such points stand last.
const officeOfPerson = "office of "

func isOffice(p parley.Point) bool { return strings.HasPrefix(p.Attribute, officeOfPerson) }

// The two accounts of an office.
const (
	holds = "holds"
	held  = "held"
)

// offices compares, for each person, the office that documents give: whether
// they hold it or held it once. The two exclude each other only at the head of a
// state, only for the one whom most documents call its holder, and only where a
// text says more than a title before the name: reports speak of "President X" and
// of "the F.B.I. director Y" long after their term. What doesn't exclude each
// other says nothing and is no point.
func (c *comparer) offices() {
	for _, e := range c.Entities {
		if e.Type != parley.Person {
			continue
		}
		byOffice := map[string][]telling{}
		var names []string
		for _, r := range e.Roles {
			office, key := c.officeAt(r)
			if office == "" || noOffice[office] {
				continue
			}
			if byOffice[office] == nil {
				names = append(names, office)
			}
			byOffice[office] = append(byOffice[office], telling{r.Span.Doc, r.Title, key, []parley.Span{r.Span}})
		}
		for _, office := range names {
			tells := oncePerDocument(byOffice[office])
			if len(tells) < 2 {
				continue
			}
			if courtesyOnly(tells) {
				continue
			}
			if !agree(tells) && (!headsState[office] || c.rival(e, office, tells)) {
				continue
			}
			c.add("attribute", e.ID, officeOfPerson+e.Name, "", tells, func(a, b string) bool { return a != b })
		}
	}
}

// agree reports whether all give one account of an office.
func agree(tells []telling) bool {
	for _, t := range tells {
		if t.key != tells[0].key {
			return false
		}
	}
	return true
}

// rival reports whether more documents call somebody else the holder of the
// same office of the same country.
func (c *comparer) rival(e parley.Entity, office string, tells []telling) bool {
	own := 0
	for _, t := range tells {
		if t.key == holds {
			own++
		}
	}
	for _, o := range c.Entities {
		if o.ID == e.ID || o.Type != parley.Person || o.Country != e.Country || o.Country == "" {
			continue
		}
		docs := map[string]bool{}
		for _, r := range o.Roles {
			if name, key := c.officeAt(r); name == office && key == holds {
				docs[r.Span.Doc] = true
			}
		}
		if len(docs) > own {
			return true
		}
	}
	return false
}

// officeAt is the office of a role and whether it is held, read with the words
// before it: "Ex-" may stand outside of the title.
func (c *comparer) officeAt(r parley.Role) (office, key string) {
	before := ""
	if n, ok := c.order[r.Span.Doc]; ok {
		text := c.Findings[n].Doc.Text
		if r.Span.Start <= len(text) {
			before = strings.ToLower(text[max(0, r.Span.Start-10):r.Span.Start])
		}
	}
	for _, w := range past {
		if strings.HasSuffix(before, w) || strings.HasSuffix(before, w+" ") {
			office, _ = officeOf(r.Title)
			return office, held
		}
	}
	for _, w := range neither {
		if strings.HasSuffix(before, w) || strings.HasSuffix(before, w+" ") {
			return "", ""
		}
	}
	return officeOf(r.Title)
}

// headsState are the offices that one person of a country holds, whose change
// every report knows.
var headsState = map[string]bool{"president": true, "premier": true, "chancellor": true, "king": true, "queen": true, "prime minister": true,
	"emperor": true, "emir": true, "sultan": true, "pope": true}

// noOffice are words for people that name no office which one holds or loses.
var noOffice = map[string]bool{"leader": true, "counterpart": true, "leaders": true, "figure": true, "politician": true, "official": true, "ally": true, "aide": true}

// officeOf takes the head word of a title ("president" of "former U.S.
// President") and says whether the title is held now; it gives no office where
// the title leaves that open.
func officeOf(title string) (office, key string) {
	low := strings.ToLower(title)
	for _, p := range neither {
		if strings.HasPrefix(low, p) || strings.Contains(low, " "+p) {
			return "", ""
		}
	}
	if strings.HasSuffix(low, "-elect") || strings.Contains(low, "-designate") {
		return "", ""
	}
	key = holds
	for _, p := range past {
		if strings.HasPrefix(low, p) || strings.Contains(low, " "+p) {
			key = held
		}
	}
	if i := strings.Index(low, " of "); i > 0 {
		low = low[:i]
	}
	fs := fields(low)
	if len(fs) == 0 {
		return "", key
	}
	last := fs[len(fs)-1]
	if last == "minister" && len(fs) > 1 && fs[len(fs)-2] == "prime" {
		return "prime minister", key
	}
	for _, p := range []string{"ex-", "vice-"} {
		last = strings.TrimPrefix(last, p)
	}
	if last == "president" && (strings.Contains(low, "vice president") || strings.Contains(low, "vice-president")) {
		return "vice president", key
	}
	return last, key
}

// oncePerDocument keeps one telling per document: that of an office lost, where
// a document that calls somebody "the former president" goes on to write
// "President X"; else the first that is more than a title before the name; else
// the first.
func oncePerDocument(tells []telling) []telling {
	at := map[string]int{}
	var out []telling
	for _, t := range tells {
		i, ok := at[t.doc]
		switch {
		case !ok:
			at[t.doc] = len(out)
			out = append(out, t)
		case out[i].key == holds && (t.key == held || courtesy(out[i]) && !courtesy(t)):
			out[i] = t
		}
	}
	return out
}

// courtesy reports whether a telling is nothing but the title before a name that
// former presidents keep.
func courtesy(t telling) bool {
	return t.key == holds && t.evidence[0].Text == "President"
}

// courtesyOnly reports whether some documents call the office lost and the others
// say no more against it than the title.
func courtesyOnly(tells []telling) bool {
	lost, kept := false, false
	for _, t := range tells {
		if t.key == holds && !courtesy(t) {
			return false
		}
		lost, kept = lost || t.key == held, kept || t.key == holds
	}
	return lost && kept
}
