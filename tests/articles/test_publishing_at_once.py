"""Several work loops and people at once: everything goes live once, and nothing is written over."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import images, publishing, writing
from articles.models import Article, Content, ContentEvent, Revision
from articles.writing import SavedMeanwhile, Words
from practice.models import SiteVersion
from tests.pictures import WORDS

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 6


def at_once(act):
    def one(number):
        try:
            return act(number)
        except SavedMeanwhile as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(one, range(TIMES)))


def test_what_is_due_goes_live_once_however_many_loops_there_are(draft):
    publishing.publish(draft, by=None, at=timezone.now() + timedelta(hours=1))
    Revision.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
    assert sum(at_once(lambda _: publishing.publish_due())) == 1
    assert ContentEvent.objects.filter(kind=ContentEvent.Kind.PUBLISHED).count() == 1
    assert Content.objects.live().count() == 1


def test_of_many_who_save_on_the_same_version_one_does_and_the_others_are_told(draft, editor):
    base = publishing.latest(draft).pk
    Revision.objects.update(publish_at=timezone.now() - timedelta(minutes=1))

    def act(number):
        if number == 0:
            return publishing.publish_due()
        return writing.save(Content.objects.get(), Words({"body": f"<p>{number}</p>"}), by=editor, base=base)

    did = at_once(act)
    assert sum(isinstance(each, Revision) for each in did) == 1
    assert sum(isinstance(each, SavedMeanwhile) for each in did) == TIMES - 2
    assert Content.objects.live().get().body == "<p>One.</p>"


def meeting(monkeypatch, *acts):
    """Do these at once: each stops before it changes the site's version, till all have come or a second is over.

    Whoever holds there what another one needs first would now be waited for by it, and wait for it.
    """
    all_are_here, change = threading.Barrier(len(acts)), SiteVersion.change

    def change_together():
        with suppress(threading.BrokenBarrierError):
            all_are_here.wait(timeout=1)
        change()

    def one(act):
        try:
            act()
        finally:
            connection.close()

    monkeypatch.setattr(SiteVersion, "change", change_together)
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


@pytest.fixture
def other(draft):
    """Return a second article."""
    newest = publishing.latest(draft)
    second = Article(title="On rest", slug="on-rest", body="<p>One.</p>")
    second.reviewed_on, second.review_due = newest.reviewed_on, newest.review_due
    publishing.begin(second, by=None)
    return second


@pytest.fixture
def named(draft, other):
    """Return both: readers see them, and in the newest draft of each the other is what to read next."""
    for content in (draft, other):
        publishing.publish(content, by=None)
    publishing.save_draft(draft, by=None, written={}, lists={"related": [other.pk]})
    publishing.save_draft(other, by=None, written={}, lists={"related": [draft.pk]})
    return draft, other


def test_two_articles_that_name_each_other_go_live_at_once(named, monkeypatch):
    one, two = (lambda content=content: publishing.publish(content, by=None) for content in named)
    meeting(monkeypatch, one, two)
    assert [[each.slug for each in content.related.all()] for content in named] == [["on-rest"], ["on-repair"]]


def test_what_is_taken_back_and_what_goes_live_by_itself_do_not_wait_for_each_other(named, monkeypatch):
    draft, other = named
    publishing.publish(draft, by=None, at=timezone.now() + timedelta(hours=1))
    Revision.objects.filter(publish_at__isnull=False).update(publish_at=timezone.now() - timedelta(minutes=1))
    meeting(monkeypatch, publishing.publish_due, lambda: publishing.unpublish(other, by=None))
    assert [content.pk for content in Content.objects.live()] == [draft.pk]
    assert [content.pk for content in draft.related.all()] == [other.pk]


def test_a_text_is_published_while_another_is_removed_and_a_picture_that_both_show_changes(
    draft, other, image, monkeypatch
):
    body = f'<figure data-image="{image.pk}"><img src="/media/a.png" alt="A door"></figure>'
    for content in (draft, other):
        publishing.save_draft(content, by=None, written={"body": body}, lists={})
        publishing.publish(content, by=None)
    meeting(
        monkeypatch,
        lambda: publishing.publish(Content.objects.get(pk=draft.pk), by=None),
        lambda: publishing.remove(Content.objects.get(pk=other.pk), by=None),
        lambda: images.change(image, alternative="A red door", credit=WORDS["credit"], focus=(50, 50)),
    )
    assert [content.pk for content in Content.objects.live()] == [draft.pk]


def test_a_text_is_saved_and_published_in_one_go_while_another_goes_live_by_itself(named, editor, monkeypatch):
    draft, other = named
    publishing.publish(draft, by=None, at=timezone.now() + timedelta(hours=1))
    Revision.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
    base = publishing.latest(other).pk

    @transaction.atomic
    def save_and_publish():
        words = Words({"body": "<p>Two.</p>"}, {"related": [draft.pk]})
        writing.save(Content.objects.get(pk=other.pk), words, by=editor, base=base)
        publishing.publish(Content.objects.get(pk=other.pk), by=editor)

    meeting(monkeypatch, publishing.publish_due, save_and_publish)
    assert sorted(content.body for content in Content.objects.live()) == ["<p>One.</p>", "<p>Two.</p>"]
