"""A preview link shows one version to whoever has it, is kept nowhere, and dies when it is published."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import previews, publishing
from articles.models import PreviewLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(draft, editor):
    return f"/preview/{previews.make(draft.revisions.get(), by=editor)}/"


def test_it_shows_the_version_as_its_page_would_and_says_that_it_is_not_public(draft, link, client):
    publishing.save_draft(draft, by=None, written={"body": "<p>Later.</p>"}, lists={})
    response = client.get(link)
    page = response.content.decode()
    assert "<p>One.</p>" in page
    assert "Later." not in page
    assert "Preview — not public." in page
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    assert response["Referrer-Policy"] == "same-origin"
    assert not response.cookies


def test_its_token_is_long_and_stored_nowhere_nor_logged(draft, link, client, log):
    token = link.split("/")[2]
    assert len(token) >= 32
    assert token.encode() not in bytes(PreviewLink.objects.get().token_hash)
    client.get(link)
    client.get(f"{link[:-2]}/")
    assert token[:8] not in log.getvalue()


@pytest.mark.parametrize("token", ["x", "a" * 5000, "%00", "..", "é"])
def test_a_token_that_was_never_given_leads_nowhere(practice, client, token):
    assert client.get(f"/preview/{token}/").status_code == 404


def test_it_dies_when_this_version_or_a_later_one_is_published(draft, link, client):
    publishing.save_draft(draft, by=None, written={"body": "<p>Later.</p>"}, lists={})
    publishing.publish(draft, by=None)
    assert client.get(link).status_code == 404


def test_it_dies_after_fourteen_days_and_is_forgotten(link, client, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=14, minutes=1))
    assert client.get(link).status_code == 404
    assert previews.forget_over() == 1
    assert not PreviewLink.objects.exists()


def test_all_links_are_ended_at_once(draft, link, client):
    assert previews.end_all(draft) == 1
    assert client.get(link).status_code == 404
