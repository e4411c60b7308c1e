"""Makes a Django field of each question: how it is typed, what it accepts, and what it says when something is wrong."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator, RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.blank import is_blank
from intake.questions.kinds import Kind, Question

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
        text = as_typed(super().to_python(value) or "")
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


def as_typed(text: str) -> str:
    """Return a text as a browser sent it with the line ends that its writer saw; of signs that nobody sees, nothing."""
    return "" if is_blank(text) else text.replace("\r\n", "\n").strip()


def fields_of(question: Question) -> dict[str, forms.Field]:
    """Return the fields of one question by name: its own, and "I'd rather say this in person" where it has that."""
    fields = {question.key: field_of(question)}
    if question.can_wait:
        fields[question.in_person_key] = forms.BooleanField(required=False, label=_("I’d rather say this in person"))
    return fields


def field_of(question: Question) -> forms.Field:
    """Return the field of a question."""
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
        near = {"data-longest": LONGEST_TEXT, "data-left": _("# characters left"), "data-over": _("# too many")}
        return forms.Textarea(attrs=attrs | {"rows": 8} | near)
    kind = {Kind.PHONE: "tel", Kind.EMAIL: "email"}.get(question.kind, "text")
    return forms.TextInput(attrs=attrs | {"type": kind})


_VALIDATORS: dict[Kind, list[Any]] = {
    Kind.PHONE: [RegexValidator(PHONE_PATTERN, gettext_lazy("Write the number with digits, like 503 555 0100."))],
    Kind.EMAIL: [EmailValidator(gettext_lazy("Write the address like name@example.org."))],
}
