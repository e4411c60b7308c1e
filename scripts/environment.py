"""Makes .venv from the hashed lock, and leaves it alone while it is in step.

Run by a Python that scripts/find_python.sh found, or by .venv's own Python to ask whether all is in step.
The stamp is written last, so an interrupted installation has none and is made anew.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.one_at_a_time import one_at_a_time
from scripts.words import CHECKOUT, Stop, complain, say

LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
WAITING = "Another command is making the environment in this checkout; I wait for it."
# Each of these could make Python or pip install somewhere else than in .venv.
LEAKS = ("__PYVENV_LAUNCHER__", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")


def stamp_lines(checkout: Path, *roles: str) -> list[str]:
    """Return what an environment for these roles must have been made from."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    preferred = (checkout / ".python-version").read_text().strip()
    lines = [f"python {version}, asked for {preferred}", f"checkout {checkout}"]
    for role in roles:
        digest = hashlib.sha256((checkout / LOCKS[role]).read_bytes()).hexdigest()
        lines.append(f"{role} {digest}")
    return lines


def is_in_step(checkout: Path, role: str) -> bool:
    """Say whether .venv was made, to its end, from what the checkout asks for now."""
    try:
        stamp = (checkout / ".venv" / "stamp").read_text().splitlines()
    except OSError:
        return False
    return set(stamp_lines(checkout, role)) <= set(stamp)


def says_it_is_in_step(checkout: Path, role: str) -> bool:
    """Ask .venv's own Python, which may have died or changed since the stamp was written."""
    python = checkout / ".venv" / "bin" / "python"
    question = [str(python), "-m", "scripts.environment", role, "--only-check"]
    try:
        answer = subprocess.run(question, cwd=checkout, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return answer.returncode == 0


def make(checkout: Path, role: str) -> None:
    """Make .venv for a role: on top of one that is in step for serving, else from nothing."""
    folder = checkout / ".venv"
    python = folder / "bin" / "python"
    grows = role == "dev" and says_it_is_in_step(checkout, "run")
    say(f"Making the environment in .venv from {LOCKS[role]} (once; it may take a minute) …")
    (folder / "stamp").unlink(missing_ok=True)
    if not grows:
        remove(folder)
        run([sys.executable, "-m", "venv", str(folder)], "I could not make .venv")
    install = ["-m", "pip", "install", "--require-hashes", "--no-input", "--disable-pip-version-check", "-qq"]
    run(
        [str(python), *install, "-r", str(checkout / LOCKS[role])],
        f"I could not install {LOCKS[role]} (is there a network?)",
    )
    roles = ("run", "dev") if role == "dev" else ("run",)
    (folder / "stamp").write_text("\n".join(stamp_lines(checkout, *roles)) + "\n")


def remove(folder: Path) -> None:
    """Remove an environment, or the link to one, that is of no use any more."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def run(command: list[str], complaint: str) -> None:
    """Run one step of the making; what it prints is shown as it comes."""
    surroundings = {name: value for name, value in os.environ.items() if name not in LEAKS}
    finished = subprocess.run(command, env=surroundings, stdin=subprocess.DEVNULL, check=False)
    if finished.returncode != 0:
        raise Stop(f"{complaint}: the lines above say why. Nothing is half made: the next start tries again.")


def main(arguments: list[str]) -> int:
    """Make the environment for the role in the arguments, or only check it."""
    role = arguments[0] if arguments else "run"
    if role not in LOCKS:
        complain(f"There is no environment called {role!r}: say run or dev.")
        return 2
    if "--only-check" in arguments:
        return 0 if is_in_step(CHECKOUT, role) else 1
    try:
        with one_at_a_time(CHECKOUT / ".venv.lock", waiting=WAITING):
            if not says_it_is_in_step(CHECKOUT, role):
                make(CHECKOUT, role)
    except Stop as stop:
        complain(str(stop))
        return 1
    except PermissionError as refusal:
        complain(f"I may not write {refusal.filename}: start me as the owner of this checkout, or copy it to your own.")
        return 1
    except KeyboardInterrupt:
        complain("Interrupted; the next start makes the environment anew.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
