"""Says of a letter whether its writer has signed it, so that no name stands below it twice."""

import re

from django import template

from practice.models import Staff

register = template.Library()


@register.filter
def ends_with_name_of(text: str | None, staff: Staff) -> bool:
    """Say whether the last line of a text is its writer's name, or a part of it, with or without what follows it."""
    lines = [line for line in (text or "").splitlines() if line.strip()]
    last, name = _words(lines[-1]) if lines else [], _words(str(staff))
    return bool(last) and (last[: len(name)] == name or set(last) <= set(name))


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.casefold())
