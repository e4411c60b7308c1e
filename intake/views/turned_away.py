"""Where the practice cannot be the right place: a kind page with help, and nothing stored of who has just begun.

Whoever has written more may only have ticked the wrong line: a letter and its code are never lost to one tap.
"""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake import carrying_over, case_keys, drafts, steps, visits
from intake.views.pages import FIRST
from intake.visits import Sitting
from practice.context import held_for
from practice.models import CrisisLine
from practice.models.crisis import with_first


def turn_away(request: HttpRequest, sitting: Sitting | None, reason: str, *, back: str = "") -> HttpResponse:
    """Say why not, and where else to turn. What was sent before stays, and so does a draft of more than one step.

    `back` is the address of the first step, from where this came. A draft in which nothing else stands is deleted at
    once.
    """
    was_sent = sitting is not None and sitting.is_sent
    draft = None if was_sent else sitting
    is_kept = draft is not None and not carrying_over.is_just_begun(draft.case, first=FIRST)
    context: dict[str, Any] = {
        "reason": reason,
        "was_sent": was_sent,
        "is_kept": is_kept,
        "back": back or steps.address(FIRST),
    }
    if reason == "young":
        context["their_lines"] = with_first(CrisisLine.Kind.YOUNG, held_for(request).crisis_lines)
    response = render(request, "intake/not_here.html", context)
    if draft is not None and not is_kept:
        # Gone already is as good.
        with suppress(case_keys.KeysChanged, drafts.AlreadySent):
            drafts.discard(draft.case)
        visits.end(request, response)
    return response


def turn_away_from_sending(request: HttpRequest, sitting: Sitting, reason: str) -> HttpResponse:
    """Say why a letter cannot be sent; whoever puts the line right comes back to the check."""
    return turn_away(request, sitting, reason, back=steps.address(FIRST) + "?change=1")
