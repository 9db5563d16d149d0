# make demo   set everything up and map the example corpus
# make test   set everything up and run the tests
# make help   the rest

.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out/union
LANGUAGE ?= en

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: $(VENV)/.library  ## set up, map examples/union, say where the report is
	@$(BIN)/intersector map examples/union --out $(OUT) --language $(LANGUAGE)
	@echo "The report is at file://$(abspath $(OUT))/index.html"

setup: $(VENV)/.dev  ## create the environment for development

test: $(VENV)/.dev  ## set up and run the tests, in a real Chromium too
	@tools/ensure-chromium $(BIN)/python
	@tools/ensure-libreoffice
	@tools/ensure-fonts
	@tools/ensure-ocr
	@tools/ensure-production
	@$(BIN)/pytest -n auto $(PYTEST)

postgresql: $(VENV)/.dev  ## the tests of the site's rows on PostgreSQL
	@tools/ensure-postgresql $(BIN)/pytest -n auto -m 'not browser' tests/web

models: $(VENV)-models/.models  ## set up torch in an environment apart, and run the tests that need it
	@$(VENV)-models/bin/pytest -m models

cluster: $(VENV)-cluster/.cluster  ## set up Daft and Ray in an environment apart, and run the tests that need two nodes
	@$(VENV)-cluster/bin/pytest -m cluster -W ignore tests/engines

lint: $(VENV)/.dev  ## formatting, style, types and the one-way imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

audit: $(VENV)/.dev  ## look up every dependency in the advisories; fails on a finding only
	@$(BIN)/python tools/audit.py

format: $(VENV)/.dev  ## mend formatting and what ruff can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

check: lint test  ## what CI checks

golden: $(VENV)/.dev  ## rewrite the golden files; read the diff before committing it
	@$(BIN)/python tests/structure/test_golden.py
	@$(BIN)/python tests/editions/test_golden.py

docs: $(VENV)/.dev  ## rewrite the generated parts of the documentation
	@$(BIN)/python tools/reference.py

catalogues: $(VENV)/.dev  ## bring the site's messages up to date; then translate what is new
	@$(BIN)/python tools/catalogues.py

serve: $(VENV)/.dev  ## run the site with the invented Union in it
	@$(BIN)/intersector serve --demo

bench: $(VENV)/.dev  ## quality on labelled data, and speed: make bench DATA=folder
	@$(BIN)/python benchmarks/quality.py --data $(DATA)
	@$(BIN)/python benchmarks/speed.py
	@$(BIN)/python benchmarks/large.py
	@$(BIN)/python benchmarks/corpus.py --data $(DATA)

clean:  ## remove the environment and what was made
	@rm -rf $(VENV) $(VENV)-models $(VENV)-cluster out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.library: pyproject.toml
	@tools/install $(VENV) .
	@touch $@

$(VENV)/.dev: pyproject.toml
	@tools/install $(VENV) '.[dev]'
	@touch $@ $(VENV)/.library

$(VENV)-models/.models: pyproject.toml
	@tools/install $(VENV)-models '.[models]'
	@touch $@

$(VENV)-cluster/.cluster: pyproject.toml
	@tools/install $(VENV)-cluster '.[dev,cluster]'
	@touch $@

.PHONY: help demo setup test audit models cluster lint format check golden docs catalogues serve postgresql bench clean
