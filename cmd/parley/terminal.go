package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"charm.land/lipgloss/v2"
	"golang.org/x/term"

	"github.com/parley-record/parley"
)

// terminal shows what is going on: progress by document where there is a
// person to see it, a summary at the end, colour where the terminal has it.
type terminal struct {
	w     io.Writer
	quiet bool
	live  bool // a person watches
	width int
	mu    sync.Mutex
	shown int
}

func newTerminal(w io.Writer, quiet bool) *terminal {
	t := &terminal{w: w, quiet: quiet, width: 80}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		t.live = true
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 20 {
			t.width = width
		}
	}
	return t
}

// progress shows one line that is written over; it is safe for concurrent use.
func (t *terminal) progress(done, of int, name string) {
	if t.quiet || !t.live {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if done < t.shown {
		return
	}
	t.shown = done
	bar := strings.Repeat("━", 20*done/max(1, of))
	line := fmt.Sprintf("%-20s %d of %d  %s", bar, done, of, printable(name))
	fmt.Fprintf(t.w, "\r\x1b[K%s", cut(line, t.width-1))
}

func (t *terminal) clear() {
	if t.live && !t.quiet {
		fmt.Fprint(t.w, "\r\x1b[K")
	}
}

// summary tells in a few lines what the record has, and where it is.
func (t *terminal) summary(rec *parley.Record, where string) {
	if t.quiet {
		return
	}
	v := map[parley.Verdict]int{}
	for _, p := range rec.Points {
		v[p.Verdict]++
	}
	t.line(fmt.Sprintf("%s in %s", count(len(rec.Documents), "report"), count(len(rec.Stories), "story")))
	t.line(fmt.Sprintf("%s, %s, %s, %s, %s",
		count(len(rec.Quotes), "quote"), count(len(rec.Statements), "statement"), count(len(rec.Meetings), "meeting"), count(len(rec.Events), "event"), count(len(rec.Positions), "position")))
	t.line(t.colour("1", fmt.Sprintf("%d disputed", v[parley.Disputed])) + fmt.Sprintf(", %d differ, ", v[parley.Differ]) + t.colour("2", fmt.Sprintf("%d agreed", v[parley.Agreed])))
	t.problems(rec)
	if where != "" {
		t.line("written to " + where)
	}
}

func (t *terminal) problems(rec *parley.Record) {
	if t.quiet {
		return
	}
	left, notes := sortProblems(rec)
	t.list("problem", left)
	t.list("note", notes)
}

func (t *terminal) list(what string, problems []parley.Problem) {
	if len(problems) == 0 {
		return
	}
	t.line(t.colour("3", count(len(problems), what)))
	for _, p := range problems {
		t.line("  " + printable(strings.TrimPrefix(p.Document+": "+p.Message, ": ")))
	}
}

func (t *terminal) line(s string) { lipgloss.Fprintln(t.w, s) }

func (t *terminal) colour(code, s string) string {
	if !t.live {
		return s
	}
	return lipgloss.NewStyle().Foreground(lipgloss.Color(code)).Bold(true).Render(s)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	if base, ok := strings.CutSuffix(what, "y"); ok {
		return fmt.Sprintf("%d %sies", n, base)
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// printable makes text from a report or a file name safe for a terminal:
// control characters are shown, not obeyed.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return '\ufffd'
		}
		return r
	}, s)
}

func cut(s string, width int) string {
	r := []rune(s)
	if len(r) <= width {
		return s
	}
	return string(r[:width-1]) + "…"
}
