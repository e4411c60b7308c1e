"""Seals and opens the entries, notes and card of one inquiry.

Entries and the card are sealed under the case key, notes under the note key; both are made by `new_key`. A blob opens
in its own place only, so that nobody who can write to the database can swap, replay or forge one.
"""

import secrets
from dataclasses import dataclass
from uuid import UUID

from intake.vault import aead, padding
from intake.vault.aead import Blob
from intake.vault.binding import text
from intake.vault.errors import Unreadable
from intake.vault.labels import Label


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed text stands. What should make another blob fail belongs into one of these fields.

    `kind` says what it is and of which step ("answers:hopes", "message", "note", "card"). `author` is the side and, for
    staff, who ("sender", "staff:7"). `revision` counts from 1. The card, which is no entry, stands under its inquiry's
    own id.
    """

    inquiry: UUID
    entry: UUID
    kind: str
    author: str
    revision: int


def new_key() -> bytes:
    """Return a new case key or note key: 32 random bytes."""
    return secrets.token_bytes(aead.KEY_BYTES)


def seal(key: bytes, content: bytes, place: Place) -> bytes:
    """Return `content` padded and sealed under `key` (32 bytes) for `place`: 29 bytes more than the padded size.

    Raises Unreadable for a place whose revision is no whole number: nothing would ever open there.
    """
    return aead.seal(key, padding.pad(content), Label.ENTRY, *_fields(place))


def open_sealed(key: bytes, blob: Blob, place: Place) -> bytes:
    """Return what was sealed under this key in this place. Raises Unreadable, and nothing else, for any other blob."""
    return padding.unpad(aead.open_blob(key, blob, Label.ENTRY, *_fields(place)))


def _fields(place: Place) -> tuple[bytes, ...]:
    # SQLite stores any type in any column; and of a number with a fraction, the digits would be those of another one.
    if not isinstance(place.revision, int):
        raise Unreadable
    # The revision is written in digits: a number of any size or sign encodes, whatever a database column holds.
    return (place.inquiry.bytes, place.entry.bytes, text(place.kind), text(place.author), b"%d" % place.revision)
