"""The intake's forms: a lenient one for each step, which keeps whatever was typed, and a strict one for sending."""

from collections.abc import Mapping
from typing import Any, Self

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.fields import UNREADABLE, as_typed, field_of, fields_of
from intake.layout import Words, table_of
from intake.questions.kinds import Answers, Kind, Question, Step, Text
from intake.questions.reaching import CALL, CODE, SAFE_KEYS

LONGEST_NUMBER = 12  # digits
LURE = "lantern"  # what only a robot fills in; no browser and no password manager has anything of this name


class TypedForm(forms.Form):
    """A form that gives back every character that was typed, and says plainly which text did not arrive whole."""

    def __init__(self, data: QueryDict | None = None, *, initial: Answers | None = None) -> None:
        self.typed = _without_nul(data)
        given = None if data is None else self.typed
        super().__init__(given, initial=initial, prefix=None, use_required_attribute=False)
        self.broken = (
            {key for key, values in data.lists() if any("\x00" in value for value in values)} if data else set()
        )

    def clean(self) -> dict[str, Any]:
        """Refuse texts that arrived broken."""
        cleaned = super().clean() or {}
        for key in self.broken & self.fields.keys():
            self.errors.pop(key, None)
            self.say(key, UNREADABLE)
        return cleaned

    def say(self, key: str, message: Text) -> None:
        """Add a message to a field that has none yet."""
        if key not in self.errors:
            self.add_error(key, str(message))

    def forget(self, key: str) -> None:
        """Show a field as if nothing had been typed or ticked in it."""
        self.typed.pop(key, None)

    def spoil_nothing(self) -> None:
        """Show what was typed without a word on what is wrong with it."""
        self._errors = ErrorDict()

    @property
    def error_count(self) -> int:
        """Return how many questions need another look."""
        return len(self.errors)


