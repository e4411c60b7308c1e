"""The shortest way to a kept page: what is at hand is handed out before anything else is asked."""

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from practice.closed_door import ClosedDoor
from practice.pagecache import PageCache, brings_a_body

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class AtHand:
    """Hands out what is kept before anything else is asked, while the door is known to be open.

    Wraps the cache and the way to it, which goes through the door and is taken for all that is not at hand.
    """

    def __init__(self, cache: PageCache, *, door: ClosedDoor, way: "WSGIApplication") -> None:
        self._cache = cache
        self._door = door
        self._way = way

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        is_plain = environ.get("REQUEST_METHOD") == "GET" and not brings_a_body(environ)
        if is_plain and time.monotonic() < self._door.is_open_until:
            page = self._cache.at_hand(environ)
            if page is not None:
                return self._cache.hand_out(page, environ, start_response)
        return self._way(environ, start_response)
