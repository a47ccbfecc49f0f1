# make run · make test — everything else is in `make help`.
PYTHON ?= python3
PORT ?= 8000
SIZES ?= 1000 10000
BIN := .venv/bin
export DEBUG ?= 1

.DEFAULT_GOAL := help
.PHONY: help run test check bench reset database port

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/make \1|\2/' | column -t -s '|' 2>/dev/null || grep -E '^[a-z]+:.*##' Makefile

run: .venv/ready port database ## Serve the demonstration clinic at http://127.0.0.1:8000/ (PORT=8001 for another port)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo
	@echo
	@echo "  The site:   http://127.0.0.1:$(PORT)/"
	@echo "  The admin:  http://127.0.0.1:$(PORT)/admin/   (press a button to enter as one of the staff)"
	@echo "  Stop with Ctrl-C. 'make reset' forgets everything."
	@echo
	@SITE_URL=http://127.0.0.1:$(PORT) exec $(BIN)/python manage.py runserver --noreload 127.0.0.1:$(PORT)

test: .venv/ready database ## Run the whole suite, in a real browser too when a Chromium is installed
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/ready ## Format, lint, types, templates, import arrows, migrations, deployment
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=0 SECRET_KEY=$$(head -c 50 /dev/urandom | base64 -w 0) ALLOWED_HOSTS=clinic.example SITE_URL=https://clinic.example \
		DATABASE_URL=postgresql://clinic@localhost/clinic $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/ready database ## Measure every kind of page with many articles (SIZES="1000 100000" for other numbers)
	@$(BIN)/python -m bench.measure $(SIZES) --json bench.json

reset: .venv/ready ## Drop the embedded database and all it holds
	@if [ -d .postgres ]; then $(BIN)/python -m clinic.embedded .postgres; rm -rf .postgres; fi

database: .venv/ready
	@$(BIN)/python manage.py showmigrations > /dev/null

port: .venv/ready
	@$(BIN)/python -c "import socket; socket.create_server(('127.0.0.1', $(PORT)))" 2>/dev/null || \
		{ echo "Port $(PORT) is taken. Stop what uses it, or choose another: make run PORT=8001"; exit 1; }

.venv/ready: requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed, and $(PYTHON) is not. Name one: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Making the environment in .venv (once) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
