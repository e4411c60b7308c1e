"""What WordPress keeps of a text is no HTML yet: blank lines are paragraphs, and square brackets call programs."""

import html
import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.importing import galleries
from articles.importing.galleries import Gallery
from articles.importing.written import name_set

# Calls that are known by name alone; any other is taken for one only if it looks like nothing else.
KNOWN = name_set(
    "audio caption contact-form contact-form-7 embed gravityform googlemaps instagram playlist "
    "recent-posts soundcloud tweet video vimeo wpforms youtube"
)
_CALL = re.compile(r"""\[(/?)([A-Za-z][\w-]{1,40})((?:\s+[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'\]]+))*)\s*/?\]""")
_CAPTION = re.compile(r"\[caption\b[^\]]*\](.*?)\[/caption\]", re.DOTALL)
_PICTURE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
_GALLERY = re.compile(r"\[gallery\b([^\]]{0,4000})\](?:\s*\[/gallery\])?", re.IGNORECASE)
_GALLERY_BLOCK = re.compile(
    r'<!--\s+wp:gallery\s+\{[^}]{0,2000}?"ids":\s*\[\s*"?(\d[\d,\s"]{0,4000})\][^}]{0,2000}\}\s+/-->'
)
_SELF_FILLED = re.compile(r"<!--\s+wp:([a-z][a-z0-9/_-]*)(?:\s+\{.*?\})?\s+/-->", re.DOTALL)
_SILENT = frozenset({"footnotes", "more", "nextpage", "spacer", "separator"})
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")


def as_html(content: str, footnotes: Iterable[tuple[str, str]], gallery: Gallery) -> tuple[str, list[str]]:
    """Return a text of WordPress as HTML, and what could not be kept. `footnotes` are pairs of id and HTML."""
    content, told = _with_galleries(content, gallery)
    told += [
        _("A block that the old site filled by itself: {name}").format(name=name)
        for name in dict.fromkeys(_SELF_FILLED.findall(content))
        if name not in _SILENT
    ]
    # Squarespace, and WordPress with blocks, write whole paragraphs.
    is_html = "<!-- wp:" in content or "sqs-" in content or '<p class="">' in content
    content = _without_calls(_CAPTION.sub(_figure, content), told)
    content = _COMMENT.sub("", content)
    if not is_html:
        content = _with_breaks(content)
    rows = "".join(f'<li id="{html.escape(name)}">{note}</li>' for name, note in footnotes)
    return content + (f"<ol>{rows}</ol>" if rows else ""), told


def _with_galleries(content: str, gallery: Gallery) -> tuple[str, list[str]]:
    """Put the pictures of each gallery where it is called, and return what is to be told of them."""
    told: list[str] = []

    def shown(given: dict[str, str]) -> str:
        figures, lost = gallery(given)
        told.extend(lost)
        return figures

    content = _GALLERY.sub(lambda found: shown(galleries.given_in(found[1])), content)
    return _GALLERY_BLOCK.sub(lambda found: shown({"ids": found[1]}), content), told


def _figure(found: re.Match[str]) -> str:
    picture = _PICTURE.search(found[1])
    if picture is None:
        return found[1]
    caption = (found[1][: picture.start()] + found[1][picture.end() :]).strip()
    return f"\n\n<figure>{picture[0]}<figcaption>{caption}</figcaption></figure>\n\n"


def _without_calls(content: str, told: list[str]) -> str:
    """Remove calls in square brackets, and keep what stands between their two halves."""
    closed = set(re.findall(r"\[/([A-Za-z][\w-]{1,40})\]", content))
    called: dict[str, int] = {}

    def taken(found: re.Match[str]) -> str:
        is_end, name, given = found[1], found[2], found[3]
        if not (given or name in closed or name.lower() in KNOWN or "_" in name):
            return found[0]
        if not is_end:
            called[name] = called.get(name, 0) + 1
        return ""

    kept = _CALL.sub(taken, content)
    for name, count in called.items():
        says = _("A call to a program: [{name}]").format(name=name)
        told.append(says + (f" ({count} ×)" if count > 1 else ""))
    return kept


def _with_breaks(content: str) -> str:
    """Make the line ends of a text that knows no blocks into breaks; two of them divide paragraphs."""
    parts = _TAG.split(content.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(part if part.startswith("<") else re.sub(r"\n", "<br>", part) for part in parts)
