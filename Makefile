# kgtool: `make demo` to see it work, `make test` to check it. Needs Python 3.11 or newer, pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet --quiet
# Tests run in this many processes.
JOBS ?= 2

.PHONY: demo test lint islands bench readme wheel clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.installed
	@$(BIN)/kgtool demo

test: $(VENV)/.tested lint islands
	@$(BIN)/python -m pytest -n $(JOBS)

lint: $(VENV)/.tested
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

# Checks and bundles the scripts of the pages where they changed; without npm the pages work without them.
islands: $(VENV)/.tested
	@$(BIN)/python -m kgtool.web.islands.bundle --check --work $(VENV)/islands

# Measures at full size what the tests run small.
bench: $(VENV)/.tested
	@$(BIN)/python -m tests.benchmarks.reading
	@$(BIN)/python -m tests.benchmarks.readers
	@$(BIN)/python -m tests.benchmarks.resolving
	@$(BIN)/python -m tests.benchmarks.concluding
	@$(BIN)/python -m tests.benchmarks.reasoning
	@$(BIN)/python -m tests.benchmarks.validating
	@$(BIN)/python -m tests.benchmarks.serving
	@KGTOOL_CHANGES=2000 $(BIN)/python -m pytest -n $(JOBS) tests/reason/test_changed.py
	@KGTOOL_MUTATIONS=10000 $(BIN)/python -m pytest -n $(JOBS) tests/extract/test_mutations.py
	@KGTOOL_ANSWERS=10000 $(BIN)/python -m pytest -n $(JOBS) tests/readers/test_corrupted.py

# Runs the README's commands again and writes their output into it.
readme: $(VENV)/.tested
	@$(BIN)/python -m tests.readme

wheel:
	@$(PYTHON) -m pip --disable-pip-version-check --quiet --quiet wheel --no-deps --wheel-dir dist .

# An editable install: the code and the data folders are used where they stand, so only pyproject.toml asks for a new one.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing kgtool and what it needs into $(VENV) …" >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.tested: pyproject.toml | $(BIN)/python
	@echo "Installing kgtool with what its tests need into $(VENV) …" >&2
	@KGTOOL_ISLANDS=0 $(PIP) install --editable '.[test]'
	@touch $@ $(VENV)/.installed

# Without pip of its own: the one that runs this installs into it, which saves seconds and the package python3-venv.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "kgtool needs Python 3.11 or newer; say which: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv --without-pip $(VENV)

clean:
	rm -rf $(VENV) dist kgtool-demo kgtool/web/static
