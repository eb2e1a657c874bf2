# The verbs of the project. `make` alone lists them; every one works after a fresh clone.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-long check lint types imports bench docs serve clean

help: ## list the verbs
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

setup: .venv/ready-dev ## a virtual environment in .venv with everything a contributor needs

demo: .venv/ready ## invent a list of 43,000 and a day of travellers, screen them, and say what happened
	@$(BIN)/crible demo

test: .venv/ready-dev ## all tests but the slow ones
	@$(BIN)/pytest --quiet --numprocesses=auto

test-long: .venv/ready-dev ## all tests, and property tests that look much further
	@$(BIN)/pytest --quiet --numprocesses=auto -m "slow or not slow" --hypothesis-profile=long

check: lint types imports docs test ## what must pass before a commit

lint: .venv/ready-dev ## form and style
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .

types: .venv/ready-dev ## strict types
	@$(BIN)/mypy

imports: .venv/ready-dev ## imports point up the page only
	@$(BIN)/lint-imports --no-cache

bench: .venv/ready-dev ## measured quality and speed, each beside its yardstick
	@set -e; for bench in benchmarks/[a-z]*.py; do $(BIN)/python $$bench; done

docs: .venv/ready-dev ## the documentation, into site/
	@$(BIN)/python tables/pages.py --check && $(BIN)/mkdocs build --strict --quiet

serve: ## the service, once there is one
	@echo "There is no service yet; the command line is .venv/bin/crible (make demo)." >&2; exit 1

clean: ## remove what the verbs made, except .venv
	@rm -rf site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/ready: pyproject.toml
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv
	@echo "Installing into .venv ..."
	@$(PIP) install --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	@echo "Installing the tools of the tests and checks ..."
	@$(PIP) install --editable ".[dev]"
	@touch $@
