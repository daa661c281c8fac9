"""Compares the Go encoder with its peers: the tokenizers library, PyTorch and ONNX Runtime.

    python3 peer.py tokens --model FOLDER --texts FOLDER_OR_FILE...   every piece and offset
    python3 peer.py hidden --model FOLDER --texts ...                 largest difference of hidden states
    python3 peer.py speed  --model FOLDER --texts ... [--precisions f32,bf16,int8]

Needs torch, tokenizers, safetensors, onnx and onnxruntime. `go` must be on the path.
The speed test pins everything to one core (--core), runs the peers by turns, and counts processor time,
so that what else the machine does matters little; the median of the rounds counts.
"""
import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

HERE = pathlib.Path(__file__).parent


def build():
    binary = pathlib.Path(tempfile.mkdtemp()) / "bench"
    subprocess.run(["go", "build", "-o", binary, "."], cwd=HERE, check=True)
    return binary


def read_texts(paths, limit):
    out, words = [], 0
    for p in paths:
        p = pathlib.Path(p)
        for f in sorted(p.rglob("*.txt")) if p.is_dir() else [p]:
            text = f.read_text(errors="replace")
            words += len(text.split())
            out.append(text)
            if words >= limit:
                return out, words
    return out, words


def hostile():
    """Strings that go for the corners: each code point in three surroundings, and random mixtures."""
    points = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    out = ["".join(f"a{chr(c)}b {chr(c)} E{chr(c)}\u0301 " for c in points[i:i + 512]) for i in range(0, len(points), 512)]
    rng = random.Random(1)
    pool = [" ", "  ", "\n", "\t", "\u00a0", "[SEP]", "[MASK]", "[mask]", "[", "]", "##", "##ing", "İ", "ß", "ﬁ", "é", "e\u0301", "\u0301", "Å", "中", "文", "한국",
            "\u200b", "\u00ad", "\ufeff", "\ufffd", "\x00", "\x7f", "\u2028", "\u3000", "𝒜", "😀", "👨\u200d👩", "don't", "U.S.", "x" * 100, "x" * 101, "é" * 100,
            "naïve", "ΑΣ", "≠", "½", "①", "Ǆ", "ŉ", "unaffable", "supercalifragilistic", "Zelenskyy", "3.14", "a_b", "—", "“", "”", "’", "…", "ष्ट्र", "กำ", "הֵן", "العَرَبِيَّة"]
    for _ in range(4000):
        out.append("".join(rng.choice(pool) if rng.random() < 0.8 else chr(rng.choice(points)) for _ in range(rng.randint(1, 30))))
    out += ["", " ", "[SEP]" * 50, "[[SEP]]", "[SEP", "x" * 100000, "a " * 5000, "\u0301" * 300, "中" * 300]
    return out


def tokenizer(model):
    from tokenizers import Tokenizer
    t = Tokenizer.from_file(str(pathlib.Path(model) / "tokenizer.json"))
    t.no_truncation()
    t.no_padding()
    return t


