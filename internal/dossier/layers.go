package dossier

import (
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/compare"
)

func (c *composer) deeds(out *storyPage, in map[string]bool) {
	out.Meetings = c.meetings(in)
	for _, p := range c.rec.Pledges {
		if !inDocs(p.Evidence, in) {
			continue
		}
		v := pledge{line: line{Who: c.name(p.Who), What: flat(p.What), Cites: c.cites(p.Evidence)}, Status: p.Status, Conditional: p.Conditional, Came: c.cites(p.StatusEvidence)}
		if p.When != nil {
			v.When = plainDate(p.When.Value)
		}
		out.Pledges = addPledge(out.Pledges, v)
	}
	for _, m := range c.rec.Timeline {
		if !inDocs(m.Evidence, in) {
			continue
		}
		v := moment{Date: m.Date, Precision: m.Precision, What: flat(m.What), Basis: m.Basis, Cites: c.cites(m.Evidence)}
		for _, d := range m.Documents {
			v.Reports = append(v.Reports, c.short[d])
		}
		out.Timeline = append(out.Timeline, v)
	}
	out.Chart = drawTimeline(out.Timeline)
}

// addPledge adds a promise, or its places to the same promise told before.
func addPledge(list []pledge, p pledge) []pledge {
	for i := range list {
		o := &list[i]
		if o.Who == p.Who && o.Status == p.Status && o.When == p.When && o.Conditional == p.Conditional && sameWords(o.What, p.What) && sameCites(o.Came, p.Came) {
			o.Cites = append(o.Cites, p.Cites...)
			return list
		}
	}
	return append(list, p)
}

func sameCites(a, b cites) bool {
	return slices.EqualFunc(a, b, func(x, y cite) bool { return x.Anchor == y.Anchor })
}

// meetings lists each happening once, what took place before what was only
// planned, thought of or denied.
func (c *composer) meetings(in map[string]bool) []meeting {
	var out []meeting
	at := map[string]int{}
	evidence := map[int][]parley.Span{}
	for _, m := range c.rec.Meetings {
		if !inDocs(m.Evidence, in) {
			continue
		}
		i, ok := at[m.Happening]
		if !ok || m.Happening == "" {
			i = len(out)
			at[m.Happening] = i
			out = append(out, meeting{Who: c.names(m.Participants), Kind: m.Kind, Status: m.Status})
		}
		v := &out[i]
		if v.Others == "" {
			v.Others = c.names(m.Others)
		}
		v.Places = addNew(v.Places, c.name(m.Place))
		if m.Start != nil {
			v.Dates = addNew(v.Dates, plainDate(m.Start.Value))
			v.Inferred = v.Inferred || m.Start.Basis == parley.Inferred
		}
		if m.DurationSpan != nil {
			v.Lengths = addNew(v.Lengths, flat(compare.Length(m.DurationSpan.Text, m.Duration)))
		}
		if m.PlannedSpan != nil {
			v.Plan = addNew(v.Plan, flat(compare.Length(m.PlannedSpan.Text, m.PlannedDuration)))
		}
		evidence[i] = append(evidence[i], m.Evidence...)
	}
	for i := range out {
		out[i].Cites = c.cites(evidence[i])
	}
	order := map[parley.Status]int{parley.Happened: 0, parley.Planned: 1, parley.Hypothetical: 2, parley.Denied: 3}
	sort.SliceStable(out, func(i, j int) bool { return order[out[i].Status] < order[out[j].Status] })
	return out
}

func addNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// plainDate writes a TimeML date for people: one without a year says so, one of
// which nothing is known is left out.
func plainDate(v string) string {
	rest, ok := strings.CutPrefix(v, "XXXX-")
	if !ok {
		return v
	}
	if day, ok := strings.CutPrefix(rest, "WXX-"); ok && len(day) == 1 && "1" <= day && day <= "7" {
		return time.Weekday(int(day[0]-'0')%7).String() + ", no date stated"
	}
	if t, err := time.Parse("01-02", rest); err == nil {
		return t.Format("2 January") + ", no year stated"
	}
	if t, err := time.Parse("01", rest); err == nil {
		return t.Format("January") + ", no year stated"
	}
	return ""
}

func (c *composer) positions(out *storyPage, in map[string]bool) {
	var parties, issues []string
	stances := map[[2]string][]line{}
	shifts := map[[2]string][]line{}
	seenParty, seenIssue := map[string]bool{}, map[string]bool{}
	put := func(party, issue string) [2]string {
		if !seenParty[party] {
			seenParty[party] = true
			parties = append(parties, party)
		}
		if !seenIssue[issue] {
			seenIssue[issue] = true
			issues = append(issues, issue)
		}
		return [2]string{party, issue}
	}
	for _, p := range c.rec.Positions {
		if !inDocs(p.Evidence, in) {
			continue
		}
		k := put(p.Party, p.Issue)
		stances[k] = addLine(stances[k], line{Who: c.name(p.Holder), What: flat(p.Stance), Kind: p.StanceType, Doubt: saidBy(c, p.SaidBy), Cites: c.cites(p.Evidence)})
	}
	for _, s := range c.rec.Shifts {
		if !inDocs(s.Evidence, in) {
			continue
		}
		kind := "moved"
		if !s.Changed {
			kind = "unchanged"
		}
		l := line{Who: c.name(s.Holder), What: flat(s.Evidence[0].Text), From: flat(s.From), To: flat(s.To), Kind: kind, Cites: c.cites(s.Evidence)}
		k := put(s.Party, s.Issue)
		shifts[k] = append(shifts[k], l)
		out.Shifts = append(out.Shifts, l)
	}
	for _, i := range c.rec.Agenda {
		if seenIssue[i.Key] {
			out.Matrix.Issues = append(out.Matrix.Issues, i)
			seenIssue[i.Key] = false
		}
	}
	for _, key := range issues {
		if seenIssue[key] {
			out.Matrix.Issues = append(out.Matrix.Issues, parley.Issue{Key: key, Name: key})
		}
	}
	for _, p := range parties {
		row := matrixRow{Party: c.partyName(p)}
		for _, i := range out.Matrix.Issues {
			k := [2]string{p, i.Key}
			row.Cells = append(row.Cells, matrixCell{Stances: stances[k], Shifts: shifts[k]})
		}
		out.Matrix.Rows = append(out.Matrix.Rows, row)
	}
}

