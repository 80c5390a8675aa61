# Everything there is to run. Each target first sets up what it needs in .venv, so a fresh machine with
# Python 3.11 or later, git and make needs no other step.

BIN := .venv/bin
PYTHON := $(BIN)/python
# Where to look for Python; the first that is new enough and can make an environment is taken.
PYTHON3 := python3 python3.14 python3.13 python3.12 python3.11 python
# Quiet but for errors: pip's settings on a machine can make it warn about every package.
INSTALL := $(PYTHON) -m pip install -qq --disable-pip-version-check --no-input
# Only what a lock names by its hash; building from source would fetch tools that no lock names.
LOCKED := --require-hashes --only-binary :all:

DENO := $(BIN)/deno
WIDGETS := overrides/widgets
# Every page loads the first; the others are for the session filter, and for drills and the guided response.
BUNDLES := bundle.js session-filter.bundle.js drill.bundle.js
SCRIPTS := $(WIDGETS) tests/widgets benchmarks/filtering audits

# Material prints a notice about its end of life on every build; README.md says what follows from it.
export NO_MKDOCS_2_WARNING := 1
export DENO_DIR := $(CURDIR)/.cache/deno
export DENO_NO_UPDATE_CHECK := 1
# Like pip, Deno then trusts what the machine trusts, such as a company's own authority.
export DENO_TLS_CA_STORE ?= system,mozilla

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two installations into one .venv would be in each other's way.
.NOTPARALLEL:
.PHONY: help site pack serve test check audit vulnerabilities format bundle pictures lock bench engines venv clean FORCE

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile
	@echo 'Example: make site; an owner of data begins with docs/maintaining/first-ten-minutes.md'

site: .venv/project.stamp ## build the portal into site/; every warning is an error
	$(BIN)/runbook build

pack: .venv/project.stamp ## build, and pack the portal into runbook.zip, which opens from a disk
	$(BIN)/runbook pack

serve: .venv/project.stamp ## show the portal in a browser and rebuild it when a file changes
	$(BIN)/runbook serve

test: venv ## run every test: the widgets with Deno, all else with pytest and a browser
	$(PYTHON) -m tests.machine_setup
	$(DENO) test --quiet --no-check --parallel --allow-read=. tests/widgets
	$(PYTHON) -m pytest -n auto --dist worksteal --cov

check: venv ## check format, lint, types, layers, the bundle, the schemas and the data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(DENO) fmt --check $(SCRIPTS)
	$(DENO) lint $(SCRIPTS)
	$(DENO) check --quiet $(WIDGETS)/main.js $(WIDGETS)/session-filter.js $(WIDGETS)/drill.js tests/widgets
	@mkdir -p .cache
	$(call bundle,.cache)
	@for name in $(BUNDLES); do cmp -s .cache/$$name $(WIDGETS)/$$name \
	  || { echo "$(WIDGETS)/$$name: not made from these sources; run 'make bundle'" >&2; exit 1; }; done
	$(BIN)/runbook schema --check
	$(BIN)/runbook check

# For a job at night: it asks a service on the network, so that neither `check` nor `test` depends on one.
vulnerabilities: venv ## ask what is known to be wrong with what the locks name and with what is in the site
	@$(PYTHON) -m tests.vulnerabilities

format: venv ## put sources into their format and repair what lint can repair
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(DENO) lint --fix $(SCRIPTS)
	$(DENO) fmt $(SCRIPTS)

bundle: venv ## build the widgets' bundles from their sources
	$(call bundle,$(WIDGETS))

define bundle
$(DENO) bundle --quiet --platform browser --format iife --minify --output $(1)/bundle.js $(WIDGETS)/main.js
$(DENO) bundle --quiet --platform browser --format iife --minify --import-map $(WIDGETS)/late.json \
  --output $(1)/session-filter.bundle.js $(WIDGETS)/session-filter.js
$(DENO) bundle --quiet --platform browser --format iife --minify --import-map $(WIDGETS)/late.json \
  --output $(1)/drill.bundle.js $(WIDGETS)/drill.js
endef

# uv does not read pip's settings: the index that pip is set to use is handed over, and goes into no file. pip lists
# what the environment sets before what its files set.
lock: venv ## resolve requirements/*.in into the hashed locks (UPGRADE=1: to the newest versions)
	@index=$$($(PYTHON) -m pip config list | sed -n "s/^[a-z:]*\.index-url='\(.*\)'$$/\1/p" | head -n 1); \
	if [ -n "$$index" ]; then export UV_DEFAULT_INDEX="$$index"; fi; \
	for name in site distributed dev properdocs zensical; do \
	  echo "requirements/$$name.txt"; \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 $(if $(UPGRADE),--upgrade) \
	    --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links \
	    --custom-compile-command 'make lock' \
	    --output-file requirements/$$name.txt requirements/$$name.in || exit 1; \
	done

pictures: venv ## draw README's pictures, and the card and icons from brand/, with the browser of the tests
	$(PYTHON) -m tests.machine_setup
	$(PYTHON) -m brand
	$(PYTHON) -m tests.looks

audit: venv ## look at every kind of page with Lighthouse, and at all markup with the Nu validator
	$(PYTHON) -m tests.machine_setup
	$(BIN)/runbook build
	$(PYTHON) -m audits

bench: venv ## measure how long builds and widgets take
	$(PYTHON) -m benchmarks

engines: venv ## build the portal and its export with other engines, and compare (sets them up in .cache)
	$(PYTHON) -m pytest -m engines tests/engines

venv: .venv/project.stamp .venv/dev.stamp ## set up .venv for development, and nothing else

clean: ## remove everything that these commands made, .venv included
	rm -rf .venv site .cache .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache \
	  .ruff_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up. A stamp is written when its step is done. An interrupted installation can leave half a package that pip
# then takes for a whole one, so site.stamp is out of the way while more is installed: without it, the next run
# starts from an empty .venv.

# An environment works only where it was made: a copied tree, or one whose Python is gone, gets a new one.
ifneq ($(shell test -x $(PYTHON) && cat .venv/site.stamp 2>/dev/null),$(CURDIR))
.venv/site.stamp: FORCE
endif

.venv/site.stamp: requirements/site.txt
	@for python in $(PYTHON3) ''; do \
	  $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "None of these is Python 3.11 or later with its venv module: $(PYTHON3)." >&2; \
	  echo "Install one (on Debian and Ubuntu with python3-venv), or name one: make PYTHON3=/path/to/python" >&2; \
	  exit 1; \
	fi; \
	echo "Setting up .venv with $$($$python --version)"; \
	$$python -m venv --clear .venv
	$(INSTALL) $(LOCKED) -r requirements/site.txt
	@pwd -P > $@

.venv/project.stamp: .venv/site.stamp pyproject.toml
	$(INSTALL) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/site.stamp requirements/dev.txt
	@mv .venv/site.stamp .venv/site.held
	$(INSTALL) $(LOCKED) -r requirements/dev.txt
	@mv .venv/site.held .venv/site.stamp
	@touch $@
