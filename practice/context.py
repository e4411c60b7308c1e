"""What every public template knows of the practice."""

from typing import Any, cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from practice import held
from practice.models import Profile


def practice(request: HttpRequest) -> dict[str, Any]:
    """Return the profile, the therapist, its country's crisis lines, the promised date and where else to turn.

    Each is looked up only when a template uses it.
    """
    return {
        "profile": cast(Profile, SimpleLazyObject(lambda: profile_of(request))),
        "therapist": SimpleLazyObject(lambda: held_for(request).therapist),
        "crisis_lines": SimpleLazyObject(lambda: held_for(request).crisis_lines),
        "referrals": SimpleLazyObject(lambda: held_for(request).referrals),
        "promised_by": SimpleLazyObject(lambda: held_for(request).promised_by),
    }


def held_for(request: HttpRequest) -> held.Held:
    """Return what this request is told of the practice, the same from beginning to end.

    A page that is only read takes what is held. Under the admin, and where something is sent, all is read afresh.
    """
    known: held.Held | None = getattr(request, "practice_held", None)
    if known is None:
        only_reads = request.method in {"GET", "HEAD"} and not request.path_info.startswith("/admin/")
        known = held.now() if only_reads else held.afresh()
        request.practice_held = known  # type: ignore[attr-defined]
    return known


def profile_of(request: HttpRequest) -> Profile:
    """Return the profile with its places, for the view and for what it shows."""
    return held_for(request).profile
