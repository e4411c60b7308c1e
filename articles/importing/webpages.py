"""HTML files: pages that were saved, and what Google Docs and Word write as a web page."""

from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from lxml import etree

from articles.importing.decoding import text_of
from articles.importing.reducing import parse, reduce, words_of
from articles.importing.written import NotReadable, Written, one_line, stem_of, title_from

# What stands around the text of a page.
AROUND = ("nav", "header", "footer")


def read(data: bytes, name: str) -> Written:
    """Return what an HTML file holds. Raises NotReadable."""
    text, told = text_of(data, is_html=True)
    try:
        tree = parse(text)
    except etree.ParserError:
        raise NotReadable(_("There is no text in it.")) from None
    named = _named(tree)
    source, around = _main(tree, text)
    reduced = reduce(source)
    if around:
        told.append(_("What stood around the text of the page (menu, head, foot) was left out."))
    stem = stem_of(name)
    return Written(
        name,
        f"html:{name}",
        data,
        reduced.take_title(_title(tree, named)) or title_from(stem),
        reduced.body(),
        slug=stem,
        summary=one_line(named.get("description") or named.get("og:description") or ""),
        author=one_line(named.get("author") or ""),
        published=_moment(named.get("article:published_time") or named.get("date") or ""),
        pictures=reduced.pictures,
        told=told + reduced.told,
    )


def _named(tree: Any) -> dict[str, str]:
    return {
        (meta.get("name") or meta.get("property") or "").lower(): meta.get("content") or ""
        for meta in tree.iter("meta")
        if meta.get("content")
    }


def _title(tree: Any, named: dict[str, str]) -> str:
    """Return the page’s title: its only first heading says it without the site’s name."""
    first = [words_of(etree.tostring(each, encoding="unicode", with_tail=False)) for each in tree.iter("h1")]
    if len(first) == 1 and first[0]:
        return one_line(first[0])
    found = tree.find(".//title")
    return one_line(named.get("og:title") or (found.text if found is not None and found.text else ""))


def _main(tree: Any, text: str) -> tuple[str, bool]:
    """Return the HTML of the text itself, and whether something stood around it."""
    for tag in ("article", "main"):
        found = list(tree.iter(tag))
        if len(found) == 1:
            inside = found[0]
            styles = "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in tree.iter("style"))
            return styles + etree.tostring(inside, encoding="unicode", method="html", with_tail=False), True
    outer = list(tree.iter(*AROUND))
    if not outer:
        return text, False
    for each in outer:
        if each.getparent() is not None:
            each.drop_tree()
    return etree.tostring(tree, encoding="unicode", method="html"), True


def _moment(given: str) -> Any:
    try:
        return parse_datetime(given) or parse_date(given[:10])
    except ValueError:
        return None
