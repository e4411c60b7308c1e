# The project's commands. `make` alone lists them.

# A Python path set for something else must not reach into this project's environment.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH

.DEFAULT_GOAL := help
.PHONY: help run test check proofs bench lighthouse screenshots lock

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-11s %s\n", $$1, $$2}' Makefile

run: ## Serve a practice at http://127.0.0.1:8000/ (PORT and DATA_DIR change where)
	@sh scripts/environment.sh run && exec .venv/bin/python -m scripts.run --stop-with $$PPID

test: ## Run the whole suite on SQLite and PostgreSQL, with a browser (PYTEST_ARGS are passed on)
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.test

check: ## Check format, lint, types, templates, migrations and deployment settings
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.check

proofs: ## Run the long proofs: nothing spoiled opens, no request breaks a page, what is killed loses nothing, exports open without us, every browser
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.proofs

bench: ## Measure how fast pages are handed out beside nginx and made beside Wagtail, and what sealing, sending, reading, lists and search cost
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.bench

lighthouse: ## Let Lighthouse measure every kind of public page as a phone sees it, without the network
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.lighthouse

screenshots: ## Take pictures of every page into screenshots/ (PAGES="intake home" takes those that begin so)
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.screenshots

lock: ## Compile requirements.txt and requirements-dev.txt from pyproject.toml (UPGRADE=1 takes newer versions)
	@sh scripts/environment.sh dev && exec .venv/bin/python -m scripts.lock
