# Polyphony. 'make help' says what there is.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --progress-bar off \
  --no-deps --require-hashes
UV_VERSION := 0.13.9
TESTS ?= tests
WORKERS ?= 3
LANGUAGES := $(filter-out accounts,$(notdir $(wildcard locale/*)))
PROJECT ?= demo

.DEFAULT_GOAL := help
.PHONY: help run dev setup develop test lint format messages bench demo backup restore lock
.SILENT:

help: ## say what there is
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## start Polyphony; PORT=8001 for another port, HOST=0.0.0.0 to open it to colleagues
	exec $(BIN)/python -m running --end-with-parent

dev: setup ## the same, reloading code as it changes
	exec $(BIN)/python -m running --end-with-parent --dev

setup: .venv/installed ## make the environment in .venv, and nothing else

.venv/installed: requirements.lock
	test -n "$(PYTHON)" || { echo "Polyphony needs Python 3.11 or newer; \
	python3 here is $$(python3 -V 2>&1 | cut -d' ' -f2). Install one, or name one: \
	make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Polyphony needs \
	Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1 | cut -d' ' -f2)." >&2; exit 1; }
	echo "Making the environment in .venv (the first time this takes a minute) ..."
	$(PYTHON) -m venv --clear .venv || { echo "Python cannot make an environment here; on Debian \
	and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	$(PIP) -r requirements.lock
	touch $@

.venv/developing: requirements-dev.lock .venv/installed
	$(PIP) -r requirements-dev.lock
	touch $@

develop: .venv/developing ## make the environment with what tests and lint need

test: develop ## every test, in real browsers too; TESTS=tests/projects for some
	$(BIN)/python -m tests.browser.chromium
	home=$$(mktemp -d) && trap 'rm -rf "$$home"' EXIT && \
	  POLYPHONY_HOME=$$home $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -q $(TESTS)

lint: develop ## style, strict types, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/djlint --lint --quiet templates

format: develop ## put code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: develop ## take new strings into the languages' catalogues, and compile them
	for tool in xgettext msgmerge msgfmt; do command -v $$tool >/dev/null || { echo "GNU gettext is \
	missing. On Debian and Ubuntu: sudo apt install gettext; on a Mac: brew install gettext" >&2; \
	exit 1; }; done
	for language in $(or $(NEW),$(LANGUAGES)); do \
	  $(BIN)/python manage.py makemessages -l $$language --no-wrap --no-obsolete \
	    --add-location file --ignore 'tests/*' --ignore 'var/*' --ignore '.venv/*'; done
	for catalogue in locale/*/LC_MESSAGES/*.po locale/accounts/*/LC_MESSAGES/*.po; do \
	  msgfmt --check -o $${catalogue%.po}.mo $$catalogue; done

bench: develop ## measure the budgets; one JSON object a line
	$(BIN)/python manage.py bench

demo: setup ## put the demo study back as it was
	$(BIN)/python manage.py seed_demo --restore

backup: setup ## write one archive of everything; OUT=FILE says where
	$(BIN)/python manage.py backup $(if $(OUT),--out "$(OUT)")

restore: setup ## bring an archive back: make restore FROM=FILE
	test -n "$(FROM)" || { echo "Say which archive: make restore FROM=var/backups/..." >&2; exit 1; }
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py restore "$(FROM)" $(if $(REPLACE),--replace)

lock: setup ## renew the locked lists of packages
	$(BIN)/python -m pip install -qq --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCK) --constraint requirements.lock --group pyproject.toml:dev \
	  pyproject.toml -o requirements-dev.lock

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
  --no-header --no-emit-index-url --no-emit-find-links
