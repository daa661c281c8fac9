package collect

import (
	"strings"

	"github.com/parley-record/parley"
)

// compose builds the view from the units and edits, and lists the noise that
// the edits stand for and the headings.
func (p *page) compose() {
	b := parley.NewViewBuilder(p.text)
	w := blockWriter{out: b, text: p.text}
	open := false
	for i := range p.units {
		u := &p.units[i]
		if !u.isText() {
			continue
		}
		if !open {
			b.Open(kindOf(u.heading))
		}
		for _, e := range u.edits {
			if e.noise != "" {
				p.mark(e.start, e.end, e.noise)
			}
		}
		if cut := datelineEnd(p, u); cut > 0 {
			w.write(u.start, cut, u.edits)
			w.close()
			b.Open(parley.Body)
			w.write(cut, u.end, u.edits)
		} else {
			w.write(u.start, u.end, u.edits)
		}
		if start, end, ok := p.trimmed(u, u.edits); ok && u.heading != "" {
			p.headings = append(p.headings, parley.Heading{Start: start, End: end, Level: u.heading})
		}
		if open = u.joined; open {
			w.space(u.end, p.nextText(i))
			continue
		}
		w.close()
	}
	w.close()
	p.view = b.View()
}

func kindOf(heading string) parley.BlockKind {
	switch heading {
	case "title":
		return parley.TitleHeading
	case "section":
		return parley.SectionHeading
	}
	return parley.Body
}

// nextText is the byte where the text unit after i starts.
func (p *page) nextText(i int) int {
	for j := i + 1; j < len(p.units); j++ {
		if p.units[j].isText() {
			return p.units[j].start
		}
	}
	return p.units[i].end
}

// trimmed is the range of u without the marks at its ends.
func (p *page) trimmed(u *unit, edits []edit) (int, int, bool) {
	start, end := u.start, u.end
	for moved := true; moved; {
		moved = false
		for _, e := range edits {
			if e.reading == "" && e.start <= start && e.end > start {
				start, moved = e.end, true
			}
			if e.reading == "" && e.end >= end && e.start < end {
				end, moved = e.start, true
			}
		}
		if start >= end {
			return 0, 0, false
		}
		s := p.text[start:end]
		start += len(s) - len(strings.TrimLeft(s, " \t"))
		end -= len(s) - len(strings.TrimRight(s, " \t"))
	}
	return start, end, start < end
}

// blockWriter writes pieces into a block and keeps single spaces: none at its
// ends and never two together.
type blockWriter struct {
	out    *parley.ViewBuilder
	text   string
	filled bool // the block has words
	from   int  // a space that was held back covers source[from:to]
	to     int
	held   bool
}

func (w *blockWriter) write(start, end int, edits []edit) {
	at := start
	for _, e := range edits {
		if e.start < start || e.end > end || e.start < at {
			continue
		}
		w.copy(at, e.start)
		w.read(e)
		at = e.end
	}
	w.copy(at, end)
}

// copy writes source[start:end], its outer spaces held back.
func (w *blockWriter) copy(start, end int) {
	for start < end && w.text[start] == ' ' {
		w.space(start, start+1)
		start++
	}
	stop := end
	for stop > start && w.text[stop-1] == ' ' {
		stop--
	}
	if start < stop {
		w.flush()
		w.out.Copy(start, stop)
		w.filled = true
	}
	if stop < end {
		w.space(stop, stop+1)
	}
}

// read writes what an edit reads. Words that were glued are copied apart, so
// that each maps to its own letters.
func (w *blockWriter) read(e edit) {
	switch {
	case e.reading == "":
	case e.reading == " ":
		w.space(e.start, e.end)
	default:
		left, right, _ := strings.Cut(e.reading, " ")
		w.flush()
		w.out.Copy(e.start, e.start+len(left))
		w.out.Replace(" ", e.start+len(left), e.end-len(right))
		w.out.Copy(e.end-len(right), e.end)
		w.filled = true
	}
}

// space holds a space back until more words follow.
func (w *blockWriter) space(from, to int) {
	if w.filled && !w.held {
		w.from, w.to, w.held = from, to, true
	}
}

func (w *blockWriter) flush() {
	if w.held {
		w.out.Replace(" ", w.from, w.to)
		w.held = false
	}
}

func (w *blockWriter) close() {
	w.out.Close()
	w.filled, w.held = false, false
}
