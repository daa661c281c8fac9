"""Names of people, organisations, countries, other places, groups (demonyms, peoples) and events.

The training sets differ in what they annotate. A word may therefore allow several labels: what a set calls LOC may be a
country or another place, and where a set does not annotate events, a word without a label may be in the name of one.
"""
import collections
import json
import pathlib
import re
import xml.etree.ElementTree as xml

import numpy as np
import torch
from torch import nn

import text
import windows
from heads.tagger import Tagger, bio

TYPES = ["person", "organisation", "country", "place", "group", "event"]
COARSE = {"person": "PER", "organisation": "ORG", "country": "LOC", "place": "LOC"}
LOC = {"country", "place"}
NO_NAME = "none"
OPEN = {"group", "event", NO_NAME}
# what a type of each set may be here
EWT = {"PER": {"person"}, "ORG": {"organisation"}, "LOC": LOC}
WIKIGOLD = {**EWT, "MISC": OPEN}
CROSSNER = {"person": {"person"}, "politician": {"person"}, "organisation": {"organisation"}, "politicalparty": {"organisation"},
            "country": {"country"}, "location": {"place"}, "election": {"event"}, "event": {"event"}, "misc": {"group", NO_NAME}}
MEANTIME = {**EWT, "unclear": set(TYPES) | {NO_NAME}}
RE3D = {"Person": {"person"}, "Organisation": {"organisation"}, "Location": LOC, "Nationality": {"group"}, "unclear": set(TYPES) | {NO_NAME}}
PRONOUNS = set("I We You He She It They Our Their His Her Its Who This That These Those My Your Us Them Him".split())
ADDRESS = set("mr mrs ms miss dr sir lady lord".split())
TITLES = set("Mr Mrs Ms MR MS Minister President Prime Secretary SECRETARY Foreign Defence Defense Senator Judge Justice Chief Spokeswoman Gen Capt Brig Col Navy".split())


def columns(path, at, split=None):
    """Sentences of a column file as (words, labels); `at` are the columns of the two."""
    words, labels = [], []
    for line in path.read_text(encoding="utf-8").split("\n") + [""]:
        if line.startswith("# ") and split == "\t":
            continue
        parts = line.split(split) if line.strip() else []
        if len(parts) > max(at):
            words.append(parts[at[0]])
            labels.append(parts[at[1]])
        elif words:
            yield words, labels
            words, labels = [], []


def label_spans(labels):
    """(first, last + 1, type) of BIO or IO labels; BIO where a B- begins."""
    out, start = [], None
    for i, label in enumerate(list(labels) + ["O"]):
        if start is not None and (label[0] != "I" or label[2:] != labels[start][2:]):
            out.append((start, i, labels[start][2:]))
            start = None
        if label[0] in "BI" and start is None:
            start = i
    return out


def to_doc(words, spans):
    """Doc of given words and the spans carried over to basic words."""
    doc, owner = text.from_words(words)
    at = {}
    for i, k in enumerate(owner):
        at.setdefault(k, [i, i])[1] = i
    return doc, [(at[a][0], at[b - 1][1] + 1, t) for a, b, t in spans if a in at and b - 1 in at]


def meantime(path):
    """Named mentions of sentences 0 to 5."""
    root = xml.parse(path).getroot()
    tokens = [t for t in root.iter("token") if int(t.get("sentence")) <= 5]
    number = {t.get("t_id"): i for i, t in enumerate(tokens)}
    types, mention = {}, {}
    for e in root.iter("ENTITY"):
        types[e.get("m_id")] = e.get("ent_type")
    for e in root.iter("ENTITY_MENTION"):
        where = [number.get(a.get("t_id")) for a in e.iter("token_anchor")]
        if where and None not in where and e.get("syntactic_type") in ("NAM", "PRE.NAM"):
            mention[e.get("m_id")] = (min(where), max(where) + 1)
    spans = set()
    for link in root.iter("REFERS_TO"):
        for target in link.iter("target"):
            for source in link.iter("source"):
                if source.get("m_id") in mention and types.get(target.get("m_id")) in MEANTIME:
                    a, b = mention[source.get("m_id")]
                    a += tokens[a].text.lower() == "the" and b - a > 1
                    kind, words = types[target.get("m_id")], [t.text for t in tokens[a:b]]
                    letters = [w for w in words if w[0].isalnum()]
                    good = letters and like_name(letters, kind == "PER") and not {",", "("} & set(words)
                    spans.add((a, b, kind if good else "unclear"))
    return to_doc([t.text for t in tokens], flat(spans))


def flat(spans):
    """Of spans that overlap the longest."""
    taken, out = set(), []
    for a, b, t in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if not taken & set(range(a, b)):
            taken |= set(range(a, b))
            out.append((a, b, t))
    return sorted(out)


def like_name(words, person):
    """Whether a mention is a name and nothing more, going by its capitals."""
    capitals = all(w[0].isupper() or w in ("of", "the", "and", "for", "al") for w in words)
    return capitals and not (person and (len(words) > 2 or words[0] in TITLES))


