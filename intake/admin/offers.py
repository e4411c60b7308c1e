"""The page on which staff offer times to meet and take one back, and the calendar file of one that was taken."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import booking, conversation, free_times, hours, reading, shapes, telling
from intake.admin import going_on
from intake.admin.moves import MINUTES, NEEDS, ReplyForm, goes_with_others
from intake.admin.refusing import why
from intake.admin.starting import OFFERING, texts_for
from intake.booking import OutOfHours, Proposal
from intake.case_keys import Case, KeysChanged
from intake.free_times import Suggested
from intake.models import Inquiry, Offer
from intake.models.booking import LONGEST, SHORTEST
from intake.safe_contact import SafeRoute
from intake.triage import FIELDS_BOX, Brought, Refused
from intake.vault.errors import Unreadable
from practice.clock_field import ClockField
from practice.models import Profile, Staff

# What is said of suggested times, by whether they are among the sender's best times.
_ABOUT_SUGGESTED: dict[bool | None, str | Promise] = {
    None: gettext_lazy("Hours of yours that nobody holds, in the practice’s time."),
    True: gettext_lazy("Hours of yours that nobody holds, in the practice’s time. All are among their best times."),
    False: gettext_lazy("Hours of yours that nobody holds, in the practice’s time. None is among their best times."),
}
TIMES = tuple(f"time_{number}" for number in range(1, booking.MOST + 1))


class TicksField(forms.MultipleChoiceField):
    """Times to tick. One that is suggested no more stays ticked all the same: whether it is free, the verb says."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, times: Iterable[datetime]) -> None:
        """Let these be ticked, in their order."""
        self.choices = [(each.astimezone(UTC).isoformat(), hours.said(each)) for each in sorted(set(times))]

    def clean(self, value: Any) -> list[datetime]:
        """Return the moments that were ticked. Raises ValidationError."""
        ticked: list[datetime] = [moment for each in super().clean(value) if (moment := shapes.moment(each))]
        return ticked


class OfferForm(ReplyForm):
    """Some times to meet, and what goes along with them."""

    ticked = TicksField(label=gettext_lazy("Times when you are free"), required=False)
    time_1 = ClockField(label=gettext_lazy("A time"), required=False, help_text=gettext_lazy("In the practice’s time."))
    time_2 = ClockField(label=gettext_lazy("A second time"), required=False)
    time_3 = ClockField(label=gettext_lazy("A third time"), required=False)
    time_4 = ClockField(label=gettext_lazy("A fourth time"), required=False)
    time_5 = ClockField(label=gettext_lazy("A fifth time"), required=False)
    minutes = forms.IntegerField(label=gettext_lazy("How many minutes"), min_value=SHORTEST, max_value=LONGEST)
    format = forms.ChoiceField(label=gettext_lazy("How you would meet"), choices=Offer.Format, widget=forms.RadioSelect)
    where = forms.CharField(
        label=gettext_lazy("Where"),
        max_length=booking.LONGEST_WHERE,
        help_text=gettext_lazy("A link, an address, or who calls whom. They see it once they have taken a time."),
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
    )
    anyway = forms.BooleanField(label=gettext_lazy("I know, offer it anyway"), required=False)
    lapses_at = ClockField(
        label=gettext_lazy("Held until"),
        help_text=gettext_lazy("Until then, nobody else can be offered these times. Then they are free again."),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        profile: Profile,
        seen: str,
        routes: tuple[SafeRoute, ...],
        suggested: Suggested,
    ) -> None:
        super().__init__(data, seen=seen, routes=routes)
        self.initial.update(minutes=MINUTES, lapses_at=booking.usual_lapse(profile))
        self._suggest(suggested)
        self.order_fields(("ticked", *TIMES, "anyway", "minutes", "format", "where", "lapses_at", "message", "route"))
        self.fields["format"].error_messages["required"] = NEEDS["format"]
        self.fields["where"].error_messages["required"] = NEEDS["where"]
        self.fields["lapses_at"].error_messages["required"] = _("Choose until when you hold these times.")

    def visible_fields(self) -> list[forms.BoundField]:
        """Return what is asked: whether a time is meant that lies out of hours only once there was such a one."""
        return [each for each in super().visible_fields() if each.name != "anyway" or each.errors or each.data]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one time, ticked or written."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(name) or self.has_error(name) for name in ("ticked", *TIMES)):
            self.add_error("ticked" if "ticked" in self.fields else "time_1", _("Choose at least one day and time."))
        return cleaned

    def proposal(self) -> Proposal:
        """Return what is offered; a time that was both ticked and written is one."""
        given = self.cleaned_data
        ticked = given.get("ticked", [])
        written = [given[name] for name in TIMES if given[name] and given[name] not in ticked]
        return Proposal(
            times=(*ticked, *written),
            minutes=given["minutes"],
            format=given["format"],
            where=given["where"],
            lapses_at=given["lapses_at"],
            is_out_of_hours=given["anyway"],
        )

    def brought(self) -> Brought:
        """Return what goes along with the times."""
        return Brought(message=self.cleaned_data["message"], route=self.cleaned_data["route"])

    def _suggest(self, suggested: Suggested) -> None:
        ticks, first = self.fields["ticked"], self.fields["time_1"]
        posted = self.data.getlist("ticked") if isinstance(self.data, QueryDict) else []
        times = {*suggested.times, *filter(None, map(shapes.moment, posted))}
        if not times or not isinstance(ticks, TicksField):
            del self.fields["ticked"]
            goes_with_others(first)
            return
        goes_with_others(ticks)
        ticks.offer(times)
        ticks.help_text = str(_ABOUT_SUGGESTED[suggested.are_best])
        first.label = _("Another time")


