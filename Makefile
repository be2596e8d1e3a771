# Each target does its own set-up; a second run does none again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site offline serve manual check preview new upgrade lint quick test nightly bench bench-peers bench-search lock clean

site: $(VENV)/.site
	@$(BIN)/python scripts/make_site.py

# The site as one archive that opens from a disk.
offline: $(VENV)/.site
	@$(BIN)/python scripts/make_site.py --offline

# What readers will see: make serve AS=reader. Elsewhere: PORT=9000. To the page that was saved: FOLLOW=1
# (Of itself make takes AS to be an assembler: only what was typed counts.)
serve: $(VENV)/.site
	@$(BIN)/python scripts/serve.py $(if $(PORT),--port "$(PORT)") $(if $(filter command,$(origin AS)),--as "$(AS)") $(if $(FOLLOW),--follow)

# The pages of the manual while they are written. (`make site` puts the manual below the site, at /manual/.)
manual: $(VENV)/.site
	@$(BIN)/python scripts/serve.py --root manual $(if $(PORT),--port "$(PORT)") $(if $(FOLLOW),--follow)

# Lists every problem of one rule: make check RULE=uncited-source
check: $(VENV)/.site
	@$(BIN)/python scripts/check.py $(if $(RULE),--rule "$(RULE)")

# What a change does, as a site: make preview BASE=main
BASE ?= main
preview: $(VENV)/.site
	@$(BIN)/python scripts/preview.py --base "$(BASE)"

# A publication of one's own: make new DIR=../harbour NAME="Harbour Briefs" LANGUAGE=fr URL=https://… LICENSE=none HOST=gitlab
# (LANGUAGE and HOST may stand in the environment and mean something else: only what was typed counts.)
typed = $(if $(filter command,$(origin $(1))),--$(2) "$$$(1)")
new:
	$(if $(DIR),,$(error Name the folder: make new DIR=../harbour))
	@$(PYTHON) scripts/new.py "$$DIR" $(call typed,NAME,name) $(call typed,LANGUAGE,language) $(call typed,URL,url) $(call typed,LICENSE,license) $(call typed,HOST,host)

# What this version changes in such a publication: make upgrade DIR=../harbour; and to do it: APPLY=1
upgrade:
	$(if $(DIR),,$(error Name the folder: make upgrade DIR=../harbour))
	@$(PYTHON) scripts/upgrade.py "$$DIR" $(if $(APPLY),--apply)

lint: $(VENV)/.test
	@$(BIN)/ruff check scripts tests benchmarks
	@$(BIN)/ruff format --check scripts tests benchmarks
	@$(BIN)/mypy scripts

# What to run while working; tests/support/quick.py leaves out what is slow. A slow test that it lets through is named.
quick: lint
	@$(BIN)/pytest -n auto --dist worksteal --quick --durations=5 --durations-min=10

test: lint
	@bash tests/support/install_tools.sh
	@$(BIN)/pytest -n auto --dist worksteal

# The same with every variant, and each property tried a thousand times.
nightly: $(VENV)/.test
	@bash tests/support/install_tools.sh
	@BRIEFSITE_TEST_NIGHTLY=1 $(BIN)/pytest -n auto --dist worksteal -o faulthandler_timeout=3600

bench: $(VENV)/.test
	@$(BIN)/python benchmarks/stages.py
	@$(BIN)/python benchmarks/builds.py

# Other generators beside plain MkDocs; they get an environment of their own. More briefs: make bench-peers BRIEFS=1000
bench-peers: $(VENV)/.test
	@$(BIN)/python benchmarks/peers.py

# What a reader's first search transfers. Other sizes: make bench-search BRIEFS="1000 10000"
bench-search: $(VENV)/.test
	@bash tests/support/install_tools.sh
	@$(BIN)/python benchmarks/search_bytes.py

# Pins every library, with hashes and without the address of any index. A newer one: make lock UPGRADE=lxml
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(if $(UPGRADE),--upgrade-package "$(UPGRADE)")
lock: $(VENV)/.test
	@$(BIN)/pip install --quiet uv
	@$(COMPILE) pyproject.toml -o requirements/site.txt
	@cp requirements/site.txt scripts/briefsite/commands/new/templates/requirements.txt
	@$(COMPILE) --extra test pyproject.toml -o requirements/test.txt
	@$(COMPILE) requirements/peers.in -o requirements/peers.txt
	@$(COMPILE) pyproject.toml requirements/properdocs.in --no-emit-package mkdocs-material -o requirements/properdocs.txt
	@$(COMPILE) requirements/zensical.in -o requirements/zensical.txt
	@$(COMPILE) requirements/plugins.in --excludes requirements/site.txt -o requirements/plugins.txt

clean:
	rm -rf site site-offline.zip .cache $(VENV) $(VENV)-*

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Briefsite needs Python 3.11 or later; this is $$($(PYTHON) --version). Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Making $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site: requirements/site.txt | $(VENV)/.python
	@echo "Installing the libraries (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing what the tests need (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@
