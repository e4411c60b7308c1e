"""A WordPress export (WXR), which Squarespace writes too: one XML file with every post, page and attachment.

It is read twice, item by item, so that ten thousand of them need no more memory than one: first for where everything
is, then for the texts.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from lxml import etree

from articles.importing import galleries, inline
from articles.importing.galleries import Attachment, Attachments
from articles.importing.pictures import as_uploaded
from articles.importing.reducing import reduce, words_of
from articles.importing.wordpress_text import as_html
from articles.importing.written import NotReadable, Picture, Written, address_of, name_set, one_line
from articles.models import Content

KINDS = {"post": Content.Kind.ARTICLE, "page": Content.Kind.PAGE}
# What is of no interest: how the site looked, and what was never finished.
UNTOLD = name_set(
    "attachment revision nav_menu_item custom_css customize_changeset oembed_cache wp_block "
    "wp_global_styles wp_navigation wp_template wp_template_part wp_font_family wp_font_face user_request"
)
NO_TEXT = frozenset({"trash", "auto-draft", "inherit"})
NO_GROUPS = frozenset({"uncategorized", "uncategorised"})
_NUMBERED = re.compile(r"\bwp-image-([0-9]{1,18})\b")
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})


type Item = dict[str, Any]


class BreaksOff(NotReadable):
    """An export is whole only down to a line; the message is for one that holds no whole text."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(_("It breaks off at line {line}, before its first text is whole.").format(line=line))


@dataclass
class Site:
    """What the first reading finds: where the texts of the old site are here, its pictures and its authors."""

    base: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # old address without scheme and last slash → address here
    attachments: Attachments = field(default_factory=Attachments)
    said: dict[str, str] = field(default_factory=dict)  # alternative by old address
    others: Counter[str] = field(default_factory=Counter)
    moved: list[tuple[str, str]] = field(default_factory=list)
    items: int = 0

    def link(self, address: str) -> str | None:
        """Return where a link of the old site leads here; an address that is not among its texts stays."""
        whole = f"{self.base}{address}" if address.startswith("/") and not address.startswith("//") else address
        bare = whole.partition("#")[0]
        return self.texts.get(_bare(bare)) or inline.as_written(whole)

    def told(self) -> list[str]:
        """Return what is to be said of the whole export."""
        told = [
            _("Left out, since they are neither posts nor pages: {count} of the kind “{kind}”").format(
                count=count, kind=kind
            )
            for kind, count in self.others.most_common(20)
        ]
        if self.moved:
            old, new = self.moved[0]
            told.append(
                _(
                    "{count} old addresses are others here (such as {old}, now {new}); links to them need sending on."
                ).format(count=len(self.moved), old=inline.short(old), new=new)
            )
        return told


def survey(path: Path) -> Site:
    """Read an export for where everything is, as far as it goes. Raises NotReadable where there is nothing in it."""
    site = Site()
    try:
        _survey(site, path)
    except BreaksOff:
        if not site.items:
            raise
    if not site.items:
        raise NotReadable(_("It is no WordPress export: there are no posts or pages in it."))
    return site


def items(path: Path) -> Iterator[Item]:
    """Yield the posts and pages of an export, each as `written` reads it. Raises BreaksOff, and NotReadable."""
    with _opened(path) as stream:
        for item in _elements(stream):
            if item["tag"] == "item" and _is_text(item):
                yield item


def title_of(item: Item) -> str:
    """Return what a post or page was called."""
    return one_line(words_of(item.get("title", ""))) or _("Without a title")


def _survey(site: Site, path: Path) -> None:
    with _opened(path) as stream:
        for element in _elements(stream):
            if element["tag"] == "base":
                site.base = element["address"].rstrip("/") or site.base
            elif element["tag"] == "author":
                site.authors[element.get("wp:author_login", "")] = element.get("wp:author_display_name", "")
            else:
                _survey_item(site, element)


def _survey_item(site: Site, item: Item) -> None:
    kind = item.get("wp:post_type")
    if kind is None:
        return
    site.items += 1
    if kind == "attachment":
        address = item.get("wp:attachment_url") or item.get("guid") or ""
        found = _attachment(item, address)
        site.attachments.add(item.get("wp:post_id", ""), found, text=item.get("wp:post_parent", ""))
        if found.alternative:
            site.said[_bare(address)] = found.alternative
            site.said.setdefault(_bare(as_uploaded(address)), found.alternative)
    elif _is_text(item):
        here = address_of(item.get("wp:post_name", ""), item.get("title", ""), key=_key(item))
        here = f"/articles/{here}/" if kind == "post" else f"/{here}/"
        link = item.get("link", "")
        for address in (link, item.get("guid", "")):
            if address:
                site.texts[_bare(f"{site.base}{address}" if address.startswith("/") else address)] = here
        if (old := urlsplit(link).path) and old.strip("/") and old.rstrip("/") != here.rstrip("/"):
            site.moved.append((old, here))
    elif kind not in UNTOLD and kind not in KINDS:
        site.others[one_line(kind)[:60]] += 1


def _attachment(item: Item, address: str) -> Attachment:
    place = item.get("wp:menu_order", "")
    return Attachment(
        address,
        one_line(item["metas"].get("_wp_attachment_image_alt", "")),
        caption=item.get("excerpt:encoded", ""),
        place=int(place) if place.isdecimal() and len(place) < 10 else 0,
    )


