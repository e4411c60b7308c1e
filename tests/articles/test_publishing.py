"""What readers see, and since when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Content, ContentEvent, FormerAddress, Revision
from practice.models import SiteVersion

pytestmark = pytest.mark.django_db


def write(content, **written):
    return publishing.save_draft(content, by=None, written=written, lists={})


def test_a_draft_is_seen_by_nobody_and_a_published_one_by_everyone(draft, client):
    assert client.get("/articles/on-repair/").status_code == 404
    publishing.publish(draft, by=None)
    assert client.get("/articles/on-repair/").status_code == 200


def test_a_draft_of_a_live_article_changes_nothing_for_readers_until_it_is_published(draft, client):
    publishing.publish(draft, by=None)
    write(draft, body="<p>Two.</p>")
    assert "One." in client.get("/articles/on-repair/").content.decode()
    publishing.publish(draft, by=None)
    assert "Two." in client.get("/articles/on-repair/").content.decode()


def test_what_is_scheduled_waits_for_its_time(draft, time_machine):
    in_an_hour = timezone.now() + timedelta(hours=1)
    publishing.publish(draft, by=None, at=in_an_hour)
    assert publishing.publish_due() == 0
    time_machine.move_to(in_an_hour)
    assert publishing.publish_due() == 1
    assert list(Content.objects.live()) == [Content.objects.get()]
    assert Content.objects.get().published_at == in_an_hour


def test_without_a_review_date_nothing_is_published(draft):
    write(draft, review_due=None)
    with pytest.raises(publishing.NotPublished) as refused:
        publishing.publish(draft, by=None)
    assert [fault.key for fault in refused.value.faults] == ["no_review_due"]


def test_a_published_address_that_changes_is_kept(draft):
    publishing.publish(draft, by=None)
    write(draft, slug="on-mending")
    publishing.publish(draft, by=None)
    assert FormerAddress.objects.get().slug == "on-repair"
    assert Content.objects.get().get_absolute_url() == "/articles/on-mending/"


def test_an_earlier_revision_comes_back_as_a_draft(draft):
    first = draft.revisions.get()
    write(draft, body="<p>Two.</p>")
    publishing.restore(first, by=None)
    assert Revision.objects.first().body == "<p>One.</p>"
    assert Revision.objects.count() == 3


def test_publishing_taking_back_and_removing_each_change_the_version_of_the_site(draft):
    versions = set()
    for change in (publishing.publish, publishing.unpublish, publishing.remove):
        change(draft, by=None)
        versions.add(SiteVersion.objects.get().version)
    assert len(versions) == 3


def test_what_has_become_faulty_does_not_go_live_by_itself_and_the_history_says_so(draft, time_machine):
    in_an_hour = timezone.now() + timedelta(hours=1)
    publishing.publish(draft, by=None, at=in_an_hour)
    Revision.objects.update(review_due=None)
    time_machine.move_to(in_an_hour)
    assert publishing.publish_due() == 1
    assert publishing.publish_due() == 0
    assert not Content.objects.live().exists()
    assert ContentEvent.objects.first().kind == ContentEvent.Kind.UNSCHEDULED


def test_what_was_to_go_live_later_does_not_undo_what_was_published_since(draft, time_machine):
    in_an_hour = timezone.now() + timedelta(hours=1)
    publishing.publish(draft, by=None, at=in_an_hour)
    write(draft, body="<p>Two.</p>")
    publishing.publish(draft, by=None)
    time_machine.move_to(in_an_hour)
    assert publishing.publish_due() == 0
    assert Content.objects.get().body == "<p>Two.</p>"


def test_an_end_before_the_beginning_is_refused_at_either(draft):
    now = timezone.now()
    publishing.end_on(draft, at=now + timedelta(minutes=1), by=None)
    with pytest.raises(publishing.NotPublished) as refused:
        publishing.publish(draft, by=None, at=now + timedelta(hours=1))
    assert [fault.field for fault in refused.value.faults] == ["expires_at"]
    publishing.publish(draft, by=None)
    with pytest.raises(publishing.NotPublished):
        publishing.end_on(draft, at=now - timedelta(days=1), by=None)


def test_what_is_read_from_a_stale_copy_takes_nothing_back(draft):
    stale = Content.objects.get()
    publishing.publish(draft, by=None)
    write(stale, body="<p>Two.</p>")
    assert Content.objects.live().get().body == "<p>One.</p>"


def test_a_draft_does_not_take_an_address_that_something_else_has(draft):
    other = Content(kind=draft.kind, title="Other", slug="other")
    publishing.begin(other, by=None)
    with pytest.raises(publishing.AddressTaken):
        write(other, slug="on-repair")
