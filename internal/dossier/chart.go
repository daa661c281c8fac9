package dossier

import (
	"strconv"
	"time"
)

// chart is the timeline as a picture: dots on a line of dates, drawn by the
// template as SVG.
type chart struct {
	Width, Height int
	Axis          int // y of the line of dates
	Dots          []dot
	Ticks         []tick
}

type dot struct {
	X, Y, R int
	Date    string
	What    string
	Anchor  string
}

type tick struct {
	X     int
	Label string
}

const (
	chartWidth  = 960
	chartMargin = 40
	chartRow    = 16
)

// drawTimeline lays dated moments out. Time runs in the order of dates, not to
// scale: a war's beginning three years before a summit would press the summit's
// days into one dot. Moments of one date stand above each other.
func drawTimeline(moments []moment) chart {
	var dates []string
	byDate := map[string][]moment{}
	for _, m := range moments {
		if _, err := parseDay(m.Date); err != nil {
			continue
		}
		if byDate[m.Date] == nil {
			dates = append(dates, m.Date)
		}
		byDate[m.Date] = append(byDate[m.Date], m)
	}
	if len(dates) < 2 {
		return chart{}
	}
	most := 0
	for _, d := range dates {
		most = max(most, min(len(byDate[d]), 8))
	}
	c := chart{Width: chartWidth, Axis: chartMargin/2 + most*chartRow, Height: chartMargin/2 + most*chartRow + 44}
	step := (chartWidth - 2*chartMargin) / max(1, len(dates)-1)
	every := (len(dates) + 9) / 10
	for i, d := range dates {
		x := chartMargin + i*step
		if i%every == 0 {
			c.Ticks = append(c.Ticks, tick{x, d})
		}
		for k, m := range byDate[d] {
			if k == 8 {
				break
			}
			what := m.What
			if len(m.Reports) > 1 {
				what += " (" + strconv.Itoa(len(m.Reports)) + " reports)"
			}
			c.Dots = append(c.Dots, dot{X: x, Y: c.Axis - 10 - k*chartRow, R: 4 + min(4, len(m.Reports)), Date: d, What: what, Anchor: m.Cites[0].Anchor})
		}
	}
	return c
}

func parseDay(s string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, strconv.ErrSyntax
}
