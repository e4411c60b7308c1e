"""A confirmed letter is there, whatever happens to the server the moment after."""

import re
import time
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from intake.robots import LEAST
from tests.server import RealServer
from tests.steps import CONSENT, fields_of, step_keys

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Browserless:
    """Sends forms over plain HTTP, with cookies, as a script would."""

    def __init__(self, server: RealServer) -> None:
        self.server = server
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, data: dict | None = None) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        headers = dict(FORM, Cookie="; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        connection.request(method, path, urlencode(data or {}, doseq=True), headers)
        response = connection.getresponse()
        for cookie in response.msg.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        body = response.read().decode()
        connection.close()
        return response.status, body


def field(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]+)"', page)[1]


def ask_with_token(browser: "Browserless", path: str, fields: dict[str, str]) -> int:
    """Open a page, send its form, and return the status of the answer."""
    _, page = browser.ask("GET", path)
    status, _ = browser.ask("POST", path, fields | {"csrfmiddlewaretoken": field(page, "csrfmiddlewaretoken")})
    return status


@pytest.mark.django_db
def test_a_confirmed_letter_survives_kill_9_of_the_server(tmp_path, sender, practice):
    with RealServer(tmp_path) as server:
        browser = Browserless(server)
        began = time.monotonic()
        for key in step_keys():
            assert ask_with_token(browser, f"/intake/{key}/", fields_of(key, sender.letter())) == 302
        # A person takes longer than this; a robot is asked to look once more.
        time.sleep(max(0, began + LEAST.total_seconds() + 1 - time.monotonic()))
        assert ask_with_token(browser, "/intake/check/", CONSENT) == 302
        server.kill()
        counted = server.manage(
            "shell",
            "-v0",
            "-c",
            "from intake.models import Inquiry; print(Inquiry.objects.filter(state='new').count())",
        )
        assert counted.strip().endswith("1")
        server.start()
        status, _page = browser.ask("GET", "/intake/sent/")
        assert status == 200
