"""When the practice is there."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from practice.admin.rows import THERAPISTS
from practice.admin_site import ForRoles
from practice.models import AwayPeriod, WorkingHours


@admin.register(WorkingHours)
class WorkingHoursAdmin(ForRoles):
    """When each therapist works: times to meet are suggested within it, and promises count these days."""

    roles = THERAPISTS
    list_display = ("staff", "weekday", "starts", "ends")
    list_display_links = ("weekday",)
    list_filter = ("staff",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with whoever asks."""
        return {"staff": request.user.pk}


@admin.register(AwayPeriod)
class AwayPeriodAdmin(ForRoles):
    """Days on which nobody answers."""

    roles = THERAPISTS
    list_display = ("first_day", "last_day", "staff")
