"""What Django does not handle gets a page of ours and a log line without words."""

from dataclasses import dataclass, field

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections, connection

from practice.last_resort import CutShort, LastResort

pytestmark = pytest.mark.one_database

WORDS = "canary-of-an-error"
NOT_READABLE = [
    "text/plain; charset=hex",
    "text/plain; charset=idna",
    "text/plain; charset=rot13",
    "text/plain; charset=undefined",
    "text/plain; charset=utf-16",
    "text/plain; charset=\0",
    "text/plain; charset=no-such-charset",
    "text/plain; charset*=undefined''utf-8",
    "text/plain; x*=undefined''%41",
    "text/plain; x*0*=idna''%ff; x*1*=%ff",
    "text/plain; x=" + "a" * 11000,
    "a" * 11000,
]


class Panic(BaseException):
    """What a library in Rust raises when it panics is no Exception either."""


@dataclass
class Answer:
    """What a server is given for one request."""

    status: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    told: BaseException | None = None


def ask(application, environ):
    """Ask as a server does: what it is given to raise, it raises once the headers are out."""
    answer = Answer()

    def start_response(status, headers, exc_info=None):
        assert not answer.status or exc_info, "an answer was started twice"
        if answer.body and exc_info:
            raise exc_info[1]
        answer.status, answer.headers = status, dict(headers)
        return lambda part: None

    parts = application(environ, start_response)
    try:
        for part in parts:
            answer.body += part
    except (CutShort, ValueError, Panic) as error:
        answer.told = error
    finally:
        if hasattr(parts, "close"):
            parts.close()
    return answer


def outside(application):
    """Return an application that is not Django, with ours around it."""
    return LastResort(application)


