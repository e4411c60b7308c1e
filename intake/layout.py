"""Parts of a form that are words, not fields."""

from typing import Any

from crispy_forms.layout import LayoutObject
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString


class Words(LayoutObject):
    """Renders one template of the pack with `text`, which is escaped there.

    Crispy's own HTML object would run the text as a template, and some of it is written in the admin.
    """

    def __init__(self, template: str, text: str | Promise = "") -> None:
        self.template = template
        self.text = text
        self.fields: list[Any] = []

    def render(self, form: BaseForm, context: Context, **kwargs: Any) -> SafeString:
        """Return the rendered words."""
        return render_to_string(self.template, {"text": self.text, "form": form})
