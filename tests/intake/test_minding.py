"""Putting a letter off, promising anew, taking it on, and keeping it from being erased."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from intake import correspondence, minding, queue, retention, telling, triage
from intake.case_keys import KeysChanged
from intake.minding import ASSIGNING, HOLDING, PROMISING, PUTTING_OFF, mark
from intake.models import Event, Inquiry
from intake.triage import Brought, ChangedMeanwhile, Refused
from intake.workflow import State
from practice import calendar
from tests.clients import text
from tests.people import fresh, opened

# A Monday, 10 a.m. in Oregon; the practice answers within three working days.
MONDAY = datetime(2026, 11, 2, 10, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture
def clock(monkeypatch):
    """Stop the clock on a Monday, and return a function that lets it run on."""
    passed = [timedelta(0)]
    monkeypatch.setattr(timezone, "now", lambda: MONDAY + passed[0])

    def later(**how_much):
        passed[0] += timedelta(**how_much)

    return later


@pytest.fixture
def waits(clock, practice, therapist, sender):
    """What Wren sent on Monday; an answer is promised by Thursday."""
    practice.reply_within_days = 3
    practice.save()
    sent = sender.send(practice).case.inquiry
    assert calendar.local_day(practice, sent.reply_by).isoformat() == "2026-11-05"
    return sent


def day(number):
    return (MONDAY + timedelta(days=number)).date()


def put_off(inquiry, days, by):
    return minding.put_off(inquiry, day(days), by=by, seen=mark(inquiry, PUTTING_OFF))


def events(inquiry, what):
    return [(event.staff, event.whom) for event in inquiry.events.filter(what=what)]


# putting off


def test_a_letter_that_is_put_off_leaves_the_queue_until_the_morning_of_that_day(waits, therapist, clock):
    put_off(waits, 2, therapist)
    assert list(queue.waiting(therapist)) == []
    assert events(waits, "snoozed") == [(therapist, None)]
    clock(days=1, hours=13)
    assert list(queue.waiting(therapist)) == []
    clock(hours=2)
    assert list(queue.waiting(therapist)) == [waits]


def test_a_letter_that_is_put_off_is_back_at_once_when_its_sender_writes(waits, sender, practice, therapist):
    put_off(waits, 2, therapist)
    correspondence.write(opened(waits), "One thing more.", profile=practice)
    assert list(queue.waiting(therapist)) == [waits]
    assert fresh(waits).snoozed_until is None


def test_what_was_put_off_before_an_answer_does_not_hide_what_is_opened_again_after_it(waits, therapist):
    put_off(waits, 3, therapist)
    brought = Brought(reason="not_a_fit", message="Not here.", route="text")
    triage.move(opened(waits), State.CLOSED, by=therapist, seen="new", brought=brought)
    triage.move(opened(waits), State.NEW, by=therapist, seen="closed", brought=Brought(reason="They called."))
    assert list(queue.waiting(therapist)) == [waits]


@pytest.mark.parametrize("days", [-1, 0, 4, 400])
def test_a_letter_is_put_off_neither_to_the_past_nor_beyond_its_promise(waits, therapist, days):
    with pytest.raises(Refused):
        put_off(waits, days, therapist)
    assert fresh(waits).snoozed_until is None
    assert events(waits, "snoozed") == []


def test_the_days_to_choose_from_end_with_the_promised_one(waits, practice, clock):
    assert minding.days_to_put_off(waits, profile=practice) == [day(1), day(2), day(3)]
    clock(days=3)
    assert minding.days_to_put_off(waits, profile=practice) == []


def test_a_letter_of_someone_who_may_not_be_safe_is_not_put_off_and_shows_though_it_was(waits, therapist, practice):
    put_off(waits, 2, therapist)
    Inquiry.objects.update(is_urgent=True)
    assert list(queue.waiting(therapist)) == [waits]
    with pytest.raises(Refused, match="marked urgent"):
        put_off(fresh(waits), 1, therapist)
    assert minding.days_to_put_off(fresh(waits), profile=practice) == []


def test_only_a_letter_that_waits_is_put_off(waits, therapist):
    Inquiry.objects.update(state=State.WAITLISTED)
    with pytest.raises(Refused, match="waits for no answer"):
        put_off(fresh(waits), 1, therapist)


def test_who_puts_off_what_has_been_answered_meanwhile_is_told(waits, therapist, second_therapist):
    seen = mark(waits, PUTTING_OFF)
    triage.move(opened(waits), State.REPLIED, by=therapist, seen="new", brought=Brought(message="Yes.", route="text"))
    with pytest.raises(ChangedMeanwhile):
        minding.put_off(waits, day(1), by=second_therapist, seen=seen)


def test_the_same_day_chosen_twice_is_one_event_and_another_one_is_seen(waits, therapist, second_therapist):
    before = mark(waits, PUTTING_OFF)
    for _ in range(2):
        minding.put_off(waits, day(2), by=therapist, seen=before)
    assert len(events(waits, "snoozed")) == 1
    with pytest.raises(ChangedMeanwhile):
        minding.put_off(waits, day(1), by=second_therapist, seen=before)


# promising anew


def test_whoever_promises_a_third_new_date_is_told_so_and_can_do_it_all_the_same(waits, therapist, as_therapist):
    url = f"/admin/intake/inquiry/{waits.pk}/change/"
    for number in (7, 8):
        assert "They were given a new date" not in text(as_therapist.get(url))
        minding.promise_anew(fresh(waits), day(number), by=therapist, seen=mark(fresh(waits), PROMISING))
    page = text(as_therapist.get(url))
    assert "They were given a new date 2 times already." in page
    assert 'name="day"' in page
    Inquiry.objects.filter(pk=waits.pk).update(state_since=timezone.now() + timedelta(minutes=1))
    assert "They were given a new date" not in text(as_therapist.get(url))


def test_a_new_date_is_what_the_sender_reads_and_no_longer_late(waits, therapist, practice, clock):
    clock(days=4)
    assert telling.standing(fresh(waits), profile=practice).is_late
    seen = mark(waits, PROMISING)
    minding.promise_anew(waits, day(8), by=therapist, seen=seen)
    now = fresh(waits)
    assert "by Tuesday 10 November." in telling.standing(now, profile=practice).words
    assert telling.so_far(now, profile=practice)[-1].happened[-1] == "I gave you a new date."
    assert calendar.local_day(practice, now.reply_by) == day(8)
    assert now.reply_by.astimezone(MONDAY.tzinfo).hour == 18
    assert events(waits, "new_date") == [(therapist, None)]


# Saturday; today; yesterday; three weeks and more from now, which is past the fourteenth working day.
@pytest.mark.parametrize("days", [5, 0, -1, 24, 4000])
def test_only_the_evening_of_one_of_the_next_fourteen_working_days_can_be_promised(waits, therapist, days):
    with pytest.raises(Refused, match="fourteen working days"):
        minding.promise_anew(waits, day(days), by=therapist, seen=mark(waits, PROMISING))
    assert fresh(waits).reply_by == waits.reply_by


def test_a_new_date_goes_with_a_letter_that_waits_and_with_no_other(waits, therapist):
    Inquiry.objects.update(state=State.REPLIED)
    with pytest.raises(Refused, match="waits for no answer"):
        minding.promise_anew(waits, day(8), by=therapist, seen=mark(fresh(waits), PROMISING))


def test_an_earlier_date_ends_what_was_put_off_beyond_it(waits, therapist):
    put_off(waits, 3, therapist)
    minding.promise_anew(waits, day(2), by=therapist, seen=mark(waits, PROMISING))
    assert fresh(waits).snoozed_until is None


def test_a_second_new_date_from_a_page_that_showed_the_first_promise_is_seen(waits, therapist, second_therapist):
    seen = mark(waits, PROMISING)
    for _ in range(2):
        minding.promise_anew(waits, day(8), by=therapist, seen=seen)
    assert len(events(waits, "new_date")) == 1
    with pytest.raises(ChangedMeanwhile):
        minding.promise_anew(waits, day(9), by=second_therapist, seen=seen)


# taking on


def test_taking_a_letter_on_and_letting_it_go_is_told_and_opens_nothing(waits, therapist, second_therapist):
    wraps = set(waits.wraps.values_list("pk", flat=True))
    minding.assign(waits, second_therapist, by=therapist, seen=mark(waits, ASSIGNING))
    minding.assign(waits, None, by=second_therapist, seen=mark(fresh(waits), ASSIGNING))
    assert fresh(waits).assigned_to is None
    assert events(waits, "assigned") == [(therapist, second_therapist), (second_therapist, None)]
    assert set(waits.wraps.values_list("pk", flat=True)) == wraps
    assert list(queue.waiting(second_therapist)) == [waits]


def test_who_takes_on_what_a_colleague_has_just_taken_is_told(waits, therapist, second_therapist):
    seen = mark(waits, ASSIGNING)
    minding.assign(waits, therapist, by=therapist, seen=seen)
    minding.assign(waits, therapist, by=therapist, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        minding.assign(waits, second_therapist, by=second_therapist, seen=seen)
    assert fresh(waits).assigned_to == therapist
    assert len(events(waits, "assigned")) == 1


def test_a_letter_is_handed_to_nobody_who_takes_none(waits, therapist, editor):
    with pytest.raises(Refused):
        minding.assign(waits, editor, by=therapist, seen=mark(waits, ASSIGNING))


# holding


@pytest.fixture
def over(waits, practice):
    """Wren's letter, ended so long ago that the clock would erase it."""
    Inquiry.objects.update(state=State.CLOSED, state_since=timezone.now() - timedelta(days=practice.retention_days + 1))
    return fresh(waits)


