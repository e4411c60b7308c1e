"""Who reads letters: keys handed to new readers, taken from removed ones, and brought back with the recovery key."""

import pytest

from intake import case_keys, conversation, owed, readers, recovery, rekeying, removal, signatures, triage
from intake.models import Card, Entry, Event, Inquiry, KeyWrap, Reader, RecoveryKey
from intake.vault import age, wraps
from intake.vault import staff as staff_keys
from intake.vault.errors import Unreadable, WrongPassphrase
from tests.clients import text
from tests.people import OTHER_WORDS, RECOVERY_KEY, TOMAS_KEY, WORDS, anyone, fresh, key_of, opened, opens
from tests.steps import send


@pytest.fixture
def code(sender, practice, therapist, inquiry):
    """Return the return code of Wren's letter."""
    return triage.give_new_code(opened(inquiry), by=therapist)


@pytest.fixture
def ended(sender, practice, therapist):
    """Return a letter that was finished before anyone joined."""
    found = sender.send(practice).case.inquiry
    Inquiry.objects.filter(pk=found.pk).update(state="closed")
    return found


def joined(staff):
    return readers.add(staff, OTHER_WORDS, by=staff, allowed=anyone)


def reason_in(case) -> str:
    return conversation.answers_of(case)["letter"]["reason"]


# a new reader


def test_a_new_reader_reads_nothing_before_someone_who_can_unlocks(anna, inquiry):
    key = joined(anna)
    assert not opens(inquiry, key)
    assert owed.owed_to(Reader.objects.get(staff=anna)).count() == 1


def test_what_a_new_reader_is_owed_is_paid_when_someone_unlocks(anna, inquiry, as_locked_therapist, sender):
    key = joined(anna)
    as_locked_therapist.post("/admin/unlock/", {"words": WORDS})
    assert reason_in(case_keys.as_reader(fresh(inquiry), key)) == sender.reason
    assert not owed.owed_to(Reader.objects.get(staff=anna)).exists()


def test_a_new_reader_reads_the_notes_too(anna, case, therapist):
    triage.add_note(case, "Call after five.", by=therapist)
    key = joined(anna)
    owed.pay(key_of(therapist), by=therapist)
    (note,) = conversation.open_entries(
        case_keys.as_reader(fresh(case.inquiry), key), Entry.objects.filter(kind=Entry.Kind.NOTE)
    )
    assert note.content == {"text": "Call after five."}


def test_a_new_reader_gets_open_letters_and_none_that_ended(anna, inquiry, ended, therapist):
    key = joined(anna)
    owed.pay(key_of(therapist), by=therapist)
    assert opens(inquiry, key)
    assert not opens(ended, key)


def test_nobody_gets_a_draft(anna, inquiry, therapist):
    draft = Inquiry.objects.create()
    key = joined(anna)
    assert owed.pay(key_of(therapist), by=therapist).handed_over == 1
    assert not opens(draft, key)


def test_a_new_reader_gets_what_is_sent_from_then_on(anna, sender, practice, therapist):
    key = joined(anna)
    assert opens(sender.send(practice).case.inquiry, key)


def test_who_lost_the_words_gets_back_letters_that_ended_too(second_therapist, inquiry, ended, therapist):
    key = joined(second_therapist)
    owed.pay(key_of(therapist), by=therapist)
    assert opens(inquiry, key)
    assert opens(ended, key)


def test_the_old_key_of_who_lost_the_words_opens_nothing(second_therapist, inquiry, therapist):
    owed.pay(key_of(therapist), by=therapist)
    joined(second_therapist)
    owed.pay(key_of(therapist), by=therapist)
    assert not opens(inquiry, key_of(second_therapist))


def test_a_row_that_someone_wrote_into_the_database_brings_no_ended_letters_to_a_new_reader(anna, ended, therapist):
    Reader.objects.create(staff=anna, public_key=TOMAS_KEY.public, signature=bytes(32), closed_private=b"")
    key = joined(anna)
    owed.pay(key_of(therapist), by=therapist)
    assert not opens(ended, key)


