"""The page on which staff log a phone call."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import calls, conversation, reading
from intake.admin.refusing import why
from intake.calls import Outcome
from intake.case_keys import Case, KeysChanged
from intake.fields import TypedText
from intake.triage import FIELDS_BOX, LONGEST_NOTE, Refused
from intake.vault.errors import Unreadable
from practice.clock_field import ClockField
from practice.models import Staff


class CallForm(forms.Form):
    """What came of a call, when, and what was said."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what came of the call.")},
    )
    when = ClockField(
        label=gettext_lazy("When"),
        help_text=gettext_lazy("In the practice’s time."),
        error_messages={"required": gettext_lazy("Choose when you called.")},
    )
    text = TypedText(
        longest=LONGEST_NOTE,
        label=gettext_lazy("What was said"),
        required=False,
        help_text=gettext_lazy("Kept as a note, for the people who work here. The sender never sees it."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "data-keep": "call"}),
    )

    def __init__(self, data: QueryDict | None, *, outcomes: list[Outcome], text: str) -> None:
        super().__init__(data, initial={"when": timezone.localtime(), "text": text}, label_suffix="")
        field: Any = self.fields["outcome"]
        field.choices = [(each.value, each.label) for each in outcomes]
        field.error_messages["invalid_choice"] = _("This person did not mark a voicemail as safe.")

    def clean(self) -> dict[str, Any]:
        """Ask for a line about a talk."""
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == Outcome.SPOKE and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write in a line what you spoke about."))
        return cleaned


# What a therapist types here, and finds again after the lock.
FIELDS = tuple(sorted(CallForm.base_fields))


def call_page(request: HttpRequest, case: Case, *, by: Staff, page: dict[str, Any]) -> HttpResponse:
    """Ask what came of a call, and keep it."""
    unsent = conversation.unsent(case, by=by)
    form = CallForm(
        request.POST if request.method == "POST" else None,
        outcomes=calls.possible_outcomes(case),
        text=unsent.get("call", ""),
    )
    if request.method == "POST" and form.is_valid():
        try:
            calls.log_call(case, by=by, **form.cleaned_data)
        except (Refused, KeysChanged, Unreadable) as refusal:
            form.add_error(None, why(refusal))
        else:
            messages.success(request, _("The call is logged."))
            return redirect("admin:intake_inquiry_change", case.inquiry.pk)
    context = page | {"form": form, "letter": reading.read_letter(case), "may_call": calls.may_call(case)}
    context["kept_fields"] = unsent.get(FIELDS_BOX, "")
    return TemplateResponse(request, "admin/intake/inquiry/call.html", context)
