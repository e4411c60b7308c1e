"""What a view made for everyone is held for those whom the page cache passes on, and never longer than it is true."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from articles import publishing, reading
from articles.models import Article
from practice import held
from practice import kept as kept_pages
from practice.kept import kept, with_leaves
from practice.models import Profile


@pytest.fixture
def article(articles):
    """Return one of the articles that a practice starts with."""
    return Article.objects.live().first()


@pytest.fixture
def still(monkeypatch):
    """Return what is held under a version that outlives everything, without a database."""
    one = held.Held("1", since=0, until=1e12)
    one.read_at = float("inf")
    monkeypatch.setattr(held, "now", lambda: one)
    return one


@pytest.fixture
def made(monkeypatch):
    """Return a list that grows with every article that is read from the database."""
    found = []
    read = reading.article

    def counted(slug):
        found.append(slug)
        return read(slug)

    monkeypatch.setattr(reading, "article", counted)
    return found


def opened(client, path, query=""):
    """Open a page three times: made, made again or held, held at the latest."""
    return [client.get(f"{path}?{query}" if query else path) for _ in range(3)]


def test_a_page_with_a_query_that_no_view_knows_is_made_once_for_all_such_queries(client, article, made):
    path = article.get_absolute_url()
    first = opened(client, path)[-1]
    before = len(made)
    for query in ("utm_source=letter", "x=1&y=%3Cscript%3E", "a" * 2000):
        page = client.get(f"{path}?{query}")
        assert (page.status_code, page.content) == (200, first.content)
        assert dict(page.items()) == dict(first.items())
    assert len(made) == before


def test_a_held_page_costs_no_query_but_that_for_the_version(client, article, django_assert_num_queries):
    path = article.get_absolute_url()
    opened(client, path)
    with django_assert_num_queries(1) as asked:
        client.get(f"{path}?x=1")
    assert "siteversion" in asked.captured_queries[0]["sql"]


def test_what_a_view_reads_of_a_query_makes_a_page_of_its_own(client, articles):
    def shown(query):
        return [page.content for page in opened(client, reverse("articles:list"), query)][-1]

    newest = Article.objects.live().order_by("-published_at", "-pk").first()
    page = client.get(reverse("articles:list"))
    assert newest.title.encode() in page.content
    assert client.get(reverse("articles:list"), {"after": "nonsense"}).status_code == 404
    assert shown("x=1") == shown("") == shown("utm_source=after")


def test_a_kept_view_is_not_shown_what_it_does_not_read_of_a_query(rf, still):
    def view(request):
        seen.append({**request.GET.dict(), "whole": request.get_full_path()})
        return HttpResponse("")

    seen: list[dict[str, str]] = []
    plain = kept(view)
    for shown in (plain, kept(with_leaves(view))):
        shown(rf.get("/articles/?utm_source=x&after=a.1&before=&next=//evil.example", headers={"host": "localhost"}))
    assert seen == [
        {"whole": "/articles/"},
        {"after": "a.1", "before": "", "whole": "/articles/?after=a.1&before="},
    ]


def test_an_article_that_moved_leads_on_with_the_whole_query(client, article, therapist):
    old = article.get_absolute_url()
    draft = publishing.save_draft(article, by=therapist, written={"slug": "moved-on"}, lists={})
    publishing.publish(article, by=therapist, revision=draft)
    for page in opened(client, old, "utm_source=letter&x=1"):
        assert (page.status_code, page["Location"]) == (301, "/articles/moved-on/?utm_source=letter&x=1")


def test_what_is_published_shows_at_once_with_any_query(client, article, therapist):
    path = article.get_absolute_url()
    opened(client, path, "x=1")
    draft = publishing.save_draft(article, by=therapist, written={"title": "Another title"}, lists={})
    publishing.publish(article, by=therapist, revision=draft)
    for page in opened(client, path, "x=1"):
        assert b"Another title" in page.content
    publishing.unpublish(article, by=therapist)
    assert {page.status_code for page in opened(client, path, "x=1")} <= {404, 410}


def test_a_page_that_was_made_while_something_was_published_is_never_held(rf, db):
    @kept
    def view(request):
        name = Profile.objects.get().name
        if name == "Before":
            Profile.objects.update(name="After")
        return HttpResponse(name)

    def ask():
        return view(rf.get("/", headers={"host": "localhost"})).content

    Profile.objects.create(name="Before")
    assert [ask() for _ in range(3)] == [b"Before", b"After", b"After"]


def test_a_page_is_not_held_until_the_version_has_outlived_its_making(rf, still):
    still.read_at = 0.0
    numbers = iter(range(10))
    view = kept(lambda request: HttpResponse(str(next(numbers))))

    def ask():
        return view(rf.get("/", headers={"host": "localhost"})).content

    # The version was last read before the pages were made, and somebody may have published since.
    assert [ask() for _ in range(3)] == [b"0", b"1", b"2"]
    still.read_at = float("inf")
    assert [ask() for _ in range(3)] == [b"2", b"2", b"2"]


@pytest.mark.parametrize("how", ["cookie", "status", "room"])
def test_what_is_not_for_everyone_or_too_much_is_made_anew(rf, still, monkeypatch, how):
    monkeypatch.setattr(kept_pages, "MOST_BYTES", 3 if how == "room" else 1000)
    numbers = iter(range(10))

    @kept
    def view(request):
        answer = HttpResponse(f"page {next(numbers)}", status=410 if how == "status" else 200)
        if how == "cookie":
            answer.set_cookie("a", "b")
        return answer

    assert [view(rf.get("/", headers={"host": "localhost"})).content for _ in range(2)] == [b"page 0", b"page 1"]


def test_each_host_scheme_method_and_path_has_its_own_page(rf, still):
    numbers = iter(range(10))
    view = kept(lambda request: HttpResponse(str(next(numbers))))
    asked = [
        rf.get("/", headers={"host": "localhost"}),
        rf.get("/", headers={"host": "127.0.0.1"}),
        rf.get("/", headers={"host": "localhost"}, secure=True),
        rf.head("/", headers={"host": "localhost"}),
        rf.get("/other/", headers={"host": "localhost"}),
    ]
    for _ in range(2):
        assert [view(request).content for request in asked] == [b"0", b"1", b"2", b"3", b"4"]