def test_more_letters_than_one_batch_holds_are_all_handed_over(anna, inquiry, sender, practice, therapist, monkeypatch):
    monkeypatch.setattr(owed, "AT_A_TIME", 2)
    for _ in range(4):
        sender.send(practice)
    joined(anna)
    assert owed.pay(key_of(therapist), by=therapist).handed_over == 5
    assert owed.pay(key_of(therapist), by=therapist).handed_over == 0


def test_one_letter_that_does_not_open_holds_up_none_of_the_others(anna, inquiry, sender, practice, therapist):
    broken = sender.send(practice).case.inquiry
    KeyWrap.objects.filter(inquiry=broken, reader__staff=therapist.pk).update(wrapped=b"\x01nothing")
    key = joined(anna)
    assert owed.pay(key_of(therapist), by=therapist).handed_over == 1
    assert opens(inquiry, key)


def test_the_recovery_key_is_owed_what_it_has_not(inquiry, therapist):
    KeyWrap.objects.exclude(recovery=None).delete()
    owed.pay(key_of(therapist), by=therapist)
    assert case_keys.as_recovery(fresh(inquiry), RECOVERY_KEY.private).note_key


# rows that this server has not made


@pytest.fixture
def mallory(anna):
    """Return the key pair of someone who wrote a reader row of their own into the database."""
    pair = staff_keys.new_staff_key()
    signature = signatures.sign_reader(anna.pk + 1, pair.public)
    closed = staff_keys.close_private(pair.private, WORDS)
    Reader.objects.create(staff=anna, public_key=pair.public, signature=signature, closed_private=closed)
    return case_keys.StaffKey(anna.pk, pair.public, pair.private, closed)


def test_nothing_is_given_to_a_reader_row_that_this_server_has_not_signed(
    mallory, inquiry, sender, practice, therapist
):
    owed.pay(key_of(therapist), by=therapist)
    rekeying.rekey(opened(inquiry), by=therapist)
    sender.send(practice)
    assert not KeyWrap.objects.filter(reader__staff=mallory.staff_id).exists()


def test_a_reader_row_that_this_server_has_not_signed_unlocks_nothing(mallory, anna):
    with pytest.raises(readers.NoKey):
        readers.unlock(anna, WORDS)


def test_the_list_says_that_a_row_was_not_made_here_and_owes_it_nothing(mallory, anna, inquiry, therapist):
    standing = {row.reader.staff_id: row for row in readers.standings()}
    assert standing[therapist.pk].is_given_letters
    assert not standing[anna.pk].is_given_letters
    assert not standing[anna.pk].is_ours
    assert standing[anna.pk].owed == 0


def test_a_public_key_put_in_the_place_of_a_reader_s_gets_nothing(second_therapist, inquiry, sender, practice):
    mine = age.new_pair()
    Reader.objects.filter(staff=second_therapist).update(public_key=mine.public)
    later = sender.send(practice).case.inquiry
    assert not KeyWrap.objects.filter(inquiry=later, reader__staff=second_therapist.pk).exists()


def test_a_recovery_key_that_this_server_has_not_signed_gets_nothing(inquiry, therapist):
    forged = age.new_pair()
    RecoveryKey.objects.update(is_current=False)
    RecoveryKey.objects.create(public_key=forged.public, signature=bytes(32), is_current=True)
    owed.pay(key_of(therapist), by=therapist)
    with pytest.raises(Unreadable):
        case_keys.as_recovery(fresh(inquiry), forged.private)


# taking a key away


def test_a_removed_reader_has_no_key_and_no_wrap(letter, second_therapist, therapist):
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert not readers.has_key(second_therapist)
    assert not opens(letter, key_of(second_therapist))
    with pytest.raises(readers.NoKey):
        readers.unlock(second_therapist, WORDS)


def test_keys_that_a_removed_reader_kept_open_nothing_that_is_stored(letter, second_therapist, therapist, sender):
    kept = opened(letter, second_therapist)
    triage.add_note(opened(letter), "Before.", by=therapist)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    triage.add_note(opened(letter), "After.", by=therapist)
    found = conversation.open_entries(kept, Entry.objects.filter(inquiry=letter))
    assert len(found) > 2
    assert {entry.content for entry in found} == {None}
    assert conversation.open_cards([kept]) == {}


def test_a_removed_reader_who_kept_the_keys_can_write_nothing(letter, second_therapist, therapist):
    kept = opened(letter, second_therapist)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    with pytest.raises(case_keys.KeysChanged):
        triage.add_note(kept, "I am still here.", by=second_therapist)


