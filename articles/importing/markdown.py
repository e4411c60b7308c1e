"""Markdown files, with front matter or without: the starter’s own, and what Jekyll, Hugo, Ghost and notebooks write."""

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.footnote import footnote_plugin

from articles.importing.decoding import text_of
from articles.importing.reducing import reduce
from articles.importing.written import NotReadable, Picture, Written, name_set, one_line, title_from
from articles.models import Content


class _OfEveryLink(MarkdownIt):
    """Reads links that lead nowhere here as the links they are meant as: what is not kept of them is told."""

    def validateLink(self, url: str) -> bool:
        """Take any address."""
        return True


_markdown = (
    _OfEveryLink("commonmark", {"typographer": False, "html": True})
    .enable(["table", "strikethrough"])
    .use(attrs_block_plugin)
    .use(footnote_plugin)
)
_TOML = re.compile(r"\+\+\+\n(.*?\n)\+\+\+\n", re.DOTALL)
# What is read of the front matter, by every name that programs give it.
KNOWN = name_set(
    "kind slug title summary description excerpt content_note sources author date published reviewed "
    "reviewed_on review_due nav topics categories tags patterns draft image cover cover_alt image_alt "
    "layout lang permalink url aliases"
)


def read(path: Path) -> Written:
    """Return what a Markdown file holds. Raises NotReadable."""
    return read_text(path.read_bytes(), path.name)


def read_text(data: bytes, name: str) -> Written:
    """Return what a Markdown file holds, under a name that may have folders. Raises NotReadable."""
    text, told = text_of(data)
    about, text = _parted(text)
    reduced = reduce(_markdown.render(text))
    title = reduced.take_title(_text(about.get("title")))
    named = _stem(name)
    written = Written(
        name,
        f"markdown:{name}",
        data,
        title or title_from(named),
        reduced.body(),
        kind=_kind(about),
        slug=_text(about.get("slug")) or named,
        pictures=reduced.pictures,
        told=told + reduced.told,
    )
    return _tell(written, about)


def _parted(text: str) -> tuple[dict[str, Any], str]:
    try:
        if (toml := _TOML.match(text)) is not None:
            return tomllib.loads(toml[1]), text[toml.end() :]
        about, body = frontmatter.parse(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        line = where.line + 2 if where else 1
        raise NotReadable(_("The lines at its head cannot be read (line {line}).").format(line=line)) from None
    return {str(name).lower(): value for name, value in about.items()}, body


def _kind(about: dict[str, Any]) -> Content.Kind:
    given = _text(about.get("kind")) or Content.Kind.ARTICLE
    if given not in Content.Kind.values:
        raise NotReadable(_("“kind” at its head must be article or page."))
    return Content.Kind(given)


def _tell(written: Written, about: dict[str, Any]) -> Written:
    """Fill in what the front matter tells."""
    written.summary = _text(about.get("summary") or about.get("description") or about.get("excerpt"))
    written.content_note = _text(about.get("content_note"))
    written.sources = _texts(about.get("sources"))
    written.author = _text(about.get("author"))
    written.published = _day(about.get("published")) or _day(about.get("date"))
    written.reviewed_on = _only_day(about.get("reviewed") or about.get("reviewed_on"))
    written.review_due = _only_day(about.get("review_due"))
    written.topics, written.patterns = _texts(about.get("topics")), _texts(about.get("patterns"))
    written.groups = [*_texts(about.get("categories")), *_texts(about.get("tags"))]
    written.is_public = about.get("draft") is not True and about.get("published") is not False
    nav = about.get("nav")
    if isinstance(nav, dict):
        written.nav_label, written.nav_order = _text(nav.get("label")), _number(nav.get("order"))
    cover = about.get("cover") or about.get("image")
    if isinstance(cover, str):
        said = _text(about.get("cover_alt") or about.get("image_alt"))
        written.cover = Picture(cover, said, place=_("at its head"))
    if unknown := sorted(set(about) - KNOWN):
        written.told.append(_("Not read at its head: {names}").format(names=", ".join(unknown[:12])))
    return written


def _stem(name: str) -> str:
    """Return what the file is called; a page that has a folder of its own is called as that is."""
    parts = name.split("/")
    stem = parts[-1].rsplit(".", 1)[0]
    if stem.lower() in ("index", "_index", "readme") and len(parts) > 1:
        stem = parts[-2]
    return re.sub(r"^\d{4}-\d{2}-\d{2}-", "", stem)


def _text(given: Any) -> str:
    """Return a plain value as text; lists within lists can be made to grow without end."""
    return one_line(str(given)) if isinstance(given, str | int | float | date) and given is not False else ""


def _texts(given: Any) -> list[str]:
    if isinstance(given, str):
        given = given.split(",")
    return [said for each in given if (said := _text(each))] if isinstance(given, list) else []


def _day(given: Any) -> datetime | date | None:
    if isinstance(given, datetime | date):
        return given
    if not isinstance(given, str):
        return None
    try:
        return parse_datetime(given) or parse_date(given[:10])
    except ValueError:
        return None


def _only_day(given: Any) -> date | None:
    found = _day(given)
    return found.date() if isinstance(found, datetime) else found


def _number(given: Any) -> int:
    return given if isinstance(given, int) and 0 <= given < 1000 else 0
