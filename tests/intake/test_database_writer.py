"""Someone who can write any row of the database, but has no SERVER_KEY, opens nothing and misleads nobody.

What they spoil is refused where it stands, with one clear mark; test_damage.py shows that the rest stays usable.
"""

import secrets
from typing import cast

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

from intake import case_keys, conversation, owed, signatures, triage, unlock
from intake.case_keys import NoSuchCode, StaffKey
from intake.models import Card, Entry, Inquiry, KeyWrap, Reader, RecoveryKey, Visit
from intake.vault import aead, binding, server_keys, stretching, unlocking, wraps
from intake.vault import staff as staff_keys
from intake.vault.age import KeyPair
from intake.vault.errors import Unreadable
from intake.vault.labels import Label
from intake.vault.passphrases import normalise_passphrase
from intake.vault.wraps import Purpose
from practice.models import Staff
from tests.people import INES_KEY, PASSWORD, WORDS, Sender, closed, key_of, opened, unlocked
from tests.two_letters import ANSWER, LOCKED, MARK, NOTE, WROTE_AGAIN, letter, own_words, text, visiting

ATTACKER = KeyPair(
    "age17c72tg02kpq24a6ellmwe984qradjky2shm0202jp4k39kfey3lqdhldjd",
    "AGE-SECRET-KEY-1W50TG4LE20V5NZL3X85FPUXRCR7R407QGTMF5LUP959Y4WNXE65QGFRUZV",
)


def swap(model, column, one, other):
    """Exchange one column of two rows."""
    held = [bytes(value) for value in (getattr(one, column), getattr(other, column))]
    model.objects.filter(pk=one.pk).update(**{column: secrets.token_bytes(8)})
    model.objects.filter(pk=other.pk).update(**{column: held[0]})
    model.objects.filter(pk=one.pk).update(**{column: held[1]})


def opens_to_attacker():
    """Return the wraps, whoever they say they are for, that the attacker's key opens."""
    found = []
    for wrap in KeyWrap.objects.all():
        try:
            wraps.open_as_reader(
                ATTACKER.private, wrap.wrapped, inquiry=wrap.inquiry_id, purpose=cast(Purpose, wrap.purpose)
            )
        except Unreadable:
            continue
        found.append(wrap)
    return found


def everything_is_handed_on(practice, therapist):
    """Let happen whatever hands keys over: a new letter, a payment at unlock, new keys after a removal."""
    page = Client().get("/intake/place/")
    if page.status_code == 200:
        Sender(name="Sparrow", reason="A third letter.").send(practice)
    else:
        assert page.status_code == 503
    Inquiry.objects.update(owes_new_keys=True)
    owed.pay(key_of(therapist), by=therapist)


# What stands in another place than where it was sealed


def test_wraps_that_were_swapped_between_letters_open_neither(as_therapist, wrens, robins, sender, robin):
    one, other = (
        KeyWrap.objects.get(inquiry=each, reader__staff__username="ines", purpose="case")
        for each in (wrens, robins.case.inquiry)
    )
    swap(KeyWrap, "wrapped", one, other)
    for each in (wrens, robins.case.inquiry):
        page = letter(as_therapist, each)
        assert LOCKED in page
        assert sender.reason not in page
        assert robin.reason not in page


def test_answers_that_were_swapped_between_letters_are_marked_on_both(as_therapist, wrens, robins, sender, robin):
    both = [Entry.objects.get(inquiry=each, step="letter") for each in (wrens, robins.case.inquiry)]
    swap(Entry, "sealed", *both)
    pages = [letter(as_therapist, each) for each in (wrens, robins.case.inquiry)]
    assert [page.count(MARK) for page in pages] == [1, 1]
    for page in pages:
        assert sender.reason not in page
        assert robin.reason not in page
    assert sender.phone in pages[0]
    assert robin.phone in pages[1]


def test_an_answer_that_was_moved_into_another_letter_is_marked_there(as_therapist, wrens, robins, robin):
    Entry.objects.filter(inquiry=wrens, step="letter").delete()
    Entry.objects.filter(inquiry=robins.case.inquiry, step="letter").update(inquiry=wrens)
    page = letter(as_therapist, wrens)
    assert page.count(MARK) == 1
    assert robin.reason not in page


def test_answers_that_were_swapped_between_steps_are_both_marked(as_therapist, wrens, sender):
    swap(Entry, "sealed", *Entry.objects.filter(inquiry=wrens, step__in=["letter", "today"]))
    page = letter(as_therapist, wrens)
    assert page.count(MARK) == 2
    assert sender.phone in page


