# One command a deed, the same here and in CI. `make` alone lists them.
# PYTHON=python3.12 chooses the interpreter, ARGS=… is handed to the command.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

python := $(VENV)/bin/python
install := $(python) -m pip install --quiet --disable-pip-version-check
# The version of pip-tools that wrote the locks; another one may format them differently.
lock_tool := pip-tools==7.6.2

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help chat run test check check-format check-lint check-types check-dockerfile \
	check-knowledge format lock clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

chat: $(VENV)/ready ## talk to the bot in this terminal
	@$(python) -m bot chat $(ARGS)

run: $(VENV)/ready ## run the Telegram bot (settings: .env.example)
	@$(python) -m bot run $(ARGS)

test: $(VENV)/ready-dev ## run the tests; ARGS="-k words" for some of them
	@$(python) -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal $(ARGS)

check: check-format check-lint check-types check-dockerfile check-knowledge test ## all that CI checks

check-format: $(VENV)/ready-dev
	@$(python) -m ruff format --check .

check-lint: $(VENV)/ready-dev
	@$(python) -m ruff check .

check-types: $(VENV)/ready-dev
	@$(python) -m mypy

check-dockerfile: $(VENV)/ready-dev
	@$(VENV)/bin/hadolint Dockerfile

check-knowledge: $(VENV)/ready ## check the knowledge files and the judged questions
	@$(python) -m bot check

format: $(VENV)/ready-dev ## format the code and mend what can be mended
	@$(python) -m ruff format .
	@$(python) -m ruff check --fix .

# The environment, in three steps; each is done again only when what it was made from is newer.
# A changed lock starts over, so nothing of an older one stays behind.

$(VENV)/locked: requirements.txt
	@command -v $(PYTHON) >/dev/null \
		|| { echo "There is no $(PYTHON) here: install Python 3.11 or newer." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$$($(PYTHON) -V 2>&1) is too old: this needs 3.11 or newer," \
		"for example make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "$(PYTHON) has no venv: install it" \
		"(on Debian or Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Installing into $(VENV) (once) …" >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(install) --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/ready: $(VENV)/locked pyproject.toml
	@$(install) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	@echo "Installing what the checks need …" >&2
	@$(install) --require-hashes --requirement requirements-dev.txt
	@touch $@

lock: ## choose the newest versions anew and write both lock files (needs Python 3.11)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
		|| { echo "The locks serve every Python from 3.11 on, so 3.11 must write them:" \
		"make lock PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check $(lock_tool)
	@$(call compile,requirements.txt)
	@$(call compile,requirements-office.txt,--extra office --constraint requirements.txt)
	@$(call compile,requirements-dev.txt,--extra dev --extra office --constraint requirements.txt)

# Versions and hashes only: no index, no download address, nothing of the machine that wrote them.
compile = CUSTOM_COMPILE_COMMAND="make lock" $(VENV)-lock/bin/pip-compile --quiet --upgrade \
	--generate-hashes --no-reuse-hashes --strip-extras --allow-unsafe --all-build-deps \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	--output-file $(1) $(2) pyproject.toml

clean: ## remove what was installed and what the tools remember
	@rm -rf $(VENV) $(VENV)-lock .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
	@find bot tests -name __pycache__ -prune -exec rm -rf {} +
