"""Counting what happens, a month at a time, and nothing about anybody."""

from datetime import date

from django.db import transaction
from django.db.models import F

from practice import calendar
from practice.models import MonthlyTotal, Profile


@transaction.atomic
def count(what: str, key: str) -> None:
    """Add one to this month’s total of `what` for `key`; never pass on what a visitor typed."""
    month = _this_month()
    MonthlyTotal.objects.bulk_create([MonthlyTotal(what=what, key=key, month=month)], ignore_conflicts=True)
    MonthlyTotal.objects.filter(what=what, key=key, month=month).update(number=F("number") + 1)


def _this_month() -> date:
    return calendar.today(Profile.current()).replace(day=1)
