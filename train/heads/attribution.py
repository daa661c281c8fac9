"""Who said what: source, cue and content spans, and which of them belong together.

Data: PolNeAR (brat standoff, offsets in code points). Spans never nest there; each attribution has one cue, at most one
source and one content, which may stand in pieces. So two questions link them all: which source has this cue (or none),
and which cue has this piece of content.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import text
import windows
from heads.tagger import Tagger, bio

KINDS = ["source", "cue", "content"]
REACH = 200  # words that may lie between a cue and what belongs to it
WIDTH = 128


def read_annotation(raw):
    """Attributions of a brat file: dicts of kind to a list of (start, end) in code points."""
    marks, links = {}, []
    for record in re.split(r"(?m)^(?=[TE#]\d+\t)", raw):
        name, _, rest = record.partition("\t")
        if name[:1] == "T":
            kind, places = re.match(r"(\S+) ([\d ;]+)\t", rest).groups()
            marks[name] = kind.lower(), [tuple(map(int, p.split())) for p in places.split(";")]
        elif name[:1] == "E":
            links.append(rest.split())
    out = []
    for link in links:
        a = {k: [] for k in KINDS}
        for part in link:
            kind, span = marks.get(part.split(":")[1], ("", []))
            if kind in a:
                a[kind] += span
        out.append(a)
    return out


def read_folder(folder):
    """(name, text, attributions) of each text; one annotator of those with several."""
    folder = pathlib.Path(folder)
    files = sorted(os.listdir(folder / "attributions"))
    for path in sorted((folder / "text").glob("*.txt")):
        mine = [f for f in files if f == path.stem + ".ann" or re.fullmatch(re.escape(path.stem) + r"_[0-9a-f]{4}\.ann", f)]
        if mine:
            raw = (folder / "attributions" / mine[0]).read_bytes().decode("utf-8")
            yield path.stem, path.read_bytes().decode("utf-8"), read_annotation(raw)


def chunks(doc, attributions):
    """Flat spans (first word, last + 1, kind, numbers of their attributions); contents first, the longer first."""
    owners = {}
    for n, a in enumerate(attributions):
        for kind in KINDS:
            for start, end in a[kind]:
                got = text.words_in(doc, start, end)
                if got:
                    owners.setdefault((*got, kind), set()).add(n)
    taken, out = set(), []
    for (a, b, kind), who in sorted(owners.items(), key=lambda x: (x[0][2] != "content", x[0][0] - x[0][1], x[0][0])):
        if not taken & set(range(a, b)):
            taken |= set(range(a, b))
            out.append((a, b, kind, who))
    return sorted(out, key=lambda c: c[:2])


def bucket(n):
    """0, 1, 2, 3-4, 5-8, ... 65 and more: 0 to 8."""
    return min(8, int(n).bit_length() if n < 3 else (int(n) - 1).bit_length() + 1)


class Context:
    """Counts of words of some kind up to each word, to tell how many lie between two spans."""

    def __init__(self, doc, cues):
        def running(flags):
            return np.concatenate([[0], np.cumsum(flags)])
        words = [doc.text[a:b] for a, b in doc.spans]
        self.stops = running([w in (".", "!", "?") for w in words])
        self.breaks = running(doc.after_break)
        starts = np.zeros(len(words), int)
        starts[[a for a, _ in cues]] = 1
        self.cues = running(starts)

    def features(self, cue, span):
        """Rows of the feature table for a cue and a span, both (first, last + 1)."""
        before = span[0] < cue[0]
        lo, hi = (span[1], cue[0]) if before else (cue[1], span[0])
        hi = max(lo, hi)
        stops, breaks, cues = (min(2, int(n)) for n in (self.stops[hi] - self.stops[lo], self.breaks[hi + 1] - self.breaks[lo],
                                                        self.cues[hi] - self.cues[lo]))
        return [bucket(hi - lo) + 9 * (not before), 18 + stops, 21 + breaks, 24 + cues], hi - lo


class Pairs(nn.Module):
    """Score of a cue and a span: w . relu(A [cue first; cue last] + B [span first; span last] + features) + b."""

    def __init__(self, hidden=384):
        super().__init__()
        self.cue, self.span = nn.Linear(2 * hidden, WIDTH), nn.Linear(2 * hidden, WIDTH, bias=False)
        self.features = nn.Embedding(27, WIDTH)
        self.none = nn.Parameter(torch.zeros(WIDTH))
        self.out = nn.Linear(WIDTH, 1)
        nn.init.normal_(self.features.weight, std=0.1)

    def forward(self, cues, spans, features):
        """cues [p, 2h], spans [p, 2h], features [p, 4]."""
        return self.out(F.relu(self.cue(cues) + self.span(spans) + self.features(features).sum(1)))[:, 0]

    def nothing(self, cues):
        """Score of each cue having no span."""
        return self.out(F.relu(self.cue(cues) + self.none))[:, 0]


def ends(h, spans):
    first = torch.tensor([s[0] for s in spans], dtype=torch.long)
    last = torch.tensor([s[1] - 1 for s in spans], dtype=torch.long)
    return torch.cat([h[first], h[last]], -1)


class Head(nn.Module):
    name = "attribution"
    repeat = 1.0
    room = 1600

    def __init__(self):
        super().__init__()
        self.tagger = Tagger(bio(KINDS))
        self.source, self.content = Pairs(), Pairs()

    def load(self, data, fold=None):
        self.folder = pathlib.Path(data) / "polnear"
        self.train_docs = [(d := text.read(t), chunks(d, a)) for _, t, a in read_folder(self.folder / "train")]

    def items(self, rng):
        return [windows.Item(doc, a, b, spans) for doc, spans in self.train_docs for a, b in windows.cut(doc, rng)]

    # training

    def loss(self, h, cls, batch):
        labels = np.zeros(batch.words.shape, int)
        for k, it in enumerate(batch.items):
            for a, b, kind, _ in it.note:
                at = 1 + 2 * KINDS.index(kind)
                for i in range(max(a, it.first), min(b, it.last)):
                    labels[k, i - it.first] = at + (i > a)
        allowed = F.one_hot(torch.from_numpy(labels), 7).bool()
        return self.tagger.loss(h, batch.words, allowed) + 0.1 * self.link_loss(h, batch)

    def link_loss(self, h, batch):
        losses = []
        for row, it in zip(h, batch.items):
            inside = [(a - it.first, b - it.first, kind, who) for a, b, kind, who in it.note if a >= it.first and b <= it.last]
            sources, cues, contents = ([s for s in inside if s[2] == k] for k in KINDS)
            has_source = set().union(*(s[3] for s in it.note if s[2] == "source"))
            if not cues:
                continue
            shifted = Shifted(it.doc, it.first, it.last)
            context = Context(shifted, [c[:2] for c in cues])
            table = self.score_all(self.source, row, cues, sources, context)
            table = torch.cat([table, self.source.nothing(ends(row, cues))[:, None]], 1)
            for c, line in zip(cues, table):
                right = [k for k, s in enumerate(sources) if s[3] & c[3]]
                if not right and c[3] & has_source:
                    continue
                losses.append(line.logsumexp(0) - line[right or [-1]].logsumexp(0))
            table = self.score_all(self.content, row, cues, contents, context)
            for s, line in zip(contents, table.T):
                right = [k for k, c in enumerate(cues) if s[3] & c[3]]
                if right:
                    losses.append(line.logsumexp(0) - line[right].logsumexp(0))
        return torch.stack(losses).mean() if losses else h.sum() * 0

    def score_all(self, pairs, h, cues, spans, context):
        """[cues, spans]; -inf where they are too far apart."""
        out = torch.full((len(cues), len(spans)), -1e9)
        near, rows = [], []
        for i, c in enumerate(cues):
            for j, s in enumerate(spans):
                row, gap = context.features(c[:2], s[:2])
                if gap <= REACH:
                    near.append((i, j))
                    rows.append(row)
        if not near:
            return out
        got = pairs(ends(h, [cues[i] for i, _ in near]), ends(h, [spans[j] for _, j in near]), torch.tensor(rows))
        at = torch.tensor(near)
        return out.index_put((at[:, 0], at[:, 1]), got)

    # reading

    @torch.no_grad()
    def read(self, doc, h):
        """Attributions of a document: dicts of kind to a list of (first word, last + 1)."""
        found = self.tagger.decode(h)
        sources, cues, contents = ([s for s in found if s[2] == k] for k in KINDS)
        out = [{"source": [], "cue": [c[:2]], "content": []} for c in cues]
        loose = [{"source": [], "cue": [], "content": []} for _ in range(2)]
        used = set()
        if cues:
            context = Context(doc, [c[:2] for c in cues])
            table = self.score_all(self.source, h, cues, sources, context)
            none = self.source.nothing(ends(h, cues))
            for k, line in enumerate(table):
                if sources and line.max() > none[k]:
                    used.add(j := int(line.argmax()))
                    out[k]["source"].append(sources[j][:2])
            table = self.score_all(self.content, h, cues, contents, context)
            for s, line in zip(contents, table.T):
                (out[int(line.argmax())] if line.max() > -1e8 else loose[0])["content"].append(s[:2])
        else:
            loose[0]["content"] = [s[:2] for s in contents]
        loose[1]["source"] = [s[:2] for j, s in enumerate(sources) if j not in used]
        return out + [x for x in loose if any(x.values())]

    # scoring

    def evaluate(self, encoder):
        """Exact F1 on the dev side by bin/score-attributions, and F1 of whole attributions."""
        docs = list(read_folder(self.folder / "dev"))
        read = [text.read(t) for _, t, _ in docs]
        states = windows.read(encoder, read)
        lines, hit, got, gold = [], 0, 0, 0
        for (name, raw, right), doc, h in zip(docs, read, states):
            mine = self.read(doc, h)
            at = text.byte_offsets(raw)
            place = lambda s: {"start": at[doc.spans[s[0]][0]], "end": at[doc.spans[s[1] - 1][1]]}
            lines.append(json.dumps({"doc": name + ".txt", "attributions": [{k: [place(s) for s in v] for k, v in a.items()} for a in mine]}))
            chars = [{k: [(doc.spans[a][0], doc.spans[b - 1][1]) for a, b in v] for k, v in m.items()} for m in mine]
            counts = whole(chars, right)
            hit, got, gold = hit + counts[0], got + counts[1], gold + counts[2]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as f:
            f.write("\n".join(lines))
        script = self.folder.parent.parent / "bin/score-attributions"
        out = subprocess.run([sys.executable, script, f.name, self.folder / "dev-tokenised.jsonl", self.folder / "dev/text"], capture_output=True, text=True)
        os.unlink(f.name)
        print(out.stdout + out.stderr, end="")
        print(f"whole attributions P {100*hit/max(1,got):.1f} R {100*hit/max(1,gold):.1f} F1 {200*hit/max(1,got+gold):.1f}", flush=True)


class Shifted:
    """A stretch of a document, as Context wants it."""

    def __init__(self, doc, first, last):
        self.text, self.spans, self.after_break = doc.text, doc.spans[first:last], doc.after_break[first:last]


def overlap(a, b):
    return any(x < v and u < y for x, y in a for u, v in b)


def whole(mine, right):
    """Attributions with source and content of which both overlap those of one of the key: (hits, read, in the key)."""
    mine = [m for m in mine if m["source"] and m["content"]]
    right = [r for r in right if r["source"] and r["content"]]
    free, hit = list(range(len(right))), 0
    for m in mine:
        k = next((k for k in free if overlap(m["source"], right[k]["source"]) and overlap(m["content"], right[k]["content"])), None)
        if k is not None:
            free.remove(k)
            hit += 1
    return hit, len(mine), len(right)
