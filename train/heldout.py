"""Writes what a fold leaves out (train.py --fold) beside its exported weights, for the Go scorer: make eval FOLDS=folder.

usage: python heldout.py --data FOLDER --fold K --out FOLDER
"""
import argparse
import json
import pathlib

from heads import event_type, times


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--fold", type=int, required=True)
    ask.add_argument("--out", required=True)
    o = ask.parse_args()
    out = {"timeml": times.held_out(o.data, o.fold), "plv": event_type.held_out(o.data, o.fold)}
    (pathlib.Path(o.out) / "held_out.json").write_text(json.dumps(out, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(out['timeml'])} TimeML files, {len(out['plv'])} texts of plv")


if __name__ == "__main__":
    main()
