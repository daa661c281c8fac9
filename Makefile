# Two commands do everything on a fresh machine: `make demo` and `make test`.

GO     ?= go
MODELS := build/models
export PARLEY_MODEL_DIR := $(CURDIR)/$(MODELS)

.PHONY: build demo test race eval bench parity train fuzz lint model clean

build: model ## bin/parley
	$(GO) build -trimpath -o bin/parley ./cmd/parley

model: ## the language pipelines, fetched once and checked
	@scripts/get-models

demo: build ## brief the demo story
	@bin/parley brief --agenda testdata/demo/agenda.yaml --out demo.html testdata/demo/reports
	@echo "Open $(CURDIR)/demo.html in a browser."

test: model ## every test; needs Chromium for the page (scripts/get-chromium)
	@scripts/get-chromium
	$(GO) vet ./...
	$(GO) test ./...

race: model ## the tests of what runs concurrently, under the race detector
	$(GO) test -race ./spacy/... ./encoder/... ./internal/pipeline ./internal/kernel ./internal/inflate

eval: build ## scores on annotated data: make eval DATA=folder [FOLDS=folder]
	@test -n "$(DATA)" || { echo "say where the data is: make eval DATA=folder" >&2; exit 2; }
	scripts/eval "$(DATA)" $(FOLDS)

bench: build ## benchmarks, and the paired runs against peers
	scripts/bench $(TEXTS)

parity: build ## agreement with Python spaCy, token by token: make parity TEXTS=folder
	@test -n "$(TEXTS)" || { echo "say which texts to compare on: make parity TEXTS=folder" >&2; exit 2; }
	scripts/parity "$(TEXTS)"

train: ## train the reader's weights: make train DATA=folder; they come to build/train/weights
	@test -n "$(DATA)" || { echo "say where the data is: make train DATA=folder" >&2; exit 2; }
	train/run.sh "$(DATA)" build/train

fuzz: model ## each fuzz target for half a minute
	scripts/fuzz

lint:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...

clean:
	rm -rf bin build demo.html internal/model/data/*.whl
