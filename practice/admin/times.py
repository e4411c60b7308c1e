"""When the practice is there."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from practice import calendar, unsaved
from practice.admin.plain_errors import PlainErrors
from practice.admin.rows import THERAPISTS
from practice.held import Held
from practice.live_preview import LivePreview
from practice.models import AwayPeriod, WorkingHours
from practice.unsaved import Typed


@admin.register(WorkingHours)
class WorkingHoursAdmin(LivePreview):
    """When each therapist works: times to meet are suggested within it, and promises count these days."""

    roles = THERAPISTS
    form = PlainErrors
    faces = ("home", "start")
    list_display = ("staff", "weekday", "starts", "ends")
    list_display_links = ("weekday",)
    list_filter = ("staff",)

    def supposed(self, typed: Typed, stored: Held) -> dict[str, Any]:
        """Return all working hours, with these as they were typed."""
        hours = list(WorkingHours.objects.all())
        return {"times": calendar.Times(hours=_with(hours, typed))}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with whoever asks."""
        return {"staff": request.user.pk}


@admin.register(AwayPeriod)
class AwayPeriodAdmin(LivePreview):
    """Days on which nobody answers."""

    roles = THERAPISTS
    form = PlainErrors
    faces = ("home", "start")
    list_display = ("first_day", "last_day", "staff")

    def supposed(self, typed: Typed, stored: Held) -> dict[str, Any]:
        """Return all times away, with this one as it was typed."""
        away = list(AwayPeriod.objects.all())
        return {"times": calendar.Times(away=_with(away, typed))}


def _with[Row: (WorkingHours, AwayPeriod)](rows: list[Row], typed: Typed) -> list[Row]:
    # Half a stretch of time is none: no day can be counted with it.
    return rows if typed.faults or (typed.row.pk is None and not typed.is_sent) else unsaved.with_row(rows, typed.row)
