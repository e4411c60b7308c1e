# The project's commands. `make` alone lists them.

# A Python path set for something else must not reach into this project's environment.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH

.DEFAULT_GOAL := help
.PHONY: help run test check proofs bench lock

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' Makefile

run: ## Serve a practice at http://127.0.0.1:8000/ (PORT and DATA_DIR change where)
	@sh scripts/environment.sh run && exec .venv/bin/python -m scripts.run --stop-with $$PPID

test: ## Run the whole suite on SQLite and PostgreSQL, with a browser (PYTEST_ARGS are passed on)
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.test

check: ## Check format, lint, types, templates, migrations and deployment settings
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.check

proofs: ## Run the long proofs: nothing that was spoiled opens, and exports open without us
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.proofs

bench: ## Measure what sealing, sending, unlocking and reading cost
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.bench

lock: ## Compile requirements.txt and requirements-dev.txt from pyproject.toml (UPGRADE=1 takes newer versions)
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.lock