def re3d(folder):
    """Documents with the entities that are written like names. This set marks every mention of an entity, descriptions and pronouns
    too: those without a capital are no names here, and the words of those that mix a name with a description allow every label."""
    found = collections.defaultdict(list)
    for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
        e = json.loads(line)
        if e["type"] in RE3D:
            found[e["documentId"]].append(e)
    for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
        d = json.loads(line)
        doc, spans = text.read(d["text"]), set()
        for e in found[d["_id"]]:
            article = re.match(r"(?:the|a|an)\s+", e["value"], re.I)
            got = text.words_in(doc, e["begin"] + (article.end() if article else 0), e["end"])
            words = re.findall(r"\w+", e["value"][article.end() if article else 0:])
            if got and any(w[0].isupper() for w in words) and words[0] not in PRONOUNS:
                spans.add((*got, e["type"] if like_name(words, e["type"] == "Person") and not (article and e["type"] == "Person") else "unclear"))
        yield doc, flat(spans)


class Head(nn.Module):
    name = "names"
    repeat = 1.0
    room = 1600

    def __init__(self):
        super().__init__()
        self.tagger = Tagger(bio(TYPES))

    def load(self, data, fold=None):
        data = pathlib.Path(data)
        self.pud, self.examples = data / "pud", []
        train = data / "names-train"
        for name in ("uner-ewt-dev.iob2", "uner-ewt-test.iob2"):
            self.add(columns(train / name, (1, 2), "\t"), EWT, {"group", "event"})
        for part in ("train", "dev", "test"):
            self.add(columns(train / f"crossner-politics-{part}.txt", (0, 1)), CROSSNER, set())
        self.add(columns(train / "wikigold.conll", (0, 1)), WIKIGOLD, set())
        self.add(columns(data / "pud/wiki.iob2", (1, 2), "\t"), EWT, {"group", "event"})
        for path in sorted((data / "meantime/intra_cross-doc_annotation").glob("*/*.xml")):
            self.put(*meantime(path), MEANTIME, {"group", "event"})
        for folder in sorted((data / "re3d").iterdir()):
            if (folder / "entities.json").exists() and folder.name != "BBC Online":  # that part's licence bars commercial use
                for doc, spans in re3d(folder):
                    self.put(doc, spans, RE3D, {"event"})

    def add(self, sentences, mapping, open_types):
        for words, labels in sentences:
            self.put(*to_doc(words, label_spans(labels)), mapping, open_types)

    def put(self, doc, spans, mapping, open_types):
        """Keeps an example as the labels that each word allows."""
        k = len(self.tagger.labels)
        allowed = np.zeros((len(doc.pieces), k), bool)
        allowed[:, 0] = True
        for t in open_types:
            allowed[:, 1 + 2 * TYPES.index(t):3 + 2 * TYPES.index(t)] = True
        for a, b, t in spans:
            allowed[a:b] = False
            for ours in mapping[t]:
                if ours == NO_NAME:
                    allowed[a:b, 0] = True
                    continue
                at = 1 + 2 * TYPES.index(ours)
                allowed[a, at] = True
                allowed[a + 1:b, at + 1] = True
            if t == "unclear":
                allowed[a:b] = True
        if len(doc.pieces):
            self.examples.append((doc, allowed))

    def items(self, rng):
        return [windows.Item(doc, a, b, allowed) for doc, allowed in self.examples for a, b in windows.cut(doc, rng)]

    def loss(self, h, cls, batch):
        allowed = np.ones((*batch.words.shape, len(self.tagger.labels)), bool)
        for k, it in enumerate(batch.items):
            allowed[k, :it.last - it.first] = it.note[it.first:it.last]
        return self.tagger.loss(h, batch.words, torch.from_numpy(allowed))

    def read(self, doc, h):
        return [without_address(doc, *s) for s in self.tagger.decode(h)]

    def evaluate(self, encoder):
        docs = list(pud(self.pud / "news.iob2"))
        read = [text.read(t) for t, _ in docs]
        count = collections.Counter()
        for (_, gold), doc, h in zip(docs, read, windows.read(encoder, read)):
            mine = {(doc.spans[a][0], doc.spans[b - 1][1], COARSE[t]) for a, b, t in self.read(doc, h) if t in COARSE}
            for kind in ("PER", "ORG", "LOC"):
                g, m = ({s for s in x if s[2] == kind} for x in (gold, mine))
                for k in (kind, "all"):
                    count[k, "hit"] += len(g & m)
                    count[k, "gold"] += len(g)
                    count[k, "got"] += len(m)
        print("PUD news, typed F1: " + "  ".join(
            f"{k} {2 * count[k, 'hit'] / max(1, count[k, 'gold'] + count[k, 'got']):.3f}" for k in ("PER", "ORG", "LOC", "all")), flush=True)


def without_address(doc, first, last, kind):
    """A name that starts with a form of address is a person's and starts after it."""
    word = lambda i: doc.text[slice(*doc.spans[i])].lower()
    if last - first < 2 or word(first) not in ADDRESS:
        return first, last, kind
    first += 1
    return first + (last - first > 1 and word(first) == "."), last, "person"


def pud(path):
    """(text, {(start, end, type)}) of each document, its sentences joined by a blank."""
    raw, gold, at, sentence = "", set(), 0, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc") and raw:
            yield raw, gold
            raw, gold = "", set()
        elif line.startswith("# text = "):
            raw += (" " if raw else "")
            at, sentence = len(raw), []
            raw += line[9:]
        elif line[:1].isdigit():
            _, word, label = line.split("\t")[:3]
            at = raw.index(word, at)
            sentence.append((at, at + len(word), label))
            at += len(word)
        elif sentence:
            for a, b, t in label_spans([s[2] for s in sentence]):
                gold.add((sentence[a][0], sentence[b - 1][1], t))
            sentence = []
    if raw:
        yield raw, gold