def test_an_older_answer_put_into_the_place_of_the_newer_is_marked(as_therapist, sent, sender, practice, robin):
    conversation.write_answers(sent.case, {"letter": {"reason": robin.reason}})
    older, newer = Entry.objects.filter(step="letter").order_by("revision")
    Entry.objects.filter(pk=newer.pk).update(sealed=bytes(older.sealed))
    page = letter(as_therapist, sent.case.inquiry)
    assert page.count(MARK) == 1
    assert sender.reason not in page


def test_an_older_answer_that_is_numbered_as_the_newest_is_marked(as_therapist, sent, sender, practice, robin):
    conversation.write_answers(sent.case, {"letter": {"reason": robin.reason}})
    older = Entry.objects.filter(step="letter").order_by("revision").first()
    Entry.objects.filter(pk=older.pk).update(revision=99)
    page = letter(as_therapist, sent.case.inquiry)
    assert page.count(MARK) == 1
    assert sender.reason not in page


@pytest.mark.parametrize(
    "pretence",
    [
        ({"kind": "note"}, {"kind": "message"}, NOTE),
        ({"kind": "message", "author": "staff"}, {"kind": "note"}, ANSWER),
        ({"kind": "message", "author": "staff"}, {"author": "sender", "staff": None}, ANSWER),
        ({"kind": "message", "author": "staff"}, {"staff": "tomas"}, ANSWER),
    ],
    ids=["note as message", "message as note", "another side", "another author"],
)
def test_a_text_that_pretends_to_be_something_else_is_marked(
    as_therapist, second_therapist, sent, wrens, sender, rf, pretence
):
    was, becomes, words = pretence
    if becomes.get("staff"):
        becomes = {"staff": second_therapist}
    assert Entry.objects.filter(inquiry=wrens, **was).update(**becomes) == 1
    page = letter(as_therapist, wrens)
    assert page.count(MARK) == 1
    assert words not in page
    assert sender.reason in page
    assert WROTE_AGAIN in page
    assert words not in own_words(visiting(sent.case, rf))


@pytest.mark.parametrize("becomes", [{"step": "hopes"}, {"kind": "message", "step": ""}], ids=["step", "message"])
def test_an_answer_that_pretends_to_answer_something_else_is_marked(as_therapist, wrens, sender, becomes):
    Entry.objects.filter(inquiry=wrens, step__in=["hopes"]).delete()
    assert Entry.objects.filter(inquiry=wrens, step="letter").update(**becomes) == 1
    page = letter(as_therapist, wrens)
    assert page.count(MARK) == 1
    assert sender.reason not in page
    assert ANSWER in page


def test_what_staff_have_begun_to_write_is_never_sent_by_a_change_of_its_kind(as_therapist, therapist, sent, wrens, rf):
    triage.keep_unsent(opened(wrens), "message", "I am not sure whether", by=therapist)
    assert Entry.objects.filter(kind="unsent").update(kind="message") == 1
    assert letter(as_therapist, wrens).count(MARK) == 1
    shown = own_words(visiting(sent.case, rf))
    assert ANSWER in shown
    assert "I am not sure whether" not in shown


def test_a_card_of_another_letter_names_nobody_in_the_queue(as_therapist, wrens, robins, sender, robin):
    Card.objects.filter(pk=wrens.pk).update(sealed=bytes(Card.objects.get(pk=robins.case.inquiry.pk).sealed))
    page = text(as_therapist.get("/admin/"))
    assert page.count(robin.reason) == 1
    assert sender.name not in page
    assert wrens.reference in page


@pytest.mark.parametrize("column", ["sealed", "lookup", "inquiry"])
def test_visits_that_were_swapped_open_nothing_to_either_sender(sent, robins, sender, robin, rf, column):
    wren, other = visiting(sent.case, rf), visiting(robins.case, rf)
    one, two = Visit.objects.filter(inquiry__in=[sent.case.inquiry, robins.case.inquiry]).order_by("pk")
    if column == "inquiry":
        Visit.objects.filter(pk=one.pk).update(inquiry=two.inquiry)
        Visit.objects.filter(pk=two.pk).update(inquiry=one.inquiry)
    else:
        swap(Visit, column, one, two)
    shown = own_words(wren) + own_words(other)
    assert sender.reason not in shown
    assert robin.reason not in shown


def test_a_code_that_was_led_to_another_letter_opens_nothing(sent, robins):
    held = bytes(Inquiry.objects.get(pk=robins.case.inquiry.pk).lookup_id)
    Inquiry.objects.filter(pk=robins.case.inquiry.pk).update(lookup_id=None)
    Inquiry.objects.filter(pk=sent.case.inquiry.pk).update(lookup_id=held)
    with pytest.raises(NoSuchCode):
        case_keys.as_sender(robins.code)


