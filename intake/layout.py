"""Parts of a form that are words, not fields."""

from typing import Any

from crispy_forms.layout import Div, LayoutObject
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString


class Folded(Div):
    """Sections that wait behind one line; open once something in them was filled in, or is wrong."""

    template = "secure_base/layout/folded.html"

    def __init__(self, summary: str, *fields: Any) -> None:
        super().__init__(*fields)
        self.summary = summary

    def render(self, form: BaseForm, context: Context, **kwargs: Any) -> SafeString:
        """Return the sections in a details element."""
        names = [pointer.name for pointer in self.get_field_names()]
        self.is_open = any(form[name].errors or form[name].data for name in names) if form.is_bound else False
        return SafeString(super().render(form, context, **kwargs))


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
