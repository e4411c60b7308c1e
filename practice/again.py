"""Shows a form again whose token was too old, with what was typed in it, where a page of ours sent it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from practice.origins import is_from_here

type View = Callable[..., HttpResponse]
type Again = Callable[..., HttpResponse]


def shown_again(again: Again) -> Callable[[View], View]:
    """Mark a view whose form `again` shows once more; `again` takes what the view takes, and never acts."""

    def mark(view: View) -> View:
        view.shown_again = again  # type: ignore[attr-defined]
        return view

    return mark


def page_again(request: HttpRequest) -> HttpResponse | None:
    """Return the page that shows this request's form again, or None where there is none or it came from elsewhere."""
    match: Any = request.resolver_match
    again = getattr(match.func, "shown_again", None) if match else None
    if again is None or request.method != "POST" or not is_from_here(request):
        return None
    page: HttpResponse = again(request, *match.args, **match.kwargs)
    return page
