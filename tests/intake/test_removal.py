"""What a reader who goes leaves behind, and what they can do with all that they may have kept."""

import re
from dataclasses import replace

import pytest

from intake import (
    case_keys,
    conversation,
    correspondence,
    owed,
    readers,
    recovery,
    removal,
    triage,
)
from intake.models import Entry, Event, Inquiry, KeyWrap, Reader, RecoveryKey
from intake.triage import Brought
from intake.workflow import State
from practice.models import Staff
from tests.clients import post, text
from tests.people import OTHER_WORDS, RECOVERY_KEY, anyone, fresh, key_of, opened, opens, send_letter


@pytest.fixture
def ended(letter):
    """Return the letter after it was finished."""
    Inquiry.objects.filter(pk=letter.pk).update(state="closed")
    return fresh(letter)


@pytest.fixture
def only_tomas(ended, therapist):
    """Return a letter that ended, and that Tomas and the recovery key can open, but not Ines."""
    KeyWrap.objects.filter(inquiry=ended, reader__staff=therapist).delete()
    return ended


def readable_by(kept) -> list[str]:
    """Return the messages that someone reads with keys they kept and the database as it is now."""
    entries = conversation.open_entries(kept, Entry.objects.filter(inquiry=kept.inquiry, kind=Entry.Kind.MESSAGE))
    return [entry.content["text"] for entry in entries if entry.content]


def goes(who, *, and_stays, new_keys_in_time=True, **decided):
    """Remove a reader; without `new_keys_in_time` no letter gets new keys before someone unlocks."""
    seconds = owed.SECONDS_FOR_A_PAGE if new_keys_in_time else 0.0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owed, "SECONDS_FOR_A_PAGE", seconds)
        removal.remove(who, key=key_of(and_stays), by=and_stays, **decided)


# nobody reads on with what they kept


@pytest.mark.parametrize("state", ["new", "closed", "referred_on"])
@pytest.mark.parametrize("in_time", [True, False])
def test_what_a_sender_writes_after_a_removal_is_closed_to_who_was_removed(
    letter, practice, therapist, second_therapist, state, in_time
):
    Inquiry.objects.filter(pk=letter.pk).update(state=state)
    kept, sender_has = opened(letter, second_therapist), opened(letter)
    goes(second_therapist, and_stays=therapist, new_keys_in_time=in_time)
    correspondence.write(case_keys.with_key(fresh(letter), sender_has.key), "I write again, later.", profile=practice)
    assert readable_by(kept) == []
    assert readable_by(opened(letter)) == ["I write again, later."]


def test_what_staff_write_after_a_removal_is_closed_to_who_was_removed(letter, therapist, second_therapist):
    kept = opened(letter, second_therapist)
    goes(second_therapist, and_stays=therapist, new_keys_in_time=False)
    answer = Brought(message="Thank you for writing.", route="text")
    triage.move(opened(letter), State.REPLIED, by=therapist, seen="new", brought=answer)
    assert readable_by(kept) == []
    triage.add_note(opened(letter), "Call after five.", by=therapist)
    assert {each.content for each in conversation.open_entries(kept, Entry.objects.filter(inquiry=letter))} == {None}
    assert owed.owing_new_keys().count() == 0


def test_notes_stay_readable_when_the_sender_gives_a_letter_new_keys(letter, practice, therapist, second_therapist):
    triage.add_note(opened(letter), "Call after five.", by=therapist)
    sender_has = opened(letter)
    goes(second_therapist, and_stays=therapist, new_keys_in_time=False)
    correspondence.write(case_keys.with_key(fresh(letter), sender_has.key), "I write again.", profile=practice)
    notes = conversation.open_entries(opened(letter), Entry.objects.filter(kind=Entry.Kind.NOTE))
    assert [note.content for note in notes] == [{"text": "Call after five."}]
    assert owed.owing_new_keys().count() == 1
    owed.pay(key_of(therapist), by=therapist)
    assert owed.owing_new_keys().count() == 0


def test_a_sender_writes_even_while_nobody_could_be_given_new_keys(letter, practice, therapist, second_therapist):
    sender_has = opened(letter)
    goes(second_therapist, and_stays=therapist, new_keys_in_time=False)
    RecoveryKey.objects.update(signature=bytes(32))
    correspondence.write(case_keys.with_key(fresh(letter), sender_has.key), "I write again.", profile=practice)
    assert readable_by(opened(letter)) == ["I write again."]


