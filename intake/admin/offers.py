"""The page on which staff offer times to meet, and take one back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import booking, conversation, reading, telling
from intake.admin.moves import NEEDS, ReplyForm
from intake.admin.refusing import why
from intake.admin.starting import OFFERING, texts_for
from intake.booking import Proposal
from intake.case_keys import Case, KeysChanged
from intake.models import Offer
from intake.models.booking import LONGEST, SHORTEST
from intake.safe_contact import SafeRoute
from intake.triage import Brought, Refused
from intake.vault.errors import Unreadable
from practice.models import Profile, Staff

TIMES = tuple(f"time_{number}" for number in range(1, booking.MOST + 1))
IN_A_FIELD = "%Y-%m-%dT%H:%M"  # as browsers write a day and a time


class ClockField(forms.DateTimeField):
    """A day and a time on the practice's clock."""

    widget = forms.DateTimeInput(format=IN_A_FIELD, attrs={"type": "datetime-local"})
    default_error_messages = {"invalid": gettext_lazy("Choose a day and a time.")}

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment. Raises ValidationError, also for an hour that this clock skips or shows twice."""
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            if getattr(error, "code", "") != "ambiguous_timezone":
                raise
            message = _("The clocks change in that hour. Choose one that comes once.")
            raise forms.ValidationError(message, code="ambiguous_timezone") from None


class OfferForm(ReplyForm):
    """Some times to meet, and what goes along with them."""

    time_1 = ClockField(label=gettext_lazy("A time"), help_text=gettext_lazy("In the practice’s time."))
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
    lapses_at = ClockField(
        label=gettext_lazy("Held until"),
        help_text=gettext_lazy("Until then, nobody else can be offered these times. Then they are free again."),
    )

    def __init__(self, data: QueryDict | None, *, profile: Profile, seen: str, routes: tuple[SafeRoute, ...]) -> None:
        super().__init__(data, seen=seen, routes=routes)
        self.initial.update(minutes=booking.MINUTES, lapses_at=booking.usual_lapse(profile))
        self.order_fields((*TIMES, "minutes", "format", "where", "lapses_at", "message", "route"))
        self.fields["time_1"].error_messages["required"] = _("Choose at least one day and time.")
        self.fields["format"].error_messages["required"] = _("Choose how you would meet.")
        self.fields["where"].error_messages["required"] = NEEDS["where"]
        self.fields["lapses_at"].error_messages["required"] = _("Choose until when you hold these times.")

    def proposal(self) -> Proposal:
        """Return what is offered."""
        given = self.cleaned_data
        times = tuple(given[name] for name in TIMES if given[name])
        return Proposal(times, given["minutes"], given["format"], given["where"], given["lapses_at"])

    def brought(self) -> Brought:
        """Return what goes along with the times."""
        return Brought(message=self.cleaned_data["message"], route=self.cleaned_data["route"])


# What a therapist types here, and finds again after the lock.
FIELDS = tuple(sorted(OfferForm.base_fields))


def offer_page(request: HttpRequest, case: Case, *, by: Staff, page: dict[str, Any]) -> HttpResponse:
    """Show which times are offered, ask for more, and offer them."""
    profile, letter, inquiry = Profile.current(), reading.read_letter(case), case.inquiry
    form = OfferForm(
        request.POST if request.method == "POST" else None, profile=profile, seen=inquiry.state, routes=letter.routes
    )
    if not form.is_bound:
        form.initial["message"] = conversation.unsent(case, by=by).get("message", "")
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            booking.offer_times(case, form.proposal(), by=by, seen=seen, brought=form.brought())
        except (Refused, KeysChanged, Unreadable) as refusal:
            form.add_error(None, why(refusal))
        else:
            messages.success(request, _("These times are held for them now. They can take one on the return page."))
            return redirect("admin:intake_inquiry_change", inquiry.pk)
    context = page | {
        "form": form,
        "letter": letter,
        "offers": inquiry.offers.select_related("staff"),
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
