"""Seals bytes under a symmetric key, bound to where they stand: ChaCha20-Poly1305 (RFC 8439).

A blob is: scheme (1 byte) · nonce (12 random bytes) · ciphertext (as long as the content) · tag (16 bytes).

The nonce is random. Under one key the chance that two are equal stays below 2⁻³² for four billion blobs (the bound NIST
SP 800-38D sets for random 96-bit nonces); an inquiry has some dozens.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from intake.vault.binding import bind
from intake.vault.errors import Unreadable
from intake.vault.labels import Label

type Blob = bytes | memoryview  # what a binary column of a database gives

KEY_BYTES = 32
SCHEME = 1
_NONCE_BYTES = 12
_TAG_BYTES = 16
OVERHEAD_BYTES = 1 + _NONCE_BYTES + _TAG_BYTES


def seal(key: bytes, content: bytes, label: Label, *place: bytes) -> bytes:
    """Return `content` sealed under `key` (32 bytes), to be opened with the same label and place only."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return bytes([SCHEME]) + nonce + ChaCha20Poly1305(key).encrypt(nonce, content, _associated(label, place))


def open_blob(key: bytes, blob: Blob, label: Label, *place: bytes) -> bytes:
    """Return what `seal` was given. Raises Unreadable, and nothing else, for any other key, blob, label or place."""
    whole = body_of(blob)
    nonce, sealed = whole[:_NONCE_BYTES], whole[_NONCE_BYTES:]
    if len(sealed) < _TAG_BYTES:
        raise Unreadable
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, _associated(label, place))
    except InvalidTag:
        raise Unreadable from None


def body_of(blob: Blob) -> bytes:
    """Return a blob without its scheme byte. Raises Unreadable for any scheme but 1; scheme 0 was clear text."""
    whole = as_bytes(blob)
    if whole[:1] != bytes([SCHEME]):
        raise Unreadable
    return whole[1:]


def as_bytes(blob: object) -> bytes:
    """Return the bytes of a binary column. Raises Unreadable for what is none: SQLite stores any type in any column."""
    if not isinstance(blob, bytes | memoryview):
        raise Unreadable
    return bytes(blob)


def _associated(label: Label, place: tuple[bytes, ...]) -> bytes:
    return bind(bytes([SCHEME]), label.value, *place)
