"""What is erased is gone, and what led nowhere is erased in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake import erasure, retention, triage
from intake.models import Entry, Event, Inquiry, Notice, Scrub
from intake.workflow import Mover
from practice import work


def ended_long_ago_at(practice):
    return timezone.now() - timedelta(days=practice.retention_days + 1)


@pytest.fixture
def ended_long_ago(inquiry, practice):
    Inquiry.objects.update(state="closed", state_since=ended_long_ago_at(practice))
    return inquiry


def test_nothing_is_left_of_an_erased_inquiry_but_one_line_that_leads_nowhere(inquiry, case, therapist):
    triage.add_note(case, "A note.", by=therapist)
    line = erasure.erase(inquiry, mover=Mover.STAFF, by=therapist)
    assert [model.objects.count() for model in (Inquiry, Entry, Notice)] == [0, 0, 0]
    assert list(Event.objects.all()) == [line]
    assert (line.inquiry, line.what, line.staff) == (None, "erased", therapist)


def test_erasing_twice_is_erasing_once(inquiry, therapist):
    erasure.erase(inquiry, mover=Mover.STAFF, by=therapist)
    assert erasure.erase(inquiry, mover=Mover.STAFF, by=therapist) is None
    assert Event.objects.count() == 1


def test_the_loop_erases_what_led_nowhere_once_its_time_is_over(ended_long_ago):
    Notice.objects.all().delete()
    assert work.do_what_is_due() == 1
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"state": "accepted"}, {"state": "replied"}, {"state": "new"}, {"state_since": timezone.now()}],
    ids=["accepted", "replied", "new", "recent"],
)
def test_the_loop_keeps_everything_else(ended_long_ago, changes):
    Inquiry.objects.update(**changes)
    work.do_what_is_due()
    assert Inquiry.objects.exists()


def test_letters_whose_time_is_over_go_together_and_leave_one_line_each(ended_long_ago, sender, practice):
    sender.send(practice)
    Inquiry.objects.update(state="closed", state_since=ended_long_ago_at(practice))
    assert retention.purge() == 2
    assert list(Event.objects.values_list("inquiry", "what", "mover")) == [(None, "erased", "loop")] * 2
    assert [model.objects.count() for model in (Inquiry, Entry, Scrub)] == [0, 0, 1]
    assert retention.purge() == 0


def test_a_letter_that_is_taken_up_again_while_the_loop_looks_at_it_stays(ended_long_ago, monkeypatch):
    original = Inquiry.objects.select_for_update

    def locks_late(*args, **kwargs):
        monkeypatch.undo()
        Inquiry.objects.update(state="replied", state_since=timezone.now())
        return original(*args, **kwargs)

    monkeypatch.setattr(Inquiry.objects, "select_for_update", locks_late)
    work.do_what_is_due()
    assert Inquiry.objects.exists()


def test_a_therapist_can_erase_a_letter_after_being_asked_once(as_therapist, inquiry, therapist):
    url = f"/admin/intake/inquiry/{inquiry.pk}/erase/"
    assert as_therapist.get(url).status_code == 200
    assert "Tick this if you are sure" in as_therapist.post(url, {}).content.decode()
    assert Inquiry.objects.exists()
    assert as_therapist.post(url, {"sure": "on"}).status_code == 302
    assert not Inquiry.objects.exists()
    assert Event.objects.get().staff == therapist
