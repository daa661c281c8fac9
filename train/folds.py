"""Sums up the logs of the five folds (train.py --fold 0 to 4): times, event words and event types over all of them.

usage: python folds.py LOG...
"""
import collections
import re
import sys

from heads.event_type import ROOTS, macro


def last(lines, start):
    return [line for line in lines if line.startswith(start)][-1]


def main():
    count, pairs, quads = collections.Counter(), [], []
    for path in sys.argv[1:]:
        lines = open(path, encoding="utf-8").read().splitlines()
        for key, value in re.findall(r"(\w+)=(\d+)", last(lines, "counts ")):
            count[key] += int(value)
        rows = [line for line in lines if line.startswith("pairs ")][-2]  # the line without predicates
        pairs += [tuple(map(int, p.split(":"))) for p in rows.split()[1:]]
        score = [line for line in lines if line.startswith("event type:")][-1]
        quads.append((float(re.search(r"quad ([\d.]+)", score)[1]), int(score.split()[-1])))
    f = lambda hit, a, b: 2 * count[hit] / (count[a] + count[b])
    p, r = count["relaxed_p"] / count["got"], count["relaxed_r"] / count["gold"]
    print(f"times strict {f('strict', 'gold', 'got'):.3f} typed {f('typed', 'gold', 'got'):.3f} relaxed {2 * p * r / (p + r):.3f}")
    print(f"event words {f('e_hit', 'e_gold', 'e_got'):.3f} with class {f('e_typed', 'e_gold', 'e_got'):.3f}")
    print(f"event type macro-F1 {macro(pairs):.3f} quad {sum(q * n for q, n in quads) / sum(n for _, n in quads):.3f} of {len(pairs)}")
    print("worst " + ", ".join(f"{ROOTS[g]} as {ROOTS[m]} {n}" for (g, m), n in collections.Counter(x for x in pairs if x[0] != x[1]).most_common(8)))


if __name__ == "__main__":
    main()
