"""Where a path of this site leads: to a page that readers see, to something unpublished, or nowhere."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation

from articles import topics
from articles.checking import Leads
from articles.models import Content, FormerAddress, Topic
from articles.models.content import PARTS_OF_THE_SITE
from practice import moving
from practice.models import Pattern, Staff

_KINDS = {"articles:article": Content.Kind.ARTICLE, "page": Content.Kind.PAGE}
_NOT_FOR_READERS = ("/admin/", "/preview/")


def leads(path: str) -> Leads:
    """Say where a path leads; it may have a language in front, and lack its last slash."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        match = _resolved(path) or _resolved(f"{path}/")
    if match is None or path.startswith(_NOT_FOR_READERS):
        return Leads.NOWHERE
    name, slug = match.view_name, match.kwargs.get("slug", "")
    if kind := _KINDS.get(name):
        return _content(kind, language, slug)
    if name == "articles:topic":
        return _topic(language, slug)
    if name in (rows := _rows(slug)):
        return Leads.TO_READERS if rows[name].exists() else Leads.NOWHERE
    return Leads.TO_READERS


def content_at(address: str) -> Content | None:
    """Return the article or page at an address of this site, public or not, or None."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.netloc not in {"", urlsplit(settings.SITE_URL).netloc}:
        return None
    path = f"{parts.path.rstrip('/')}/"
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        match = _resolved(path)
    if match is None:
        return None
    is_part = match.view_name in PARTS_OF_THE_SITE
    kind = Content.Kind.PAGE if is_part else _KINDS.get(match.view_name)
    slug = match.view_name if is_part else match.kwargs.get("slug", "")
    return Content.objects.filter(kind=kind, language=language, slug=slug).first() if kind else None


def _resolved(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def _rows(slug: str) -> dict[str, QuerySet[Any]]:
    return {
        "articles:pattern": Pattern.objects.filter(key=slug),
        "articles:person": Staff.objects.filter(slug__in=[slug, moving.moved_to(slug)], is_active=True),
    }


def _topic(language: str, slug: str) -> Leads:
    found = Topic.objects.filter(slug=slug).first() or topics.moved_to(slug)
    if found is None:
        return Leads.NOWHERE
    with translation.override(language):
        return Leads.TO_READERS if topics.has_readers(found) else Leads.NOT_YET


def _content(kind: str, language: str, slug: str) -> Leads:
    named = Content.objects.filter(kind=kind, language=language, slug=slug)
    if named.live().exists():
        return Leads.TO_READERS
    former = FormerAddress.objects.filter(kind=kind, language=language, slug=slug, content__isnull=False)
    if Content.objects.live().filter(pk__in=former.values("content")).exists():
        return Leads.TO_READERS
    return Leads.NOT_YET if named.exists() else Leads.NOWHERE
