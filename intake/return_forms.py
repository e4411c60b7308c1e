"""The forms of the return page: the code, and a message."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.fields import LONGEST_TEXT, TypedText
from intake.forms import TypedForm
from intake.questions.kinds import Answers
from intake.vault import return_codes
from intake.vault.return_codes import NotACode, Problem, ReturnCode

LONGEST_CODE = 100  # characters: room for any way to write the 24 symbols


class CodeField(forms.CharField):
    """A field that reads a return code however it was typed, and says what is wrong with one that is none."""

    def clean(self, value: Any) -> ReturnCode:
        """Return the code. Raises ValidationError, which repeats one wrong symbol and never more of the text."""
        text = super().clean(value)
        if len(text) > LONGEST_CODE:
            raise forms.ValidationError(
                _("This is too long for a return code, which has 24 letters and digits. Type or paste the code alone.")
            )
        try:
            return return_codes.normalise(text)
        except NotACode as fault:
            raise forms.ValidationError(_what_is_wrong(text, fault)) from None


class CodeForm(TypedForm):
    """Opens an inquiry. What was typed into a page whose visit was over is carried along as `message`."""

    code = CodeField(
        label=gettext_lazy("Your return code"),
        help_text=gettext_lazy(
            "24 letters and digits. Small or capital letters, spaces and hyphens make no difference."
        ),
        error_messages={"required": gettext_lazy("Type your return code. It has 24 letters and digits.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
    )

    def __init__(self, data: QueryDict | None = None, *, carried: str | None = None) -> None:
        super().__init__(data, initial={"message": carried})
        if carried is not None or (data and data.get("message")):
            self.fields["message"] = message_field(_("What you wrote"), required=False)

    def clean(self) -> dict[str, Any]:
        """Give back no more of a text than could be a code."""
        cleaned = super().clean()
        if len(typed := str(self.typed.get("code", ""))) > LONGEST_CODE:
            self.typed["code"] = typed[:LONGEST_CODE]
        return cleaned

    @property
    def carries(self) -> bool:
        """Whether a message goes along with the code."""
        return "message" in self.fields


class MessageForm(TypedForm):
    """A message to the practice."""

    def __init__(self, data: QueryDict | None = None, *, initial: Answers | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["message"] = message_field(_("Write again"))


def wrong_code() -> str:
    """Return what is said of a code that opens nothing: nobody learns whether it ever did."""
    return _(
        "This code opens nothing. One of the symbols is off, or what it opened was erased. Look at each symbol again."
    )


def message_field(label: str, *, required: bool = True) -> TypedText:
    """Return the field for a message."""
    return TypedText(
        longest=LONGEST_TEXT,
        label=label,
        required=required,
        error_messages={"required": _("Write something first.")},
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "spellcheck": "false", "autocomplete": "off"}),
    )


def _what_is_wrong(text: str, fault: NotACode) -> str:
    if fault.problem is Problem.SYMBOL and fault.position is not None:
        number = return_codes.which_symbol(text, fault.position)
        return _("Symbol %(number)s, “%(symbol)s”, is in no code. A code has only digits and letters, and no U.") % {
            "number": number,
            "symbol": text[fault.position],
        }
    if fault.problem is Problem.LENGTH:
        return _("A code has 24 symbols; this has %(count)s. Look if one is missing or there twice.") % {
            "count": fault.count
        }
    return wrong_code()
