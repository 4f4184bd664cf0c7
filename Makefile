# Every command of the project. `make` alone lists them; PYTHON=python3.12 chooses another interpreter.

OLDEST := 3, 11
usable = $(1) -c 'import sys; sys.exit(sys.version_info < ($(OLDEST)))' >/dev/null 2>&1
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	if $(call usable,$$name); then echo $$name; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint format docs site clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime ## set up what a check needs and check seeds/
	$(BIN)/factcheck check seeds/ --format markdown --format html --exit-zero

test: $(VENV)/.dev ## set up what is still missing and run all the tests
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

lint: $(VENV)/.dev ## formatting, lint, types and layers only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.dev ## write what is made in docs/ and man/: rules, the tutorial's answers, manual pages
	PYTHONPATH=. $(BIN)/python docs/make.py

site: $(VENV)/.dev ## build the documentation as a site that needs no network, into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "open site/index.html; to search in it as well: python -m http.server --directory site"

clean: ## remove what the commands above have made, but no report and no index
	rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(call usable,$(or $(PYTHON),false)) || { \
		echo "factcheck needs Python 3.11 or later$(if $(PYTHON),; '$(PYTHON)' is not,). Name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing factcheck and the models it uses into $(VENV) (several minutes, more than 1 GB) …"
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@echo "Installing what the tests need into $(VENV) …"
	$(PIP) --editable '.[dev]'
	@touch $@
