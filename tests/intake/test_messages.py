"""A message that moves nothing: where it can be added, by which way, and that its sender reads it."""

import pytest

from intake import history, triage
from intake.models import Entry, Inquiry, Notice, SenderAddress
from intake.triage import Brought, ChangedMeanwhile, Refused
from intake.workflow import State
from tests.clients import post, text
from tests.people import fresh, opened
from tests.two_letters import visiting

MESSAGE = "The door code has changed: it is on the sheet I gave you."
TOLD = Brought(message=MESSAGE, route="text")


@pytest.fixture
def client_s(inquiry, therapist):
    """A letter whose sender has become a client."""
    answered = triage.move(
        opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=Brought(message="Yes.", route="text")
    )
    return triage.move(opened(answered), State.ACCEPTED, by=therapist, seen="replied", brought=Brought())


def test_a_client_is_written_to_without_moving_their_letter_and_reads_it(
    client_s, therapist, as_therapist, rf, practice
):
    page = f"/admin/intake/inquiry/{client_s.pk}/write/"
    assert page in text(as_therapist.get(f"/admin/intake/inquiry/{client_s.pk}/change/"))
    assert "Log a message" in text(as_therapist.get(page))
    assert post(as_therapist, page, seen="accepted", message=MESSAGE, route="text").status_code == 302
    now = fresh(client_s)
    assert (now.state, now.state_since) == (State.ACCEPTED, client_s.state_since)
    event = now.events.order_by("number").last()
    assert (event.what, event.mover, event.staff) == ("wrote", "staff", therapist)
    assert list(history.broken()) == []
    theirs = text(visiting(opened(now), rf).get("/return/"))
    assert MESSAGE in theirs
    assert "I wrote to you." in theirs
    assert "You wrote again." not in theirs


@pytest.mark.parametrize("state", [State.NEW, State.REFERRED_ON, State.CLOSED])
def test_where_a_message_is_an_answer_or_comes_after_the_end_it_is_refused(inquiry, therapist, as_therapist, state):
    Inquiry.objects.filter(pk=inquiry.pk).update(state=state)
    with pytest.raises(Refused, match="waits for an answer, or has ended"):
        triage.write(opened(inquiry), by=therapist, seen=state, brought=TOLD)
    page = text(post(as_therapist, f"/admin/intake/inquiry/{inquiry.pk}/write/", seen=state, message=MESSAGE))
    assert MESSAGE in page
    assert not Entry.objects.filter(kind=Entry.Kind.MESSAGE).exists()


@pytest.mark.parametrize(("message", "route"), [("", "text"), (MESSAGE, "email"), ("Dear {name}", "text")])
def test_no_message_goes_without_words_or_by_a_way_that_is_not_safe(client_s, therapist, message, route):
    with pytest.raises(Refused):
        triage.write(opened(client_s), by=therapist, seen="accepted", brought=Brought(message=message, route=route))


def test_a_message_to_a_letter_that_was_moved_meanwhile_is_kept_on_the_page(client_s, therapist):
    with pytest.raises(ChangedMeanwhile):
        triage.write(opened(client_s), by=therapist, seen="replied", brought=TOLD)


def test_whoever_asked_for_mail_is_told_of_every_message(sender, practice, therapist):
    safe = {"routes": ["text", "email"], "email": "wren@mail.example", "email_safe": "yes"}
    inquiry = sender.send(practice, reaching=safe).case.inquiry
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=TOLD)
    SenderAddress.objects.update(confirmed_at=inquiry.sent_at)
    Notice.objects.filter(staff=None).delete()
    triage.write(opened(inquiry), by=therapist, seen="replied", brought=TOLD)
    assert list(Notice.objects.filter(staff=None).values_list("kind", flat=True)) == ["answer"]
