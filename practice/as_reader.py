"""Asks a page of this site as a reader would, in a practice that is supposed rather than stored.

The real view answers, with the real template: what it holds of the practice is all that differs (practice/held.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.csp import CSP

from practice.held import Held
from practice.kept import KNOWN_TO_A_KEPT_VIEW, make_nobodys

MOST_STEPS = 3  # a page may lead on, as the start page does where the practice has a website elsewhere
NEVER_KEPT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
# Shown in a frame of the admin only; nothing in it runs, and nothing of it can be sent.
POLICY = settings.SECURE_CSP | {
    "script-src": [CSP.NONE],
    "connect-src": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}


@dataclass(frozen=True)
class Look:
    """How a page is looked at: in the colours of the day or of the night, and what of the form it leaves out."""

    scheme: str = "light"
    faults: list[str] = field(default_factory=list)


def ask(
    asked: HttpRequest, address: str, *, held: Held, look: Look, show: Callable[[HttpRequest], HttpResponse] | None
) -> HttpResponse:
    """Return what a reader of the address would get; `asked` says only at which site."""
    language = translation.get_language_from_path(address) or settings.LANGUAGE_CODE
    # Readers' pages know no clock but the server's.
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        answer = _answer(_from_nobody(asked, address, held, look), show)
        for _ in range(MOST_STEPS):
            leads_to = answer.headers.get("Location", "")
            if not leads_to.startswith("/"):
                break
            answer = _answer(_from_nobody(asked, leads_to, held, look), None)
    return HttpResponse(answer.content, headers=NEVER_KEPT)


def _answer(request: HttpRequest, show: Callable[[HttpRequest], HttpResponse] | None) -> HttpResponse:
    try:
        match = request.resolver_match = resolve(request.path_info)
        answer = show(request) if show else match.func(request, *match.args, **match.kwargs)
    except (Http404, Resolver404):
        return render(request, "404.html", status=404)
    if isinstance(answer, SimpleTemplateResponse):
        answer.render()
    return answer


def _from_nobody(asked: HttpRequest, address: str, held: Held, look: Look) -> HttpRequest:
    path, _, query = address.partition("?")
    known = {name: value for name, value in asked.META.items() if name in KNOWN_TO_A_KEPT_VIEW}
    known |= {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": ""}
    known |= {"wsgi.input": BytesIO(), "wsgi.url_scheme": asked.scheme or "http"}
    request = WSGIRequest(known)
    make_nobodys(request)
    request.LANGUAGE_CODE = translation.get_language()
    request.practice_held = held  # type: ignore[attr-defined]
    request.live_preview = look  # type: ignore[attr-defined]
    return request
