"""Nothing is taken while nobody could read it."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake import case_keys

type View = Callable[..., HttpResponse]


def while_open(view: View) -> View:
    """Show a page of the intake only while the practice has a reader and a recovery key; else say kindly that not."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not case_keys.practice_is_open():
            return render(request, "intake/not_open.html", status=503)
        return view(request, *args, **kwargs)

    return guarded
