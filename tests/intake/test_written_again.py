"""What someone writes whose letter waits for no answer stands on the first page until it was read, and danger first."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

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


def anchor(inquiry) -> str:
    return f"#message-{inquiry.entries.filter(kind='message').latest('written_at').pk}"


def answer(inquiry, therapist) -> None:
    brought = Brought(message="Could we talk?", route="text")
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=brought)


def test_the_row_shows_how_the_newest_message_begins_and_leads_to_it(
    inquiry, practice, therapist, as_therapist, as_locked_therapist, sender
):
    answer(inquiry, therapist)
    write(fresh(inquiry), "Yes, <b>please</b>. " + "And more. " * 40, practice)
    page = as_therapist.get("/admin/").content.decode()
    assert "Their newest message, today, " in page
    assert "Yes, &lt;b&gt;please&lt;/b&gt;. And more." in page
    assert len(page.split("Yes, &lt;b")[1].split("</p>")[0]) < 160
    assert page.index(sender.reason) < page.index("Their newest message")
    at = f"/admin/intake/inquiry/{inquiry.pk}/change/"
    assert f'href="{at}?queue=1{anchor(inquiry)}"' in page
    assert f'id="{anchor(inquiry)[1:]}"' in text(as_therapist.get(at))
    locked = text(as_locked_therapist.get("/admin/"))
    assert "Waits again since" in locked
    for told in ("Yes, ", "#message-", "Their newest message"):
        assert told not in locked


def test_what_a_settled_sender_wrote_begins_on_the_first_page_too(settled, practice, as_therapist):
    write(settled, "I can’t come on Tuesday.", practice)
    page = text(as_therapist.get("/admin/"))
    assert "I can’t come on Tuesday." in page
    assert f'?queue=1{anchor(settled)}"' in page


def test_the_words_of_a_newest_message_stay_in_the_page_alone(inquiry, practice, therapist, as_therapist):
    answer(inquiry, therapist)
    write(fresh(inquiry), "Yes, on Tuesday.", practice)
    assert "Yes, on Tuesday." in text(as_therapist.get("/admin/"))
    assert not LogEntry.objects.exists()
    stored = [Session.get_decoded(each) for each in Session.objects.all()]
    assert stored
    assert "Tuesday" not in str(stored)
    assert "no-store" in as_therapist.get("/admin/").headers["Cache-Control"]


def test_the_first_page_costs_no_more_queries_the_more_have_written_again(
    practice, therapist, as_therapist, inquiry, django_assert_num_queries
):
    def come_back(letter):
        answer(letter, therapist)
        write(fresh(letter), "Yes, please.", practice)

    come_back(inquiry)
    as_therapist.get("/admin/")
    with CaptureQueriesContext(connection) as once:
        as_therapist.get("/admin/")
    for name in ("Ada", "Bea", "Cleo"):
        come_back(Sender(name=name).send(practice).case.inquiry)
    with django_assert_num_queries(len(once)):
        assert text(as_therapist.get("/admin/")).count("Yes, please.") == 4


def test_where_the_practice_spoke_last_nothing_is_said_to_be_new(inquiry, practice, therapist, as_therapist):
    answer(inquiry, therapist)
    brought = Brought(reason="They asked me to look again.")
    farewell = Brought("Farewell.", "text", reason="not_a_fit")
    triage.move(opened(inquiry), State.CLOSED, by=therapist, seen="replied", brought=farewell)
    triage.move(opened(inquiry), State.NEW, by=therapist, seen="closed", brought=brought)
    page = text(as_therapist.get("/admin/"))
    assert "It was answered before, and waits again: read what was written since." in page
    assert "Farewell." not in page


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
