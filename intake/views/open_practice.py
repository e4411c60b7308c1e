"""Nothing is taken before the doors are open, or while nobody could read it."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake import doors

type View = Callable[..., HttpResponse]


def while_open(view: View) -> View:
    """Show a page of the intake only while the practice takes letters; else say kindly that it does not yet."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not doors.are_open():
            return render(request, "intake/not_open.html", status=503)
        return view(request, *args, **kwargs)

    return guarded
