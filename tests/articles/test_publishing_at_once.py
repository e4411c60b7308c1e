"""Several work loops and people at once: everything goes live once, and nothing is written over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles import publishing, writing
from articles.models import Content, ContentEvent, Revision
from articles.writing import SavedMeanwhile, Words

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
