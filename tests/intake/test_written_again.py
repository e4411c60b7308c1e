"""What someone writes whose letter waits for no answer stands on the first page until it was read, and danger first."""

import pytest

from intake import correspondence, minding, queue, triage
from intake.minding import PROMISING, mark
from intake.models import Inquiry
from intake.queue import Place
from intake.triage import Brought, Refused
from intake.workflow import State
from practice import calendar
from tests.clients import text
from tests.people import Sender, fresh, opened


@pytest.fixture(params=[State.BOOKED, State.ACCEPTED])
def settled(request, inquiry, therapist):
    """A letter that waits for no answer: its sender has a time, or has become a client."""
    Inquiry.objects.filter(pk=inquiry.pk).update(state=request.param)
    return fresh(inquiry)


def write(inquiry, words, practice):
    correspondence.write(opened(inquiry), words, profile=practice)


def test_it_stands_on_the_first_page_until_it_was_read(settled, practice, therapist, as_therapist):
    assert not queue.written(therapist).exists()
    write(settled, "I can’t come on Tuesday.", practice)
    page = text(as_therapist.get("/admin/"))
    assert "1 needs you" in page
    assert "its sender has written again" in page
    triage.open_inquiry(settled, by=therapist)
    assert not queue.written(therapist).exists()


def test_danger_stays_until_someone_has_said_what_they_did(settled, practice, therapist, as_therapist):
    write(settled, "I want to kill myself tonight.", practice)
    triage.open_inquiry(settled, by=therapist)
    page = text(as_therapist.get("/admin/"))
    assert "May not be safe now" in page
    assert "Nobody has yet said here what was done about the danger." in page
    assert "its sender has written again" not in page
    triage.acknowledge_urgent(opened(settled), by=therapist, what_i_did="I called her.")
    assert not queue.written(therapist).exists()


def test_a_letter_that_waits_again_says_that_it_was_answered_before(inquiry, practice, therapist, as_therapist):
    again = "It was answered before, and waits again"
    assert again not in text(as_therapist.get("/admin/"))
    brought = Brought(message="Could we talk?", route="text")
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=brought)
    write(fresh(inquiry), "Yes, please.", practice)
    assert again in text(as_therapist.get("/admin/"))


def test_what_is_urgent_comes_next_wherever_someone_stands(inquiry, practice, therapist):
    others = [Sender(name=name).send(practice).case.inquiry for name in ("Ada", "Bea")]
    Inquiry.objects.filter(pk=others[1].pk).update(is_urgent=True)
    assert queue.next_after(Place.of(fresh(inquiry)), therapist) == others[1]


def test_no_new_date_is_promised_to_someone_urgent_before_someone_has_said_what_they_did(inquiry, practice, therapist):
    Inquiry.objects.filter(pk=inquiry.pk).update(is_urgent=True)
    urgent = fresh(inquiry)
    day = calendar.local_day(practice, minding.evenings(practice)[5])
    with pytest.raises(Refused, match="marked urgent"):
        minding.promise_anew(urgent, day, by=therapist, seen=mark(urgent, PROMISING))


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_search_that_begins_before_all_time_begins_anew(as_therapist, inquiry, day):
    given = {"q": "door", "after": f"{day}|{'0' * 32}"}
    assert as_therapist.post("/admin/intake/inquiry/search/", given).status_code == 200
