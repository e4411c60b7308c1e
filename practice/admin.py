"""The practice's own pages of the admin."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import ActionLocation, InlineModelAdmin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import F, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from practice import calendar
from practice.admin_site import ForRoles, OwnLinksOnly
from practice.models import (
    AwayPeriod,
    CrisisLine,
    Licence,
    MonthlyTotal,
    Pattern,
    Place,
    Profile,
    ReferralOption,
    Staff,
    Therapist,
    WorkingHours,
)

MOST_ROWS = 80
THERAPISTS = frozenset({Staff.Role.THERAPIST.value})

admin.site.unregister(Group)


@admin.register(Staff)
class StaffAdmin(OwnLinksOnly, UserAdmin):
    """Accounts; only a superuser may see or change them."""

    list_display = ("display_name", "username", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("display_name", "username")
    ordering = ("display_name",)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("As readers see it"), {"fields": ("display_name", "credentials")}),
        (_("In the practice"), {"fields": ("role", "email", "notice_pace")}),
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


class Bounded(InlineModelAdmin):
    """Takes no more rows than this, whatever number a form names: each costs time before it is looked at."""

    max_num = MOST_ROWS

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the rows' form set, bounded."""
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)


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


class PlaceInline(Bounded, admin.TabularInline):
    """The places whose licence the practice holds."""

    model = Place
    extra = 1


@admin.register(Profile)
class ProfileAdmin(ForRoles):
    """The one profile; it can be changed, never added twice or deleted."""

    roles = THERAPISTS
    inlines = [PlaceInline]
    readonly_fields = ("address_to_copy", "link_to_copy")
    fieldsets = (
        (None, {"fields": ("name", "tagline", "palette", "country", "region", "time_zone")}),
        (
            _("Room for new people"),
            {
                "description": _("This one choice changes every page: what people read, and what they are offered."),
                "fields": ("capacity", "room_from", "waitlist_weeks_least", "waitlist_weeks_most"),
            },
        ),
        (_("The promise"), {"fields": ("reply_within_days",)}),
        (
            _("What is offered"),
            {"fields": ("sessions", "session_minutes", "minimum_age", "maximum_age")},
        ),
        (
            _("What it costs"),
            {
                "fields": (
                    "fee",
                    "currency",
                    "lower_fee_places",
                    "takes_self_pay",
                    "takes_out_of_network",
                    "takes_plans",
                    "plans",
                )
            },
        ),
        (_("Where and how to find you"), {"fields": ("address", "phone", "mail", "hours_note", "imprint")}),
        (_("In the intake"), {"fields": ("welcome", "thanks")}),
        (_("Care"), {"fields": ("confidentiality", "retention_days", "neutral_url")}),
        (
            _("A website elsewhere"),
            {"fields": ("existing_website", "address_to_copy", "link_to_copy")},
        ),
    )

    class Media:
        """What copies an address with one press."""

        js = [Script("js/copy-code.js", defer=True)]

    @admin.display(description=_("address of the intake"))
    def address_to_copy(self, profile: Profile) -> SafeString:
        """Show where the intake begins, to be put on the practice's own website."""
        return _to_copy("intake-address", _intake_address())

    @admin.display(description=_("link for your website"))
    def link_to_copy(self, profile: Profile) -> SafeString:
        """Show the link as it stands in a web page."""
        return _to_copy("intake-link", f'<a href="{_intake_address()}">{escape(gettext("Write to me"))}</a>')

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow the first profile only."""
        return super().has_add_permission(request) and not Profile.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The practice cannot be without a profile."""
        return False


def _intake_address() -> str:
    return settings.SITE_URL + reverse("intake:start")


def _to_copy(name: str, text: str) -> SafeString:
    return render_to_string("admin/practice/to_copy.html", {"name": name, "text": text})


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
