"""The form in which words are compared: without tags, accents and case (DESIGN §8)."""

import unicodedata


def normalised(text: str) -> str:
    """Return text as search compares it: NFKD, without combining marks, case-folded, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\x00", ""))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(plain.casefold().split())
