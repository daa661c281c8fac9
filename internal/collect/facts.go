package collect

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
)

var (
	// dateline opens a report: place, perhaps a date and an agency, a dash.
	dateline = regexp.MustCompile(`^((?:\p{Lu}[\p{L}\p{M}'’.-]*)(?:[ /-](?:\p{Lu}[\p{L}\p{M}'’.-]*|de|of|the|am|on|al))*(?:, ?\p{Lu}[\p{L}\p{M}.]*(?: \p{Lu}[\p{L}\p{M}.]*)*)?)((?:,)?\s*(?i:` + datePattern + `)?)\s*(\([^()]{2,40}\))?\s*(?:[–—]|--| - | ?_(?:\s|$))\s*`)
	agency   = regexp.MustCompile(`\(([^()]+)\)`)
	siteEnd  = regexp.MustCompile(`\s[|·–—-]\s([^|·–—]{2,40})$`)

	ownName    = regexp.MustCompile(`^(?:[Tt]he )?(\p{Lu}[\p{L}\p{M}’'&-]*(?: (?:of|for|and|on|the|&|\p{Lu}[\p{L}\p{M}’'&-]*))*) (?:is|remains) (?:\w+ )?(?:committed|dedicated|an? (?:\w+,? )*(?:independent|non-?profit|non-?partisan))`)
	joinName   = regexp.MustCompile(`(?i:^(?:subscribe|upgrade|log in|sign in|sign up) (?:to|for) )(\p{Lu}[\p{L}\p{M}’'&-]*(?: (?:of|the|and|on|&|\p{Lu}[\p{L}\p{M}’'&-]*))*) (?i:to (?:keep|continue|read|unlock|get|access))`)
	rightsName = regexp.MustCompile(`(?i:^\s*(?:copyright ?)?(?:©|\(c\)|copyright) ?(?:\d{4})?(?:[–-]\d{4})?[,.]? ?(?:by )?)(\p{Lu}[\p{L}\p{M}’'&-]*(?: (?:of|the|and|&|\p{Lu}[\p{L}\p{M}’'&-]*))*)`)
)

// datelineEnd is the byte after the dateline that opens u, or 0. It becomes a
// block of its own, for it isn't part of the sentence after it.
func datelineEnd(p *page, u *unit) int {
	if u.heading != "" {
		return 0
	}
	s := p.text[u.start:u.end]
	s = s[:min(len(s), 160)]
	if !unicode.IsUpper(firstRune(s)) || !strings.ContainsAny(s, "–—-_") {
		return 0
	}
	m := dateline.FindStringSubmatchIndex(s)
	if m == nil {
		return 0
	}
	place := s[m[2]:m[3]]
	dated := strings.Trim(s[m[4]:m[5]], " ,") != "" || m[6] >= 0
	named := place == strings.ToUpper(place) || strings.Contains(place, ",")
	first := firstTextStart(p) == u.start
	if len(strings.Fields(place)) > 5 || !first && !dated || !dated && !named {
		return 0
	}
	return u.start + m[1]
}

// firstTextStart is the byte where the first paragraph starts.
func firstTextStart(p *page) int {
	for i := range p.units {
		if p.units[i].isBody() {
			return p.units[i].start
		}
	}
	return -1
}

// tellFacts fills in what the text states of itself: title, outlet, authors,
// date. What a page's metadata gave stays.
func tellFacts(doc *parley.Document, p *page) {
	if facts := p.frontMatter(); len(facts) > 0 {
		tellFrontMatter(doc, facts)
	}
	for _, h := range doc.Headings {
		if h.Level == "title" && doc.Title == "" {
			doc.Title = strings.Join(strings.Fields(doc.Text[h.Start:h.End]), " ")
		}
	}
	if doc.Published == nil {
		doc.Published = statedDate(p)
	}
	if len(doc.Authors) == 0 {
		doc.Authors = statedAuthors(p)
	}
	if doc.Outlet == "" {
		doc.Outlet = statedOutlet(p)
	}
}

// statedDate is the date of a line that says when the text was published, or
// of its dateline; a year that the dateline leaves out is taken from the one
// full date of that day in the text.
func statedDate(p *page) *parley.Published {
	for i := range p.units {
		u := &p.units[i]
		if u.noise != parley.NoiseByline {
			continue
		}
		if d, ok := findDay(u.text); ok && d.year > 0 {
			return &parley.Published{Value: d.String(), Basis: parley.Stated}
		}
	}
	for i := range p.units {
		u := &p.units[i]
		cut := 0
		if u.isBody() {
			cut = datelineEnd(p, u)
		}
		if cut == 0 {
			continue
		}
		d, ok := findDay(p.text[u.start:cut])
		switch {
		case !ok:
			return nil
		case d.year > 0:
			return &parley.Published{Value: d.String(), Basis: parley.Stated}
		}
		return withYear(p, d)
	}
	return nil
}

// withYear finds the year of a day from full dates in the text.
func withYear(p *page, d calendarDay) *parley.Published {
	year := 0
	for _, m := range anyDate.FindAllString(p.view.Text, -1) {
		full, ok := parseDay(m)
		if !ok || full.year == 0 || full.month != d.month {
			continue
		}
		if year != 0 && year != full.year {
			return nil
		}
		year = full.year
	}
	if year == 0 {
		return nil
	}
	d.year = year
	return &parley.Published{Value: d.String(), Basis: parley.Inferred}
}

// statedAuthors are the names of the byline.
func statedAuthors(p *page) []string {
	names := []string{}
	for i := range p.units {
		u := &p.units[i]
		if u.noise != parley.NoiseByline {
			continue
		}
		m := byline.FindStringSubmatch(u.text)
		if m == nil {
			continue
		}
		for _, part := range splitNames.Split(m[1], -1) {
			if part = strings.TrimSpace(part); len(strings.Fields(part)) >= 2 && !notName[strings.ToLower(lastWord(part))] {
				names = append(names, part)
			}
		}
		if len(names) > 0 {
			return names
		}
	}
	return names
}

var (
	splitNames = regexp.MustCompile(`\s*,\s*|\s+and\s+|\s*&\s*`)
	notName    = set(`correspondent editor reporter staff writer analyst fellow desk team bureau news`)
)

// statedOutlet is the name under which the text was published: at its head,
// in a subscription, funding or copyright note, or else the agency of its
// dateline.
func statedOutlet(p *page) string {
	if p.masthead != "" {
		return p.masthead
	}
	sent := ""
	for i := range p.units {
		u := &p.units[i]
		if u.isBody() && sent == "" {
			if cut := datelineEnd(p, u); cut > 0 {
				if m := agency.FindStringSubmatch(p.text[u.start:cut]); m != nil {
					sent = m[1]
				}
			}
		}
		if name := ownNameIn(u); name != "" {
			return name
		}
	}
	return sent
}

// ownNameIn is the publisher's name that a unit of noise gives, or "".
func ownNameIn(u *unit) string {
	var m []string
	switch u.noise {
	case parley.NoisePaywall:
		m = joinName.FindStringSubmatch(u.text)
	case parley.NoiseFunding:
		if m = ownName.FindStringSubmatch(u.text); m == nil {
			m = rightsName.FindStringSubmatch(u.text)
		}
	case parley.NoiseDuplicateTitle:
		m = siteEnd.FindStringSubmatch(u.text)
	}
	if m == nil || len(m[1]) > 60 {
		return ""
	}
	return strings.TrimSpace(m[1])
}
