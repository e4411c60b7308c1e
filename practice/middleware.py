"""What holds for every request: who the proxy is, what is too large, which language, which headers."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation

from practice import calendar, proxies
from practice.admin_problem import problem
from practice.bodies import said_length
from practice.context import profile_of
from practice.headers import EXTRA_HEADERS

type Handler = Callable[[HttpRequest], HttpResponseBase]

LARGEST_BODY = 1024 * 1024
_NUMBER = re.compile(r"/\d+/")


class TrustedProxies:
    """Believes X-Forwarded-Proto and X-Forwarded-For from TRUSTED_PROXIES only; from anyone else they are removed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        environ = request.META
        is_from_proxy = self._is_trusted(environ.get("REMOTE_ADDR", ""))
        scheme = proxies.scheme(environ, is_from_proxy=is_from_proxy)
        environ.pop("HTTP_X_FORWARDED_PROTO", "")
        chain = environ.pop("HTTP_X_FORWARDED_FOR", "")
        if is_from_proxy:
            request.environ["wsgi.url_scheme"] = scheme  # type: ignore[attr-defined]
            environ["REMOTE_ADDR"] = self._client(chain) or environ["REMOTE_ADDR"]
        return self.get_response(request)

    @staticmethod
    def _is_trusted(address: str) -> bool:
        return proxies.is_trusted(address, settings.TRUSTED_PROXIES)

    def _client(self, chain: str) -> str:
        for address in reversed([part.strip() for part in chain.split(",") if part.strip()]):
            if not self._is_trusted(address):
                return address
        return ""


class RequestLimits:
    """Refuses, before anything is parsed, what no page of the practice asks for: uploads and bodies over 1 MiB.

    A multipart body would be spooled to a temporary file before its token is checked, so outside the admin it is
    415, and it is large only where LARGER_BODIES says so: those pages take it in another way (uploads.py).
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.content_type == "multipart/form-data" and not request.path_info.startswith("/admin/"):
            return render(request, "415.html", status=415)
        if request.method not in {"GET", "HEAD"}:
            if said_length(request) > self._most(request.path_info):
                return render(request, "413.html", status=413)
            if "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH"):
                return render(request, "400.html", status=411)
        response = self.get_response(request)
        if response.status_code == 405 and not getattr(response, "content", b"-"):
            page = problem(request, "405.html", 405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    @staticmethod
    def _most(path: str) -> int:
        most: int = settings.LARGER_BODIES.get(_NUMBER.sub("/<number>/", path), LARGEST_BODY)
        return most


class PathLanguage:
    """The language is the one in the path, else the practice's own: no cookie and no Accept-Language is read.

    Django's LocaleMiddleware adds `Vary: Accept-Language`, which would keep one copy of every page for each browser.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PracticeTime:
    """In the admin, times are read and written as the clock at the practice shows them."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        with timezone.override(calendar.zone(profile_of(request))):
            return self.get_response(request)


class PageHeaders:
    """Adds the security headers that Django has no setting for, and the admin's own content policy.

    A page that may be kept says so itself; no other is.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in EXTRA_HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        is_admin = request.path_info.startswith("/admin/")
        if is_admin and isinstance(response, HttpResponse) and not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CSP  # type: ignore[attr-defined]
        return response
