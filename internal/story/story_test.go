package story

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// sign makes a signature of plain words: capitalised ones count as names.
func sign(id, date, text string) Signature {
	a := &parley.Annotations{Doc: &parley.Document{ID: id, Text: text}}
	if date != "" {
		a.Doc.Published = &parley.Published{Value: date, Basis: parley.Stated}
	}
	for _, w := range strings.Fields(text) {
		pos := "NOUN"
		if strings.ToLower(w) != w {
			pos = "PROPN"
		}
		a.Tokens = append(a.Tokens, parley.Token{Text: w, Lemma: strings.ToLower(w), Pos: pos})
	}
	return Sign(a)
}

const summit = "Maren met Tesk at Lindhaven hall talks ceasefire valley prisoners exchange envoy Aldane treaty border crossing grain guarantee summit delegation"
const flood = "river flood Port Velm rescue boats rain dam water houses evacuated helicopters weather storm damage bridge level crest sandbags volunteers"

func TestGroupsByHappening(t *testing.T) {
	docs := []Signature{
		sign("a", "", summit+" morning table"),
		sign("b", "", flood+" mayor"),
		sign("c", "", summit+" evening statement lunch"),
		sign("d", "", flood+" insurance minister"),
	}
	if got := fmt.Sprint(Group(docs, Options{})); got != "[[0 2] [1 3]]" {
		t.Errorf("stories %s", got)
	}
	if got := fmt.Sprint(Group(docs, Options{Threshold: 0.999})); got != "[[0] [1] [2] [3]]" {
		t.Errorf("stories at the highest threshold %s", got)
	}
}

// The same people meet again, and there is much the same to tell: what came out
// a week later is another story if it tells of talks on another day.
func TestTheNextSummitIsAnotherStory(t *testing.T) {
	again := "Maren Tesk met again at Søndervik castle talks ceasefire valley prisoners ministers border corridor pipeline summit dinner"
	tells := func(day string) *parley.Findings {
		m := parley.Meeting{Status: parley.Happened, Participants: []string{"maren", "tesk"}}
		if day != "" {
			m.Start = &parley.Date{Value: day}
		}
		return &parley.Findings{Meetings: []parley.Meeting{{Status: parley.Planned, Start: &parley.Date{Value: "2031-05-01"}, Participants: m.Participants}, m}}
	}
	for name, c := range map[string]struct{ out, met, want string }{
		"the next day":          {"2031-03-15", "2031-03-14", "[[0 1]]"},
		"the next summit":       {"2031-03-21", "2031-03-20", "[[0] [1]]"},
		"looking back on it":    {"2031-03-21", "2031-03-14", "[[0 1]]"},
		"no day in the text":    {"2031-03-18", "", "[[0 1]]"},
		"no day of publication": {"", "2031-03-20", "[[0 1]]"},
	} {
		docs := []Signature{sign("a", "2031-03-14", summit).Telling(tells("2031-03-14")), sign("b", c.out, again).Telling(tells(c.met))}
		if got := fmt.Sprint(Group(docs, Options{})); got != c.want {
			t.Errorf("%s: stories %s, want %s", name, got, c.want)
		}
	}
}

func TestRepeats(t *testing.T) {
	own := "an essay of its own with quite other words on the same day in the valley and nothing that anyone else has written so far"
	docs := []Signature{
		sign("copy", "2031-03-15", summit+" cut here"),
		sign("wire", "2031-03-14", summit+" and a longer end of the report with more words"),
		sign("own", "2031-03-14", own),
	}
	got := Repeats(docs)
	if len(got) != 1 || got[0] != 1 {
		t.Errorf("repeats %v, want the copy to repeat the wire report", got)
	}
}

func TestRepeatsWithoutDatesTakesTheLongerAsOriginal(t *testing.T) {
	docs := []Signature{sign("short", "", summit), sign("long", "", summit+" and a longer end of the report with more words")}
	if got := Repeats(docs); got[0] != 1 {
		t.Errorf("repeats %v", got)
	}
	three := []Signature{sign("a", "", summit), sign("b", "", summit), sign("c", "", summit)}
	if got := Repeats(three); got[1] != 0 || got[2] != 0 || len(got) != 2 {
		t.Errorf("copies of one text must all repeat the first: %v", got)
	}
}

