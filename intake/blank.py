"""Whether a text says anything: some signs take no ink, and an answer of nothing but those is none."""

import unicodedata

# Controls, signs that only steer how others are written, and spaces (Unicode, general categories).
_WITHOUT_INK = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def is_blank(text: str) -> bool:
    """Say whether nobody would see anything of a text."""
    return all(unicodedata.category(sign) in _WITHOUT_INK for sign in text)
