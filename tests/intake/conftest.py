"""Two letters that wait, Wren's with a whole conversation and Robin's; and what is logged meanwhile."""

import io
import logging

import pytest

from intake import correspondence, triage
from intake.models import Inquiry
from intake.workflow import State
from practice.logs import NothingPrivate
from tests.people import Sender, opened
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
def log():
    """Return everything that is logged while a test runs, as the practice writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(NothingPrivate())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)