class StepForm(TypedForm):
    """The questions of one step. `kept` is what is stored of it whatever is wrong; `errors` says what is.

    `seen` is the number of the stored answers that its page showed; 0 where nothing was stored yet.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(
        self, step: Step, data: QueryDict | None = None, *, initial: Answers | None = None, seen: int = 0
    ) -> None:
        super().__init__(data, initial={**(initial or {}), "seen": seen})
        self.step = step
        for question in step.questions:
            self.fields.update(fields_of(question))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("seen", *(part for question in step.questions for part in _parts(question)))

    def clean(self) -> dict[str, Any]:
        """Apply what holds between several answers, and pass over what is wrong in questions that are not asked."""
        cleaned = super().clean()
        given = {key: value for key, value in cleaned.items() if value}
        asked = {question.key for question in self.step.asked(given)}
        for question in self.step.questions:
            if question.key not in asked:
                self.errors.pop(question.key, None)
        for key, message in self.step.check(given).items():
            self.say(key, message)
        return cleaned

    @property
    def number_shown(self) -> int | None:
        """Return the number of the answers that the page showed, or None where it did not say."""
        said = str(self.typed.get("seen", ""))
        return int(said) if said.isdecimal() and len(said) < LONGEST_NUMBER else None

    def with_number(self, number: int) -> Self:
        """Return the form, to be shown again after its answers were stored under this number."""
        self.typed["seen"] = str(number)
        return self

    def kept(self) -> Answers:
        """Return what was typed and ticked, right or wrong; only choices that nobody was offered are not in it."""
        found: Answers = {}
        for question in self.step.questions:
            value = self._typed(question)
            if value:
                found[question.key] = value
            if question.can_wait and self.typed.get(question.in_person_key):
                found[question.in_person_key] = True
        return found

    def _typed(self, question: Question) -> str | list[str]:
        offered = {option.key for option in question.options}
        if question.kind is Kind.MANY:
            return [key for key in dict.fromkeys(self.typed.getlist(question.key)) if key in offered]
        value = as_typed(str(self.typed.get(question.key, "")))
        return value if question.kind is not Kind.ONE or value in offered else ""


class SendingForm(TypedForm):
    """What sending needs: that every answer is in order (`unready`, by step), and consent.

    Who can only be reached by the code says that it is kept.
    """

    consent = forms.BooleanField(
        error_messages={"required": gettext_lazy("Tick this, or I may not keep your letter and so can’t answer it.")},
    )
    kept_code = forms.BooleanField(
        label=gettext_lazy("I have kept my return code"),
        error_messages={
            "required": gettext_lazy("Keep your code first, then tick this. Without it my answer can’t reach you.")
        },
    )

    def __init__(
        self, steps: tuple[Step, ...], given: Mapping[str, Answers], data: QueryDict | None = None, *, consent: str
    ) -> None:
        super().__init__(data)
        self.fields["consent"].label = consent
        self.fields[LURE] = _lure()
        self.order_fields(["kept_code", "consent", LURE])
        self.strict = [StepForm(step, as_data(step, given.get(step.key, {}))) for step in steps]
        self.given = given
        if not waits_only_here(given):
            del self.fields["kept_code"]

    @property
    def unready(self) -> list[StepForm]:
        """Return the forms of the steps in which something needs another look, in order."""
        return [form for form in self.strict if form.errors]

    @property
    def error_count(self) -> int:
        """Return how many things need another look."""
        return len(self.errors) + sum(form.error_count for form in self.unready)

    def is_valid(self) -> bool:
        """Say whether it can be sent."""
        return super().is_valid() and not self.unready

    def answers(self) -> dict[str, Answers]:
        """Return by step what is sent: without answers to questions that are asked no longer."""
        return sendable(self.strict, self.given)

    def clean(self) -> dict[str, Any]:
        """Refuse what only a robot fills in; a person whose browser filled it is told how to go on."""
        cleaned = super().clean()
        if cleaned.get(LURE):
            self.say(LURE, _("Empty this field and send again. It is there to keep robots out."))
        return cleaned


class NowForm(TypedForm):
    """Sending at once, with a number: the least that is needed to call someone."""

    consent = forms.BooleanField(
        label=gettext_lazy("You may keep what I wrote, so that you can call me."),
        error_messages={"required": gettext_lazy("Tick this, or I may not keep your number and so can’t call.")},
    )

    def __init__(self, reaching: Step, data: QueryDict | None = None, *, initial: Answers | None = None) -> None:
        super().__init__(data, initial=initial)
        phone, voicemail = field_of(reaching.question("phone")), field_of(reaching.question(SAFE_KEYS[CALL]))
        phone.label, voicemail.label = _("Your number"), _("Is it safe to leave a voicemail?")
        phone.error_messages["required"] = _("Write the number I may call.")
        voicemail.error_messages["required"] = _("Choose yes or no, so that I don’t put you at risk.")
        name = field_of(reaching.question("name"))
        phone.required, voicemail.required, name.required = True, True, False
        self.fields = {"phone": phone, SAFE_KEYS[CALL]: voicemail, "name": name, **self.fields}

    def reaching(self, before: Answers) -> Answers:
        """Return the answers of the step "reaching" with the number in them; other ways stay as they were."""
        routes = [CALL, *(route for route in before.get("routes", []) if route != CALL)]
        given = {key: value for key, value in self.cleaned_data.items() if key != "consent" and value}
        return {"name": _("No name given"), **before, **given, "routes": routes}


def waits_only_here(given: Mapping[str, Answers]) -> bool:
    """Say whether the return code is the only way on which a sender can be reached."""
    return given.get("reaching", {}).get("routes") == [CODE]


def as_data(step: Step, answers: Answers) -> QueryDict:
    """Return stored answers as a browser would send them."""
    data = QueryDict(mutable=True)
    for question in step.questions:
        value = answers.get(question.key)
        if value:
            data.setlist(question.key, value if isinstance(value, list) else [str(value)])
        if answers.get(question.in_person_key):
            data[question.in_person_key] = "on"
    return data


def sendable(forms_of_steps: list[StepForm], given: Mapping[str, Answers]) -> dict[str, Answers]:
    """Return by step what is sent of what is stored: only answers to questions that are asked, and what came along."""
    steps = {form.step.key: form.step.asked_only(form.kept()) for form in forms_of_steps}
    # A step that is left empty is said too where something is stored of it, so that nothing of that stays.
    return {key: answers for key, answers in given.items() if key not in steps} | {
        key: answers for key, answers in steps.items() if answers or key in given
    }


def _parts(question: Question) -> list[Any]:
    parts: list[Any] = [Words("secure_base/layout/beside.html", text=question.beside)] if question.beside else []
    parts.append(table_of(question) if question.grid else question.key)
    return [*parts, question.in_person_key] if question.can_wait else parts


def _lure() -> forms.CharField:
    return forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )


def _without_nul(data: QueryDict | None) -> QueryDict:
    # A NUL cannot be shown, stored or typed; what is given back to the sender is the text without it.
    clean = QueryDict(mutable=True)
    for key, values in data.lists() if data else ():
        clean.setlist(key, [value.replace("\x00", "") for value in values])
    return clean
