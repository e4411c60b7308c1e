"""Forms of the admin that say what to do where something is wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _

FOR_ALL = {
    "required": _("Please fill this in."),
    "min_value": _("Write %(limit_value)s or more."),
    "max_value": _("Write %(limit_value)s or less."),
    "max_length": _("Write at most %(limit_value)d letters; now there are %(show_value)d."),
    "invalid_choice": _("Choose one of the list."),
}
INVALID = {
    forms.DecimalField: _("Write a number, like 180 or 92.50."),
    forms.IntegerField: _("Write a whole number, like 50."),
    forms.DateField: _("Choose a day."),
    forms.TimeField: _("Choose a time."),
    forms.EmailField: _("Write a whole mail address, like name@example.org."),
    forms.URLField: _("Write a whole address, like https://example.org/."),
    forms.SlugField: _("Use only letters, digits, hyphens and underscores."),
}


class PlainErrors(forms.ModelForm):
    """A form whose errors say what to do, never “invalid”."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.error_messages |= FOR_ALL
            for kind, said in INVALID.items():
                if isinstance(field, kind):
                    field.error_messages["invalid"] = said
                    break
