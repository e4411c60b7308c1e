"""An article leads through its text and ends with one invitation; it costs little and weighs little."""

import re

import brotli
import pytest
from django.conf import settings

from articles.models import Article, Page
from practice.models import Pattern, SiteVersion

pytestmark = pytest.mark.one_database

MAIN = "/articles/what-is-attachment-based-healing/"
ROUND_TRIP = 14 * 1024
MOST_CSS = 8 * 1024


def text(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def main(articles):
    """Return the longest article there is to start with."""
    return Article.objects.get(slug=MAIN.split("/")[2])


def test_its_headings_are_listed_before_it_where_there_are_at_least_three(client, main):
    page = text(client.get(MAIN))
    listed = re.findall(r'<li[^>]*><a href="#([^"]*)">', page[page.index("contents") :])
    assert listed == [address for _level, address, _words in main.contents]
    assert all(f'id="{address}"' in page for address in listed)
    main.body = "<h2>One</h2><p>x</p><h2>Two</h2><p>y</p>"
    main.save()
    assert "In this article" not in text(client.get(MAIN))


def test_after_its_text_come_sources_patterns_one_invitation_the_author_and_what_to_read_next(client, main):
    page = text(client.get(MAIN))
    body = page[page.index('<div class="prose">') :]
    order = ['class="sources"', 'class="speaks"', 'class="invitation"', 'class="written-by"', 'class="next"']
    assert [body.count(mark) for mark in order] == [1] * len(order)
    assert [body.index(mark) for mark in order] == sorted(body.index(mark) for mark in order)
    assert body.count('class="button warm"') == 1


def test_wherever_the_text_of_an_article_says_so_there_is_one_invitation_and_it_ends_it(client, main):
    main.body = f'<p>Before.</p><div data-block="invitation"></div>{main.body}'
    Article.objects.filter(pk=main.pk).update(typeset=main.body)
    page = text(client.get(MAIN))
    assert page.count('class="invitation"') == 1
    assert page.index('class="invitation"') > page.index('class="sources"')
    assert "data-block" not in page


def test_a_page_invites_only_where_its_text_says_so(client, articles):
    assert 'class="invitation"' not in text(client.get("/about/"))
    typeset = '<p>Me.</p><div data-block="invitation"></div><p>You.</p>'
    Page.objects.filter(slug__in=["about", "home"]).update(typeset=typeset)
    for path in ("/about/", "/"):
        page = text(client.get(path))
        assert page.count('class="invitation"') == 1
        assert page.index("<p>Me.</p>") < page.index('class="invitation"') < page.index("<p>You.</p>")


def test_what_was_chosen_is_offered_first_then_what_shares_the_most_patterns_and_never_more_than_three(client, main):
    def offered():
        page = text(client.get(MAIN))
        return re.findall(r'href="/articles/([^/"]*)/', page[page.index('class="next"') :])

    main.patterns.set(Pattern.objects.filter(key__in=["replay", "too-much"]))
    Article.objects.exclude(pk=main.pk).delete()
    texts = {
        name: Article.objects.create(title=name, slug=name, published_at=main.published_at)
        for name in ("chosen", "one", "both", "neither", "hidden", "third")
    }
    texts["both"].patterns.set(main.patterns.all())
    texts["hidden"].patterns.set(main.patterns.all())
    for name in ("one", "third"):
        texts[name].patterns.set(Pattern.objects.filter(key="replay"))
    main.related.set([texts["chosen"], texts["hidden"], main])
    Article.objects.filter(slug="hidden").update(published_at=None)
    assert offered() == ["chosen", "both", "third"]
    main.related.clear()
    SiteVersion.change()
    assert offered() == ["both", "third", "one"]


def test_an_author_with_a_page_is_linked_and_one_without_is_named(client, main, therapist):
    assert '<a rel="author" href="/people/ines-calder/">Ines Calder</a>' in text(client.get(MAIN))
    type(therapist).objects.update(is_active=False)
    page = text(client.get(MAIN))
    assert "Ines Calder" in page
    assert "/people/" not in page


def test_an_article_that_is_not_kept_costs_three_queries(client, main, known, django_assert_num_queries):
    path = known(MAIN)
    # The text, what is around it, and what is next.
    with django_assert_num_queries(3):
        client.get(path)


def test_a_look_costs_no_text_and_sets_no_cookie(client, main):
    for path in ("/", MAIN, "/articles/", "/about/", "/topics/attachment/", "/people/ines-calder/", "/sitemap.xml"):
        assert (client.head(path).status_code, client.head(path).content) == (200, b""), path
        assert client.get(path).cookies == {}, path


def test_an_article_and_its_style_come_in_one_round_trip(client, main):
    page = text(client.get(MAIN))
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]*)"', page)
    css = sum(len(brotli.compress((settings.STATIC_ROOT / sheet).read_bytes())) for sheet in sheets)
    html = len(brotli.compress(page.encode(), quality=5))
    assert len(sheets) == 3
    assert css <= MOST_CSS, f"the style takes {css} bytes"
    assert html + css <= ROUND_TRIP, f"the article takes {html} bytes, its style {css}"
