"""What a sender does with what was sent: writes again, takes an answer back."""

import pytest
from django.utils import timezone

from intake import conversation, correspondence, erasure, reading
from intake.case_keys import KeysChanged
from intake.models import Card, Entry, Event, Inquiry, Notice, Scrub
from intake.workflow import Mover
from tests.people import opened


def texts(inquiry):
    messages = Entry.objects.filter(kind="message").order_by("written_at", "pk")
    return [each.content["text"] for each in conversation.open_entries(opened(inquiry), messages)]


def lines_of(inquiry):
    return {line.key: line for part in reading.read_letter(opened(inquiry)).parts for line in part.lines}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("new", "new"),
        ("replied", "new"),
        ("waitlisted", "new"),
        ("referred_on", "new"),
        ("closed", "new"),
        ("booked", "booked"),
        ("accepted", "accepted"),
    ],
)
def test_a_message_lets_an_inquiry_wait_for_an_answer_again_where_its_sender_may(
    inquiry, case, practice, before, after
):
    Inquiry.objects.update(state=before)
    correspondence.write(case, "One more thing.", profile=practice)
    inquiry.refresh_from_db()
    assert inquiry.state == after
    assert inquiry.reply_by > timezone.now()
    event = Event.objects.order_by("number").last()
    assert (event.what, event.mover, event.from_state, event.to_state) == ("wrote", "sender", before, after)
    assert Notice.objects.filter(kind=Notice.Kind.NEW_MESSAGE, done_at=None).count() == 1


def test_a_message_that_is_sent_twice_is_one(inquiry, case, practice):
    for text in ("Hello?", "Hello?", "Are you there?", "Hello?"):
        correspondence.write(case, text, profile=practice)
    assert texts(inquiry) == ["Hello?", "Are you there?", "Hello?"]


@pytest.mark.parametrize(("text", "why"), [(" \n", "Write something first."), ("x" * 10_001, "10,000 characters")])
def test_an_empty_and_an_endless_message_are_refused(case, practice, text, why):
    with pytest.raises(correspondence.Refused, match=why):
        correspondence.write(case, text, profile=practice)


def test_what_was_erased_takes_nothing_more(inquiry, case, practice):
    erasure.erase(inquiry, mover=Mover.SENDER)
    with pytest.raises(KeysChanged):
        correspondence.write(case, "Too late.", profile=practice)
    with pytest.raises(KeysChanged):
        correspondence.take_back(case, "letter", "reason", profile=practice)


def test_an_answer_is_taken_back_from_every_revision_and_from_the_card(inquiry, case, practice, sender):
    conversation.write_answers(case, {"letter": {"reason": "Said better."}})
    old = [bytes(entry.sealed) for entry in Entry.objects.filter(step="letter")]
    assert len(old) == 2
    card = bytes(Card.objects.get().sealed)
    correspondence.take_back(case, "letter", "reason", profile=practice)
    assert not {bytes(entry.sealed) for entry in Entry.objects.all()} & set(old)
    assert bytes(Card.objects.get().sealed) != card
    assert "reason" not in conversation.open_cards([opened(inquiry)])[inquiry.pk]["letter"]
    assert lines_of(inquiry)["reason"].is_taken_back
    assert Scrub.objects.count() == 1
    assert Event.objects.order_by("number").last().what == "taken_back"


def test_the_other_answers_of_the_step_stay(inquiry, case, practice, sender):
    correspondence.take_back(case, "reaching", "phone", profile=practice)
    assert lines_of(inquiry)["name"].text == sender.name
    assert reading.read_letter(opened(inquiry)).routes == ()


def test_what_waits_for_a_talk_can_be_taken_back_too(sender, practice, therapist):
    sent = sender.send(practice, letter={"reason": "", "reason_in_person": True})
    correspondence.take_back(sent.case, "letter", "reason", profile=practice)
    line = lines_of(sent.case.inquiry)["reason"]
    assert (line.in_person, line.is_taken_back) == (False, True)


def test_taking_back_twice_is_once_and_nothing_is_not_taken_back(case, practice):
    correspondence.take_back(case, "letter", "reason", profile=practice)
    correspondence.take_back(case, "letter", "reason", profile=practice)
    assert Event.objects.filter(what="taken_back").count() == 1
    with pytest.raises(correspondence.Refused, match="no answer here"):
        correspondence.take_back(case, "reaching", "avoid", profile=practice)


@pytest.mark.parametrize(
    ("step", "question"), [("place", "age"), ("reaching", "name"), ("letter", "no-such"), ("no-such", "reason")]
)
def test_what_the_practice_needs_cannot_be_taken_back_on_its_own(case, practice, step, question):
    with pytest.raises(correspondence.Refused, match="You can erase everything"):
        correspondence.take_back(case, step, question, profile=practice)
