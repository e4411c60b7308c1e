"""What readers learn of the therapists."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from practice.admin.rows import THERAPISTS, Bounded
from practice.admin_site import ForRoles
from practice.models import Licence, Therapist


class LicenceInline(Bounded, admin.StackedInline):
    """The licences of one therapist."""

    model = Licence
    extra = 1


@admin.register(Therapist)
class TherapistAdmin(ForRoles):
    """What readers learn of a therapist; accounts are made and closed elsewhere."""

    roles = THERAPISTS
    inlines = [LicenceInline]
    list_display = ("display_name", "credentials", "languages")
    fields = ("display_name", "slug", "credentials", "languages", "approaches")
    prepopulated_fields = {"slug": ("display_name",)}

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are not made here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are not closed here."""
        return False
