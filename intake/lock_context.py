"""What the admin's pages know of the lock: whether letters are open in this session, and for how long."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from intake import unlock


def lock(request: HttpRequest) -> dict[str, Any]:
    """Return `unlocked`: what is open now, or something that counts as false. It is looked up when a page asks."""
    return {"unlocked": SimpleLazyObject(lambda: unlock.current(request))}
