"""The card of the admin's first page about articles and pages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles import reviewing
from articles.models import Article, Content, ContentEvent, Page, Revision
from articles.models.content import ContentQuerySet
from practice import calendar
from practice.admin_site import MOST_SAID, Card, today_card
from practice.context import profile_of
from practice.models import Staff

ROWS = 5


@dataclass(frozen=True)
class Refused:
    """Something that was to go live by itself and did not: its title, and where it is written."""

    title: str
    address: str


@dataclass(frozen=True)
class Coming:
    """Something that readers begin or cease to see by itself: when, its title, and where it is written."""

    at: datetime
    ends: bool
    title: str
    address: str


@today_card
def to_be_read_again(request: HttpRequest) -> Card | None:
    """Say what did not go live by itself, what will, and what is to be read again; quiet where nothing went wrong."""
    if not isinstance(request.user, Staff) or request.user.role not in {Staff.Role.THERAPIST, Staff.Role.EDITOR}:
        return None
    refused = [_row(event.content) for event in _refusals()[:ROWS] if event.content]
    today = calendar.today(profile_of(request))
    articles, pages = _due(Article.objects.live(), today), _due(Page.objects.live(), today)
    coming = _coming()
    unread = reviewing.unread()[: MOST_SAID + 1].count()
    if not (refused or articles or pages or coming or unread):
        return None
    shown: dict[str, Any] = {"refused": refused, "articles": articles, "pages": pages, "coming": coming[:ROWS]}
    shown["is_more_coming"] = len(coming) > ROWS
    shown |= {"unread": unread, "unread_said": _said(unread), "may_open_guide": request.user.takes_inquiries}
    shown |= {"articles_said": _said(articles), "pages_said": _said(pages)}
    return Card("admin/articles/today.html", shown, needs=len(refused), is_quiet=not refused)


def _refusals() -> QuerySet[ContentEvent]:
    """Return the events at which something was taken off the schedule by the loop, and nothing happened since."""
    later = ContentEvent.objects.filter(content=OuterRef("content"), pk__gt=OuterRef("pk"))
    refused = ContentEvent.objects.filter(
        kind=ContentEvent.Kind.UNSCHEDULED, by=None, revision__isnull=False, content__isnull=False
    )
    return refused.filter(~Exists(later)).select_related("content")


def _coming() -> list[Coming]:
    """Return what begins or ends by itself, the next first; one more than is shown."""
    now = timezone.now()
    begins = Content.objects.filter(published_at__gt=now).values_list("published_at", "title", "kind", "pk")
    later = Revision.objects.filter(publish_at__isnull=False).order_by("publish_at")
    begins_later = later.values_list("publish_at", "title", "content__kind", "content")
    ends = Content.objects.live().filter(expires_at__gt=now).order_by("expires_at")
    found = [
        Coming(at, is_end, title, _address(kind, pk))
        for is_end, rows in (
            (False, begins.order_by("published_at")),
            (False, begins_later),
            (True, ends.values_list("expires_at", "title", "kind", "pk")),
        )
        for at, title, kind, pk in rows[: ROWS + 1]
        if at is not None
    ]
    return sorted(found, key=lambda each: each.at)[: ROWS + 1]


def _due(live: ContentQuerySet, today: date) -> int:
    return live.filter(review_due__lte=today)[: MOST_SAID + 1].count()


def _said(number: int) -> str:
    return f"{MOST_SAID}+" if number > MOST_SAID else str(number)


def _row(content: Content) -> Refused:
    return Refused(str(content), _address(content.kind, content.pk))


def _address(kind: str, pk: int) -> str:
    return reverse(f"admin:articles_{kind}_change", args=[pk])
