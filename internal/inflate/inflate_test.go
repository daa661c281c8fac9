package inflate

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"
	"testing/iotest"
)

// samples are data of the kinds that come out as different blocks.
func samples() map[string][]byte {
	rng := rand.New(rand.NewSource(1))
	noise := make([]byte, 200_000)
	rng.Read(noise)
	skewed := make([]byte, 300_000)
	for i := range skewed {
		skewed[i] = byte(rng.ExpFloat64() * 9)
	}
	var rare []byte // codes of all lengths
	for i := range 18 {
		rare = append(rare, bytes.Repeat([]byte{byte(i)}, 1<<i)...)
	}
	rng.Shuffle(len(rare), func(i, j int) { rare[i], rare[j] = rare[j], rare[i] })
	return map[string][]byte{
		"nothing": nil,
		"a byte":  {7},
		"text":    []byte(strings.Repeat("Port Velm und Tarsk City – Grüße, Ilsa. ", 5000)),
		"zeros":   make([]byte, 100_000),
		"noise":   noise,
		"skewed":  skewed,
		"rare":    rare,
		"far":     append(append(append([]byte{}, noise[:32768]...), noise[:300]...), noise[:32768]...),
	}
}

func deflate(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	for name, data := range samples() {
		for _, level := range []int{flate.HuffmanOnly, 0, 1, 6, 9} {
			packed := deflate(t, data, level)
			readers := map[string]io.Reader{
				"whole":        NewReader(bytes.NewReader(packed)),
				"slow input":   NewReader(iotest.OneByteReader(bytes.NewReader(packed))),
				"early error":  NewReader(iotest.DataErrReader(bytes.NewReader(packed))),
				"stretches":    newParallel(bytes.NewReader(packed), 3000, 3),
				"small pieces": iotest.HalfReader(io.LimitReader(NewReader(bytes.NewReader(packed)), 1<<30)),
			}
			for how, r := range readers {
				if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, data) {
					t.Errorf("%s, level %d, %s: %d bytes, %v; want %d", name, level, how, len(got), err, len(data))
				}
			}
			got := make([]byte, len(data))
			if _, err := io.ReadFull(NewReader(bytes.NewReader(packed)), got); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s, level %d: in one piece: %v", name, level, err)
			}
			r := iotest.OneByteReader(NewReader(bytes.NewReader(packed)))
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s, level %d: byte by byte: %d bytes, %v", name, level, len(got), err)
			}
		}
	}
}

// Blocks of all kinds, one after the other.
func TestMixedBlocks(t *testing.T) {
	var want, packed bytes.Buffer
	for _, level := range []int{6, 0, 1, flate.HuffmanOnly, 9, 0} {
		w, err := flate.NewWriter(&packed, level)
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("level %d: Norrland Union, Calder Republic, Norrland Union", level)
		want.WriteString(text)
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	packed.Write(deflate(t, nil, 6))
	got, err := io.ReadAll(NewReader(&packed))
	if err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestTruncated(t *testing.T) {
	data := samples()["text"][:2000]
	for _, level := range []int{0, 6, flate.HuffmanOnly} {
		packed := deflate(t, data, level)
		for n := range packed {
			got, err := io.ReadAll(NewReader(bytes.NewReader(packed[:n])))
			if !errors.Is(err, io.ErrUnexpectedEOF) || !bytes.HasPrefix(data, got) {
				t.Errorf("level %d, the first %d of %d bytes: %d bytes, %v", level, n, len(packed), len(got), err)
			}
		}
	}
}

func TestReadError(t *testing.T) {
	broken := errors.New("broken")
	packed := deflate(t, samples()["skewed"], 6)
	r := NewReader(io.MultiReader(bytes.NewReader(packed[:1000]), iotest.ErrReader(broken)))
	if _, err := io.ReadAll(r); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if _, err := r.Read(make([]byte, 1)); !errors.Is(err, broken) {
		t.Errorf("later error %v", err)
	}
}

func TestCorrupt(t *testing.T) {
	for name, data := range map[string][]byte{
		"reserved block":       {7},
		"stored, wrong check":  {1, 1, 0, 1, 0, 'x'},
		"too far back":         {3, 2, 0, 0, 0},
		"too many lengths":     {0xfd, 0xff, 0, 0, 0},
		"lengths make no code": {5, 0, 0xfe, 0xff, 0xff, 0xff},
	} {
		if _, err := io.ReadAll(NewReader(bytes.NewReader(append(data, make([]byte, 40)...)))); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// The standard library agrees on what is right and on every byte of it.
func FuzzRead(f *testing.F) {
	for _, data := range samples() {
		for _, level := range []int{flate.HuffmanOnly, 0, 6} {
			f.Add(deflate(f, data[:min(len(data), 400)], level))
		}
	}
	f.Fuzz(func(t *testing.T, packed []byte) {
		const most = 1 << 20
		want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), most))
		got, err := io.ReadAll(io.LimitReader(NewReader(bytes.NewReader(packed)), most))
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("error %v, want %v", err, wantErr)
		}
		if err == nil && !bytes.Equal(got, want) {
			t.Fatalf("%d bytes differ from %d", len(got), len(want))
		}
		p := newParallel(bytes.NewReader(packed), int64(len(packed)/3+1), 3)
		defer p.Close()
		again, againErr := io.ReadAll(io.LimitReader(p, most))
		if againErr != err || !bytes.Equal(again, got) {
			t.Fatalf("in stretches: %d bytes, %v; want %d, %v", len(again), againErr, len(got), err)
		}
	})
}

