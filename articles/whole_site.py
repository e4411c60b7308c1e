"""What every page for readers is: read only, kept for everyone, and left out beside a website."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from practice.context import profile_of
from practice.kept import kept

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]


def of_a_whole_site[**P](view: View[P]) -> View[P]:
    """Leave a page out where the practice has its website elsewhere, and only the intake is here."""

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if profile_of(request).is_intake_only:
            raise Http404
        return view(request, *args, **kwargs)

    return shown


def to_read[**P](view: View[P]) -> View[P]:
    """Make a page for readers of a view: of a whole site, for GET and HEAD, kept and the same for everyone."""
    page: View[P] = require_safe(kept(of_a_whole_site(view)))
    return page
