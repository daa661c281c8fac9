package when

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate/annotatetest"
)

// unmark takes the marks {value|words} out of text and returns what they say.
func unmark(t *testing.T, text string) (plain string, want []mark) {
	t.Helper()
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			return plain + text, want
		}
		bar := strings.IndexByte(text[open:], '|') + open
		end := strings.IndexByte(text[bar:], '}') + bar
		if bar < open || end < bar {
			t.Fatalf("mark without | or }: %q", text[open:])
		}
		plain += text[:open]
		value, mod, _ := strings.Cut(text[open+1:bar], " ")
		want = append(want, mark{len(plain), text[bar+1 : end], value, mod})
		plain += text[bar+1 : end]
		text = text[end+1:]
	}
}

type mark struct {
	start            int
	text, value, mod string
}

func found(t *testing.T, text, published string) []parley.Time {
	t.Helper()
	doc := annotatetest.Document(text)
	if published != "" {
		doc.Published = &parley.Published{Value: published, Basis: parley.Stated}
	}
	f := &parley.Findings{Doc: doc}
	Extractor().Run(annotatetest.ReadDocument(t, doc), f)
	for _, x := range f.Times {
		if err := x.Span.Check(text); err != nil {
			t.Error(err)
		}
	}
	return f.Times
}

func check(t *testing.T, text, published string) {
	t.Helper()
	plain, want := unmark(t, text)
	got := found(t, plain, published)
	for i, x := range got {
		if i >= len(want) {
			t.Errorf("%q: read %q as a time too", plain, x.Span.Text)
			continue
		}
		w := want[i]
		if x.Span.Start != w.start || x.Span.Text != w.text || x.Value != w.value || x.Mod != w.mod {
			t.Errorf("%q: got %q = %s %s, want %q = %s %s", plain, x.Span.Text, x.Value, x.Mod, w.text, w.value, w.mod)
		}
	}
	if len(got) < len(want) {
		t.Errorf("%q: missed %q", plain, want[len(got)].text)
	}
}

// 2031-05-14 is a Wednesday.
const published = "2031-05-14"

func TestTimesAgainstThePublicationDate(t *testing.T) {
	for _, text := range []string{
		"President Ilsa Maren met Goran Tesk in Novy Přívoz on {2031-05-09|May 9}.",
		"The talks – the first since {2029-02|February 2029} – lasted {PT3H30M|three and a half hours} on {2031-05-12|Monday}.",
		"They spoke for {PT3H LESS_THAN|nearly three hours} {2031-05-13|yesterday}, the envoy said.",
		"Velmar will send a delegation on {2031-05-16|Friday}.",
		"The siege, begun {2031-03|two months ago}, goes on.",
		"“The truce holds,” Aldane said {2031-05-14|today}.",
		"Tarsk promised an answer {2031-W21|next week} and a vote {2032|next year}.",
		"In {2030-08 MID|mid-August 2030} the ‘Přívoz line’ was drawn.",
		"The war has lasted {PXY|years}, and {P2Y|the past two years} were the worst.",
		"A {P10D|ten-day} pause began on {2031-04-30|30 April 2031}.",
		"The accord of {2030-12-03|3 December 2030} expired in {2031-02 END|late February}.",
		"It collapsed in {2029-SP|the spring of 2029}.",
		"They meet {P1W|every week} in Calder.",
		"The session opened at {2031-05-14T15:30|3:30 p.m.} in Port Velm.",
		"{2031-05-12TNI|Monday night} shells fell on the harbour.",
		"{PRESENT_REF|Now} both sides wait; a {FUTURE_REF|future} summit is likely.",
		"They met for {PT4H10M|four hours and ten minutes}; Maren offered talks on {2031-06-11|June 11}.",
		"Tesk declined to speak on {2031-05-13|Tuesday}.",
		"They fled {2029 BEFORE|more than two years ago}; a {2031-05-09|Friday} ruling bars them, {2031-W19-WE|the weekend} was calm.",
		"In {198|the 1980s} the border was open.",
		"Exports fell in {2031-Q1|the first quarter}.",
		"The minister, who may march in protest, is {2031-01|January}’s choice.",
		"The truce will end at {2031-05-16T17:00|5 p.m. GMT on Friday}; on {2031-05-09|May 9} it had begun at {2031-05-09T18:45|18:45}.",
		"Maren wants an answer by {2031-05 END|the end of the month}. Nobody knows what {FUTURE_REF|future} Nový Most has.",
		"Tesk will leave in {FUTURE_REF|the future}; the month was cold.",
	} {
		check(t, text, published)
	}
}

