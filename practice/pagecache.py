"""Hands out finished pages before Django runs, to everyone the same bytes.

A page is kept when its view says so (see kept), under the version of the site it was rendered with; when the version or
the clock moves on, it is rendered anew. A request from which a kept page could differ is passed on as if there were no
cache: a host or port that is not ours, a query that no view knows, a body, another method than GET and HEAD.
"""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error, close_old_connections
from django.urls import Resolver404, resolve
from django.utils import translation

from practice import counts, held, proxies
from practice.answers import HIT, MISS, Answer, Headers, is_known, names_a_page
from practice.page_memory import Kept, Key, Memory

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Response(Protocol):
    """The body of an answer, as Django gives it."""

    def __iter__(self) -> Iterator[bytes]: ...
    def close(self) -> None: ...


MOST_BYTES = 64 * 1024 * 1024  # in each process
LARGEST_PAGE = 2 * 1024 * 1024  # before it is compressed
WAIT_SECONDS = 3.0  # for another thread that renders the same page
# Addresses that are written in one way only, so that nobody fills the memory with many names of one page.
PLAIN_PATH = re.compile(r"/(?:[A-Za-z0-9_.-]+/)*(?:[A-Za-z0-9_-]+\.(?:txt|xml))?")
LEAF = re.compile(r"after=[A-Za-z0-9_.~-]{1,64}")  # all that a kept page may be asked for with
NEVER_KEPT = frozenset({"set-cookie", "content-encoding", "transfer-encoding", "content-range", "location"})


