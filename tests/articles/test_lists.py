"""Lists are read leaf by leaf, and publishing in the middle of that shows nothing twice and loses nothing."""

import re
from datetime import timedelta
from itertools import chain

import pytest
from django.utils import timezone

from articles.models import Article, Page, Portrait, Topic
from articles.paging import Key, UnreadableKey
from practice.models import Pattern, Profile

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def write(number, *, minutes=None, **fields):
    at = NOW - timedelta(minutes=number if minutes is None else minutes)
    return Article(
        title=f"Text {number:03}", slug=f"text-{number:03}", published_at=at, first_published_at=at, **fields
    )


@pytest.fixture
def fifty(practice):
    """Fifty articles, the newest first; ten of them were published in the same moment."""
    return Article.objects.bulk_create([write(n, minutes=15 if 15 <= n < 25 else n) for n in range(50)])


def titles(page):
    return re.findall(r'row-title"><a [^>]*>([^<]*)</a>', page)


def way(page, which):
    found = re.search(rf'<a rel="{which}" href="([^"]*)"', page)
    return found and found[1]


def get(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_list_is_read_to_its_end_and_back_again_by_the_same_leaves(client, fifty):
    path, leaves = "/articles/", []
    while path:
        leaves.append(get(client, path))
        path = way(leaves[-1], "next")
    shown = [titles(page) for page in leaves]
    assert [len(each) for each in shown] == [20, 20, 10]
    assert list(chain(*shown)) == [f"Text {n:03}" for n in [*range(15), *range(24, 14, -1), *range(25, 50)]]
    back = get(client, way(leaves[2], "prev"))
    assert titles(back) == shown[1]
    assert client.get(way(back, "prev")).headers["Location"] == "/articles/"


def test_each_leaf_has_one_address_for_search_engines_however_it_was_reached(client, fifty):
    def address(page):
        return re.search(r'rel="canonical" href="([^"]*)"', page)[1].removeprefix("http://127.0.0.1:8000")

    first = get(client, "/articles/?from=elsewhere")
    second = get(client, way(first, "next"))
    third = get(client, way(second, "next"))
    assert address(first).endswith("/articles/")
    assert address(second).endswith(way(first, "next"))
    assert address(get(client, way(third, "prev"))) == address(second)


def test_publishing_while_somebody_reads_on_shows_nothing_twice_and_loses_nothing(client, fifty):
    first = get(client, "/articles/")
    Article.objects.bulk_create([write(100 + n, minutes=-0.001) for n in range(5)])
    Article.objects.filter(title="Text 000").update(published_at=None)
    assert not set(titles(first)) & set(titles(get(client, way(first, "next"))))
    assert titles(get(client, way(first, "next")))[0] == "Text 019"


NEVER_GIVEN = ["x", "1-2-3", "-", "zzzzzzzzzzzzz-1", "ü-1", "99999999999999999999999-1"]
# The same place, written in ways in which no page writes it.
OTHERWISE = ["1_0-1", "0000000001-1", "ZZZZ-ZZ", "+1-1", " 1-1", "1-1 ", "\u0661-1"]


@pytest.mark.parametrize("key", [*NEVER_GIVEN, *OTHERWISE])
def test_a_key_that_was_never_given_out_leads_nowhere(client, practice, key):
    with pytest.raises(UnreadableKey):
        Key.read(key)
    assert client.get("/articles/", {"after": key}).status_code == 404
    assert client.get("/articles/", {"before": key}).status_code == 404


def test_where_a_list_has_come_to_its_end_it_begins_anew_at_its_own_address(client, fifty):
    Topic.objects.create(name="Rest", slug="rest").content_set.set(Article.objects.all())
    for path in ("/articles/", "/topics/rest/"):
        past = client.get(path, {"after": str(Key.of(fifty[-1]))})
        assert (past.status_code, past.headers["Location"]) == (302, path)


def test_a_leaf_costs_few_queries_however_long_the_list_is(client, fifty, known, django_assert_num_queries):
    after = known(way(get(client, "/articles/"), "next"))
    # The leaf, and its topics.
    with django_assert_num_queries(2):
        get(client, after)


def test_a_topic_a_pattern_and_a_person_each_list_their_own_articles_only(client, therapist):
    topic, pattern = Topic.objects.create(name="Rest", slug="rest"), Pattern.objects.get(key="replay")
    mine, _other = Article.objects.bulk_create([write(1, author=therapist), write(2)])
    mine.topics.add(topic)
    mine.patterns.add(pattern)
    for path in ("/topics/rest/", "/patterns/replay/", "/people/ines-calder/"):
        assert titles(get(client, path)) == ["Text 001"], path
    front = get(client, "/articles/")
    assert 'href="/topics/rest/"' in front
    assert 'href="/patterns/replay/"' in front
    assert front.count('href="/patterns/') == 1


def test_a_pattern_is_brought_to_the_intake_only_where_the_intake_asks_for_it_and_there_is_room(client, practice):
    assert 'name="pattern" value="replay"' in get(client, "/patterns/replay/")
    type(practice).objects.update(capacity="closed")
    assert "first conversation" not in get(client, "/patterns/replay/")
    type(practice).objects.update(capacity="open")
    Pattern.objects.filter(key="replay").update(is_asked=False)
    assert "first conversation" not in get(client, "/patterns/replay/")


def test_a_person_says_who_they_are_and_is_there_only_while_they_work_here(client, therapist):
    Portrait.objects.create(staff=therapist, about="I was a nurse first.\n\nThen I listened.")
    page = get(client, "/people/ines-calder/")
    for part in ("Ines Calder", "LPC", "<p>I was a nurse first.</p>", "<p>Then I listened.</p>"):
        assert part in page
    type(therapist).objects.update(is_active=False)
    assert client.get("/people/ines-calder/").status_code == 404


@pytest.mark.parametrize("path", ["/topics/none/", "/patterns/none/", "/people/none/"])
def test_what_there_is_not_is_not_found(client, practice, path):
    assert client.get(path).status_code == 404


def test_every_page_describes_itself_to_search_engines_even_where_nothing_was_written(client, therapist, articles):
    Article.objects.update(summary="")
    Page.objects.update(summary="")
    Profile.objects.update(tagline="")
    paths = ["/", "/articles/", "/articles/what-is-attachment-based-healing/", "/about/", "/help-now/", "/imprint/"]
    for path in [*paths, "/people/ines-calder/", "/topics/attachment/"]:
        page = client.get(path).content.decode()
        assert re.search(r'<meta name="description" content="[^"]{5,}">', page), path
    assert "Who Ines Calder is, and what they have written here." in client.get("/people/ines-calder/").content.decode()


def test_the_menu_says_of_no_person_that_one_is_among_the_articles(client, articles, therapist):
    mark = 'href="/articles/" aria-current="true"'
    assert mark in get(client, "/articles/four-pattern-families/")
    assert mark not in get(client, "/people/ines-calder/")
