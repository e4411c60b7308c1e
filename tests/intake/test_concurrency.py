"""Two people at once: everything is done once, and everyone is told the truth."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from intake import drafts, submission, triage
from intake.models import Event, Inquiry, Notice
from intake.triage import Brought, ChangedMeanwhile
from intake.workflow import State
from tests.people import opened

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 6


def at_once(act):
    """Return what `act` gave to each of several threads that called it together, a refusal as its value."""

    def one(number):
        try:
            return act(number)
        except ChangedMeanwhile as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(one, range(TIMES)))


def test_one_letter_sent_by_many_requests_at_once_is_one_inquiry(therapist, sender, practice):
    draft = drafts.begin(sender.answers(), language="en")
    sent = at_once(lambda _: submission.send(draft, sender.answers(), profile=practice))
    assert {each.case.inquiry.pk for each in sent} == {draft.inquiry.pk}
    assert sum(each.code is not None for each in sent) == 1
    assert (Inquiry.objects.count(), Event.objects.count(), Notice.objects.count()) == (1, 1, 1)


def test_of_many_who_move_one_letter_at_once_one_does_and_the_others_are_told(inquiry, therapist):
    reply = Brought(message="Thank you for writing.", route="text")
    moved = at_once(lambda _: triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=reply))
    assert sum(isinstance(each, Inquiry) for each in moved) == 1
    assert sum(isinstance(each, ChangedMeanwhile) for each in moved) == TIMES - 1
    assert list(inquiry.events.order_by("number").values_list("what", flat=True)) == ["sent", "moved"]


def test_letters_read_by_many_at_once_keep_one_history(inquiry, therapist, second_therapist):
    readers = (therapist, second_therapist)
    at_once(lambda number: triage.open_inquiry(inquiry, by=readers[number % 2]))
    assert list(inquiry.events.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
