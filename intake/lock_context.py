"""What the admin's pages know of the lock: whether letters are open in this session, for how long, and for whom."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from intake import case_keys, unlock
from practice.models import Staff


def lock(request: HttpRequest) -> dict[str, Any]:
    """Return `unlocked`, what is open now or something that counts as false, and whether words open anything here.

    Both are looked up when a page asks.
    """
    return {
        "unlocked": SimpleLazyObject(lambda: unlock.current(request)),
        "can_unlock": SimpleLazyObject(lambda: _has_key(request)),
    }


def _has_key(request: HttpRequest) -> bool:
    staff = request.user
    return isinstance(staff, Staff) and case_keys.reader_of(staff.pk) is not None
