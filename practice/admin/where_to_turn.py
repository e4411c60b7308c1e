"""Help that answers when the practice does not: crisis lines, and other places to turn to."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from practice import calendar, unsaved
from practice.admin.plain_errors import PlainErrors
from practice.admin.rows import THERAPISTS
from practice.held import Held
from practice.live_preview import LivePreview
from practice.models import CrisisLine, Profile, ReferralOption
from practice.models.crisis import CrisisLineQuerySet
from practice.unsaved import Typed


@admin.register(CrisisLine)
class CrisisLineAdmin(LivePreview):
    """Help lines, and when someone last checked them; those that wait longest for it come first."""

    roles = THERAPISTS
    form = PlainErrors
    faces = ("help-now", "start", "imprint")
    list_display = ("name", "number", "country", "kind", "verified_on")
    list_filter = ("country", "kind")
    ordering = (F("verified_on").asc(nulls_first=True), "country", "kind", "order", "name")
    empty_value_display = _("never")
    actions = ["have_checked"]

    def supposed(self, typed: Typed, stored: Held) -> dict[str, Any]:
        """Return the lines of all countries, with this one as it was typed."""
        return {"every crisis line": unsaved.with_row(stored.every_crisis_line, typed.row)}

    @admin.action(description=_("I have checked these today"), permissions=["change"])
    def have_checked(self, request: HttpRequest, queryset: CrisisLineQuerySet) -> None:
        """Say of the ticked lines that they were checked on this day at the practice."""
        number = queryset.have_been_checked(calendar.today(Profile.current()))
        said = ngettext(
            "Thank you. %(number)d line was checked today.", "Thank you. %(number)d lines were checked today.", number
        )
        self.message_user(request, said % {"number": number})


@admin.register(ReferralOption)
class ReferralOptionAdmin(LivePreview):
    """Where else people could turn."""

    roles = THERAPISTS
    form = PlainErrors
    faces = ("where-to-turn",)
    list_display = ("name", "kind", "is_public", "checked_on", "order")
    list_filter = ("kind", "is_public")
    empty_value_display = _("never")
    actions = ["have_checked"]

    def supposed(self, typed: Typed, stored: Held) -> dict[str, Any]:
        """Return the places that everyone may see, with this one as it was typed."""
        options = unsaved.with_row(stored.referrals, typed.row)
        return {"referrals": [option for option in options if option.is_public]}

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
