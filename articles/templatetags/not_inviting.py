"""Texts as they are read: as they stand, or before the practice takes letters without their links to the intake."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from articles import not_inviting

register = template.Library()


@register.simple_tag(takes_context=True)
def as_read(context: dict[str, Any], html: SafeString) -> SafeString:
    """Return a sanitised text as readers may see it now."""
    return html if context.get("takes_letters") else not_inviting.without_invitations(html)
