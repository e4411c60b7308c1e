"""How a view says that its page is the same for everyone, and so may be kept and handed out without asking it again."""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Concatenate

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

# All that a kept page may depend on, besides what the database holds: nothing here tells one visitor from another.
KNOWN_TO_A_KEPT_VIEW = frozenset(
    {
        *("REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_HOST"),
        *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL"),
    }
)
CACHE_CONTROL = "no-cache"  # a browser may keep the page, and asks each time whether it still stands


def kept[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let the pages of a view be kept. It is shown a request from nobody: no cookie, session, user or preference.

    Its answer is kept only if it is a 200, sets no cookie, and varies by nothing (see pagecache). Put it inside of
    decorators that answer by themselves, like `require_safe`.
    """

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        make_nobodys(request)
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", CACHE_CONTROL)
        response.may_be_kept = True  # type: ignore[attr-defined]
        return response

    shown.may_be_kept = True  # type: ignore[attr-defined]
    return shown


def make_nobodys(request: HttpRequest) -> None:
    """Take everything from a request that says who sent it."""
    request.META = {
        name: value for name, value in request.META.items() if name in KNOWN_TO_A_KEPT_VIEW or name.startswith("wsgi.")
    }
    request.environ = request.META  # type: ignore[attr-defined]
    request.__dict__.pop("headers", None)
    request.COOKIES = {}
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(None)
    request.user = AnonymousUser()
