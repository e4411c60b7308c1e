"""What every page of the admin knows of a practice whose doors are not open."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from intake import doors, opening, setting_up
from practice.context import held_for


def set_up(request: HttpRequest) -> dict[str, Any]:
    """Return how far the practice is while its doors are closed, and what is missing of its keys once they are open.

    Each is None where there is nothing to say. `takes_letters` is what readers are told; each is looked up only when a
    template asks.
    """
    return {
        "to_open": SimpleLazyObject(lambda: None if doors.were_opened() else opening.progress()),
        "set_up_step": SimpleLazyObject(setting_up.missing_step),
        "takes_letters": SimpleLazyObject(lambda: held_for(request).value("takes letters", doors.were_opened)),
    }