def test_a_sender_who_writes_again_is_read_by_whoever_reads_now(only_tomas, practice, therapist, second_therapist):
    sender_has = opened(only_tomas, second_therapist)
    goes(second_therapist, and_stays=therapist, anyway=True)
    assert not opens(only_tomas, key_of(therapist))
    correspondence.write(case_keys.with_key(fresh(only_tomas), sender_has.key), "I write again.", profile=practice)
    assert readable_by(opened(only_tomas)) == ["I write again."]


@pytest.mark.parametrize("state", ["new", "accepted"])
def test_the_same_words_twice_give_a_letter_new_keys_once(letter, sender, practice, therapist, second_therapist, state):
    Inquiry.objects.filter(pk=letter.pk).update(state=state)
    has = replace(opened(letter), note_key=None)
    goes(second_therapist, and_stays=therapist, new_keys_in_time=False)
    for _ in range(3):
        correspondence.write(has, "I write again.", profile=practice)
        send_letter(has, sender.answers(), profile=practice)
    assert fresh(letter).events.filter(what=Event.What.NEW_KEYS).count() == 1


def test_what_comes_to_a_letter_that_no_reader_opens_any_more_is_read(
    only_tomas, practice, therapist, second_therapist
):
    Inquiry.objects.filter(pk=only_tomas.pk).update(state="accepted")
    has = replace(opened(only_tomas, second_therapist), note_key=None)
    goes(second_therapist, and_stays=therapist, anyway=True)
    correspondence.write(has, "I write again.", profile=practice)
    assert readable_by(opened(only_tomas)) == ["I write again."]


# what only they could open


def test_nobody_is_removed_who_alone_can_open_letters_before_that_is_known(only_tomas, therapist, second_therapist):
    with pytest.raises(removal.OnlyTheirs) as told:
        goes(second_therapist, and_stays=therapist)
    assert told.value.only == removal.Only(letters=1, beyond_recovery=0)
    assert opens(only_tomas, key_of(second_therapist))


def test_once_it_is_known_the_recovery_key_brings_those_letters_back(only_tomas, therapist, second_therapist):
    goes(second_therapist, and_stays=therapist, anyway=True)
    key = recovery.restore(therapist, OTHER_WORDS, RECOVERY_KEY.private, by=therapist)
    assert opens(only_tomas, key)


def test_nobody_is_ever_removed_while_not_even_the_recovery_key_opens_what_they_can(
    only_tomas, therapist, second_therapist
):
    KeyWrap.objects.exclude(recovery=None).delete()
    with pytest.raises(removal.OnlyTheirs):
        goes(second_therapist, and_stays=therapist, anyway=True)
    owed.pay(key_of(second_therapist), by=second_therapist)
    goes(second_therapist, and_stays=therapist, anyway=True)


def test_without_a_recovery_key_that_counts_nobody_is_removed_who_alone_can_open_letters(
    only_tomas, therapist, second_therapist
):
    RecoveryKey.objects.update(signature=bytes(32))
    assert removal.only_theirs(second_therapist) == removal.Only(letters=1, beyond_recovery=1)
    with pytest.raises(removal.OnlyTheirs):
        goes(second_therapist, and_stays=therapist, anyway=True)
    assert opens(only_tomas, key_of(second_therapist))


def test_notes_that_only_they_can_open_count_too(letter, therapist, second_therapist):
    KeyWrap.objects.filter(inquiry=letter, reader__staff=therapist, purpose="note").delete()
    assert removal.only_theirs(second_therapist).letters == 1


def test_who_goes_may_hand_over_what_has_ended(client, only_tomas, therapist, second_therapist, as_therapist):
    assert removal.only_theirs(second_therapist).letters == 1
    readers.let_read_ended(Reader.objects.get(staff=therapist), by=second_therapist)
    owed.pay(key_of(second_therapist), by=second_therapist)
    assert opens(only_tomas, key_of(therapist))
    assert removal.only_theirs(second_therapist).letters == 0
    shown = text(as_therapist.get("/admin/readers/"))
    assert "Tomas Reed handed ended letters to Ines Calder too" in shown


