"""Placeholders of the texts to start from: which there are, filling them in, and what is still open in a text."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KNOWN: dict[str, str | Promise] = {
    "name": _("what the sender wants to be called"),
    "me": _("your own name"),
    "practice": _("the name of the practice"),
    "reply_by": _("the day you promised an answer by"),
    "range": _("how long the waiting list is"),
    "fee": _("the fee for a session"),
}
GAP = "[…]"  # where a text to start from asks its writer for words of their own

_PLACEHOLDER = re.compile(r"\{([^{}\n]{0,40})\}")
# An ellipsis at the end of a word is somebody's pause; one that stands alone waits for words.
_GAP = re.compile(r"(?<!\S)[\[(“]?(?:…|\.\.\.)[\])”]?(?=[\s.,;:!?]|$)")


def unknown_in(text: str) -> list[str]:
    """Return the placeholders of a text that nobody could fill in, each once, as they are written."""
    return [each for each in _placeholders(text) if each[1:-1] not in KNOWN]


def known_as_written() -> str:
    """Return all placeholders that can be filled in, as they are written in a text."""
    return ", ".join(f"{{{name}}}" for name in KNOWN)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its placeholders filled in; one without a value stays, so that it is seen."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1]) or found[0], text)


def left_open_in(text: str) -> list[str]:
    """Return what a text still waits for: placeholders and gaps, each once, in the order in which they stand."""
    gaps = [found[0] for found in _GAP.finditer(text)]
    return [*_placeholders(text), *dict.fromkeys(gaps)]


def _placeholders(text: str) -> list[str]:
    return list(dict.fromkeys(found[0] for found in _PLACEHOLDER.finditer(text)))
