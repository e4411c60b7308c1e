"""Links to the style sheets that every public page wears."""

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from practice.static_storage import JOINED

register = template.Library()


@register.simple_tag
def site_sheets() -> SafeString:
    """Link the joined file, or each file by itself with DEBUG, where nothing is collected."""
    names = [part for parts in JOINED.values() for part in parts] if settings.DEBUG else list(JOINED)
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names))
