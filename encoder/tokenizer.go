package encoder

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokenizer is BERT's WordPiece: clean-up, white space, punctuation and CJK
// characters split words, accents and case go if the vocabulary wants it, then
// the longest known pieces from the left. It is read-only after loading.
type Tokenizer struct {
	starts, continuations map[string]int32 // continuations without their prefix
	names                 []string
	special               []specialToken // longest first
	specialFirst          string         // the bytes that they start with
	unk, cls, sep, pad    int32
	maxWord               int // longer words, in characters, are unknown
	lowercase, strip      bool
	clean, splitCJK       bool
}

// specialToken is a token that is recognised in the raw text, like "[MASK]".
type specialToken struct {
	text string
	id   int32
}

// Piece is one entry of the vocabulary found in a text.
type Piece struct {
	ID         int32
	Start, End int32 // bytes of the original text
	Word       int32 // index into Text.Words
}

// Word is what the basic tokenizer splits off: a run without white space and
// punctuation, one punctuation mark, or one CJK character.
type Word struct {
	Start, End  int32 // bytes of the original text
	First, Last int32 // its pieces, Text.Pieces[First:Last]
	Case        Case
}

// Text is a tokenized text; reuse it to spare allocations.
type Text struct {
	Pieces []Piece
	Words  []Word

	runes []foldedRune
	bytes []byte
	fold  []rune
}

// CLS, SEP, UNK and PAD are the ids of the special tokens.
func (t *Tokenizer) CLS() int32 { return t.cls }
func (t *Tokenizer) SEP() int32 { return t.sep }
func (t *Tokenizer) UNK() int32 { return t.unk }
func (t *Tokenizer) PAD() int32 { return t.pad }

// Size is the number of entries of the vocabulary.
func (t *Tokenizer) Size() int { return len(t.names) }

// Name is the vocabulary's entry with the given id, "" if there is none.
func (t *Tokenizer) Name(id int32) string {
	if id < 0 || int(id) >= len(t.names) {
		return ""
	}
	return t.names[id]
}

// foldedRune is one character of a word after normalisation, with the bytes of
// the original text that it stands for.
type foldedRune struct {
	r          rune
	start, end int32
}

// Tokenize splits text into words and pieces, without [CLS] and [SEP], and
// writes them to into. Any string will do; bytes that are not UTF-8 count as
// U+FFFD and are dropped. Texts over 2 GiB are cut off there.
func (t *Tokenizer) Tokenize(text string, into *Text) {
	if len(text) > 1<<31-1 {
		text = text[:1<<31-1]
	}
	into.Pieces, into.Words, into.runes = into.Pieces[:0], into.Words[:0], into.runes[:0]
	from := 0
	for from < len(text) {
		at, token := t.nextSpecial(text, from)
		t.plain(text, from, at, into)
		if token == nil {
			return
		}
		from = at + len(token.text)
		into.addSpecial(token.id, at, from, text)
	}
}

// nextSpecial finds the first special token at or after from, the longest if
// several start there; without one it gives the end of the text.
func (t *Tokenizer) nextSpecial(text string, from int) (int, *specialToken) {
	for at := from; at < len(text); at++ {
		skip := strings.IndexAny(text[at:], t.specialFirst)
		if skip < 0 {
			break
		}
		at += skip
		for i := range t.special { // longest first
			if strings.HasPrefix(text[at:], t.special[i].text) {
				return at, &t.special[i]
			}
		}
	}
	return len(text), nil
}

func (into *Text) addSpecial(id int32, start, end int, text string) {
	word := int32(len(into.Words))
	first := int32(len(into.Pieces))
	into.Pieces = append(into.Pieces, Piece{ID: id, Start: int32(start), End: int32(end), Word: word})
	into.Words = append(into.Words, Word{int32(start), int32(end), first, first + 1, CaseOf(text[start:end])})
}

// plain tokenizes text[from:to], which holds no special token.
func (t *Tokenizer) plain(text string, from, to int, into *Text) {
	for i := from; i < to; {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:to])
			if r == utf8.RuneError && size == 1 && !t.clean {
				i++ // no valid character, and nothing else would drop it
				continue
			}
		}
		t.step(text, r, int32(i), int32(i+size), into)
		i += size
	}
	t.endWord(text, into)
}

// step adds one character of the original text to the word in progress.
func (t *Tokenizer) step(text string, r rune, start, end int32, into *Text) {
	if r < utf8.RuneSelf {
		if t.clean && removed(r) {
			return
		}
		if t.lowercase && r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		t.feed(text, r, start, end, into)
		return
	}
	if t.clean && removed(r) {
		return
	}
	apart := t.splitCJK && isCJK(r)
	if apart {
		t.endWord(text, into)
	}
	into.fold = append(into.fold[:0], r)
	if t.strip {
		into.fold = decompose(into.fold[:0], r)
	}
	for _, q := range into.fold {
		if t.strip && isMark(q) {
			continue
		}
		if t.lowercase && q == 'İ' {
			t.feed(text, 'i', start, end, into)
			q = 0x307
		} else if t.lowercase {
			q = lower(q)
		}
		t.feed(text, q, start, end, into)
	}
	if apart {
		t.endWord(text, into)
	}
}

// feed takes one character after normalisation.
func (t *Tokenizer) feed(text string, r rune, start, end int32, into *Text) {
	switch {
	case isSpace(r):
		t.endWord(text, into)
	case isPunctuation(r):
		t.endWord(text, into)
		into.runes = append(into.runes, foldedRune{r, start, end})
		t.endWord(text, into)
	default:
		into.runes = append(into.runes, foldedRune{r, start, end})
	}
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r)
}

// endWord cuts the word in progress into pieces.
func (t *Tokenizer) endWord(text string, into *Text) {
	word := into.runes
	if len(word) == 0 {
		return
	}
	into.runes = into.runes[:0]
	w := Word{Start: word[0].start, End: word[len(word)-1].end, First: int32(len(into.Pieces))}
	w.Case = CaseOf(text[w.Start:w.End])
	if len(word) > t.maxWord || !t.cut(word, into) {
		into.Pieces = append(into.Pieces[:w.First], Piece{ID: t.unk, Start: w.Start, End: w.End, Word: int32(len(into.Words))})
	}
	w.Last = int32(len(into.Pieces))
	into.Words = append(into.Words, w)
}

// cut appends the longest pieces from the left; false if some part of the word
// is in no entry.
func (t *Tokenizer) cut(word []foldedRune, into *Text) bool {
	into.bytes = into.bytes[:0]
	for _, f := range word {
		into.bytes = utf8.AppendRune(into.bytes, f.r)
	}
	index := int32(len(into.Words))
	table := t.starts
	for from, at := 0, 0; from < len(word); {
		to, end := len(word), len(into.bytes)
		id, ok := table[string(into.bytes[at:end])]
		for !ok {
			to--
			if to == from {
				return false
			}
			end -= utf8.RuneLen(word[to].r)
			id, ok = table[string(into.bytes[at:end])]
		}
		into.Pieces = append(into.Pieces, Piece{ID: id, Start: word[from].start, End: word[to-1].end, Word: index})
		from, at, table = to, end, t.continuations
	}
	return true
}