@pytest.fixture
def site(db):
    """Return the whole site, as the server calls it, on the connection of the test."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield LastResort(WSGIHandler())
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


def says_nothing(log, answer):
    assert WORDS not in log.getvalue()
    assert WORDS.encode() not in answer.body
    error = answer.told
    while error is not None:
        assert WORDS not in str(error)
        error = error.__cause__ or error.__context__
    return True


@pytest.mark.parametrize("content_type", NOT_READABLE, ids=lambda value: ascii(value[:40]))
@pytest.mark.parametrize("path", ["/", "/intake/place/", "/admin/login/", "/static/no-such-file", "/no-such-page/"])
def test_a_content_type_that_cannot_be_read_is_a_bad_request_everywhere(site, articles, rf, log, path, content_type):
    answer = ask(site, rf.get(path).environ | {"CONTENT_TYPE": content_type})
    assert answer.status == "400 Bad Request"
    assert "nothing is wrong with you" in answer.body.decode()
    assert not log.getvalue()


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "text/plain; charset=utf-8",
        'text/plain; charset="UTF-8"',
        "text/plain;charset=us-ascii",
        "text/plain; format=flowed",
        "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
    ],
)
def test_a_content_type_as_browsers_send_it_is_read(site, articles, rf, content_type):
    assert ask(site, rf.get("/admin/login/").environ | {"CONTENT_TYPE": content_type}).status == "200 OK"


def test_too_many_fields_are_a_bad_request_also_where_they_are_counted_too_early(site, articles, rf, log):
    query = "&".join(f"a{number}=1" for number in range(600))
    environ = rf.get("/").environ | {"CONTENT_TYPE": "text/plain; charset=utf-8", "QUERY_STRING": query}
    assert ask(site, environ).status == "400 Bad Request"


def broken(environ, start_response):
    raise ValueError(WORDS)


def panicking(environ, start_response):
    raise Panic(WORDS)


def broken_after_its_start(environ, start_response):
    start_response("200 OK", [("Content-Length", "3"), ("X-Started", "1")])
    raise ValueError(WORDS)


def without_a_body(environ, start_response):
    start_response("200 OK", [])


@pytest.mark.parametrize("application", [broken, panicking, broken_after_its_start, without_a_body])
def test_whatever_is_raised_is_answered_with_our_page_and_logged_without_its_words(rf, log, application):
    answer = ask(outside(application), rf.get("/").environ)
    assert answer.status == "500 Internal Server Error"
    assert "X-Started" not in answer.headers
    assert b"<h1>Something broke here</h1>" in answer.body
    assert b"988" in answer.body
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert says_nothing(log, answer)
    assert "test_last_resort.py" in log.getvalue() or application is without_a_body


def test_a_panic_inside_a_page_is_answered_and_logged_too(site, articles, rf, log, monkeypatch):
    from articles import reading

    def panic(*args, **kwargs):
        raise Panic(WORDS)

    monkeypatch.setattr(reading, "articles", panic)
    answer = ask(site, rf.get("/articles/").environ)
    assert answer.status == "500 Internal Server Error"
    assert "Panic at" in log.getvalue()
    assert says_nothing(log, answer)


def test_when_even_the_page_for_it_is_broken_a_sentence_is_left(rf, log, settings):
    settings.TEMPLATES = []
    answer = ask(outside(broken), rf.get("/").environ)
    assert answer.status == "500 Internal Server Error"
    assert "not yours" in answer.body.decode()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert says_nothing(log, answer)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_whoever_stops_the_server_is_not_held_up(rf, stop):
    def stopped(environ, start_response):
        raise stop

    with pytest.raises(stop):
        ask(outside(stopped), rf.get("/").environ)


@pytest.mark.parametrize(("content_type", "status"), [("text/plain; charset=hex", 400), ("", 500)])
@pytest.mark.parametrize("https", [True, False])
def test_such_an_answer_has_the_security_headers_of_every_page(
    client, rf, articles, settings, content_type, status, https
):
    if https:
        settings.HTTPS = settings.SECURE_HSTS_PRELOAD = settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
        settings.SECURE_HSTS_SECONDS = 1000
    # What depends on the page, and not on the site.
    own = {"Content-Type", "Content-Length", "Content-Language", "Cache-Control"}
    page = {name: value for name, value in client.get("/no-such-page/", secure=https).items() if name not in own}
    answer = ask(outside(broken), rf.get("/").environ | {"CONTENT_TYPE": content_type})
    assert answer.status.startswith(str(status))
    assert {name: answer.headers.get(name) for name in page} == page
    assert answer.headers["Cache-Control"] == "no-store"


class Body:
    """An answer in parts, which counts what was taken and whether it was closed."""

    def __init__(self, *, fails_with=None, close_fails_with=None):
        self.taken, self.closed = 0, 0
        self.fails_with, self.close_fails_with = fails_with, close_fails_with

    def __call__(self, environ, start_response):
        start_response("200 OK", [])
        return self

    def __iter__(self):
        for part in (b"first ", b"second "):
            self.taken += 1
            yield part
        if self.fails_with:
            raise self.fails_with

    def close(self):
        self.closed += 1
        if self.close_fails_with:
            raise self.close_fails_with


def test_an_answer_in_parts_is_passed_on_as_it_comes_and_closed_once(rf):
    body = Body()
    parts = outside(body)(rf.get("/").environ, lambda status, headers: None)
    assert body.taken == 0
    assert next(iter(parts)) == b"first "
    assert body.taken == 1
    parts.close()
    assert (body.taken, body.closed) == (1, 1)


@pytest.mark.parametrize("kind", [ValueError, Panic])
def test_an_answer_that_fails_half_way_is_cut_short_closed_and_logged_without_words(rf, log, kind):
    body = Body(fails_with=kind(WORDS))
    answer = ask(outside(body), rf.get("/").environ)
    assert answer.body == b"first second "
    assert answer.told is not None, "the server would take the half for the whole"
    assert body.closed == 1
    assert f"{kind.__name__} at" in log.getvalue()
    assert says_nothing(log, answer)


def test_an_answer_that_cannot_be_closed_was_an_answer_all_the_same(rf, log):
    answer = ask(outside(Body(close_fails_with=ValueError(WORDS))), rf.get("/").environ)
    assert (answer.status, answer.body, answer.told) == ("200 OK", b"first second ", None)
    assert "ValueError at" in log.getvalue()
    assert says_nothing(log, answer)


@pytest.mark.django_db(transaction=True)
def test_a_panic_leaves_no_connection_behind_that_the_pool_would_miss(rf, log):
    def asks_and_panics(environ, start_response):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        raise Panic(WORDS)

    ask(outside(asks_and_panics), rf.get("/").environ)
    assert connection.connection is None