def test_what_is_held_is_not_erased_until_the_hold_has_ended_and_everyone_was_warned(over, therapist, clock):
    minding.hold(over, by=therapist, seen=mark(over, HOLDING))
    assert retention.purge() == 0
    held = fresh(over)
    assert (held.held_by, held.held_at) == (therapist, timezone.now())
    minding.end_hold(held, by=therapist, seen=mark(held, HOLDING))
    assert [event.what for event in over.events.order_by("number")][-2:] == ["held", "hold_ended"]
    assert retention.purge() == 0
    clock(days=14, minutes=1)
    assert retention.purge() == 1


def test_two_who_hold_or_let_go_at_once_do_not_undo_each_other(over, therapist, second_therapist):
    free = mark(over, HOLDING)
    for _ in range(2):
        minding.hold(over, by=therapist, seen=free)
    with pytest.raises(ChangedMeanwhile):
        minding.hold(over, by=second_therapist, seen=free)
    held = mark(fresh(over), HOLDING)
    for _ in range(2):
        minding.end_hold(over, by=second_therapist, seen=held)
    assert len(events(over, "held")) == len(events(over, "hold_ended")) == 1
    minding.hold(over, by=therapist, seen=free)
    Inquiry.objects.update(held_at=timezone.now() + timedelta(seconds=1))
    with pytest.raises(ChangedMeanwhile):
        minding.end_hold(over, by=second_therapist, seen=held)


@pytest.mark.parametrize("verb", [minding.hold, minding.end_hold])
def test_what_was_erased_meanwhile_is_said_to_be_gone(over, therapist, verb):
    gone = fresh(over)
    Event.objects.update(inquiry=None)
    over.delete()
    with pytest.raises(KeysChanged):
        verb(gone, by=therapist, seen=mark(gone, HOLDING))
