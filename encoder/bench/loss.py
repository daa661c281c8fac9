"""What the coarser number formats cost: scores of trained heads on the Go encoder's hidden states.

    python3 loss.py --weights FOLDER --data FOLDER --train FOLDER [--heads attribution,names] [--precisions f32,bf16,int8]

Needs what the training needs; --train is the folder of the training code, whose heads do the scoring.
"""
import argparse
import json
import pathlib
import subprocess
import sys

import numpy as np
import torch

from peer import build


class GoEncoder:
    """Stands in for the training code's encoder."""
    bf16 = False

    def __init__(self, binary, weights, precision):
        self.config = json.loads((pathlib.Path(weights) / "config.json").read_text())
        self.go = subprocess.Popen([binary, "-model", weights, "-precision", precision, "states"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, ids, cases, mask):
        width = self.config["hidden_size"]
        out = np.zeros((*ids.shape, width), np.float32)
        for k in range(len(ids)):
            n = int(mask[k].sum())
            self.go.stdin.write((json.dumps({"ids": ids[k, :n].tolist(), "cases": cases[k, :n].tolist()}) + "\n").encode())
            self.go.stdin.flush()
            out[k, :n] = np.frombuffer(self.go.stdout.read(n * width * 4), "<f4").reshape(n, width)
        return torch.from_numpy(out)

    def eval(self):
        return self


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--weights", required=True)
    ask.add_argument("--data", required=True)
    ask.add_argument("--train", required=True)
    ask.add_argument("--heads", default="attribution,names")
    ask.add_argument("--precisions", default="f32,bf16,int8")
    o = ask.parse_args()
    sys.path.insert(0, o.train)
    from fixtures import exported
    model, binary = exported(o.weights), build()
    for name in o.heads.split(","):
        model.heads[name].load(o.data, None)
        for p in o.precisions.split(","):
            print(f"== {name}, {p}", flush=True)
            model.heads[name].evaluate(GoEncoder(binary, o.weights, p))


if __name__ == "__main__":
    main()
