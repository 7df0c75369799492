PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test chaos lint bench bench-import bench-review bench-linking bench-extraction bench-report

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## a virtual environment with exactly what requirements.lock says

$(STAMP): requirements.lock $(BIN)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# Debian splits venv from Python: root gets the missing package, others are told about it.
$(BIN)/pip:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON): install Python 3.11 or newer, or say make PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$$($(PYTHON) --version) is too old: ClaimTrack needs 3.11 or newer (make PYTHON=…)."; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 \
		|| $(PYTHON) -m virtualenv --quiet .venv 2>/dev/null \
		|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get -qq update \
			&& apt-get -qq install -y python3-venv >/dev/null && rm -rf .venv && $(PYTHON) -m venv .venv; } \
		|| { rm -rf .venv; echo "$(PYTHON) cannot make a virtual environment: install python3-venv (or virtualenv)."; exit 1; }
	@touch $@

run: install ## everything at once on http://127.0.0.1:8000/ (PORT=…); Ctrl-C stops it
	@exec $(BIN)/python manage.py up $(if $(PORT),--port $(PORT))

test: install ## the whole suite, on servers of its own (ARGS="-k word -x")
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(ARGS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

chaos: install ## kill workers, servers and messages under load; nothing may be lost (ARGS="--times 20")
	$(BIN)/python -m tests.chaos $(ARGS)

lint: install ## style, types and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install ## how fast articles are read and claims found
	$(BIN)/python -m tests.bench

bench-import: install ## how fast articles come in, one by one and by the thousand (ARGS="--articles 1000")
	$(BIN)/python -m tests.bench_import $(ARGS)

bench-extraction: install ## how fast extraction is, its memory, its growth (ARGS="--most 4000")
	$(BIN)/python -m tests.bench_extraction $(ARGS)

bench-linking: install ## how fast links are found among up to a million claims (ARGS="--sizes 10000 100000")
	$(BIN)/python -m tests.bench_linking $(ARGS)

bench-review: install ## how fast the review room is over a million claims (ARGS="--claims 100000 --articles 10000")
	$(BIN)/python -m tests.bench_review $(ARGS)

bench-report: install ## how fast 200 threads are compared over 40 outlets, shown and frozen (ARGS="--threads 50")
	$(BIN)/python -m tests.bench_report $(ARGS)
	$(BIN)/python -m tests.bench_files