def test_the_page_names_the_number_and_takes_no_removal_without_a_tick(only_tomas, as_therapist, second_therapist):
    url = f"/admin/readers/{second_therapist.pk}/remove/"
    assert "1 letter can be opened by Tomas Reed and the recovery key only" in text(as_therapist.get(url))
    assert "Tick this, or let them hand over first." in text(as_therapist.post(url))
    assert readers.has_key(second_therapist)
    assert as_therapist.post(url, {"anyway": "on"}).url == "/admin/readers/"
    assert not readers.has_key(second_therapist)


def test_the_page_offers_no_removal_that_would_close_a_letter_to_everyone(only_tomas, as_therapist, second_therapist):
    KeyWrap.objects.exclude(recovery=None).delete()
    url = f"/admin/readers/{second_therapist.pk}/remove/"
    shown = text(as_therapist.post(url, {"anyway": "on"}))
    assert "not even with the recovery key" in shown
    assert "Remove this reader" not in shown
    assert readers.has_key(second_therapist)


def test_a_link_for_lost_words_says_what_no_other_reader_can_open(only_tomas, as_therapist, second_therapist):
    shown = text(as_therapist.get(f"/admin/readers/{second_therapist.pk}/invite/"))
    assert "1 letter no other reader can open" in shown


def test_a_link_for_lost_words_says_what_nobody_at_all_could_open_any_more(only_tomas, as_therapist, second_therapist):
    KeyWrap.objects.exclude(recovery=None).delete()
    shown = text(as_therapist.get(f"/admin/readers/{second_therapist.pk}/invite/"))
    assert "1 letter opens with the words of Tomas Reed alone" in shown
    assert "gets that letter too" not in shown


def test_ended_letters_are_handed_over_on_a_page_after_a_question(anna, ended, as_therapist):
    key = readers.add(anna, OTHER_WORDS, by=anna, allowed=anyone)
    url = f"/admin/readers/{anna.pk}/give-ended/"
    assert url in text(as_therapist.get("/admin/readers/"))
    assert "1 letter ended before Anna Lind joined" in text(as_therapist.get(url))
    assert not opens(ended, key)
    assert as_therapist.post(url).url == "/admin/readers/"
    assert opens(ended, key)
    assert url not in text(as_therapist.get("/admin/readers/"))
    assert as_therapist.get(url).url == "/admin/readers/"


def test_who_is_removed_while_they_hand_ended_letters_to_someone_hands_none(anna, ended, therapist, second_therapist):
    key = readers.add(anna, OTHER_WORDS, by=anna, allowed=anyone)
    goes(second_therapist, and_stays=therapist)
    with pytest.raises(readers.NoKey):
        readers.let_read_ended(Reader.objects.get(staff=anna), by=second_therapist)
    owed.pay(key_of(therapist), by=therapist)
    assert not opens(ended, key)


# the codes of senders


def test_a_code_that_they_gave_out_can_be_ended_with_the_removal(letter, therapist, second_therapist):
    code = triage.give_new_code(opened(letter, second_therapist), by=second_therapist)
    assert list(removal.codes_given(second_therapist)) == [letter]
    goes(second_therapist, and_stays=therapist, end_codes=True)
    with pytest.raises(case_keys.NoSuchCode):
        case_keys.as_sender(code)
    assert Event.objects.filter(inquiry=letter, what=Event.What.CODE_ENDED, staff=therapist).count() == 1
    assert case_keys.as_sender(triage.give_new_code(opened(letter), by=therapist))


def test_a_code_that_someone_else_gave_since_is_left_alone(letter, therapist, second_therapist):
    triage.give_new_code(opened(letter, second_therapist), by=second_therapist)
    code = triage.give_new_code(opened(letter), by=therapist)
    assert not removal.codes_given(second_therapist).exists()
    goes(second_therapist, and_stays=therapist, end_codes=True)
    assert case_keys.as_sender(code)


def test_codes_are_kept_unless_it_is_asked_for_and_the_page_asks(letter, as_therapist, second_therapist):
    code = triage.give_new_code(opened(letter, second_therapist), by=second_therapist)
    url = f"/admin/readers/{second_therapist.pk}/remove/"
    assert "End the return code that Tomas Reed has given out" in text(as_therapist.get(url))
    as_therapist.post(url)
    assert case_keys.as_sender(code)


