"""What a list of the admin is narrowed to, said in words."""

from django import template
from django.contrib.admin.views.main import ChangeList

register = template.Library()


@register.simple_tag
def chosen_filters(changes: ChangeList) -> list[tuple[str, str]]:
    """Return each filter that is set, with its choice; the first choice of every filter is to show all."""
    return [
        (str(each.title), str(choice["display"]))
        for each in changes.filter_specs
        for choice in list(each.choices(changes))[1:]
        if choice["selected"]
    ]
