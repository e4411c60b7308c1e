"""Finds the browser for the browser tests, or installs it where that can be done.

Debian's headless build comes first: the same Chromium without its windows, which takes a third of the work.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.words import say

HEADLESS = "chromium-headless-shell"
NAMES = (
    HEADLESS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
UPDATE = ("apt-get", "update", "-qq")
INSTALL = ("apt-get", "install", "-qq", "-y", "--no-install-recommends")
# What both builds of Debian's Chromium share: they are of one version, or cannot be installed together.
SHARED = "chromium-common"
# Without it the tests are only slower: nobody waits long for a mirror that does not answer.
IMPATIENT = ("-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::https::Timeout=10")


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
    return run(UPDATE) and any(run((*INSTALL, package)) for package in (HEADLESS, "chromium"))


def add_headless(run: Callable[[Sequence[str]], bool], version: str) -> bool:
    """Put the headless build beside a Chromium of Debian's; nothing that is there may change or go for it."""
    say("As root I add Debian's headless build of Chromium, which makes the browser tests quicker (once) …")
    command = (*INSTALL, "--no-upgrade", "--no-remove", *IMPATIENT, f"{HEADLESS}={version}")
    return run(command) or (run((*UPDATE, *IMPATIENT)) and run(command))


def version_of_debian_s() -> str | None:
    """Return the version of Debian's Chromium, if that is what is installed."""
    try:
        asked = subprocess.run(
            ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Version}", SHARED],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return None
    status, _, version = asked.stdout.strip().partition(" ")
    return version if asked.returncode == 0 and status == "installed" else None


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


def find_or_install_quick(surroundings: Mapping[str, str]) -> Chromium | None:
    """Return the browser that is quickest to test with, adding it to one that is there if we may."""
    found = find_or_install(surroundings)
    if found is None or surroundings.get("CHROMIUM") or Path(found.path).name == HEADLESS or not can_install():
        return found
    version = version_of_debian_s()
    if version and add_headless(run_apt, version):
        return find(surroundings) or found
    return found