def test_a_code_with_the_wrap_of_another_letter_opens_nothing(sent, robins):
    of_the_sender = KeyWrap.objects.filter(reader=None, recovery=None)
    swap(KeyWrap, "wrapped", *of_the_sender.filter(inquiry__in=[sent.case.inquiry, robins.case.inquiry]))
    for code in (sent.code, robins.code):
        with pytest.raises(NoSuchCode):
            case_keys.as_sender(code)


# Keys of the attacker's own


@pytest.mark.parametrize("voucher", ["none", "of another letter", "of the other key"])
def test_a_key_that_was_slipped_into_a_reader_s_wrap_is_not_taken(as_therapist, wrens, robins, voucher):
    # The attacker has sent a letter too, so they have a case key with this server's voucher: for their own letter.
    known = robins.case.key
    for purpose in ("case", "note"):
        slipped = wraps.wrap_for_reader(INES_KEY.public, known, inquiry=wrens.pk, purpose=purpose)
        assert KeyWrap.objects.filter(inquiry=wrens, purpose=purpose, reader__staff__username="ines").update(
            wrapped=slipped
        )
    if voucher == "of another letter":
        theirs = bytes(Inquiry.objects.get(pk=robins.case.inquiry.pk).case_voucher)
        Inquiry.objects.filter(pk=wrens.pk).update(case_voucher=theirs, note_voucher=theirs)
    elif voucher == "of the other key":
        Inquiry.objects.filter(pk=wrens.pk).update(
            case_voucher=bytes(wrens.note_voucher), note_voucher=bytes(wrens.case_voucher)
        )
    assert LOCKED in letter(as_therapist, wrens)
    before = Entry.objects.count()
    reply = {"seen": "new", "message": "Read by nobody else.", "route": "text"}
    told = as_therapist.post(f"/admin/intake/inquiry/{wrens.pk}/move/replied/", reply)
    assert told.status_code == 404
    assert "This letter is not open to you yet" in told.content.decode()
    assert f"{reply['message']}</textarea>" in told.content.decode()
    assert as_therapist.post(f"/admin/intake/inquiry/{wrens.pk}/note/", {"text": "Nor this."}).status_code == 404
    assert Entry.objects.count() == before


def test_a_note_key_that_was_slipped_in_keeps_no_note_and_says_so(as_therapist, wrens, robins, sender):
    slipped = wraps.wrap_for_reader(INES_KEY.public, robins.case.key, inquiry=wrens.pk, purpose="note")
    KeyWrap.objects.filter(inquiry=wrens, purpose="note", reader__staff__username="ines").update(wrapped=slipped)
    before = Entry.objects.count()
    page = text(as_therapist.post(f"/admin/intake/inquiry/{wrens.pk}/note/", {"text": "For us only."}, follow=True))
    assert "Nothing was kept" in page
    assert sender.reason in page
    assert page.count(MARK) == 1
    assert Entry.objects.count() == before


@pytest.mark.parametrize("signed", ["as it was", "by nobody", "with nothing"])
def test_a_reader_s_public_key_that_was_replaced_is_wrapped_to_by_nobody(
    therapist, second_therapist, wrens, practice, signed
):
    signature = {"by nobody": bytes(32), "with nothing": b""}.get(signed)
    changes = {"public_key": ATTACKER.public} | ({} if signature is None else {"signature": signature})
    Reader.objects.filter(staff=therapist).update(**changes)
    everything_is_handed_on(practice, second_therapist)
    assert Inquiry.objects.filter(wraps__reader__staff=second_therapist.pk).exists()
    assert opens_to_attacker() == []
    client = Client()
    client.force_login(therapist)
    assert "no key for letters" in text(client.post("/admin/unlock/", {"words": WORDS}))


def test_a_practice_whose_only_reader_was_replaced_takes_no_letter(therapist, practice, client, sender):
    Reader.objects.filter(staff=therapist).update(public_key=ATTACKER.public)
    assert client.get("/intake/place/").status_code == 503
    with pytest.raises(case_keys.NotOpen):
        sender.send(practice)


@pytest.fixture
def mallory(practice):
    """An account that the attacker has written into the database, with a password and a role of their choice."""
    return Staff.objects.create(
        username="mallory", password=make_password(PASSWORD), is_staff=True, is_superuser=True, role="therapist"
    )


def closed_for_attacker():
    return staff_keys.close_private(ATTACKER.private, WORDS)


