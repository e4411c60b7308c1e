"""Many who fill in forms at once, as browsers without scripts do, for measuring how fast what they send is taken."""

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from scripts.ports import LOOPBACK

AT_ONCE = 8
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Visitor:
    """A browser with its cookies, and one line to a server. `tokens` are cookies whose value goes with every form."""

    def __init__(self, port: int, tokens: Collection[str]) -> None:
        self._line = HTTPConnection(LOOPBACK, port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._tokens = tokens

    def get(self, path: str) -> bytes:
        """Open a page."""
        status, page = self._ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path} was answered with {status}")
        return page

    def post(self, path: str, fields: Mapping[str, Any], *, expected: int) -> bytes:
        """Send a form."""
        token = next((value for name, value in self._cookies.items() if name in self._tokens), "")
        told = {**fields, "csrfmiddlewaretoken": token}
        status, page = self._ask("POST", path, urlencode(told, doseq=True))
        if status != expected:
            raise RuntimeError(f"{path} was answered with {status}, not {expected}")
        return page

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._line.request(method, path, body, {"Cookie": cookies, **(FORM if body else {})})
        answer = self._line.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line.split(";")[0]).items()}
        return answer.status, answer.read()


def rate(visitors: Iterable[Visitor], act: Callable[[Visitor], None]) -> float:
    """Return how many visitors a second have done something, several at once."""
    all_of_them = list(visitors)
    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(act, all_of_them))
    return len(all_of_them) / (time.monotonic() - began)
