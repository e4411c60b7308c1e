"""A topic has a page for as long as there is something to read on it, and every address it had leads there."""

from datetime import date

import pytest

from articles import own_paths, publishing
from articles.checking import Leads
from articles.models import Article, Topic
from practice import moving

pytestmark = pytest.mark.django_db


@pytest.fixture
def rest(practice):
    """Return a topic with one published article."""
    topic = Topic.objects.create(name="Rest", slug="rest")
    content = Article(
        title="On rest", slug="on-rest", reviewed_on=date(2026, 11, 1), review_due=date(2027, 11, 1), body="<p>One.</p>"
    )
    publishing.begin(content, by=None, lists={"topics": [topic.pk]})
    publishing.publish(content, by=None)
    return topic


def rename(topic, slug):
    topic.slug = slug
    moving.save(topic)


def test_every_former_address_of_a_topic_leads_to_the_present_one_with_its_query(client, rest):
    rename(rest, "sleep")
    rename(rest, "slow-days")
    for former in ("rest", "sleep"):
        moved = client.get(f"/topics/{former}/?from=a%20letter")
        assert (moved.status_code, moved.headers["Location"]) == (301, "/topics/slow-days/?from=a%20letter")
        assert own_paths.leads(f"/topics/{former}/") is Leads.TO_READERS
    assert client.get("/topics/slow-days/").status_code == 200


def test_a_topic_that_goes_back_to_its_old_address_is_there_again(client, rest):
    rename(rest, "sleep")
    rename(rest, "rest")
    assert client.get("/topics/rest/").status_code == 200
    assert client.get("/topics/sleep/").headers["Location"] == "/topics/rest/"


def test_another_topic_may_take_an_address_that_is_free(client, rest):
    rename(rest, "sleep")
    other = Topic.objects.create(name="Pauses", slug="rest")
    other.content_set.set(Article.objects.all())
    assert "Pauses" in client.get("/topics/rest/").text
    rename(other, "pauses")
    assert client.get("/topics/rest/").headers["Location"] == "/topics/pauses/"


def test_the_admin_moves_a_topic_so_that_nobody_is_lost(as_therapist, client, rest):
    given = {"name": "Rest", "slug": "slow-days"}
    assert as_therapist.post(f"/admin/articles/topic/{rest.pk}/change/", given).status_code == 302
    assert client.get("/topics/rest/").headers["Location"] == "/topics/slow-days/"


def test_a_topic_without_anything_to_read_has_no_page_yet(as_therapist, client, rest):
    admin = f"/admin/articles/topic/{rest.pk}/change/"
    assert 'href="/topics/rest/"' in as_therapist.get(admin).text
    publishing.unpublish(Article.objects.get(), by=None)
    assert client.get("/topics/rest/").status_code == 404
    assert own_paths.leads("/topics/rest/") is Leads.NOT_YET
    assert 'href="/topics/rest/"' not in as_therapist.get(admin).text
