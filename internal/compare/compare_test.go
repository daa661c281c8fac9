package compare

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// telling of one invented report: its id is its text's first word.
type testReport struct {
	text     string
	out      string // day of publication
	sameAs   string
	meeting  *parley.Meeting
	role     string
	speaker  string
	quote    string
	events   []parley.Event
	number   *parley.Number
	also     *parley.Number
	position *parley.Position
	pledge   *parley.Pledge
	result   *parley.Result
}

var maren = parley.Entity{ID: "maren", Name: "Ilsa Maren", Type: parley.Person}
var tesk = parley.Entity{ID: "tesk", Name: "Goran Tesk", Type: parley.Person}

// compareReports lays reports out; words in a text are found by their wording.
func compareReports(t *testing.T, reports ...testReport) *Comparison {
	t.Helper()
	in := Input{Entities: []parley.Entity{maren, tesk}}
	for n, r := range reports {
		id := fmt.Sprintf("d%d", n)
		doc := &parley.Document{ID: id, Text: r.text, SameTextAs: r.sameAs}
		if r.out != "" {
			doc.Published = &parley.Published{Value: r.out, Basis: parley.Stated}
		}
		find := func(words string) parley.Span {
			at := strings.Index(r.text, words)
			if at < 0 {
				t.Fatalf("%q isn't in %q", words, r.text)
			}
			return doc.SpanOf(at, at+len(words))
		}
		f := &parley.Findings{Doc: doc}
		if r.role != "" {
			in.Entities[0].Roles = append(in.Entities[0].Roles, parley.Role{Title: r.role, Span: find(r.role)})
		}
		if r.meeting != nil {
			m := *r.meeting
			m.ID = "m" + id
			m.Participants = []string{"maren", "tesk"}
			m.Evidence = []parley.Span{find("met")}
			if m.Duration != "" {
				s := find("hours")
				m.DurationSpan = &s
			}
			f.Meetings = []parley.Meeting{m}
		}
		if r.quote != "" {
			f.Quotes = []parley.Quote{{ID: "q" + id, Kind: "speech", Speaker: r.speaker, Span: find(r.quote)}}
		}
		for _, e := range r.events {
			e.Predicate = find(e.Predicate.Text)
			e.Evidence = []parley.Span{find(e.Evidence[0].Text)}
			f.Events = append(f.Events, e)
		}
		for _, n := range []*parley.Number{r.number, r.also} {
			if n != nil {
				x := *n
				x.Span = find(x.Span.Text)
				f.Numbers = append(f.Numbers, x)
			}
		}
		if r.position != nil {
			p := *r.position
			p.ID, p.Evidence = "p"+id, []parley.Span{find(p.Stance)}
			f.Positions = []parley.Position{p}
		}
		if r.pledge != nil {
			p := *r.pledge
			p.ID, p.Evidence = "g"+id, []parley.Span{find(p.What)}
			f.Pledges = []parley.Pledge{p}
		}
		if r.result != nil {
			x := *r.result
			x.Evidence = find(strings.TrimSuffix(r.text, "."))
			f.Results = []parley.Result{x}
		}
		in.Findings = append(in.Findings, f)
	}
	return Story(in)
}

func pointOn(t *testing.T, c *Comparison, attribute string) parley.Point {
	t.Helper()
	for _, p := range c.Points {
		if strings.HasPrefix(p.Attribute, attribute) {
			return p
		}
	}
	t.Fatalf("no point on %q among %d", attribute, len(c.Points))
	return parley.Point{}
}

func talks(value, mod string) *parley.Meeting {
	return &parley.Meeting{Kind: "talks", Status: parley.Happened, Duration: value, DurationMod: mod}
}

func TestLengthsOfAMeeting(t *testing.T) {
	cases := []struct {
		a, b    *parley.Meeting
		verdict parley.Verdict
	}{
		{talks("PT4H", ""), talks("PT4H", ""), parley.Agreed},
		{talks("PT3H30M", ""), talks("PT3H", "LESS_THAN"), parley.Disputed},
		{talks("PT3H", "APPROX"), talks("PT3H", "LESS_THAN"), parley.Differ},
		{talks("PT4H", ""), talks("PT4H", "MORE_THAN"), parley.Differ},
		{talks("PT90M", ""), talks("PT3H", ""), parley.Disputed},
	}
	for _, c := range cases {
		got := pointOn(t, compareReports(t,
			testReport{text: "Report: Maren met Tesk for hours.", meeting: c.a},
			testReport{text: "Zpráva: Maren met Tesk, hours long.", meeting: c.b}), "length of")
		if got.Verdict != c.verdict {
			t.Errorf("%s %s against %s %s: %s, want %s", c.a.Duration, c.a.DurationMod, c.b.Duration, c.b.DurationMod, got.Verdict, c.verdict)
		}
	}
}

