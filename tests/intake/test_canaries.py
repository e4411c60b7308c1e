"""Canary words go through the real site; then everything that was written anywhere is searched for them.

They may be in a sender's own pages and in those of an unlocked reader, and nowhere else: not in the database or a dump
of it, with SECRET_KEY used on whatever it opens, nor in mail, logs, error reports, cookies, addresses, caches or files.
"""

import hashlib
import json
import pickle
import re
import tempfile
from base64 import b64encode, urlsafe_b64encode
from contextlib import closing
from urllib.parse import quote, quote_plus
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core import mail, signing
from django.core.cache import cache
from django.db import connection
from django.db.utils import ConnectionHandler
from django.utils import timezone
from django.utils.crypto import salted_hmac

from intake import addresses, case_keys, conversation, drafts, posting, questions, retention
from intake.models import Card, Entry, Inquiry, KeyWrap, PassForTest, ReplyTemplate, Scrub, Visit
from intake.questions.terms import read_terms
from intake.vault import case as sealing
from intake.vault import return_codes, server_keys, unlocking, wraps
from intake.vault.derivation import derive
from intake.vault.errors import Unreadable
from intake.vault.labels import Label
from practice import environment
from tests import canaries
from tests.canaries import canary
from tests.canary_walk import (
    CODE,
    Browser,
    Door,
    WiredBrowser,
    come_back,
    everything_typed,
    meet,
    secrets_of,
    sign_in_and_triage,
    tokens_of,
    write_and_send,
)
from tests.intake.test_booking import offer
from tests.people import INES_KEY, PASSWORD, WORDS, key_of
from tests.server import RealServer

DOOR = Door("ines", PASSWORD, WORDS)


@pytest.fixture
def temp_files(tmp_path, monkeypatch):
    """Return the folder in which temporary files are made while a test runs."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def keep_a_draft(profile):
    """Keep a draft with something in every field, and its code shown; return both."""
    data = everything_typed(profile)
    answers = {
        step.key: {question.key: data[question.key] for question in step.questions}
        for step in questions.every(read_terms(profile))
    }
    case = drafts.save_answers(drafts.begin(answers, language="en"), answers)
    return case, drafts.offer_code(case)


def stored(on=connection):
    """Yield the database in every way it can be taken away, and the sessions as SECRET_KEY opens them."""
    for part in (canaries.database_files, canaries.rows, canaries.dump, canaries.sessions):
        yield from part(on)


def written_anywhere(browsers, log, temp_files):
    """Yield everything that was written: database, mail, logs, files, caches, names of rows and what browsers got."""
    yield from stored()
    yield from canaries.files_below(temp_files)
    yield from (("mail", message.message().as_bytes()) for message in mail.outbox)
    yield from (("cache", pickle.dumps(value)) for value in getattr(cache, "_cache", {}).items())
    yield from (given for browser in browsers for given in browser.seen.given)
    yield "log", log.getvalue().encode()
    yield from (("name of a row", name.encode()) for name in names_of_rows())


def names_of_rows():
    """Return what every row of every model calls itself."""
    return [f"{row} {row!r}" for model in apps.get_models() for row in model._default_manager.all()]


@pytest.fixture
def _nothing_of_earlier_tests(transactional_db):
    """Begin with small files: PostgreSQL keeps rows that were rolled back in its pages until somebody sweeps there."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_nothing_of_earlier_tests")
def test_no_word_is_found_anywhere_while_unlocked_or_after_locking(therapist, practice, log, temp_files):
    sender, reader = Browser(), Browser()
    code = write_and_send(sender, practice)
    come_back(sender, code)
    draft, draft_code = keep_a_draft(practice)
    inquiry = Inquiry.objects.get(state="new")
    url = f"/admin/intake/inquiry/{inquiry.pk}/"
    sign_in_and_triage(reader, url, DOOR)
    meet(sender, reader, url)
    while posting.send_one():
        pass
    assert mail.outbox
    for place in ("letter reason", "reaching name", "message of the sender", "note", "urgent", "place of booking"):
        assert reader.seen.has_seen(canary(place)), place
    for place in ("letter reason", "message of a time", "place of a time"):
        assert sender.seen.has_seen(canary(place)), place

    secrets = secrets_of(inquiry, draft, code, draft_code) | tokens_of(sender, reader)
    assert canaries.found(written_anywhere([sender, reader], log, temp_files), secrets) == []

    new_code = CODE.search(reader.send(f"{url}code/", {}).content.decode())[0]
    reader.send("/admin/lock/", {})
    reader.seen.pages.clear()
    for path in (
        "/admin/",
        "/admin/intake/inquiry/",
        f"{url}change/",
        f"{url}erase/",
        f"{url}move/replied/",
        f"{url}offers/",
    ):
        assert reader.get(path).status_code in {200, 302}
    assert canaries.found([("locked page", page.encode()) for page in reader.seen.pages], canaries.words()) == []
    secrets |= secrets_of(inquiry, draft, new_code)
    assert canaries.found(written_anywhere([sender, reader], log, temp_files), secrets) == []