def test_a_code_that_comes_back_after_new_keys_needs_no_earlier_ones_any_more(letter, therapist, second_therapist):
    code = triage.give_new_code(opened(letter), by=therapist)
    goes(second_therapist, and_stays=therapist)
    assert case_keys.as_sender(code).key == opened(letter).key
    Inquiry.objects.update(successors=None)
    assert case_keys.as_sender(code).key == opened(letter).key


def test_a_visit_that_an_ended_code_had_opened_is_over(letter, sender, client, therapist, second_therapist):
    code = triage.give_new_code(opened(letter, second_therapist), by=second_therapist)
    post(client, "/return/", code=code)
    assert sender.reason in text(client.get("/return/"))
    goes(second_therapist, and_stays=therapist, end_codes=True)
    assert sender.reason not in text(client.get("/return/"))


def test_who_is_removed_while_they_ask_for_a_code_gets_none(letter, therapist, second_therapist):
    case = opened(letter, second_therapist)
    goes(second_therapist, and_stays=therapist, new_keys_in_time=False)
    with pytest.raises(case_keys.KeysChanged):
        triage.give_new_code(case, by=second_therapist)


def test_what_a_sender_was_writing_while_their_letter_got_new_keys_is_kept_in_it(
    letter, sender, practice, therapist, second_therapist
):
    has = replace(opened(letter), note_key=None)
    goes(second_therapist, and_stays=therapist)
    correspondence.write(has, "I write again.", profile=practice)
    send_letter(has, sender.answers(letter={"reason": "Changed."}), profile=practice)
    assert Inquiry.objects.count() == 1
    assert readable_by(opened(letter)) == ["I write again."]


def test_who_is_removed_while_they_use_the_recovery_key_gets_nothing(letter, therapist, second_therapist, monkeypatch):
    real = readers.add

    def add(*args, **options):
        made = real(*args, **options)
        goes(second_therapist, and_stays=therapist)
        return made

    monkeypatch.setattr(readers, "add", add)
    recovery.restore(second_therapist, OTHER_WORDS, RECOVERY_KEY.private, by=second_therapist)
    assert not readers.has_key(second_therapist)


def test_what_such_a_visit_was_sending_arrives_and_opens_nothing_more(
    letter, client, therapist, second_therapist, monkeypatch
):
    code = triage.give_new_code(opened(letter, second_therapist), by=second_therapist)
    post(client, "/return/", code=code)
    write = correspondence.write

    def a_moment_later(*args, **options):
        goes(second_therapist, and_stays=therapist, end_codes=True)
        return write(*args, **options)

    monkeypatch.setattr(correspondence, "write", a_moment_later)
    assert post(client, "/return/", message="Sent at that moment.").status_code in {200, 302}
    assert "Sent at that moment." not in text(client.get("/return/"))
    assert readable_by(opened(letter)) == ["Sent at that moment."]


# the account


def test_the_account_is_switched_off_with_the_key_if_that_is_ticked(letter, as_therapist, second_therapist):
    url = f"/admin/readers/{second_therapist.pk}/remove/"
    field = re.search('<input[^>]*name="switch_off"[^>]*>', text(as_therapist.get(url)))[0]
    assert " checked" in field
    as_therapist.post(url, {"switch_off": "on"})
    second_therapist.refresh_from_db()
    assert not second_therapist.is_active


def test_the_account_stays_as_it_is_if_it_is_not(letter, as_therapist, second_therapist):
    as_therapist.post(f"/admin/readers/{second_therapist.pk}/remove/")
    second_therapist.refresh_from_db()
    assert second_therapist.is_active


def test_who_may_not_manage_accounts_switches_none_off(letter, therapist, as_therapist, second_therapist):
    Staff.objects.filter(pk=therapist.pk).update(is_superuser=False)
    url = f"/admin/readers/{second_therapist.pk}/remove/"
    assert "can still sign in" in text(as_therapist.get(url))
    as_therapist.post(url, {"switch_off": "on"})
    second_therapist.refresh_from_db()
    assert second_therapist.is_active
    assert not readers.has_key(second_therapist)


# what the recovery key leaves behind


def test_the_page_of_the_readers_says_that_the_recovery_key_was_used(as_locked_therapist, therapist):
    recovery.restore(therapist, OTHER_WORDS, RECOVERY_KEY.private, by=therapist)
    assert "Ines Calder used the recovery key" in text(as_locked_therapist.get("/admin/readers/"))