func TestSettleGivesTheStorysDay(t *testing.T) {
	dated := &parley.Findings{Doc: &parley.Document{}, Times: []parley.Time{{Type: "DATE", Value: "2031-03-14", Anchor: "absolute"}}}
	open := &parley.Findings{Doc: &parley.Document{},
		Times:  []parley.Time{{Type: "DATE", Value: "XXXX-03-16", Anchor: "unknown"}, {Type: "DATE", Value: "PRESENT_REF", Anchor: "unknown"}},
		Events: []parley.Event{{When: &parley.Date{Value: "XXXX-03-16", Basis: parley.Stated}}},
	}
	Settle([]*parley.Findings{dated, open}, func(t parley.Time, day string) parley.Time {
		t.Value = strings.Replace(t.Value, "XXXX", day[:4], 1)
		return t
	})
	if got := open.Events[0].When; got.Value != "2031-03-16" || got.Basis != parley.Inferred {
		t.Errorf("event dated %+v", got)
	}
	if open.Times[1].Value != "PRESENT_REF" {
		t.Errorf("a present reference became %s", open.Times[1].Value)
	}
}

// "Monday" is left open where the stated days don't tell which week, and
// everything where the full dates of the texts are history.
func TestSettleLeavesOpenWhatStatedDaysDontTell(t *testing.T) {
	report := func(published string, times ...parley.Time) *parley.Findings {
		f := &parley.Findings{Doc: &parley.Document{}, Times: times}
		if published != "" {
			f.Doc.Published = &parley.Published{Value: published}
		}
		return f
	}
	full := parley.Time{Type: "DATE", Value: "2031-03-14", Anchor: "absolute"}
	later := parley.Time{Type: "DATE", Value: "2031-09-02", Anchor: "absolute"}
	year := parley.Time{Type: "DATE", Value: "2036", Anchor: "absolute"}
	for what, c := range map[string]struct {
		docs  []*parley.Findings
		value string
		want  bool
	}{
		"days of one week":      {[]*parley.Findings{report("2031-03-14"), report("2031-03-17")}, "XXXX-WXX-1", true},
		"days months apart":     {[]*parley.Findings{report("2031-03-14"), report("2031-06-02")}, "XXXX-WXX-1", false},
		"a day of the month":    {[]*parley.Findings{report("2031-03-14"), report("2031-06-02")}, "XXXX-03-12", true},
		"a date in a text only": {[]*parley.Findings{report("", full)}, "XXXX-WXX-1", true},
		"texts on two days":     {[]*parley.Findings{report("", full), report("", later)}, "XXXX-WXX-1", false},
		"history":               {[]*parley.Findings{report("", full, year)}, "XXXX-03-12", false},
	} {
		open := report("", parley.Time{Type: "DATE", Value: c.value, Anchor: "unknown"})
		Settle(append(c.docs, open), func(t parley.Time, day string) parley.Time {
			t.Value = day
			return t
		})
		if got := open.Times[0].Value != c.value; got != c.want {
			t.Errorf("%s: settled %v, want %v", what, got, c.want)
		}
	}
}

func TestTitle(t *testing.T) {
	docs := []*parley.Findings{
		{Doc: &parley.Document{}, Entities: []parley.Entity{{Name: "Maren"}, {Name: "Tesk"}, {Name: "Kelm"}}},
		{Doc: &parley.Document{}, Entities: []parley.Entity{{Name: "Tesk"}, {Name: "Maren"}}},
	}
	if got := Title(docs); got != "Maren, Tesk, Kelm" {
		t.Errorf("title %q", got)
	}
	docs[1].Doc.Title = "No ceasefire"
	if got := Title(docs); got != "No ceasefire" {
		t.Errorf("title %q", got)
	}
}