func TestNoTimes(t *testing.T) {
	for _, text := range []string{
		"Article 5 and Istanbul 2 were named, as was Resolution 2231.",
		"Initially Tarsk refused; subsequently it agreed, and previously it had wavered.",
		"April Dunne may march with 2000 soldiers.",
		"The second envoy, a 45-year-old, paid 2025 crowns.",
		"He took a second look at the third column.",
		"The Velmari side fell back in the fall of the town.",
	} {
		check(t, text, published)
	}
}

func TestReferenceFromTheText(t *testing.T) {
	// no publication date: the text's own full date gives the year
	check(t, "Maren and Tesk met on {2031-05-09|May 9, 2031} in Calder.\n\nThey met again on {2031-05-12|May 12}.", "")
	// none at all: the year stays open
	check(t, "Maren and Tesk met on {XXXX-05-09|May 9} in Calder.", "")
	check(t, "“{XXXX-XX-XX|Today} we speak,” Maren said. She is in no hurry {PRESENT_REF|today}.", "")
	check(t, "Maren said she would meet Tesk on {XXXX-WXX-1|Monday}.", "")
}

func TestDatesTiedToEvents(t *testing.T) {
	check(t, "The leaders gathered in Calder for a summit on {2031-05-09|May 9, 2031}.\n\n{2031-05-12|Three days after the Calder summit}, Maren flew home.", "")
}

func TestEllipticLengths(t *testing.T) {
	check(t, "The session ended after {PT3H30M|three and a half hours} rather than {PT6H|the six} that had been announced.", "")
	check(t, "The talks, planned to last {PT7H APPROX|around seven hours}, ended in {PT3H LESS_THAN|under three}.", "")
}

// A full date long before a year that the text speaks of isn't the text's day.
func TestHistoryDatesNoReport(t *testing.T) {
	for text, want := range map[string]string{
		"The bridge at Říčany fell on September 11, 2031. A law followed in 2036. Tesk was charged on March 8.": "XXXX-03-08",
		"The bridge at Říčany fell on September 11, 2031. Tesk was charged on March 8.":                         "2031-03-08",
	} {
		times := found(t, text, "")
		if got := times[len(times)-1].Value; got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestSettleDatesOneReportByAnother(t *testing.T) {
	times := found(t, "Maren said she would meet Tesk in Nový Přívoz on Monday. They had met on May 9. The war began in January. “Today we speak,” she said, “next year we sign.” She is in no hurry today.", "")
	want := []string{"2031-05-12", "2031-05-09", "2031-01", "2031-05-09", "2032", "PRESENT_REF"}
	if len(times) != len(want) {
		t.Fatalf("%d times, want %d: %+v", len(times), len(want), times)
	}
	for i, w := range want {
		got := Settle(times[i], "2031-05-09")
		if got.Value != w {
			t.Errorf("%q settled as %s (%s), want %s", got.Span.Text, got.Value, got.Anchor, w)
		}
		if w != "PRESENT_REF" && got.Anchor != "story 2031-05-09" {
			t.Errorf("%q settled against %s", got.Span.Text, got.Anchor)
		}
	}
	fixed := parley.Time{Value: "2030", Anchor: absolute}
	if Settle(fixed, "2031-05-14") != fixed {
		t.Error("a time with a value of its own was changed")
	}
}

// TestKnownMisses holds what the rules are known to read wrongly; when one is
// mended, the test says so and the case moves up.
func TestKnownMisses(t *testing.T) {
	for _, c := range []struct{ text, want, value string }{
		{"The fighting went on from the ninth to the eleventh of May.", "the ninth", "2031-05-09"},
		{"It was her fourth year in office.", "fourth year", "P4Y"},
		{"The Thursday before last, Tesk resigned.", "The Thursday before last", "2031-05-01"},
		{"Two summers ago the dam broke.", "Two summers ago", "2029-SU"},
	} {
		for _, x := range found(t, c.text, published) {
			if x.Span.Text == c.want && x.Value == c.value {
				t.Errorf("MENDED: %q is read now; move it to the tests above", c.text)
			}
		}
	}
}

// TestHostileText: no text stops the extractor, and every span is its slice
// (found checks it).
func TestHostileText(t *testing.T) {
	for _, text := range []string{
		"", "2031", "-", "31/31/31", "99/99/9999", "February 30, 2031", "0000-00-00", "the the the", "half an", "a couple of", "Q", "Q9",
		strings.Repeat("May ", 300), strings.Repeat("last ", 300), "three days after", "three days after the", "½", "24:61 p.m.", "the '", "mid-",
	} {
		for _, day := range []string{"", published, "2031", "2031-05", "not a date"} {
			found(t, text, day)
		}
	}
}
