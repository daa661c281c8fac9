"""Scores an exported weights folder, in float32 as the program computes.

usage: python evaluate.py --data FOLDER --weights FOLDER [--heads a,b]
"""
import argparse

import torch

from fixtures import exported


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--weights", required=True)
    ask.add_argument("--heads", default="attribution,names")
    ask.add_argument("--threads", type=int, default=2)
    o = ask.parse_args()
    torch.set_num_threads(o.threads)
    model = exported(o.weights)
    for name in o.heads.split(","):
        model.heads[name].load(o.data, None)
        print(f"== {name}")
        model.heads[name].evaluate(model.encoder)


if __name__ == "__main__":
    main()
