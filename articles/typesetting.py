"""What a body becomes on its page: headings get addresses, and their list is the table of contents; pictures get files.

Done once, when the body is saved, so that showing an article costs nothing. It works on what rendering.sanitise
returns, whose tags are always written in the same way.
"""

import html
import re
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.text import slugify

from articles import pictures

_HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True)
class Typeset:
    """A body as readers get it, and its headings: rows of level (2 or 3), address on the page, and words."""

    html: str
    contents: list[tuple[int, str, str]]


def typeset(body: str) -> Typeset:
    """Return what a sanitised body becomes on its page."""
    contents: list[tuple[int, str, str]] = []
    taken: set[str] = set()

    def with_address(found: re.Match[str]) -> str:
        words = html.unescape(strip_tags(found[2])).strip()
        address = _free(slugify(words) or "part", taken)
        taken.add(address)
        contents.append((int(found[1][1]), address, words))
        return f'<{found[1]} id="{address}">{found[2]}</{found[1]}>'

    return Typeset(_HEADING.sub(with_address, pictures.expand(body)), contents)


def _free(stem: str, taken: set[str]) -> str:
    # The page has a few addresses of its own; a heading’s own prefix keeps them apart.
    stem = f"on-{stem}"[:60]
    return next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
