"""Makes Django forms from steps: fields, messages, and the layout that the template pack renders."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.core.validators import EmailValidator, RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.layout import Folded, Words
from intake.questions.kinds import Answers, Kind, Question, Step, Text

LONGEST_TEXT = 10_000
LONGEST_LINE = 500
NOT_RECEIVED = "\ufffd"  # what Django puts where bytes were no UTF-8
UNREADABLE = gettext_lazy(
    "Some letters did not arrive here as you typed them. Please look at this text and send it again."
)
PHONE_PATTERN = r"^(?=(?:\D*\d){5})[\d+()\-./ x]{5,40}$"


class TypedText(forms.CharField):
    """A text field that says plainly what is wrong and gives back every valid character that was typed."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest

    def to_python(self, value: Any) -> str:
        """Return the text with plain line ends. Raises ValidationError for text that is too long or arrived broken."""
        text = super().to_python(str(value).replace("\r\n", "\n") if value else value) or ""
        if NOT_RECEIVED in text:
            raise forms.ValidationError(UNREADABLE)
        if len(text) > self.longest:
            over = len(text) - self.longest
            raise forms.ValidationError(
                _(
                    "This holds up to %(longest)s characters; yours has %(over)s more. "
                    "Shorten it, or keep the rest for when we talk."
                )
                % {"longest": f"{self.longest:,}", "over": f"{over:,}"}
            )
        return text


class TypedForm(forms.Form):
    """A form that gives back every character that was typed, and says plainly which text did not arrive whole."""

    def __init__(self, data: QueryDict | None = None, *, initial: Answers | None = None) -> None:
        super().__init__(_without_nul(data), initial=initial, prefix=None, use_required_attribute=False)
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

    @property
    def error_count(self) -> int:
        """Return how many questions need another look."""
        return len(self.errors)


class StepsForm(TypedForm):
    """One page of the intake: the questions of one or more steps."""

    steps: list[Step]

    def __init__(self, steps: list[Step], data: QueryDict | None = None, *, initial: Answers | None = None) -> None:
        super().__init__(data, initial=initial)
        self.steps = steps
        for step in steps:
            for question in step.questions:
                self.fields.update(_fields(question))

    def clean(self) -> dict[str, Any]:
        """Apply what holds between several answers of a step."""
        cleaned = super().clean()
        for step in self.steps:
            for key, message in step.check(self._answers_of(step, cleaned)).items():
                self.say(key, message)
        return cleaned

    def answers(self) -> dict[str, Answers]:
        """Return what was answered, by step; a question that was left blank is not in it."""
        return {step.key: self._answers_of(step, self.cleaned_data) for step in self.steps}

    @staticmethod
    def _answers_of(step: Step, cleaned: dict[str, Any]) -> Answers:
        keys = [key for question in step.questions for key in (question.key, question.in_person_key)]
        return {key: cleaned[key] for key in keys if cleaned.get(key)}


class PlaceForm(StepsForm):
    """The first page: whether the practice is the right place. Where it is not, nothing of it is stored."""

    def __init__(self, steps: list[Step], data: QueryDict | None = None) -> None:
        super().__init__(steps, data)
        self.helper = _helper(steps, Submit("next", _("Continue")))


