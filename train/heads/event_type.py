"""PLOVER root of what a sentence says its source does to its target.

The marking is not in the input: the head pools hidden states over the source's words, the target's words, and over the
sentence with an attention that asks with both. So one reading of a document serves all its events.
"""
import collections
import json
import pathlib
import re

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import text
import windows

ROOTS = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
         "MOBILIZE", "COERCE", "ASSAULT"]
QUAD = dict(zip(ROOTS, [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]))
WIDTH = 256


def marked(row):
    """Text without marks, and the character spans of the source's and the target's mentions."""
    plain, spans, open_at = "", {"s": [], "t": []}, {}
    for part in re.split(r"(</?[st]>)", row["marked"]):
        got = re.fullmatch(r"<(/?)([st])>", part)
        if not got:
            plain += part
        elif got[1]:
            spans[got[2]].append((open_at[got[2]], len(plain)))
        else:
            open_at[got[2]] = len(plain)
    return plain, spans


def predicates(path):
    """Character spans of the event words of the PLOVER sentences, by text."""
    out = {}
    for line in path.open(encoding="utf-8"):
        info, plain, spans = json.loads(line)["textInfo"], "", []
        for part in re.split(r"(\([A-Z/]+: ?[^()]*\))", info["markup"] if isinstance(info, dict) else ""):
            got = re.fullmatch(r"\(([A-Z/]+): ?([^()]*)\)", part)
            if got and "EVT" in got[1]:
                spans.append((len(plain), len(plain) + len(got[2])))
            plain += got[2] if got else part
        out[plain.strip()] = spans
    return out


def folds(data):
    """The rows, and by text the fold (0 to 4) that leaves it out."""
    rows = [json.loads(line) for part in ("train", "manual") for line in (pathlib.Path(data) / "plv" / f"{part}.jsonl").open(encoding="utf-8")]
    texts = sorted({r["text"] for r in rows})
    return rows, dict(zip(texts, (np.random.default_rng(7).permutation(len(texts)) % 5).tolist()))


def held_out(data, fold):
    return sorted(t for t, k in folds(data)[1].items() if k == fold)


class Head(nn.Module):
    name = "event_type"
    repeat = 3.0
    room = 500

    def __init__(self, hidden=384):
        super().__init__()
        self.no_source, self.no_target = (nn.Parameter(torch.zeros(hidden)) for _ in range(2))
        self.key, self.ask = nn.Linear(hidden, WIDTH), nn.Linear(2 * hidden, WIDTH, bias=False)
        self.weigh = nn.Linear(WIDTH, 1, bias=False)
        self.predicate = nn.Parameter(torch.ones(1))
        self.inner, self.out = nn.Linear(3 * hidden, WIDTH), nn.Linear(WIDTH, len(ROOTS))
        self.drop = nn.Dropout(0.2)

    def load(self, data, fold=None):
        rows, part = folds(data)
        events = predicates(pathlib.Path(data) / "plover/plover_gsr.jsonl")
        self.train_rows, self.dev_rows = [], []
        for row in rows:
            plain, spans = marked(row)
            doc = text.read(plain)
            spans["p"] = events.get(plain.strip(), [])
            words = [sorted({i for a, b in spans[k] if (got := text.words_in(doc, a, b)) for i in range(*got)}) for k in "stp"]
            (self.dev_rows if part[row["text"]] == fold else self.train_rows).append((doc, *words, ROOTS.index(row["plover"]), row))

    def items(self, rng):
        out = []
        for doc, source, target, predicate, root, _ in self.train_rows:
            drop, known = rng.random(), rng.random() < 0.5
            marks = [] if drop < 0.05 else source, [] if drop > 0.9 else target, predicate if known else []
            out.append(windows.Item(doc, 0, len(doc.pieces), (*marks, root)))
        return out

    def forward(self, h, words, source, target, predicate):
        """Logits of the roots. h [b, w, hidden]; words of the sentence, of source, target and predicate [b, w] bool."""
        s, t = self.mean(h, source, self.no_source), self.mean(h, target, self.no_target)
        score = self.weigh(torch.tanh(self.key(h) + self.ask(torch.cat([s, t], -1))[:, None]))[:, :, 0] + self.predicate * predicate
        pooled = (score.masked_fill(~words, -1e9).softmax(-1)[:, :, None] * h).sum(1)
        return self.out(self.drop(F.gelu(self.inner(self.drop(torch.cat([pooled, s, t], -1))))))

    def mean(self, h, where, none):
        n = where.sum(1, keepdim=True)
        return torch.where(n > 0, (h * where[:, :, None]).sum(1) / n.clamp(min=1), none)

    def flags(self, items, width):
        out = np.zeros((3, len(items), width), bool)
        for k, it in enumerate(items):
            for side in range(3):
                out[side, k, it.note[side]] = True
        return torch.from_numpy(out)

    def loss(self, h, cls, batch):
        gold = torch.tensor([it.note[3] for it in batch.items])
        return F.cross_entropy(self(h, batch.words, *self.flags(batch.items, h.shape[1])), gold, label_smoothing=0.05)

    @torch.no_grad()
    def evaluate(self, encoder):
        if self.dev_rows:
            self.score(encoder, False)
            self.score(encoder, True)

    def score(self, encoder, with_predicate):
        items = [windows.Item(d, 0, len(d.pieces), (s, t, p if with_predicate else [], root, row["quad"])) for d, s, t, p, root, row in self.dev_rows]
        pairs, quads = [], []
        for group in windows.batches(items, np.random.default_rng(0)):
            batch = windows.pack(group)
            h, _ = windows.word_states(encoder, batch)
            best = self(h, batch.words, *self.flags(group, h.shape[1])).argmax(-1).tolist()
            pairs += zip((it.note[3] for it in group), best)
            quads += [it.note[4] == QUAD[ROOTS[m]] for it, m in zip(group, best)]
        print(f"event type{', predicate given where known' if with_predicate else ''}: macro-F1 {macro(pairs):.3f} accuracy {np.mean([g == m for g, m in pairs]):.3f} quad {np.mean(quads):.3f} of {len(pairs)}")
        print("pairs " + " ".join(f"{g}:{m}" for g, m in pairs), flush=True)


def macro(pairs):
    """Mean F1 over the roots that occur in the key."""
    hit, gold, got = collections.Counter(g for g, m in pairs if g == m), collections.Counter(g for g, _ in pairs), collections.Counter(m for _, m in pairs)
    return float(np.mean([2 * hit[k] / (gold[k] + got[k]) for k in gold]))
