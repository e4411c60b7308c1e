"""The card of the admin's first page about articles and pages."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article, Content, ContentEvent, Page
from articles.models.content import ContentQuerySet
from practice import calendar
from practice.admin_site import MOST_SAID, Card, today_card
from practice.models import Profile, Staff

ROWS = 5


@dataclass(frozen=True)
class Refused:
    """Something that was to go live by itself and did not: its title, and where it is written."""

    title: str
    address: str


@today_card
def to_be_read_again(request: HttpRequest) -> Card | None:
    """Say what did not go live by itself, and how much is due to be read again; quiet where it is only the latter."""
    if not isinstance(request.user, Staff) or request.user.role not in {Staff.Role.THERAPIST, Staff.Role.EDITOR}:
        return None
    refused = [_row(event.content) for event in _refusals()[:ROWS] if event.content]
    articles, pages = _due(Article.objects.live()), _due(Page.objects.live())
    if not (refused or articles or pages):
        return None
    shown = {"refused": refused, "articles": articles, "pages": pages}
    shown |= {"articles_said": _said(articles), "pages_said": _said(pages)}
    return Card("admin/articles/today.html", shown, needs=len(refused), is_quiet=not refused)


def _refusals() -> QuerySet[ContentEvent]:
    """Return the events at which something was taken off the schedule by the loop, and nothing happened since."""
    later = ContentEvent.objects.filter(content=OuterRef("content"), pk__gt=OuterRef("pk"))
    refused = ContentEvent.objects.filter(
        kind=ContentEvent.Kind.UNSCHEDULED, by=None, revision__isnull=False, content__isnull=False
    )
    return refused.filter(~Exists(later)).select_related("content")


def _due(live: ContentQuerySet) -> int:
    return live.filter(review_due__lte=calendar.today(Profile.current()))[: MOST_SAID + 1].count()


def _said(number: int) -> str:
    return f"{MOST_SAID}+" if number > MOST_SAID else str(number)


def _row(content: Content) -> Refused:
    return Refused(str(content), reverse(f"admin:articles_{content.kind}_change", args=[content.pk]))
