"""Seals bytes under a symmetric key, bound to where they stand: ChaCha20-Poly1305 (RFC 8439).

A blob is: scheme (1 byte) · nonce (12 random bytes) · ciphertext (as long as the content) · tag (16 bytes). What is
sealed now is of the current scheme; what any scheme of the table has sealed opens.

The nonce is random. Under one key the chance that two are equal stays below 2⁻³² for four billion blobs (the bound NIST
SP 800-38D sets for random 96-bit nonces); an inquiry has some dozens.
"""

import secrets
from collections.abc import Callable
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from intake.vault.binding import bind
from intake.vault.errors import Unreadable
from intake.vault.labels import Label

type Blob = bytes | memoryview  # what a binary column of a database gives


class Cipher(Protocol):
    """An AEAD with a key of 32 bytes, a nonce of 12 and a tag of 16, as `cryptography` has them."""

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes:
        """Return the ciphertext with its tag."""

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes:
        """Return the content. Raises InvalidTag."""


KEY_BYTES = 32
SCHEMES: dict[int, Callable[[bytes], Cipher]] = {1: ChaCha20Poly1305}
SCHEME = 1  # of what is sealed now
_NONCE_BYTES = 12
_TAG_BYTES = 16
OVERHEAD_BYTES = 1 + _NONCE_BYTES + _TAG_BYTES


def seal(key: bytes, content: bytes, label: Label, *place: bytes) -> bytes:
    """Return `content` sealed under `key` (32 bytes), to be opened with the same label and place only."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = SCHEMES[SCHEME](key).encrypt(nonce, content, _associated(SCHEME, label, place))
    return bytes([SCHEME]) + nonce + sealed


def open_blob(key: bytes, blob: Blob, label: Label, *place: bytes) -> bytes:
    """Return what `seal` was given. Raises Unreadable, and nothing else, for any other key, blob, label or place."""
    scheme, whole = scheme_of(blob), body_of(blob)
    nonce, sealed = whole[:_NONCE_BYTES], whole[_NONCE_BYTES:]
    if len(sealed) < _TAG_BYTES:
        raise Unreadable
    try:
        return SCHEMES[scheme](key).decrypt(nonce, sealed, _associated(scheme, label, place))
    except InvalidTag:
        raise Unreadable from None


def scheme_of(blob: Blob) -> int:
    """Return the scheme of a blob. Raises Unreadable for one that is not in the table; scheme 0 was clear text."""
    first = as_bytes(blob)[:1]
    if not first or first[0] not in SCHEMES:
        raise Unreadable
    return first[0]


def body_of(blob: Blob) -> bytes:
    """Return a blob without its scheme byte. Raises Unreadable for a scheme that is not in the table."""
    scheme_of(blob)
    return bytes(blob)[1:]


def mark_of_current() -> bytes:
    """Return the first byte of everything that is sealed now: a blob that begins otherwise is owed a new seal."""
    return bytes([SCHEME])


def as_bytes(blob: object) -> bytes:
    """Return the bytes of a binary column. Raises Unreadable for what is none: SQLite stores any type in any column."""
    if not isinstance(blob, bytes | memoryview):
        raise Unreadable
    return bytes(blob)


def _associated(scheme: int, label: Label, place: tuple[bytes, ...]) -> bytes:
    return bind(bytes([scheme]), label.value, *place)
