"""A field for a day and a time, as the practice's clock shows them."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
