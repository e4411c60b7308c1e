"""The waiting list on the return page: answering whether one still waits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from intake import waitlist
from intake.case_keys import KeysChanged
from intake.views.returning import ask_again, back_to, open_case
from practice.again import acts_once


@acts_once(back="returning:return")
@never_cache
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Take the answer, and lead back to what it has changed; one that nobody waits for has a page of its own."""
    case = open_case(request)
    if case is None:
        return ask_again(request)
    try:
        waitlist.answer(case, request.POST.get("answer", ""))
    except waitlist.NotAsked:
        return render(request, "returning/not_asked.html")
    except KeysChanged:
        return ask_again(request)
    return back_to("")
