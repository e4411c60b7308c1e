"""manage.py verify_vault: silent about a vault that is whole, and right about every way in which it is not."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from intake import conversation, drafts, owed, readers, triage
from intake.case_keys import begin
from intake.models import Card, Entry, Inquiry, KeyWrap, Reader, RecoveryKey, Visit
from tests.people import INES_KEY, RECOVERY_KEY, TOMAS_KEY, Sender, opened
from tests.terminal import sit_down


@pytest.fixture
def letter(therapist, second_therapist, sender, practice):
    inquiry = sender.send(practice).case.inquiry
    triage.add_note(opened(inquiry), "A note.", by=therapist)
    return inquiry


@pytest.fixture
def other(letter, practice):
    return Sender(name="Robin").send(practice).case.inquiry


@pytest.fixture
def verify(monkeypatch, capsys):
    """Return a function that runs the command and gives the lines of what it found."""

    def run(*, answers=None, **options):
        sit_down(monkeypatch, **(answers or {}))
        capsys.readouterr()
        status, told = 0, ""
        try:
            call_command("verify_vault", **options)
        except CommandError as error:
            status, told = error.returncode, str(error)
        said = capsys.readouterr().out.splitlines()
        found = [line for line in said if not line.endswith((" letters opened.", " were not opened."))]
        assert status == bool(found)
        assert told.startswith(str(len(found))) or not found
        return found

    return run


@pytest.mark.parametrize("recovery", [False, True], ids=["a reader", "the recovery key"])
def test_of_a_whole_vault_it_says_how_much_it_opened(letter, other, sender, verify, recovery, capsys, monkeypatch):
    drafts.begin(sender.answers(), language="en")
    sit_down(monkeypatch)
    call_command("verify_vault", recovery=recovery)
    assert capsys.readouterr().out == "2 letters opened.\n"


def swap_two_entries(letter):
    first, second = Entry.objects.filter(inquiry=letter, kind="answers").order_by("pk")[:2]
    Entry.objects.filter(pk=first.pk).update(sealed=second.sealed)
    return "entry", first.pk


def put_an_older_card_back(letter):
    older = Card.objects.get(inquiry=letter).sealed
    case = opened(letter)
    conversation.write_card(case, conversation.answers_of(case))
    Card.objects.filter(inquiry=letter).update(sealed=older)
    return "card", letter.pk


def spoil_the_note(letter):
    note = Entry.objects.get(inquiry=letter, kind="note")
    Entry.objects.filter(pk=note.pk).update(sealed=bytes(note.sealed)[:-1])
    return "entry", note.pk


def move_an_entry(letter):
    entry = Entry.objects.filter(inquiry=letter, step="letter").get()
    Entry.objects.filter(pk=entry.pk).update(step="hopes")
    return "entry", entry.pk


@pytest.mark.parametrize("spoil", [swap_two_entries, put_an_older_card_back, spoil_the_note, move_an_entry])
def test_what_does_not_open_where_it_stands_is_named_by_reference_and_row(letter, verify, sender, spoil):
    table, row = spoil(letter)
    assert verify() == [f"{letter.reference} {table} {row}: does not open where it stands"]
    assert verify(recovery=True) == verify()


def test_a_case_key_that_nobody_vouched_for_is_found(letter, verify):
    foreign = begin(letter)
    Inquiry.objects.filter(pk=letter.pk).update(case_voucher=foreign.inquiry.case_voucher)
    mine = KeyWrap.objects.get(inquiry=letter, reader__staff__username="ines", purpose="case")
    assert verify() == [
        f"{letter.reference} keywrap {mine.pk}: does not open with this key, or what it holds has no right voucher"
    ]


def test_a_note_key_that_nobody_vouched_for_is_found(letter, verify):
    Inquiry.objects.filter(pk=letter.pk).update(note_voucher=letter.case_voucher)
    note, closed = (
        Entry.objects.get(kind="note"),
        "its notes do not open with this key, or their key has no right voucher",
    )
    assert verify() == [
        f"{letter.reference} inquiry {letter.pk}: {closed}",
        f"{letter.reference} entry {note.pk}: does not open where it stands",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lookup_id": None}, "has a wrap for its sender and no code that finds it"),
        ({"note_voucher": None}, "has no voucher for the key of its notes"),
    ],
)
def test_what_its_row_lacks_is_found(letter, verify, change, said):
    Inquiry.objects.filter(pk=letter.pk).update(**change)
    assert f"{letter.reference} inquiry {letter.pk}: {said}" in verify()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (lambda: KeyWrap.objects.filter(reader=None, recovery=None), "is found by a return code that opens nothing"),
        (Card.objects.all, "has no card"),
    ],
    ids=["sender's wrap", "card"],
)
def test_rows_that_are_gone_are_found(letter, verify, rows, said):
    rows().delete()
    assert verify() == [f"{letter.reference} inquiry {letter.pk}: {said}"]


def test_a_reader_without_their_wraps_is_found_and_is_not_once_they_are_paid(letter, verify, therapist):
    tomas = Reader.objects.get(staff__username="tomas")
    KeyWrap.objects.filter(reader=tomas).delete()
    assert verify() == [f"{letter.reference} reader {tomas.pk}: this reader should have its key and has not"]
    owed.pay(readers.unlock(therapist, "wrought slapping monorail aflutter edginess whisking"), by=None)
    assert verify() == []


def test_a_missing_wrap_for_recovery_is_found(letter, verify):
    KeyWrap.objects.filter(recovery__isnull=False).delete()
    key = RecoveryKey.objects.get()
    assert verify() == [f"{letter.reference} recoverykey {key.pk}: the recovery key should have its key and has not"]


def test_a_missing_wrap_of_notes_is_found(letter, verify):
    tomas = Reader.objects.get(staff__username="tomas")
    KeyWrap.objects.filter(reader=tomas, purpose="note").delete()
    assert verify() == [f"{letter.reference} keywrap reader {tomas.pk}: has one of its two keys only"]


def test_rows_that_this_server_has_not_signed_are_found(letter, verify):
    tomas, key = Reader.objects.get(staff__username="tomas"), RecoveryKey.objects.get()
    Reader.objects.filter(pk=tomas.pk).update(public_key=INES_KEY.public)
    RecoveryKey.objects.update(public_key=TOMAS_KEY.public)
    found = verify()
    assert f"– reader {tomas.pk}: this server has not signed this reader’s key" in found
    assert f"– recoverykey {key.pk}: this server has not signed this recovery key" in found


def test_a_draft_that_staff_could_open_is_found(letter, sender, verify):
    draft = drafts.begin(sender.answers(), language="en").inquiry
    wrap = KeyWrap.objects.filter(reader__isnull=False).first()
    planted = KeyWrap.objects.create(inquiry=draft, purpose="case", reader=wrap.reader, wrapped=wrap.wrapped)
    assert f"{draft.reference} keywrap {planted.pk}: opens a draft for staff" in verify()


def test_wraps_for_a_key_that_was_replaced_are_found(letter, verify):
    old = RecoveryKey.objects.create(public_key="age1", signature=b"")
    wrap = KeyWrap.objects.filter(recovery__isnull=False).first()
    KeyWrap.objects.filter(pk=wrap.pk).update(recovery=old)
    assert f"{letter.reference} keywrap {wrap.pk}: is for a recovery key that is not the current one" in verify()


@pytest.mark.django_db(transaction=True)
def test_orphans_that_somebody_wrote_past_the_database_s_rules_are_found(letter, verify):
    now = timezone.now()
    visit = Visit.objects.create(lookup=b"x", inquiry=letter, sealed=b"\1", ends_at=now + timedelta(minutes=5))
    wrap = KeyWrap.objects.filter(reader__staff__username="tomas", purpose="case").get()
    off, on = ("PRAGMA foreign_keys=OFF", "PRAGMA foreign_keys=ON")
    if connection.vendor == "postgresql":
        # Each database has its own way to be written to past its rules.
        off, on = ("SET session_replication_role = replica", "SET session_replication_role = DEFAULT")
    nobody = "0" * 32 if connection.vendor == "sqlite" else "00000000-0000-0000-0000-000000000000"
    with connection.cursor() as cursor:
        cursor.execute(off)
        cursor.execute("UPDATE intake_visit SET inquiry_id = %s", [nobody])
        cursor.execute("UPDATE intake_keywrap SET reader_id = 987654 WHERE id = %s", [wrap.pk])
        cursor.execute(on)
    found = verify()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM intake_visit")
        cursor.execute("DELETE FROM intake_keywrap WHERE reader_id = 987654")
    assert f"– visit {visit.pk}: belongs to no inquiry" in found
    assert f"{letter.reference} keywrap {wrap.pk}: is for a reader who is not there" in found


def test_letters_that_were_not_handed_to_who_looks_are_counted_and_no_fault(
    letter, verify, therapist, capsys, monkeypatch
):
    Inquiry.objects.filter(pk=letter.pk).update(state="closed")
    KeyWrap.objects.filter(inquiry=letter, reader__staff__username="tomas").delete()
    sit_down(monkeypatch, user_name="tomas")
    call_command("verify_vault")
    assert "1 letters have no key for who looked" in capsys.readouterr().out


def test_no_word_of_a_letter_is_printed(letter, verify, sender, capsys):
    Entry.objects.filter(inquiry=letter, step="today").update(sealed=b"\1")
    printed = "\n".join(verify()) + capsys.readouterr().err
    for word in (sender.name, sender.phone, sender.reason, RECOVERY_KEY.private):
        assert word not in printed


def test_wrong_words_are_told_in_one_sentence(letter, monkeypatch):
    sit_down(monkeypatch, six_words="one two three four five six")
    with pytest.raises(CommandError, match="These words do not open") as told:
        call_command("verify_vault")
    assert told.value.returncode == 1
