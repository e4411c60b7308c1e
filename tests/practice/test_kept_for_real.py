"""Kept pages as granian serves them, asked over a bare socket: whatever is sent, nobody else's page changes."""

import json
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse

import pytest

from tests.server import RealServer

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
CHANGE = "from practice.models import Profile; Profile.objects.update(name='Another name')"
ARTICLE = "/articles/what-is-attachment-based-healing/"
CHANGE_ARTICLE = """
from articles import publishing
from articles.models import Article
publishing.{verb}(Article.objects.get(slug="what-is-attachment-based-healing"), by=None)
"""
SOON = 1.0  # seconds within which what is published shows everywhere
TOTALS = """
import json
from practice.models import DailyTotal
print(json.dumps(sorted(DailyTotal.objects.values_list("what", "key", "number"))))
"""


def ask(server, path="/", *lines, method="GET", host=None):
    """Send a request as these very lines, and return status, headers and body."""
    head = [f"{method} {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{server.port}'}", f"User-Agent: {BROWSER}"]
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
        line.sendall("\r\n".join([*head, *lines, "Connection: close", "", ""]).encode("latin-1"))
        answer = HTTPResponse(line, method=method)
        answer.begin()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def kept(answer):
    status, headers, _ = answer
    return status, headers.get("x-kept", "")


@pytest.mark.django_db
def test_a_served_page_is_the_same_for_everyone_whatever_others_send(tmp_path):
    with RealServer(tmp_path) as server:
        first, second = ask(server), ask(server)
        assert (kept(first), kept(second)) == ((200, "miss"), (200, "hit"))
        assert second[2] == first[2]
        told_on_request = {name: value for name, value in first[1].items() if name not in {"x-kept", "date"}}
        for lines in (
            ("X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example", "X-Forwarded-For: 1.2.3.4"),
            ("Cookie: staff=1; form=2; visit=3; messages=4", "Authorization: Basic eDp5"),
            ("Range: bytes=0-9", "If-Range: *"),
            ("Accept-Language: es", "If-Modified-Since: Wed, 01 Jan 2098 00:00:00 GMT"),
            ("X-Original-URL: /admin/", "X-HTTP-Method-Override: POST", "Forwarded: host=evil.example"),
            (f"X-Long: {'a' * 4000}", f"Accept-Encoding: {'b' * 4000}"),
        ):
            status, headers, body = ask(server, "/", *lines)
            assert (status, body) == (200, first[2])
            assert {name: value for name, value in headers.items() if name not in {"x-kept", "date"}} == told_on_request
        head = ask(server, method="HEAD")
        assert (head[0], head[2], head[1]["content-length"]) == (200, b"", str(len(first[2])))
        assert ask(server, "/", f"If-None-Match: {first[1]['etag']}")[::2] == (304, b"")
        for host in ("evil.example", f"127.0.0.1:{server.port}.evil.example", "127.0.0.1@evil.example"):
            assert kept(ask(server, host=host)) == (400, "")
        for host in ("127.0.0.1:1", f"LOCALHOST:{server.port}"):
            assert kept(ask(server, host=host)) == (200, "")
        for path in ("/?x=1", "/?after", "http://evil.example/?x"):
            assert kept(ask(server, path)) == (200, "")
        for path in ("//", "/%2f", "/;/", "/%C3%A9/", "/articles/%00/"):
            assert kept(ask(server, path)) == (404, "")
        assert ask(server)[2] == first[2]

        server.manage("shell", "-v0", "-c", CHANGE)
        deadline = time.monotonic() + 1.0
        while b"Another name" not in ask(server)[2]:
            assert time.monotonic() < deadline

        ask(server, "/about/?utm_source=x", "Referer: https://www.example.co.uk/search?q=words")
        server.stop()
        counted = json.loads(re.search(r"\[.*\]", server.manage("shell", "-v0", "-c", TOTALS))[0])
        totals = {(what, key): number for what, key, number in counted}
        assert set(totals) == {("page_read", "/"), ("page_read", "/about/"), ("came_from", "example.co.uk")}
        assert totals["page_read", "/about/"] == 1


@pytest.mark.django_db
def test_what_is_taken_back_or_published_shows_within_a_second_whichever_process_answers(tmp_path):
    with RealServer(tmp_path, workers=2) as server:
        # Each connection goes to one of the two by chance, so that so many ask both.
        assert {ask(server, ARTICLE)[0] for _ in range(30)} == {200}
        for verb, status in (("unpublish", 410), ("publish", 200)):
            with ThreadPoolExecutor(1) as pool:
                changed = pool.submit(server.manage, "shell", "-v0", "-c", CHANGE_ARTICLE.format(verb=verb))
                # Both have just looked for what is new when it comes.
                while not changed.done():
                    ask(server, ARTICLE)
                changed.result()
            time.sleep(SOON)
            assert {ask(server, ARTICLE)[0] for _ in range(30)} == {status}
