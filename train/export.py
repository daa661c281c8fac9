"""Writes the weights folder that the Go program embeds. See README.md for the formulae.

usage: python export.py --from CHECKPOINT --out FOLDER [--card CARD.md]
"""
import argparse
import json
import pathlib
import shutil

import torch
from safetensors.torch import save_file

import crf
import text
import windows
from heads import all_heads, attribution, event_type, names, times
from train import Model, load


def tagger(name, part, module):
    at = f"heads.{name}.{part}"
    return {"labels": module.labels, "weight": f"{at}.linear.weight", "bias": f"{at}.linear.bias", "transitions": f"{at}.transitions",
            "start_barred": [label for label in module.labels if label[0] == "I"]}


def describe(model):
    heads = {n: {"type": t} for n, t in (("attribution", "tagger, links"), ("names", "tagger"), ("event_type", "pooled classes"), ("times", "taggers"))}
    h = model.heads
    heads["attribution"].update(tagger=tagger("attribution", "tagger", h["attribution"].tagger), links={
        "tensors": ["heads.attribution.source", "heads.attribution.content"], "reach": attribution.REACH, "width": attribution.WIDTH,
        "features": {"gap": 0, "stops": 18, "breaks": 21, "cues": 24}})
    heads["names"].update(tagger=tagger("names", "tagger", h["names"].tagger), coarse=names.COARSE)
    heads["event_type"].update(roots=event_type.ROOTS, quads=[event_type.QUAD[r] for r in event_type.ROOTS], width=event_type.WIDTH,
                               tensors="heads.event_type")
    heads["times"].update(times=tagger("times", "times", h["times"].times), events=tagger("times", "events", h["times"].events))
    return {"format": 1, "window": {"size": windows.SIZE, "overlap": windows.OVERLAP}, "cases": text.CASES, "heads": heads}


def tensors(model):
    out = dict(model.encoder.hf_names())
    for name, value in model.heads.named_parameters():
        if name.endswith("transitions"):
            owner = model.heads.get_submodule(name.rpartition(".")[0])
            value = value.masked_fill(owner.bar, crf.FORBIDDEN)
        out[f"heads.{name}"] = value
    return {k: v.detach().to(torch.bfloat16).contiguous().clone() for k, v in out.items()}


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--from", dest="source", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--card")
    o = ask.parse_args()
    model = Model(list(all_heads()))
    load(o.source, model)
    out = pathlib.Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    save_file(tensors(model), out / "model.safetensors", metadata={"format": "pt"})
    config = {k: v for k, v in model.encoder.config.items() if not k.startswith("_") and k not in ("gradient_checkpointing", "transformers_version", "use_cache")}
    (out / "config.json").write_text(json.dumps({**config, "case_vocab_size": len(text.CASES), "torch_dtype": "bfloat16"}, indent=1) + "\n")
    (out / "heads.json").write_text(json.dumps(describe(model), indent=1) + "\n")
    shutil.copyfile(text.weights_folder() / "vocab.txt", out / "vocab.txt")
    if o.card:
        shutil.copyfile(o.card, out / "CARD.md")
    for path in sorted(out.iterdir()):
        print(f"{path.stat().st_size:>10} {path.name}")


if __name__ == "__main__":
    main()
