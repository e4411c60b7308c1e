"""What `make check` does once .venv is there: everything that can be said about the code without serving it."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from scripts.words import CHECKOUT, leave, say

# The cores of a small machine: the types take as long as all the rest.
AT_ONCE = 2
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
    """Return what is checked, the slowest first: all the others go on beside it."""
    local = local_environment(folder)
    production = production_environment(CHECKOUT / "docs" / "production.env.example", folder)
    deploy = (*MANAGE, "check", "--deploy", "--fail-level", "WARNING")
    layers = ("tests/test_layers.py", "tests/test_field_classes.py")
    return [
        Step("types (mypy)", ("-m", "mypy"), local),
        Step("format (ruff format)", ("-m", "ruff", "format", "--check", "."), local),
        Step("lint (ruff)", ("-m", "ruff", "check", "."), local),
        Step("templates (djlint)", ("-m", "djlint", "templates", "--lint", "--quiet"), local),
        Step("checks (Django, warnings are errors)", (*MANAGE, "check", "--fail-level", "WARNING"), local),
        Step("checks with docs/production.env.example", deploy, production),
        Step("migrations in step", (*MANAGE, "makemigrations", "--check", "--dry-run"), local),
        Step("layers and field classes", ("-m", "pytest", "-q", *layers), local),
    ]


@dataclass(frozen=True)
class Result:
    """How one step went: whether it found nothing, and what it printed."""

    well: bool
    printed: str


def run(step: Step) -> Result:
    """Run one step."""
    done = subprocess.run(
        [sys.executable, *step.arguments],
        cwd=CHECKOUT,
        env={**os.environ, **step.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Result(done.returncode == 0, done.stdout)


def results(every: list[Step]) -> Iterator[tuple[str, Result]]:
    """Run steps, a few at once, and give name and result of each as soon as it is done."""
    with ThreadPoolExecutor(AT_ONCE) as at_once:
        running = {at_once.submit(run, step): step.name for step in every}
        for done in as_completed(running):
            yield running[done], done.result()


def main() -> int:
    """Run every step, also after one has failed, and sum up."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="secure-base-check-") as folder:
        found: dict[str, bool] = {}
        for name, result in results(steps(Path(folder))):
            say(f"--- {name}\n{result.printed}".rstrip())
            found[name] = result.well
    say("\nWhat was checked")
    for name, well in found.items():
        say(f"  {'ok    ' if well else 'FAILED'}  {name}")
    failures = sum(not well for well in found.values())
    verdict = f"{failures} of {len(found)} failed" if failures else f"all {len(found)} are in order"
    say(f"\n{verdict} ({time.monotonic() - began:.0f} s)")
    return 1 if failures else 0


if __name__ == "__main__":
    leave(main())
