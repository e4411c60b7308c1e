"""Seals bytes to a person's public key in the age format (https://c2sp.org/age), X25519 keys only.

The one module that knows `pyrage`. Whoever holds the private key can open such a file with the `age` command, without
us. The format does not say who sealed: what is sealed to a reader is vouched for elsewhere (`server_keys.vouch`).
"""

from dataclasses import dataclass, field
from io import BufferedIOBase

import pyrage
from pyrage import x25519

from intake.vault.errors import NotAKey, Unreadable

_FIRST_LINE = b"age-encryption.org/v1\n"
# What we seal is 310 to 490 bytes long (rage adds a random "grease" stanza). Reading a hostile header takes time in the
# square of its length, with the interpreter locked: measured, 7 ms for 1 KiB, half a second for 8 KiB, 80 s for 100 KB.
LONGEST_SEALED = 1024


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An age key pair as text: `public` is "age1…" (62 characters), `private` "AGE-SECRET-KEY-1…" (74)."""

    public: str
    private: str = field(repr=False)


def new_pair() -> KeyPair:
    """Return a new key pair."""
    identity = x25519.Identity.generate()
    return KeyPair(public=str(identity.to_public()), private=str(identity))


def public_of(private: str) -> str:
    """Return the public half of a private key. Raises NotAKey."""
    return str(_identity(private).to_public())


def seal_to(public: str, content: bytes) -> bytes:
    """Return `content`, some dozens of bytes, as an age file for one key. Raises NotAKey, ValueError if it is longer.

    The public key must come from a row whose signature has been checked: besides the obvious, one that was made to be
    harmful (a point of low order) makes rage panic instead of raising.
    """
    sealed = pyrage.encrypt(content, [_recipient(public)])
    if len(sealed) > LONGEST_SEALED:
        raise ValueError("Too long to be opened again.")
    return sealed


def open_with(private: str, sealed: bytes) -> bytes:
    """Return what was sealed to the public half of this key. Raises NotAKey, and Unreadable for any other bytes."""
    identity = _identity(private)
    # rage would read the armoured form too; a blob has one form only.
    if len(sealed) > LONGEST_SEALED or not sealed.startswith(_FIRST_LINE):
        raise Unreadable
    try:
        return pyrage.decrypt(sealed, [identity])
    except pyrage.DecryptError:
        raise Unreadable from None


def seal_stream(public: str, source: BufferedIOBase, target: BufferedIOBase) -> None:
    """Read `source` to its end and write it to `target` as an age file for one key. Raises NotAKey, OSError."""
    recipient = _recipient(public)
    try:
        pyrage.encrypt_io(source, target, [recipient])
    except pyrage.EncryptError:
        # With a key that has been read, only reading or writing can fail; pyrage wraps what they raised.
        raise OSError("What was to be sealed could not be read, or the sealed file could not be written.") from None


def _identity(private: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(private)
    except (pyrage.IdentityError, UnicodeEncodeError):
        raise NotAKey from None


def _recipient(public: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(public)
    except (pyrage.RecipientError, UnicodeEncodeError):
        raise NotAKey from None
