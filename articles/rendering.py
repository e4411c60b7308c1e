"""Turns what is written into safe HTML: Markdown to HTML, and any HTML to the elements that a body may have."""

import re
import unicodedata
from typing import Any

import nh3
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin

from articles import blocks, nesting

PARAGRAPH_CLASSES = ("pause", "aside")
WORDS = ("title", "summary", "content_note", "sources")  # which are no HTML
LINK_SCHEMES = {"http", "https", "mailto", "tel"}
LONGEST = 400_000  # characters of HTML; the longest article that anyone reads has a tenth of it
DEEPEST = 100  # elements in one another; word processors stay below thirty
MOST_MARKS = 4  # combining marks on one letter; living languages need three

_cleaner = nh3.Cleaner(
    tags={"p", "strong", "em", "h2", "h3", "ul", "ol", "li", "blockquote", "br", "a"}
    | {"figure", "img", "figcaption", "sup", "aside", "div"},
    attributes={
        "a": {"href", "title"},
        "ol": {"start"},
        "figure": {"data-image"},
        "img": {"src", "alt"},
        "sup": {"data-note"},
    },
    tag_attribute_values={"div": {"data-block": {"invitation"}}},
    allowed_classes={"p": set(PARAGRAPH_CLASSES), "aside": set(blocks.ASIDES)},
    url_schemes=LINK_SCHEMES,
    link_rel=None,
    clean_content_tags={"script", "style", "template", "noscript", "iframe", "object"},
)
_markdown = MarkdownIt("commonmark", {"typographer": False, "html": False}).use(attrs_block_plugin)

# Characters that nobody means to write: controls (feeds refuse them), halves of characters, and those that turn the
# direction of everything after them.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")


class TooLong(ValidationError):
    """The text is longer than an article can be."""

    def __init__(self) -> None:
        super().__init__(_("This text is too long for one page. Please make two or more of it."), code="too_long")


class TooDeep(ValidationError):
    """The text has so many parts within parts that no person can have written it."""

    def __init__(self) -> None:
        super().__init__(
            _("This text is built in a way that can’t be read. Please paste it without its formatting."),
            code="too_deep",
        )


def sanitise(html: str) -> str:
    """Return the HTML with everything removed that a body may not have: scripts, styles, handlers, foreign frames.

    Sanitising twice changes nothing. Raises TooLong and TooDeep, both with a sentence for the person who wrote it.
    """
    if len(html) > LONGEST:
        raise TooLong
    if nesting.is_deeper(html, DEEPEST):
        raise TooDeep
    before, cleaned = html, _once(html)
    # What was inside a removed element may now stand where a browser reads it differently; that settles soon.
    for _time in range(10):
        if cleaned == before:
            break
        before, cleaned = cleaned, _once(cleaned)
    else:
        cleaned = _once(f"<p>{nh3.clean_text(plain_text(cleaned))}</p>")
    if len(cleaned) > LONGEST:
        raise TooLong
    return "" if cleaned == "<p></p>" else cleaned


def from_markdown(text: str) -> str:
    """Return sanitised HTML for CommonMark text; `{.pause}` or `{.aside}` above a paragraph gives it that class."""
    return sanitise(_markdown.render(text)).strip()


def plain_text(html: str) -> str:
    """Return the words of a body, a line a block."""
    return strip_tags(re.sub(r"(?i)</(p|h2|h3|li|blockquote|figcaption)>|<br>", "\n", html)).strip()


def clean(text: Any) -> None:
    """Sanitise the body of an article, a page or a revision, and take what nobody means to write out of its words."""
    text.body = sanitise(text.body)
    for name in WORDS:
        setattr(text, name, plain_characters(getattr(text, name)))


def plain_characters(text: str) -> str:
    """Return a text without what floods a line or turns its direction."""
    text = _UNWANTED.sub("", text)
    return text if text.isascii() else _MARKS.sub(_with_few_marks, text)


def count_words(html: str) -> int:
    """Return the number of words in a body."""
    return len(plain_text(html).split())


def _once(html: str) -> str:
    return blocks.tidy(plain_characters(_cleaner.clean(plain_characters(html))))


def _with_few_marks(found: re.Match[str]) -> str:
    kept, row = [], 0
    for sign in found[0]:
        row = row + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if row <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
