# What one does with a checkout: `make demo` to see it, `make test` to check everything.
# Both start from a machine with Python 3.11 or later and make, and may be run again at any time.

.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -o pipefail -c
PORT ?= 8000
TIMES ?= 200
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
UV := .venv-lock/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-strip-extras

# What tests import and start is compiled once, also where the environment says otherwise.
unexport PYTHONDONTWRITEBYTECODE
# Slow modules come first (tests/conftest.py); who is done takes over what another has still to do.
WORKERS := -n 2 --dist worksteal
EVERY_TIME := not bench and not attack and not study and not rehearsal and not screenshots and not fault
# Each test runs once, on the one or the other; twice if the database matters (tests/databases.py).
ON_SQLITE := (browser or pdf or sqlite) and $(EVERY_TIME)
ON_POSTGRESQL := not browser and not pdf and $(EVERY_TIME)
# Measuring makes a browser and a report half as slow again, and finds next to nothing more in them.
COVERED := --cov --cov-report=term:skip-covered --cov-fail-under=95

.PHONY: help demo check test test-quickly test-on-sqlite test-on-postgresql attack study check-deploy check-containers faults machines rehearse load lint style types format bench pictures accessibility screenshots sbom audit lock prepare

help: ## Show what can be done here.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: ## Serve a filled demonstration on http://localhost:8000 (another port: PORT=8001).
	@.ci/prepare demo
	@PORT=$(PORT) exec .ci/serve

check: ## Check quickly, while working: style, types, imports, and the tests that are quick.
	@$(MAKE) --no-print-directory style
	@$(MAKE) --no-print-directory --jobs types test-quickly

test: ## Check everything: style, types, imports, all tests, on PostgreSQL and SQLite.
	@begin=$$(date +%s) && \
	$(MAKE) --no-print-directory style && \
	$(MAKE) --no-print-directory --jobs types test-on-sqlite test-on-postgresql && \
	echo "make test: everything passed in $$(($$(date +%s) - begin)) s"

# Beside each other: a browser waits often, and then the others go on. Each line says whose it is.
test-quickly: prepare
	@$(PYTEST) $(WORKERS) -m "not slow and $(ON_POSTGRESQL)"
test-on-sqlite: prepare
	@$(PYTEST) $(WORKERS) -m "$(ON_SQLITE)" 2>&1 | sed -u 's/^/SQLite      /'
test-on-postgresql: prepare
	@.ci/with-postgres $(PYTEST) $(WORKERS) -m "$(ON_POSTGRESQL)" $(COVERED) 2>&1 | sed -u 's/^/PostgreSQL  /'

attack: prepare ## Attack what is published of hundreds of partnerships, and print how that went.
	@begin=$$(date +%s) && \
	$(PYTEST) -q -n 2 -m "attack or not attack" tests/privacy && \
	echo "make attack: nobody's answer was certain, in $$(($$(date +%s) - begin)) s"

study: prepare ## Measure how firm conclusions are when others of the same people answer.
	$(PYTEST) -q -s -m study tests/results/study tests/recount

check-deploy: ## Install in a bare Debian as docs/operations.md says, and sign in through nginx (as root).
	@.ci/check-deploy

check-containers: prepare ## Build the image, run compose.yaml, and sign in through its proxy (as root).
	@.ci/check-containers

faults: prepare ## Kill, stop, fill and silence real processes, and print what came of it (how often: TIMES=200).
	@begin=$$(date +%s) && \
	TIMES=$(TIMES) $(PYTEST) -q -n 2 --dist worksteal -m fault -rs tests/faults && \
	echo "make faults: nothing that was confirmed was lost or doubled, in $$(($$(date +%s) - begin)) s"

machines: prepare ## Lose one of two machines behind nginx while people answer (as root: with cables).
	@.ci/check-machines

rehearse: prepare ## Lose the database and put it back from a backup, and print how long that takes.
	@.ci/rehearse-backup

load: prepare ## Let hundreds answer at once, and print lines of JSON (LOAD=--short: in two minutes).
	@.ci/measure-load $(LOAD)

lint: style types ## Check style, types, templates, scripts, the direction of imports, and licences.

style: prepare
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djlint templates --check --lint --quiet
	.venv/bin/oxlint --deny-warnings static/js
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as main; main()"
	.venv/bin/reuse lint --quiet

types: prepare
	$(PYTHON) -m mypy

format: prepare ## Put code, templates and scripts in the agreed form.
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
	$(PYTHON) -m djlint templates --reformat --quiet
	.venv/bin/oxlint --fix static/js

bench: prepare ## Measure how fast the heavy parts are.
	$(PYTEST) -m bench -s

pictures: prepare ## Make the pictures of the README anew, from a demonstration of their own.
	$(PYTHON) docs/images/make.py

accessibility: prepare ## Write accessibility.md: what axe finds on every page, per width.
	$(PYTEST) -q -n 0 -p tests.browser.accessibility_report -k "barriers" tests/inventory tests/browser

screenshots: prepare ## Make pictures of every page that anybody may get, at three widths, in screenshots/.
	$(PYTEST) -q -n 0 -m screenshots tests/inventory

sbom: prepare ## Write sbom.cdx.json: what an installation runs on, with licences and hashes.
	$(PYTHON) .ci/bill_of_materials.py sbom.cdx.json

audit: prepare ## Ask whether what is locked has known vulnerabilities; needs the network.
	$(PYTHON) .ci/audit.py

lock: ## Choose the newest allowed versions and write the locks.
	@test -x $(UV) || { python3 -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet uv; }
	$(COMPILE) --upgrade pyproject.toml --output-file requirements.txt
	$(COMPILE) --upgrade pyproject.toml --extra s3 --constraint requirements.txt --output-file requirements-s3.txt
	$(COMPILE) --upgrade pyproject.toml --extra dev --extra s3 --constraint requirements-s3.txt --output-file requirements-dev.txt

prepare: ## Install what the tests need: system packages and the locked Python packages.
	@.ci/prepare test
