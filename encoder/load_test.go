package encoder

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// tinyFiles are the files of testdata/tiny, to be spoilt.
func tinyFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range []string{"config.json", "vocab.txt", weightsFile} {
		data, err := os.ReadFile(filepath.Join("testdata/tiny", name))
		if err != nil {
			t.Fatal(err)
		}
		out["deep/er/"+name] = &fstest.MapFile{Data: data}
	}
	return out
}

func TestOpenWheel(t *testing.T) {
	name := filepath.Join(t.TempDir(), "tiny.whl")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for path, f := range tinyFiles(t) {
		w, err := z.Create(path)
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := Open(name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Config().Layers != 2 || m.Tokenizer().Name(m.Tokenizer().CLS()) != "[CLS]" {
		t.Errorf("wrong model: %+v", m.Config())
	}
}

func TestOpenFails(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "none"), Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	if _, err := Open(t.TempDir(), Options{}); err == nil {
		t.Error("empty folder: no error")
	}
	if _, err := Open("testdata/make.py", Options{}); err == nil {
		t.Error("no archive: no error")
	}
	two := tinyFiles(t)
	two["other/config.json"], two["other/"+weightsFile] = two["deep/er/config.json"], two["deep/er/"+weightsFile]
	if _, err := OpenFS(two, Options{}); err == nil || !strings.Contains(err.Error(), "several") {
		t.Errorf("two models: %v", err)
	}
}

// edit changes one key of a JSON file.
func edit(t *testing.T, f *fstest.MapFile, key string, value any) *fstest.MapFile {
	t.Helper()
	m := map[string]any{}
	if err := json.Unmarshal(f.Data, &m); err != nil {
		t.Fatal(err)
	}
	m[key] = value
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: data}
}

func TestRefusesByName(t *testing.T) {
	for key, value := range map[string]any{
		"model_type": "distilbert", "hidden_act": "gelu_new", "position_embedding_type": "relative_key", "is_decoder": true,
	} {
		files := tinyFiles(t)
		files["deep/er/config.json"] = edit(t, files["deep/er/config.json"], key, value)
		_, err := OpenFS(files, Options{})
		if name, ok := value.(string); !errors.Is(err, ErrUnsupported) || ok && !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", key, err)
		}
	}
	for _, text := range []string{
		`{"model": {"type": "BPE"}}`, `{"model": {"type": "WordPiece"}, "normalizer": {"type": "Lowercase"}}`,
		`{"model": {"type": "WordPiece"}, "normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "Whitespace"}}`,
	} {
		files := tinyFiles(t)
		files["deep/er/tokenizer.json"] = &fstest.MapFile{Data: []byte(text)}
		if _, err := OpenFS(files, Options{}); !errors.Is(err, ErrUnsupported) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestWrongShapes(t *testing.T) {
	for key, value := range map[string]any{
		"hidden_size": 40, "num_hidden_layers": 1, "num_attention_heads": 7, "intermediate_size": 0, "vocab_size": 1 << 30,
		"max_position_embeddings": -1, "type_vocab_size": 3, "layer_norm_eps": -1, "hidden_act": 3,
	} {
		files := tinyFiles(t)
		files["deep/er/config.json"] = edit(t, files["deep/er/config.json"], key, value)
		if _, err := OpenFS(files, Options{}); err == nil {
			t.Errorf("%s = %v: no error", key, value)
		}
	}
	files := tinyFiles(t)
	files["deep/er/vocab.txt"] = &fstest.MapFile{Data: []byte("a\nb\n")}
	if _, err := OpenFS(files, Options{}); err == nil || !strings.Contains(err.Error(), "[UNK]") {
		t.Errorf("vocabulary without specials: %v", err)
	}
}

// weightsWith is a safetensors file of the given header and that many bytes.
func weightsWith(header string, bytes int) []byte {
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(out, header...), make([]byte, bytes)...)
}

func TestHostileWeights(t *testing.T) {
	for _, data := range [][]byte{
		nil, {1, 2, 3}, weightsWith("", 0), weightsWith("{", 0), weightsWith("[]", 0), weightsWith("{}", 0),
		binary.LittleEndian.AppendUint64(nil, 1<<63), binary.LittleEndian.AppendUint64(nil, 1<<20),
		weightsWith(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}`, 8),
		weightsWith(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}`, 12),
		weightsWith(`{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}`, 4),
		weightsWith(`{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}`, 4),
		weightsWith(`{"a":{"dtype":"F32","shape":[536870912],"data_offsets":[0,2147483648]}}`, 4),
		weightsWith(`{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,9223372036854775807]}}`, 4),
		weightsWith(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}`, 8),
		weightsWith(`{"a":3}`, 0),
	} {
		files := tinyFiles(t)
		files["deep/er/"+weightsFile] = &fstest.MapFile{Data: data}
		if _, err := OpenFS(files, Options{}); err == nil {
			t.Errorf("%.60q: no error", data)
		}
	}
}

// TestUnpackingIsBounded: a small archive full of zeros is refused.
func TestUnpackingIsBounded(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	header := fmt.Sprintf(`{"a":{"dtype":"F32","shape":[%d],"data_offsets":[0,%d]}}`, 1<<22, 4<<22)
	for name, data := range map[string][]byte{"config.json": tinyFiles(t)["deep/er/config.json"].Data, "vocab.txt": tinyFiles(t)["deep/er/vocab.txt"].Data,
		weightsFile: weightsWith(header, 4<<22)} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenFS(r, Options{}); err == nil || !strings.Contains(err.Error(), "unpacks") {
		t.Errorf("got %v", err)
	}
}

// FuzzLoad spoils each file in turn: an error or a model, never a panic.
func FuzzLoad(f *testing.F) {
	files := tinyFiles(f)
	f.Add(files["deep/er/config.json"].Data, files["deep/er/vocab.txt"].Data, []byte(`{"model":{"type":"WordPiece"}}`), weightsWith(`{}`, 3))
	f.Add([]byte(`{"hidden_size":1}`), []byte("[UNK]\n[CLS]\n[SEP]\n[PAD]"), []byte{}, weightsWith(`{"a":{"dtype":"F16","shape":[],"data_offsets":[0,2]}}`, 2))
	f.Fuzz(func(t *testing.T, config, vocab, tokenizer, weights []byte) {
		in := fstest.MapFS{"config.json": {Data: config}, "vocab.txt": {Data: vocab}, weightsFile: {Data: weights}}
		if len(tokenizer) > 0 {
			in["tokenizer.json"] = &fstest.MapFile{Data: tokenizer}
		}
		m, err := OpenFS(in, Options{})
		if (m == nil) == (err == nil) {
			t.Fatalf("model %v, error %v", m, err)
		}
	})
}

func TestHalf(t *testing.T) {
	for bits, want := range map[uint16]float32{0: 0, 0x3c00: 1, 0xc000: -2, 1: 0x1p-24, 0x83ff: -0x1.ff8p-15, 0x7bff: 65504, 0x3555: 0.333251953125} {
		if got := fromHalf(bits); got != want {
			t.Errorf("fromHalf(%#x) = %v, want %v", bits, got, want)
		}
	}
}
