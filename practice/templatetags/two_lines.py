"""Draws the two lines (practice/two_lines.py) as inline SVG: hidden from screen readers, without style attributes."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from practice import favicons, two_lines
from practice.two_lines import Drawing

register = template.Library()


@register.simple_tag
def margin_lines(slug: str) -> SafeString:
    """Draw the pair of one article, to run down its margin."""
    return _svg(two_lines.margin(slug), "lines-margin")


@register.simple_tag
def emblem_lines(slug: str) -> SafeString:
    """Draw the pair of one article lying down, to stand beside its title in a list."""
    return _svg(two_lines.emblem(slug), "lines-emblem")


@register.simple_tag
def nearing_lines(since: float = 0, until: float = 1) -> SafeString:
    """Draw the pair that comes near down the margin of a form, or a stretch of its way."""
    return _svg(two_lines.nearing(since, until), "lines-margin")


@register.simple_tag
def across_lines(step: int = 0, steps: int = 5, nearness: str = "") -> SafeString:
    """Draw the pair across the page: up to a step, or "together", or "met"."""
    return _svg(two_lines.across(step, steps, nearness=nearness), "lines-across")


@register.simple_tag
def lines_ahead() -> SafeString:
    """Draw a short pair whose whole way is still ahead, to stand where there is nothing yet."""
    return _svg(two_lines.across(0), "lines-across lines-nothing-yet")


@register.simple_tag
def practice_mark() -> SafeString:
    """Draw the practice's mark."""
    return _svg(two_lines.mark(), "lines-mark")


@register.simple_tag
def icon_address(palette: str) -> str:
    """Return the address of the icon of a tab, in the colours of a palette."""
    return static(favicons.name(palette))


def _svg(drawing: Drawing, shape: str) -> SafeString:
    paths = (
        ("harbour", drawing.harbour),
        ("lamp", drawing.lamp),
        ("harbour ahead", drawing.harbour_ahead),
        ("lamp ahead", drawing.lamp_ahead),
    )
    drawn = format_html_join("", '<path class="{}" d="{}"/>', ((name, data) for name, data in paths if data))
    return format_html(
        '<svg class="lines {}" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        "{}</svg>",
        shape,
        drawing.width,
        drawing.height,
        drawn,
    )
