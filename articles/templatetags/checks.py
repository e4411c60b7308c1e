"""What is to be mended in the text that an editor’s page shows."""

from typing import Any

from django import template

from articles import publishing
from articles.admin import checks
from articles.models import Content

register = template.Library()


@register.simple_tag
def checks_of(content: Content | None) -> dict[str, Any] | None:
    """Return what is to be mended in the newest revision of something; None where nothing was saved yet."""
    newest = publishing.latest(content) if content else None
    if content is None or newest is None:
        return None
    return checks.of_saved(content, newest.body, publishing.faults(content, newest))
