"""What a therapist is told about a letter that is closed to them, and about a sender whom no word can reach."""

import pytest

from intake import case_keys, triage
from intake.models import Inquiry, KeyWrap
from practice.models import Place
from tests.clients import text
from tests.people import opened

pytestmark = pytest.mark.one_database


def test_the_first_page_shows_letters_of_a_practice_that_names_no_place(as_therapist, sender, practice):
    Place.objects.all().delete()
    sender.send(practice)
    assert sender.name in text(as_therapist.get("/admin/"))


@pytest.mark.parametrize(("state", "said"), [("new", "when someone who can read it next unlocks"), ("closed", "ended")])
def test_a_letter_that_is_closed_to_a_reader_says_how_it_opens(as_therapist, inquiry, state, said):
    Inquiry.objects.filter(pk=inquiry.pk).update(state=state)
    KeyWrap.objects.exclude(reader=None).delete()
    assert said in text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))


@pytest.fixture
def unreachable(therapist, sender, practice):
    """Return the sending of a letter by someone who can be reached on the return page only."""
    only = {"routes": ["code"], "phone": "", "text_safe": ""}
    return sender.send(practice, reaching=only)


def test_who_can_be_told_nothing_keeps_the_code_they_have(as_therapist, unreachable, therapist):
    inquiry = unreachable.case.inquiry
    url = f"/admin/intake/inquiry/{inquiry.pk}/code/"
    shown = text(as_therapist.get(url))
    assert "would end the one that they may still have" in shown
    assert "Make a new code" not in shown
    as_therapist.post(url)
    with pytest.raises(triage.Refused):
        triage.give_new_code(opened(inquiry), by=therapist)
    assert case_keys.as_sender(unreachable.code)