// The only meeting of two people that either report tells of is one meeting,
// even where the reports disagree on the day; a week apart it is two.
func TestTheDayMayBeWhatIsDisputed(t *testing.T) {
	on := func(day string) *parley.Meeting {
		m := talks("", "")
		m.Start = &parley.Date{Value: day, Basis: parley.Stated}
		return m
	}
	for day, want := range map[string]parley.Verdict{"2031-03-14": parley.Agreed, "2031-03-13": parley.Disputed, "2031-03-07": parley.Single} {
		got := pointOn(t, compareReports(t,
			testReport{text: "Maren met Tesk.", meeting: on("2031-03-14")},
			testReport{text: "Zpráva: Maren met Tesk.", meeting: on(day)}), "date of")
		if got.Verdict != want {
			t.Errorf("%s: %s, want %s", day, got.Verdict, want)
		}
	}
}

// Talks of the same people in the same place, week after week, are several.
func TestTalksAWeekApart(t *testing.T) {
	on := func(day string) *parley.Meeting {
		m := talks("", "")
		m.Place = "Lindhaven"
		if day != "" {
			m.Start = &parley.Date{Value: day, Basis: parley.Stated}
		}
		return m
	}
	for what, second := range map[string]testReport{
		"another day":            {text: "Zpráva: Maren met Tesk.", meeting: on("2031-03-14")},
		"a report from before":   {text: "Zpráva: Maren met Tesk.", meeting: on(""), out: "2031-03-15"},
		"a report on the day":    {text: "Zpráva: Maren met Tesk.", meeting: on(""), out: "2031-03-21"},
		"a report of a week on":  {text: "Zpráva: Maren met Tesk.", meeting: on(""), out: "2031-03-28"},
		"the night before":       {text: "Zpráva: Maren met Tesk.", meeting: on("2031-03-20")},
		"a month, not a day":     {text: "Zpráva: Maren met Tesk.", meeting: on("2031-03")},
		"another month, no more": {text: "Zpráva: Maren met Tesk.", meeting: on("2031-01")},
	} {
		c := compareReports(t, testReport{text: "Maren met Tesk.", meeting: on("2031-03-21")}, second)
		want := what == "a report on the day" || what == "a report of a week on" || what == "the night before" || what == "a month, not a day"
		if got := len(c.Happenings) > 0; got != want {
			t.Errorf("%s: one meeting %t, want %t", what, got, want)
		}
	}
}

// What talks did not bring is one point in whatever words it is told.
func TestWhatTalksDidNotBring(t *testing.T) {
	wire := testReport{text: "Maren met Tesk in the Žlutá hall. Their first summit in years ended for both without a lasting ceasefire.", meeting: talks("", "")}
	for text, want := range map[string]parley.Verdict{
		"Review: Maren met Tesk. The two failed to agree on a truce or a treaty.":                      parley.Agreed,
		"Review: Maren met Tesk. No cease-fire was reached.":                                           parley.Agreed,
		"Review: Maren met Tesk. They did not reach a trade deal.":                                     "",
		"Review: Maren met Tesk. The last round of talks ended without a ceasefire.":                   "",
		"Review: Maren met Tesk. They parted with no word of a ceasefire.":                             "",
		"Review: Maren met Tesk.\n\nObservers say that Velmar had never signed a ceasefire with Sund.": "",
	} {
		var got parley.Verdict
		for _, p := range compareReports(t, wire, testReport{text: text, meeting: talks("", "")}).Points {
			if strings.HasPrefix(p.Attribute, "outcome of") {
				got = p.Verdict
			}
		}
		if got != want {
			t.Errorf("%q: outcome %q, want %q", text, got, want)
		}
	}
}

func TestAMeetingThatDidNotTakePlace(t *testing.T) {
	off := talks("", "")
	off.Kind, off.Status = "lunch", parley.Denied
	got := pointOn(t, compareReports(t,
		testReport{text: "Maren met Tesk. A joint lunch, at which Maren would have met Tesk, was called off.", meeting: off},
		testReport{text: "Zpráva: Maren never met Tesk for lunch.", meeting: off}), "whether the lunch")
	if got.Verdict != parley.Agreed || len(got.Accounts) != 1 || len(got.Accounts[0].Documents) != 2 {
		t.Errorf("%s by %+v", got.Verdict, got.Accounts)
	}
}

