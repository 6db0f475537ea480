# `make serve` starts a class, `make test` runs every test, `make bench` measures.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: serve install test bench lab

serve: install
	$(BIN)/workshop serve $(ARGS)

install: .venv/installed

lab: install
	$(BIN)/jupyter lab workshops

test: .venv/installed-test
	$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal $(ARGS)

bench: .venv/installed-test
	$(BIN)/python -m tests.chromium
	$(BIN)/python -m tests.bench $(ARGS)

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/installed-test: .venv/installed requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.lock
	@touch $@
