"""How deep elements lie in one another, told without building them: a parser’s time grows with the square of it.

The answer is never far below what a browser would make of the HTML, whatever tricks are played with comments, quotes
and raw text; it may be above it, where elements were never closed.
"""

import re
from collections.abc import Iterator

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s"'>][^\s>]*+)?)?"""
# Always matches once it has begun, to the end of the text if need be: it never tries the same signs twice.
_TAG = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*+|</[^a-zA-Z][^>]*+|"""
    rf"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?:[\s/]++|{_ATTRIBUTE})*+(?:>|\Z)""",
    re.DOTALL,
)
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext"})
# In these a parser does not read raw text as raw.
_NOT_RAW_IN = re.compile(r"<(?:svg|math|select)\b", re.IGNORECASE)
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_ENDED_BY_THE_NEXT = frozenset({"p", "tr", "td", "th", "option"})
# An item ends where the next one begins, unless something else began in between.
_ITEMS = {"li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}}


def is_deeper(html: str, most: int) -> bool:
    """Say whether more than `most` elements lie in one another."""
    open_now: dict[str, int] = {}
    row: list[str] = []
    depth = 0
    for is_end, name in _tags(html):
        if not is_end:
            if row and row[-1] in _ITEMS.get(name, ()):
                row[-1] = name
                continue
            open_now[name] = open_now.get(name, 0) + 1
            row.append(name)
            depth += 1
        elif open_now.get(name):
            open_now[name] -= 1
            depth -= 1
            if row and row[-1] == name:
                row.pop()
        if depth > most:
            return True
    return False


def _tags(html: str) -> Iterator[tuple[bool, str]]:
    """Yield what begins and ends, by its name; raw text holds no tags, or where that is unsure only such that begin."""
    unsure = bool(_NOT_RAW_IN.search(html))
    at = 0
    raw_until = 0
    while found := _TAG.search(html, at):
        at = found.end()
        name = (found["name"] or "").lower()
        if not name or name in _EMPTY or name in _ENDED_BY_THE_NEXT:
            continue
        is_end = bool(found["end"])
        if is_end and found.start() < raw_until:
            continue
        yield is_end, name
        if name in _RAW and not is_end and at >= raw_until:
            closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(html, at)
            raw_until = closing.start() if closing else len(html)
            at = at if unsure else raw_until