// partyName is the name that the reports give the country with this code, or
// the key itself.
func (c *composer) partyName(key string) string {
	for _, e := range c.rec.Entities {
		if e.Type == parley.Country && (e.Country == key || e.Party == key) {
			return e.Name
		}
	}
	for _, p := range c.rec.Parties {
		if p.Key == key && p.Name != "" {
			return p.Name
		}
	}
	return key
}

func saidBy(c *composer, s parley.SaidBy) string {
	switch s.Type {
	case "AUTHOR":
		return "as the author puts it"
	case "NAMED_SOURCE":
		if n := c.name(s.Name); n != "" {
			return "according to " + n
		}
	case "UNNAMED_SOURCE":
		return "according to a source that isn't named"
	}
	return ""
}

func (c *composer) speech(out *storyPage, in map[string]bool) {
	at := map[string]int{}
	for _, q := range c.rec.Quotes {
		if q.Kind != "speech" || !in[q.Span.Doc] {
			continue
		}
		name := c.voices(q.Speaker, q.Speakers)
		if name == "" && q.SpeakerSpan != nil && strings.Contains(flat(q.SpeakerSpan.Text), " ") { // in the report's own words: a senior official
			name = "“" + flat(q.SpeakerSpan.Text) + "”"
		}
		if name == "" {
			name = "Speaker not clear"
		}
		i, ok := at[name]
		if !ok {
			i = len(out.Speakers)
			at[name] = i
			out.Speakers = append(out.Speakers, speaker{Name: name})
		}
		l := line{What: flat(q.Span.Text), Cites: cites{c.cite(q.Span)}}
		if q.Addressee != "" {
			l.Kind = "to " + c.name(q.Addressee)
		}
		out.Speakers[i].Quotes = addLine(out.Speakers[i].Quotes, l)
	}
	for _, f := range c.rec.Forecasts {
		if !inDocs(f.Evidence, in) {
			continue
		}
		l := line{Who: c.name(f.Who), What: flat(f.Proposition), Kind: f.Direction, Cites: c.cites(f.Evidence)}
		if f.Who == parley.AuthorSource {
			l.Who = "the author of " + c.short[f.Evidence[0].Doc]
		}
		if f.Hedge != nil {
			l.Doubt = flat(f.Hedge.Text)
		}
		if f.Unsure() {
			out.Guesses = addLine(out.Guesses, l)
			continue
		}
		out.Forecasts = addLine(out.Forecasts, l)
	}
}

// alone lists, by report, the statements whose words no point shares with
// another report.
func (c *composer) alone(s parley.Story, in map[string]bool) []single {
	if len(s.Documents) < 2 {
		return nil
	}
	var common []parley.Span
	for _, p := range c.rec.Points {
		docs := map[string]bool{}
		for _, a := range p.Accounts {
			for _, d := range a.Documents {
				docs[d] = true
			}
		}
		if len(docs) > 1 {
			for _, a := range p.Accounts {
				common = append(common, a.Evidence...)
			}
		}
	}
	shared := byDocument(common)
	lines, unsure := map[string][]line{}, map[string][]line{}
	for i := range c.rec.Statements {
		st := &c.rec.Statements[i]
		d := st.Content[0].Doc
		if !in[d] || st.Source == parley.UnspecifiedSource || st.Source == parley.AuthorSource || touches(shared[d], st.Content) || c.within(st) {
			continue
		}
		l := line{Who: c.voices(st.Source, st.Sources), What: joinText(st.Content), Kind: st.Kind, Cites: c.cites(st.Content[:1])}
		if st.Unsure() {
			unsure[d] = append(unsure[d], l)
			continue
		}
		lines[d] = append(lines[d], l)
	}
	var out []single
	for _, d := range s.Documents {
		if len(lines[d])+len(unsure[d]) > 0 && c.docs[d].SameTextAs == "" {
			out = append(out, single{Report: c.short[d], Lines: lines[d], Unsure: unsure[d]})
		}
	}
	return out
}

// within reports whether the words of the statement stand in a longer statement
// of the same source that is shown: said that she expects it, and expects it.
func (c *composer) within(st *parley.Statement) bool {
	at := st.Content[0]
	for _, o := range c.told[[2]string{at.Doc, st.Source}] {
		if whole := o.Content[0]; !o.Unsure() && len(o.Content) == 1 && len(st.Content) == 1 &&
			whole.Start <= at.Start && at.End <= whole.End && whole.Len() > at.Len() {
			return true
		}
	}
	return false
}

// voices names all who speak together, or the one who does.
func (c *composer) voices(one string, all []string) string {
	if len(all) < 2 {
		return c.name(one)
	}
	return c.names(all)
}

func byDocument(spans []parley.Span) map[string][]parley.Span {
	out := map[string][]parley.Span{}
	for _, s := range spans {
		out[s.Doc] = append(out[s.Doc], s)
	}
	return out
}

func touches(list, spans []parley.Span) bool {
	for _, s := range spans {
		for _, t := range list {
			if s.Overlaps(t) {
				return true
			}
		}
	}
	return false
}

func joinText(spans []parley.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = flat(s.Text)
	}
	return strings.Join(parts, " … ")
}
