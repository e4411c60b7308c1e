"""What a file holds, whatever its format: the text as its author gave it, and what of it could not be kept."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import unquote

from django.utils.text import slugify

from articles.models import Content

ADDRESS = 90  # characters; a few are left for a number
LONGEST_BODY = 400_000  # characters of HTML: longer than any article that anyone reads


class NotReadable(Exception):
    """A file is no article or page; the message says why, in words for the person who gave it."""


@dataclass
class Picture:
    """A picture of a text: where its file said it is, and what was said of it."""

    source: str
    alternative: str = ""
    caption: str = ""  # inline HTML
    place: str = ""  # the words before it
    classes: str = ""  # as its page gave them
    data: bytes | None = None  # where the file holds the picture itself


@dataclass
class Written:
    """One article or page as a file tells it. `body` marks pictures by their number, as reducing writes them."""

    name: str  # of the file, and of the text within it where it holds many
    key: str  # names the text in its format, wherever the file lies
    raw: bytes  # what the file said of it, to notice a change
    title: str
    body: str
    kind: Content.Kind = Content.Kind.ARTICLE
    slug: str = ""
    summary: str = ""
    content_note: str = ""
    sources: list[str] = field(default_factory=list)
    author: str = ""
    is_author_sure: bool = True  # programs write into a file whose machine it was made on
    published: datetime | date | None = None
    is_public: bool = True  # where it came from
    reviewed_on: date | None = None
    review_due: date | None = None
    nav_label: str = ""
    nav_order: int = 0
    topics: list[str] = field(default_factory=list)  # made where they are missing
    groups: list[str] = field(default_factory=list)  # categories and tags of another site
    patterns: list[str] = field(default_factory=list)  # keys
    pictures: list[Picture] = field(default_factory=list)
    cover: Picture | None = None
    told: list[str] = field(default_factory=list)  # what could not be kept

    def digest(self, extra: Iterable[bytes] = ()) -> str:
        """Return a hash of what the file said, and of `extra`."""
        whole = hashlib.sha256(self.raw)
        for part in extra:
            whole.update(hashlib.sha256(part).digest())
        return whole.hexdigest()


def one_line(text: str) -> str:
    """Return text for a title or name: without control signs or halves of signs, in one line."""
    return " ".join("".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in text).split())


def address_of(*given: str, key: str) -> str:
    """Return the last part of an address, from the first text that has letters for one, else from `key`."""
    for text in given:
        if address := slugify(unquote(text).rstrip("/").rpartition("/")[2])[:ADDRESS].strip("-"):
            return address
    return f"text-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def stem_of(name: str) -> str:
    """Return what a file is called, without its folders and ending."""
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def title_from(stem: str) -> str:
    """Return a title made of a file’s name."""
    words = one_line(re.sub(r"[-_]+", " ", stem))
    return words[:1].upper() + words[1:]


def name_set(listed: str) -> frozenset[str]:
    """Return a set of names that are written in one line."""
    return frozenset(listed.split())
