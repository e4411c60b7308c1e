"""What a body consists of: its headings, paragraphs, links and pictures, in the order in which they begin.

Each is named by its kind and its number among its kind, from 0 (`link:2`): the editor finds it by that.
"""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

_KINDS = {"h2": "heading", "h3": "heading", "p": "paragraph", "a": "link", "figure": "picture"}


@dataclass
class Piece:
    """One of them: its words, for a heading its level, for a link its address, for a picture its alternative text."""

    kind: str
    number: int
    level: int = 0
    address: str = ""
    alternative: str = ""
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return the words that stand in it, with single spaces."""
        return " ".join("".join(self.parts).split())

    @property
    def where(self) -> str:
        """Return the name by which the editor finds it."""
        return f"{self.kind}:{self.number}"


def pieces(body: str) -> list[Piece]:
    """Return what a sanitised body consists of."""
    reading = _Reading()
    reading.feed(body)
    reading.close()
    return reading.found


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Piece] = []
        self.open: list[tuple[str, Piece]] = []
        self.counts = Counter[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag begins."""
        said = {name: value or "" for name, value in attrs}
        if tag == "img" and self.open:
            self.open[-1][1].alternative = said.get("alt", "").strip()
        elif tag == "br":
            self.handle_data(" ")
        elif kind := _KINDS.get(tag):
            level = int(tag[1]) if kind == "heading" else 0
            piece = Piece(kind, self.counts[kind], level, address=said.get("href", ""))
            self.counts[kind] += 1
            self.found.append(piece)
            self.open.append((tag, piece))

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends."""
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Add words to everything they stand in."""
        for _tag, piece in self.open:
            piece.parts.append(data)
