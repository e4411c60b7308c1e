"""What is owed to readers and to the recovery key, and how it is handed to them."""

import pytest
from django.db import connection

from intake import case_keys, handing_over, owed, readers, triage
from intake.models import Event, Inquiry, KeyWrap, Reader
from intake.vault import age
from tests.clients import text
from tests.people import OTHER_WORDS, RECOVERY_KEY, WORDS, anyone, fresh, key_of, opened, opens


def test_wraps_for_a_key_that_was_replaced_go_with_it(letter, second_therapist):
    readers.add(second_therapist, OTHER_WORDS, by=second_therapist, allowed=anyone)
    assert not KeyWrap.objects.filter(reader__staff=second_therapist).exists()


def test_nothing_is_handed_to_a_key_that_was_replaced_meanwhile(letter, therapist, second_therapist):
    before = Reader.objects.get(staff=second_therapist)
    KeyWrap.objects.filter(reader=before).delete()
    readers.add(second_therapist, OTHER_WORDS, by=second_therapist, allowed=anyone)
    assert owed.pay_one(owed.owed_to(before), before, lambda batch: case_keys.as_readers(batch, key_of(therapist))) == 0
    assert not KeyWrap.objects.filter(reader__staff=second_therapist).exists()


def test_a_wrap_to_another_key_than_the_reader_s_does_not_open(letter, second_therapist):
    Reader.objects.filter(staff=second_therapist).update(public_key=age.new_pair().public)
    assert not opens(letter, key_of(second_therapist))


def test_a_holder_who_lacks_only_the_key_of_the_notes_is_owed_it(letter, therapist, second_therapist):
    triage.add_note(opened(letter), "Call after five.", by=therapist)
    held = KeyWrap.objects.filter(inquiry=letter, purpose="note")
    held.filter(reader__staff=second_therapist).delete()
    held.exclude(recovery=None).delete()
    assert owed.pay(key_of(therapist), by=therapist).handed_over == 2
    assert opened(letter, second_therapist).note_key == opened(letter).note_key
    assert case_keys.as_recovery(fresh(letter), RECOVERY_KEY.private).note_key == opened(letter).note_key
    assert owed.pay(key_of(therapist), by=therapist).handed_over == 0


def test_what_does_not_fit_into_the_time_stays_owed(letter, anna, therapist):
    key = readers.add(anna, OTHER_WORDS, by=anna, allowed=anyone)
    assert owed.pay(key_of(therapist), by=therapist, seconds=0.0).handed_over == 0
    assert owed.owed_to(Reader.objects.get(staff=anna)).count() == 1
    assert owed.pay(key_of(therapist), by=therapist, seconds=60.0).handed_over == 1
    assert opens(letter, key)


@pytest.fixture
def spoilt(letter, sender, practice):
    """Return a letter with an event after which no database can number another, and a sound one."""
    last = 2**31 - 1 if connection.vendor == "postgresql" else 2**63 - 1
    sound = sender.send(practice).case.inquiry
    Event.objects.filter(inquiry=letter).update(number=last)
    Inquiry.objects.update(owes_new_keys=True)
    return letter, sound


def test_a_row_that_someone_spoilt_keeps_nobody_from_unlocking_and_no_other_letter_back(spoilt, as_locked_therapist):
    assert as_locked_therapist.post("/admin/unlock/", {"words": WORDS}).status_code == 302
    assert list(owed.owing_new_keys()) == [spoilt[0]]


def test_a_letter_that_can_not_be_handed_over_keeps_none_of_its_batch_back(letter, sender, practice, anna, therapist):
    sound, key = sender.send(practice).case.inquiry, readers.add(anna, OTHER_WORDS, by=anna, allowed=anyone)
    real = handing_over.wraps_for

    def wraps_for(case, holder):
        if case.inquiry == letter:
            raise OverflowError
        return real(case, holder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handing_over, "wraps_for", wraps_for)
        assert owed.pay(key_of(therapist), by=therapist).handed_over == 1
    assert opens(sound, key)
    assert not opens(letter, key)


def test_the_page_says_how_many_letters_have_new_keys(letter, as_therapist):
    Inquiry.objects.update(owes_new_keys=True)
    as_therapist.post("/admin/readers/hand-over/")
    shown = text(as_therapist.get("/admin/readers/"))
    assert "1 letter has new keys." in shown
    assert "Nothing was owed" not in shown
