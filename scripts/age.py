"""Finds the `age` command, with which the tests open exports as people do without us, or installs it where it can."""

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scripts.chromium import can_install, run_apt
from scripts.words import say

NAMES = ("age", "rage")
APT = (
    ("apt-get", "update", "-qq"),
    ("apt-get", "install", "-qq", "-y", "--no-install-recommends", "age"),
)
VERSION = re.compile(r"(?:r?age )?v?\d+\.\d+\S*")


@dataclass(frozen=True)
class Age:
    """A command that answers as `age` does."""

    path: str
    version: str


def ask(name: str) -> Age | None:
    """Execute one candidate and take its word."""
    path = shutil.which(name)
    if path is None:
        return None
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = answer.stdout.strip()
    return Age(path, version) if answer.returncode == 0 and VERSION.fullmatch(version) else None


def find(surroundings: Mapping[str, str]) -> Age | None:
    """Return the first command that answers; the one that AGE names comes first."""
    named = surroundings.get("AGE")
    candidates = (named, *NAMES) if named else NAMES
    return next((found for found in map(ask, candidates) if found), None)


def install(run: Callable[[Sequence[str]], bool]) -> bool:
    """Install Debian's age; `run` runs one command and says whether it went well."""
    say("No age command here; as root I install Debian's …")
    return all(run(command) for command in APT)


def find_or_install(surroundings: Mapping[str, str]) -> Age | None:
    """Return a command that answers, installing it if need be and if we may."""
    found = find(surroundings)
    if found is None and can_install() and install(run_apt):
        found = find(surroundings)
    return found


def environment(found: Age | None) -> dict[str, str]:
    """Return what tells the tests where the command is, or that there is none."""
    return {"AGE": found.path, "AGE_TESTS": "1"} if found else {"AGE_TESTS": "0"}
