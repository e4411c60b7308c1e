"""A preview link shows one version to whoever has it, is kept nowhere, and dies when it is published."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import previews, publishing
from articles.models import Article, Content, Portrait, PreviewLink, Revision
from practice.models import Pattern
from tests.admin_forms import filled
from tests.clients import post, text

REVIEWED, NEXT = date(2026, 11, 1), date(2027, 11, 1)
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


@pytest.mark.parametrize("kind", ["article", "page"])
def test_what_is_being_written_is_shown_before_it_is_saved(as_editor, articles, kind):
    content = Content.objects.filter(kind=kind, slug__in=["about", "four-pattern-families"]).get()
    at = f"/admin/articles/{kind}/{content.pk}"
    typed = filled(
        as_editor, f"{at}/change/", form="writing", title="On coming back", body="<p>Slowly, and <b>twice</b>.</p>"
    )
    revisions = Revision.objects.count()
    page = text(post(as_editor, f"{at}/look/", typed))
    assert "On coming back</h1>" in page
    assert "Slowly, and" in page
    assert Revision.objects.count() == revisions
    assert Content.objects.get(pk=content.pk).title == content.title
    assert content.title in text(as_editor.get(f"{at}/look/"))
    wrong = text(post(as_editor, f"{at}/look/", typed, title="", body="<p>More.<script>alert(1)</script></p>"))
    assert "Title: " in wrong
    assert "More." in wrong
    assert "alert(1)" not in wrong


@pytest.mark.parametrize("kind", ["article", "page"])
def test_something_new_is_shown_before_it_has_an_address(as_editor, articles, kind):
    at = f"/admin/articles/{kind}/add"
    assert text(as_editor.get(f"{at}/look/"))
    typed = filled(as_editor, f"{at}/", form="writing", title="On coming back", body="<p>Slowly.</p>")
    assert "On coming back</h1>" in text(post(as_editor, f"{at}/look/", typed))
    assert "Title: " in text(post(as_editor, f"{at}/look/"))
    assert not Content.objects.filter(title="On coming back").exists()


def test_a_portrait_is_shown_before_it_is_saved(as_therapist, articles, therapist, image):
    at = "/admin/articles/portrait/add"
    data = filled(as_therapist, f"{at}/", image=image.pk, about="I like slow rivers.", staff=therapist.pk)
    page = text(post(as_therapist, f"{at}/look/", data))
    assert "I like slow rivers." in page
    assert image.alternative in page
    assert image.alternative in text(post(as_therapist, f"{at}/look/", data, _face="home"))
    assert text(as_therapist.get(f"{at}/look/"))
    assert "Not all that you typed" in text(post(as_therapist, f"{at}/look/", {"staff": "x", "image": "x"}))
    assert not Portrait.objects.exists()


def live(title, slug, *patterns):
    """Return an article that readers see."""
    content = Article(title=title, slug=slug, body="<p>More.</p>", reviewed_on=REVIEWED, review_due=NEXT)
    publishing.begin(content, by=None, lists={"patterns": [pattern.pk for pattern in patterns]})
    publishing.publish(content, by=None)
    return content


def test_it_names_what_readers_would_be_led_to_and_nothing_that_is_not_public(draft, editor, client):
    replay = Pattern.objects.get(key="replay")
    secret = Article(title="Not for anyone yet", slug="secret", body="<p>No.</p>")
    publishing.begin(secret, by=None)
    chosen, sharing = live("Chosen for it", "chosen"), live("Shares a pattern", "sharing", replay)
    lists = {"patterns": [replay.pk], "related": [secret.pk, chosen.pk]}
    revision = publishing.save_draft(draft, by=None, written={}, lists=lists)
    page = client.get(f"/preview/{previews.make(revision, by=editor)}/").content.decode()
    assert secret.title not in page
    assert "/articles/secret/" not in page
    assert page.index(chosen.title) < page.index(sharing.title)
