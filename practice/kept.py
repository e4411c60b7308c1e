"""How a view says that its page is the same for everyone, and so may be kept and handed out without asking it again."""

import time
from collections.abc import Callable, Iterable
from functools import wraps
from importlib import import_module
from typing import Concatenate
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import Error
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language

from practice import held
from practice.context import held_for

# All that a kept page may depend on, besides what the database holds: nothing here tells one visitor from another.
KNOWN_TO_A_KEPT_VIEW = frozenset(
    {
        *("REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "HTTP_HOST"),
        *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL"),
    }
)
# What a view with leaves may read of a query: where in a list, and which part of a sitemap. Other kept views read none.
READ_OF_A_QUERY = ("after", "before", "p")
AS_ASKED = "practice.query"  # where the whole query is, for who leads on to another address
CACHE_CONTROL = "no-cache"  # a browser may keep the page, and asks each time whether it still stands
MOST_BYTES = 16 * 1024 * 1024  # of pages that are held for one version, in each process


type Key = tuple[str | None, ...]


class Pages:
    """The pages that views have made under one version of the site, until they are too many; they go with it."""

    def __init__(self) -> None:
        self._pages: dict[Key, tuple[bytes, dict[str, str], float]] = {}
        self._bytes = 0

    def find(self, key: Key, *, unchanged_at: float) -> HttpResponse | None:
        """Return a page as its view made it; none whose making the version has not outlived for sure."""
        known = self._pages.get(key)
        if known is None or known[2] >= unchanged_at:
            return None
        return HttpResponse(known[0], headers=known[1])

    def hold(self, key: Key, page: HttpResponse) -> None:
        """Hold a page that has just been made, while there is room."""
        if key not in self._pages:
            self._bytes += len(page.content)
        if self._bytes <= MOST_BYTES:
            self._pages[key] = page.content, dict(page.items()), time.monotonic()


def with_leaves[View: Callable[..., object]](view: View) -> View:
    """Let a kept view read of the query which leaf of a list is asked for; put it inside of what keeps it."""
    view.has_leaves = True  # type: ignore[attr-defined]
    return view


def kept[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let the pages of a view be kept. It is shown a request from nobody: no cookie, session, user or preference.

    Its answer is kept only if it is a 200, sets no cookie, and varies by nothing (see pagecache). What a view has made
    is also held here, for those whom the page cache passes on: with a query that no view knows it is the same page.
    Put it inside of decorators that answer by themselves, like `require_safe`.
    """

    read = READ_OF_A_QUERY if getattr(view, "has_leaves", False) else ()

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        make_nobodys(request, read=read)
        known = _held(request)
        pages, key = known.value("pages", Pages), _key(request)
        response = pages.find(key, unchanged_at=known.read_at)
        if response is None:
            response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", CACHE_CONTROL)
            if is_a_whole_page(response):
                pages.hold(key, response)
        response.may_be_kept = True  # type: ignore[attr-defined]
        return response

    shown.may_be_kept = True  # type: ignore[attr-defined]
    return shown


def make_nobodys(request: HttpRequest, *, read: Iterable[str] = READ_OF_A_QUERY) -> None:
    """Take everything from a request that says who sent it; of its query only the names in `read` are left."""
    asked = request.META.get("QUERY_STRING", "")
    left = [(name, request.GET[name]) for name in read if asked and name in request.GET]
    request.META = {
        name: value for name, value in request.META.items() if name in KNOWN_TO_A_KEPT_VIEW or name.startswith("wsgi.")
    } | {"QUERY_STRING": urlencode(left), AS_ASKED: asked}
    request.environ = request.META  # type: ignore[attr-defined]
    request.__dict__.pop("headers", None)
    request.GET = QueryDict(request.META["QUERY_STRING"])
    request.COOKIES = {}
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(None)
    request.user = AnonymousUser()


def query_as_asked(request: HttpRequest) -> str:
    """Return the whole query of a request, also where a kept view was not shown it."""
    return str(request.META.get(AS_ASKED, request.META.get("QUERY_STRING", "")))


def is_a_whole_page(response: HttpResponse) -> bool:
    """Say whether a view has made a page that can be held: it is there as a whole, and sets nothing."""
    return type(response) is HttpResponse and response.status_code == 200 and not response.cookies


def _held(request: HttpRequest) -> held.Held:
    """Return what is held; while the database does not answer, what holds nothing, for a page that can do without."""
    try:
        return held_for(request)
    except Error:
        return held.afresh()


def _key(request: HttpRequest) -> Key:
    return (
        request.method,
        request.scheme,
        request.get_host(),
        request.path,
        request.META["QUERY_STRING"],
        get_language(),
    )
