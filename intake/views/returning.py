"""Coming back with the return code."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def open_or_ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or show the inquiry that it opens."""
    return HttpResponse()
