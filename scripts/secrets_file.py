"""The secrets of one practice: made once, kept where only their owner can read them, never changed."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from scripts.words import Stop

NAMES = ("SECRET_KEY", "SERVER_KEY")


def read(file: Path) -> dict[str, str]:
    """Return the secrets that the file holds; none if there is no file."""
    try:
        lines = file.read_text().splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise Stop(f"{file} cannot be read: make it readable for the user who starts me.") from None
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def complete(folder: Path, surroundings: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    """Return the secrets to start with, and whether any had to be made.

    What the environment sets wins; what the file has is kept as it is; only what is in neither is made and added.
    """
    file = folder / "secrets.env"
    kept = read(file)
    given = {name: surroundings[name] for name in NAMES if surroundings.get(name)}
    made = {name: secrets.token_urlsafe(50) for name in NAMES if name not in given and not kept.get(name)}
    if made:
        add(file, made)
    return {**kept, **made, **given}, bool(made)


def add(file: Path, made: Mapping[str, str]) -> None:
    """Add secrets to the file in one step: whoever is interrupted leaves the old file or the new one, never half."""
    before = (
        file.read_text()
        if file.exists()
        else (
            "# The secrets of this practice, made on its first start. Whoever has them can sign in as anyone:\n"
            "# show them to nobody, and keep a copy apart from the database's backups.\n"
        )
    )
    if not before.endswith("\n"):
        before += "\n"
    text = before + "".join(f"{name}={value}\n" for name, value in made.items())
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Stop(f"I could not write {file} ({error.strerror}): make its folder writable for me.") from None
