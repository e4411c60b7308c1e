"""A damaged blob has one clear mark in its place, and blocks nothing else."""

import secrets
from typing import Any

import pytest
from django.db.models import Model

from intake import conversation, owed
from intake.models import Card, Entry, Inquiry, KeyWrap, Reader, RecoveryKey, Visit
from tests.people import PASSWORD, WORDS, key_of, opened
from tests.two_letters import ANSWER, MARK, NOTE, WROTE_AGAIN, letter, own_words, text, visiting

pytestmark = pytest.mark.one_database

SPOILT = {
    "cut short": lambda blob, foreign: blob[:-1],
    "one bit": lambda blob, foreign: blob[:-9] + bytes([blob[-9] ^ 1]) + blob[-8:],
    "empty": lambda blob, foreign: b"",
    "another scheme": lambda blob, foreign: b"\x00" + blob[1:],
    "foreign": lambda blob, foreign: foreign,
}
# Each finds the row to spoil, and the row of another letter or reader that the foreign blob comes from.
PLACES: dict[str, tuple[type[Model], str, dict[str, Any]]] = {
    "answers": (Entry, "sealed", {"step": "reaching"}),
    "message": (Entry, "sealed", {"kind": "message", "author": "staff"}),
    "note": (Entry, "sealed", {"kind": "note"}),
    "card": (Card, "sealed", {}),
    "reader's wrap": (KeyWrap, "wrapped", {"reader__staff__username": "ines", "purpose": "case"}),
    "reader's note wrap": (KeyWrap, "wrapped", {"reader__staff__username": "ines", "purpose": "note"}),
    "recovery wrap": (KeyWrap, "wrapped", {"recovery__isnull": False, "purpose": "case"}),
    "sender's wrap": (KeyWrap, "wrapped", {"reader": None, "recovery": None}),
    "visit": (Visit, "sealed", {}),
    "voucher": (Inquiry, "case_voucher", {}),
    "note voucher": (Inquiry, "note_voucher", {}),
    "lookup": (Inquiry, "lookup_id", {}),
    "staff key": (Reader, "closed_private", {}),
    "staff signature": (Reader, "signature", {}),
    "recovery signature": (RecoveryKey, "signature", {}),
}


def spoil(place, how, wrens, robins):
    """Spoil one blob of Wren's inquiry, or of the keys of the practice."""
    model, column, found_by = PLACES[place]
    rows = model._default_manager.filter(**found_by)
    if model in {Reader, RecoveryKey}:
        row, foreign = rows.get(pk=rows.order_by("pk").first().pk), secrets.token_bytes(134)
    else:
        owner = "pk" if model is Inquiry else "inquiry"
        row = rows.get(**{owner: wrens.pk})
        theirs = rows.filter(**{owner: robins.case.inquiry.pk}).first()
        foreign = bytes(getattr(theirs, column) if theirs else robins.case.inquiry.card.sealed)
        if column == "lookup_id":
            # It is unique: the other letter loses its own.
            Inquiry.objects.filter(pk=robins.case.inquiry.pk).update(lookup_id=None)
    whole = bytes(getattr(row, column))
    model._default_manager.filter(pk=row.pk).update(**{column: SPOILT[how](whole, foreign)})


def site_still_works(inquiry, client):
    """Look at every page that shows the inquiry, as its sender and as a reader, and erase it."""
    own_words(client)
    url = f"/admin/intake/inquiry/{inquiry.pk}/"
    names = {"username": "ines", "password": PASSWORD}
    with_words = client.post("/admin/login/", names | {"words": WORDS})
    if with_words.status_code != 302:
        assert 'role="alert"' in text(with_words)
        assert client.post("/admin/login/", names).status_code == 302
    for path in ("/admin/", "/admin/intake/inquiry/", "/admin/readers/", f"{url}change/", f"{url}erase/"):
        assert text(client.get(path)), path
    # Where the letter itself does not open, there is nothing to answer or to note.
    assert client.get(f"{url}move/replied/").status_code in {200, 404}
    assert client.post(f"{url}note/", {"text": "One more note."}).status_code in {200, 302, 404}
    assert client.post(f"{url}erase/", {"sure": "on"}).status_code == 302
    assert not Inquiry.objects.filter(pk=inquiry.pk).exists()


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("place", PLACES)
def test_damage_blocks_nothing_but_its_own_place(sent, wrens, robins, rf, place, how):
    visitor = visiting(sent.case, rf)
    visiting(robins.case, rf)
    spoil(place, how, wrens, robins)
    Inquiry.objects.filter(pk=robins.case.inquiry.pk).update(owes_new_keys=True)
    site_still_works(wrens, visitor)


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("place", ["answers", "message", "note"])
def test_a_damaged_text_has_one_mark_and_the_others_are_read(as_therapist, wrens, robins, sender, place, how):
    spoil(place, how, wrens, robins)
    page = letter(as_therapist, wrens)
    assert page.count(MARK) == 1
    readable = {"answers": sender.phone, "message": ANSWER, "note": NOTE}
    assert readable.pop(place) not in page
    for words in [*readable.values(), sender.reason, WROTE_AGAIN]:
        assert words in page


def test_a_letter_with_a_damaged_text_can_be_given_new_keys_and_loses_nothing_else(
    as_therapist, therapist, wrens, robins, sender
):
    spoil("answers", "one bit", wrens, robins)
    Inquiry.objects.filter(pk=wrens.pk).update(owes_new_keys=True)
    owed.pay(key_of(therapist), by=therapist)
    page = letter(as_therapist, wrens)
    assert page.count(MARK) == 1
    for words in (ANSWER, NOTE, sender.reason):
        assert words in page


def test_notes_outlive_new_keys_that_are_made_by_someone_whose_note_key_is_damaged(
    therapist, second_therapist, wrens, robins
):
    owed.pay(key_of(therapist), by=therapist)
    spoil("reader's note wrap", "one bit", wrens, robins)
    Inquiry.objects.filter(pk=wrens.pk).update(owes_new_keys=True)
    for who in (therapist, second_therapist):
        owed.pay(key_of(who), by=who)
    case = opened(wrens, second_therapist)
    notes = conversation.open_entries(case, wrens.entries.filter(kind="note"))
    assert [note.content["text"] for note in notes] == [NOTE]
