"""A linear-chain CRF over BIO labels: partition function, loss with partly known labels, Viterbi."""
import numpy as np
import torch

FORBIDDEN = -1e4


def forbidden(labels):
    """[K, K] bool: true where the label of the column may not follow that of the row (I-x follows B-x or I-x only)."""
    k = len(labels)
    return np.array([[labels[j][0] == "I" and labels[i] not in ("B" + labels[j][1:], labels[j]) for j in range(k)] for i in range(k)])


def partition(scores, transitions, mask):
    """Log of the summed weight of all label paths. scores [b, n, K], mask [b, n] true for words. Returns [b].

    Adjacent transition matrices are multiplied pairwise (log-sum-exp), so a window takes log2(n) steps, not n.
    """
    b, n, k = scores.shape
    if n == 1:
        return scores[:, 0].logsumexp(-1)
    nothing = torch.full((k, k), FORBIDDEN).fill_diagonal_(0)
    m = torch.where(mask[:, 1:, None, None], transitions + scores[:, 1:, None, :], nothing)
    while m.shape[1] > 1:
        if m.shape[1] % 2:
            m = torch.cat([m, nothing.expand(b, 1, k, k)], 1)
        m = (m[:, 0::2, :, :, None] + m[:, 1::2, None, :, :]).logsumexp(-2)
    return (scores[:, 0, :, None] + m[:, 0]).flatten(1).logsumexp(-1)


def path_score(scores, transitions, mask, gold):
    """Score of the paths gold [b, n]."""
    got = scores.gather(2, gold[:, :, None])[:, :, 0]
    step = transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
    return (got * mask).sum(1) + step.sum(1)


def loss(scores, transitions, mask, allowed):
    """Negative log likelihood per word of the labels allowed [b, n, K]; a word may allow several."""
    one = (allowed.sum(-1) == 1) | ~mask
    if one.all():
        right = path_score(scores, transitions, mask, allowed.int().argmax(-1))
    else:
        right = partition(scores.masked_fill(~allowed & mask[:, :, None], FORBIDDEN), transitions, mask)
    return (partition(scores, transitions, mask) - right).sum() / mask.sum()


def viterbi(scores, transitions, barred, labels):
    """Best path as label indexes. scores [n, K] float32; no I-x at the start; ties go to the lower index."""
    step = np.where(barred, np.float32(-np.inf), transitions).astype(np.float32)
    best = scores[0].astype(np.float32).copy()
    best[[l[0] == "I" for l in labels]] = -np.inf
    back = []
    for row in scores[1:]:
        via = best[:, None] + step
        back.append(via.argmax(0))
        best = via.max(0) + row
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


def spans(path, labels):
    """(first word, last word + 1, type) of each chunk of a label path."""
    out, start = [], None
    for i, at in enumerate(path + [labels.index("O")]):
        label = labels[at]
        if start is not None and label[0] != "I":
            out.append((start, i, labels[path[start]][2:]))
            start = None
        if label[0] == "B":
            start = i
    return out
