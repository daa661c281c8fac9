package spacy_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parley-record/parley/spacy"
	"github.com/parley-record/parley/spacy/internal/modeltest"
)

// unpack returns the pipeline's folder of a wheel.
func unpack(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	z, err := zip.OpenReader(modeltest.Path(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	dir := ""
	for _, f := range z.File {
		if path.Base(f.Name) == "tokenizer" {
			dir = path.Dir(f.Name) + "/"
		}
	}
	out := fstest.MapFS{}
	for _, f := range z.File {
		inner, ok := strings.CutPrefix(f.Name, dir)
		if !ok || inner == "vocab/strings.json" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out["model/"+inner] = &fstest.MapFile{Data: data}
	}
	return out
}

// changed copies files with one of them replaced; nil data removes it.
func changed(files fstest.MapFS, name string, data []byte) fstest.MapFS {
	out := fstest.MapFS{}
	for k, v := range files {
		out[k] = v
	}
	delete(out, "model/"+name)
	if data != nil {
		out["model/"+name] = &fstest.MapFile{Data: data}
	}
	return out
}

// running keeps only the named components in the pipeline.
func running(files fstest.MapFS, names ...string) fstest.MapFS {
	list := `"` + strings.Join(names, `","`) + `"`
	if len(names) == 0 {
		list = ""
	}
	config := regexp.MustCompile(`(?m)^pipeline = .*$`).
		ReplaceAll(files["model/config.cfg"].Data, []byte("pipeline = ["+list+"]"))
	return changed(files, "config.cfg", config)
}

// survives loads files and, if that works, reads with the model.
func survives(files fs.FS) error {
	m, err := spacy.Load(files)
	if err != nil {
		return err
	}
	const text = "Ilsa Maren said that she'd sign it in 2031. It's over :)\n\nNo?"
	doc, err := m.Read(context.Background(), text)
	if err != nil {
		return err
	}
	if doc.Text != text {
		return fmt.Errorf("text was changed")
	}
	return nil
}

// alone lists each file with the components that read it.
var alone = []struct {
	file  string
	parts []string
}{
	{"config.cfg", nil}, {"tokenizer", nil}, {"vocab/lookups.bin", nil}, {"vocab/vectors", nil}, {"vocab/key2row", nil},
	{"attribute_ruler/patterns", []string{"attribute_ruler"}}, {"lemmatizer/lookups/lookups.bin", []string{"lemmatizer"}},
	{"tagger/cfg", []string{"tok2vec", "tagger"}}, {"tagger/model", []string{"tok2vec", "tagger"}},
	{"parser/cfg", []string{"tok2vec", "parser"}}, {"parser/moves", []string{"tok2vec", "parser"}},
	{"parser/model", []string{"tok2vec", "parser"}}, {"ner/moves", []string{"ner"}}, {"ner/model", []string{"ner"}},
	{"tok2vec/model", []string{"tok2vec"}},
}

// TestDamagedFiles cuts, removes and scrambles each file. A load that fails
// must say so; one that succeeds must still read.
func TestDamagedFiles(t *testing.T) {
	files := unpack(t, "en_core_web_sm")
	if err := survives(files); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, c := range alone {
		base := running(files, c.parts...)
		data := base["model/"+c.file].Data
		if err := survives(changed(base, c.file, nil)); err == nil && !strings.HasPrefix(c.file, "vocab/") {
			t.Errorf("%s may be missing", c.file)
		}
		if c.file != "config.cfg" {
			for _, n := range []int{0, 1, len(data) / 3, len(data) * 9 / 10} {
				if n == len(data) {
					continue
				}
				if err := survives(changed(base, c.file, data[:n])); err == nil {
					t.Errorf("%s may end after %d of %d bytes", c.file, n, len(data))
				}
			}
		}
		for range 8 {
			bad := bytes.Clone(data)
			for range 3 {
				bad[rng.IntN(min(len(bad), 3000))] = byte(rng.Uint32())
			}
			_ = survives(changed(base, c.file, bad)) // either way, but no panic
		}
	}
}

// TestRefuses gives pipelines that can't be run exactly and expects the part
// that can't be run in the error.
func TestRefuses(t *testing.T) {
	files := unpack(t, "en_core_web_sm")
	config := string(files["model/config.cfg"].Data)
	edit := func(old, repl string) fstest.MapFS {
		if !strings.Contains(config, old) {
			t.Fatalf("config.cfg has no %q", old)
		}
		return changed(files, "config.cfg", []byte(strings.ReplaceAll(config, old, repl)))
	}
	cases := []struct {
		name  string
		files fs.FS
		want  string
	}{
		{"transformer", edit(`factory = "tok2vec"`, `factory = "transformer"`), `unsupported factory "transformer"`},
		{"component", edit(`factory = "lemmatizer"`, `factory = "entity_linker"`), `unsupported factory "entity_linker"`},
		{"architecture", edit("spacy.Tagger.v2", "spacy.TextCatBOW.v2"), "spacy.TextCatBOW.v2"},
		{"embedding", edit("spacy.MultiHashEmbed.v2", "spacy.CharacterEmbed.v2"), "spacy.CharacterEmbed.v2"},
		{"encoder", edit("spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2"), "spacy.MishWindowEncoder.v2"},
		{"no upper layer", edit("use_upper = true", "use_upper = false"), "use_upper"},
		{"extra tokens", edit("extra_state_tokens = false", "extra_state_tokens = true"), "extra_state_tokens"},
		{"tokenizer", edit("spacy.Tokenizer.v1", "spacy.ja.JapaneseTokenizer"), "spacy.ja.JapaneseTokenizer"},
		{"lemmatizer mode", edit(`mode = "rule"`, `mode = "trainable"`), "trainable"},
		{"language of the lemmatizer", edit(`lang = "en"`, `lang = "xx"`), `"xx"`},
		{"no encoder", running(files, "tagger"), "listens"},
		{"encoder too late", running(files, "tagger", "tok2vec"), "listens"},
		{"unknown name", running(files, "tok2vec", "nonsense"), "nonsense"},
		{"twice", running(files, "tok2vec", "tagger", "tagger"), "tagger"},
		{"beam", changed(files, "ner/cfg", []byte(`{"beam_width": 4}`)), "beam_width"},
		{"subtokens", changed(files, "parser/cfg", []byte(`{"beam_width": 1, "learn_tokens": true}`)), "learn_tokens"},
		{"floret", changed(files, "vocab/vectors.cfg", []byte(`{"mode": "floret"}`)), "floret"},
		{"operator", changed(files, "attribute_ruler/patterns", pack(`{"TAG":"NN","OP":"+"}`)), "OP"},
		{"comparison", changed(files, "attribute_ruler/patterns", pack(`{"LENGTH":{">=":"3"}}`)), "LENGTH"},
		{"labels", changed(files, "tagger/cfg", []byte(`{"labels": ["A", "B"]}`)), "tagger"},
		{"two pipelines", merge(files, "other/config.cfg", "other/tokenizer"), "several pipelines"},
		{"nothing", fstest.MapFS{}, "no folder"},
	}
	for _, c := range cases {
		_, err := spacy.Load(c.files)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one that names %s", c.name, err, c.want)
		}
	}
}

func merge(files fstest.MapFS, names ...string) fstest.MapFS {
	out := changed(files, "none", nil)
	for _, n := range names {
		out[n] = &fstest.MapFile{Data: []byte("x")}
	}
	return out
}

// pack writes an attribute ruler's file with one rule of one token, a JSON
// object of strings and objects.
func pack(token string) []byte {
	out := []byte{0x91, 0x83}
	out = append(append(out, packText("patterns")...), 0x91, 0x91)
	out = append(out, packJSON(token)...)
	out = append(append(append(out, packText("attrs")...), 0x81), append(packText("POS"), packText("X")...)...)
	return append(append(out, packText("index")...), 0)
}

func packText(s string) []byte { return append([]byte{0xa0 | byte(len(s))}, s...) }

// packJSON packs an object of strings and objects without escapes.
func packJSON(s string) []byte {
	var out []byte
	for len(s) > 0 {
		switch s[0] {
		case '{':
			depth, pairs := 0, 0
			for i, c := range s {
				switch {
				case c == '{':
					depth++
				case c == '}':
					depth--
				case c == ':' && depth == 1:
					pairs++
				}
				if depth == 0 && i > 0 {
					break
				}
			}
			out = append(out, 0x80|byte(pairs))
		case '"':
			text, _, _ := strings.Cut(s[1:], `"`)
			out = append(out, packText(text)...)
			s = s[len(text)+1:]
		}
		s = s[1:]
	}
	return out
}

// TestZipBomb gives a wheel whose weights unpack to a gigabyte of zeros.
func TestZipBomb(t *testing.T) {
	var wheel bytes.Buffer
	z := zip.NewWriter(&wheel)
	for name, f := range unpack(t, "en_core_web_sm") {
		if name == "model/tok2vec/model" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.Create("model/tok2vec/model")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 100 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = spacy.LoadWheel(bytes.NewReader(wheel.Bytes()), int64(wheel.Len()))
	if err == nil || !strings.Contains(err.Error(), "compressed") {
		t.Errorf("error %v, want one about compression", err)
	}
}

// TestChecksum flips one bit of a word in a wheel's tokenizer.
func TestChecksum(t *testing.T) {
	var wheel bytes.Buffer
	z := zip.NewWriter(&wheel)
	files := unpack(t, "en_core_web_sm")
	for _, name := range []string{"config.cfg", "tokenizer", "meta.json"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: "model/" + name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(running(files)["model/"+name].Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	open := func() error {
		_, err := spacy.LoadWheel(bytes.NewReader(wheel.Bytes()), int64(wheel.Len()))
		return err
	}
	if err := open(); err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(wheel.Bytes(), []byte("prefix_search"))
	if at < 0 {
		t.Fatal("no prefix_search in the wheel")
	}
	at += bytes.IndexByte(wheel.Bytes()[at:], '^') + 1 // the first prefix
	wheel.Bytes()[at] ^= 2
	if err := open(); !errors.Is(err, zip.ErrChecksum) {
		t.Errorf("error %v, want a checksum error", err)
	}
}

func TestOpenNamesTheModel(t *testing.T) {
	if _, err := spacy.Open("no-such.whl"); err == nil || !strings.Contains(err.Error(), "no-such.whl") {
		t.Errorf("error %v", err)
	}
}
