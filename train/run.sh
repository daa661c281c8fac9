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
"$PYTHON" "$here/train.py" --data "$data" --out "$out/first" --heads attribution --epochs 5 --stop 2
"$PYTHON" "$here/train.py" --data "$data" --out "$out/joint" --init "$out/first/last.pt" --epochs 3 --lr 1.5e-4 --share names=1.5
"$PYTHON" "$here/train.py" --data "$data" --out "$out/last" --init "$out/joint/last.pt" --epochs 1 --lr 7e-5 --head-lr 5e-4 \
    --share names=2,attribution=0.35,event_type=0.3,times=0.5 --seed 2
"$PYTHON" "$here/export.py" --from "$out/last/last.pt" --out "$weights" --card "$here/CARD.md"
