"""What happened how often."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from practice.admin.rows import THERAPISTS
from practice.admin_site import ForRoles
from practice.models import MonthlyTotal


@admin.register(MonthlyTotal)
class MonthlyTotalAdmin(ForRoles):
    """What happened how often in a month, to be read only."""

    roles = THERAPISTS
    list_display = ("month", "what", "key", "number")
    list_filter = ("what",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Totals are counted, never written."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Totals are counted, never changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Totals stay; they are about nobody."""
        return False
