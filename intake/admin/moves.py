"""The forms that moves demand: one a state to move to."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intake.models import Offer
from intake.models.booking import LONGEST as LONGEST_MEETING
from intake.models.booking import SHORTEST as SHORTEST_MEETING
from intake.safe_contact import Route, SafeRoute
from intake.triage import NO_CALL, Brought
from intake.workflow import SILENT_REASONS, CloseReason, State
from practice import calendar
from practice.clock_field import ClockField
from practice.models import Profile, ReferralOption

LONGEST = 10_000
MINUTES = 20  # of a first talk, unless someone says otherwise
NEEDS = {
    "message": _("Write what you told them, so that whoever reads this next knows."),
    "route": _("Choose how you told them."),
    "when": _("Choose the day and time you agreed on."),
    "minutes": _("Write how long you will meet, in minutes."),
    "format": _("Choose how you would meet."),
    "where": _("Write where you will meet, like “online”."),
    "agreed_by": _("Write how the two of you agreed on it."),
    "honest_range": _("Write how long it may take. “I don’t know” is honest too."),
    "consent": _("Ask them first. Tick this once they have said yes."),
    "option": _("Name someone or something they can turn to."),
    "reason": _("Say why, for whoever looks at this later."),
}


NOT_HERE = _(
    "One of these stands here no more: it was taken off the list, or nobody has checked it for 180 days. Choose again."
)


def _words(label: Any, *, required: bool = True, rows: int = 6, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "spellcheck": "false"}),
    )


def goes_with_others(field: forms.Field) -> None:
    """Call a field not optional, of which its form asks for one at least, or for all under a condition."""
    field.goes_with_others = True  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """A move that demands nothing."""

    seen = forms.CharField(widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, data: QueryDict | None, *, seen: str, routes: tuple[SafeRoute, ...], message: str = "") -> None:
        super().__init__(data, initial={"seen": seen, "message": message}, label_suffix="")
        if "message" in self.fields:
            self.fields["message"].widget.attrs["data-keep"] = "message"
        for name, field in self.fields.items():
            field.error_messages["required"] = NEEDS.get(name, field.error_messages["required"])
        route = self.fields.get("route")
        if isinstance(route, forms.ChoiceField):
            route.choices = [(each.route.value, _route_label(each)) for each in routes]
            if route.required and len(routes) == 1:
                # There is nothing to choose.
                self.initial["route"] = routes[0].route.value
        if all(each.route is not Route.CALL for each in routes):
            self._offer_no_call()

    def _offer_no_call(self) -> None:
        meeting = self.fields.get("format")
        if isinstance(meeting, forms.ChoiceField):
            meeting.choices = [each for each in Offer.Format.choices if each[0] != Offer.Format.PHONE]
            meeting.help_text = _("“By phone” is not offered: this person did not mark a call as safe.")
            meeting.error_messages["invalid_choice"] = str(NO_CALL)

    def brought(self) -> Brought:
        """Return what the form brings to the move."""
        return Brought(**{key: value for key, value in self.cleaned_data.items() if key != "seen"})


def _route_label(route: SafeRoute) -> str:
    address = f": {route.address}" if route.address else ""
    caution = f" ({route.caution})" if route.caution else ""
    return f"{route.route.label}{address}{caution}"


class RouteMixin(forms.Form):
    """By which safe way the sender was told."""

    route = forms.ChoiceField(
        label=_("How you told them"), widget=forms.RadioSelect, help_text=_("Only ways this person marked as safe.")
    )


class ReplyForm(RouteMixin, MoveForm):
    """An answer that was given."""

    message = _words(_("What you told them"), hint=_("They can read this on the return page."))
    field_order = ("message", "route")


class BookForm(MoveForm):
    """A time that was agreed."""

    when = ClockField(label=_("When"), help_text=_("In the practice’s time."))
    minutes = forms.IntegerField(
        label=_("How many minutes"), min_value=SHORTEST_MEETING, max_value=LONGEST_MEETING, initial=MINUTES
    )
    format = forms.ChoiceField(label=_("How you will meet"), choices=Offer.Format, widget=forms.RadioSelect)
    where = forms.CharField(
        label=_("Where"),
        max_length=200,
        help_text=_("A link, an address, or who calls whom. They find it on the return page."),
    )
    agreed_by = forms.CharField(label=_("How it was agreed"), max_length=200, help_text=_("Like “on the phone today”."))


class WaitForm(MoveForm):
    """A place on the waiting list."""

    honest_range = forms.CharField(
        label=_("How long, honestly"), max_length=200, help_text=_("A range of weeks, or “I don’t know”.")
    )
    consent = forms.BooleanField(label=_("They said yes to waiting"))
    message = _words(_("What you told them"), required=False, hint=_("They can read this on the return page."))
    route = forms.ChoiceField(
        label=_("How you told them"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Only ways this person marked as safe. Needed if you told them something."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask how they were told, if they were told something."""
        cleaned = super().clean() or {}
        if cleaned.get("message") and not cleaned.get("route") and "route" not in self.errors:
            self.add_error("route", str(NEEDS["route"]))
        return cleaned


