"""Answers everyone with one page while the practice is under maintenance (maintenance.py), without any database.

It stands before the page cache, so that nothing kept is handed out meanwhile: what a process happens to keep is luck,
whether it is still true only the database knows, and whoever was invited by it would stand before a closed door.
What somebody was sending from a page of ours is not lost: it is shown to them again, with a button that sends it again.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, UnreadablePostError
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation

from practice import again, headers, maintenance, proxies
from practice.maintenance import Maintenance
from practice.origins import is_from_here

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# The secret that opens a letter is never shown again; the others are no words of anybody's.
NEVER_AGAIN = frozenset({"code"})
NO_WORDS = frozenset({"csrfmiddlewaretoken", "go", "seen"})


@dataclass(frozen=True)
class Unsent:
    """What somebody was sending: every field for the button that sends it again, and their own words to read."""

    fields: list[tuple[str, str]]
    words: list[str]


class ClosedDoor:
    """Wraps a WSGI application, and answers in its stead while the practice is under maintenance."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application
        self.is_open_until = 0.0  # by time.monotonic(), as far as is known

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if time.monotonic() < self.is_open_until:
            return self._application(environ, start_response)
        closed = maintenance.current()
        if closed is None:
            self.is_open_until = time.monotonic() + maintenance.NOTICED_WITHIN
        path = environ.get("PATH_INFO", "")
        # Style sheets and typefaces come from files, and plain http is led to https before anything is read.
        if closed is None or path.startswith(settings.STATIC_URL) or (settings.HTTPS and not _is_https(environ)):
            return self._application(environ, start_response)
        if path == "/healthz":
            # The server is well, and nobody is to restart it or take it away for this.
            return _answer(start_response, HTTPStatus.OK, "maintenance\n", kind="text/plain")
        if _name_of(path) == "leave":
            return _leave(start_response, closed)
        page = _page(WSGIRequest(environ), closed)
        more = {"Retry-After": str(closed.retry_after), "Content-Language": settings.LANGUAGE_CODE}
        body = "" if environ["REQUEST_METHOD"] == "HEAD" else page
        return _answer(start_response, HTTPStatus.SERVICE_UNAVAILABLE, body, more=more)


def _is_https(environ: "WSGIEnvironment") -> bool:
    is_from_proxy = proxies.is_trusted(environ.get("REMOTE_ADDR", ""), settings.TRUSTED_PROXIES)
    return proxies.scheme(environ, is_from_proxy=is_from_proxy) == "https"


def _name_of(path: str) -> str:
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return resolve(path).url_name or ""
        except Resolver404:
            return ""


def _page(request: HttpRequest, closed: Maintenance) -> str:
    is_sent = request.method not in {"GET", "HEAD"}
    context = {
        "closed": closed,
        "back_at": maintenance.said_back_at(closed),
        "is_sent": is_sent,
        "unsent": _unsent(request) if is_sent else None,
        "path": request.path,
    }
    with translation.override(settings.LANGUAGE_CODE):
        return render_to_string("503.html", context)


def _unsent(request: HttpRequest) -> Unsent | None:
    """Return what was sent from a page of ours to a view whose form may be shown again; None where there is no word."""
    try:
        if not (
            request.content_type == "application/x-www-form-urlencoded"
            and is_from_here(request)
            and again.may_be_shown_again(resolve(request.path_info).func)
        ):
            return None
        given = [(name, value) for name, values in request.POST.lists() for value in values]
    except (Resolver404, BadRequest, SuspiciousOperation, UnreadablePostError):
        return None
    fields = [(name, value) for name, value in given if name not in NEVER_AGAIN]
    said = [value for name, value in fields if name not in NO_WORDS and value.strip()]
    return Unsent(fields, [value for value in said if " " in value.strip()]) if said else None


def _leave(start_response: "StartResponse", closed: Maintenance) -> list[bytes]:
    """Lead away from the site. The visit itself ends by its own time; here its cookie goes, which alone opens it."""
    prefix = "Secure; " if settings.HTTPS else ""
    more = {
        "Location": closed.neutral_url,
        "Clear-Site-Data": '"cache"',
        "Referrer-Policy": "no-referrer",
        "Set-Cookie": f"{settings.VISIT_COOKIE_NAME}=; Max-Age=0; Path=/; HttpOnly; {prefix}SameSite=Lax",
    }
    return _answer(start_response, HTTPStatus.FOUND, "", more=more)


def _answer(
    start_response: "StartResponse",
    status: HTTPStatus,
    text: str,
    *,
    kind: str = "text/html",
    more: Mapping[str, str] | None = None,
) -> list[bytes]:
    body = text.encode()
    lines = {
        "Content-Type": f"{kind}; charset=utf-8",
        "Content-Length": str(len(body)),
        **headers.without_middleware(),
        **(more or {}),
    }
    start_response(f"{status.value} {status.phrase}", list(lines.items()))
    return [body]