def test_an_old_wrap_put_back_into_the_database_opens_nothing(letter, second_therapist, therapist):
    kept = opened(letter, second_therapist)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    old = wraps.wrap_for_reader(key_of(therapist).public, kept.key, inquiry=letter.pk, purpose="case")
    KeyWrap.objects.filter(inquiry=letter, reader__staff=therapist.pk, purpose="case").update(wrapped=old)
    assert not opens(letter, key_of(therapist))


def test_who_stays_reads_answers_notes_messages_and_the_card_as_before(letter, second_therapist, therapist, sender):
    triage.add_note(opened(letter), "Call after five.", by=second_therapist)
    with_message = case_keys.locked(opened(letter))
    conversation.add_message(with_message, "I write again.")
    before = conversation.open_entries(opened(letter), Entry.objects.filter(inquiry=letter).order_by("pk"))
    card = conversation.open_cards([opened(letter)])
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    after = conversation.open_entries(opened(letter), Entry.objects.filter(inquiry=letter).order_by("pk"))
    assert [entry.content for entry in after] == [entry.content for entry in before]
    assert conversation.open_cards([opened(letter)]) == card
    assert case_keys.as_recovery(fresh(letter), RECOVERY_KEY.private).note_key == opened(letter).note_key


def test_every_stored_byte_of_an_open_letter_changes(letter, second_therapist, therapist):
    def stored():
        sealed = [bytes(each) for each in Entry.objects.values_list("sealed", flat=True)]
        return {*sealed, *(bytes(each) for each in Card.objects.values_list("sealed", flat=True))}

    before = stored()
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert not before & stored()


def test_the_sender_s_code_works_after_one_removal_and_after_two(
    code, letter, second_therapist, anna, therapist, sender
):
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    joined(anna)
    owed.pay(key_of(therapist), by=therapist)
    removal.remove(anna, key=key_of(therapist), by=therapist)
    back = case_keys.as_sender(code)
    assert reason_in(back) == sender.reason
    assert back.key == opened(letter).key


def test_the_sender_s_code_works_when_it_is_used_between_two_removals(code, letter, second_therapist, anna, therapist):
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    case_keys.as_sender(code)
    joined(anna)
    removal.remove(anna, key=key_of(therapist), by=therapist)
    assert case_keys.as_sender(code).key == opened(letter).key


def test_what_a_sender_has_open_during_a_removal_stays_open(client, sender, practice, second_therapist, therapist):
    send(client, sender.letter())
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert sender.reason in text(client.get("/return/"))


def test_letters_that_ended_get_new_keys_too(second_therapist, ended, therapist):
    kept = opened(ended, second_therapist)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    found = conversation.open_entries(kept, Entry.objects.filter(inquiry=ended))
    assert {entry.content for entry in found} == {None}
    assert opens(ended, key_of(therapist))


def test_new_keys_of_a_letter_that_ended_go_to_nobody_who_had_not_the_old_ones(
    second_therapist, ended, anna, therapist
):
    key = joined(anna)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert owed.owing_new_keys().count() == 0
    assert not opens(ended, key)


def test_a_removal_is_an_event_of_the_practice_and_new_keys_one_of_the_letter(letter, second_therapist, therapist):
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert Event.objects.get(what=Event.What.READER_REMOVED).staff == therapist
    assert Event.objects.get(what=Event.What.NEW_KEYS).inquiry == letter


def test_a_removal_that_was_killed_half_way_is_finished_at_the_next_unlock(
    letter, second_therapist, therapist, monkeypatch, as_locked_therapist
):
    with monkeypatch.context() as killed:
        killed.setattr(owed, "pay", lambda key, *, by, seconds: 0)
        removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    before = bytes(fresh(letter).case_voucher)
    assert owed.owing_new_keys().count() == 1
    as_locked_therapist.post("/admin/unlock/", {"words": WORDS})
    assert bytes(fresh(letter).case_voucher) != before
    assert owed.owing_new_keys().count() == 0


