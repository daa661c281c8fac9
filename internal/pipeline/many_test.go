package pipeline

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/parley-record/parley"
)

// writeMany writes n reports into dir: the demo story's, told again of other
// countries, people, places, numbers and days, seven to a story, with some
// paragraphs left out of each.
func writeMany(t testing.TB, dir string, n int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(demo, "reports", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports of the demo story: %v", err)
	}
	for i := range n {
		data, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			t.Fatal(err)
		}
		story := i / len(files)
		rng := rand.New(rand.NewPCG(uint64(i), 7))
		var kept []string
		for k, p := range strings.Split(renamed(string(data), story), "\n\n") {
			if k < 2 || rng.IntN(4) > 0 {
				kept = append(kept, p)
			}
		}
		path := filepath.Join(dir, fmt.Sprintf("report-%04d.txt", i))
		if err := os.WriteFile(path, []byte(strings.Join(kept, "\n\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// renamed tells the story of other names: those of one story are the same in
// all its reports.
func renamed(text string, story int) string {
	rng := rand.New(rand.NewPCG(uint64(story), 11))
	var pairs []string
	for _, w := range []string{"Velmar", "Tarsk", "Maren", "Tesk", "Aldane", "Lindhaven", "Kelm", "Sered", "Norrland", "Calder", "Vidmar", "Hořáková", "Castellane", "Brandstetter", "Drel", "Ilsa", "Goran", "Henrik"} {
		pairs = append(pairs, w, invented(rng))
	}
	for _, w := range []string{"prisoners", "valley", "grain", "trucks", "ceasefire", "treaty", "troops", "sanctions", "crossing", "army"} {
		pairs = append(pairs, w, strings.ToLower(invented(rng)))
	}
	pairs = append(pairs, "14 March", fmt.Sprintf("%d March", 1+rng.IntN(28)), "240", fmt.Sprint(100+rng.IntN(900)))
	return strings.NewReplacer(pairs...).Replace(text)
}

func invented(rng *rand.Rand) string {
	const consonants, vowels = "bdfgklmnprstv", "aeiou"
	var b strings.Builder
	for range 3 {
		b.WriteByte(consonants[rng.IntN(len(consonants))])
		b.WriteByte(vowels[rng.IntN(len(vowels))])
	}
	s := b.String() + "n"
	return strings.ToUpper(s[:1]) + s[1:]
}

func TestManyReportsBecomeManyStories(t *testing.T) {
	dir := t.TempDir()
	writeMany(t, dir, 20)
	rec, err := Run(context.Background(), openEngine(t), []string{dir}, Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(rec.Stories) < 3 || len(rec.Documents) != 20 {
		t.Errorf("%d documents in %d stories, want 20 in at least 3", len(rec.Documents), len(rec.Stories))
	}
}

// BenchmarkBrief shows the time per report and the most memory in use as the
// number of reports grows.
func BenchmarkBrief(b *testing.B) {
	engine := openEngine(b)
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			writeMany(b, dir, n)
			stop := make(chan struct{})
			most := watchHeap(stop)
			busy := processorTime()
			b.ResetTimer()
			for range b.N {
				if _, err := Run(context.Background(), engine, []string{dir}, Options{Jobs: 2}); err != nil {
					b.Fatal(err)
				}
			}
			b.StopTimer()
			close(stop)
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N)/float64(n), "ms/report")
			b.ReportMetric(float64((processorTime()-busy).Microseconds())/1000/float64(b.N)/float64(n), "cpu-ms/report")
			b.ReportMetric(float64(<-most)/(1<<20), "peak-MB")
		})
	}
}

// processorTime is what this process has used of the processors so far. On a
// busy machine it says more than the clock.
func processorTime() time.Duration {
	samples := []metrics.Sample{{Name: "/cpu/classes/user:cpu-seconds"}}
	runtime.GC() // the runtime brings its count up to date at the end of a cycle
	metrics.Read(samples)
	return time.Duration(samples[0].Value.Float64() * float64(time.Second))
}

// watchHeap looks at the heap until stop is closed and then tells the most it
// saw, in bytes.
func watchHeap(stop <-chan struct{}) <-chan uint64 {
	out := make(chan uint64, 1)
	go func() {
		var most uint64
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
			select {
			case <-stop:
				out <- most
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return out
}

// What one document provokes is its own problem.
func TestAFaultStaysWithItsDocument(t *testing.T) {
	docs := []*parley.Document{{Name: "a"}, {Name: "b"}}
	for _, d := range docs {
		d.Language = "en"
		d.View.Blocks = []parley.Block{{}}
	}
	got, err := each(context.Background(), docs, Options{}, func(d *parley.Document) (reading, error) {
		if d.Name == "a" {
			panic("torn")
		}
		return reading{findings: &parley.Findings{Doc: d}}, nil
	})
	if err != nil || got[0].findings != nil || got[1].findings == nil {
		t.Fatalf("results %v, %v", got, err)
	}
	if len(docs[0].Problems) != 1 || !strings.Contains(docs[0].Problems[0], "torn") || len(docs[1].Problems) != 0 {
		t.Errorf("problems %v and %v", docs[0].Problems, docs[1].Problems)
	}
}

func TestACancelledRunStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, openEngine(t), []string{filepath.Join(demo, "reports")}, Options{}); err == nil {
		t.Error("a cancelled run gives a record")
	}
}
