"""What a body becomes on its page: headings get addresses, and their list is the table of contents; pictures get files;
footnotes get numbers; a place to stop says so, and who is there now.

Done once, when the body is saved, so that showing an article costs nothing. It works on what rendering.sanitise
returns, whose tags are always written in the same way.
"""

import html
import re
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles import footnotes, pictures

_HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)
_ASIDE = re.compile(r'<aside class="(callout|stop)">(.*?)</aside>', re.DOTALL)


@dataclass(frozen=True)
class Typeset:
    """A body as readers get it, and its headings: rows of level (2 or 3), address on the page, and words."""

    html: str
    contents: list[tuple[int, str, str]]


def typeset(body: str, *, language: str = settings.LANGUAGE_CODE) -> Typeset:
    """Return what a sanitised body becomes on its page; what is added to its words is in its own language."""
    headed = with_addresses(body)
    with translation.override(language):
        return Typeset(footnotes.numbered(_ASIDE.sub(_as_note, pictures.expand(headed.html))), headed.contents)


def with_addresses(body: str) -> Typeset:
    """Return a body whose headings have addresses, and nothing else is changed."""
    contents: list[tuple[int, str, str]] = []
    taken: dict[str, int] = {}

    def with_address(found: re.Match[str]) -> str:
        words = html.unescape(strip_tags(found[2])).strip()
        address = _free(slugify(words) or "part", taken)
        contents.append((int(found[1][1]), address, words))
        return f'<{found[1]} id="{address}">{found[2]}</{found[1]}>'

    return Typeset(_HEADING.sub(with_address, body), contents)


def _as_note(found: re.Match[str]) -> str:
    # As asides they would be landmarks that nobody can tell apart.
    kind, inside = found.groups()
    if kind == "stop":
        heading = format_html('<p class="stop-heading">{}</p>', _("Stop here if it is heavy"))
        way = format_html('<p><a href="{}">{}</a></p>', reverse("help-now"), _("Someone who answers now"))
        inside = f"{heading}{inside}{way}"
    return f'<div class="{kind}" role="note">{inside}</div>'


def _free(words: str, taken: dict[str, int]) -> str:
    """Return an address that is not taken, and take it; with each goes the number that the next of its words begins at.

    A text may have thousands of headings with the same words: none of them asks for every number again.
    """
    # The page has a few addresses of its own; a heading’s own prefix keeps them apart.
    stem = address = f"on-{words}"[:60]
    number = taken.get(stem, 1)
    while address in taken:
        number += 1
        address = f"{stem}-{number}"
    taken[stem] = max(number, 1)
    taken.setdefault(address, 1)
    return address
