package encoder

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// readTokenizer loads tokenizer.json, or else vocab.txt with the switches of
// tokenizer_config.json.
func readTokenizer(fsys fs.FS) (*Tokenizer, error) {
	t, name, err := readTokenizerJSON(fsys), "tokenizer.json", error(nil)
	if t.err != nil && errors.Is(t.err, fs.ErrNotExist) {
		t, name = readVocabulary(fsys), "vocab.txt"
	}
	if t.err == nil {
		err = t.finish()
	} else {
		err = t.err
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t.Tokenizer, nil
}

// draft is a tokenizer being read.
type draft struct {
	*Tokenizer
	err                error
	unkToken           string
	continuationPrefix string
}

func newDraft() *draft {
	return &draft{
		Tokenizer: &Tokenizer{maxWord: 100, lowercase: true, strip: true, clean: true, splitCJK: true},
		unkToken:  "[UNK]", continuationPrefix: "##",
	}
}

func (d *draft) fail(err error) *draft {
	d.err = err
	return d
}

// maxToken bounds one entry of a vocabulary, in bytes.
const maxToken = 1 << 10

func readVocabulary(fsys fs.FS) *draft {
	d := newDraft()
	data, err := readBounded(fsys, "vocab.txt", maxJSON)
	if err != nil {
		return d.fail(err)
	}
	text := strings.TrimSuffix(string(data), "\n")
	for line := range strings.SplitSeq(text, "\n") {
		d.names = append(d.names, strings.TrimSuffix(line, "\r"))
	}
	switches := struct {
		Lower   *bool `json:"do_lower_case"`
		Strip   *bool `json:"strip_accents"`
		Chinese *bool `json:"tokenize_chinese_chars"`
	}{}
	data, err = readBounded(fsys, "tokenizer_config.json", maxJSON)
	if err == nil {
		err = json.Unmarshal(data, &switches)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return d.fail(fmt.Errorf("tokenizer_config.json: %w", err))
	}
	d.lowercase = switches.Lower == nil || *switches.Lower
	d.strip = d.lowercase
	if switches.Strip != nil {
		d.strip = *switches.Strip
	}
	d.splitCJK = switches.Chinese == nil || *switches.Chinese
	for id, name := range d.names {
		switch name {
		case "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]":
			d.special = append(d.special, specialToken{name, int32(id)})
		}
	}
	return d
}

// tokenizerJSON is the part of tokenizer.json that matters.
type tokenizerJSON struct {
	Added []struct {
		ID         int32
		Content    string
		SingleWord bool `json:"single_word"`
		LStrip     bool
		RStrip     bool
		Normalized bool
	} `json:"added_tokens"`
	Normalizer struct {
		Type    string
		Clean   bool  `json:"clean_text"`
		Chinese bool  `json:"handle_chinese_chars"`
		Strip   *bool `json:"strip_accents"`
		Lower   bool  `json:"lowercase"`
	}
	PreTokenizer struct{ Type string } `json:"pre_tokenizer"`
	Model        struct {
		Type    string
		Unk     string           `json:"unk_token"`
		Prefix  *string          `json:"continuing_subword_prefix"`
		MaxWord *int             `json:"max_input_chars_per_word"`
		Vocab   map[string]int32 `json:"vocab"`
	}
}

func readTokenizerJSON(fsys fs.FS) *draft {
	d := newDraft()
	data, err := readBounded(fsys, "tokenizer.json", maxJSON)
	if err != nil {
		return d.fail(err)
	}
	var j tokenizerJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return d.fail(err)
	}
	switch {
	case j.Model.Type != "WordPiece" && j.Model.Type != "":
		return d.fail(fmt.Errorf("%w: model %q (only WordPiece)", ErrUnsupported, j.Model.Type))
	case j.Normalizer.Type != "BertNormalizer":
		return d.fail(fmt.Errorf("%w: normalizer %q (only BertNormalizer)", ErrUnsupported, j.Normalizer.Type))
	case j.PreTokenizer.Type != "BertPreTokenizer":
		return d.fail(fmt.Errorf("%w: pre-tokenizer %q (only BertPreTokenizer)", ErrUnsupported, j.PreTokenizer.Type))
	}
	d.clean, d.splitCJK, d.lowercase, d.strip = j.Normalizer.Clean, j.Normalizer.Chinese, j.Normalizer.Lower, j.Normalizer.Lower
	if j.Normalizer.Strip != nil {
		d.strip = *j.Normalizer.Strip
	}
	if j.Model.Unk != "" {
		d.unkToken = j.Model.Unk
	}
	if j.Model.Prefix != nil {
		d.continuationPrefix = *j.Model.Prefix
	}
	if j.Model.MaxWord != nil {
		d.maxWord = *j.Model.MaxWord
	}
	size := len(j.Model.Vocab)
	d.names = make([]string, size)
	for name, id := range j.Model.Vocab {
		if id < 0 || int(id) >= size || d.names[id] != "" {
			return d.fail(fmt.Errorf("ids of the vocabulary do not run from 0 to %d: %q is %d", size-1, name, id))
		}
		d.names[id] = name
	}
	for _, a := range j.Added {
		if a.SingleWord || a.LStrip || a.RStrip || a.Normalized {
			return d.fail(fmt.Errorf("%w: added token %q with single_word, lstrip, rstrip or normalized", ErrUnsupported, a.Content))
		}
		if d.Name(a.ID) != a.Content {
			return d.fail(fmt.Errorf("%w: added token %q is not in the vocabulary", ErrUnsupported, a.Content))
		}
		d.special = append(d.special, specialToken{a.Content, a.ID})
	}
	return d
}

// finish builds the tables.
func (d *draft) finish() error {
	if len(d.names) == 0 || len(d.names) > 1<<21 {
		return fmt.Errorf("vocabulary of %d entries", len(d.names))
	}
	if d.continuationPrefix == "" {
		return fmt.Errorf("%w: pieces without a continuation prefix", ErrUnsupported)
	}
	d.starts = make(map[string]int32, len(d.names))
	d.continuations = make(map[string]int32, len(d.names)/4)
	for id, name := range d.names {
		if len(name) > maxToken {
			return fmt.Errorf("entry %d has %d bytes", id, len(name))
		}
		d.starts[name] = int32(id)
		if rest, ok := strings.CutPrefix(name, d.continuationPrefix); ok && rest != "" {
			d.continuations[rest] = int32(id)
		}
	}
	for _, s := range []struct {
		name string
		id   *int32
	}{{d.unkToken, &d.unk}, {"[CLS]", &d.cls}, {"[SEP]", &d.sep}, {"[PAD]", &d.pad}} {
		id, ok := d.starts[s.name]
		if !ok {
			return fmt.Errorf("vocabulary lacks %s", s.name)
		}
		*s.id = id
	}
	slices.SortFunc(d.special, func(a, b specialToken) int {
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), strings.Compare(a.text, b.text))
	})
	for _, s := range d.special {
		if s.text == "" {
			return errors.New("empty added token")
		}
		if !strings.Contains(d.specialFirst, s.text[:1]) {
			d.specialFirst += s.text[:1]
		}
	}
	return nil
}
