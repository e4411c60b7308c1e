"""What staff say once a time is over: with one tap that it took place, or on a page of its own that it did not."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import afterwards, conversation, reading
from intake.admin.moves import ReplyForm
from intake.admin.refusing import why
from intake.case_keys import Case, KeysChanged
from intake.models import Offer
from intake.triage import Brought, Refused
from intake.vault.errors import Unreadable
from practice.models import Staff

VERBS = {Offer.Outcome.NO_SHOW.value: afterwards.no_show, Offer.Outcome.MOVED.value: afterwards.moved}
TITLES: dict[str, str | Promise] = {
    Offer.Outcome.NO_SHOW: gettext_lazy("They did not come"),
    Offer.Outcome.MOVED: gettext_lazy("We moved it"),
}
FIELDS = tuple(sorted(ReplyForm.base_fields))


def say_it_happened(request: HttpRequest, case: Case, offer: UUID, *, by: Staff) -> HttpResponse:
    """Keep that a time took place, and lead back to what can follow from it."""
    try:
        afterwards.happened(case, offer, by=by)
    except (Refused, KeysChanged) as refusal:
        messages.error(request, why(refusal))
    else:
        messages.success(request, _("Good. Decide below what comes next; they wait for it."))
    return redirect("admin:intake_inquiry_change", case.inquiry.pk)


def say_it_did_not(
    request: HttpRequest, case: Case, offer: UUID, outcome: str, *, by: Staff, page: dict[str, Any]
) -> HttpResponse:
    """Ask what the sender was told about a time that did not take place, keep it, and lead on to other times."""
    taken = case.inquiry.offers.filter(pk=offer, state=Offer.State.ACCEPTED).first()
    if outcome not in VERBS or taken is None:
        raise Http404
    letter, unsent = reading.read_letter(case), conversation.unsent(case, by=by)
    form = ReplyForm(
        request.POST if request.method == "POST" else None,
        seen=case.inquiry.state,
        routes=letter.routes,
        message=unsent.get("message", ""),
    )
    if request.method == "POST" and form.is_valid():
        brought = Brought(message=form.cleaned_data["message"], route=form.cleaned_data["route"])
        try:
            VERBS[outcome](case, offer, by=by, brought=brought)
        except (Refused, KeysChanged, Unreadable) as refusal:
            form.add_error(None, why(refusal))
        else:
            messages.success(request, _("Kept. If you still want to meet, offer them other times here."))
            return redirect("admin:intake_inquiry_offers", case.inquiry.pk)
    context = page | {
        "form": form,
        "letter": letter,
        "heading": TITLES[outcome],
        "meeting": taken,
        "outcome": outcome,
        "can_be_said": afterwards.can_be_said(case.inquiry, taken),
    }
    return TemplateResponse(request, "admin/intake/inquiry/afterwards.html", context)
