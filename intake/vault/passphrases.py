"""Passphrases of readers: six words drawn at random from a list of 7,776: 77.5 bits. They are never chosen.

The list is the EFF's, slightly changed: words/README.md says how, and under which licence.
"""

import secrets
import unicodedata
from functools import cache
from pathlib import Path

WORDS = 6
_LIST = Path(__file__).with_name("words") / "english.txt"


@cache
def word_list() -> tuple[str, ...]:
    """Return the words a passphrase is drawn from: lower-case letters a to z only, none the beginning of another."""
    return tuple(_LIST.read_text(encoding="ascii").split())


def new_passphrase() -> str:
    """Return six random words, with spaces between them."""
    return " ".join(secrets.choice(word_list()) for _ in range(WORDS))


def normalise_passphrase(text: str) -> str:
    """Return a passphrase in the one form that is stretched: no capitals, and nothing between the words.

    Spaces, line breaks, hyphens and the full stop that telephones make of two spaces are dropped; since no word begins
    another, the words can still be told apart, and no two passphrases become the same. `staff` calls this itself.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if unicodedata.category(char)[0] not in "ZCP")
