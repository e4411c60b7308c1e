"""Wraps: who gets the key of an inquiry, and that nobody gets another one."""

from uuid import UUID

import pyrage
import pytest
from pyrage import x25519

from intake.vault import age, case, return_codes, wraps
from intake.vault.errors import NotAKey, Unreadable

INQUIRY = UUID("11111111-1111-4111-8111-111111111111")
ANOTHER = UUID("33333333-3333-4333-8333-333333333333")
CASE_KEY = bytes(range(32))
INES, TOMAS = age.new_pair(), age.new_pair()
CODE_KEY = return_codes.code_key(return_codes.new_code())


def wrapped(purpose="case"):
    return wraps.wrap_for_reader(INES.public, CASE_KEY, inquiry=INQUIRY, purpose=purpose)


def sealed_to_ines(payload):
    return b"\1" + pyrage.encrypt(payload, [x25519.Recipient.from_str(INES.public)])


def test_a_reader_opens_what_was_wrapped_for_them():
    assert wraps.open_as_reader(INES.private, wrapped(), inquiry=INQUIRY, purpose="case") == CASE_KEY
    assert wraps.open_as_reader(INES.private, memoryview(wrapped("note")), inquiry=INQUIRY, purpose="note") == CASE_KEY


def test_another_reader_does_not_open_it():
    with pytest.raises(Unreadable):
        wraps.open_as_reader(TOMAS.private, wrapped(), inquiry=INQUIRY, purpose="case")


def test_a_wrap_of_another_inquiry_is_unreadable():
    with pytest.raises(Unreadable):
        wraps.open_as_reader(INES.private, wrapped(), inquiry=ANOTHER, purpose="case")


@pytest.mark.parametrize(("made", "asked"), [("case", "note"), ("note", "case")])
def test_a_note_key_and_a_case_key_do_not_stand_in_for_each_other(made, asked):
    with pytest.raises(Unreadable):
        wraps.open_as_reader(INES.private, wrapped(made), inquiry=INQUIRY, purpose=asked)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        CASE_KEY,
        b"x" * 200,
        wraps._reader_payload(b"short", INQUIRY, "case"),
        wraps._reader_payload(b"", INQUIRY, "case"),
        wraps._reader_payload(CASE_KEY + b"x", INQUIRY, "case"),
        wraps._reader_payload(CASE_KEY, INQUIRY, "case") + b"x",
    ],
)
def test_what_anyone_else_may_seal_to_a_reader_is_no_key(payload):
    with pytest.raises(Unreadable):
        wraps.open_as_reader(INES.private, sealed_to_ines(payload), inquiry=INQUIRY, purpose="case")


@pytest.mark.parametrize("scheme", [0, 2])
def test_other_schemes_of_wraps_are_refused(scheme):
    with pytest.raises(Unreadable):
        wraps.open_as_reader(INES.private, bytes([scheme]) + wrapped()[1:], inquiry=INQUIRY, purpose="case")


def test_the_armoured_form_of_a_wrap_is_not_a_second_form():
    recipient, identity = x25519.Recipient.from_str(INES.public), x25519.Identity.from_str(INES.private)
    armoured = pyrage.encrypt(wraps._reader_payload(CASE_KEY, INQUIRY, "case"), [recipient], armored=True)
    assert pyrage.decrypt(armoured, [identity])
    assert len(armoured) < age.LONGEST_SEALED
    with pytest.raises(Unreadable):
        wraps.open_as_reader(INES.private, b"\1" + armoured, inquiry=INQUIRY, purpose="case")


def test_a_hostile_wrap_of_a_megabyte_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(pyrage, "decrypt", lambda *args: pytest.fail("It was parsed, which takes hours."))
    hostile = b"\1age-encryption.org/v1\n" + b"-> a b\n\n" * 130_000
    with pytest.raises(Unreadable):
        wraps.open_as_reader(INES.private, hostile, inquiry=INQUIRY, purpose="case")


def test_wraps_stay_well_below_the_longest_that_is_read():
    longest = max(len(wrapped()) for _ in range(500))
    assert longest < age.LONGEST_SEALED * 2 // 3


def test_what_could_not_be_opened_again_is_not_sealed():
    with pytest.raises(ValueError, match="Too long"):
        age.seal_to(INES.public, bytes(1024))


def test_a_public_key_with_a_slip_is_refused():
    slip = INES.public[:-1] + ("q" if INES.public[-1] != "q" else "p")
    for text in (slip, "", "age1", INES.private, "\ud800"):
        with pytest.raises(NotAKey):
            wraps.wrap_for_reader(text, CASE_KEY, inquiry=INQUIRY, purpose="case")


def test_a_private_key_with_a_slip_is_refused():
    for text in (INES.private[:-1], "", INES.public, "\ud800"):
        with pytest.raises(NotAKey):
            wraps.open_as_reader(text, wrapped(), inquiry=INQUIRY, purpose="case")


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_only_a_whole_key_is_wrapped(key):
    with pytest.raises(ValueError, match="32 bytes"):
        wraps.wrap_for_reader(INES.public, key, inquiry=INQUIRY, purpose="case")
    with pytest.raises(ValueError, match="32 bytes"):
        wraps.wrap_for_sender(CODE_KEY, key, inquiry=INQUIRY)


def test_a_sender_opens_their_wrap_with_their_code():
    blob = wraps.wrap_for_sender(CODE_KEY, CASE_KEY, inquiry=INQUIRY)
    assert wraps.open_as_sender(CODE_KEY, blob, inquiry=INQUIRY) == CASE_KEY
    assert len(blob) == 61


def test_a_senders_wrap_opens_with_no_other_code_and_in_no_other_inquiry():
    blob = wraps.wrap_for_sender(CODE_KEY, CASE_KEY, inquiry=INQUIRY)
    with pytest.raises(Unreadable):
        wraps.open_as_sender(CODE_KEY, blob, inquiry=ANOTHER)
    with pytest.raises(Unreadable):
        wraps.open_as_sender(return_codes.code_key(return_codes.new_code()), blob, inquiry=INQUIRY)


def test_an_entry_put_in_a_senders_wraps_place_is_unreadable():
    place = case.Place(INQUIRY, INQUIRY, "card", "sender", 1)
    with pytest.raises(Unreadable):
        wraps.open_as_sender(CODE_KEY, case.seal(CODE_KEY, CASE_KEY, place), inquiry=INQUIRY)


def test_a_key_pair_shows_its_public_half_only():
    assert INES.private not in repr(INES)
    assert INES.public in repr(INES)
