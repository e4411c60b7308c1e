"""The pages and buttons for what is done with a letter besides answering: put off, promise anew, take on, hold."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intake import minding
from intake.admin.refusing import why
from intake.case_keys import KeysChanged
from intake.models import Event, Inquiry
from intake.templatetags.inquiry_words import day_of
from intake.triage import Refused
from intake.workflow import State
from practice import calendar
from practice.models import Profile, Staff

CHOICES = 3  # new dates to choose from with one tap


class Pages(Protocol):
    """What this needs of the pages of inquiries."""

    admin_site: AdminSite

    def _inquiry(self, request: HttpRequest, pk: UUID | str) -> Inquiry: ...

    def _page(self, request: HttpRequest, inquiry: Inquiry) -> dict[str, Any]: ...

    def _staff(self, request: HttpRequest) -> Staff: ...


class DayForm(forms.Form):
    """A day, and how the letter stood when it was chosen."""

    use_required_attribute = False
    keeps_nothing = True
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    day = forms.DateField(
        label=gettext_lazy("Another day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("Choose a day, like 2026-12-03."),
        },
    )


class Minding:
    """What belongs to nobody's words, so that it can be done while the letters are locked."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages

    def urls(self) -> list[URLPattern]:
        """Return the addresses, below that of the inquiries."""
        wrap = self.pages.admin_site.admin_view
        return [
            path("<uuid:pk>/not-today/", wrap(self.not_today_view), name="intake_inquiry_not_today"),
            path("<uuid:pk>/new-date/", wrap(require_POST(self.new_date_view)), name="intake_inquiry_new_date"),
            path("<uuid:pk>/assign/", wrap(require_POST(self.assign_view)), name="intake_inquiry_assign"),
            path("<uuid:pk>/hold/", wrap(require_POST(self.hold_view)), name="intake_inquiry_hold"),
        ]

    def in_hand(self, inquiry: Inquiry, events: Iterable[Event]) -> dict[str, Any]:
        """Return what the page of an inquiry shows of this."""
        given = minding.new_dates_given(inquiry, events)
        therapists = list(Staff.objects.filter(is_active=True, role=Staff.Role.THERAPIST).order_by("pk"))
        return {
            "therapists": therapists if len(therapists) > 1 or inquiry.assigned_to else [],
            "new_dates": _new_dates(inquiry),
            "given_often": given if given >= minding.OFTEN else 0,
            "promising": minding.mark(inquiry, minding.PROMISING),
            "assigning": minding.mark(inquiry, minding.ASSIGNING),
            "holding": minding.mark(inquiry, minding.HOLDING),
        }

    def not_today_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Ask until when a letter may wait, and put it off."""
        inquiry, by, profile = self.pages._inquiry(request, pk), self.pages._staff(request), Profile.current()
        seen = minding.mark(inquiry, minding.PUTTING_OFF)
        form = DayForm(request.POST if request.method == "POST" else None, initial={"seen": seen}, label_suffix="")
        if request.method == "POST" and form.is_valid():
            until: date = form.cleaned_data["day"]
            try:
                put_off = minding.put_off(inquiry, until, by=by, seen=form.cleaned_data["seen"])
            except (Refused, KeysChanged) as refusal:
                form.add_error(None, why(refusal))
            else:
                messages.success(request, _("Put off until %(day)s.") % {"day": day_of(put_off.snoozed_until)})
                return redirect("admin:index")
        context = self.pages._page(request, inquiry) | {
            "form": form,
            "seen": seen,
            "days": minding.days_to_put_off(inquiry, profile=profile),
        }
        return TemplateResponse(request, "admin/intake/inquiry/not_today.html", context)

    def new_date_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Promise a new date, with one tap."""
        inquiry, by, form = self.pages._inquiry(request, pk), self.pages._staff(request), DayForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose one of the days."))
            return self._back(inquiry)
        day, seen = form.cleaned_data["day"], form.cleaned_data["seen"]
        said = _("The new date stands. They read it on the return page.")
        return self._tried(request, inquiry, lambda: minding.promise_anew(inquiry, day, by=by, seen=seen), said)

    def assign_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Take who sees to a letter."""
        inquiry, by = self.pages._inquiry(request, pk), self.pages._staff(request)
        wanted, seen = request.POST.get("to", ""), request.POST.get("seen", "")
        to = (
            Staff.objects.filter(pk=int(wanted)).first()
            if wanted.isdecimal() and wanted.isascii() and len(wanted) < 10
            else None
        )
        if wanted and to is None:
            messages.error(request, _("Choose someone who works here."))
            return self._back(inquiry)
        said = _("Kept. Everyone who reads letters can still open it.")
        return self._tried(request, inquiry, lambda: minding.assign(inquiry, to, by=by, seen=seen), said)

    def hold_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Keep a letter from being erased by the clock, or stop doing so."""
        inquiry, by, seen = self.pages._inquiry(request, pk), self.pages._staff(request), request.POST.get("seen", "")
        if request.POST.get("hold") == "1":
            said = _("It stays, however long ago it ended, until you end this.")
            return self._tried(request, inquiry, lambda: minding.hold(inquiry, by=by, seen=seen), said)
        said = _("Its time counts again.")
        return self._tried(request, inquiry, lambda: minding.end_hold(inquiry, by=by, seen=seen), said)

    def _tried(self, request: HttpRequest, inquiry: Inquiry, verb: Callable[[], object], said: str) -> HttpResponse:
        try:
            verb()
        except KeysChanged as gone:
            messages.error(request, why(gone))
            return redirect("admin:intake_inquiry_changelist")
        except Refused as refusal:
            messages.error(request, why(refusal))
        else:
            messages.success(request, said)
        return self._back(inquiry)

    @staticmethod
    def _back(inquiry: Inquiry) -> HttpResponse:
        return redirect("admin:intake_inquiry_change", inquiry.pk)


def _new_dates(inquiry: Inquiry) -> list[date]:
    """Return the next days on which an answer can be promised instead of the promised one; none if none is owed."""
    if inquiry.state != State.NEW or inquiry.reply_by is None:
        return []
    profile = Profile.current()
    later = [each for each in minding.evenings(profile) if each > inquiry.reply_by]
    return [calendar.local_day(profile, each) for each in later[:CHOICES]]
