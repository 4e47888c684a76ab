# Two commands are enough: `make run` and `make test`. PYTHON=python3.12 chooses another Python, ARGS="--lang ja"
# goes to the program.
PYTHON ?= python3
ARGS ?=
# A test that hangs ends its worker after a quarter of an hour and says where it stood; the others go on.
UNHUNG := -o faulthandler_timeout=900 -o faulthandler_exit_on_timeout=true
BIN := .venv/bin
# With no display the program plays a short scripted incident off-screen and leaves its pictures.
OFFSCREEN := $(if $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname)),,drill --pictures out/pictures)

.DEFAULT_GOAL := help
.PHONY: help run test check bench soak screens pictures deps i18n lock

help: ## Say what can be made
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | expand -t 12

run: ## Open the window; without a display, play a short incident off-screen into out/pictures
	@$(PYTHON) packaging/bootstrap
	@$(BIN)/python main.py $(ARGS) $(OFFSCREEN)

test: check ## Everything CI runs: the checks, then the tests
	@$(BIN)/python tests/fakes/slack_counterpart.py
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not soak" $(UNHUNG) $(ARGS)

check: .dev ## Format, lint, types, import contracts, translations
	@$(BIN)/python -m ruff format --check --quiet .
	@$(BIN)/python -m ruff check --quiet .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python packaging/translations check

bench: .dev ## The budgets, each beside its baseline
	@$(BIN)/python -m bench $(ARGS)

soak: .dev ## The tests that run for minutes
	@$(BIN)/python -m pytest -m soak $(ARGS)

screens: .dev ## Every pane, dialog and state in both languages and themes into out/screens
	@$(BIN)/python -m tests.screens out/screens $(ARGS)

pictures: .dev ## Take the documents' pictures anew
	@$(BIN)/python -m tests.screens.docs

deps: ## Install only the system's packages
	@$(PYTHON) packaging/bootstrap --system-only

i18n: .dev ## Bring the translations up to date and compile them
	@$(BIN)/python packaging/translations update && $(BIN)/python packaging/translations release

lock: ## Lock the dependencies anew (needs uv)
	@uv lock --quiet --default-index https://pypi.org/simple
	@uv export --quiet --locked --no-emit-project --no-header --no-annotate --no-dev --output-file requirements.lock
	@uv export --quiet --locked --no-emit-project --no-header --no-annotate --output-file requirements-dev.lock

.PHONY: .dev
.dev:
	@$(PYTHON) packaging/bootstrap --dev
