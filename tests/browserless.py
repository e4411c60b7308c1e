"""Someone who sends forms over plain HTTP, with cookies and no browser, to a server that may end at any moment."""

import re
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.server import RealServer

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TOKEN = "csrfmiddlewaretoken"  # the name of a field


class Browserless:
    """Asks a server, each time over a new line. `page` is the last page that was read."""

    def __init__(self, server: RealServer) -> None:
        self.server = server
        self.page = ""
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> int:
        """Open a page, and return the status. Raises OSError and HTTPException where no whole answer comes."""
        return self._ask("GET", path)

    def send(self, path: str, fields: dict) -> int:
        """Send the form of the page that was read last, and return the status. Raises as `get` does."""
        return self._ask("POST", path, fields | {TOKEN: _value(self.page, TOKEN)})

    def fill_in(self, path: str, fields: dict) -> int:
        """Open a page and send its form. Raises as `get` does."""
        self.get(path)
        return self.send(path, fields)

    def _ask(self, method: str, path: str, data: dict | None = None) -> int:
        line = HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        try:
            line.request(method, path, urlencode(data or {}, doseq=True), FORM | {"Cookie": cookies})
            response = line.getresponse()
            page = response.read().decode()
        finally:
            line.close()
        for cookie in response.msg.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self._cookies[name] = value
        if page:
            self.page = page
        return response.status


def _value(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]+)"', page)[1]
