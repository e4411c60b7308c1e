"""Names for the cells of a list in the admin, which a phone shows as cards without a row of headings."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

register = template.Library()
_CELL = "<td"


@register.filter
def labelled(cells: Sequence[str], headers: Sequence[Mapping[str, Any]]) -> list[SafeString]:
    """Give each cell of a row the heading of its column as `data-label`, save the one that names the row."""
    return [_labelled(str(cell), header) for cell, header in zip(cells, headers, strict=False)]


def _labelled(cell: str, header: Mapping[str, Any]) -> SafeString:
    if not cell.startswith(_CELL) or ACTION_CHECKBOX_NAME in cell:
        return SafeString(cell)
    label = format_html('{} data-label="{}"', SafeString(_CELL), capfirst(str(header["text"])))
    return SafeString(label + cell[len(_CELL) :])
