"""The texts that a site begins with are honest: until somebody here has read them over, they name no such day."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from articles import publishing, reviewing
from articles.models import Article, Content, Page, Revision
from practice.models import Profile, Staff
from tests.clients import text

pytestmark = pytest.mark.django_db
TODAY = "/admin/"


@pytest.fixture
def sofia():
    """Return the therapist of a practice of one’s own, whose site has just begun."""
    staff = Staff.objects.create_superuser("sofia", display_name="Sofia Marsh", slug="sofia-marsh")
    call_command("load_starter", verbosity=0)
    return staff


@pytest.fixture
def as_sofia(client, sofia):
    client.force_login(sofia)
    return client


def test_texts_of_a_practice_of_one_s_own_are_of_today_and_nobody_is_said_to_have_read_them(client, sofia):
    contents = list(Content.objects.live())
    assert len(contents) == 8
    today = Profile.current().today
    for content in contents:
        assert (content.reviewed_on, content.review_due) == (None, None), content
        assert abs(content.published_at.date() - today) <= timedelta(days=1), content
        assert "eviewed" not in text(client.get(content.get_absolute_url())), content
    assert set(reviewing.unread()) == set(contents)


def test_in_the_demo_they_were_read_by_its_therapist(articles):
    assert Article.objects.first().reviewed_on == date(2026, 10, 5)
    assert not reviewing.unread().exists()


def test_who_has_read_them_sets_the_day_of_the_review_and_the_next_a_year_later(client, sofia):
    page = Page.objects.get(slug="fees")
    assert reviewing.have_read([page], by=sofia).number == 1
    page.refresh_from_db()
    today = Profile.current().today
    assert (page.reviewed_on, page.review_due) == (today, today + timedelta(days=365))
    assert page.live_revision.made_by == sofia
    assert page.published_at < page.live_revision.made_at
    assert "Last reviewed" in text(client.get("/fees/"))
    assert page not in reviewing.unread()


def test_a_newer_draft_does_not_go_live_because_somebody_has_read_what_readers_see(sofia):
    page = Page.objects.get(slug="fees")
    publishing.save_draft(page, by=sofia, written={"title": "Not yet"}, lists={})
    page.refresh_from_db()
    looked = reviewing.have_read([page], by=sofia)
    assert (looked.number, looked.left) == (0, [page])
    page.refresh_from_db()
    assert (page.title, page.reviewed_on) == ("Fees", None)


def test_what_readers_do_not_see_or_what_has_something_to_mend_is_left(sofia):
    hidden, faulty = Page.objects.get(slug="questions"), Page.objects.get(slug="fees")
    publishing.unpublish(hidden, by=sofia)
    broken = "<p><a href='/nowhere-at-all/'>The way</a></p>"
    Content.objects.filter(pk=faulty.pk).update(body=broken)
    Revision.objects.filter(content=faulty).update(body=broken)
    versions = Revision.objects.count()
    assert reviewing.have_read([hidden, faulty], by=sofia).left == [hidden, faulty]
    assert Revision.objects.count() == versions


def test_whoever_changes_such_a_text_is_asked_for_the_day(sofia):
    page = Page.objects.get(slug="fees")
    publishing.save_draft(page, by=sofia, written={"title": "What it costs"}, lists={})
    with pytest.raises(publishing.NotPublished) as refused:
        publishing.publish(page, by=sofia)
    assert {fault.key for fault in refused.value.faults} == {"not_reviewed", "no_review_due"}


def test_the_first_page_of_the_admin_says_that_they_are_not_read(as_sofia, sofia):
    page = " ".join(text(as_sofia.get(TODAY)).split())
    assert "8 texts came with this site, speak as you, and nobody here has read them." in page
    assert 'href="/admin/welcome/#texts"' in page
    reviewing.have_read(Content.objects.all(), by=sofia)
    assert "came with this site" not in text(as_sofia.get(TODAY))


def test_an_editor_is_led_to_the_lists(as_sofia, sofia):
    sofia.role = Staff.Role.EDITOR
    sofia.is_superuser = False
    sofia.save()
    page = text(as_sofia.get(TODAY))
    assert "/admin/welcome/#texts" not in page
    listed = text(as_sofia.get("/admin/articles/page/?review=none"))
    assert "Questions people ask" in listed


def test_from_the_list_several_are_said_to_be_read_over(as_sofia):
    ticked = {"action": "have_read_chosen", "_selected_action": [page.pk for page in Page.objects.all()[:2]]}
    said = text(as_sofia.post("/admin/articles/page/", ticked, follow=True))
    assert "2 are read over." in said
    assert Page.objects.filter(reviewed_on__isnull=False).count() == 2


def test_what_the_list_cannot_say_to_be_read_is_named(as_sofia, sofia):
    draft = Page(title="On me", slug="on-me", body="<p>Me.</p>")
    publishing.begin(draft, by=sofia)
    ticked = {"action": "have_read_chosen", "_selected_action": [draft.pk]}
    said = text(as_sofia.post("/admin/articles/page/", ticked, follow=True))
    assert "or it has a draft or something to mend: On me" in said
    assert "read over." not in said
