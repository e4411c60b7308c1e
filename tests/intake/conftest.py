"""Two letters that wait, Wren’s with a whole conversation and Robin’s; Anna, the clock, and who sets up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from intake import correspondence, owed, triage
from intake.models import Decision, Inquiry
from intake.workflow import State
from practice.models import Staff
from tests.people import PASSWORD, Sender, fresh, key_of, opened
from tests.two_letters import ANSWER, NOTE, WROTE_AGAIN


@pytest.fixture
def robin():
    return Sender(name="Robin", phone="503 555 0188", reason="I have not slept since the letter from my father.")


@pytest.fixture
def sent(therapist, sender, practice):
    """Wren's inquiry as its sender has it: written, answered, noted upon, and written to again."""
    sent = sender.send(practice)
    case = opened(sent.case.inquiry)
    brought = triage.Brought(message=ANSWER, route="text")
    triage.move(case, State.REPLIED, by=therapist, seen="new", brought=brought)
    triage.add_note(case, NOTE, by=therapist)
    correspondence.write(sent.case, WROTE_AGAIN, profile=practice)
    return sent


@pytest.fixture
def wrens(sent):
    """Wren's inquiry."""
    return Inquiry.objects.get(pk=sent.case.inquiry.pk)


@pytest.fixture
def robins(sent, robin, practice):
    """Robin's inquiry, which waits too."""
    return robin.send(practice)


@pytest.fixture
def anna(practice):
    """Return Anna, a therapist who has no key yet."""
    return Staff.objects.create_user("anna", password=PASSWORD, display_name="Anna Lind", is_staff=True)


@pytest.fixture
def letter(second_therapist, inquiry, therapist):
    """Return Wren's letter, which Ines and Tomas can both open."""
    owed.pay(key_of(therapist), by=therapist)
    return fresh(inquiry)


@pytest.fixture
def clock(monkeypatch):
    """Return a function that lets time pass for everything that asks Django for it."""
    started, passed = timezone.now(), [timedelta(0)]
    monkeypatch.setattr(timezone, "now", lambda: started + passed[0])

    def later(**how_much):
        passed[0] += timedelta(**how_much)

    return later


@pytest.fixture
def closed_doors(practice) -> None:
    """Close the doors of the practice: everything is there, and nobody has opened them."""
    Decision.objects.all().delete()


@pytest.fixture
def sofia(db) -> Staff:
    """Return a therapist who is alone in a new practice, without a key."""
    return Staff.objects.create_superuser("sofia", "sofia@elm-street.example", PASSWORD, display_name="Sofia Marsh")


@pytest.fixture
def as_sofia(sofia) -> Client:
    """Return a client signed in as Sofia."""
    client = Client()
    client.force_login(sofia)
    return client
