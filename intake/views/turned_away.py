"""Where the practice cannot be the right place: a kind page with help, and nothing stored."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake import case_keys, drafts, visits
from intake.visits import Sitting


def turn_away(request: HttpRequest, sitting: Sitting | None, reason: str) -> HttpResponse:
    """Say why not, and where else to turn. A draft is deleted at once; what was sent before stays as it is."""
    was_sent = sitting is not None and sitting.is_sent
    response = render(request, "intake/not_here.html", {"reason": reason, "was_sent": was_sent})
    if sitting is not None and not was_sent:
        # Gone already is as good.
        with suppress(case_keys.KeysChanged, drafts.AlreadySent):
            drafts.discard(sitting.case)
        visits.end(request, response)
    return response
