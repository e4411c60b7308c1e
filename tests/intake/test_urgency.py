"""The box of an urgent letter quotes what raised its mark, and nothing else."""

import re

import pytest

from intake import correspondence, triage
from intake.models import Entry, Inquiry
from tests.clients import text
from tests.people import Sender, opened

pytestmark = pytest.mark.one_database

DANGER = "I want to kill myself tonight."
CALM = "My sister is with me now, and I slept."


@pytest.fixture
def box(as_therapist):
    """Return what the box on the page of a letter quotes, without its label."""

    def read(inquiry):
        page = text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))
        assert "May not be safe now" in page
        return re.findall(r'<p class="answer"[^>]*>“(.*?)”</p>', page, re.DOTALL)

    return read


def test_it_quotes_the_answer_that_raised_the_mark(box, practice):
    inquiry = Sender().send(practice, today={"safety": "might_act"}).case.inquiry
    assert box(inquiry) == ["I might act on them soon"]


def test_it_quotes_the_paragraph_that_raised_the_mark_and_no_harmless_answer(box, practice):
    inquiry = Sender(reason=f"It was a long week.\n\n{DANGER}\n\nThank you.").send(practice).case.inquiry
    assert box(inquiry) == [DANGER]


def test_once_seen_to_it_quotes_the_message_that_raised_it_again(box, practice, therapist):
    inquiry = Sender().send(practice, today={"safety": "might_act"}).case.inquiry
    correspondence.write(opened(inquiry), "I could end my life today.", profile=practice)
    triage.acknowledge_urgent(opened(inquiry), by=therapist, what_i_did="Called her.")
    correspondence.write(opened(inquiry), CALM, profile=practice)
    correspondence.write(opened(inquiry), DANGER, profile=practice)
    correspondence.write(opened(inquiry), "Sorry about that.", profile=practice)
    assert box(inquiry) == [DANGER]


def test_where_nothing_of_it_can_be_read_any_more_it_says_so(box, practice, as_therapist):
    inquiry = Sender().send(practice, today={"safety": "might_act"}).case.inquiry
    Entry.objects.filter(inquiry=inquiry, step="today").update(sealed=b"\x09junk")
    assert box(inquiry) == []
    page = text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))
    assert "What raised this mark can no longer be read" in page
    assert Inquiry.objects.get(pk=inquiry.pk).needs_urgent_care
