"""Derives a key for one purpose from a secret that is already strong: HKDF-SHA256 (RFC 5869)."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake.vault.labels import Label

DERIVED_BYTES = 32


def derive(secret: bytes, label: Label) -> bytes:
    """Return 32 bytes that say nothing of `secret`, nor of what any other label gives.

    No salt: it is for secrets that are uneven (RFC 5869, section 3.1), and ours are random. For a passphrase, which is
    weaker than a key, `stretching.stretch` is the way.
    """
    return HKDF(algorithm=hashes.SHA256(), length=DERIVED_BYTES, salt=None, info=label.value).derive(secret)
