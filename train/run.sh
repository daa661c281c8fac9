#!/bin/sh
# Trains the reader. usage: run.sh DATA OUT [WEIGHTS]; PYTHON=... to use an environment that has requirements.txt
# Stopped, it goes on where it was. The exported weights come to WEIGHTS (default OUT/weights).
set -eu
data=$1 out=$2 weights=${3:-$2/weights}
here=$(dirname "$0")
mkdir -p "$out"
if [ -z "${PYTHON:-}" ]; then
    PYTHON=$out/venv/bin/python
    [ -x "$PYTHON" ] || { python3 -m venv "$out/venv" && "$PYTHON" -m pip install -q -r "$here/requirements.txt"; }
fi
"$PYTHON" "$here/train.py" --data "$data" --out "$out/first" --heads attribution --epochs 5
"$PYTHON" "$here/train.py" --data "$data" --out "$out/joint" --init "$out/first/last.pt" --epochs 4 --lr 1.2e-4
"$PYTHON" "$here/export.py" --from "$out/joint/last.pt" --out "$weights" --card "$here/CARD.md"