class LetterForm(StepsForm):
    """The letter itself: every further step, then consent, then sending."""

    consent = forms.BooleanField(
        label=gettext_lazy(
            "I agree that my answers are kept here so that I can get an answer, for as long as the privacy page says."
        ),
        help_text=gettext_lazy("What is kept and for how long stands on the page “Privacy”, at the foot of this one."),
        error_messages={"required": gettext_lazy("Tick this, or I may not keep your letter and so can’t answer it.")},
    )
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self,
        place: Step,
        core: list[Step],
        more: list[Step],
        data: QueryDict | None = None,
        *,
        initial: Answers | None = None,
    ) -> None:
        super().__init__([place, *core, *more], data, initial=initial)
        # Where the practice has changed its terms meanwhile, the first page's questions come back to be answered again.
        asks_again = self.is_bound and any(question.key in self.errors for question in place.questions)
        first: list[Any] = [_section(place, 1)] if asks_again else [question.key for question in place.questions]
        if not asks_again:
            for question in place.questions:
                self.fields[question.key].widget = self.fields[question.key].hidden_widget()
        self.order_fields([*(key for key in self.fields if key not in {"consent", "website"}), "consent", "website"])
        sections = [_section(step, number) for number, step in enumerate([*core, *more], start=2)]
        self.helper = FormHelper()
        self.helper.form_class = "letter"
        self.helper.form_action = "intake:letter"
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout(
            *first,
            *sections[: len(core)],
            Folded(_("Add more, if you like (five minutes, all optional)"), *sections[len(core) :]),
            Fieldset(_("Before you send"), "consent", css_id="section-consent"),
            Words("secure_base/layout/trap.html"),
            Submit("send", _("Send my letter")),
        )

    def clean_website(self) -> str:
        """Refuse what only a robot fills in; a person whose password manager filled it is told how to go on."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Empty this field and send again. It is there to keep robots out."))
        return ""


def _without_nul(data: QueryDict | None) -> QueryDict | None:
    # A NUL cannot be shown, stored or typed; what is given back to the sender is the text without it.
    if data is None:
        return None
    clean = QueryDict(mutable=True)
    for key, values in data.lists():
        clean.setlist(key, [value.replace("\x00", "") for value in values])
    return clean


def _helper(steps: list[Step], *buttons: Submit) -> FormHelper:
    helper = FormHelper()
    helper.attrs = {"novalidate": ""}
    helper.layout = Layout(*(_section(step, number) for number, step in enumerate(steps, start=1)), *buttons)
    return helper


def _section(step: Step, number: int) -> Fieldset:
    parts: list[Any] = [Words("secure_base/layout/intro.html", text=step.intro)]
    for question in step.questions:
        if question.beside:
            parts.append(Words("secure_base/layout/beside.html", text=question.beside))
        parts.append(question.key)
        if question.can_wait:
            parts.append(question.in_person_key)
    return Fieldset(f"{number}. {step.title}", *parts, css_id=f"section-{step.key}", css_class="section")


def _fields(question: Question) -> dict[str, forms.Field]:
    fields = {question.key: _field(question)}
    if question.can_wait:
        fields[question.in_person_key] = forms.BooleanField(required=False, label=_("I’d rather say this in person"))
    return fields


def _field(question: Question) -> forms.Field:
    common: dict[str, Any] = {"label": question.label, "help_text": question.hint, "required": question.is_required}
    needs = {"required": question.needs} if question.needs else {}
    if question.kind in {Kind.ONE, Kind.MANY}:
        choices = [(option.key, option.label) for option in question.options]
        unknown = _("Choose from the list.")
        common |= {"choices": choices, "error_messages": needs | {"invalid_choice": unknown, "invalid_list": unknown}}
        if question.kind is Kind.ONE:
            return forms.ChoiceField(widget=forms.RadioSelect, **common)
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, **common)
    return TypedText(
        longest=LONGEST_TEXT if question.kind is Kind.LONG else LONGEST_LINE,
        widget=_text_widget(question),
        validators=_VALIDATORS.get(question.kind, []),
        error_messages=needs,
        **common,
    )


def _text_widget(question: Question) -> forms.Widget:
    attrs = {"dir": "auto", **question.attrs}
    if question.is_private:
        attrs["spellcheck"] = "false"
    if question.kind is Kind.LONG:
        return forms.Textarea(attrs=attrs | {"rows": 8})
    kind = {Kind.PHONE: "tel", Kind.EMAIL: "email"}.get(question.kind, "text")
    return forms.TextInput(attrs=attrs | {"type": kind})


_VALIDATORS: dict[Kind, list[Any]] = {
    Kind.PHONE: [RegexValidator(PHONE_PATTERN, gettext_lazy("Write the number with digits, like 503 555 0100."))],
    Kind.EMAIL: [EmailValidator(gettext_lazy("Write the address like name@example.org."))],
}
