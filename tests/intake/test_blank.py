"""An answer of nothing but signs that nobody sees is no answer, on either side."""

import pytest

from intake import correspondence, triage
from intake.blank import is_blank
from intake.fields import as_typed
from intake.triage import Brought, Refused
from intake.workflow import State
from tests.clients import refused, text
from tests.people import fresh, opened
from tests.steps import go, walk

pytestmark = pytest.mark.one_database

NOBODY_SEES = ["", " ", "\u200b\u202e ", "\u2060\ufeff\u00ad", "\u00a0\u3000", "\n\t"]


@pytest.mark.parametrize("unseen", NOBODY_SEES, ids=ascii)
def test_what_nobody_sees_is_no_answer_and_moves_nothing(inquiry, therapist, practice, unseen):
    brought = Brought(message=unseen, route="text")
    with pytest.raises(Refused):
        triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=brought)
    with pytest.raises(Refused):
        triage.add_note(opened(inquiry), unseen, by=therapist)
    with pytest.raises(correspondence.Refused):
        correspondence.write(opened(inquiry), unseen, profile=practice)
    assert fresh(inquiry).state == State.NEW


@pytest.mark.parametrize("seen", ["a", "\u05d0\u200f", "👩\u200d🔬", "…", "0"], ids=ascii)
def test_whatever_takes_ink_says_something_and_is_kept_whole(seen):
    assert not is_blank(seen)
    assert as_typed(seen) == seen


def test_nobody_is_called_by_a_name_that_nobody_sees(client, therapist, sender):
    walk(client, sender.letter(), until="reaching")
    page = text(refused(client, go(client, "reaching", sender.letter(), name="\u200b\u2060")))
    assert "Error: " in page
