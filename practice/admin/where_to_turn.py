"""Help that answers when the practice does not: crisis lines, and other places to turn to."""

from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from practice import calendar
from practice.admin.rows import THERAPISTS
from practice.admin_site import ForRoles
from practice.models import CrisisLine, Profile, ReferralOption


@admin.register(CrisisLine)
class CrisisLineAdmin(ForRoles):
    """Help lines, and when someone last checked them; those that wait longest for it come first."""

    roles = THERAPISTS
    list_display = ("name", "number", "country", "kind", "verified_on")
    list_filter = ("country", "kind")
    ordering = (F("verified_on").asc(nulls_first=True), "country", "kind", "order", "name")
    empty_value_display = _("never")
    actions = ["have_checked"]

    @admin.action(description=_("I have checked these today"), permissions=["change"])
    def have_checked(self, request: HttpRequest, queryset: QuerySet[CrisisLine]) -> None:
        """Say of the ticked lines that they were checked on this day at the practice."""
        number = queryset.update(verified_on=calendar.today(Profile.current()))
        said = ngettext(
            "Thank you. %(number)d line was checked today.", "Thank you. %(number)d lines were checked today.", number
        )
        self.message_user(request, said % {"number": number})


@admin.register(ReferralOption)
class ReferralOptionAdmin(ForRoles):
    """Where else people could turn."""

    roles = THERAPISTS
    list_display = ("name", "kind", "is_public", "checked_on", "order")
    list_filter = ("kind", "is_public")
    empty_value_display = _("never")
    actions = ["have_checked"]

    @admin.action(
        description=_("I have checked this today"),
        description_plural=_("I have checked these today"),
        permissions=["change"],
        location=[ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM],
    )
    def have_checked(self, request: HttpRequest, queryset: QuerySet[ReferralOption]) -> None:
        """Say of these places that they were checked on this day at the practice."""
        number = queryset.update(checked_on=calendar.today(Profile.current()))
        said = ngettext(
            "Thank you. %(number)d place was checked today.", "Thank you. %(number)d places were checked today.", number
        )
        self.message_user(request, said % {"number": number})
