"""Writes testdata/tiny, a random two-layer BERT with what the reference programs say about it.

    python3 make.py     (needs torch, transformers, tokenizers, safetensors)
"""
import hashlib
import json
import pathlib
import string

import torch
from safetensors.torch import save_file
from tokenizers import BertWordPieceTokenizer, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

OUT = pathlib.Path(__file__).parent / "tiny"
WORDS = "the a president of velmar tark ##sk said we will not yield to norr ##land envoy met un ##affable pari ##s zel ##ens ##ky don t quo ##te".split()
TEXTS = [
    "President Ilsa Maren of Velmar said: \u201cWe will not yield.\u201d",
    "The envoy met Tarsk\u2019s president; he DON'T quote NATO or McAda on 12 May.",
    "Zelensky na\u00efve \u0130stanbul \u00c9COLE e\u0301cole stra\u00dfe \ufb01nal",
    "\u4e2d\u6587 mixed \ud55c\uad6d, \u2260 \u00bd \u2460 \u01c4 [MASK] [SEP] [sep] ##s",
    "tabs\tand\u00a0spaces\u3000here\u200bgone\ufffd\x00\x7f end",
    "unaffable unaffableq " + "x" * 100 + " " + "x" * 101 + " " + "\u00e9" * 100,
    "", "   \n\t ", "\u0301\u0301", "a\u0301\u0323b [SEP][CLS][[PAD]",
    "\U0001d49c \U0001f600 \U0001f468\u200d\U0001f469 \u0e01\u0e33 \u05d4\u05b5\u05df \u0937\u094d\u091f\u094d\u0930",
]


def vocabulary():
    singles = string.ascii_lowercase + string.digits + string.punctuation + "\u201c\u201d\u2019\u4e2d\u1112\u1161\u11ab"
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *singles, *("##" + c for c in string.ascii_lowercase + string.digits + "\u1161\u11ab"), *WORDS]


def unicode_hash():
    """What the normaliser's and the pre-tokenizer's parts do to every code point."""
    part = lambda **on: normalizers.BertNormalizer(**{**dict(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=False), **on})
    clean, cjk, strip, low = part(clean_text=True), part(handle_chinese_chars=True), part(strip_accents=True), part(lowercase=True)
    split, h = pre_tokenizers.BertPreTokenizer(), hashlib.sha256()
    for cp in range(0x110000):
        if 0xD800 <= cp < 0xE000:
            continue
        c = chr(cp)
        words = split.pre_tokenize_str(f"a{c}b")
        line = [clean.normalize_str(f"a{c}b")[1:-1], len(cjk.normalize_str(c)) == 3, strip.normalize_str(c), low.normalize_str(c), len(words)]
        h.update(f"{cp:x}\t{line[0]}\t{int(line[1])}\t{line[2]}\t{line[3]}\t{line[4]}\n".encode())
    return h.hexdigest()


def main():
    torch.manual_seed(5)
    vocab = vocabulary()
    OUT.mkdir(exist_ok=True)
    (OUT / "vocab.txt").write_text("\n".join(vocab) + "\n")
    shape = dict(vocab_size=len(vocab), hidden_size=36, num_hidden_layers=2, num_attention_heads=3, intermediate_size=50, max_position_embeddings=150,
                 type_vocab_size=2, initializer_range=0.4)
    model = BertModel(BertConfig(**shape, attn_implementation="eager"), add_pooling_layer=False).eval()
    for name, p in model.named_parameters():
        if name.endswith("bias") or "LayerNorm" in name:
            torch.nn.init.normal_(p, 1.0 if name.endswith("LayerNorm.weight") else 0.0, 0.3)
    half = {"encoder.layer.1.output.dense.weight": torch.float16, "encoder.layer.0.intermediate.dense.weight": torch.bfloat16}
    state = {k: v for k, v in model.state_dict().items() if "position_ids" not in k}
    state = {k: v.to(half.get(k, torch.float32)) for k, v in state.items()}
    state["case_embeddings.weight"] = torch.randn(5, 36)
    state["heads.demo.bias"] = torch.tensor([1.5, -2.0, 0.25], dtype=torch.bfloat16)
    state["embeddings_version"] = torch.tensor([7])
    save_file({k: v.contiguous() for k, v in state.items()}, OUT / "model.safetensors")
    (OUT / "config.json").write_text(json.dumps({**shape, "model_type": "bert", "hidden_act": "gelu", "layer_norm_eps": 1e-12,
                                                 "position_embedding_type": "absolute"}, indent=1) + "\n")
    model.load_state_dict({k: v.float() for k, v in state.items() if k in model.state_dict()})

    tok = BertWordPieceTokenizer(str(OUT / "vocab.txt"), lowercase=True)
    rows = []
    for text in TEXTS:
        e, at = tok.encode(text, add_special_tokens=False), [0]
        for c in text:
            at.append(at[-1] + len(c.encode()))
        rows.append({"text": text, "pieces": [[i, at[a], at[b]] for i, (a, b) in zip(e.ids, e.offsets)]})
    for row in rows[:3]:
        ids = [2] + [p[0] for p in row["pieces"]] + [3]
        cases = [k % 5 for k in range(len(ids))]
        types = [int(k > len(ids) // 2) for k in range(len(ids))]
        t = torch.tensor
        with torch.inference_mode():
            x = model.embeddings.word_embeddings(t([ids])) + state["case_embeddings.weight"][t([cases])]
            out = model(inputs_embeds=x, token_type_ids=t([types])).last_hidden_state[0]
        row["hidden"] = [[round(v, 6) for v in r] for r in out.tolist()]
    (OUT / "expected.json").write_text(json.dumps({"unicode_sha256": unicode_hash(), "texts": rows}) + "\n")


if __name__ == "__main__":
    main()
