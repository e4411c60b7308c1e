"""Hides how long a text is: stored sizes are 4, 16 or 64 KiB, and beyond that whole multiples of 64 KiB.

The padding is one byte 0x80 and then zeros (ISO/IEC 7816-4). It is checked after the AEAD has opened the blob, so that
a wrong padding can't be used to ask questions.
"""

from intake.vault.errors import Unreadable

KIB = 1024
SMALL_SIZES = (4 * KIB, 16 * KIB, 64 * KIB)
LARGE_STEP = 64 * KIB
_END = b"\x80"


def padded_size(length: int) -> int:
    """Return how many bytes a content of `length` bytes takes when padded; at least one byte is padding."""
    for size in SMALL_SIZES:
        if length < size:
            return size
    return (length // LARGE_STEP + 1) * LARGE_STEP


def pad(content: bytes) -> bytes:
    """Return `content` padded to the next of the sizes."""
    return pad_to(content, padded_size(len(content)))


def unpad(padded: bytes) -> bytes:
    """Return what `pad` was given. Raises Unreadable for bytes that `pad` would not have made."""
    content = _without_padding(padded)
    if len(padded) != padded_size(len(content)):
        raise Unreadable
    return content


def pad_to(content: bytes, size: int) -> bytes:
    """Return `content` padded to exactly `size` bytes. Raises ValueError if it is as long or longer."""
    if len(content) >= size:
        raise ValueError("The content is too long for this size.")
    return (content + _END).ljust(size, b"\0")


def unpad_from(padded: bytes, size: int) -> bytes:
    """Return what `pad_to` was given with this size. Raises Unreadable for any other bytes."""
    if len(padded) != size:
        raise Unreadable
    return _without_padding(padded)


def _without_padding(padded: bytes) -> bytes:
    marked = padded.rstrip(b"\0")
    if not marked.endswith(_END):
        raise Unreadable
    return marked[: -len(_END)]