def go(binary, o, job, texts, *flags):
    lines = "\n".join(json.dumps(t) for t in texts)
    return subprocess.run([binary, "-model", o.model, *flags, job], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout


def tokens(o):
    texts, words = read_texts(o.texts, o.words)
    t, binary = tokenizer(o.model), build()
    for name, group in (("texts", texts), ("hostile strings", hostile())):
        lines = go(binary, o, "tokens", group).decode().split("\n")
        pieces = wrong = 0
        for text, line in zip(group, lines):
            at = [0]
            for c in text:
                at.append(at[-1] + len(c.encode()))
            e = t.encode(text, add_special_tokens=False)
            want = [f"{i}:{at[a]}:{at[b]}" for i, (a, b) in zip(e.ids, e.offsets)]
            got = line.split()
            pieces += len(want)
            if want != got:
                wrong += 1
                k = next((k for k, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
                if wrong <= 10:
                    print("different:", repr(text[:60]), "piece", k, "want", want[k:k + 3], "got", got[k:k + 3])
        print(f"{name}: {len(group)}, {pieces} pieces, {wrong} different")
    print(f"{words} words of text")


def torch_model(model):
    import torch
    from transformers import BertModel
    m = BertModel.from_pretrained(model, attn_implementation="eager", add_pooling_layer=False).eval()
    return torch, m


def inputs(binary, o, texts):
    """The Go program's inputs and hidden states."""
    data = go(binary, o, "hidden", texts, "-pieces", str(o.pieces), "-precision", o.precisions.split(",")[0])
    out, at = [], 0
    while at < len(data):
        end = data.index(b"\n", at)
        ids = [int(x) for x in data[at:end].split()]
        size = len(ids) * o.width * 4
        out.append((ids, np.frombuffer(data[end + 1:end + 1 + size], "<f4").reshape(len(ids), o.width)))
        at = end + 1 + size
    return out


def hidden(o):
    texts, _ = read_texts(o.texts, o.words)
    rows = inputs(build(), o, texts)
    torch, m = torch_model(o.model)
    worst, pieces, square = 0, 0, []
    with torch.inference_mode():
        for ids, got in rows:
            want = m(torch.tensor([ids])).last_hidden_state[0].numpy()
            diff = np.abs(want - got)
            worst, pieces = max(worst, float(diff.max())), pieces + len(ids)
            square.append(float((diff ** 2).mean() / (want ** 2).mean()))
    print(f"{len(rows)} inputs, {pieces} pieces: largest difference {worst:.2e}, relative root mean square {np.sqrt(np.mean(square)):.2e}")


def sessions(o, folder):
    import onnxruntime as ort
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    _, m = torch_model(o.model)
    plain, int8 = folder / "f32.onnx", folder / "int8.onnx"

    class Bare(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.m = m

        def forward(self, ids, mask):
            return self.m(input_ids=ids, attention_mask=mask).last_hidden_state

    ids = torch.ones(2, 8, dtype=torch.long)
    torch.onnx.export(Bare(), (ids, ids), str(plain), input_names=["ids", "mask"], output_names=["hidden"], dynamo=False, opset_version=17,
                      dynamic_axes={"ids": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}, "hidden": {0: "b", 1: "n"}})
    fused = folder / "fused.onnx"
    try:
        from onnxruntime.transformers.optimizer import optimize_model
        opt = optimize_model(str(plain), model_type="bert", num_heads=o.heads, hidden_size=o.width)
        opt.save_model_to_file(str(fused))
    except Exception as e:
        print("without the transformer optimizer:", e)
        fused = plain
    quantize_dynamic(str(fused), str(int8), weight_type=QuantType.QInt8, extra_options={"DefaultTensorType": 1})
    out = {}
    for name, path in (("onnxruntime f32", fused), ("onnxruntime int8", int8)):
        so = ort.SessionOptions()
        so.intra_op_num_threads = so.inter_op_num_threads = 1
        out[name] = ort.InferenceSession(str(path), so, providers=["CPUExecutionProvider"])
    return out


def batches(rows, room=2000):
    rows, out = sorted(rows, key=len), []
    for r in rows:
        if not out or (len(out[-1]) + 1) * len(r) > room:
            out.append([])
        out[-1].append(r)
    made = []
    for b in out:
        n = max(map(len, b))
        ids, mask = np.zeros((len(b), n), np.int64), np.zeros((len(b), n), np.int64)
        for k, r in enumerate(b):
            ids[k, :len(r)], mask[k, :len(r)] = r, 1
        made.append((ids, mask))
    return made


def speed(o):
    os.sched_setaffinity(0, {o.core})
    os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", GOMAXPROCS="1")
    texts, _ = read_texts(o.texts, o.words)
    binary = build()
    rows = [ids for ids, _ in inputs(binary, o, texts)]
    pieces, jobs = sum(map(len, rows)), {}
    made = batches(rows)
    for name, s in sessions(o, pathlib.Path(tempfile.mkdtemp())).items():
        jobs[name] = lambda s=s: [s.run(None, {"ids": a, "mask": b}) for a, b in made]
    if o.torch:
        torch, m = torch_model(o.model)
        torch.set_num_threads(1)

        def run(half):
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
                for a, b in made:
                    m(torch.from_numpy(a), attention_mask=torch.from_numpy(b))
        jobs["torch f32"], jobs["torch bf16"] = (lambda: run(False)), (lambda: run(True))
    for p in o.precisions.split(","):
        jobs[f"go {p}"] = lambda p=p: float(go(binary, o, "speed", texts, "-pieces", str(o.pieces), "-precision", p, "-rounds", "1").decode().split("pieces_per_cpu_s ")[1].split()[0])
    rates = {name: [] for name in jobs}
    for _ in range(o.rounds):
        for name, job in jobs.items():
            before = time.process_time()
            own = job()
            rates[name].append(own if isinstance(own, float) else pieces / (time.process_time() - before))
    base = statistics.median(rates["onnxruntime f32"])
    print(f"{len(rows)} inputs of up to {o.pieces}, {pieces} pieces, one core, {o.rounds} rounds; pieces per second of processor time: median, best, ratio of medians to onnxruntime f32")
    for name, r in rates.items():
        print(f"{name:18} {statistics.median(r):8.0f} {max(r):8.0f} {statistics.median(r) / base:6.2f}")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("job", choices=["tokens", "hidden", "speed"])
    ask.add_argument("--model", required=True)
    ask.add_argument("--texts", nargs="+", required=True)
    ask.add_argument("--words", type=int, default=500_000, help="stop reading texts after so many words")
    ask.add_argument("--pieces", type=int, default=320)
    ask.add_argument("--precisions", default="f32")
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--core", type=int, default=1)
    ask.add_argument("--torch", action="store_true")
    o = ask.parse_args()
    c = json.loads((pathlib.Path(o.model) / "config.json").read_text())
    o.width, o.heads = c["hidden_size"], c["num_attention_heads"]
    sys.exit({"tokens": tokens, "hidden": hidden, "speed": speed}[o.job](o))


if __name__ == "__main__":
    main()
