"""The profile: what the practice is and offers, as readers and senders meet it."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practice import unsaved
from practice.admin.paying import CLAIMED_BACK, is_claimed_back
from practice.admin.profile_form import ProfileForm
from practice.admin.rows import THERAPISTS, Bounded
from practice.context import profile_of
from practice.held import Held
from practice.live_preview import LivePreview
from practice.models import Place, Profile
from practice.unsaved import Typed


class PlaceInline(Bounded, admin.TabularInline):
    """The places whose licence the practice holds."""

    model = Place
    extra = 1


@admin.register(Profile)
class ProfileAdmin(LivePreview):
    """The one profile; it can be changed, never added twice or deleted."""

    roles = THERAPISTS
    faces = ("home", "start", "step-place", "sent", "therapist", "fees", "imprint", "privacy", "help-now")
    inlines = [PlaceInline]
    readonly_fields = ("address_to_copy", "link_to_copy")
    form = ProfileForm
    fieldsets = (
        (_("Name and colours"), {"fields": ("name", "tagline", "palette")}),
        (
            _("Room for new people"),
            {
                "description": _("This one choice changes every page: what people read, and what they are offered."),
                "fields": ("capacity", "room_from", "waitlist_weeks_least", "waitlist_weeks_most"),
            },
        ),
        (_("Your promise"), {"fields": ("reply_within_days",)}),
        (_("Whom you see, and how"), {"fields": ("sessions", "session_minutes", "minimum_age", "maximum_age")}),
        (
            _("What it costs, and how it is paid"),
            {
                "fields": (
                    *("fee", "currency", "lower_fee_places"),
                    *("takes_self_pay", "takes_out_of_network", "takes_plans", "plans"),
                )
            },
        ),
        (_("Where you are"), {"fields": ("country", "region", "time_zone", "address")}),
        (_("How anyone can reach you"), {"fields": ("phone", "mail", "hours_note")}),
        (
            _("Your words around the letter"),
            {
                "description": _("All of them are optional; they stand beside the words of this site."),
                "fields": ("welcome", "confidentiality", "thanks"),
            },
        ),
        (_("What the law wants said"), {"fields": ("imprint",)}),
        (_("Safety, and how long letters are kept"), {"fields": ("neutral_url", "retention_days")}),
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

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask what people claim back only where they can."""
        found = super().get_fieldsets(request, obj)
        if obj is None or is_claimed_back(obj.country):
            return found
        return [
            (title, {**shown, "fields": tuple(name for name in shown["fields"] if name != CLAIMED_BACK)})
            for title, shown in found
        ]

    def supposed(self, typed: Typed, stored: Held) -> dict[str, Any]:
        """Return the profile with what was typed, and its places."""
        profile = typed.row
        # Django’s rows below a new one take its key from it.
        profile.pk = profile.pk or Profile().pk
        if "places" in typed.below:
            for number, place in enumerate(typed.below["places"], start=1):
                place.key = place.key or f"new-{number}"
            unsaved.hold(profile, "places", typed.below["places"])
        if typed.is_sent:
            # What stands in the form describes the practice, also the first time.
            profile._state.adding = False
        return {"profile": profile}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead straight to the one profile: a list of one has nothing to choose from."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        profile = profile_of(request)
        if profile.is_described:
            return redirect("admin:practice_profile_change", profile.pk)
        return redirect("admin:practice_profile_add")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow the first profile only."""
        return super().has_add_permission(request) and not profile_of(request).is_described

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The practice cannot be without a profile."""
        return False


def _intake_address() -> str:
    return settings.SITE_URL + reverse("intake:start")


def _to_copy(name: str, text: str) -> SafeString:
    return render_to_string("admin/practice/to_copy.html", {"name": name, "text": text})
