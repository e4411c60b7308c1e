"""The form in which words are compared: without accents, case, and the many forms of one sign (DESIGN §8)."""

import unicodedata

# What a keyboard has one key for: quotation marks, hyphens and dashes.
_ALIKE = str.maketrans(
    {**dict.fromkeys("‘’‚‛ʼ′", "'"), **dict.fromkeys("“”„‟″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}  # noqa: RUF001
)
# NUL, which PostgreSQL cannot store, and signs that nobody sees: soft hyphens, joiners, the mark of a byte order.
_UNSEEN = str.maketrans(dict.fromkeys("\x00\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def normalised(text: str) -> str:
    """Return text as search compares it: NFKD, without combining marks, case-folded, single spaces."""
    plain = text.translate(_UNSEEN).translate(_ALIKE)
    # Most English is ASCII by now, and has nothing to take apart.
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(plain.casefold().split())