class ReferForm(RouteMixin, MoveForm):
    """Someone else who may help: from the practice's list, or named here."""

    options = forms.TypedMultipleChoiceField(
        label=_("From your list"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you tick is put below your words, with how to find it."),
        error_messages={"invalid_choice": NOT_HERE},
    )
    looked_again = forms.TypedMultipleChoiceField(
        label=_("From your list, but not checked for 180 days"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "See first whether it is still there. A tick says that you have looked and it is right, and suggests it."
        ),
    )
    option = forms.CharField(
        label=_("Someone else"),
        max_length=500,
        required=False,
        help_text=_("A person, a directory or a helpline that is not on your list, with how to find it."),
    )
    message = _words(_("What you told them"), hint=_("They can read this on the return page."))
    field_order = ("options", "looked_again", "option", "message", "route")

    def __init__(self, data: QueryDict | None, **given: Any) -> None:
        super().__init__(data, **given)
        listed = list(ReferralOption.objects.all())
        today = calendar.today(Profile.current())
        self._offer("options", [each for each in listed if not each.is_stale(today)])
        self._offer("looked_again", [each for each in listed if each.is_stale(today)])

    def _offer(self, name: str, listed: list[ReferralOption]) -> None:
        field = self.fields[name]
        if not listed:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [(each.pk, each.in_one_line) for each in listed]

    def clean(self) -> dict[str, Any]:
        """Ask for someone."""
        cleaned = super().clean() or {}
        if "options" not in self.fields and "options" in self.data:
            self.add_error(None, str(NOT_HERE))
        if not self.errors and not any(cleaned.get(name) for name in ("options", "looked_again", "option")):
            self.add_error("options" if "options" in self.fields else "option", str(NEEDS["option"]))
        return cleaned

    def brought(self) -> Brought:
        """Return whom it suggests, and what goes along."""
        given = self.cleaned_data
        looked_again = tuple(given.get("looked_again", ()))
        return Brought(
            message=given["message"],
            route=given["route"],
            option=given["option"],
            options=(*given.get("options", ()), *looked_again),
            looked_again=looked_again,
        )


class CloseForm(MoveForm):
    """An end, with its reason, which says whether words and a way are needed too: neither is called optional."""

    reason = forms.ChoiceField(label=_("Why"), choices=CloseReason, widget=forms.RadioSelect)
    message = _words(_("What you told them"), required=False, hint=_("They can read this on the return page."))
    route = forms.ChoiceField(
        label=_("How you told them"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "Both are needed, unless they withdrew, no way is safe, or it was sent twice or is no real letter."
        ),
    )

    def __init__(self, data: QueryDict | None, **given: Any) -> None:
        super().__init__(data, **given)
        for name in ("message", "route"):
            goes_with_others(self.fields[name])

    def clean(self) -> dict[str, Any]:
        """Ask for the message and its route unless the reason is one that ends in silence."""
        cleaned = super().clean() or {}
        if cleaned.get("reason") not in SILENT_REASONS:
            for name in ("message", "route"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, str(NEEDS[name]))
        return cleaned


class ReopenForm(MoveForm):
    """A reason to look again."""

    reason = forms.CharField(label=_("Why it is open again"), max_length=500)


class EraseForm(forms.Form):
    """The one question before everything is gone."""

    use_required_attribute = False
    sure = forms.BooleanField(
        label=_("Yes, erase this letter, the answers, notes and history"),
        error_messages={"required": _("Tick this if you are sure, or go back.")},
    )


FORMS: dict[State, type[MoveForm]] = {
    State.REPLIED: ReplyForm,
    State.BOOKED: BookForm,
    State.WAITLISTED: WaitForm,
    State.ACCEPTED: MoveForm,
    State.REFERRED_ON: ReferForm,
    State.CLOSED: CloseForm,
    State.NEW: ReopenForm,
}
# What a therapist types into one of them, and finds again after the lock.
FIELDS = tuple(sorted({name for form in FORMS.values() for name in form.base_fields}))
