"""Programs that only a measurement needs: installed into a folder that goes away, so that no lock has to name them."""

import subprocess
import sys
from pathlib import Path

from scripts.words import say


def install(folder: Path, *wanted: str) -> Path | None:
    """Install packages into an environment of their own below a folder; return its Python, or None if that failed."""
    python = folder / "venv" / "bin" / "python"
    say(f"Installing {' and '.join(wanted)} into a folder that goes away …")
    commands = [
        [sys.executable, "-m", "venv", str(folder / "venv")],
        [str(python), "-m", "pip", "install", "-qq", *wanted],
    ]
    is_there = all(subprocess.run(each, stdin=subprocess.DEVNULL, check=False).returncode == 0 for each in commands)
    return python if is_there else None