def connected(server):
    """Return a connection to the database of a served practice."""
    return ConnectionHandler({"default": environment.database(server.environ["DATABASE_URL"], 1)})["default"]


def only_inquiry(on):
    """Return the id of the one inquiry of a served practice."""
    with on.cursor() as cursor:
        cursor.execute("SELECT id FROM intake_inquiry")
        (pk,) = cursor.fetchone()
    return UUID(str(pk))


def written_by(server, on):
    """Yield what a served practice has written: its database and the files in its folder, mail among them."""
    yield from stored(on)
    for name, content in canaries.files_below(server.data_dir.parent):
        # The demo's own secrets are kept there for whoever tries it out.
        if name != "demo-therapist.txt":
            yield name, content


@pytest.mark.django_db
def test_no_word_is_found_in_what_a_served_practice_leaves_on_the_disk(practice, tmp_path, capfd):
    with RealServer(tmp_path) as server, closing(connected(server)) as on:
        sender, reader = WiredBrowser(server.port), WiredBrowser(server.port)
        door = Door(server.username, server.password, server.words)
        code = write_and_send(sender, practice)
        come_back(sender, code)
        url = f"/admin/intake/inquiry/{only_inquiry(on)}/"
        sign_in_and_triage(reader, url, door)
        meet(sender, reader, url)
        assert "0 done" not in server.manage("work", "--once")
        secrets = canaries.words() | {"code": code, "bare code": code.replace("-", ""), "words": door.words}
        secrets |= {"recovery key": server.recovery_key} | tokens_of(sender, reader)
        found = [*written_by(server, on), ("log", "".join(capfd.readouterr()).encode())]
        assert {"log", "session", "name of mail"} <= {name for name, _ in found}
        assert canaries.found([*found, *sender.seen.given, *reader.seen.given], secrets) == []
        reader.send("/admin/lock/", {})
        server.kill()
        assert canaries.found(written_by(server, on), secrets) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_nothing_of_earlier_tests")
def test_the_search_finds_what_is_stored_in_clear(therapist, practice, sender, monkeypatch, log, temp_files):
    monkeypatch.setattr(sealing, "seal", lambda key, content, place: b"\x01" + content)
    sender.send(practice, letter={"reason": canary("reason")})
    assert any("text" in each for each in canaries.found(canaries.database_files(), canaries.words()))
    assert canaries.found(canaries.rows(), canaries.words())


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_nothing_of_earlier_tests")
def test_the_search_finds_a_place_to_meet_that_is_stored_in_clear(inquiry, therapist, monkeypatch):
    monkeypatch.setattr(sealing, "seal", lambda key, content, place: b"\x01" + content)
    offer(inquiry, therapist, where=canary("place of a time"))
    for kept in (canaries.database_files(), canaries.rows(), canaries.dump()):
        assert canaries.found(kept, canaries.words())


