package dossier

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/parley-record/parley"
)

// browse opens the page of the test record in headless Chromium.
func browse(t *testing.T, width int64, flags ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	path := filepath.Join(t.TempDir(), "record.html")
	page := render(t, func(b *bytes.Buffer, r *parley.Record) error { return HTML(b, r) }, testRecord(t))
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-gpu", true))
	opts = append(opts, flags...)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+path)); err != nil {
		t.Fatalf("open the page in Chromium: %v", err)
	}
	return ctx
}

func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return got
}

const lit = `Array.from(document.querySelectorAll(".c.on")).map(e => e.textContent).join("")`
const inSight = `(() => { const b = document.querySelector(".c.on").getBoundingClientRect(), f = document.getElementById("reader").getBoundingClientRect();
  return b.top >= Math.max(0, f.top) && b.bottom <= Math.min(innerHeight, f.bottom); })()`

func TestClickLandsOnTheWords(t *testing.T) {
	for _, width := range []int64{1280, 390} {
		ctx := browse(t, width)
		for n, want := range []string{"four hours", "barely three hours"} {
			click := `document.querySelectorAll(".disputed .account .words")[` + strconv.Itoa(n) + `].click()`
			if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](click)); err != nil {
				t.Fatal(err)
			}
			if got := ask[string](t, ctx, lit); got != want {
				t.Errorf("%d pixels: the click lands on %q, want %q", width, got, want)
			}
			if !ask[bool](t, ctx, inSight) {
				t.Errorf("%d pixels: %q is out of sight", width, want)
			}
		}
		if over := ask[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("%d pixels: the page is %d pixels too wide", width, over)
		}
		if ask[bool](t, ctx, `window.hacked === 1`) {
			t.Error("text of a report ran as script")
		}
	}
}

// An address with the place of the words opens there, and lights those words
// alone.
func TestAddressOpensAtTheWords(t *testing.T) {
	ctx := browse(t, 1280)
	id := ask[string](t, ctx, `document.querySelectorAll(".disputed .account .words")[1].getAttribute("data-at")`)
	address := ask[string](t, ctx, `location.href`) + "#" + id
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address), chromedp.Sleep(300*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	const marked = `(() => { const mark = getComputedStyle(document.querySelector(".c.on")).backgroundColor;
  return Array.from(document.querySelectorAll(".report.open .c")).filter(c => getComputedStyle(c).backgroundColor === mark).map(c => c.textContent).join(""); })()`
	if got := ask[string](t, ctx, marked); got != "barely three hours" {
		t.Errorf("the address lights %q", got)
	}
	if !ask[bool](t, ctx, inSight) {
		t.Error("the words are out of sight")
	}
}

// On a telephone the report that an address opens can be put away again, and a
// line that is opened then is the only one lit.
func TestAddressOnATelephone(t *testing.T) {
	ctx := browse(t, 390)
	id := ask[string](t, ctx, `document.querySelectorAll(".disputed .account .words")[1].getAttribute("data-at")`)
	address := ask[string](t, ctx, `location.href`) + "#" + id
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address), chromedp.Click("#back")); err != nil {
		t.Fatalf("close the report: %v", err)
	}
	if ask[bool](t, ctx, `document.getElementById("reader").offsetParent !== null || getComputedStyle(document.getElementById("reader")).display !== "none"`) {
		t.Error("the report is still open")
	}
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](`document.querySelector(".disputed .account .words").click()`)); err != nil {
		t.Fatal(err)
	}
	const marked = `(() => { const mark = getComputedStyle(document.querySelector(".c.on")).backgroundColor;
  return Array.from(document.querySelectorAll(".c")).filter(c => getComputedStyle(c).backgroundColor === mark).map(c => c.textContent).join("|"); })()`
	if got := ask[string](t, ctx, marked); got != "four hours" {
		t.Errorf("lit are %q", got)
	}
}

func TestKeyboardGoesThereAndBack(t *testing.T) {
	ctx := browse(t, 390)
	err := chromedp.Do(ctx,
		chromedp.Evaluate[chromedp.Void](`document.querySelector(".disputed .account .words").focus()`),
		chromedp.KeyEvent("\r"))
	if err != nil {
		t.Fatal(err)
	}
	if got := ask[string](t, ctx, `document.activeElement.textContent`); got != "four hours" {
		t.Errorf("Enter puts the focus on %q, want the words", got)
	}
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\u001b")); err != nil {
		t.Fatal(err)
	}
	if !ask[bool](t, ctx, `document.activeElement.closest(".disputed") !== null`) {
		t.Error("Escape doesn't lead back to the line")
	}
}

func TestReadsWithoutScript(t *testing.T) {
	ctx := browse(t, 1280, chromedp.Flag("blink-settings", "scriptEnabled=false"))
	if err := chromedp.Do(ctx, chromedp.Click(".disputed .account:nth-child(2) .words"), chromedp.WaitVisible("#r1"), chromedp.WaitVisible("#r2")); err != nil {
		t.Fatalf("both reports must show without script: %v", err)
	}
	url, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		t.Fatal(err)
	}
	if _, id, ok := strings.Cut(url, "#"); !ok || len(id) < 4 || id[:3] != "r2-" {
		t.Errorf("the link leads to %s, want a place in the second report", url)
	}
}
