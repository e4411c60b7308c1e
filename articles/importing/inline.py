"""The words of a paragraph: emphasis, links, notes and breaks are kept; of the rest, what it said."""

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles import rendering
from articles.importing.written import name_set

type Links = Callable[[str], str | None]
type Lose = Callable[[str], None]

STRONG, EMPHASIS = frozenset({"b", "strong"}), frozenset({"cite", "dfn", "em", "i", "var"})
SILENT = name_set("button head input link meta noscript option script select style template textarea title")
_BOLD = re.compile(r"font-weight:\s*(bold|bolder|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:\s*(normal|lighter|[1-5]00)")
_ITALIC, _NOT_ITALIC = re.compile(r"font-style:\s*(italic|oblique)"), re.compile(r"font-style:\s*normal")


class Inline:
    """Writes the inside of paragraphs. `links` says where a link leads here; `lose` is told what is not kept."""

    def __init__(self, links: Links, styles: dict[str, str], lose: Lose) -> None:
        self.links, self.styles, self.lose = links, styles, lose

    def inside(self, element: Any) -> str:
        """Return the words inside an element, with neighbouring emphasis joined."""
        parts = [text(element.text)]
        for child in element:
            if isinstance(child.tag, str):
                parts.append(self.of(child))
            parts.append(text(child.tail))
        words = "".join(parts)
        for tag in ("strong", "em"):
            words = re.sub(rf"</{tag}>(\s*)<{tag}>", r"\1", words)
        return words

    def of(self, element: Any) -> str:
        """Return an element’s words with the mark-up that a body may have."""
        tag = element.tag
        if tag in SILENT:
            return ""
        if tag == "br":
            return "<br>"
        if tag == "sup" and element.get("data-note"):
            return f'<sup data-note="{html.escape(element.get("data-note"))}"></sup>'
        words = self.inside(element)
        if tag == "q":
            words = f"“{words}”"
        if not re.sub(r"<[^>]*>", "", words).strip():
            return words
        bold, italic = self._weight(element)
        words = f"<em>{words}</em>" if italic else words
        words = f"<strong>{words}</strong>" if bold else words
        if tag == "a":
            return self._link(element, words)
        if tag in ("s", "strike", "del"):
            self.lose(_("Words that were crossed out stand there as any others."))
        elif tag in ("sub", "sup"):
            self.lose(_("Raised or lowered signs stand on the line."))
        return words

    def _weight(self, element: Any) -> tuple[bool, bool]:
        given = (element.get("style") or "").lower()
        for name in (element.get("class") or "").split():
            given += ";" + self.styles.get(name, "")
        bold = not _NOT_BOLD.search(given) if element.tag in STRONG else bool(_BOLD.search(given))
        italic = not _NOT_ITALIC.search(given) if element.tag in EMPHASIS else bool(_ITALIC.search(given))
        return bold, italic

    def _link(self, element: Any, words: str) -> str:
        given = (element.get("href") or "").strip()
        if not given or "<a " in words:
            return words
        address = self.links(given)
        if address is None:
            self.lose(_("A link that leads nowhere here: {address}").format(address=short(given)))
            return words
        return f'<a href="{html.escape(address)}">{words}</a>'


def as_written(address: str) -> str | None:
    """Return a link’s address if it leads to a whole address or into this site; else None."""
    address = address.strip()
    if address.startswith("//"):
        return f"https:{address}"
    if address.startswith("/"):
        return address
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    return address if scheme in rendering.LINK_SCHEMES else None


def text(words: str | None) -> str:
    """Return words as HTML text, with every run of white space as one space."""
    return html.escape(re.sub(r"[ \t\n\r\f]+", " ", words), quote=False) if words else ""


def inside_of(paragraph: str) -> str:
    """Return a paragraph without its tags."""
    return re.sub(r"^<p[^>]*>|</p>$", "", paragraph)


def short(address: str) -> str:
    """Return an address in a length that can be told."""
    address = " ".join(address.split())
    return address if len(address) <= 120 else f"{address[:118]}…"


def source_of(element: Any) -> str:
    """Return where an element’s picture or film is, past the placeholders that lazy pages put there."""
    for name in ("data-src", "data-image", "data-lazy-src", "data-original", "src", "data"):
        given = (element.get(name) or "").strip()
        if given and not given.startswith("data:image/svg") and not given.startswith("data:image/gif;base64,R0lGOD"):
            return given
    return ""


def frame_words(tag: str, address: str) -> str:
    """Return what is told of something that is shown from elsewhere."""
    named = short(address) or _("no address")
    if tag == "form":
        return _("A form.")
    if tag in ("math", "svg", "canvas"):
        return _("A drawing or formula inside the page.")
    if tag in ("audio", "video"):
        return _("A sound or film: {address}").format(address=named)
    return _("Something shown from another site: {address}").format(address=named)
