"""Write what Python spaCy says of texts, one JSON line per document.

Usage: python expect.py MODEL TEXTS... > expect.jsonl

MODEL is an installed package's name, a pipeline's folder or a wheel. TEXTS are folders
(every *.txt below them, sorted), .txt files, or .jsonl files whose lines hold
"doc" and "text". The lines have the form that `parley read --format jsonl`
prints; offsets are bytes of UTF-8. With --time, nothing is written and words
and tokens per second are printed instead.
"""

import argparse
import json
import pathlib
import sys
import tempfile
import time
import zipfile

import spacy


def load(model):
    """Load a pipeline; of a wheel, the folder with config.cfg and tokenizer."""
    if not zipfile.is_zipfile(model):
        return spacy.load(model)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(model) as wheel:
        wheel.extractall(folder)
        for config in pathlib.Path(folder).rglob("config.cfg"):
            if (config.parent / "tokenizer").exists():
                return spacy.load(config.parent)
    raise SystemExit(f"{model}: no pipeline in it")


def texts(paths):
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            for file in sorted(path.rglob("*.txt")):
                yield file.stem, file.read_bytes().decode("utf-8", "replace")
        elif path.suffix == ".jsonl":
            for line in path.read_text("utf-8").split("\n"):
                if line:
                    row = json.loads(line)
                    yield row["doc"], row["text"]
        else:
            yield path.stem, path.read_bytes().decode("utf-8", "replace")


def entity(token):
    if token.ent_iob_ in ("B", "I"):
        return token.ent_iob_ + "-" + token.ent_type_
    return "O"


def record(name, doc):
    # byte offset of each code point, and of the end
    at = [0]
    for char in doc.text:
        at.append(at[-1] + len(char.encode("utf-8")))
    tokens = [
        {
            "start": at[t.idx],
            "end": at[t.idx + len(t.text)],
            "tag": t.tag_,
            "pos": t.pos_,
            "morph": str(t.morph),
            "lemma": t.lemma_,
            "head": t.head.i,
            "dep": t.dep_,
            "ent": entity(t),
            "sent": bool(t.is_sent_start),
        }
        for t in doc
    ]
    chunks = []
    if doc.has_annotation("DEP") and doc.vocab.get_noun_chunks is not None:
        chunks = [[c.start, c.end] for c in doc.noun_chunks]
    return {"doc": name, "tokens": tokens, "chunks": chunks}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--time", action="store_true")
    args = parser.parse_args()
    nlp = load(args.model)
    pairs = [(text, name) for name, text in texts(args.texts)]
    if args.time:
        start, words, tokens = time.perf_counter(), 0, 0
        for doc, _ in nlp.pipe(pairs, as_tuples=True):
            words += len(doc.text.split())
            tokens += len(doc)
        spent = time.perf_counter() - start
        print(f"{words / spent:.0f} words/s {tokens / spent:.0f} tokens/s {spent:.2f} s")
        return
    for doc, name in nlp.pipe(pairs, as_tuples=True, batch_size=32):
        line = json.dumps(record(name, doc), ensure_ascii=False, separators=(",", ":"))
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
