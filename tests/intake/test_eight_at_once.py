"""Eight at once, sending, replying, booking and purging: what was acknowledged is in the histories, once."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from intake import booking, correspondence, history, retention, triage
from intake.booking import NoLongerHeld
from intake.case_keys import KeysChanged
from intake.models import Entry, Event, Inquiry, Notice
from intake.triage import Brought, Refused
from intake.vault.errors import Unreadable
from intake.workflow import State
from practice.models import Profile
from tests.intake.test_booking import hours, offer
from tests.people import Sender, fresh, opened

type Done = Counter[tuple[UUID, str]]
WORKERS, ROUNDS = 8, 4
REPLY = Brought(message="Thank you for writing.", route="text")
CLOSE = Brought(reason="spam")


def work(number, therapist):
    """Send a letter, then act on it and on what is over; return how often each act was acknowledged, by inquiry."""
    chance = random.Random(number)  # noqa: S311 (the same in every run)
    done: Done = Counter()
    try:
        profile = Profile.current()
        mine = Sender(name=f"Wren {number}").send(profile).case.inquiry
        done[mine.pk, "sent"] += 1
        for _ in range(ROUNDS):
            try:
                act(mine, chance, therapist, profile, done)
            except (Refused, NoLongerHeld, KeysChanged, Unreadable, correspondence.Refused):
                continue
            retention.purge()
    finally:
        connection.close()
    return done


def act(mine, chance, therapist, profile, done):
    state = fresh(mine).state
    if state == State.NEW:
        triage.move(opened(mine), State.REPLIED, by=therapist, seen=state, brought=REPLY)
        done[mine.pk, "moved"] += 1
    elif state == State.REPLIED and chance.random() < 0.5:
        offered = offer(mine, therapist, hours(9 + chance.randrange(3))[0])
        done[mine.pk, "offered"] += 1
        booking.accept(opened(mine), offered[0].pk)
        done[mine.pk, "time_taken"] += 1
        done[mine.pk, "moved"] += 1
    else:
        correspondence.write(opened(mine), f"Word {chance.random()}", profile=profile)
        done[mine.pk, "wrote"] += 1


@pytest.mark.django_db(transaction=True)
def test_what_eight_do_at_once_is_in_the_history_once_and_no_notice_is_lost_or_owed_twice(practice, therapist):
    over = [Sender(name=f"Robin {number}").send(practice).case.inquiry for number in range(WORKERS)]
    for inquiry in over:
        triage.move(opened(inquiry), State.CLOSED, by=therapist, seen="new", brought=CLOSE)
    long_ago = timezone.now() - timedelta(days=practice.retention_days + 1)
    Inquiry.objects.filter(pk__in=[each.pk for each in over]).update(state_since=long_ago)
    with ThreadPoolExecutor(WORKERS) as pool:
        done: Done = sum(pool.map(work, range(WORKERS), [therapist] * WORKERS), Counter())
    retention.purge()

    assert not Inquiry.objects.filter(pk__in=[each.pk for each in over]).exists()
    assert Event.objects.filter(inquiry=None, what="erased").count() == len(over)
    kinds = ["sent", "moved", "offered", "time_taken", "wrote"]
    found = Counter(Event.objects.filter(inquiry__isnull=False, what__in=kinds).values_list("inquiry", "what"))
    assert found == done
    assert list(history.broken()) == []
    written = Counter(Entry.objects.filter(kind="message", author="sender").values_list("inquiry", flat=True))
    assert written == Counter({pk: number for (pk, what), number in done.items() if what == "wrote"})
    owed = Counter(Notice.objects.filter(staff=therapist).values_list("inquiry", "kind"))
    assert set(owed.values()) == {1}
    assert {pk for pk, kind in owed if kind == "new_inquiry"} == {pk for pk, what in done if what == "sent"}
    assert {pk for pk, kind in owed if kind == "new_message"} == set(written)
    assert {pk for pk, kind in owed if kind == "time_taken"} == {pk for pk, what in done if what == "time_taken"}
