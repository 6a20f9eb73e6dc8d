# Everything from a fresh clone: `make site`, `make test`. What each does stands in tasks.py and docs/commands.md.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test clean
.DEFAULT_GOAL := site

site: .venv/.installed
	$(BIN)/mujaz import
	$(BIN)/mujaz build
	@echo
	@echo "The site lies in output/. To look at it:  $(BIN)/mujaz serve"

test: .venv/.installed-dev
	$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

# pip compiles no editable installation, which costs each command a third of a second.
.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12" >&2; exit 3; }
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python -m compileall -q plugins
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	$(BIN)/invoke compile || echo "Text dumps are read more slowly; all else is the same." >&2
	@touch $@

clean:
	rm -rf .venv output public .mujaz
