"""Time expressions (TIMEX3 extents and types) and event words (with their TimeML class).

Data: TempEval-3's TimeBank and AQUAINT (TimeML), MEANTIME's TIMEX3 (sentences 0 to 5; its event classes are others).
"""
import collections
import pathlib
import xml.etree.ElementTree as xml

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import text
import windows
from heads.names import flat, to_doc
from heads.tagger import Tagger, bio

TIMES = ["DATE", "TIME", "DURATION", "SET"]
CLASSES = ["OCCURRENCE", "REPORTING", "STATE", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"]


def timeml(path):
    """(Doc, times, events) of a TimeML file's TEXT, spans in words."""
    body, raw, marks = xml.parse(path).getroot().find("TEXT"), "", []

    def walk(node):
        nonlocal raw
        start = len(raw)
        raw += node.text or ""
        for child in node:
            walk(child)
            raw += child.tail or ""
        if node.tag in ("TIMEX3", "EVENT"):
            marks.append((start, len(raw), node.get("type" if node.tag == "TIMEX3" else "class")))
    walk(body)
    doc = text.read(raw)
    spans = {(*got, t) for a, b, t in marks if (got := text.words_in(doc, a, b))}
    return doc, flat(s for s in spans if s[2] in TIMES), flat(s for s in spans if s[2] in CLASSES)


def meantime(path):
    root = xml.parse(path).getroot()
    tokens = [t for t in root.iter("token") if int(t.get("sentence")) <= 5]
    number = {t.get("t_id"): i for i, t in enumerate(tokens)}
    spans = set()
    for e in root.iter("TIMEX3"):
        where = [number.get(a.get("t_id")) for a in e.iter("token_anchor")]
        if where and None not in where and e.get("type") in TIMES:
            spans.add((min(where), max(where) + 1, e.get("type")))
    return (*to_doc([t.text for t in tokens], flat(spans)), None)


def folds(data):
    """The TimeML files, each with the fold (0 to 4) that leaves it out."""
    paths = sorted((pathlib.Path(data) / "tempeval3/Training/TBAQ-cleaned").glob("*/*.tml"))
    return list(zip(paths, (np.random.default_rng(7).permutation(len(paths)) % 5).tolist()))


def held_out(data, fold):
    return [p.name for p, k in folds(data) if k == fold]


class Head(nn.Module):
    name = "times"
    repeat = 1.0
    room = 1000

    def __init__(self):
        super().__init__()
        self.times, self.events = Tagger(bio(TIMES)), Tagger(bio(CLASSES))

    def load(self, data, fold=None):
        data = pathlib.Path(data)
        docs = [(timeml(p), k) for p, k in folds(data)]
        self.train_docs = [d for d, k in docs if k != fold]
        self.dev_docs = [d for d, k in docs if k == fold]
        self.train_docs += [meantime(p) for p in sorted((data / "meantime/intra_cross-doc_annotation").glob("*/*.xml"))]

    def items(self, rng):
        return [windows.Item(d, a, b, (times, events)) for d, times, events in self.train_docs for a, b in windows.cut(d, rng)]

    def loss(self, h, cls, batch):
        total = h.sum() * 0
        for k, tagger in enumerate((self.times, self.events)):
            labels = np.zeros(batch.words.shape, int)
            known = batch.words.clone()
            for row, it in enumerate(batch.items):
                if it.note[k] is None:
                    known[row] = False
                    continue
                for a, b, t in it.note[k]:
                    for i in range(max(a, it.first), min(b, it.last)):
                        labels[row, i - it.first] = tagger.labels.index(("I-" if i > a else "B-") + t)
            rows = known.any(1)
            if rows.any():
                allowed = F.one_hot(torch.from_numpy(labels), len(tagger.labels)).bool()
                total = total + tagger.loss(h[rows], batch.words[rows], allowed[rows])
        return total

    def read(self, doc, h):
        return self.times.decode(h), self.events.decode(h)

    def evaluate(self, encoder):
        if not self.dev_docs:
            return
        count = collections.Counter()
        for (doc, times, events), h in zip(self.dev_docs, windows.read(encoder, [d[0] for d in self.dev_docs])):
            got_times, got_events = self.read(doc, h)
            spans = lambda x: {s[:2] for s in x}
            count.update(gold=len(times), got=len(got_times), strict=len(spans(times) & spans(got_times)), typed=len(set(times) & set(got_times)),
                         relaxed_p=sum(any(a < d and c < b for c, d, _ in times) for a, b, _ in got_times),
                         relaxed_r=sum(any(a < d and c < b for c, d, _ in got_times) for a, b, _ in times),
                         e_gold=len(events), e_got=len(got_events), e_hit=len(spans(events) & spans(got_events)), e_typed=len(set(events) & set(got_events)))
        c, f = count, lambda hit, a, b: 2 * hit / max(1, a + b)
        p, r = c["relaxed_p"] / max(1, c["got"]), c["relaxed_r"] / max(1, c["gold"])
        print(f"times: strict {f(c['strict'], c['gold'], c['got']):.3f} typed {f(c['typed'], c['gold'], c['got']):.3f} relaxed {2 * p * r / max(1e-9, p + r):.3f}"
              f"  event words {f(c['e_hit'], c['e_gold'], c['e_got']):.3f} with class {f(c['e_typed'], c['e_gold'], c['e_got']):.3f}")
        print("counts " + " ".join(f"{k}={v}" for k, v in sorted(c.items())), flush=True)
