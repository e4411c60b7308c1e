"""A confirmed letter is there, whatever happens to the server the moment after."""

import re
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from tests.server import RealServer

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


@pytest.mark.django_db
def test_a_confirmed_letter_survives_kill_9_of_the_server(tmp_path, sender):
    with RealServer(tmp_path) as server:
        browser = Browserless(server)
        _, page = browser.ask("GET", "/intake/place/")
        first = sender.place() | {"csrfmiddlewaretoken": field(page, "csrfmiddlewaretoken")}
        status, _ = browser.ask("POST", "/intake/place/", first)
        assert status == 302
        _, page = browser.ask("GET", "/intake/letter/")
        letter = sender.letter(csrfmiddlewaretoken=field(page, "csrfmiddlewaretoken"))
        status, _ = browser.ask("POST", "/intake/letter/", letter)
        assert status == 302
        server.kill()
        counted = server.manage(
            "shell",
            "-v0",
            "-c",
            "from intake.models import Inquiry; print(Inquiry.objects.filter(state='new').count())",
        )
        assert counted.strip().endswith("1")
        server.start()
        status, page = browser.ask("GET", "/intake/sent/")
        assert status == 200
