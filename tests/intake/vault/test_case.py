"""Entries, notes and the card: what is sealed opens in its own place only."""

import dataclasses
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import assume, given
from hypothesis import strategies as st

from intake.vault import aead, case
from intake.vault.errors import Unreadable
from intake.vault.labels import Label
from tests.intake.vault.calmly import calmly

KEY = bytes(range(32))
PLACE = case.Place(
    inquiry=UUID("11111111-1111-4111-8111-111111111111"),
    entry=UUID("22222222-2222-4222-8222-222222222222"),
    kind="answers:hopes",
    author="sender",
    revision=2,
)
ELSEWHERE = {
    "another inquiry": {"inquiry": UUID("33333333-3333-4333-8333-333333333333")},
    "another entry": {"entry": UUID("33333333-3333-4333-8333-333333333333")},
    "the inquiry and the entry swapped": {"inquiry": PLACE.entry, "entry": PLACE.inquiry},
    "another kind": {"kind": "note"},
    "another step": {"kind": "answers:place"},
    "another author": {"author": "staff:7"},
    "an older revision": {"revision": 1},
    "a newer revision": {"revision": 3},
    "no revision at all": {"revision": -2},
    "a letter moved from kind to author": {"kind": "answers:hope", "author": "ssender"},
    "broken text in a column": {"author": "sender\ud800"},
}
anywhere = st.builds(
    case.Place,
    inquiry=st.uuids(),
    entry=st.uuids(),
    kind=st.text(),
    author=st.text(),
    revision=st.integers(-(2**63), 2**63),
)


def test_two_keys_are_never_the_same():
    assert len({case.new_key() for _ in range(100)}) == 100
    assert len(case.new_key()) == 32


@calmly
@given(st.binary(max_size=9000), anywhere)
def test_what_was_sealed_opens_in_its_place(content, place):
    assert case.open_sealed(KEY, case.seal(KEY, content, place), place) == content


@calmly
@given(anywhere, anywhere)
def test_what_was_sealed_opens_in_no_other_place(here, there):
    assume(here != there)
    with pytest.raises(Unreadable):
        case.open_sealed(KEY, case.seal(KEY, b"text", here), there)


@pytest.mark.parametrize("change", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_blob_that_was_moved_is_unreadable(change):
    blob = case.seal(KEY, b"text", PLACE)
    with pytest.raises(Unreadable):
        case.open_sealed(KEY, blob, dataclasses.replace(PLACE, **change))


def test_another_inquirys_key_does_not_open_it():
    with pytest.raises(Unreadable):
        case.open_sealed(case.new_key(), case.seal(KEY, b"text", PLACE), PLACE)


@pytest.mark.parametrize("scheme", [0, 2, 255])
def test_other_schemes_are_refused_clear_text_above_all(scheme):
    blob = case.seal(KEY, b"text", PLACE)
    with pytest.raises(Unreadable):
        case.open_sealed(KEY, bytes([scheme]) + blob[1:], PLACE)
    with pytest.raises(Unreadable):
        case.open_sealed(KEY, bytes([scheme]) + b'{"text":"in clear"}', PLACE)


def test_the_scheme_is_bound_to_what_is_sealed(monkeypatch):
    monkeypatch.setitem(aead.SCHEMES, 2, aead.SCHEMES[1])
    monkeypatch.setattr(aead, "SCHEME", 2)
    blob = case.seal(KEY, b"text", PLACE)
    monkeypatch.undo()
    with pytest.raises(Unreadable):
        case.open_sealed(KEY, b"\1" + blob[1:], PLACE)


def test_what_an_older_scheme_has_sealed_opens_beside_what_is_sealed_now(monkeypatch):
    older = case.seal(KEY, b"text", PLACE)
    monkeypatch.setitem(aead.SCHEMES, 2, AESGCM)
    monkeypatch.setattr(aead, "SCHEME", 2)
    newer = case.seal(KEY, b"text", PLACE)
    assert (older[0], newer[0], aead.mark_of_current()) == (1, 2, b"\2")
    assert case.open_sealed(KEY, older, PLACE) == case.open_sealed(KEY, newer, PLACE) == b"text"


def test_every_shorter_blob_is_unreadable():
    blob = case.seal(KEY, b"text", PLACE)
    for length in [*range(60), *range(60, len(blob), 97)]:
        with pytest.raises(Unreadable):
            case.open_sealed(KEY, blob[:length], PLACE)


@pytest.mark.parametrize("value", [None, "text", 7, 1.5, bytearray(b"\1" * 60)])
def test_what_is_no_blob_at_all_is_unreadable(value):
    with pytest.raises(Unreadable):
        case.open_sealed(KEY, value, PLACE)


def test_a_memoryview_opens_as_bytes_do():
    blob = case.seal(KEY, b"text", PLACE)
    assert case.open_sealed(KEY, memoryview(blob), PLACE) == b"text"


def test_a_wrongly_padded_text_is_unreadable_though_its_key_is_right():
    fields = (PLACE.inquiry.bytes, PLACE.entry.bytes, b"answers:hopes", b"sender", b"2")
    blob = aead.seal(KEY, b"not padded", Label.ENTRY, *fields)
    with pytest.raises(Unreadable):
        case.open_sealed(KEY, blob, PLACE)


def test_the_same_text_is_never_sealed_to_the_same_bytes():
    assert len({case.seal(KEY, b"text", PLACE) for _ in range(100)}) == 100


def test_short_and_long_texts_are_stored_in_the_same_size():
    assert len(case.seal(KEY, b"", PLACE)) == len(case.seal(KEY, b"x" * 4095, PLACE)) == 4096 + 29


def test_no_word_of_the_text_is_in_the_blob():
    assert b"conflict" not in case.seal(KEY, b"I shut down when there is conflict", PLACE)


def test_an_error_says_nothing_of_what_it_met():
    with pytest.raises(Unreadable) as caught:
        case.open_sealed(KEY, b"\1secret", PLACE)
    assert str(caught.value) == ""
    assert caught.value.__cause__ is None
