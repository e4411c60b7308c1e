"""Shows a form again whose token was too old, with what was typed in it, where a page of ours sent it.

Of a form that must not be repeated, like an erasure, it says that nothing was done.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from practice.origins import is_from_here

type View = Callable[..., HttpResponse]
type Again = Callable[..., HttpResponse]

_AGAIN: dict[View, Again] = {}
_ACTS: dict[View, str] = {}


def shown_again(again: Again) -> Callable[[View], View]:
    """Mark a view whose form `again` shows once more; `again` takes what the view takes, and never acts."""

    def mark(view: View) -> View:
        _AGAIN[view] = again
        return view

    return mark


def may_be_shown_again(view: View) -> bool:
    """Say whether a view's form is shown once more when it could not be taken."""
    return view in _AGAIN


def page_again(request: HttpRequest) -> HttpResponse | None:
    """Return the page that shows this request's form again, or None where there is none or it came from elsewhere."""
    match = request.resolver_match
    again = _AGAIN.get(match.func) if match else None
    if match is None or again is None or request.method != "POST" or not is_from_here(request):
        return None
    return again(request, *match.args, **match.kwargs)


def acts_once(*, back: str = "") -> Callable[[View], View]:
    """Mark a view whose form is not shown again. `back` names the page that has it: without one, the view's own."""

    def mark(view: View) -> View:
        _ACTS[view] = back
        return view

    return mark


def page_of_nothing_done(request: HttpRequest) -> HttpResponse | None:
    """Return the page that says that this request's form did nothing, or None where its view is not marked so."""
    match = request.resolver_match
    back = _ACTS.get(match.func) if match else None
    return None if back is None else nothing_done(request, back=back)


def nothing_done(request: HttpRequest, *, back: str = "") -> HttpResponse:
    """Say that a form did nothing, with the way back to its page where a page of ours sent it."""
    target = reverse(back) if back else request.path
    return render(request, "403_nothing_done.html", {"back": target if is_from_here(request) else ""})
