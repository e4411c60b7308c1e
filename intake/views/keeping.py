"""Coming back later, and deleting what was written."""

from contextlib import suppress

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from intake import case_keys, drafts, visits
from intake.visits import Sitting
from practice import calendar
from practice.again import acts_once
from practice.models import Profile


@never_cache
@require_safe
def save(request: HttpRequest) -> HttpResponse:
    """Show the code that opens what was written so far, on any device."""
    sitting = visits.current(request)
    if sitting is None or sitting.is_sent:
        return redirect("intake:start")
    try:
        code = code_of(request, sitting)
    except (drafts.AlreadySent, case_keys.KeysChanged):
        # Sent or deleted in another window meanwhile.
        return redirect("intake:start")
    kept_until = calendar.local_day(Profile.current(), timezone.now() + drafts.KEPT)
    context = {
        "code": code,
        "return_address": return_address(request),
        "is_own_device": sitting.visit.is_own_device,
        "kept_until": kept_until,
    }
    return render(request, "intake/code.html", context)


def return_address(request: HttpRequest) -> str:
    """Return the whole address at which a return code is entered."""
    return request.build_absolute_uri(reverse("returning:return"))


@transaction.atomic
def code_of(request: HttpRequest, sitting: Sitting) -> str:
    """Return a draft's code as people copy it, made when it is first shown. Raises AlreadySent and KeysChanged."""
    case = drafts.locked(sitting.case)
    # Asked for in two windows at once, both show the same.
    again = visits.current(request) or sitting
    if again.code:
        return visits.shown(again.code)
    made = drafts.offer_code(case)
    visits.keep_code(request, again, made)
    return visits.shown(made)


@acts_once()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Ask once, then delete a draft at once, and close the visit."""
    sitting = visits.current(request)
    if sitting is not None and sitting.is_sent:
        return redirect("returning:erase")
    if request.method != "POST":
        return render(request, "intake/delete.html") if sitting else redirect("intake:start")
    response = render(request, "intake/deleted.html", {"was_open": sitting is not None})
    if sitting is not None:
        try:
            # Gone already is as good.
            with suppress(case_keys.KeysChanged):
                drafts.discard(sitting.case)
        except drafts.AlreadySent:
            return redirect("returning:erase")
    response.headers["Clear-Site-Data"] = '"cache"'
    visits.end(request, response)
    return response