@pytest.mark.parametrize("coded", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", range(3))
def test_the_search_finds_a_word_in_every_encoding(coded, before):
    raw = b"x" * before + canary("x").encode(coded)
    for written in (raw, raw.hex().encode(), raw.hex().upper().encode(), b64encode(raw), urlsafe_b64encode(raw)):
        assert len(canaries.found([("here", written)], canaries.words())) == 2


def test_the_search_finds_a_word_in_addresses_and_json_and_what_django_signs(db):
    text = canary("x")
    written = [quote(text), quote_plus(text), json.dumps(text)]
    for each in written:
        assert len(canaries.found([("here", each.encode())], canaries.words())) == 2, each
    signed = signing.dumps({"inner": signing.dumps([text] * 9, compress=True)}, compress=True)
    layers = [("here", layer) for layer in canaries.layers(signed)]
    assert len(canaries.found(layers, canaries.words())) == 2


# What SECRET_KEY opens


def keys_from_secret_key():
    """Return keys that someone with SECRET_KEY, and our source, would try."""
    secret = settings.SECRET_KEY
    yield hashlib.sha256(secret.encode()).digest()
    yield secret.encode()[:32]
    yield from (derive(secret.encode(), label) for label in Label)
    yield from (salted_hmac(label.value, b"", secret=secret, algorithm="sha256").digest() for label in Label)
    yield from (
        getattr(server_keys, name)(secret) for name in vars(server_keys) if re.fullmatch("[a-z]+(_[a-z]+)*_key", name)
    )


def opens(opening, *args, **kwargs):
    """Say whether something opened."""
    try:
        opening(*args, **kwargs)
    except Unreadable:
        return False
    return True


def test_secret_key_opens_no_blob(as_therapist, inquiry, case):
    drafts.begin({"letter": {"reason": "x"}}, language="en")
    keys = list(keys_from_secret_key())
    assert len(keys) > 20
    for key in keys:
        for entry in Entry.objects.all():
            assert not opens(sealing.open_sealed, key, entry.sealed, conversation.place_of(entry))
        for card in Card.objects.all():
            place = sealing.Place(card.pk, card.pk, "card", "sender", card.revision)
            assert not opens(sealing.open_sealed, key, card.sealed, place)
        for wrap in KeyWrap.objects.filter(reader=None, recovery=None):
            assert not opens(wraps.open_as_sender, key, wrap.wrapped, inquiry=wrap.inquiry_id)
        for visit in Visit.objects.all():
            token = unlocking.Token("", bytes(visit.lookup), key)
            owner = str(visit.inquiry_id)
            assert not opens(unlocking.open_for_token, token, visit.sealed, "visit", owner=owner)
    assert opens(sealing.open_sealed, case.key, *_first(case))


def _first(case):
    entry = case.inquiry.entries.first()
    return entry.sealed, conversation.place_of(entry)


# Where names never go


def test_no_row_is_called_by_what_a_sender_wrote(therapist, practice, sender, case):
    sender.send(practice, reaching={"name": canary("name")})
    visit = Visit(inquiry=case.inquiry, lookup=b"x", sealed=case.key, ends_at=timezone.now())
    visit.save()
    therapist.reader.tries.create(session="door")
    now = timezone.now()
    offered = case.inquiry.offers.create(staff=therapist, starts_at=now, minutes=20, format="online", lapses_at=now)
    offered.slots.create(staff=therapist, starts_at=now)
    case.inquiry.set_letters.create(kind="apology", about=now)
    ReplyTemplate.objects.create(key="a-text", title="A text", body="Thank you.")
    PassForTest.objects.create(digest="x", made_by=therapist, ends_at=now)
    addresses.keep(case.inquiry, canaries.MAIL)
    retention.purge()
    for model in apps.get_app_config("intake").get_models():
        assert model is Scrub or model._default_manager.exists(), model
    secrets = canaries.words() | {"name": sender.name, "key": case.key}
    assert canaries.found([("name of a row", name.encode()) for name in names_of_rows()], secrets) == []


def test_an_opened_case_and_an_opened_key_do_not_show_what_they_hold(case, therapist):
    shown = f"{case} {case!r} {key_of(therapist)!r}"
    secrets = {"case key": case.key, "note key": case.note_key, "staff key": INES_KEY.private}
    assert canaries.found([("repr", shown.encode())], secrets) == []
    assert repr(case.key) not in shown


def test_nothing_of_the_intake_is_searched_by_the_admin():
    for model, page in admin.site._registry.items():
        if model._meta.app_label == "intake":
            assert not page.search_fields
            assert not page.autocomplete_fields


def test_a_code_that_opens_nothing_is_not_repeated_by_what_it_raises(practice):
    with pytest.raises(case_keys.NoSuchCode) as raised:
        case_keys.as_sender(return_codes.new_code())
    assert raised.value.args == ()
