"""How an article or page stands with its readers: one question, for its list, its writing page and its filters."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, TextChoices, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Content, Revision


class State(TextChoices):
    """What readers see of something."""

    DRAFT = "draft", _("Draft")
    SCHEDULED = "scheduled", _("Goes live later")
    LIVE = "live", _("Live")
    CHANGED = "changed", _("Live, with a newer draft")
    ENDED = "ended", _("Its time is over")
    TAKEN_BACK = "taken_back", _("Taken back")


@dataclass(frozen=True)
class Standing:
    """How something stands: its newest revision, the one that goes live later, since and until when it is public."""

    state: str
    newest: Revision | None = None
    later: Revision | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_live(self) -> bool:
        """Say whether readers see it now."""
        return self.state in {State.LIVE, State.CHANGED}

    @property
    def is_kept_only(self) -> bool:
        """Say whether the newest words were kept while someone wrote, and nobody has saved them."""
        return self.newest is not None and self.newest.origin == Revision.Origin.AUTOSAVED

    @property
    def has_more_than_later(self) -> bool:
        """Say whether there are words that what goes live later does not have."""
        return self.later is not None and self.newest is not None and self.newest.pk > self.later.pk


def with_state(contents: QuerySet[Content]) -> QuerySet[Content]:
    """Annotate each with its `state` now, and `goes_live`, the time at which it will change by itself."""
    now = timezone.now()
    later = Revision.objects.filter(content=OuterRef("pk"), publish_at__isnull=False)
    is_public = Q(published_at__lte=now)
    state = Case(
        When(is_public & Q(expires_at__lte=now), then=Value(State.ENDED.value)),
        When(is_public & Q(newest_revision__gt=F("live_revision")), then=Value(State.CHANGED.value)),
        When(is_public, then=Value(State.LIVE.value)),
        When(Q(published_at__isnull=False) | Exists(later), then=Value(State.SCHEDULED.value)),
        When(first_published_at__isnull=False, then=Value(State.TAKEN_BACK.value)),
        default=Value(State.DRAFT.value),
    )
    first = later.order_by().values("content").annotate(at=Min("publish_at")).values("at")
    upcoming = Case(When(published_at__gt=now, then=F("published_at")), default=Subquery(first))
    return contents.annotate(state=state, goes_live=upcoming)


def of(content: Content) -> Standing:
    """Return how one stands now."""
    found: Any = with_state(Content.objects.filter(pk=content.pk)).only("published_at", "expires_at").get()
    return Standing(
        state=found.state,
        newest=content.revisions.defer("body").select_related("made_by").first(),
        later=content.revisions.defer("body").filter(publish_at__isnull=False).order_by("publish_at").first(),
        since=found.published_at,
        until=found.expires_at,
    )
