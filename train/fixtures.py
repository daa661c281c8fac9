"""Writes fixtures/parity.jsonl: what the Go program must compute for some invented texts. Float32, from exported weights.

usage: python fixtures.py --weights FOLDER
"""
import argparse
import json
import pathlib

import numpy as np
import torch
from safetensors.torch import load_file

import text
import windows
from heads import all_heads
from train import Model

TEXTS = [
    "President Ilsa Maren said on Tuesday that Velmar would accept “no peace without guarantees”.",
    "Talks in Port Velm collapsed after three hours, according to Henrik Aldane, the envoy of the Norrland Union. "
    "“We were close,” he told reporters. “Then Tarsk walked out.”\n\nGoran Tesk's office denied the report. Café owners near the naïve façade heard SHOUTING at 10:30 p.m., officials in Tarsk City added.",
    "TARSK CITY (TPA) — The Calder Republic demanded on 3 March 2031 that Velmari troops withdraw; 和平 talks cost €4.5m a week.\n \nNobody knows who fired first.",
    "Tarskan forces shelled the Velmari border town of Ødeby. Velmar condemned the attack and threatened Tarsk with sanctions.",
    "…",
]
LONG = [
    "The foreign minister of the Calder Republic, Sana Orvik, said that her government had “never promised” to send soldiers to Velmar.",
    "Two diplomats who asked not to be named believe that the ceasefire will hold until the end of the month.",
    "Ms Maren's adviser wrote on Thursday: “We shall not sign a paper that Tarsk has already broken twice.",
    "“Nor shall we beg for one.”",
    "Tarsk's defence ministry announced that its troops had left the Hallow valley, a claim that observers of the Norrland Union rejected.",
    "Mr Tesk, who turned 61 last week, accused Velmar of stalling. He added that the next round, planned for 12 May, would be the last.",
    "Analysts doubt it. Since 2029 the sides have met five times, and every winter the guns have spoken again.",
    "A poll published by the Port Velm Courier suggests that most Velmari oppose giving up land, whatever the guarantees.",
]
LONG_TEXT = "\n\n".join(LONG + [p.replace("Thursday", "Friday").replace("12 May", "20 June") for p in LONG[::-1]] + LONG[2:5])
EVENTS = [(3, (0, 0), (8, 8), None), (3, (9, 9), (12, 12), (10, 10)), (3, (9, 9), None, (14, 14))]


def rounded(x):
    return [[round(float(v), 4) for v in row] for row in np.asarray(x)]


def record(model, raw, events=()):
    doc = text.read(raw)
    h = windows.read(model.encoder, [doc])[0]
    at = text.byte_offsets(raw)
    span = lambda s: [at[doc.spans[s[0]][0]], at[doc.spans[s[1] - 1][1]], *s[2:]]
    heads = model.heads
    taggers = {"attribution": heads["attribution"].tagger, "names": heads["names"].tagger, "times": heads["times"].times, "events": heads["times"].events}
    out = {"text": raw, "words": [[at[a], at[b]] for a, b in doc.spans], "pieces": doc.pieces, "cases": doc.cases,
           "breaks": [i for i, b in enumerate(doc.after_break) if b], "windows": windows.reading(doc),
           "hidden": {str(w): [round(float(v), 4) for v in h[w][:16]] for w in sorted({0, len(h) // 2, len(h) - 1}) if len(h)}}
    if len(doc.pieces) < 100:
        out["scores"] = {n: rounded(t.scores(h)) for n, t in taggers.items()}
    out["spans"] = {n: [span(s) for s in t.decode(h)] for n, t in taggers.items()}
    out["spans"]["names"] = [span(s) for s in heads["names"].read(doc, h)]
    out["attributions"] = [{k: [span(s) for s in v] for k, v in a.items()} for a in heads["attribution"].read(doc, h)]
    for source, target, predicate in events:
        flags = torch.zeros(3, 1, len(h), dtype=torch.bool)
        for k, words in enumerate((source, target, predicate)):
            if words:
                flags[k, 0, words[0]:words[1] + 1] = True
        with torch.no_grad():
            logits = heads["event_type"](h[None], torch.ones(1, len(h), dtype=torch.bool), *flags)
        out.setdefault("event_types", []).append({"source": source, "target": target, "predicate": predicate, "logits": rounded(logits)[0]})
    return out


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--weights", required=True)
    o = ask.parse_args()
    folder = pathlib.Path(__file__).parent / "fixtures"
    folder.mkdir(exist_ok=True)
    model = exported(o.weights)
    with (folder / "parity.jsonl").open("w", encoding="utf-8") as f:
        for k, raw in enumerate(TEXTS + [LONG_TEXT]):
            f.write(json.dumps(record(model, raw, [e[1:] for e in EVENTS if e[0] == k]), ensure_ascii=False) + "\n")


def exported(folder):
    """Model of an exported weights folder, in float32."""
    model, stored = Model(list(all_heads()), bf16=False), load_file(pathlib.Path(folder) / "model.safetensors")
    with torch.no_grad():
        for name, parameter in [*model.encoder.hf_names(), *((f"heads.{n}", p) for n, p in model.heads.named_parameters())]:
            parameter.copy_(stored[name].float())
    return model.eval()


if __name__ == "__main__":
    main()
