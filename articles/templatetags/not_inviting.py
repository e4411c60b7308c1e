"""Texts as they are read before the practice takes letters."""

from django import template
from django.utils.safestring import SafeString

from articles import not_inviting

register = template.Library()


@register.filter
def without_invitations(html: str) -> SafeString:
    """Leave out each sentence of a sanitised text that leads to writing a letter."""
    return not_inviting.without_invitations(html)