class PageCache:
    """Wraps a WSGI application; see the head of this file."""

    def __init__(self, application: "WSGIApplication", *, most_bytes: int = MOST_BYTES) -> None:
        self._application = application
        self.memory = Memory(most_bytes)
        self._hosts = own_hosts()
        self._is_proxy = lru_cache(maxsize=256)(self._ask_whether_proxy) if settings.TRUSTED_PROXIES else None
        self._rendering: dict[Key, threading.Event] = {}

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or brings_a_body(environ):
            return self._application(environ, start_response)
        key = self._key(environ)
        page = self._current(key)
        if page is not None:
            return self.hand_out(page, environ, start_response)
        host, path, query, _ = key
        view = kept_view_of(path)
        if view is None:
            return self._application(environ, start_response)
        if host in self._hosts and (not query or (has_leaves(view) and LEAF.fullmatch(query))):
            return self._render_once(key, environ, start_response)
        return self._pass_on(environ, start_response)

    def _key(self, environ: "WSGIEnvironment") -> Key:
        if self._is_proxy is None:
            scheme = environ["wsgi.url_scheme"]
        else:
            is_from_proxy = self._is_proxy(environ.get("REMOTE_ADDR", ""))
            scheme = proxies.scheme(environ, is_from_proxy=is_from_proxy)
        return environ.get("HTTP_HOST"), environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""), scheme

    def at_hand(self, environ: "WSGIEnvironment") -> Kept | None:
        """Return what is kept for a request, if it is known without asking the database that it is of now."""
        page = self.memory.find(self._key(environ))
        return page if page is not None and page.of is held.at_hand() else None

    @staticmethod
    def _ask_whether_proxy(address: str) -> bool:
        return proxies.is_trusted(address, settings.TRUSTED_PROXIES)

    def _current(self, key: Key) -> Kept | None:
        page = self.memory.find(key)
        return page if page is not None and page.of is (held.at_hand() or self._look()) else None

    @staticmethod
    def _look() -> held.Held | None:
        """Return what is held now; None, which no page belongs to, if the database does not say."""
        try:
            return held.now()
        except Error:
            return None
        finally:
            # No request of Django's is open here that would give the connection back.
            close_old_connections()

    def _render_once(self, key: Key, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Render a page; of several who want it at once, one does, and the others wait for it."""
        mine = threading.Event()
        rendered = self._rendering.setdefault(key, mine)
        if rendered is mine:
            try:
                return self._render(key, environ, start_response)
            finally:
                del self._rendering[key]
                mine.set()
        rendered.wait(WAIT_SECONDS)
        page = self._current(key)
        if page is not None:
            return self.hand_out(page, environ, start_response)
        return self._render(key, environ, start_response)

    def _render(self, key: Key, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        before = self._look()
        status, headers, response = self._ask(environ)
        if not (is_open_to_keeping(status, response) and is_the_same_for_all(headers)):
            self.memory.drop(key)
            start_response(status, headers)
            return response
        try:
            body = b"".join(response)
            page = Kept(self._answer(key, headers, body), before)
            # What was published meanwhile is perhaps not in it, or half.
            if body and len(body) <= LARGEST_PAGE and is_unchanged(before):
                self.memory.keep(key, page)
        finally:
            response.close()
        return self.hand_out(page, environ, start_response, is_a_hit=False)

    def _pass_on(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Let the view answer what is not kept, and count it as read if it is a page."""
        status, headers, response = self._ask(environ)
        if is_open_to_keeping(status, response) and names_a_page(headers):
            self._count(environ)
        start_response(status, headers)
        return response

    def _ask(self, environ: "WSGIEnvironment") -> tuple[str, Headers, "Response"]:
        """Return what Django answers; the third, its body, is to be closed."""
        started: list[Any] = []

        def start(status: str, headers: Headers, exc_info: Any = None) -> Any:
            started[:] = status, headers

        response: Any = self._application(environ, start)
        status, headers = started
        return status, headers, response

    @staticmethod
    def _count(environ: "WSGIEnvironment") -> None:
        if environ["REQUEST_METHOD"] == "GET" and "HTTP_SEC_PURPOSE" not in environ:
            reader, referrer = environ.get("HTTP_USER_AGENT", ""), environ.get("HTTP_REFERER", "")
            counts.tally.see(environ["PATH_INFO"], reader=reader, referrer=referrer)

    def _answer(self, key: Key, headers: Headers, body: bytes) -> Answer:
        """Return the finished answer: the one that was kept, if it would be the same, since compressing takes long."""
        old = self.memory.find(key)
        if old is not None and old.answer.is_made_of(headers, body):
            return old.answer
        return Answer(headers, body)

    def hand_out(
        self, page: Kept, environ: "WSGIEnvironment", start_response: "StartResponse", *, is_a_hit: bool = True
    ) -> list[bytes]:
        """Answer with a kept page, or say that it is known, and count it."""
        form = page.answer.form(environ.get("HTTP_ACCEPT_ENCODING", ""))
        page.used = True
        if page.is_a_page:
            self._count(environ)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and is_known(form.etag, known):
            start_response("304 Not Modified", [*form.headers_of_304, HIT if is_a_hit else MISS])
            return []
        start_response("200 OK", form.headers_of_a_hit if is_a_hit else [*form.headers, MISS])
        return [form.body] if environ["REQUEST_METHOD"] == "GET" else []


def brings_a_body(environ: "WSGIEnvironment") -> bool:
    """Say whether a request says that something comes with it that no reader sends."""
    said = environ.get("CONTENT_TYPE") or environ.get("CONTENT_LENGTH") or environ.get("HTTP_TRANSFER_ENCODING")
    return bool(said)


def own_hosts() -> frozenset[str]:
    """Return all that a Host header of ours can say: each allowed host, alone or with the port of SITE_URL."""
    port = urlsplit(settings.SITE_URL).port
    names = settings.ALLOWED_HOSTS
    return frozenset([*names, *(f"{name}:{port}" for name in names if port)])


def kept_view_of(path: str) -> Callable[..., object] | None:
    """Return the view that a path leads to, if its pages may be kept and the path is written as we write it."""
    if not PLAIN_PATH.fullmatch(path):
        return None
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            view: Callable[..., object] = resolve(path).func
        except Resolver404:
            return None
    return view if getattr(view, "may_be_kept", False) else None


def has_leaves(view: Callable[..., object]) -> bool:
    """Say whether a kept view reads of the query which leaf of a list is asked for."""
    return getattr(view, "has_leaves", False)


def is_open_to_keeping(status: str, response: object) -> bool:
    """Say whether an answer is a page, found and made by a view that lets it be kept."""
    return status.startswith("200 ") and getattr(response, "may_be_kept", False)


def is_the_same_for_all(headers: Iterable[tuple[str, str]]) -> bool:
    """Say whether nothing in the headers keeps an answer from being handed to everyone."""
    for name, value in headers:
        title = name.lower()
        if title in NEVER_KEPT or (title == "vary" and value.lower() not in {"", "accept-encoding"}):
            return False
        if title == "cache-control" and ("no-store" in value or "private" in value):
            return False
    return True


def is_unchanged(before: held.Held | None) -> bool:
    """Say whether the version is still that of `before`, and no moment has passed at which pages change."""
    try:
        return before is not None and held.read_again() is before and before.is_of_now()
    except Error:
        return False
