# `make` alone lists what there is. Everything runs in .venv, which is made when needed.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory

# A newcomer's shell may have another environment active: keep it out, and put ours first
# (nbgrader calls `alembic` from PATH; its first call without it leaves half a database).
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export VIRTUAL_ENV := $(CURDIR)/.venv
export PYTHONNOUSERSITE := 1
export JUPYTER_PREFER_ENV_PATH := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONSTARTUP PYTHONWARNINGS MPLBACKEND
unexport PYTHONPATH PYTHONHOME PIP_REQUIRE_VIRTUALENV PIP_USER PIP_TARGET

# PYTHON=… chooses the interpreter that .venv is made with; PORT=… where JupyterLab listens;
# IMPORT=… is a file of work from the web page, taken into work/;
# CARRY=1 copies answers from notebooks of an earlier release into those of today.
PYTHON ?=
PORT ?= 8888
CARRY ?=
IMPORT ?=
CHAPTER ?=
NOTEBOOK ?=
ARGS ?=

BENCH_STAMP := .venv-bench/.stamp
SITE_STAMP := .venv-site/.stamp
PY := .venv/bin/python
REFERENCE := nnkit nnkit.checks nnkit.plotting nnkit.explore

.PHONY: help setup lab grade sandbox test check check-fast one-open hub test-hub test-cohort site test-site site-pins course notebooks lint format reference pins bench bench-explore figures mutants coverage clean

help: ## show this list
	@echo "For learners:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-22s%s\n",$$1,$$2}'
	@echo "For those who change the course:"
	@sed -n 's/^\([a-z-]*\):.*##+ \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-22s%s\n",$$1,$$2}'

setup: ## make .venv and install what the course needs, or repair it and say why
	@PYTHON='$(PYTHON)' sh tools/setup
	@$(if $(filter setup,$(MAKECMDGOALS)),echo ".venv has what the course needs.")

lab: setup ## copy the notebooks to work/ where missing and open JupyterLab there (PORT=8888 CARRY=1 IMPORT=work.zip)
	@exec sh tools/stoppable $(PY) -m nnkit.classroom start $(if $(CARRY),--carry) $(if $(IMPORT),--import '$(IMPORT)')
	@PORT='$(PORT)' $(PY) -m jupyter lab --config=tools/jupyter/lab_config.py

grade: setup ## mark your work, also with the hidden tests (CHAPTER=03 for one chapter)
	@exec sh tools/stoppable $(PY) -m nnkit.classroom grade $(CHAPTER)

test: setup ## check everything: style, course, tests, exercises, notebooks, browser
	@$(PY) tools/check.py

check: setup ##+ check one notebook only, with its exercises and sliders (NOTEBOOK=05-2a)
	@$(PY) tools/check.py --notebook '$(NOTEBOOK)'

sandbox: setup ## install the sandbox that other people's code is marked in (250 MB)
	@$(PY) -m pip install --quiet "$$(sed -n 's/^classroom-sandbox = \["\(.*\)"\]/\1/p' pyproject.toml)"
	@$(PY) -c 'from nnkit.grading.engines import wasi; wasi()'
	@echo "The sandbox is ready."

one-open: setup ##+ run the notebooks with each single exercise open (minutes)
	@$(PY) -m pytest --quiet --numprocesses=auto tests/chapters/one_open.py

check-fast: setup ##+ check style and the library only, in seconds
	@$(PY) tools/check.py --fast

course: setup ##+ generate course/ from solutions/
	@exec sh tools/stoppable $(PY) -m nnkit.classroom release

notebooks: setup ##+ execute the notebooks of solutions/ in place (CHAPTER=03 for one chapter)
	@exec sh tools/stoppable $(PY) -m nnkit.classroom execute $(CHAPTER)

lint: setup ##+ report what ruff finds
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

format: setup ##+ let ruff mend and format
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

hub: ##+ run JupyterHub for trial, as root (ARGS="--port 9000"; see deploy/README.md)
	@exec sh deploy/try $(ARGS)

test-hub: setup ##+ a course on a real Hub with accounts that are made and removed (root; minutes)
	@$(PY) -m pytest --quiet deploy/test_hub.py deploy/test_faults.py deploy/test_image.py

