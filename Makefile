# Everything a developer runs. It needs Python 3.11 or newer, git and make, and nothing else by hand:
# the rest goes into .venv, with versions and hashes from requirements/.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Whoever wants no bytecode beside the sources still wants each test file to be compiled only once.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test soak mutants check lint types contracts docs-check wheel format docs
.PHONY: transcripts messages bench lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.jakres ## set up and list what BPBD has promised
	@$(BIN)/jakres actions --agency BPBD

test: $(VENV)/.dev ## run the tests
	@$(BIN)/python -m pytest --quiet --numprocesses auto --ignore=tests/project

# TIMES multiplies the examples; each run tries others.
TIMES ?= 3
soak: $(VENV)/.dev ## run the tests with every case, and many more examples: TIMES=3
	@JAKRES_SOAK=$(TIMES) $(BIN)/python -m pytest --quiet --numprocesses auto --ignore=tests/project

# For instance: make mutants ROOM=rules SAMPLE=50 SEED=2
mutants: $(VENV)/.dev ## make small mistakes, and list those that no test notices: ROOM, SAMPLE, SEED
	@$(BIN)/python -m tests.mutants $(addprefix --room ,$(ROOM)) $(addprefix --sample ,$(SAMPLE)) \
		$(addprefix --seed ,$(SEED))

check: lint types contracts test docs-check wheel ## everything that CI checks
	@echo "all checks passed"

lint: $(VENV)/.dev ## style and likely mistakes
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet

types: $(VENV)/.dev ## types
	@$(BIN)/mypy

contracts: $(VENV)/.dev ## which part may import which
	@$(BIN)/lint-imports --no-logo

docs-check: $(VENV)/.dev ## the generated pages and printed commands are up to date
	@$(BIN)/python -m tests.docs --check
	@$(BIN)/python -m tests.man --check
	@$(BIN)/python -m tests.messages --check

wheel: $(VENV)/.dev ## the wheel holds the right files and works away from the checkout
	@$(BIN)/python -m pytest --quiet tests/project

format: $(VENV)/.dev ## put the code into its form
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format --quiet

docs: $(VENV)/.dev ## write the generated pages anew
	@$(BIN)/python -m tests.docs
	@$(BIN)/python -m tests.man

transcripts: $(VENV)/.dev ## run the commands in README, docs and tests/transcripts, and write what they print
	@$(BIN)/python -m tests.transcript --update

messages: $(VENV)/.dev ## bring the Indonesian translation up to date; list what it lacks
	@$(BIN)/python -m tests.messages

bench: $(VENV)/.dev ## measure
	@$(BIN)/python -m benchmarks

# The same pins for every Python from 3.11 and every system; UPGRADE=--upgrade takes newer ones.
LOCK = $(BIN)/uv --no-config pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)
lock: $(VENV)/.dev ## pin the dependencies anew after a change in pyproject.toml or requirements/*.in
	@$(LOCK) pyproject.toml requirements/run.in -o requirements/run.txt
	@$(LOCK) requirements/run.txt requirements/dev.in -o requirements/dev.txt

clean: ## remove everything that make made
	@rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find jakres_cli tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# Stamps, so that the set-up is done again only when its inputs change. A new run.txt starts from an
# empty environment, which takes the other stamps with it.
$(VENV)/.run: requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "jakres needs Python 3.11 or newer, for example: make PYTHON=python3.12" >&2; exit 2; }
	@echo "setting up $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements/run.txt
	@touch $@

# The build backend is the pinned one; `pip check` tells if the pins don't fit pyproject.toml. An
# install also makes the Indonesian catalogue from id.po.
$(VENV)/.jakres: $(VENV)/.run pyproject.toml hatch_build.py jakres_cli/locale/id.po
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(PIP) check
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt | $(VENV)/.jakres
	@echo "installing the development tools"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
