"""Whether mail goes out: what waits too long, and who of the practice cannot be reached by it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Min, OuterRef
from django.utils import timezone

from intake.models import Notice
from practice.models import Staff

TOO_LONG = timedelta(minutes=15)
# None of these is ever dropped unsent, so that one that is done later says that the address works again.
TELLING = (
    Notice.Kind.NEW_INQUIRY,
    Notice.Kind.URGENT_INQUIRY,
    Notice.Kind.NEW_MESSAGE,
    Notice.Kind.TIME_TAKEN,
    Notice.Kind.LEFT_LIST,
)


@dataclass(frozen=True)
class Health:
    """How many notices wait too long, since when the oldest does, and whose addresses take no mail."""

    waiting: int
    since: datetime | None
    unreached: tuple[Staff, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.waiting and not self.unreached


def look() -> Health:
    """Look at the notices that are owed, whatever keeps them: the mail server, or a work loop that does not run."""
    waits = Notice.objects.filter(done_at=None, due_at__lt=timezone.now() - TOO_LONG)
    found = waits.aggregate(number=Count("pk"), since=Min("due_at"))
    later = Notice.objects.filter(
        staff=OuterRef("staff"), kind__in=TELLING, refused_at=None, done_at__gt=OuterRef("refused_at")
    )
    refused = Notice.objects.filter(refused_at__isnull=False, staff__isnull=False).exclude(Exists(later))
    unreached = Staff.objects.filter(pk__in=refused.values("staff"), is_active=True, role=Staff.Role.THERAPIST)
    return Health(found["number"], found["since"], tuple(unreached.order_by("pk")))
