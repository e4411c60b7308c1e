"""The parts of a body that are more than plain text, each in the one form in which it is stored.

- a picture: `<figure data-image="7"><img src="/media/…" alt="…"><figcaption>…</figcaption></figure>`
- a footnote: `<sup data-note="its words"></sup>`
- a call-out and a place to stop: `<aside class="callout">…</aside>`, `<aside class="stop">…</aside>`
- where the invitation stands on a page: `<div data-block="invitation"></div>`, once, and inside nothing else

What only looks like one of them loses its tags and keeps its words.
"""

import re
from collections.abc import Iterator

ASIDES = ("callout", "stop")
INVITATION = '<div data-block="invitation"></div>'
LONGEST_NOTE = 1000  # characters, as they are stored

_TOKEN = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:"[^"]*"|[^">])*)>|[^<]+')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_IMAGE_KEY = re.compile(r"[1-9][0-9]{0,9}")
_IMAGE_FILE = re.compile(r"/media/(?!.*\.\.)[\w./-]+", re.ASCII)
_WITHOUT_END = {None, "br", "img"}
_IN_A_CAPTION = {"strong", "em", "a"}


def tidy(html: str) -> str:
    """Return the HTML with every such part in its one form; it takes what nh3 writes, which is closed and nested."""
    return "".join(_Tidying().run(html))


class _Tidying:
    """One walk through a body."""

    def __init__(self) -> None:
        self.kept: dict[str, list[bool]] = {name: [] for name in ("figure", "figcaption", "sup", "aside", "div", "a")}
        self.invited = False
        self.owes_invitation = False
        self.depth = 0
        self.figure: _Figure | None = None

    def run(self, html: str) -> Iterator[str]:
        """Yield the parts of what is stored."""
        for token in _TOKEN.finditer(html):
            name = token["name"]
            self.depth += 0 if name in _WITHOUT_END else -1 if token["end"] else 1
            if self.figure:
                yield from self._inside_figure(token)
            elif name == "img":
                continue
            elif name not in self.kept:
                yield token[0]
            elif token["end"]:
                yield from self._end(name, token[0])
            else:
                yield from self._begin(name, token)
            # The page ends its text there and goes on after it, so it stands inside nothing else.
            if self.owes_invitation and not self.depth:
                self.owes_invitation = False
                yield INVITATION

    def _begin(self, name: str, token: re.Match[str]) -> Iterator[str]:
        attributes = dict(_ATTRIBUTE.findall(token["attributes"]))
        keep = False
        if name == "figure":
            self.figure = _Figure(attributes.get("data-image", ""))
            return
        if name == "figcaption":
            yield "<p>"
        elif name == "sup" and attributes.get("data-note", "").strip():
            yield f'<sup data-note="{_shortened(attributes["data-note"])}"></sup>'
        elif name == "div" and "data-block" in attributes and not self.invited:
            self.invited = True
            self.owes_invitation = self.depth > 1
            if not self.owes_invitation:
                yield INVITATION
        elif name == "aside" and attributes.get("class") in ASIDES and not any(self.kept["aside"]):
            keep = True
            yield f'<aside class="{attributes["class"]}">'
        elif name == "a" and attributes.get("href"):
            keep = True
            yield token[0]
        self.kept[name].append(keep)

    def _end(self, name: str, written: str) -> Iterator[str]:
        if name == "figcaption":
            yield "</p>"
        elif self.kept[name] and self.kept[name].pop():
            yield written

    def _inside_figure(self, token: re.Match[str]) -> Iterator[str]:
        figure = self.figure
        if figure is None:
            return
        name, end = token["name"], bool(token["end"])
        if name == "figure":
            figure.depth += -1 if end else 1
            if figure.depth == 0:
                self.figure = None
                yield from figure.written()
        elif name == "img":
            figure.add_image(dict(_ATTRIBUTE.findall(token["attributes"])))
        elif name is None or (name in _IN_A_CAPTION and (end or name != "a" or "href=" in token["attributes"])):
            figure.caption.append(token[0])
        else:
            figure.caption.append(" ")


class _Figure:
    """A picture as it is read; whatever words stand in it are its caption."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.depth = 1
        self.image = ""
        self.caption: list[str] = []

    def add_image(self, attributes: dict[str, str]) -> None:
        """Take the first picture from the library; others are left out."""
        source = attributes.get("src", "")
        if not self.image and _IMAGE_FILE.fullmatch(source):
            self.image = f'<img src="{source}" alt="{attributes.get("alt", "").strip()}">'

    def written(self) -> Iterator[str]:
        """Yield the picture, or the words alone where there is none."""
        caption = " ".join("".join(self.caption).split())
        if self.image and _IMAGE_KEY.fullmatch(self.key):
            said = f"<figcaption>{caption}</figcaption>" if caption else ""
            yield f'<figure data-image="{self.key}">{self.image}{said}</figure>'
        elif caption:
            yield f"<p>{caption}</p>"


def _shortened(note: str) -> str:
    # Cut between characters, never inside one that is written as &…;
    return " ".join(note.split()) if len(note) <= LONGEST_NOTE else re.sub(r"&[^;]*$", "", note[:LONGEST_NOTE]).strip()
