"""Brings in Markdown files with front matter."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import frontmatter
from django.db import transaction
from django.utils.text import slugify

from articles import publishing, rendering
from articles.models import Article, Content, Page, Revision, Topic
from practice import calendar
from practice.models import Pattern, Profile, Staff


class NotReadable(Exception):
    """A file is no article or page; the message names the file and says what is missing."""


@dataclass(frozen=True)
class Written:
    """One article or page as a file tells it."""

    kind: Content.Kind
    slug: str
    title: str
    body: str
    about: dict[str, Any]


def read(path: Path) -> Written:
    """Return what a Markdown file with front matter holds. Raises NotReadable."""
    about, text = frontmatter.parse(path.read_text(encoding="utf-8"))
    missing = [field for field in ("kind", "slug", "title") if not about.get(field)]
    if missing:
        raise NotReadable(f"{path.name}: the front matter has no {', '.join(missing)}.")
    if about["kind"] not in Content.Kind.values:
        raise NotReadable(f"{path.name}: kind must be article or page.")
    return Written(
        Content.Kind(about["kind"]), str(about["slug"]), str(about["title"]), rendering.from_markdown(text), about
    )


@transaction.atomic
def add(written: Written, *, by: Staff | None) -> Content | None:
    """Add what was read as a draft, unless its address is taken; then nothing is changed and None is returned."""
    about = written.about
    model = Article if written.kind == Content.Kind.ARTICLE else Page
    if model.objects.filter(slug=written.slug).exists():
        return None
    content: Content = model(
        slug=written.slug,
        title=written.title,
        body=written.body,
        summary=about.get("summary", ""),
        author=by,
        content_note=about.get("content_note", ""),
        sources="\n".join(about.get("sources", [])),
        reviewed_on=about.get("reviewed"),
        review_due=about.get("review_due"),
        nav_label=about.get("nav", {}).get("label", ""),
        nav_order=about.get("nav", {}).get("order", 0),
    )
    content.full_clean(exclude=["kind"])
    lists = {
        "topics": [_topic(name).pk for name in about.get("topics", [])],
        "patterns": Pattern.objects.filter(key__in=about.get("patterns", [])).values_list("pk", flat=True),
    }
    publishing.begin(content, by=by, lists=lists, origin=Revision.Origin.IMPORTED)
    return content


def publish(content: Content, written: Written, *, by: Staff | None) -> None:
    """Publish what was added, on the day that its file names. Raises NotPublished."""
    day = written.about.get("published") or written.about.get("reviewed")
    publishing.publish(content, by=by, at=_morning(day))


def _morning(day: date | None) -> datetime | None:
    return datetime.combine(day, time(8), tzinfo=calendar.zone(Profile.current())) if day else None


def _topic(name: str) -> Topic:
    return Topic.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
