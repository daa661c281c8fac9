package dossier

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/parley-record/parley"
)

// Markdown writes the record as text that reads well in an editor. Each line
// names the report and the byte range of its words.
func Markdown(w io.Writer, r *parley.Record) error {
	c := newComposer(r)
	m := &markdown{Writer: bufio.NewWriter(w), c: c}
	for _, s := range c.compose().Stories {
		m.story(s)
	}
	if len(r.Problems) > 0 {
		m.heading("Problems")
		for _, p := range r.Problems {
			m.item("%s", escape(strings.TrimPrefix(p.Document+": "+p.Message, ": ")))
		}
	}
	m.print("\n---\n%s, %s\n", escape(r.Generator), escape(r.Model))
	return m.Flush()
}

type markdown struct {
	*bufio.Writer
	c *composer
}

func (m *markdown) print(format string, args ...any) { fmt.Fprintf(m, format, args...) }
func (m *markdown) heading(s string)                 { m.print("\n## %s\n\n", s) }
func (m *markdown) item(format string, args ...any)  { m.print("- "+format+"\n", args...) }

func (m *markdown) story(s storyPage) {
	m.print("# %s\n\n", escape(s.Title))
	for _, r := range s.Reports {
		date := "no date stated"
		if r.Date != "" {
			date = r.Date + " (" + r.Basis + ")"
		}
		m.item("**%s**, %s, %d words%s", escape(r.Short), date, r.Words, note(r))
	}
	m.points("Disputed", s.Disputed)
	m.points("Told differently", s.Differ)
	m.points("Agreed", s.Agreed)
	if len(s.Meetings) > 0 {
		m.heading("Who met whom")
		for _, v := range s.Meetings {
			m.item("%s: %s%s%s%s%s%s", escape(v.Who), escape(orElse(v.Kind, "meeting")), lead(", ", strings.Join(v.Dates, " or ")), lead(", ", strings.Join(v.Places, " or ")), lead(", ", strings.Join(v.Lengths, " or ")), unlessHappened(v.Status), m.where(v.Cites))
		}
	}
	m.matrix(s.Matrix)
	if len(s.Speakers) > 0 {
		m.heading("Quotes")
		for _, sp := range s.Speakers {
			m.print("\n**%s**\n\n", escape(sp.Name))
			for _, q := range sp.Quotes {
				m.item("“%s”%s%s", escape(q.What), lead(" ", q.Kind), m.where(q.Cites))
			}
		}
	}
	if len(s.Pledges) > 0 {
		m.heading("Promises")
		for _, p := range s.Pledges {
			m.item("[%s] %s: %s%s", p.Status, escape(p.Who), escape(p.What), m.where(append(p.Cites, p.Came...)))
		}
	}
	m.lines("Forecasts", s.Forecasts)
	if len(s.Timeline) > 0 {
		m.heading("Timeline")
		for _, t := range s.Timeline {
			m.item("%s: %s%s", t.Date, escape(t.What), m.where(t.Cites))
		}
	}
	for _, one := range s.Single {
		m.lines("Only in "+one.Report, one.Lines)
	}
}

func (m *markdown) points(title string, points []point) {
	if len(points) == 0 {
		return
	}
	m.heading(title)
	for _, p := range points {
		if len(p.Accounts) == 1 {
			m.item("%s%s%s", lead("", attributeLead(p.Attribute)), escape(p.Accounts[0].Value), m.where(p.Accounts[0].Cites))
			continue
		}
		m.item("%s", orElse(escape(p.Attribute), "What happened"))
		for _, a := range p.Accounts {
			m.print("  - %s%s\n", escape(a.Value), m.where(a.Cites))
		}
	}
}

func attributeLead(s string) string {
	if s == "" {
		return ""
	}
	return s + ": "
}

func (m *markdown) matrix(x matrix) {
	if len(x.Rows) == 0 {
		return
	}
	m.heading("Where each party stands")
	for i, issue := range x.Issues {
		m.print("\n**%s**\n\n", escape(issue.Name))
		for _, row := range x.Rows {
			for _, l := range append(append([]line(nil), row.Cells[i].Stances...), row.Cells[i].Shifts...) {
				m.item("%s %s: %s%s", escape(row.Party), l.Kind, escape(l.What), m.where(l.Cites))
			}
		}
	}
}

func (m *markdown) lines(title string, lines []line) {
	if len(lines) == 0 {
		return
	}
	m.heading(escape(title))
	for _, l := range lines {
		m.item("%s (%s): %s%s", escape(l.Who), l.Kind, escape(l.What), m.where(l.Cites))
	}
}

// where names the places that a line rests on.
func (m *markdown) where(list cites) string {
	var b strings.Builder
	for _, c := range list {
		place := c.Anchor
		if _, bytes, ok := strings.Cut(c.Anchor, "-"); ok {
			place = bytes
		}
		fmt.Fprintf(&b, " [%s %s]", escape(c.Report), place)
	}
	return b.String()
}

func note(r report) string {
	var notes []string
	if r.Repeats != "" {
		notes = append(notes, "repeats "+r.Repeats)
	}
	notes = append(notes, r.Problems...)
	if len(notes) == 0 {
		return ""
	}
	return ": " + escape(strings.Join(notes, "; "))
}

func lead(mark, s string) string {
	if s == "" {
		return ""
	}
	return mark + escape(s)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func unlessHappened(s parley.Status) string {
	if s == parley.Happened {
		return ""
	}
	return " (" + string(s) + ")"
}

var markdownMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `&lt;`, ">", `&gt;`, "#", `\#`, "|", `\|`, "\n", " ", "\r", " ")

// escape keeps the text of a report from being read as Markdown or HTML.
func escape(s string) string { return markdownMarks.Replace(s) }
