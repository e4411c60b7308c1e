"""The practice's own pages of the admin."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from practice.admin_site import ForRoles, OwnLinksOnly
from practice.models import AwayPeriod, CrisisLine, Pattern, Place, Profile, Staff, WorkingHours

THERAPISTS = frozenset({Staff.Role.THERAPIST.value})

admin.site.unregister(Group)


class WorkingHoursInline(admin.TabularInline):
    """A therapist's week."""

    model = WorkingHours
    extra = 1


@admin.register(Staff)
class StaffAdmin(OwnLinksOnly, UserAdmin):
    """Accounts; only a superuser may see or change them."""

    list_display = ("display_name", "username", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("display_name", "username")
    ordering = ("display_name",)
    inlines = [WorkingHoursInline]
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("As readers see it"), {"fields": ("display_name", "credentials")}),
        (_("In the practice"), {"fields": ("role", "email")}),
        (_("Access"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": (
                    "username",
                    "display_name",
                    "role",
                    "email",
                    "is_staff",
                    "usable_password",
                    "password1",
                    "password2",
                )
            },
        ),
    )


class PlaceInline(admin.TabularInline):
    """The places whose licence the practice holds."""

    model = Place
    extra = 1


@admin.register(Profile)
class ProfileAdmin(ForRoles):
    """The one profile; it can be changed, never added twice or deleted."""

    roles = THERAPISTS
    inlines = [PlaceInline]
    fieldsets = (
        (None, {"fields": ("name", "tagline", "country", "time_zone")}),
        (
            _("What is offered"),
            {
                "fields": (
                    "sessions",
                    "fee",
                    "currency",
                    "minimum_age",
                    "maximum_age",
                )
            },
        ),
        (
            _("Room and promise"),
            {"fields": ("capacity", "room_from", "reply_within_days")},
        ),
        (_("Care"), {"fields": ("confidentiality", "retention_days", "neutral_url")}),
    )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow the first profile only."""
        return super().has_add_permission(request) and not Profile.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The practice cannot be without a profile."""
        return False


@admin.register(Pattern)
class PatternAdmin(ForRoles):
    """The vocabulary. A key is fixed once it exists, since answers hold it."""

    roles = THERAPISTS
    list_display = ("text", "family", "order", "is_asked")
    list_filter = ("family", "is_asked")

    def get_readonly_fields(self, request: HttpRequest, obj: Pattern | None = None) -> tuple[str, ...]:
        """Fix the key of an existing pattern."""
        return ("key",) if obj else ()


@admin.register(CrisisLine)
class CrisisLineAdmin(ForRoles):
    """Help lines, and when someone last checked them."""

    roles = THERAPISTS
    list_display = ("name", "number", "country", "kind", "verified_on")
    list_filter = ("country", "kind")


@admin.register(AwayPeriod)
class AwayPeriodAdmin(ForRoles):
    """Days on which nobody answers."""

    roles = THERAPISTS
    list_display = ("first_day", "last_day", "staff")
