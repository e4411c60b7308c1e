"""Staff keys: one age key pair a reader, its private half closed under the reader's passphrase.

A closed half is: scheme (1 byte) · cost (6) · salt (16) · sealed private half (103, as in `aead`) · checksum (8).
The checksum tells a damaged blob from a wrong passphrase, before any time is spent on stretching; it keeps nobody out.
Public half, cost and salt are bound to what is sealed, so that a blob opens on its own reader's row only.
"""

import hashlib
import secrets

from intake.vault import aead, age
from intake.vault.aead import Blob
from intake.vault.age import KeyPair
from intake.vault.binding import bind, text
from intake.vault.errors import NotAKey, Unreadable, WrongPassphrase
from intake.vault.labels import Label
from intake.vault.passphrases import normalise_passphrase
from intake.vault.stretching import COST, COST_BYTES, SALT_BYTES, Cost, stretch

_HEAD_BYTES = 1 + COST_BYTES + SALT_BYTES
_CHECKSUM_BYTES = 8
_SHORTEST = 18  # six words of three letters
_LONGEST_TEXT = 1024


def new_staff_key() -> KeyPair:
    """Return a new key pair for a reader."""
    return age.new_pair()


def close_private(private: str, passphrase: str) -> bytes:
    """Return a private half closed under a generated passphrase, typed in any way: 134 bytes, about 150 ms.

    Raises NotAKey, Busy, and ValueError for a passphrase that is shorter than six words can be.
    """
    typed = normalise_passphrase(passphrase)
    if len(typed) < _SHORTEST:
        raise ValueError("A passphrase has six generated words.")
    public = age.public_of(private)
    head = bytes([aead.SCHEME]) + COST.to_bytes() + secrets.token_bytes(SALT_BYTES)
    key = stretch(typed, head[-SALT_BYTES:], COST)
    body = head + aead.seal(key, private.encode("ascii"), Label.STAFF_KEY, head, text(public))
    return body + _checksum(body, public)


def open_private(blob: Blob, passphrase: str, *, public: str) -> str:
    """Return the private half of `public`, the key on the reader's row: about 150 ms.

    Raises WrongPassphrase, Busy, and Unreadable for a blob that is damaged or stands on another reader's row (at once).
    """
    body, cost = _checked(blob, public)
    if len(passphrase) > _LONGEST_TEXT:
        raise WrongPassphrase
    head = body[:_HEAD_BYTES]
    key = stretch(normalise_passphrase(passphrase), head[-SALT_BYTES:], cost)
    try:
        private = aead.open_blob(key, body[_HEAD_BYTES:], Label.STAFF_KEY, head, text(public)).decode("ascii")
    except Unreadable:
        raise WrongPassphrase from None
    return belonging(private, public)


def belonging(private: str, public: str) -> str:
    """Return a private half that was sealed as the one of `public`. Raises Unreadable where the two are no pair.

    Only someone with the passphrase, or with a session of their own making, can have sealed something else; the rest
    of the house relies on a pair that fits.
    """
    try:
        fits = age.public_of(private) == public
    except NotAKey:
        fits = False
    if not fits:
        raise Unreadable
    return private


def _checked(blob: Blob, public: str) -> tuple[bytes, Cost]:
    aead.scheme_of(blob)
    whole = bytes(blob)
    body, checksum = whole[:-_CHECKSUM_BYTES], whole[-_CHECKSUM_BYTES:]
    if len(body) <= _HEAD_BYTES or checksum != _checksum(body, public):
        raise Unreadable
    return body, Cost.from_bytes(body[1 : 1 + COST_BYTES])


def _checksum(body: bytes, public: str) -> bytes:
    return hashlib.sha256(bind(Label.STAFF_KEY_CHECKSUM.value, text(public), body)).digest()[:_CHECKSUM_BYTES]