def written(item: Item, name: str, site: Site) -> Written:
    """Return what one post or page of the export of that name holds. Raises NotReadable."""
    kind = KINDS[item["wp:post_type"]]
    title = words_of(item.get("title", ""))
    gallery = galleries.of_text(item.get("wp:post_id", ""), site.attachments)
    source, told = as_html(item.get("content:encoded", ""), _footnotes(item["metas"]), gallery)
    reduced = reduce(source, links=site.link)
    title = reduced.take_title(one_line(title)) or _("Without a title")
    for picture in reduced.pictures:
        picture.alternative = picture.alternative or _said_of(picture, site)
    if item["comments"]:
        told.append(_("Comments by readers: {count}").format(count=item["comments"]))
    has_password = bool(item.get("wp:post_password"))
    if has_password:
        told.append(_("It was behind a password, which there is not here; it stays a draft."))
    author = item.get("dc:creator", "")
    return Written(
        f"{name}: {title}",
        _key(item),
        json.dumps(item, sort_keys=True).encode(),
        title,
        reduced.body(),
        kind=kind,
        slug=item.get("wp:post_name", ""),
        summary=words_of(item.get("excerpt:encoded", "")) or one_line(item["metas"].get("_yoast_wpseo_metadesc", "")),
        author=one_line(site.authors.get(author) or author),
        published=_moment(item),
        is_public=item.get("wp:status") in ("publish", "future") and not has_password,
        groups=[one_line(group) for group in item["groups"] if group.lower() not in NO_GROUPS],
        pictures=reduced.pictures,
        cover=_cover(item, site),
        told=told + reduced.told,
    )


def _said_of(picture: Picture, site: Site) -> str:
    """Return what the library of the old site says of a picture, which a text mostly shows in a smaller size."""
    address = picture.source.partition("?")[0]
    said = site.said.get(_bare(address)) or site.said.get(_bare(as_uploaded(address)))
    if said is None and (numbered := _NUMBERED.search(picture.classes)):
        known = site.attachments.at(numbered[1])
        said = known.alternative if known else None
    return said or ""


def _is_text(item: Item) -> bool:
    return item.get("wp:post_type") in KINDS and item.get("wp:status") not in NO_TEXT


def _key(item: Item) -> str:
    return f"wordpress:{item.get('guid') or item.get('link') or ''}:{item.get('wp:post_id', '')}"


def _cover(item: Item, site: Site) -> Picture | None:
    found = site.attachments.at(item["metas"].get("_thumbnail_id", ""))
    return Picture(found.address, found.alternative, place=_("at its head")) if found else None


def _footnotes(metas: dict[str, str]) -> list[tuple[str, str]]:
    try:
        given = json.loads(metas.get("footnotes") or "[]")
        return [(str(note["id"]), str(note["content"])) for note in given]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def _moment(item: Item) -> datetime | None:
    for name in ("wp:post_date_gmt", "pubDate"):
        given = item.get(name, "")
        try:
            found = parsedate_to_datetime(given) if name == "pubDate" else datetime.fromisoformat(given)
        except (ValueError, TypeError, OverflowError):
            continue
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        if found.year > 1970:
            return found
    return None


def _bare(address: str) -> str:
    """Return an address without its scheme, leading www and last slash, in which old links differ."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/") or address


class _Clean:
    """A file without the control signs that XML forbids and that get into exports all the same."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        while data := self._stream.read(size):
            if kept := data.translate(None, _CONTROLS):
                return kept
        return b""


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    with path.open("rb") as stream:
        is_wide = stream.read(2) in (b"\xff\xfe", b"\xfe\xff")
        stream.seek(0)
        yield stream if is_wide else _Clean(stream)


def _elements(stream: Any) -> Iterator[Item]:
    """Yield the items and authors of an export as plain texts, and forget each once it is read."""
    context = etree.iterparse(stream, events=("end",), resolve_entities=False, load_dtd=False, no_network=True)
    is_looked_at = False
    try:
        for _event, element in context:
            if not is_looked_at:
                is_looked_at = True
                if element.getroottree().docinfo.internalDTD is not None:
                    raise NotReadable(_("It declares entities, which no export needs."))
            tag = _name(element.tag)
            if tag in ("link", "wp:base_blog_url") and _name(element.getparent().tag) == "channel":
                yield {"tag": "base", "address": (element.text or "").strip()}
            elif tag in ("item", "wp:author"):
                yield _plain(element, tag.removeprefix("wp:"))
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise BreaksOff(error.lineno or 1) from None


def _plain(element: Any, tag: str) -> Item:
    plain: Item = {"tag": tag, "metas": {}, "groups": [], "comments": 0}
    for child in element:
        name = _name(child.tag)
        if name == "wp:postmeta":
            pair = {_name(each.tag): each.text or "" for each in child}
            plain["metas"][pair.get("wp:meta_key", "")] = pair.get("wp:meta_value", "")
        elif name == "category":
            if child.get("domain") in (None, "category", "post_tag") and child.text:
                plain["groups"].append(child.text)
        elif name == "wp:comment":
            plain["comments"] += 1
        elif name:
            plain[name] = (child.text or "").strip("\n") if name == "content:encoded" else (child.text or "").strip()
    return plain


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _name(tag: Any) -> str:
    """Return a tag with the prefix that everyone writes for its namespace; its version does not matter."""
    if not isinstance(tag, str):
        return ""
    space, _brace, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    if "wordpress.org/export/" in space:
        return f"excerpt:{local}" if "excerpt" in space else f"wp:{local}"
    if space.endswith("/rss/1.0/modules/content/"):
        return f"content:{local}"
    return f"dc:{local}" if "purl.org/dc/" in space else local
