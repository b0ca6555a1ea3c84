# `make` alone lists what there is. Needs Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test check coverage proof release-proof screenshots security bench migrations messages format environment tools browser
MAKEFLAGS += --no-print-directory

# With ARGS one run with them; without, the whole suite in two halves at once.
TESTS = $(if $(ARGS),$(PY) -m pytest $(ARGS),.ci/tests)

# One step of a longer target: says what it does before it does it.
step = @printf '\n== %s\n' "$(1)"

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: environment ## the whole system on this machine: http://127.0.0.1:8000 (PORT= for another); Ctrl-C ends it
	@exec $(PY) -m local.supervisor

test: tools browser ## every test, on real servers and in a real browser (ARGS= for pytest)
	@$(TESTS)

check: tools ## what CI asks: format, lint, contracts, types, messages, handbook, compose file, tests
	$(call step,A browser for the browser tests)
	@.ci/browser
	$(call step,Format)
	@$(VENV)/bin/ruff format --check .
	@git ls-files 'templates/*.html' | xargs -r $(VENV)/bin/djade --target-version 5.2 --check
	$(call step,Lint)
	@$(VENV)/bin/ruff check .
	$(call step,Import contracts)
	@$(VENV)/bin/lint-imports
	$(call step,Types)
	@$(VENV)/bin/mypy
	$(call step,Messages are all collected and translated)
	@$(PY) -m tests.house.catalogue --check
	$(call step,Handbook is what the code says)
	@$(PY) manage.py handbook --check
	$(call step,compose.yaml)
	@$(VENV)/bin/check-jsonschema --builtin-schema vendor.compose-spec compose.yaml
	$(call step,Tests)
	@$(TESTS)

security: tools ## 300 hostile uploads, each under 2 s of CPU and 200 MB; every pattern against bad luck
	@$(PY) -m tests.security

bench: environment ## what W1–W6 cost at 1,000 and 100,000 cases (N=1000000 for the million as well)
	@$(PY) -m tests.bench $(N)

coverage: tools browser ## what the tests reach of each package, beside its floor (ARGS= for some tests, without floors)
	@.ci/coverage $(ARGS)

proof: tools browser ## the fuller runs, before a promise is called kept: more kills, more requests, floors of coverage
	@MESSAGES=2000 PROOF_EXAMPLES=40 .ci/coverage $(ARGS)

release-proof: tools browser ## the fullest runs, before a version: hours on two cores
	@MESSAGES=10000 PROOF_EXAMPLES=400 $(TESTS)

screenshots: tools browser ## the pictures of the README, taken of a running `make run`
	@$(PY) -m tests.browser.pictures

format: tools ## put code and templates into form
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix --quiet . || true
	@git ls-files 'templates/*.html' | xargs -r $(VENV)/bin/djade --target-version 5.2

migrations: tools ## write migrations for changed models; finished, `python -m tests.house.landed` lists them for good
	@$(PY) manage.py makemigrations

messages: tools ## collect the messages and compile the catalogues
	@$(PY) -m tests.house.catalogue

environment: ## the Python environment in .venv, with what the whole system runs on by itself
	@.ci/environment $(PYTHON) requirements.txt requirements-local.txt

tools: ## the same with what it is built and checked with
	@.ci/environment $(PYTHON) requirements.txt requirements-local.txt requirements-dev.txt

browser: ## Debian's chromium for the browser tests, installed where apt is at hand
	@.ci/browser || true
