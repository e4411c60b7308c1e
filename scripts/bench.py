"""What `make bench` does once .venv is there: measures what the vault costs, by itself and in a practice of its own."""

import importlib
import os
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

from scripts.check import local_environment
from scripts.static_files import collect_if_changed
from scripts.words import leave
from tests.intake.vault import timings


def main() -> int:
    """Print every figure; the status says whether each is within what was promised."""
    timings.main()
    with tempfile.TemporaryDirectory(prefix="secure-base-bench-") as folder:
        os.environ.update(local_environment(Path(folder)), DJANGO_SETTINGS_MODULE="practice.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        collect_if_changed()
        # It imports models, which is possible only now.
        costs = importlib.import_module("tests.intake.costs")
        return 0 if costs.measure() else 1


if __name__ == "__main__":
    leave(main())
