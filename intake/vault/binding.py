"""Writes several fields as one run of bytes that can be read in one way only, for what an AEAD or an HMAC binds."""

_PREFIX_BYTES = 4


def bind(*fields: bytes) -> bytes:
    """Return the fields one after the other, each behind its length (4 bytes, big-endian).

    Without the lengths, ("ab", "c") and ("a", "bc") would be the same bytes, and a blob of one place would open in
    another.
    """
    return b"".join(len(field).to_bytes(_PREFIX_BYTES) + field for field in fields)


def text(value: str) -> bytes:
    """Return any Python text as bytes, two different texts never as the same.

    A database that somebody has written into may hand over broken text (lone surrogates); it then fails to open, as any
    other wrong place does, and never fails to encode.
    """
    return value.encode("utf-8", "surrogatepass")
