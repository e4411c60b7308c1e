"""Staff keys: closed under a passphrase, opened by it alone, on the reader's own row."""

import hashlib

import pytest

from intake.vault import aead, age, staff, stretching
from intake.vault.binding import bind, text
from intake.vault.errors import NotAKey, Unreadable, WrongPassphrase
from intake.vault.labels import Label
from intake.vault.stretching import Cost

PASSPHRASE = "habitual supermom fleshy edge limelight wheat"
INES, TOMAS = staff.new_staff_key(), staff.new_staff_key()


@pytest.fixture(scope="module")
def closed():
    return staff.close_private(INES.private, PASSPHRASE)


@pytest.fixture
def no_stretching(monkeypatch):
    """Fail the test if it comes to stretching: what is refused at sight costs no time."""
    monkeypatch.setattr(staff, "stretch", lambda *args: pytest.fail("It was stretched."))


def with_checksum(body, public):
    return body + hashlib.sha256(bind(Label.STAFF_KEY_CHECKSUM.value, text(public), body)).digest()[:8]


def test_a_new_key_is_an_age_key_pair():
    assert INES.public.startswith("age1")
    assert INES.private.startswith("AGE-SECRET-KEY-1")
    assert age.public_of(INES.private) == INES.public
    assert INES != TOMAS


def test_the_passphrase_opens_what_it_closed(closed):
    assert staff.open_private(closed, PASSPHRASE, public=INES.public) == INES.private
    assert len(closed) == 134


def test_it_opens_however_the_passphrase_is_typed(closed):
    typed = "Habitual-Supermom. Fleshy edge limelight WHEAT\n"
    assert staff.open_private(memoryview(closed), typed, public=INES.public) == INES.private


@pytest.mark.parametrize("wrong", ["habitual supermom fleshy edge limelight wheats", "", "x" * 2000])
def test_any_other_passphrase_is_wrong(closed, wrong):
    with pytest.raises(WrongPassphrase) as caught:
        staff.open_private(closed, wrong, public=INES.public)
    assert str(caught.value) == ""
    assert caught.value.__cause__ is None


def test_a_megabyte_of_passphrase_is_wrong_at_once(closed, no_stretching):
    with pytest.raises(WrongPassphrase):
        staff.open_private(closed, "x" * 1_000_000, public=INES.public)


def test_a_damaged_blob_is_unreadable_at_once_and_no_wrong_passphrase(closed, no_stretching):
    for at in range(len(closed)):
        with pytest.raises(Unreadable):
            staff.open_private(closed[:at] + bytes([closed[at] ^ 1]) + closed[at + 1 :], PASSPHRASE, public=INES.public)
    for length in range(len(closed)):
        with pytest.raises(Unreadable):
            staff.open_private(closed[:length], PASSPHRASE, public=INES.public)


@pytest.mark.parametrize("length", [0, 1, 4, 7, 23])
def test_a_short_blob_with_a_right_checksum_is_unreadable(length, no_stretching):
    with pytest.raises(Unreadable):
        staff.open_private(with_checksum(bytes([1] * length), INES.public), PASSPHRASE, public=INES.public)


def test_a_blob_on_another_readers_row_is_unreadable(closed, no_stretching):
    with pytest.raises(Unreadable):
        staff.open_private(closed, PASSPHRASE, public=TOMAS.public)


def test_a_blob_moved_to_another_row_with_a_new_checksum_still_does_not_open(closed):
    moved = with_checksum(closed[:-8], TOMAS.public)
    with pytest.raises(WrongPassphrase):
        staff.open_private(moved, PASSPHRASE, public=TOMAS.public)


@pytest.mark.parametrize(
    "cost",
    [Cost(memory=100 * 1024 * 1024, passes=3, lanes=1), Cost(memory=64 * 1024, passes=255, lanes=1)],
)
def test_a_hostile_blob_cannot_ask_for_all_memory_or_time(closed, cost, no_stretching):
    hostile = with_checksum(b"\1" + cost.to_bytes() + closed[7:-8], INES.public)
    with pytest.raises(Unreadable):
        staff.open_private(hostile, PASSPHRASE, public=INES.public)


def test_salt_and_cost_are_bound_to_what_is_sealed(closed, monkeypatch):
    key = stretching.stretch("".join(PASSPHRASE.split()), closed[7:23], stretching.COST)
    monkeypatch.setattr(staff, "stretch", lambda *args: key)
    assert staff.open_private(closed, PASSPHRASE, public=INES.public) == INES.private
    dearer = Cost(memory=64 * 1024, passes=4, lanes=1).to_bytes()
    for body in (closed[:7] + bytes(16) + closed[23:-8], b"\1" + dearer + closed[7:-8]):
        with pytest.raises(WrongPassphrase):
            staff.open_private(with_checksum(body, INES.public), PASSPHRASE, public=INES.public)


@pytest.mark.parametrize("private", [TOMAS.private.encode(), b"no key at all"], ids=["another key", "no key"])
def test_a_private_half_that_does_not_fit_the_row_is_unreadable(closed, private, monkeypatch):
    head, key = closed[:23], bytes(32)
    monkeypatch.setattr(staff, "stretch", lambda *args: key)
    body = head + aead.seal(key, private, Label.STAFF_KEY, head, text(INES.public))
    with pytest.raises(Unreadable):
        staff.open_private(with_checksum(body, INES.public), PASSPHRASE, public=INES.public)


@pytest.mark.parametrize("scheme", [0, 2])
def test_other_schemes_of_staff_keys_are_refused(closed, scheme, no_stretching):
    with pytest.raises(Unreadable):
        staff.open_private(with_checksum(bytes([scheme]) + closed[1:-8], INES.public), PASSPHRASE, public=INES.public)


def test_the_same_key_is_never_closed_to_the_same_bytes(closed):
    again = staff.close_private(INES.private, PASSPHRASE)
    assert again[7:23] != closed[7:23]
    assert again[24:36] != closed[24:36]


def test_a_passphrase_shorter_than_six_words_closes_nothing(no_stretching):
    for short in ("", "wheat", "habitual wheat.   "):
        with pytest.raises(ValueError, match="six generated words"):
            staff.close_private(INES.private, short)


def test_what_is_no_key_is_not_closed(no_stretching):
    with pytest.raises(NotAKey):
        staff.close_private("AGE-SECRET-KEY-1QQQ", PASSPHRASE)
