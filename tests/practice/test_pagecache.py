"""Kept pages: the same bytes for everyone, never old by more than a moment, and nobody can change what others get."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import Any

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection
from django.http import HttpResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import paging, publishing
from articles.models import Article
from practice import held, maintenance, pagecache
from practice.answers import Answer, best_encoding
from practice.at_hand import AtHand
from practice.closed_door import ClosedDoor
from practice.kept import AS_ASKED, kept
from practice.last_resort import LastResort
from practice.models import CrisisLine, Profile, SiteVersion
from practice.page_memory import Kept, Memory
from practice.pagecache import PageCache
from tests.wsgi import DECODERS, ask

pytestmark = pytest.mark.one_database

NOON = datetime(2027, 3, 17, 19, tzinfo=UTC)  # noon in Oregon, a Wednesday
PAGES = ("/", "/articles/", "/help-now/", "/imprint/", "/robots.txt")
LATER = ("hit", "miss")


@pytest.fixture(autouse=True)
def _on_the_connection_of_the_test(monkeypatch):
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", bool)


@pytest.fixture
def django():
    """Return Django without the cache."""
    return WSGIHandler()


@pytest.fixture
def cache(django):
    """Return Django behind a cache of its own."""
    return PageCache(django)


@pytest.fixture
def article(articles):
    """Return one of the articles that a practice starts with."""
    return Article.objects.live().first()


def path_of(article):
    return article.get_absolute_url()


# the same for everyone


def test_the_second_reader_gets_the_same_bytes_before_django_runs(cache, article, monkeypatch):
    first = ask(cache, path_of(article))
    monkeypatch.setattr(cache, "_application", None)
    second = ask(cache, path_of(article))
    assert (first.kept, second.kept) == LATER[::-1]
    assert article.title.encode() in first.body
    assert (second.status, second.body) == (200, first.body)
    assert second.headers == first.headers | {"x-kept": "hit"}


@pytest.mark.parametrize("path", PAGES)
def test_a_kept_page_has_every_header_of_one_that_was_just_rendered(cache, django, articles, path):
    fresh = ask(django, path)
    own = {"x-kept", "etag", "vary", "content-length", "content-encoding"}
    for expected in ("miss", "hit"):
        page = ask(cache, path, HTTP_ACCEPT_ENCODING="gzip, br")
        assert page.kept == expected
        assert len(page.names) == len(set(page.names))
        assert {name: value for name, value in page.headers.items() if name not in own} == {
            name: value for name, value in fresh.headers.items() if name not in own
        }
        assert page.plain == fresh.body
        assert set(page.headers) - set(fresh.headers) == own - {"content-length"}


def test_a_kept_page_sets_no_cookie_and_asks_to_be_asked_again(cache, articles):
    for _ in LATER:
        page = ask(cache)
        assert "set-cookie" not in page.headers
        assert page.headers["vary"] == "Accept-Encoding"
        assert page.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("identity;q=1, gzip;q=0.2", ""),
        ("BR", "br"),
        ("gzip;q=nonsense", ""),
        ("identity;q=0", ""),
        ("x" * 5000 + ", br", ""),
    ],
)
def test_each_reader_gets_the_encoding_that_they_asked_for(cache, articles, accepts, encoding):
    plain = ask(cache)
    page = ask(cache, HTTP_ACCEPT_ENCODING=accepts)
    assert page.headers.get("content-encoding", "") == encoding
    assert page.plain == plain.body
    assert int(page.headers["content-length"]) == len(page.body)
    assert (page.headers["etag"] == plain.headers["etag"]) == (encoding == "")


def test_who_has_the_page_already_is_told_so_and_gets_no_body(cache, articles):
    tags = {name: ask(cache, HTTP_ACCEPT_ENCODING=name).headers["etag"] for name in DECODERS}
    assert len(set(tags.values())) == 3
    for name, tag in tags.items():
        for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
            again = ask(cache, HTTP_ACCEPT_ENCODING=name, HTTP_IF_NONE_MATCH=known)
            assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
            assert again.headers["vary"] == "Accept-Encoding"
            assert not {"content-length", "content-type", "content-encoding"} & set(again.headers)
        other = tags["gzip" if name == "br" else "br"]
        assert ask(cache, HTTP_ACCEPT_ENCODING=name, HTTP_IF_NONE_MATCH=f'{other}, "", x').status == 200


def test_head_says_what_get_would_and_sends_nothing(cache, articles):
    first, head = (ask(cache, "/articles/", method="HEAD") for _ in LATER)
    assert (first.status, first.body) == (head.status, head.body) == (200, b"")
    page = ask(cache, "/articles/")
    assert page.headers == head.headers
    assert len(page.body) == int(head.headers["content-length"]) > 1000


def test_who_asks_for_a_part_gets_the_whole_page(cache, articles):
    whole = ask(cache)
    for _ in LATER:
        part = ask(cache, HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE=whole.headers["etag"])
        assert (part.status, part.body) == (200, whole.body)
        assert "content-range" not in part.headers


# nobody changes what others get


def test_a_page_that_a_therapist_opened_first_shows_others_nothing_of_them(cache, django, article, as_therapist):
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in as_therapist.cookies.items())
    seen = ask(cache, path_of(article), HTTP_COOKIE=cookies, HTTP_AUTHORIZATION="Basic canary")
    assert seen.kept == "miss"
    assert "set-cookie" not in seen.headers
    assert ask(cache, path_of(article)).body == seen.body == ask(django, path_of(article)).body


def test_a_kept_view_is_shown_a_request_from_nobody(rf, still):
    @kept
    def view(request):
        seen.update(request.META)
        seen["headers"] = set(request.headers)
        seen["who"] = (request.COOKIES, request.user.is_authenticated, request.session.session_key)
        seen["environ"] = set(request.environ)
        return HttpResponse("")

    seen: dict[str, Any] = {}
    request = rf.get("/", headers={"host": "localhost", "cookie": "staff=a", "accept-language": "es", "x-any": "y"})
    assert request.headers["X-Any"] == "y"
    view(request)
    assert seen["headers"] == {"Host"}
    assert seen["who"] == ({}, False, None)
    told = {name for name in seen["environ"] if not name.startswith("wsgi.")} - {AS_ASKED}
    assert told <= {"REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_HOST"} | {
        "SERVER_NAME",
        "SERVER_PORT",
        "SERVER_PROTOCOL",
    }


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost:1", "LOCALHOST", "", "localhost."]
)
def test_a_host_that_is_not_written_as_ours_is_never_kept(cache, django, articles, host):
    for _ in LATER:
        page = ask(cache, HTTP_HOST=host)
        fresh = ask(django, HTTP_HOST=host)
        assert (page.status, page.body, page.kept) == (fresh.status, fresh.body, "")
    assert len(cache.memory) == 0


def test_each_of_our_hosts_has_its_own_page(cache, articles, settings):
    settings.SITE_URL = "http://localhost:8000"
    cache = PageCache(WSGIHandler())
    for host in ("localhost", "localhost:8000", "127.0.0.1"):
        assert [ask(cache, HTTP_HOST=host).kept for _ in LATER] == ["miss", "hit"]
    assert len(cache.memory) == 3


@pytest.mark.parametrize("path", ["/", "/fees/", "/robots.txt", "/help-now/"])
def test_a_page_without_leaves_is_kept_once_whatever_leaf_is_asked_for(cache, articles, path):
    plain = ask(cache, path)
    for number in range(3):
        page = ask(cache, path, query=f"after=zz{number}")
        assert (page.status, page.body, page.kept) == (200, plain.plain, "")
    assert len(cache.memory) == 1


def test_a_leaf_of_a_list_is_kept_for_itself(cache, articles):
    newest = Article.objects.live().order_by("-published_at", "-pk").first()
    after = f"after={paging.Key(newest.published_at, newest.pk)}"
    assert [ask(cache, "/articles/", query=after).kept for _ in LATER] == ["miss", "hit"]


@pytest.mark.parametrize("query", ["utm_source=x", "after=1&x=2", "after=%20", "after=" + "a" * 65, "?", "AFTER=1"])
def test_a_query_that_no_view_knows_is_never_kept_nor_ignored(cache, django, articles, query):
    for _ in LATER:
        page = ask(cache, "/articles/", query=query)
        fresh = ask(django, "/articles/", query=query)
        assert (page.status, page.body, page.headers, page.kept) == (fresh.status, fresh.body, fresh.headers, "")
    assert len(cache.memory) == 0


@pytest.mark.parametrize(
    "path",
    [
        "//",
        "//articles/",
        "/articles//",
        "/articles;x/",
        "/articles/\xc3\xa9/",
        "/articles/../",
        "/articles",
        "/ARTICLES/",
        "",
        "*",
        "/articles/%2e/",
        "/\r\nX: y/",
        "/no-such-page/",
        "/admin/",
        "/intake/",
        "/return/",
        "/leave/",
        "/healthz",
    ],
)
def test_what_is_no_kept_page_is_answered_as_if_there_were_no_cache(cache, django, articles, path):
    for _ in LATER:
        page, fresh = ask(cache, path), ask(django, path)
        assert (page.status, page.kept) == (fresh.status, "")
        assert page.names == fresh.names
    assert len(cache.memory) == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get", "PURGE"])
def test_other_methods_pass_by_what_is_kept(cache, django, articles, method):
    ask(cache)
    page = ask(cache, method=method)
    assert (page.status, page.kept) == (ask(django, method=method).status, "")


def test_a_request_with_a_body_passes_by_what_is_kept(cache, articles):
    ask(cache)
    assert ask(cache, CONTENT_TYPE="multipart/form-data; boundary=x").status == 415


@pytest.mark.parametrize("said", [{"CONTENT_LENGTH": "3"}, {"HTTP_TRANSFER_ENCODING": "chunked"}])
def test_a_request_that_brings_something_untitled_passes_by_what_is_kept(cache, front, articles, said):
    for way in (cache, front):
        ask(way)
        assert (ask(way).kept, ask(way, **said).kept) == ("hit", "")


def test_only_the_practices_own_proxy_is_believed_that_a_request_came_by_https(django, articles, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]
    cache = PageCache(WSGIHandler())
    proxied = {"REMOTE_ADDR": "10.1.2.3", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    https = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_X_FORWARDED_PORT": "1"}
    assert [ask(cache, **proxied, **https).kept for _ in LATER] == ["miss", "hit"]
    for unproved in (
        {**https},
        {**proxied},
        {**proxied, "HTTP_X_FORWARDED_PROTO": "http"},
        {"REMOTE_ADDR": "x"} | https,
    ):
        page = ask(cache, **unproved)
        assert (page.status, page.headers["location"], page.kept) == (301, "https://localhost/", "")
    assert ask(cache, **proxied, **https).status == 200


def test_each_language_has_its_own_page_by_its_path_whatever_the_browser_would_rather_read(cache, articles, settings):
    settings.LANGUAGES = [("en", "English"), ("es", "Spanish")]
    for accepted, kept_how in (("es", "miss"), ("en", "hit")):
        for path, language in (("/help-now/", "en"), ("/es/help-now/", "es")):
            page = ask(cache, path, HTTP_ACCEPT_LANGUAGE=accepted)
            assert (page.status, page.headers["content-language"], page.kept) == (200, language, kept_how)
            assert f'<html lang="{language}"'.encode() in page.body
    assert len(cache.memory) == 2


AWKWARD = st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=30)
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            *("HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT", "HTTP_AUTHORIZATION", "HTTP_RANGE", "HTTP_ORIGIN"),
            *("HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR", "HTTP_X_ORIGINAL_URL"),
            *("HTTP_IF_MODIFIED_SINCE", "HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_TE"),
        ]
    ),
    AWKWARD | st.sampled_from(["https", "staff=1; form=2; visit=3; unlock=4", "es", "evil.example", "bytes=0-1"]),
)
ASKED = st.tuples(
    st.sampled_from([*PAGES, "/no-such-page/", "//", "/articles/%2e/"]) | AWKWARD.map(lambda text: f"/{text}/"),
    st.sampled_from(["", "after=1", "x=1"]) | AWKWARD.map(lambda text: text.replace("\n", "")),
    st.sampled_from(["GET", "HEAD"]),
    HEADERS,
)


@pytest.mark.both_databases
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(ASKED, min_size=2, max_size=6))
def test_whatever_came_before_a_kept_answer_equals_a_fresh_one(shared, asked):
    cache, django = shared
    for path, query, method, headers in asked:
        page = ask(cache, path, query=query, method=method, **headers)
        fresh = ask(django, path, query=query, method="GET" if page.kept else method)
        assert page.status == fresh.status
        if page.kept:
            assert page.body == (fresh.body if method == "GET" else b"")


@pytest.fixture
def shared(articles, django):
    """Return one cache and Django, for all that Hypothesis thinks of."""
    return PageCache(django), django


# never old


def test_what_is_published_or_changed_shows_at_once(cache, article, therapist):
    def shows(words, path=None):
        return words.encode() in ask(cache, path or path_of(article)).body

    assert shows("180")
    Profile.objects.update(fee=195)
    assert shows("195")
    line = CrisisLine.objects.filter(country="US").first()
    CrisisLine.objects.filter(pk=line.pk).update(name="A line with a new name")
    assert shows("A line with a new name", "/help-now/")
    publishing.publish(article, by=therapist, revision=_draft(article, therapist, title="Another title"))
    assert shows("Another title")
    assert shows("Another title", "/articles/")
    publishing.unpublish(article, by=therapist)
    assert ask(cache, path_of(article)).status in {404, 410}
    assert not shows("Another title", "/articles/")


def _draft(article, by, **written):
    return publishing.save_draft(article, by=by, written=written, lists={})


def test_what_nobody_can_see_yet_makes_nothing_old(cache, article, therapist):
    ask(cache)
    _draft(article, therapist, title="A draft")
    new = Article(title="New", slug="new", body="<p>New</p>", published_at=None)
    publishing.begin(new, by=therapist)
    assert ask(cache).kept == "hit"


def test_a_page_appears_and_ends_at_its_time_and_dates_turn_at_midnight(cache, articles):
    with time_machine.travel(NOON, tick=False) as clock:
        article = Article.objects.live().first()
        Article.objects.filter(pk=article.pk).update(
            published_at=NOON + timedelta(minutes=5), expires_at=NOON + timedelta(minutes=9)
        )
        seen = []
        for minute in range(12):
            clock.move_to(NOON + timedelta(minutes=minute))
            seen.append(article.title.encode() in ask(cache, "/articles/").body)
        assert seen == [False] * 5 + [True] * 4 + [False] * 3
        before = ask(cache)
        assert ask(cache).kept == "hit"
        # Midnight in Oregon is seven in the morning, UTC.
        clock.move_to(datetime(2027, 3, 18, 6, 59, 59, tzinfo=UTC))
        assert ask(cache).body == before.body
        clock.move_to(datetime(2027, 3, 18, 7, tzinfo=UTC))
        after = ask(cache)
        assert after.kept == "miss"
        assert b"Friday 19 March" in before.body
        assert b"Monday 22 March" in after.body


def test_a_page_that_was_rendered_while_something_was_published_is_never_kept(cache, articles):
    def render(environ, start):
        response = application(environ, start)
        Profile.objects.update(name="After")
        return response

    application = cache._application
    Profile.objects.update(name="Before")
    cache._application = render
    raced = ask(cache)
    assert (raced.kept, b"Before" in raced.body) == ("miss", True)
    cache._application = application
    page = ask(cache)
    assert (page.kept, b"After" in page.body, b"Before" in page.body) == ("miss", True, False)


def test_a_page_that_midnight_overtook_is_never_kept(cache, articles):
    with time_machine.travel(NOON, tick=False) as clock:

        def render(environ, start):
            response = application(environ, start)
            clock.move_to(NOON + timedelta(days=1))
            return response

        application, cache._application = cache._application, render
        ask(cache)
        assert len(cache.memory) == 0


def test_what_did_not_change_is_not_compressed_again(cache, articles, monkeypatch):
    first = ask(cache)
    SiteVersion.change()
    monkeypatch.setattr(pagecache, "Answer", None)
    again = ask(cache)
    assert (again.kept, again.body) == ("miss", first.body)


# what is never kept


def answering(status=200, body="words", **headers):
    """Return an application that answers so, as a view that lets itself be kept would."""

    def application(environ, start_response):
        response = HttpResponse(body, status=status)
        response.may_be_kept = True  # type: ignore[attr-defined]
        start_response(f"{status} X", [(name.replace("_", "-"), value) for name, value in headers.items()])
        return response

    return application


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 301, "Location": "/x/"},
        {"status": 404},
        {"status": 500},
        {"Set_Cookie": "a=b"},
        {"Cache_Control": "max-age=0, no-store"},
        {"Cache_Control": "private"},
        {"Vary": "Cookie"},
        {"Vary": "Accept-Encoding, Cookie"},
        {"Vary": "*"},
        {"Content_Encoding": "gzip"},
    ],
)
def test_an_answer_for_one_person_is_passed_on_and_never_kept(db, answer):
    cache = PageCache(answering(**answer))
    for _ in LATER:
        page = ask(cache)
        assert (page.status, page.body, page.kept) == (answer.get("status", 200), b"words", "")
    assert len(cache.memory) == 0


def test_an_empty_or_enormous_page_is_answered_and_not_kept(db, monkeypatch):
    monkeypatch.setattr(pagecache, "LARGEST_PAGE", 100)
    for body in ("", "a" * 101):
        cache = PageCache(answering(body=body))
        assert [ask(cache).kept for _ in LATER] == ["miss", "miss"]


# at hand


@pytest.fixture
def data_dir(monkeypatch, tmp_path):
    """Return the folder in which the practice would say that it is closed."""
    monkeypatch.setattr(maintenance, "_file", lambda: tmp_path / maintenance.FILE)
    return tmp_path


@pytest.fixture
def front(cache, data_dir):
    """Return what is served: the cache at hand, and the way through the door."""
    door = ClosedDoor(cache)
    return AtHand(cache, door=door, way=LastResort(door))


def test_what_is_at_hand_is_handed_out_without_going_the_long_way(front, articles, still, monkeypatch):
    first = ask(front, "/articles/")
    front._door.is_open_until = float("inf")
    monkeypatch.setattr(front, "_way", None)
    second = ask(front, "/articles/")
    assert (first.kept, second.kept) == LATER[::-1]
    assert second.body == first.body


@pytest.mark.parametrize("more", [{"method": "HEAD"}, {"method": "POST"}, {"CONTENT_TYPE": "text/plain; charset=x"}])
def test_all_but_plain_questions_go_the_long_way(front, articles, more, monkeypatch):
    ask(front, "/articles/")
    monkeypatch.setattr(front, "_way", answering(body="the long way"))
    assert ask(front, "/articles/", **more).body == b"the long way"


def test_nothing_is_at_hand_while_it_is_not_known_that_the_door_is_open(front, articles, data_dir):
    ask(front, "/articles/")
    (data_dir / maintenance.FILE).touch()
    front._door.is_open_until = 0.0
    assert ask(front, "/articles/").status == 503


def test_at_a_moment_at_which_pages_change_nothing_is_at_hand(front, articles, monkeypatch):
    soon = datetime.now(UTC) + timedelta(milliseconds=1)
    monkeypatch.setattr(held, "next_change", lambda now: soon)
    held.forget()
    held.now()
    assert held._reading.look_at - held._reading.read_at <= 0.001


# many at once


@pytest.fixture
def still(monkeypatch):
    """Let the version stand still, so that many threads need no database."""
    one = held.Held("1", since=0, until=1e12)
    for name in ("at_hand", "now", "read_again"):
        monkeypatch.setattr(held, name, lambda: one)
    return one


def test_of_many_who_want_a_page_at_once_one_renders_it_and_the_others_wait(still):
    asked, all_are_here = [], threading.Barrier(8, timeout=30)

    def slow(environ, start_response):
        asked.append(1)
        done.wait(30)
        return answering()(environ, start_response)

    def one(number):
        all_are_here.wait()
        if number == 0:
            threading.Timer(0.3, done.set).start()
        return ask(cache)

    done, cache = threading.Event(), PageCache(slow)
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(one, range(8)))
    assert len(asked) == 1
    assert {page.body for page in pages} == {b"words"}
    assert sorted(page.kept for page in pages) == ["hit"] * 7 + ["miss"]


def test_who_has_waited_long_enough_renders_the_page_themselves(still, monkeypatch):
    def slow(environ, start_response):
        first = not begun.is_set()
        begun.set()
        if first:
            assert served.wait(30)
        return answering()(environ, start_response)

    monkeypatch.setattr(pagecache, "WAIT_SECONDS", 0.01)
    begun, served, cache = threading.Event(), threading.Event(), PageCache(slow)
    with ThreadPoolExecutor(1) as pool:
        stuck = pool.submit(ask, cache)
        assert begun.wait(30)
        assert ask(cache).body == b"words"
        served.set()
        assert stuck.result(30).body == b"words"


def test_a_render_that_fails_keeps_nobody_waiting(still):
    def fails(environ, start_response):
        raise ValueError

    cache = PageCache(fails)
    for _ in LATER:
        with pytest.raises(ValueError):  # noqa: PT011 -- whatever was raised comes out
            ask(cache)
    assert cache._rendering == {}


def test_the_memory_is_bounded_and_what_is_asked_for_stays_longest():
    def page(letter):
        return Kept(Answer([("Content-Type", "text/html")], letter.encode() * 10_000), None)

    memory = Memory(5 * page("a").answer.size)
    popular = page("a")
    memory.keep(("h", "/popular/", "", "http"), popular)
    for number in range(50):
        popular.used = True
        memory.keep(("h", f"/{number}/", "", "http"), page(chr(98 + number % 20)))
        assert memory.bytes <= memory.most_bytes
        assert memory.bytes == sum(each.answer.size for each in memory._pages.values())
    assert memory.find(("h", "/popular/", "", "http")) is popular
    assert memory.find(("h", "/0/", "", "http")) is None
    memory.keep(("h", "/huge/", "", "http"), Kept(Answer([], b"a" * 200_000), None))
    assert memory.bytes <= memory.most_bytes


def test_without_the_database_what_is_kept_is_still_handed_out_and_the_rest_is_not(cache, articles, monkeypatch):
    def gone(*args):
        raise OperationalError("canary")

    ask(cache, "/help-now/")
    monkeypatch.setattr(SiteVersion, "current", gone)
    assert ask(cache, "/help-now/").kept == "hit"
    held._reading.read_at -= held.WITHOUT_DATABASE
    held._reading.look_at = 0.0
    assert held.at_hand() is None
    with pytest.raises(OperationalError):
        held.now()


@pytest.mark.both_databases
@given(AWKWARD)
def test_any_list_of_encodings_names_one_that_we_have(text):
    assert best_encoding(text) in {"br", "gzip", "identity"}