test-cohort: setup ##+ a class on Dask and on a PostgreSQL server, with parts killed on the way (minutes)
	@$(PY) -m pip install --quiet "$$(sed -n 's/^classroom-postgres = \["\(.*\)"\]/\1/p' pyproject.toml)"
	@$(PY) -m pytest --quiet deploy/test_postgres.py deploy/test_cohort.py

reference: setup ##+ write the reference pages of nnkit, from its docstrings, to build/reference
	@$(PY) -W error -m pdoc --docformat numpy --output-directory build/reference $(REFERENCE)
	@echo "build/reference/nnkit.html"

pins: setup ##+ choose the newest versions again: requirements.txt, environment.yml
	@$(PY) tools/pins.py

site: $(SITE_STAMP) ##+ build the pages that run the course in a browser's tab, to build/site
	@cd site && PYTHONPATH=.:.. ../.venv-site/bin/python -m builder

test-site: setup ##+ test build/site in a browser (after make site)
	@NNKIT_SITE=1 $(PY) -m pytest --quiet tests/site

site-pins: $(SITE_STAMP) ##+ write site/requirements.txt, with hashes, from site/requirements.in
	@[ -x .venv-site/bin/uv ] || .venv-site/bin/python -m pip install --quiet uv
	@cd site && ../.venv-site/bin/uv pip compile --universal --python-version 3.11 --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links --generate-hashes --quiet \
	--output-file requirements.txt requirements.in

bench: $(BENCH_STAMP) ##+ measure speed and memory beside other libraries (ARGS=--quick)
	@.venv-bench/bin/python -m benchmarks --output benchmarks/RESULTS.md $(ARGS)

bench-explore: setup ##+ compare what each explorable's picture costs with an older revision
	@$(PY) -m benchmarks.explore $(ARGS)

figures: setup ##+ train the networks of the published accuracies (ARGS="--seeds 5")
	@$(PY) -m benchmarks.figures --output benchmarks/FIGURES.md $(ARGS)

# What a mutant changes is nowhere but in the folder mutants/, a copy.
mutants: setup ##+ change the library line by line and count what its tests notice (an hour)
	@[ -d build/mutmut ] || $(PY) -m pip install --quiet --target build/mutmut mutmut==3.8.1
	@PYTHONPATH=$(CURDIR)/build/mutmut $(PY) -m mutmut run $(ARGS)
	@PYTHONPATH=$(CURDIR)/build/mutmut $(PY) -m mutmut results | grep -v "not checked"

coverage: setup ##+ lines and branches of the library that its tests reach
	@$(PY) -m pytest --quiet --numprocesses=auto --cov=nnkit --cov-branch \
	--cov-report=term tests/library tests/parity tests/checks tests/classroom tests/cohort tests/explore tests/grading tests/rivals nnkit

# The others live in an environment of their own. One that cannot be installed is left
# out, and the table says so. TORCH_INDEX_URL may name the place of PyTorch's CPU builds.
$(BENCH_STAMP): Makefile | setup
	@.venv-bench/bin/python -m pip --version >/dev/null 2>&1 || \
	$(PY) -m venv --clear .venv-bench
	@echo "Installing what to compare with into .venv-bench (some minutes)"
	@.venv-bench/bin/python -m pip install --quiet $$(grep -E '^(numpy|matplotlib)==' \
	requirements.txt | sed 's/[ ;].*//')
	@for peer in scikit-learn jax "torch==2.13.0 $${TORCH_INDEX_URL:+--index-url $$TORCH_INDEX_URL}"; do \
	.venv-bench/bin/python -m pip install --quiet $$peer || echo "Not installed: $$peer"; done
	@touch $@

# An environment of its own: a learner never needs it. npm brings a Node that knows what
# our Python is compiled with.
$(SITE_STAMP): site/requirements.txt site/package.json site/package-lock.json
	@"$$(PYTHON='$(PYTHON)' sh tools/find-python)" -m venv --clear .venv-site
	@echo "Installing what builds the site into .venv-site (some minutes, 500 MB)"
	@.venv-site/bin/python -m pip install --quiet --require-hashes --requirement site/requirements.txt
	@mkdir -p .venv-site/npm
	@cp site/package.json site/package-lock.json .venv-site/npm/
	@cd .venv-site/npm && npm ci --silent --no-audit --no-fund
	@touch $@

clean: ##+ remove .venv and what tests leave behind (never work/)
	rm -rf .venv .venv-old .venv-bench .venv-site build mutants dist reports *.egg-info .pytest_cache .ruff_cache .hypothesis .coverage
