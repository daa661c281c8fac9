"""Cuts documents into windows of pieces, packs windows into batches, and joins the hidden states of windows again."""
import dataclasses

import numpy as np
import torch

from text import CLS, SEP

SIZE, OVERLAP = 320, 64  # pieces in a window with [CLS] and [SEP]; pieces that two neighbours share at least, when reading


@dataclasses.dataclass
class Item:
    """Words first to last (exclusive) of one example of one head."""
    doc: object
    first: int
    last: int
    note: object = None


@dataclasses.dataclass
class Batch:
    ids: torch.Tensor  # [b, n] pieces
    cases: torch.Tensor  # [b, n]
    mask: torch.Tensor  # [b, n] true for pieces
    heads: torch.Tensor  # [b, w] position of each word's first piece
    words: torch.Tensor  # [b, w] true for words
    items: list


def cost(doc, i):
    return len(doc.pieces[i]) + int(doc.after_break[i])


def fill(doc, first, room):
    """The word after the last that fits into `room` pieces when a window starts at `first`; at least one fits."""
    used, i = 0, first
    while i < len(doc.pieces):
        used += cost(doc, i) if i > first else len(doc.pieces[i])
        if used > room and i > first:
            return i
        i += 1
    return i


def cut(doc, rng=None, size=SIZE):
    """Neighbouring windows for training: the first of a random size, so that each epoch cuts elsewhere."""
    first, out = 0, []
    room = size - 2 if rng is None else int(rng.integers(size // 4, size - 1))
    while first < len(doc.pieces):
        last = fill(doc, first, room)
        out.append((first, last))
        first, room = last, size - 2
    return out


def reading(doc, size=SIZE, overlap=OVERLAP):
    """Overlapping windows for reading: each but the first starts at the first word that leaves at most `overlap` pieces."""
    out, first = [], 0
    while True:
        last = fill(doc, first, size - 2)
        out.append((first, last))
        if last == len(doc.pieces):
            return out
        start, shared = last, 0
        while start - 1 > first and shared + cost(doc, start - 1) <= overlap:
            start -= 1
            shared += cost(doc, start)
        first = start


def stream(doc, first, last):
    """Pieces, cases and first-piece positions of a window."""
    ids, cases, heads = [CLS], [0], []
    for i in range(first, last):
        if doc.after_break[i] and i > first:
            ids.append(SEP)
            cases.append(0)
        heads.append(len(ids))
        ids += doc.pieces[i]
        cases += [doc.cases[i]] * len(doc.pieces[i])
    return ids[:511] + [SEP], cases[:511] + [0], [min(h, 510) for h in heads]


def pack(items):
    rows = [stream(it.doc, it.first, it.last) for it in items]
    n, w = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    ids, cases = np.zeros((len(rows), n), np.int64), np.zeros((len(rows), n), np.int64)
    heads = np.zeros((len(rows), w), np.int64)
    mask, words = np.zeros((len(rows), n), bool), np.zeros((len(rows), w), bool)
    for k, (a, c, h) in enumerate(rows):
        ids[k, :len(a)], cases[k, :len(a)], mask[k, :len(a)] = a, c, True
        heads[k, :len(h)], words[k, :len(h)] = h, True
    return Batch(*map(torch.from_numpy, (ids, cases, mask, heads, words)), items)


def batches(items, rng, room=1600):
    """Batches of at most `room` pieces, padding counted, of items of like length, in random order."""
    size = {id(it): sum(cost(it.doc, i) for i in range(it.first, it.last)) + 2 for it in items}
    order = sorted(items, key=lambda it: size[id(it)] + rng.random() * 8)
    out, now = [], []
    for it in order:
        if now and (len(now) + 1) * max(size[id(it)], max(size[id(x)] for x in now)) > room:
            out.append(now)
            now = []
        now.append(it)
    if now:
        out.append(now)
    return [out[i] for i in rng.permutation(len(out))]


def word_states(encoder, batch):
    """Hidden state of each word's first piece: [b, w, hidden] float32, and [CLS]'s: [b, hidden]."""
    with torch.autocast("cpu", torch.bfloat16, enabled=encoder.bf16):
        h = encoder(batch.ids, batch.cases, batch.mask)
    h = h.float()
    return h.gather(1, batch.heads[:, :, None].expand(-1, -1, h.shape[2])), h[:, 0]


@torch.no_grad()
def read(encoder, docs, room=1600):
    """Hidden states of the words of whole documents: a list of [words, hidden]. Where windows overlap, a word takes its
    state from the window in which it is further from an edge; the earlier at a tie. A document's own ends are no edges."""
    items = [Item(d, a, b, k) for k, d in enumerate(docs) for a, b in reading(d)] if docs else []
    items = [it for it in items if it.last > it.first]
    states = [torch.zeros(len(d.pieces), encoder.config["hidden_size"]) for d in docs]
    depth = [np.full(len(d.pieces), -1) for d in docs]
    for group in batches(items, np.random.default_rng(0), room):
        h, _ = word_states(encoder, pack(group))
        for row, it in zip(h, group):
            n = len(it.doc.pieces)
            at = np.arange(it.first, it.last)
            left = at - it.first if it.first else np.full(len(at), n)
            right = it.last - 1 - at if it.last < n else np.full(len(at), n)
            deep = np.minimum(left, right)
            old = depth[it.note][at]
            take = (deep > old)
            depth[it.note][at[take]] = deep[take]
            states[it.note][at[take]] = row[:len(at)][take]
    return states