@pytest.mark.parametrize("signature", ["of another reader", "of the recovery key", "forged with SECRET_KEY", "none"])
def test_a_reader_row_that_was_added_gets_no_key(therapist, wrens, practice, mallory, signature):
    secret = server_keys.reader_row_key(settings.SECRET_KEY)
    forged = {
        "of another reader": bytes(Reader.objects.get(staff=therapist).signature),
        "of the recovery key": bytes(RecoveryKey.objects.get().signature),
        "forged with SECRET_KEY": server_keys.sign_reader(secret, mallory.pk, ATTACKER.public),
        "none": b"",
    }[signature]
    Reader.objects.create(
        staff=mallory,
        public_key=ATTACKER.public,
        signature=forged,
        closed_private=closed_for_attacker(),
        reads_ended=True,
    )
    everything_is_handed_on(practice, therapist)
    assert opens_to_attacker() == []
    client = Client()
    client.force_login(mallory)
    assert "no key for letters" in text(client.post("/admin/unlock/", {"words": WORDS}))


@pytest.mark.parametrize("how", ["replaced", "added"])
def test_a_recovery_key_of_the_attacker_s_gets_no_key_and_blocks_no_one(therapist, wrens, practice, how):
    if how == "replaced":
        RecoveryKey.objects.update(public_key=ATTACKER.public)
    else:
        RecoveryKey.objects.update(is_current=False)
        signature = bytes(Reader.objects.get(staff=therapist).signature)
        RecoveryKey.objects.create(public_key=ATTACKER.public, signature=signature, is_current=True)
    everything_is_handed_on(practice, therapist)
    assert opens_to_attacker() == []
    client = Client()
    client.force_login(therapist)
    assert wrens.reference in text(unlocked(client).get("/admin/intake/inquiry/"))


def closed_over(public, private, words):
    """Return a closed staff key that is bound to one public key and holds the private half of another."""
    head = bytes([aead.SCHEME]) + stretching.COST.to_bytes() + bytes(stretching.SALT_BYTES)
    key = stretching.stretch(normalise_passphrase(words), bytes(stretching.SALT_BYTES), stretching.COST)
    body = head + aead.seal(key, private.encode(), Label.STAFF_KEY, head, binding.text(public))
    return body + staff_keys._checksum(body, public)


@pytest.mark.parametrize("way", ["their own", "made to fit"])
def test_words_of_the_attacker_s_never_unlock_a_reader_s_account(therapist, wrens, way):
    # Whoever seemed to be unlocked as a reader could invite an account of their own.
    other_words = "oversight recycling reiterate negative unsent crumpled"
    blobs = {
        "their own": staff_keys.close_private(ATTACKER.private, other_words),
        "made to fit": closed_over(INES_KEY.public, ATTACKER.private, other_words),
    }
    Reader.objects.filter(staff=therapist).update(closed_private=blobs[way])
    Staff.objects.filter(pk=therapist.pk).update(password=make_password("of the attacker"))
    client = Client()
    given = {"username": "ines", "password": "of the attacker", "words": other_words}
    assert "Your key is damaged" in text(client.post("/admin/login/", given))
    assert client.post("/admin/login/", given | {"words": ""}).status_code == 302
    assert client.post("/admin/still-here/").status_code == 409


def test_even_with_secret_key_a_forged_session_is_not_unlocked(therapist, wrens, rf, sender):
    client = Client()
    client.force_login(therapist)
    session, response = client.session, HttpResponse()
    request = rf.get("/admin/")
    request.session, request.user = session, therapist
    unlock.begin(request, response, StaffKey(therapist.pk, INES_KEY.public, ATTACKER.private, closed(INES_KEY)))
    session.save()
    client.cookies[settings.UNLOCK_COOKIE_NAME] = response.cookies[settings.UNLOCK_COOKIE_NAME].value
    assert client.post("/admin/still-here/").status_code == 409
    assert sender.reason not in letter(client, wrens)


def test_the_session_of_someone_unlocked_copied_into_the_attacker_s_own_is_locked(
    as_therapist, as_editor, wrens, sender
):
    theirs = Session.objects.get(session_key=as_therapist.session.session_key)
    Session.objects.filter(session_key=as_editor.session.session_key).update(session_data=theirs.session_data)
    page = letter(as_editor, wrens)
    assert "The letters are locked" in page
    assert sender.reason not in page
    assert as_editor.post("/admin/still-here/").status_code == 409


def test_the_signatures_that_the_tests_forge_would_be_taken_if_they_were_true(therapist, mallory):
    signature = signatures.sign_reader(mallory.pk, ATTACKER.public)
    Reader.objects.create(
        staff=mallory, public_key=ATTACKER.public, signature=signature, closed_private=closed_for_attacker()
    )
    assert {reader.staff for reader in case_keys.readers()} == {therapist, mallory}


def test_the_tokens_of_a_visit_are_not_those_of_an_unlock():
    token = unlocking.new_token()
    sealed = unlocking.seal_for_token(token, b"x" * 32, "visit", owner="1")
    with pytest.raises(Unreadable):
        unlocking.open_for_token(token, sealed, "unlock", owner="1")
