"""Promised dates: therapists are warned a day before one, and told when one has passed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from intake import notices
from intake.models import Inquiry, Notice
from intake.reminders import WARNED
from intake.workflow import State

AT_ONCE = 50
Kind = Notice.Kind


def warn() -> int:
    """Owe the warnings about promised dates that are due; return how many, AT_ONCE at most of each kind.

    A new date is warned of anew: a warning counts only for the date after which it was owed.
    """
    if not notices.therapists().exists():
        return 0
    now = timezone.now()
    return sum(_warn(kind, now) for kind in (Kind.DUE_TOMORROW, Kind.OVERDUE))


def _warn(kind: Notice.Kind, now: datetime) -> int:
    warned = 0
    for pk in list(_unwarned(kind, now).order_by("reply_by").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            # Asked again with the lock: somebody may have answered, or another loop may have been quicker.
            locked = Inquiry.objects.select_for_update().filter(pk=pk).first()
            if locked is not None and _unwarned(kind, now).filter(pk=pk).exists():
                notices.owe_promise(locked, kind)
                warned += 1
    return warned


def _unwarned(kind: Notice.Kind, now: datetime) -> QuerySet[Inquiry]:
    before = WARNED if kind == Kind.DUE_TOMORROW else timedelta(0)
    counts_from = ExpressionWrapper(F("reply_by") - Value(before), output_field=DateTimeField())
    is_due = Q(reply_by__lte=now + before, reply_by__gt=now) if before else Q(reply_by__lte=now)
    given = Notice.objects.filter(inquiry=OuterRef("pk"), kind=kind, due_at__gte=OuterRef("counts_from"))
    waiting = Inquiry.objects.filter(is_due, state=State.NEW)
    return waiting.annotate(counts_from=counts_from).exclude(Exists(given))
