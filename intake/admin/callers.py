"""“Add someone who phoned or e-mailed”: who, how to reach them, what they said."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.validators import EmailValidator, RegexValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import callers
from intake.callers import Caller, Way
from intake.fields import LONGEST_LINE, LONGEST_TEXT, PHONE_PATTERN, TypedText
from intake.models import Inquiry
from intake.triage import Refused
from practice.models import Profile, Staff

_TYPED = {"autocomplete": "off", "spellcheck": "false", "dir": "auto"}
_IS_ADDRESS = EmailValidator(gettext_lazy("Write the address like name@example.org."))
_IS_NUMBER = RegexValidator(PHONE_PATTERN, gettext_lazy("Write the number with digits, like 503 555 0100."))


class CallerForm(forms.Form):
    """What somebody told on the phone or in a mail."""

    use_required_attribute = False

    pk = forms.UUIDField(widget=forms.HiddenInput)
    came_by = forms.ChoiceField(
        label=gettext_lazy("How did they get in touch?"),
        choices=[
            (Inquiry.Source.PHONE.value, gettext_lazy("They phoned")),
            (Inquiry.Source.MAIL.value, gettext_lazy("They wrote an e-mail")),
        ],
        widget=forms.RadioSelect,
        initial=Inquiry.Source.PHONE.value,
    )
    name = TypedText(
        longest=LONGEST_LINE,
        label=gettext_lazy("Their name"),
        help_text=gettext_lazy("Any name that you may call them."),
        error_messages={"required": gettext_lazy("Write any name that you may call them.")},
        widget=forms.TextInput(attrs=_TYPED),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How may you reach them?"),
        help_text=gettext_lazy("Ask them. Someone else may see their phone, or hear what it records."),
        choices=Way,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a way that they called safe.")},
    )
    address = TypedText(
        longest=LONGEST_LINE,
        label=gettext_lazy("The number or address for that"),
        error_messages={"required": gettext_lazy("Write the number or address, or you can’t answer.")},
        widget=forms.TextInput(attrs={**_TYPED, "dir": "ltr"}),
    )
    said = TypedText(
        longest=LONGEST_TEXT,
        label=gettext_lazy("What did they say?"),
        help_text=gettext_lazy("One line is enough. With a code they can read it too, so write it as they said it."),
        error_messages={"required": gettext_lazy("Write in a line what they said.")},
        widget=forms.Textarea(attrs={**_TYPED, "rows": 6}),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("They said yes to my keeping this, sealed, so that I can answer"),
        error_messages={"required": gettext_lazy("Ask them first. Tick this once they have said yes.")},
    )

    def clean(self) -> dict[str, Any]:
        """Look whether the number or the address fits the way that was chosen."""
        cleaned = super().clean() or {}
        way, address = cleaned.get("way"), cleaned.get("address")
        if way and address:
            try:
                (_IS_ADDRESS if way == Way.EMAIL else _IS_NUMBER)(address)
            except forms.ValidationError as error:
                self.add_error("address", error)
        return cleaned

    def caller(self) -> Caller:
        """Return who got in touch."""
        return Caller(**{name: value for name, value in self.cleaned_data.items() if name != "pk"})


def add_page(request: HttpRequest, *, by: Staff, page: dict[str, Any]) -> HttpResponse:
    """Ask for the few things there are, and keep them. It needs no key: what is written can only be read with one."""
    if request.method == "POST":
        form = CallerForm(request.POST, label_suffix="")
        if form.is_valid() and (inquiry := _added(form, by=by)):
            messages.success(request, _("Kept, with the same promise as every letter."))
            return redirect("admin:intake_inquiry_change", inquiry.pk)
    else:
        form = CallerForm(initial={"pk": uuid4()}, label_suffix="")
    return TemplateResponse(request, "admin/intake/inquiry/add_caller.html", page | {"form": form})


def _added(form: CallerForm, *, by: Staff) -> Inquiry | None:
    pk: UUID = form.cleaned_data["pk"]
    try:
        return callers.add(form.caller(), by=by, profile=Profile.current(), pk=pk)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
