"""Split secrets for unlock sessions and visits: row and cookie are useless without each other.

A cookie holds a token of two random halves. The database finds the row by a hash of the first half; what the row holds
is sealed under a key from the second, which is stored nowhere. Whoever reads the database can neither make the cookie
nor open the row, and whoever writes to it can't make a row that opens under a cookie they have not seen.
"""

import base64
import re
import secrets
from dataclasses import dataclass, field
from typing import Literal

from intake.vault import aead
from intake.vault.aead import Blob
from intake.vault.binding import text as encode
from intake.vault.derivation import derive
from intake.vault.errors import NotAToken
from intake.vault.labels import Label

type Purpose = Literal["unlock", "visit"]

_HALF_BYTES = 32
_TEXT = re.compile("[A-Za-z0-9_-]{86}")  # base64url of 64 bytes (RFC 4648, section 5), without padding


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` goes into the cookie only, `lookup` (32 bytes) into the row, `key` (32 bytes) nowhere."""

    text: str = field(repr=False)
    lookup: bytes
    key: bytes = field(repr=False)


def new_token() -> Token:
    """Return a new token, made from 64 random bytes. Its text has 86 characters, all of which may stand in a cookie."""
    return _token(secrets.token_bytes(2 * _HALF_BYTES))


def read_token(text: str) -> Token:
    """Return the token of a cookie's text. Raises NotAToken for a text that `new_token` can't have made."""
    if not _TEXT.fullmatch(text):
        raise NotAToken
    token = _token(base64.urlsafe_b64decode(text + "=="))
    # The last character has bits to spare: other texts stand for the same bytes, and one row has one cookie.
    if token.text != text:
        raise NotAToken
    return token


def seal_for_token(token: Token, content: bytes, purpose: Purpose, *, owner: str) -> bytes:
    """Return `content` sealed for the row of this token: 29 bytes more. It is not padded: seal keys with it, not texts.

    `owner` is whose row it is: the inquiry's id for a visit, the staff id for an unlock. The row opens for this owner
    only.
    """
    return aead.seal(token.key, content, Label.TOKEN_CONTENT, *_place(token, purpose, owner))


def open_for_token(token: Token, blob: Blob, purpose: Purpose, *, owner: str) -> bytes:
    """Return what was sealed for this token, purpose and owner. Raises Unreadable for any other blob."""
    return aead.open_blob(token.key, blob, Label.TOKEN_CONTENT, *_place(token, purpose, owner))


def _token(halves: bytes) -> Token:
    return Token(
        text=base64.urlsafe_b64encode(halves).rstrip(b"=").decode("ascii"),
        lookup=derive(halves[:_HALF_BYTES], Label.TOKEN_LOOKUP),
        key=derive(halves[_HALF_BYTES:], Label.TOKEN_KEY),
    )


def _place(token: Token, purpose: Purpose, owner: str) -> tuple[bytes, ...]:
    return (encode(purpose), token.lookup, encode(owner))
