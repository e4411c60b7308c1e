"""Leads whoever comes by an old address on to where the text is now: what is here itself always comes first."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from articles import old_addresses

NOTHING_HERE = frozenset({404, 410})


class LeadingOn:
    """Looks for an old address where a page would say that nothing is here, or that it was taken down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code not in NOTHING_HERE or request.method not in {"GET", "HEAD"}:
            return response
        now = old_addresses.where(request.path_info)
        return HttpResponsePermanentRedirect(now) if now else response
