"""What every page of the admin knows of a practice that is not set up yet."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from intake import setting_up


def set_up(request: HttpRequest) -> dict[str, Any]:
    """Return as `set_up_step` what keeps the practice from being open; looked up only when a template asks."""
    return {"set_up_step": SimpleLazyObject(setting_up.missing_step)}
