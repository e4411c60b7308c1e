"""Finds the browser for the browser tests, or installs it where that can be done."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scripts.words import say

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
APT = (
    ("apt-get", "update", "-qq"),
    ("apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"),
)


@dataclass(frozen=True)
class Chromium:
    """A browser that starts."""

    path: str
    version: str


def ask(name: str) -> Chromium | None:
    """Execute one candidate and take its word: some distributions put a script there that only says what to install."""
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
    return Chromium(path, version) if answer.returncode == 0 and "Chrom" in version else None


def find(surroundings: Mapping[str, str]) -> Chromium | None:
    """Return the first browser that starts; the one that CHROMIUM names comes first."""
    named = surroundings.get("CHROMIUM")
    candidates = (named, *NAMES) if named else NAMES
    return next((found for found in map(ask, candidates) if found), None)


def can_install() -> bool:
    """Say whether this is a Debian-like system and we are its administrator."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(run: Callable[[Sequence[str]], bool]) -> bool:
    """Install Debian's Chromium; `run` runs one command and says whether it went well."""
    say("No Chromium here; as root I install Debian's (a few minutes) …")
    return all(run(command) for command in APT)


def run_apt(command: Sequence[str]) -> bool:
    """Run one apt-get command that asks nothing."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0


def find_or_install(surroundings: Mapping[str, str]) -> Chromium | None:
    """Return a browser that starts, installing one if need be and if we may."""
    found = find(surroundings)
    if found is None and can_install() and install(run_apt):
        found = find(surroundings)
    return found