// blocks are weights-like data in many blocks, and how they are packed.
func blocks(t testing.TB) (data, packed []byte) {
	rng := rand.New(rand.NewSource(2))
	for range 300_000 {
		data = append(data, byte(rng.Intn(256)), byte(rng.NormFloat64()*40), byte(60+rng.ExpFloat64()*3))
	}
	return data, deflate(t, data, 6)
}

// Stretches are found, and fit together.
func TestParallel(t *testing.T) {
	data, packed := blocks(t)
	for _, size := range []int64{30_000, 70_000, 300_000} {
		p := newParallel(bytes.NewReader(packed), size, 3)
		got, err := io.ReadAll(p)
		if err != nil || !bytes.Equal(got, data) {
			t.Errorf("stretches of %d: %d bytes, %v; want %d", size, len(got), err, len(data))
		}
		if p.serial != nil {
			t.Errorf("stretches of %d: a serial reader took over", size)
		}
	}
}

// Whatever is wrong in the middle is told as a serial reader tells it.
func TestParallelErrors(t *testing.T) {
	_, packed := blocks(t)
	rng := rand.New(rand.NewSource(3))
	for i := range 24 {
		spoilt := bytes.Clone(packed)
		if i%2 == 0 {
			spoilt = spoilt[:rng.Intn(len(spoilt))]
		} else {
			spoilt[rng.Intn(len(spoilt))] ^= 1 << rng.Intn(8)
		}
		want, wantErr := io.ReadAll(newReader(bytes.NewReader(spoilt)))
		got, err := io.ReadAll(newParallel(bytes.NewReader(spoilt), 50_000, 2))
		if err != wantErr || !bytes.Equal(got, want) {
			t.Errorf("case %d: %d bytes, %v; want %d, %v", i, len(got), err, len(want), wantErr)
		}
	}
}

// A block's beginning is found from any bit before it.
func TestFindBlock(t *testing.T) {
	data, _ := blocks(t)
	first := deflate(t, data[:50_000], 6)
	packed := append(bytes.Clone(first), deflate(t, data, 6)...)
	got, ok := findBlock(bytes.NewReader(packed), int64(len(first)), 1000)
	if want := 8 * int64(len(first)); !ok || got != want {
		t.Errorf("a block at bit %d, %t; want %d", got, ok, want)
	}
	if got, ok := findBlock(bytes.NewReader(data), 0, int64(len(data))); ok {
		t.Errorf("a block at bit %d of data that has none", got)
	}
}

// After Close, goroutines end.
func TestParallelClose(t *testing.T) {
	_, packed := blocks(t)
	p := newParallel(bytes.NewReader(packed), 50_000, 2)
	if _, err := p.Read(make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	if p.Close() != nil || p.Close() != nil {
		t.Error("Close failed")
	}
	for _, c := range p.queue {
		<-c
	}
}

func BenchmarkRead(b *testing.B) {
	data := samples()["skewed"]
	packed := deflate(b, data, 6)
	out := make([]byte, len(data))
	for name, open := range map[string]func(io.Reader) io.ReadCloser{"here": NewReader, "standard": flate.NewReader} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for range b.N {
				if _, err := io.ReadFull(open(bytes.NewReader(packed)), out); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
