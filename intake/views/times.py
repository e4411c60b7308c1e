"""Times to meet on the return page: taking one, and putting it into a calendar."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake import booking, reading
from intake.case_keys import KeysChanged
from intake.views.returning import ask_again, back_to, open_case
from practice.again import acts_once


@acts_once(back="returning:return")
@never_cache
@require_POST
def accept(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Take a time. One that is gone, was never offered to this sender, or never was, has one and the same page."""
    case = open_case(request)
    if case is None:
        return ask_again(request)
    try:
        booking.accept(case, offer)
    except booking.NoLongerHeld:
        return render(request, "returning/time_gone.html")
    except KeysChanged:
        return ask_again(request)
    return back_to("times")


@never_cache
@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Give the time that was taken as a calendar file."""
    case = open_case(request)
    if case is None:
        return redirect("returning:return")
    meeting = reading.read_times(case).meeting
    if meeting is None:
        raise Http404
    return HttpResponse(
        booking.calendar_file(meeting),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="appointment.ics"'},
    )
