package eval

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-record/parley"
)

const invented = `<?xml version="1.0" ?><TimeML>
<DCT><TIMEX3 type="DATE" value="2031-05-16">05/16/31</TIMEX3></DCT>
<TITLE>Talks in <EVENT class="OCCURRENCE">vain</EVENT></TITLE>
<TEXT>Růžička <EVENT class="REPORTING">said</EVENT> &amp; left on <TIMEX3 type="DATE" value="2031-05-15">Thursday</TIMEX3>.</TEXT></TimeML>`

func TestTimeML(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "set"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "set", "x.tml"), []byte(invented), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := timeMLTexts(dir, []string{"x.tml"})
	if err != nil || len(got) != 1 {
		t.Fatalf("%d texts, %v", len(got), err)
	}
	d := got[0]
	if d.day != "2031-05-16" || len(d.times) != 1 || len(d.events) != 1 {
		t.Fatalf("day %s, times %v, events %v", d.day, d.times, d.events)
	}
	time, said := d.times[0], d.events[0]
	if d.text[time.start:time.end] != "Thursday" || time.kind != "DATE" || time.value != "2031-05-15" {
		t.Errorf("time %+v", time)
	}
	if d.text[said.start:said.end] != "said" || said.kind != "REPORTING" {
		t.Errorf("event %+v", said)
	}
	if _, err := timeMLTexts(dir, []string{"y.tml"}); err == nil {
		t.Error("no text is no error")
	}
}

const inventedCAT = `<Document>
<token sentence="0" t_id="1">Velmar</token><token sentence="0" t_id="2">waits</token>
<token sentence="1" t_id="3">May</token><token sentence="1" t_id="4">16</token><token sentence="1" t_id="5">,</token><token sentence="1" t_id="6">2031</token>
<token sentence="2" t_id="7">Tarsk</token><token sentence="2" t_id="8">paid</token><token sentence="2" t_id="9">(</token><token sentence="2" t_id="10">late</token><token sentence="2" t_id="11">)</token><token sentence="2" t_id="12">.</token>
<token sentence="6" t_id="13">Unread</token>
<Markables>
<TIMEX3 type="DATE" value="2031-05-16" functionInDocument="CREATION_TIME"><token_anchor t_id="3"/><token_anchor t_id="6"/></TIMEX3>
<TIMEX3 type="DATE" value="2031-05-17" functionInDocument="NONE"/>
<EVENT_MENTION><token_anchor t_id="8"/></EVENT_MENTION>
<EVENT_MENTION><token_anchor t_id="13"/></EVENT_MENTION>
</Markables></Document>`

func TestMeantime(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "set"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "set", "x.xml"), []byte(inventedCAT), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := meantimeTexts(dir)
	if err != nil || len(got) != 1 {
		t.Fatalf("%d texts, %v", len(got), err)
	}
	d := got[0]
	if d.text != "Velmar waits\n\nMay 16, 2031\n\nTarsk paid (late)." || d.day != "2031-05-16" {
		t.Errorf("text %q of %s", d.text, d.day)
	}
	if len(d.times) != 1 || d.text[d.times[0].start:d.times[0].end] != "May 16, 2031" {
		t.Errorf("times %v", d.times)
	}
	if len(d.events) != 1 || d.text[d.events[0].start:d.events[0].end] != "paid" {
		t.Errorf("events %v", d.events)
	}
}

func TestTimeWay(t *testing.T) {
	text := "on Monday and in May, not now"
	at := func(start, end int, kind, value string) parley.Time {
		return parley.Time{Span: parley.Span{Start: start, End: end, Text: text[start:end]}, Type: kind, Value: value}
	}
	gold := []timedSpan{{typedSpan{3, 9, "DATE"}, "2031-05-12"}, {typedSpan{17, 20, "DATE"}, "2031-05"}}
	var w timeWay
	w.count(gold, []parley.Time{at(3, 9, "TIME", "2031-05-12"), at(14, 20, "DATE", "2031"), at(26, 29, "DATE", "PRESENT_REF")})
	if w.strict != (hitCount{hits: 1, got: 3, gold: 2}) || w.typed != 0 || w.valued != 1 || w.nearGot != 2 || w.nearGold != 2 {
		t.Errorf("got %+v", w)
	}
}
