"""Fields of the guide that are asked for together with others."""

from typing import Any, ClassVar

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _


class OneOfSeveral(forms.CharField):
    """A text that its form asks for where others are given too: it is not called optional, and not always required."""

    goes_with_others = True


class AmountOfSeveral(forms.DecimalField):
    """A sum of money that its form asks for where another choice says so."""

    goes_with_others = True


class SafeAddress(forms.URLField):
    """An address that begins with https://; whatever is wrong with another is said once, and with what is wanted."""

    default_error_messages: ClassVar = {
        "invalid": _("Write a whole address that begins with https://, like https://example.org/.")
    }

    def __init__(self, **kwargs: Any) -> None:
        # In place of Django’s own, which would say the same a second time.
        self.default_validators = [URLValidator(["https"])]
        super().__init__(assume_scheme="https", **kwargs)
