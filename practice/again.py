"""Shows a form again whose token was too old, with what was typed in it, where a page of ours sent it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from practice.origins import is_from_here

type View = Callable[..., HttpResponse]
type Again = Callable[..., HttpResponse]

_AGAIN: dict[View, Again] = {}


def shown_again(again: Again) -> Callable[[View], View]:
    """Mark a view whose form `again` shows once more; `again` takes what the view takes, and never acts."""

    def mark(view: View) -> View:
        _AGAIN[view] = again
        return view

    return mark


def page_again(request: HttpRequest) -> HttpResponse | None:
    """Return the page that shows this request's form again, or None where there is none or it came from elsewhere."""
    match = request.resolver_match
    again = _AGAIN.get(match.func) if match else None
    if match is None or again is None or request.method != "POST" or not is_from_here(request):
        return None
    return again(request, *match.args, **match.kwargs)