func TestACopyIsNoSecondWitness(t *testing.T) {
	got := pointOn(t, compareReports(t,
		testReport{text: "Maren met Tesk for hours.", meeting: talks("PT4H", "")},
		testReport{text: "Maren met Tesk for hours.", meeting: talks("PT4H", ""), sameAs: "d0"}), "length of")
	if got.Verdict != parley.Single || got.Accounts[0].Independent != 1 || len(got.Accounts[0].Documents) != 2 {
		t.Errorf("%s with %d independent of %d", got.Verdict, got.Accounts[0].Independent, len(got.Accounts[0].Documents))
	}
}

func TestACallIsNotTheTalks(t *testing.T) {
	call := talks("PT1H", "")
	call.Kind = "call"
	c := compareReports(t,
		testReport{text: "Maren met Tesk for hours.", meeting: talks("PT4H", "")},
		testReport{text: "Maren met Tesk, so to say, for hours.", meeting: call})
	for _, p := range c.Points {
		if p.Verdict != parley.Single {
			t.Errorf("a call and talks became one happening: %s %s", p.Attribute, p.Verdict)
		}
	}
}

func TestOfficeHeldAndLost(t *testing.T) {
	got := pointOn(t, compareReports(t,
		testReport{text: "Velmari President Maren spoke.", role: "Velmari President"},
		testReport{text: "The former President Maren spoke.", role: "former President"}), "office of")
	if got.Verdict != parley.Disputed || len(got.Accounts) != 2 {
		t.Errorf("%s with %d accounts", got.Verdict, len(got.Accounts))
	}
	got = pointOn(t, compareReports(t,
		testReport{text: "Velmari President Maren spoke.", role: "Velmari President"},
		testReport{text: "The President of Velmar, Maren, spoke.", role: "President of Velmar"}), "office of")
	if got.Verdict != parley.Agreed {
		t.Errorf("one office in two wordings: %s", got.Verdict)
	}
}

// "President X" may be a courtesy; "the Velmari president" is not.
func TestTitleOutOfCourtesy(t *testing.T) {
	former := testReport{text: "The former President Maren spoke.", role: "former President"}
	for _, p := range compareReports(t, testReport{text: "President Maren spoke.", role: "President"}, former).Points {
		if strings.HasPrefix(p.Attribute, "office of") {
			t.Errorf("a title before the name: %s", p.Verdict)
		}
	}
	got := pointOn(t, compareReports(t, testReport{text: "President Maren spoke.", role: "President"}, former,
		testReport{text: "Maren, the president, spoke.", role: "the president"}), "office of")
	if got.Verdict != parley.Disputed {
		t.Errorf("the president and the former president: %s", got.Verdict)
	}
}

// That one report calls somebody a director and another a former one is no point.
func TestNoPointOnOtherOffices(t *testing.T) {
	for _, p := range compareReports(t,
		testReport{text: "The police director Maren spoke.", role: "police director"},
		testReport{text: "Ředitelka: The former director Maren spoke.", role: "former director"}).Points {
		t.Errorf("%s: %s", p.Attribute, p.Verdict)
	}
}

func TestNoDisputeOverOldOffices(t *testing.T) {
	cases := map[string][2]testReport{
		"then-":             {{text: "The then-President Maren spoke.", role: "then-President"}, {text: "The former President Maren spoke.", role: "former President"}},
		"Ex- before title":  {{text: "Maren, Ex-President of Velmar, spoke.", role: "President of Velmar"}, {text: "The former President Maren spoke.", role: "former President"}},
		"outgoing":          {{text: "The outgoing speaker Maren spoke.", role: "outgoing speaker"}, {text: "Speaker Maren spoke.", role: "Speaker"}},
		"no head of state":  {{text: "The police director Maren, dismissed in Říjen, spoke.", role: "police director"}, {text: "The former director Maren spoke.", role: "former director"}},
		"elected, not held": {{text: "The president-elect Maren spoke.", role: "president-elect"}, {text: "The former President Maren spoke.", role: "former President"}},
	}
	for name, r := range cases {
		for _, p := range compareReports(t, r[0], r[1]).Points {
			if p.Verdict == parley.Disputed {
				t.Errorf("%s: %s is disputed", name, p.Attribute)
			}
		}
	}
}

