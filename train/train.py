"""Trains the shared encoder and its heads. See README.md.

usage: python train.py --data FOLDER --out FOLDER [--heads a,b] [--epochs N] [--init CHECKPOINT]
"""
import argparse
import pathlib
import time

import numpy as np
import torch
from torch import nn

import encoder
import windows
from heads import all_heads


class Model(nn.Module):
    def __init__(self, names, bf16=True):
        super().__init__()
        self.encoder = encoder.pretrained()
        self.encoder.bf16 = bf16
        self.heads = nn.ModuleDict({n: all_heads()[n]() for n in names})


def load(path, model):
    """Weights of a checkpoint; heads that it lacks keep their start."""
    stored = torch.load(path, weights_only=False)
    missing, extra = model.load_state_dict(stored["model"], strict=False)
    print(f"from {path}: new {sorted({m.split('.')[1] for m in missing})}, left out {sorted({m.split('.')[1] for m in extra})}")
    return stored


def plan(model, rng, share):
    """One epoch's steps (head, items) in random order; a head's `repeat` says how often its data comes by."""
    steps = []
    for name, head in model.heads.items():
        groups, times = [], head.repeat * share.get(name, 1)
        while times > 0:
            more = windows.batches(head.items(rng), rng, head.room)
            groups += more[:round(len(more) * min(1, times))]
            times -= 1
        steps += [(name, g) for g in groups]
    return [steps[i] for i in rng.permutation(len(steps))]


def groups(model, lr, head_lr):
    plain, bare, heads = [], [], []
    for n, p in model.named_parameters():
        (heads if n.startswith("heads") else bare if p.ndim < 2 else plain).append(p)
    return [{"params": plain, "lr": lr, "weight_decay": 0.01}, {"params": bare, "lr": lr, "weight_decay": 0},
            {"params": heads, "lr": head_lr, "weight_decay": 0}]


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--heads", default=",".join(all_heads()))
    ask.add_argument("--epochs", type=int, default=6)
    ask.add_argument("--stop", type=int, help="end after this epoch, the schedule unchanged")
    ask.add_argument("--lr", type=float, default=2e-4)
    ask.add_argument("--head-lr", type=float, default=1e-3)
    ask.add_argument("--init", help="a checkpoint to start from")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--share", default="", help="name=factor,... on the heads' own repeats")
    ask.add_argument("--fold", type=int, help="leave out this fifth (0 to 4) of the sets that have no dev side, and score on it")
    ask.add_argument("--no-eval", action="store_true")
    o = ask.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    share = {k: float(v) for k, v in (p.split("=") for p in o.share.split(",") if p)}
    out = pathlib.Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    model = Model(o.heads.split(","))
    for head in model.heads.values():
        head.load(o.data, o.fold)
    if o.init:
        load(o.init, model)
    optimizer = torch.optim.AdamW(groups(model, o.lr, o.head_lr), fused=True)
    top = [g["lr"] for g in optimizer.param_groups]
    per_epoch, first = len(plan(model, np.random.default_rng(o.seed), share)), 0
    total = per_epoch * o.epochs
    if (out / "last.pt").exists():
        stored = load(out / "last.pt", model)
        optimizer.load_state_dict(stored["optimizer"])
        first = stored["epoch"]
    step, begun = first * per_epoch, time.time()
    for epoch in range(first, o.stop or o.epochs):
        model.train()
        torch.manual_seed(o.seed + 1000 * epoch)
        steps = plan(model, np.random.default_rng([o.seed, epoch]), share)
        seen = {}
        for k, (name, items) in enumerate(steps):
            now = min(step / max(1, 0.1 * total), max(0.0, (total - step) / (0.9 * total)))
            for g, lr in zip(optimizer.param_groups, top):
                g["lr"] = lr * now
            batch = windows.pack(items)
            loss = model.heads[name].loss(*windows.word_states(model.encoder, batch), batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            seen.setdefault(name, []).append(loss.item())
            if k % 25 == 0:
                recent = " ".join(f"{n} {np.mean(v[-50:]):.3f}" for n, v in seen.items())
                print(f"epoch {epoch + 1}/{o.epochs} step {k}/{len(steps)} {time.time() - begun:.0f}s {recent}", flush=True)
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}, out / "new.pt")
        (out / "new.pt").replace(out / "last.pt")
        if not o.no_eval:
            evaluate(model)


def evaluate(model):
    model.eval()
    for name, head in model.heads.items():
        print(f"== {name}")
        head.evaluate(model.encoder)


if __name__ == "__main__":
    main()
