"""Fetches what the tests inspect pages with, axe-core and the Nu HTML checker, and finds the Java for the second.

tests/tools/ names their versions and the digest of each; npm refuses what does not have it. Once fetched they stay in
.venv/npm until the lock there changes. `python -m scripts.npm_tools` does this alone.
"""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.chromium import can_install, run_apt
from scripts.one_at_a_time import one_at_a_time
from scripts.words import CHECKOUT, leave, say, shout

WANTED = CHECKOUT / "tests" / "tools"
HOME = CHECKOUT / ".venv" / "npm"
WAITING = "Another command is fetching the tools that look at pages; I wait for it."
MISSING = (
    "THE TESTS THAT INSPECT PAGES WILL NOT BE RUN: they need npm and Java 17 or newer, and I could not have both.\n"
    "Install them, or name them with NPM=/path/to/npm and JAVA=/path/to/java; the lines above may say more."
)
UPDATE = ("apt-get", "update", "-qq")
INSTALL = ("apt-get", "install", "-qq", "-y", "--no-install-recommends")
# What must lie in node_modules once all was fetched.
PARTS = ("axe-core/axe.min.js", "vnu-jar/build/dist/vnu.jar")
# The scripts of packages are not run: nothing that is fetched needs its own.
FETCH = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


@dataclass(frozen=True)
class Inspectors:
    """Where axe-core and the Nu checker lie, and a Java that runs the second."""

    home: Path
    java: str

    @property
    def axe(self) -> Path:
        """The script that looks at a page from inside."""
        return self.home / "node_modules" / PARTS[0]

    @property
    def checker(self) -> Path:
        """The program that reads HTML and CSS."""
        return self.home / "node_modules" / PARTS[1]

    def __str__(self) -> str:
        return f"axe-core {self._version('axe-core')} and the Nu checker {self._version('vnu-jar')}"

    def _version(self, package: str) -> str:
        told = json.loads((self.home / "node_modules" / package / "package.json").read_text())
        return str(told["version"])


def stamp_of(wanted: Path) -> str:
    """Return what changes with everything that `wanted` asks for."""
    return hashlib.sha256((wanted / "package-lock.json").read_bytes()).hexdigest()


def is_in_step(home: Path, wanted: Path, parts: Sequence[str] = PARTS) -> bool:
    """Say whether what is wanted was fetched, to its end."""
    try:
        stamp = (home / "stamp").read_text()
    except OSError:
        return False
    return stamp == stamp_of(wanted) and all((home / "node_modules" / part).is_file() for part in parts)


def answers(command: Sequence[str]) -> bool:
    """Execute a candidate and take its word: some systems put a program there that only says what to install."""
    try:
        asked = subprocess.run(command, capture_output=True, timeout=60, stdin=subprocess.DEVNULL, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0 and bool(asked.stdout.strip())


def find(name: str, surroundings: Mapping[str, str], *asked: str) -> str | None:
    """Return the program of this name that answers; the one that the environment names in capitals comes first."""
    for candidate in (surroundings.get(name.upper()), name):
        path = shutil.which(candidate) if candidate else None
        if path and answers([path, *asked]):
            return path
    return None


def install(package: str, run: Callable[[Sequence[str]], bool]) -> bool:
    """Install one of Debian's packages; `run` runs one command and says whether it went well."""
    say(f"For the tests that inspect pages, as root I install Debian's {package} (a few minutes) …")
    return all(run(command) for command in (UPDATE, (*INSTALL, package, "ca-certificates")))


def find_or_install_program(name: str, package: str, surroundings: Mapping[str, str], *asked: str) -> str | None:
    """Return a program that answers, installing its package if need be and if we may."""
    found = find(name, surroundings, *asked)
    if found is None and can_install() and install(package, run_apt):
        found = find(name, surroundings, *asked)
    return found


def fetch(npm: str, home: Path, wanted: Path, parts: Sequence[str] = PARTS) -> bool:
    """Fetch what is wanted into an empty folder. The stamp is written last: an interrupted fetching has none."""
    say("Fetching the tools that look at pages with npm (once; it takes seconds) …")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(wanted / name, home)
    try:
        fetched = subprocess.run([npm, *FETCH], cwd=home, stdin=subprocess.DEVNULL, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    if fetched.returncode == 0:
        (home / "stamp").write_text(stamp_of(wanted))
    return is_in_step(home, wanted, parts)


def fetch_if_needed(surroundings: Mapping[str, str], home: Path, wanted: Path, parts: Sequence[str] = PARTS) -> bool:
    """Have what is wanted in its folder, and say whether it is there."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(home.with_name(f"{home.name}.lock"), waiting=WAITING):
        if is_in_step(home, wanted, parts):
            return True
        npm = find_or_install_program("npm", "npm", surroundings, "--version")
        return npm is not None and fetch(npm, home, wanted, parts)


def find_or_install(surroundings: Mapping[str, str], home: Path = HOME, wanted: Path = WANTED) -> Inspectors | None:
    """Return both tools, ready to use, fetching and installing what is missing if we may."""
    if not fetch_if_needed(surroundings, home, wanted):
        return None
    # An old Java starts and then cannot read the checker, so the checker itself is asked.
    asked = ("-jar", str(Inspectors(home, "java").checker), "--version")
    java = find_or_install_program("java", "default-jre-headless", surroundings, *asked)
    return Inspectors(home, java) if java else None


def environment(found: Inspectors | None) -> dict[str, str]:
    """Return what tells the tests where the tools are, or that they are not to be had."""
    if found is None:
        return {"INSPECTION_TESTS": "0"}
    return {"INSPECTION_TESTS": "1", "NPM_TOOLS": str(found.home), "JAVA": found.java}


def main() -> int:
    """Have the tools ready, and say what they are."""
    found = find_or_install(os.environ)
    if found is None:
        shout(MISSING)
        return 1
    say(f"{found}, in {found.home}")
    return 0


if __name__ == "__main__":
    leave(main())
