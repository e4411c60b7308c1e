"""Parts of a form that crispy has no object for: words, and a small table of choices."""

from typing import Any

from crispy_forms.layout import LayoutObject
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from intake.questions.kinds import Grid, Question


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


class Table(LayoutObject):
    """The choices of one field as a table."""

    template = "secure_base/layout/table.html"

    def __init__(self, name: str, grid: Grid) -> None:
        self.name = name
        self.grid = grid
        self.fields: list[Any] = [name]

    def render(self, form: BaseForm, context: Context, **kwargs: Any) -> SafeString:
        """Return the rendered table."""
        if hasattr(form, "rendered_fields"):
            form.rendered_fields.add(self.name)
        boxes = list(form[self.name])
        width = len(self.grid.columns)
        rows = [(row.label, boxes[number * width : (number + 1) * width]) for number, row in enumerate(self.grid.rows)]
        return render_to_string(
            self.template, {"field": form[self.name], "columns": self.grid.columns, "rows": rows, "form": form}
        )


def table_of(question: Question) -> Table:
    """Return the table of a question that has one."""
    if question.grid is None:
        raise ValueError(question.key)
    return Table(question.key, question.grid)
