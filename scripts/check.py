"""What `make check` does once .venv is there: everything that can be said about the code without serving it."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.words import CHECKOUT, leave, say

MANAGE = ("-W", "error", "manage.py")


@dataclass(frozen=True)
class Step:
    """One thing to check: its name, the arguments to Python, and what its environment has besides."""

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]


def local_environment(folder: Path) -> dict[str, str]:
    """Return settings as on the machine of somebody who tries the practice out."""
    return {
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/check.sqlite3",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SERVER_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1:8000",
        "MAIL_URL": "file:",
        "DEBUG": "0",
        "TRUSTED_PROXIES": "",
        "WEB_WORKERS": "2",
        "BROWSER_TESTS": "0",
    }


def production_environment(example: Path, folder: Path) -> dict[str, str]:
    """Return the documented production settings. What the example leaves empty are keys, and they are made."""
    lines = [line for line in example.read_text().splitlines() if "=" in line and not line.startswith("#")]
    documented = {name: value for name, _, value in (line.partition("=") for line in lines)}
    made = {name: secrets.token_urlsafe(50) for name, value in documented.items() if not value}
    # Django's checks of generated fields connect to the database, and the example's server is not here.
    here = {"DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/check.sqlite3"}
    return documented | made | here


def steps(folder: Path) -> list[Step]:
    """Return what is checked, the quick before the slow."""
    local = local_environment(folder)
    production = production_environment(CHECKOUT / "docs" / "production.env.example", folder)
    deploy = (*MANAGE, "check", "--deploy", "--fail-level", "WARNING")
    layers = ("tests/test_layers.py", "tests/test_field_classes.py")
    return [
        Step("format (ruff format)", ("-m", "ruff", "format", "--check", "."), local),
        Step("lint (ruff)", ("-m", "ruff", "check", "."), local),
        Step("templates (djlint)", ("-m", "djlint", "templates", "--lint", "--quiet"), local),
        Step("checks (Django, warnings are errors)", (*MANAGE, "check", "--fail-level", "WARNING"), local),
        Step("checks with docs/production.env.example", deploy, production),
        Step("migrations in step", (*MANAGE, "makemigrations", "--check", "--dry-run"), local),
        Step("layers and field classes", ("-m", "pytest", "-q", *layers), local),
        Step("types (mypy)", ("-m", "mypy"), local),
    ]


def went_well(step: Step) -> bool:
    """Run one step and say whether it found nothing; what it prints is shown as it comes."""
    say(f"--- {step.name}")
    command = [sys.executable, *step.arguments]
    environment = {**os.environ, **step.environment}
    return subprocess.run(command, cwd=CHECKOUT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0


def main() -> int:
    """Run every step, also after one has failed, and sum up."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="secure-base-check-") as folder:
        results = {step.name: went_well(step) for step in steps(Path(folder))}
    say("\nWhat was checked")
    for name, well in results.items():
        say(f"  {'ok    ' if well else 'FAILED'}  {name}")
    failures = sum(not well for well in results.values())
    verdict = f"{failures} of {len(results)} failed" if failures else f"all {len(results)} are in order"
    say(f"\n{verdict} ({time.monotonic() - began:.0f} s)")
    return 1 if failures else 0


if __name__ == "__main__":
    leave(main())
