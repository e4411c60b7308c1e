"""When public pages change although nobody does anything: something begins or ends being public."""

from datetime import datetime

from django.db.models import Min

from articles.models import Content
from practice import held


@held.changes_by_itself
def next_begin_or_end(now: datetime) -> datetime | None:
    """Return when the next article or page begins or ends being public; None while none will."""
    begins = Content.objects.filter(published_at__gt=now).aggregate(at=Min("published_at"))["at"]
    ends = Content.objects.filter(expires_at__gt=now, published_at__isnull=False).aggregate(at=Min("expires_at"))["at"]
    return min(filter(None, (begins, ends)), default=None)
