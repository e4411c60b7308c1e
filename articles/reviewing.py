"""Reading texts over with a critical eye: which nobody here has read yet, and keeping that somebody has."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from articles import publishing
from articles.models import Content
from articles.models.content import ContentQuerySet
from practice import calendar
from practice.models import Profile, Staff

FOR = timedelta(days=365)  # so long a text is believed that somebody has read over


@dataclass
class Looked:
    """What became of texts that somebody says they have read: how many are so now, and which had to be left."""

    number: int = 0
    left: list[Content] = field(default_factory=list)


def unread() -> ContentQuerySet:
    """Return what readers see although nobody here has read it over: it came with this software."""
    return Content.objects.live().filter(reviewed_on__isnull=True)


def days_of(today: date, *, named: date | None = None) -> dict[str, date]:
    """Return the days of a text that somebody says they have read today with a critical eye.

    The next review is on the day that they named, if it is still to come, and else a year later.
    """
    return {"reviewed_on": today, "review_due": named if named and named > today else today + FOR}


@transaction.atomic
def have_read(contents: Iterable[Content], *, by: Staff) -> Looked:
    """Keep that somebody has read these over today, as readers see them, and reads them again a year later.

    What readers do not see, what has a newer draft, and what has something to mend is left as it is.
    """
    publishing.take_turn()
    today, looked = calendar.today(Profile.current()), Looked()
    for content in contents:
        if _have_read_one(content, today, by):
            looked.number += 1
        else:
            looked.left.append(content)
    return looked


def _have_read_one(content: Content, today: date, by: Staff) -> bool:
    publishing.hold(content)
    is_seen = Content.objects.live().filter(pk=content.pk).exists()
    if not is_seen or content.newest_revision_id != content.live_revision_id:
        return False
    try:
        with transaction.atomic():
            publishing.save_draft(content, by=by, written=days_of(today), lists={}, why=_("Read over, nothing changed"))
            publishing.publish(content, by=by)
    except publishing.NotPublished:
        return False
    return True