def test_without_a_recovery_key_that_counts_new_keys_wait_and_unlocking_still_works(
    letter, second_therapist, therapist, as_locked_therapist
):
    RecoveryKey.objects.update(signature=bytes(32))
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert owed.owing_new_keys().count() == 1
    assert as_locked_therapist.post("/admin/unlock/", {"words": WORDS}).status_code == 302
    assert opens(letter, key_of(therapist))


def test_the_last_reader_can_not_be_removed(inquiry, therapist, anna):
    with pytest.raises(removal.LastReader):
        removal.remove(therapist, key=key_of(therapist), by=therapist)
    assert opens(inquiry, key_of(therapist))


def test_of_two_who_remove_each_other_one_stays(letter, second_therapist, therapist):
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    with pytest.raises(removal.LastReader):
        removal.remove(therapist, key=key_of(second_therapist), by=second_therapist)
    assert opens(letter, key_of(therapist))


def test_notes_are_closed_to_nobody_by_someone_who_can_not_open_them(letter, second_therapist, therapist):
    triage.add_note(opened(letter), "Call after five.", by=therapist)
    KeyWrap.objects.filter(reader__staff=therapist.pk, purpose="note").update(wrapped=b"\x01nothing")
    with pytest.raises(Unreadable):
        rekeying.rekey(opened(letter), by=therapist)
    (note,) = conversation.open_entries(opened(letter, second_therapist), Entry.objects.filter(kind=Entry.Kind.NOTE))
    assert note.content == {"text": "Call after five."}


def test_an_entry_that_does_not_open_is_left_alone_and_holds_up_nothing(letter, second_therapist, therapist, sender):
    Entry.objects.filter(inquiry=letter, step="today").update(sealed=b"\x01broken")
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert reason_in(opened(letter)) == sender.reason
    assert bytes(Entry.objects.get(inquiry=letter, step="today").sealed) == b"\x01broken"


# six words


def test_new_words_open_the_same_key_and_the_old_ones_nothing(inquiry, therapist):
    readers.change_words(key_of(therapist), OTHER_WORDS, by=therapist)
    assert opens(inquiry, readers.unlock(therapist, OTHER_WORDS))
    with pytest.raises(WrongPassphrase):
        readers.unlock(therapist, WORDS)


def test_words_can_not_be_changed_for_a_key_that_was_replaced(therapist):
    readers.add(therapist, OTHER_WORDS, by=therapist, allowed=anyone)
    with pytest.raises(readers.NoKey):
        readers.change_words(key_of(therapist), WORDS, by=therapist)
    assert readers.unlock(therapist, OTHER_WORDS)


def test_a_new_password_neither_gives_nor_takes_a_letter(inquiry, therapist):
    therapist.set_password("another long password")
    therapist.save()
    assert opens(inquiry, readers.unlock(therapist, WORDS))


# the recovery key


def test_the_recovery_key_gives_a_new_key_every_letter_that_was_sent(inquiry, ended, therapist, sender):
    key = recovery.restore(therapist, OTHER_WORDS, RECOVERY_KEY.private, by=therapist)
    assert reason_in(case_keys.as_reader(fresh(inquiry), key)) == sender.reason
    assert opens(ended, key)
    assert opens(inquiry, readers.unlock(therapist, OTHER_WORDS))


def test_the_recovery_key_brings_the_notes_back(case, therapist):
    triage.add_note(case, "Call after five.", by=therapist)
    key = recovery.restore(therapist, OTHER_WORDS, RECOVERY_KEY.private.lower(), by=therapist)
    assert case_keys.as_reader(fresh(case.inquiry), key).note_key == case.note_key


def test_the_recovery_key_works_when_nobody_is_a_reader_any_more(inquiry, therapist, anna):
    Reader.objects.all().delete()
    assert opens(inquiry, recovery.restore(anna, OTHER_WORDS, RECOVERY_KEY.private, by=anna))


@pytest.mark.parametrize("typed", ["", "AGE-SECRET-KEY-1", TOMAS_KEY.private, RECOVERY_KEY.private[:-1], "x" * 5000])
def test_anything_but_the_whole_recovery_key_changes_nothing(inquiry, therapist, typed):
    with pytest.raises(recovery.NotTheKey):
        recovery.restore(therapist, OTHER_WORDS, typed, by=therapist)
    assert opens(inquiry, readers.unlock(therapist, WORDS))