func TestWhatWillBeIsNotWhatWas(t *testing.T) {
	deed := func(words string) []parley.Event {
		return []parley.Event{{Type: "ASSAULT", Status: parley.Happened, Predicate: parley.Span{Text: "launches"}, Evidence: []parley.Span{{Text: words}}}}
	}
	for other, points := range map[string]int{
		"Tarsk will stop its launches of ballistic missiles": 0,
		"Tarsk never launches its ballistic missiles":        0,
		"whether Tarsk launches ballistic missiles":          0,
		"Tarsk opposes launches of ballistic missiles":       0,
		"Tarsk launches its new ballistic missiles":          1,
	} {
		a := "Tarsk supports launches of ballistic missiles"
		got := compareReports(t, testReport{text: a + ".", events: deed(a)}, testReport{text: other + " — tak.", events: deed(other)})
		if len(got.Points) != points {
			t.Errorf("%q: %d points, want %d", other, len(got.Points), points)
		}
	}
}

func deedOf(words, predicate string, status parley.Status) parley.Event {
	return parley.Event{Type: "ASSAULT", Actors: []string{"tesk"}, Targets: []string{"maren"}, Status: status,
		Predicate: parley.Span{Text: predicate}, Evidence: []parley.Span{{Text: words}}}
}

func TestDeedsToldAndDenied(t *testing.T) {
	a := "Tesk attacked Maren"
	got := compareReports(t,
		testReport{text: a + ".", events: []parley.Event{deedOf(a, "attacked", parley.Happened)}},
		testReport{text: "Tesk never attacked Maren.", events: []parley.Event{deedOf("Tesk never attacked Maren", "attacked", parley.Denied)}})
	if p := pointOn(t, got, whatHappened); p.Verdict != parley.Disputed {
		t.Errorf("told and denied: %s", p.Verdict)
	}
}

func TestPositionsOnBothSides(t *testing.T) {
	position := func(stance, kind string) *parley.Position {
		return &parley.Position{Party: "VEL", Holder: "maren", Issue: "troops_on_ground", Stance: stance, StanceType: kind}
	}
	a, b := "accepts foreign peacekeeping troops along the border", "rejects foreign peacekeeping troops along the border"
	got := compareReports(t, testReport{text: a, position: position(a, "accepts")}, testReport{text: b, position: position(b, "rejects")})
	if p := pointOn(t, got, "position of"); p.Verdict != parley.Disputed {
		t.Errorf("accepted and rejected: %s", p.Verdict)
	}
	if len(got.Matrix) != 1 || len(got.Matrix[0].Positions) != 2 {
		t.Errorf("matrix %+v", got.Matrix)
	}
}

func TestPromiseKeptInAnotherReport(t *testing.T) {
	pledge := &parley.Pledge{Who: "tesk", What: "release the Velmari prisoners at Kelm", Status: "open"}
	kept := "Tesk released the Velmari prisoners at Kelm"
	event := deedOf(kept, "released", parley.Happened)
	got := compareReports(t,
		testReport{text: "Tesk promised to release the Velmari prisoners at Kelm.", pledge: pledge},
		testReport{text: "Včera: " + kept + ".", events: []parley.Event{event}})
	if o := got.Kept["gd0"]; o.Status != "fulfilled" || len(o.Evidence) != 1 || o.Evidence[0].Doc != "d1" {
		t.Errorf("outcome %+v", o)
	}
	plan := "Tesk is arranging to release the Velmari prisoners at Kelm"
	got = compareReports(t,
		testReport{text: "Tesk promised to release the Velmari prisoners at Kelm.", pledge: pledge},
		testReport{text: plan, events: []parley.Event{deedOf(plan, "arranging", parley.Happened)}})
	if o, ok := got.Kept["gd0"]; ok {
		t.Errorf("a plan counts as kept: %+v", o)
	}
}