# What a therapist types here, and finds again after the lock.
FIELDS = tuple(sorted(OfferForm.base_fields))


def offer_page(request: HttpRequest, case: Case, *, by: Staff, page: dict[str, Any]) -> HttpResponse:
    """Show which times are offered, ask for more, and offer them."""
    profile, letter, inquiry = Profile.current(), reading.read_letter(case), case.inquiry
    reaching = conversation.answers_of(case).get("reaching", {})
    form = OfferForm(
        request.POST if request.method == "POST" else None,
        profile=profile,
        seen=inquiry.state,
        routes=letter.routes,
        suggested=free_times.suggest(by, profile=profile, best=reaching.get("times") or ()),
    )
    unsent = conversation.unsent(case, by=by)
    if not form.is_bound:
        form.initial["message"] = unsent.get("message", "")
    place = going_on.place_of(request, inquiry)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            booking.offer_times(case, form.proposal(), by=by, seen=seen, brought=form.brought())
        except OutOfHours as refusal:
            form.add_error("anyway", str(refusal))
        except (Refused, KeysChanged, Unreadable) as refusal:
            form.add_error(None, why(refusal))
        else:
            messages.success(request, _("These times are held for them now. They can take one on the return page."))
            return going_on.after(request, inquiry, place, by=by)
    meeting = hours.meeting_of(inquiry)
    context = page | {
        "form": form,
        "kept_fields": unsent.get(FIELDS_BOX, ""),
        "letter": letter,
        "offers": inquiry.offers.select_related("staff"),
        "has_met": meeting is not None and bool(meeting.outcome),
        "has_hours": by.working_hours.exists(),
        "may_be_offered": booking.can_be_offered(case.inquiry),
        "zone": telling.zone_name(profile),
    }
    context |= texts_for(request, case, letter, form, act=OFFERING)
    return TemplateResponse(request, "admin/intake/inquiry/offers.html", context)


def withdraw(request: HttpRequest, case: Case, offer: UUID, *, by: Staff) -> HttpResponse:
    """Take one time back."""
    try:
        booking.withdraw(case, offer, by=by)
    except (Refused, KeysChanged) as refusal:
        messages.error(request, why(refusal))
    else:
        messages.success(request, _("This time is no longer held. Whoever looks for it is told so, and not why."))
    return redirect("admin:intake_inquiry_offers", case.inquiry.pk)


def calendar_file(inquiry: Inquiry) -> HttpResponse:
    """Give the time that was taken as a calendar file. Raises Http404 where there is none."""
    meeting = hours.meeting_of(inquiry)
    if meeting is None:
        raise Http404
    return HttpResponse(
        booking.calendar_file(meeting, is_for_staff=True),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="appointment.ics"'},
    )
