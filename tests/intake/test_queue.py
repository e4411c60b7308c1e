"""The queue: what needs someone, in which order, what comes next, and that none of it grows with the practice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from intake import queue
from intake.models import Inquiry, Offer
from intake.queue import Place
from intake.workflow import State
from tests.people import Sender, fresh


def send(practice, name, **changes):
    inquiry = Sender(name=name).send(practice).case.inquiry
    Inquiry.objects.filter(pk=inquiry.pk).update(**changes)
    return fresh(inquiry)


@pytest.fixture
def three(practice, therapist):
    """Three letters in the order of their promises, the first of someone who may not be safe."""
    now = timezone.now()
    return [
        send(practice, "Ada", is_urgent=True, reply_by=now + timedelta(days=9)),
        send(practice, "Bea", reply_by=now + timedelta(days=1)),
        send(practice, "Cleo", reply_by=now + timedelta(days=2)),
    ]


def meet(inquiry, staff, *, ago, minutes=30, outcome=""):
    """Let the time of a letter have been taken, and begun so long ago."""
    starts = timezone.now() - ago
    Inquiry.objects.filter(pk=inquiry.pk).update(state=State.BOOKED)
    return Offer.objects.create(
        inquiry=inquiry,
        staff=staff,
        starts_at=starts,
        minutes=minutes,
        format="online",
        lapses_at=starts,
        state="accepted",
        accepted_at=starts - timedelta(days=1),
        outcome=outcome,
    )


def test_the_next_is_what_stands_behind_in_the_queue_then_the_first_of_all(three, therapist):
    ada, bea, cleo = three
    assert list(queue.waiting(therapist)) == three
    assert queue.next_after(Place.of(ada), therapist) == bea
    # Whoever may not be safe is passed over by nobody.
    assert queue.next_after(Place.of(bea), therapist) == ada
    Inquiry.objects.filter(pk=ada.pk).update(is_urgent=False)
    assert queue.next_after(Place.of(bea), therapist) == cleo
    assert queue.next_after(Place.of(cleo), therapist) == ada


def test_the_next_after_one_that_has_left_the_queue_is_the_one_that_stood_behind_it(three, therapist):
    ada, bea, cleo = three
    Inquiry.objects.filter(pk=ada.pk).update(is_urgent=False)
    place = Place.of(bea)
    Inquiry.objects.filter(pk=bea.pk).update(state=State.REPLIED)
    assert queue.next_after(place, therapist) == cleo


def test_letters_promised_for_the_same_moment_are_all_come_to_whoever_wrote_first_before_the_others(
    practice, therapist
):
    now = timezone.now()
    promised, first, last = now + timedelta(days=1), now - timedelta(hours=5), now - timedelta(hours=1)
    sent = {"Ada": last, "Bea": first, "Cleo": last, "Dara": now - timedelta(hours=3), "Emil": last}
    same = {name: send(practice, name, reply_by=promised, sent_at=at).pk for name, at in sent.items()}
    come_to, here = [], queue.waiting(therapist).first()
    for _ in same:
        come_to.append(here.pk)
        here = queue.next_after(Place.of(here), therapist)
    assert come_to[:2] == [same["Bea"], same["Dara"]]
    assert come_to[2:] == sorted(same[name] for name in ("Ada", "Cleo", "Emil"))


def test_an_editor_has_no_queue(three, editor):
    assert queue.next_after(Place.of(three[0]), editor) is None
    assert queue.counted(queue.waiting(editor)) == 0
    assert queue.next_due(editor) is None


@pytest.mark.parametrize(
    ("ago", "minutes", "is_over"), [(29, 30, False), (31, 30, True), (239, 240, False), (300, 10, True)]
)
def test_a_time_that_is_over_needs_someone_to_say_how_it_went(three, therapist, ago, minutes, is_over):
    offer = meet(three[1], therapist, ago=timedelta(minutes=ago), minutes=minutes)
    assert list(queue.met(therapist)) == ([three[1]] if is_over else [])
    assert queue.times_met([three[1]]) == {three[1].pk: offer}


def test_a_time_of_which_somebody_said_how_it_went_needs_nobody(three, therapist):
    meet(three[1], therapist, ago=timedelta(days=1), outcome="happened")
    assert list(queue.met(therapist)) == []


def test_after_the_last_letter_comes_the_time_that_is_over(three, therapist):
    ada, bea, cleo = three
    meet(cleo, therapist, ago=timedelta(days=1))
    place = Place.of(ada)
    Inquiry.objects.filter(pk__in=[ada.pk, bea.pk]).update(state=State.REPLIED)
    assert queue.next_after(place, therapist) == cleo


def test_the_next_that_is_due_is_what_comes_back_first_or_the_next_talk(three, therapist):
    _ada, bea, cleo = three
    assert queue.next_due(therapist) is None
    back = timezone.now() + timedelta(hours=30)
    Inquiry.objects.filter(pk=bea.pk).update(snoozed_until=back)
    assert queue.next_due(therapist) == back
    talk = meet(cleo, therapist, ago=timedelta(hours=-5))
    assert queue.next_due(therapist) == talk.starts_at


def test_nobody_counts_beyond_what_is_said(three, therapist, monkeypatch):
    monkeypatch.setattr(queue, "MOST_COUNTED", 2)
    assert queue.counted(queue.waiting(therapist)) == 2


def test_what_is_late_is_counted_whether_it_is_urgent_or_not(three, therapist):
    Inquiry.objects.filter(pk__in=[each.pk for each in three[:2]]).update(
        sent_at=timezone.now() - timedelta(days=9), reply_by=timezone.now() - timedelta(minutes=1)
    )
    assert queue.counted(queue.late(therapist)) == 2
    if connection.vendor == "sqlite":
        # PostgreSQL chooses by what the table holds; here the plan is the same for any number of rows.
        plan = queue.late(therapist).explain()
        assert "inquiry_queue (state=? AND needs_urgent_care=? AND reply_by<?)" in plan


def test_the_rows_of_the_first_page_are_read_in_the_order_of_an_index(three, therapist):
    rows = queue.waiting(therapist)[:20]
    if connection.vendor == "postgresql":
        # With three rows it would read the table and sort; what matters is that with many it need not.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
    plan = rows.explain()
    assert "inquiry_queue" in plan
    assert "SORT" not in plan.upper()
    assert "TEMP B-TREE" not in plan
