"""An address that was public once leads to where its text is now, or says that it was taken away."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Article, Page

pytestmark = pytest.mark.django_db
REVIEWED = {"reviewed_on": date(2026, 11, 1), "review_due": date(2027, 11, 1)}


@pytest.fixture
def text(practice):
    """A published article."""
    content = Article(title="On repair", slug="on-repair", body="<p>One.</p>", **REVIEWED)
    publishing.begin(content, by=None)
    publishing.publish(content, by=None)
    return content


def rename(content, slug):
    publishing.save_draft(content, by=None, written={"slug": slug}, lists={})
    publishing.publish(content, by=None)


def test_every_former_address_leads_to_the_present_one_at_once_with_its_query(client, text):
    rename(text, "on-mending")
    rename(text, "on-coming-back")
    for former in ("on-repair", "on-mending"):
        response = client.get(f"/articles/{former}/?from=a%20letter")
        assert (response.status_code, response.headers["Location"]) == (
            301,
            "/articles/on-coming-back/?from=a%20letter",
        )
    assert client.get("/articles/on-coming-back/").status_code == 200


@pytest.mark.parametrize("how", ["removed", "taken back", "over"])
def test_what_was_public_and_is_no_more_says_so_and_offers_to_search(client, text, how):
    rename(text, "on-mending")
    if how == "removed":
        publishing.remove(text, by=None)
    elif how == "taken back":
        publishing.unpublish(text, by=None)
    else:
        Article.objects.update(expires_at=timezone.now(), published_at=timezone.now() - timedelta(days=1))
    for path in ("/articles/on-mending/", "/articles/on-repair/"):
        response = client.get(path)
        page = response.content.decode()
        assert response.status_code == 410
        assert "This was taken down" in page
        assert 'role="search"' in page
        assert 'href="tel:988"' in page


def test_what_was_never_public_is_not_found(client, practice):
    publishing.begin(Article(title="Draft", slug="draft", **REVIEWED), by=None)
    assert client.get("/articles/draft/").status_code == 404
    assert client.get("/articles/never/").status_code == 404


def test_a_page_moves_like_an_article_and_the_two_are_not_taken_for_each_other(client, text):
    page = Page(title="About", slug="about", **REVIEWED)
    publishing.begin(page, by=None)
    publishing.publish(page, by=None)
    rename(page, "who-i-am")
    assert client.get("/about/").headers["Location"] == "/who-i-am/"
    assert client.get("/articles/about/").status_code == 404


def test_a_page_that_is_not_there_offers_a_search_and_the_newest_articles_at_little_cost(
    client, text, known, django_assert_max_num_queries
):
    path = known("/articles/no-such-article/")
    # What is there, what was there, what may be another kind of address, and what a site before this one had.
    with django_assert_max_num_queries(4):
        response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 404
    assert 'action="/search/"' in page
    assert 'href="/articles/on-repair/"' in page
