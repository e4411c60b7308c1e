"""Turns what is written into safe HTML: Markdown to HTML, and any HTML to the elements that a body may have."""

import re
from typing import Any

import nh3
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin

PARAGRAPH_CLASSES = ("pause", "aside")
_PARAGRAPH_STYLES = [
    {"className": "pause", "title": _("Calm pause")},
    {"className": "aside", "title": _("Note in the margin")},
]
LINK_SCHEMES = {"http", "https", "mailto", "tel"}

# What the editor offers; the sanitiser below allows the same elements and no others.
EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": sorted(LINK_SCHEMES)},
    "NodeClass": {"cssClasses": {"paragraph": _PARAGRAPH_STYLES}},
}
_cleaner = nh3.Cleaner(
    tags={"p", "strong", "em", "h2", "h3", "ul", "ol", "li", "blockquote", "br", "a"},
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    allowed_classes={"p": set(PARAGRAPH_CLASSES)},
    url_schemes=LINK_SCHEMES,
    link_rel=None,
    clean_content_tags={"script", "style", "template", "noscript", "iframe", "object"},
)
_markdown = MarkdownIt("commonmark", {"typographer": False, "html": False}).use(attrs_block_plugin)


def sanitise(html: str) -> str:
    """Return the HTML with everything removed that a body may not have: scripts, styles, handlers, foreign frames.

    NUL characters, which PostgreSQL cannot store, are removed too. Sanitising twice changes nothing.
    """
    return _cleaner.clean(html.replace("\x00", ""))


def from_markdown(text: str) -> str:
    """Return sanitised HTML for CommonMark text; `{.pause}` or `{.aside}` above a paragraph gives it that class."""
    return sanitise(_markdown.render(text)).strip()


def plain_text(html: str) -> str:
    """Return the words of a body, a line a block."""
    return strip_tags(re.sub(r"(?i)</(p|h2|h3|li|blockquote)>|<br>", "\n", html)).strip()


def count_words(html: str) -> int:
    """Return the number of words in a body."""
    return len(plain_text(html).split())