func TestPromiseBrokenInAnotherReport(t *testing.T) {
	promise := "Norrland promised to open the crossing at Přívoz for grain"
	pledge := &parley.Pledge{Who: "norrland", What: "open the crossing at Přívoz for grain", Status: "open", When: &parley.Date{Value: "2031-05-15"}}
	for _, c := range []struct {
		words, day string
		result     parley.Result
		want       string
	}{
		{"Norrland did not open the crossing at Přívoz", "2031-05-16", parley.Result{Deed: "open", Kind: parley.Undone, Who: []string{"norrland"}}, "not fulfilled"},
		{"Norrland has yet to open the crossing at Přívoz", "2031-05-16", parley.Result{Deed: "open", Kind: parley.Yet, Who: []string{"norrland"}}, "not fulfilled"},
		{"Norrland has yet to open the crossing at Přívoz", "2031-05-14", parley.Result{Deed: "open", Kind: parley.Yet, Who: []string{"norrland"}}, ""},
		{"the crossing for grain at Přívoz stayed closed", "2031-05-16", parley.Result{Deed: "open", Kind: parley.State}, "not fulfilled"},
		{"the crossing at Kelm stayed closed", "2031-05-16", parley.Result{Deed: "open", Kind: parley.State}, ""},
		{"Tesk did not open the crossing at Přívoz for grain", "2031-05-16", parley.Result{Deed: "open", Kind: parley.Undone, Who: []string{"tesk"}}, ""},
		{"Norrland reopened the crossing at Přívoz for grain", "2031-05-16", parley.Result{Deed: "reopen", Kind: parley.Done, Who: []string{"norrland"}}, "fulfilled"},
	} {
		got := compareReports(t, testReport{text: promise + ".", pledge: pledge}, testReport{text: c.words + ".", out: c.day, result: &c.result})
		if o := got.Kept["gd0"]; o.Status != c.want {
			t.Errorf("%s, on %s: %q", c.words, c.day, o.Status)
		}
	}
}

func TestPromiseNotToDo(t *testing.T) {
	pledge := &parley.Pledge{Who: "tesk", What: "not to shell the harbour of Přívoz", Status: "open"}
	for kind, want := range map[parley.ResultKind]string{parley.Done: "not fulfilled", parley.Undone: ""} {
		got := compareReports(t,
			testReport{text: "Tesk promised not to shell the harbour of Přívoz.", pledge: pledge},
			testReport{text: "Tesk shelled the harbour of Přívoz.", result: &parley.Result{Deed: "shell", Kind: kind, Who: []string{"tesk"}}})
		if o := got.Kept["gd0"]; o.Status != want {
			t.Errorf("kind %d: %q", kind, o.Status)
		}
	}
}

func TestHours(t *testing.T) {
	for value, want := range map[string]float64{"PT3H30M": 3.5, "P2D": 48, "P1W": 168, "PT45M": 0.75} {
		if got, ok := hours(value); !ok || got != want {
			t.Errorf("%s: %v %v", value, got, ok)
		}
	}
	for _, bad := range []string{"", "P", "PXM", "three hours", "PT", "PT3", "P1DE"} {
		if got, ok := hours(bad); ok {
			t.Errorf("%q is read as %v hours", bad, got)
		}
	}
}

func TestSameDate(t *testing.T) {
	cases := []struct {
		a, b string
		same bool
	}{
		{"2031-03-14", "2031-03", true}, {"2031-03-14", "2031-03-13", false}, {"2031", "2031-03-13", true},
		{"XXXX-03-14", "2031-03-14", true}, {"XXXX-03-14", "2031-03-13", false}, {"", "2031", true},
	}
	for _, c := range cases {
		if got := sameDate(c.a, c.b); got != c.same {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestWhoProposedIt(t *testing.T) {
	proposal := func(doc, who, text, what string) *parley.Findings {
		d := &parley.Document{ID: doc, Text: text}
		span := func(words string) parley.Span {
			at := strings.Index(text, words)
			return d.SpanOf(at, at+len(words))
		}
		source, cue := span(text[:strings.Index(text, " ")]), span("proposed")
		return &parley.Findings{Doc: d, Statements: []parley.Statement{{ID: "s" + doc, Kind: "offer", Source: who, SourceSpan: &source, Cue: &cue, Content: []parley.Span{span(what)}}}}
	}
	one := proposal("d0", "maren", "Maren proposed a thirty-day ceasefire on Friday.", "a thirty-day ceasefire on Friday")
	cases := map[string]struct {
		other *parley.Findings
		want  int
	}{
		"another proposer":  {proposal("d1", "tesk", "Tesk proposed a thirty-day ceasefire without any condition.", "a thirty-day ceasefire without any condition"), 1},
		"the same proposer": {proposal("d1", "maren", "Maren proposed a thirty-day ceasefire.", "a thirty-day ceasefire"), 0},
		"another proposal":  {proposal("d1", "tesk", "Tesk proposed an exchange of prisoners at Kelm.", "an exchange of prisoners at Kelm"), 0},
	}
	for name, c := range cases {
		got := Story(Input{Findings: []*parley.Findings{one, c.other}, Entities: []parley.Entity{maren, tesk}})
		n := 0
		for _, p := range got.Points {
			if strings.HasPrefix(p.Attribute, "who proposed") && p.Verdict == parley.Differ {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d points, want %d", name, n, c.want)
		}
	}
}
