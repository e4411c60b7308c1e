"""The hand-over sheet: all that a record system takes over of someone who is accepted, and who opened it when."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.formats import date_format

from intake import booking, sheets, triage
from intake.models import Event
from intake.triage import Brought, Refused
from intake.workflow import State
from tests.clients import post, text
from tests.intake.test_booking import WHERE, hours, offer
from tests.people import opened
from tests.two_letters import ANSWER, NOTE, WROTE_AGAIN

pytestmark = pytest.mark.one_database


@pytest.fixture
def accepted(wrens, therapist):
    """Wren's letter with its conversation, accepted."""
    brought = Brought(message="Shall we begin?", route="text")
    triage.move(opened(wrens), State.REPLIED, by=therapist, seen="new", brought=brought)
    return triage.move(opened(wrens), State.ACCEPTED, by=therapist, seen="replied", brought=Brought())


@pytest.fixture
def url(wrens):
    return f"/admin/intake/inquiry/{wrens.pk}/"


def times_opened(inquiry):
    return inquiry.events.filter(what=Event.What.HANDED_OVER).count()


def test_the_sheet_holds_the_facts_the_words_the_patterns_the_conversation_and_the_history(accepted, therapist, sender):
    said = sheets.open_sheet(opened(accepted), by=therapist).as_text()
    places = [
        said.index(words)
        for words in (
            sender.name,
            accepted.reference,
            f"Text {sender.phone}",
            sender.reason,
            "I pull back once someone matters",
            ANSWER,
            WROTE_AGAIN,
            "Shall we begin?",
            "Answered → Accepted as a client",
            "Ines Calder: hand-over sheet opened",
        )
    ]
    assert places == sorted(places)
    assert timezone.localtime(accepted.sent_at).strftime("%B %Y") in said


def test_the_sheet_says_when_and_where_the_two_meet(wrens, therapist):
    offered = offer(wrens, therapist, hours(2)[0])
    booking.accept(opened(wrens), offered[0].pk)
    triage.move(opened(wrens), State.ACCEPTED, by=therapist, seen="booked", brought=Brought())
    said = sheets.open_sheet(opened(wrens), by=therapist).as_text()
    day = date_format(timezone.localtime(offered[0].starts_at), sheets.MINUTES)
    assert f"You meet:\n{day}\nOnline, Ines Calder\n{WHERE}" in said


def test_what_staff_noted_for_themselves_is_not_on_the_sheet(accepted, therapist):
    assert NOTE not in sheets.open_sheet(opened(accepted), by=therapist).as_text()


def test_opening_the_sheet_is_an_event_once_an_hour_for_each_person(accepted, therapist, second_therapist):
    for _ in range(3):
        sheets.open_sheet(opened(accepted), by=therapist)
    assert times_opened(accepted) == 1
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        sheets.open_sheet(opened(accepted), by=therapist)
    assert times_opened(accepted) == 2


def test_there_is_no_sheet_before_someone_is_accepted(wrens, therapist):
    with pytest.raises(Refused, match="once someone is accepted"):
        sheets.open_sheet(opened(wrens), by=therapist)
    assert times_opened(wrens) == 0


def test_accepting_leads_to_the_sheet_and_the_letter_leads_there_later(as_therapist, wrens, url, sender):
    given = {"seen": "new", "message": "Shall we begin?", "route": "text"}
    assert f"{url}sheet/" not in text(as_therapist.get(f"{url}change/"))
    post(as_therapist, f"{url}move/replied/", given)
    response = post(as_therapist, f"{url}move/accepted/", {"seen": "replied"})
    assert response.url == f"{url}sheet/"
    response = as_therapist.get(response.url)
    page = text(response)
    assert sender.reason in page
    assert 'data-copy="sheet-text"' in page
    assert "no-store" in response.headers["Cache-Control"]
    assert f"{url}sheet/" in text(as_therapist.get(f"{url}change/"))


def test_a_letter_that_is_not_accepted_leads_back_to_itself(as_therapist, wrens, url):
    response = as_therapist.get(f"{url}sheet/")
    assert response.url == f"{url}change/"
    assert "once someone is accepted" in text(as_therapist.get(response.url))


def test_the_sheet_asks_for_the_words_first(as_locked_therapist, accepted, url, sender):
    page = text(as_locked_therapist.get(f"{url}sheet/"))
    assert "The letters are locked" in page
    assert sender.reason not in page
    assert times_opened(accepted) == 0


def test_a_part_that_does_not_open_is_said_and_hides_nothing_else(accepted, therapist, sender):
    accepted.entries.filter(step="patterns").update(sealed=b"spoilt")
    said = sheets.open_sheet(opened(accepted), by=therapist).as_text()
    assert "This part is stored but cannot be opened." in said
    assert sender.reason in said
