# Everything a maintainer does, each target setting up what it needs.
#   make serve   build the site and serve it at a printed address
#   make test    pass every test (browsers included)
#   make lint    ruff, mypy, the floors of the house; prettier, eslint, tsc
#   make site    build the site into site/ and the packs into dist/
#   make bench   measure the start of Python against stock Pyodide
#   make rules   list the rules that are due to be read again
#   make readability  list sentences and paragraphs that are too long
#   make audit   ask the registries whether anything that is used has a known hole
#   make successor  build the pages with the theme's successor and say which later steps hold on them (CONTRIBUTING.md)
#   make mutants change one thing of the calculators at a time, in a sample: does a test fail?
#   make lock    renew requirements.lock after a change of pyproject.toml

PYTHON ?= $(shell ./scripts/find-python)
VENV := .venv
MAKEFLAGS += --jobs=2
RUN := $(VENV)/bin/python
export PYTHONDONTWRITEBYTECODE :=  # tests start Python hundreds of times: what one compiled, the next need not
WORKERS := $(shell echo $$(( $$(nproc) + 1 )))  # one waits for a browser while the others compute

.PHONY: site serve lint test readability bench rules audit successor mutants lock setup browser engines office clean

setup: $(VENV)/.ready node_modules/.ready

$(VENV)/.ready: requirements.lock .python-version
	@./scripts/check-python "$(PYTHON)"
	"$(PYTHON)" -m venv --clear $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

node_modules/.ready: package-lock.json
	@./scripts/check-node
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

site: setup
	$(RUN) build.py

serve: site
	$(RUN) -m builder.serve $(PORT)

browser: setup
	@./scripts/find-browser quick > /dev/null

engines: browser
	@./scripts/find-engines
	@./scripts/find-old-browsers

# After the engines: two installations of Debian's packages at once would lock each other out.
office: engines
	@./scripts/find-office > /dev/null

lint: setup
	$(RUN) -m ruff format --check --quiet .
	$(RUN) -m ruff check --quiet .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports
	npm run --silent lint

test: lint site engines office
	CHROMIUM="$$(./scripts/find-browser quick)" OFFICE="$$(./scripts/find-office)" $(RUN) -m pytest -n $(WORKERS) --dist worksteal

readability: setup
	$(RUN) -m builder.readability

bench: site browser
	CHROMIUM="$$(./scripts/find-browser quick)" $(RUN) -m bench

rules: setup
	$(RUN) -m builder.review

audit: setup
	$(RUN) -m uv tool run pip-audit@2.9.0 --disable-pip --require-hashes -r requirements.lock
	npm audit

# What our macros import comes along; the version is the one that CONTRIBUTING.md speaks of.
successor: setup
	rm -rf site
	PYTHONPATH=. $(RUN) -m uv tool run --with xlsxwriter --with pypdf --with pyaes --with pyyaml --with jieba zensical@0.0.73 build
	$(RUN) build.py --pages-written

mutants: setup
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.mutants.lock
	$(RUN) scripts/mutants.py

lock: setup
	$(RUN) -m uv pip compile pyproject.toml --group site --group test --group lint --group lock --generate-hashes --universal --python-version 3.13 --no-annotate --no-header --output-file requirements.lock
	$(RUN) -m uv pip compile pyproject.toml --group mutants --group test --generate-hashes --universal --python-version 3.13 --no-annotate --no-header --output-file requirements.mutants.lock

clean:
	rm -rf site dist $(VENV) node_modules
