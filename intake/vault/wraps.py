"""Hands the key of one inquiry to people: readers and recovery by age, the sender under their return code.

The recovery key is one more reader here. The inquiry's id and the purpose are inside each wrap, so that a wrap of
another inquiry, or the note key in the case key's stead, does not open.
"""

from typing import Literal
from uuid import UUID

from intake.vault import aead, age
from intake.vault.aead import Blob
from intake.vault.binding import bind, text
from intake.vault.errors import Unreadable
from intake.vault.labels import Label

type Purpose = Literal["case", "note"]


def wrap_for_reader(public_key: str, key: bytes, *, inquiry: UUID, purpose: Purpose) -> bytes:
    """Return a case or note key (32 bytes) sealed to a public key whose signature has been checked: about 400 bytes.

    Raises NotAKey, and ValueError for a key of another length.
    """
    _check_length(key)
    return bytes([aead.SCHEME]) + age.seal_to(public_key, _reader_payload(key, inquiry, purpose))


def open_as_reader(private_key: str, blob: Blob, *, inquiry: UUID, purpose: Purpose) -> bytes:
    """Return the key that was wrapped for this reader. Raises NotAKey, and Unreadable for any other wrap."""
    payload = age.open_with(private_key, aead.body_of(blob))
    key = payload[-aead.KEY_BYTES :]
    # A key of another length would not end where these fields do, so this holds for 32 bytes only.
    if payload != _reader_payload(key, inquiry, purpose):
        raise Unreadable
    return key


def wrap_for_sender(code_key: bytes, key: bytes, *, inquiry: UUID) -> bytes:
    """Return a case key (32 bytes) sealed under a return code's key: 61 bytes. Raises ValueError for another length."""
    _check_length(key)
    return aead.seal(code_key, key, Label.SENDER_WRAP, inquiry.bytes)


def open_as_sender(code_key: bytes, blob: Blob, *, inquiry: UUID) -> bytes:
    """Return the case key that was wrapped under this return code. Raises Unreadable for any other wrap."""
    return aead.open_blob(code_key, blob, Label.SENDER_WRAP, inquiry.bytes)


def _reader_payload(key: bytes, inquiry: UUID, purpose: Purpose) -> bytes:
    return bind(Label.READER_WRAP.value, inquiry.bytes, text(purpose), key)


def _check_length(key: bytes) -> None:
    if len(key) != aead.KEY_BYTES:
        raise ValueError("A case key or note key has 32 bytes.")
