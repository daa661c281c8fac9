"""What the tagging heads share: a linear layer, learned transitions, and the CRF around them."""
import torch
from torch import nn

import crf


class Tagger(nn.Module):
    def __init__(self, labels, hidden=384):
        super().__init__()
        self.labels, self.barred = labels, crf.forbidden(labels)
        self.linear = nn.Linear(hidden, len(labels))
        self.transitions = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.register_buffer("bar", torch.from_numpy(self.barred), persistent=False)
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.linear.weight, std=0.02)
        nn.init.zeros_(self.linear.bias)

    def loss(self, h, words, allowed):
        steps = self.transitions.masked_fill(self.bar, crf.FORBIDDEN)
        return crf.loss(self.linear(self.drop(h)), steps, words, allowed)

    @torch.no_grad()
    def scores(self, h):
        return self.linear(h).float().numpy()

    def decode(self, h):
        """Spans (first, last + 1, type) of one document's word states."""
        if not len(h):
            return []
        path = crf.viterbi(self.scores(h), self.transitions.detach().numpy(), self.barred, self.labels)
        return crf.spans(path, self.labels)


def bio(types):
    return ["O"] + [f"{b}-{t}" for t in types for b in "BI"]
