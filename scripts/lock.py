"""What `make lock` does: compiles both hashed locks from pyproject.toml."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.words import CHECKOUT, Stop, complain, leave, say

COMPILE = [
    *("-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--generate-hashes"),
    *("--python-version", "3.12", "--custom-compile-command", "make lock"),
    *("--no-emit-index-url", "--no-emit-find-links"),
]


def compile_lock(checkout: Path, lock: str, *choices: str) -> None:
    """Compile one lock. Pins that still fit stay as they are, unless UPGRADE is set."""
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    command = [sys.executable, *COMPILE, *choices, *upgrade, "--output-file", lock]
    if subprocess.run(command, cwd=checkout, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise Stop(f"{lock} could not be compiled: the lines above say why.")
    refuse_addresses(checkout / lock)


def refuse_addresses(lock: Path) -> None:
    """Raise Stop if the lock names a place to download from: everyone installs from their own."""
    named = [line for line in lock.read_text().splitlines() if "://" in line or "--find-links" in line]
    if named:
        raise Stop(f"{lock.name} names a place to download from ({named[0].strip()}): it must name none.")


def main() -> int:
    """Compile both; the second takes every pin of the first."""
    try:
        compile_lock(CHECKOUT, "requirements.txt")
        compile_lock(CHECKOUT, "requirements-dev.txt", "--group", "dev", "--constraint", "requirements.txt")
    except Stop as stop:
        complain(str(stop))
        return 1
    say("requirements.txt and requirements-dev.txt are compiled. The next command installs what changed.")
    return 0


if __name__ == "__main__":
    leave(main())
