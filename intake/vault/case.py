"""Seals and opens the entries of one inquiry.

Scheme 0 keeps text in clear. It exists so that the rest of the house can be built against these two functions, and is
deleted with the first real scheme; until then the practice refuses to serve anyone but this machine.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from practice import checks

SCHEME_CLEAR = 0


class Unreadable(Exception):
    """A blob does not open in the place where it stands."""


@dataclass(frozen=True)
class EntryPlace:
    """Where an entry stands; a blob opens in its own place only."""

    inquiry: UUID
    entry: UUID
    kind: str
    author: str
    revision: int


def seal(content: dict[str, Any], place: EntryPlace) -> bytes:
    """Return the bytes to store for `content`, a JSON object: one scheme byte, then the sealed text."""
    return bytes([SCHEME_CLEAR]) + json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def open_sealed(blob: bytes, place: EntryPlace) -> dict[str, Any]:
    """Return the JSON object that was sealed in this place. Raises Unreadable for any other bytes."""
    if blob[:1] != bytes([SCHEME_CLEAR]):
        raise Unreadable
    try:
        content = json.loads(blob[1:])
    except ValueError:
        raise Unreadable from None
    if not isinstance(content, dict):
        raise Unreadable
    return content


def refuse_to_serve_in_clear() -> None:
    """Refuse to serve any host but this machine while scheme 0 is what `seal` writes. Raises ImproperlyConfigured."""
    checks.refuse_public_hosts("Letters are not yet encrypted in this version.")
