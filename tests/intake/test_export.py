"""An export can be read without us, by whoever has the recovery key, and by nobody else."""

import hashlib
import io
import json
import os
import re
import stat
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta

import pyrage
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.html import escape
from pyrage import x25519

from intake import booking, correspondence, drafts, export, export_pages, questions, triage
from intake.models import Entry, Inquiry, KeyWrap, RecoveryKey
from intake.questions.terms import read_terms
from intake.workflow import State
from tests.canaries import files_below
from tests.intake.test_booking import hours, offer
from tests.intake.vault.age_command import prove
from tests.people import INES_KEY, RECOVERY_KEY, Sender, opened
from tests.terminal import sit_down

TOLD = triage.Brought(message="We look for another time.", route="text")
WAITING = triage.Brought(consent=True, honest_range="three months")
NASTY = "<script>alert(\"x\")</script> & 'quotes' {{ profile }}"


def decrypted(path, private=RECOVERY_KEY.private):
    return pyrage.decrypt(path.read_bytes(), [x25519.Identity.from_str(private)])


def archive(path):
    return zipfile.ZipFile(io.BytesIO(decrypted(path)))


def page(path, reference):
    with archive(path) as packed:
        rows = json.loads(packed.read("manifest.json"))["inquiries"]
        name = next(row["file"] for row in rows if row["reference"] == reference)
        return packed.read(name).decode()


@pytest.fixture
def answered(inquiry, therapist, practice):
    brought = triage.Brought(message="Thank you for writing.", route="text")
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=brought)
    triage.add_note(opened(inquiry), NASTY, by=therapist)
    correspondence.write(opened(inquiry), "There is one thing more.", profile=practice)
    return Inquiry.objects.get(pk=inquiry.pk)


@pytest.fixture
def exported(tmp_path, monkeypatch):
    """Return a function that runs the command as Ines and gives the files it made."""

    def run(**options):
        before = set(tmp_path.iterdir())
        sit_down(monkeypatch)
        call_command("export_inquiries", **({"to": tmp_path} | options))
        return sorted(set(tmp_path.iterdir()) - before)

    return run


@pytest.mark.parametrize("recovery", [False, True], ids=["by a reader", "with the recovery key"])
def test_everything_of_a_letter_is_on_its_page(answered, exported, sender, practice, recovery):
    (path,) = exported(recovery=recovery)
    text = page(path, answered.reference)
    steps = {step.key: step for step in questions.every(read_terms(practice))}
    for words in (
        *(str(steps["letter"].question("reason").label), sender.reason, sender.name, sender.phone),
        *("Thank you for writing.", "There is one thing more.", "Ines Calder", "Text", "moved, New → Answered"),
        *(f"{each.at.year}, " for each in answered.events.all()),
    ):
        assert escape(words) in text, words


# Half past nine at night at the practice is half past four in the morning in UTC, a day later.
LATE = datetime(2027, 7, 7, 4, 30, tzinfo=UTC)


def times_in(files, reference):
    """Return what a letter's page in an export says of times to meet, as plain words."""
    (path,) = files
    text = page(path, reference)
    section = re.search(r"<h2>Times to meet</h2>(.*?)<h2>", text, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", section[1]).split()).replace(" ,", ",") if section else ""


def test_times_to_meet_are_on_the_page_by_the_practice_s_clock_with_where_and_what_became_of_them(
    inquiry, therapist, exported
):
    with time_machine.travel(LATE - timedelta(days=7), tick=False) as clock:
        lapses_at = LATE - timedelta(days=5)
        offer(inquiry, therapist, LATE, where=NASTY, lapses_at=lapses_at)
        held = times_in(exported(), inquiry.reference)
        clock.shift(timedelta(days=2))
        lapsed = times_in(exported(), inquiry.reference)
        (second,) = offer(inquiry, therapist, LATE + timedelta(hours=1), where="Second floor", lapses_at=LATE)
        booking.accept(opened(inquiry), second.pk)
        taken = times_in(exported(), inquiry.reference)
        triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="booked", brought=TOLD)
        let_go = times_in(exported(), inquiry.reference)
    first = (
        "Tuesday 6 July 2027, 9:30 p.m., Pacific time Ines Calder · Online · 50 minutes Offered 29 June 2027, 9:30 p.m."
    )
    where = f"Where {escape(NASTY)}"
    assert held == f"{first} Held until 1 July 2027, 9:30 p.m. {where}"
    assert lapsed == f"{first} Lapsed 1 July 2027, 9:30 p.m. {where}"
    assert taken.startswith(f"{first} State No longer held {where} Tuesday 6 July 2027, 10:30 p.m., Pacific time")
    assert taken.endswith("Offered 1 July 2027, 9:30 p.m. Taken 1 July 2027, 9:30 p.m. Where Second floor")
    assert let_go.endswith("Taken 1 July 2027, 9:30 p.m., and let go since Where Second floor")


def test_a_letter_without_times_says_nothing_of_them(answered, exported):
    assert times_in(exported(), answered.reference) == ""


def test_a_place_that_does_not_open_is_named_and_its_time_is_there(inquiry, therapist, exported):
    (held,) = offer(inquiry, therapist, *hours(2))
    Entry.objects.filter(kind="offer").update(sealed=b"\1spoiled")
    (path,) = exported()
    (row,) = json.loads(archive(path).read("manifest.json"))["inquiries"]
    assert row["not_opened"] == [f"offer {held.pk}"]
    assert times_in([path], inquiry.reference).endswith("Where This is stored but could not be opened.")


def test_what_people_wrote_is_never_markup_and_the_page_needs_nothing_from_elsewhere(answered, exported):
    (path,) = exported()
    text = page(path, answered.reference)
    assert "<script" not in text
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in text
    assert "{{ profile }}" in text
    for outside in (" src=", "http://", "https://", "@import", "url("):
        assert outside not in text


def test_the_manifest_says_what_is_in_the_file_and_that_it_is_whole(answered, exported, practice):
    (path,) = exported()
    with archive(path) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        assert (manifest["practice"], manifest["count"], manifest["not_opened"]) == (practice.name, 1, [])
        (row,) = manifest["inquiries"]
        assert row["sha256"] == hashlib.sha256(packed.read(row["file"])).hexdigest()
        assert set(packed.namelist()) == {"manifest.json", "index.html", row["file"]}
        assert row["file"] in packed.read("index.html").decode()
    assert (row["reference"], row["state"], row["not_opened"]) == (answered.reference, answered.state, [])
    assert row["sent_at"].startswith(f"{answered.sent_at:%Y-%m}")


def test_debians_age_opens_an_export_with_the_recovery_key_and_nothing_else(answered, exported, tmp_path, age_command):
    (path,) = exported()
    for private, opens in ((RECOVERY_KEY.private, True), (INES_KEY.private, False)):
        key = tmp_path / "key.txt"
        key.write_text(private + "\n")
        out = tmp_path / f"out-{opens}.zip"
        done = subprocess.run([age_command, "-d", "-i", key, "-o", out, path], capture_output=True, check=False)
        assert (done.returncode == 0) is opens
        assert (out.exists() and zipfile.is_zipfile(out)) is opens


def test_debians_age_opens_what_every_earlier_version_has_sealed(age_command):
    assert prove() == 3


def test_a_file_is_its_owners_alone_and_overwrites_no_other(inquiry, exported, tmp_path):
    (first,) = exported()
    whole = first.read_bytes()
    (second,) = exported()
    today = timezone.localdate()
    assert abs((today - type(today).fromisoformat(first.stem.removeprefix("inquiries-"))).days) <= 1
    assert second.name == f"{first.stem}-2.age"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (first, second)] == [0o600, 0o600]
    assert first.read_bytes() == whole


def test_nothing_readable_lies_on_the_disk_at_any_moment(answered, exported, tmp_path, sender, monkeypatch):
    seen: list[tuple[str, bytes]] = []
    kept = export._keep

    def keep(packed, folder, **options):
        path = kept(packed, folder, **options)
        seen.extend(files_below(tmp_path))
        return path

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(export, "_keep", keep)
    exported()
    assert seen
    assert [place for place, content in seen if b"PK\3\4" in content or sender.name.encode() in content] == []


def test_a_disk_that_is_full_leaves_nothing_half_written(inquiry, exported, tmp_path, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CommandError, match="No space left on device"):
        exported()
    assert list(tmp_path.iterdir()) == []


def test_many_letters_go_into_several_files(therapist, sender, practice, exported, monkeypatch):
    monkeypatch.setattr(export, "AT_A_TIME", 2)
    references = {sender.send(practice).case.inquiry.reference for _ in range(3)}
    files = exported()
    manifests = [json.loads(archive(path).read("manifest.json")) for path in files]
    assert sorted((each["volume"], each["volumes"], each["count"]) for each in manifests) == [(1, 2, 2), (2, 2, 1)]
    assert {row["reference"] for each in manifests for row in each["inquiries"]} == references


def test_only_the_letters_that_were_asked_for_are_exported_and_never_a_draft(
    answered, practice, sender, therapist, exported
):
    drafts.begin(sender.answers(), language="en")
    old = sender.send(practice).case.inquiry
    triage.move(opened(old), State.WAITLISTED, by=therapist, seen="new", brought=WAITING)
    then = timezone.now() - timedelta(days=40)
    Inquiry.objects.filter(pk=old.pk).update(sent_at=then, reply_by=then + timedelta(days=1))
    for options, expected in (
        ({}, {old.reference, answered.reference}),
        ({"since": timezone.localdate() - timedelta(days=7)}, {answered.reference}),
        ({"state": ["waitlisted"]}, {old.reference}),
        ({"state": ["waitlisted", "closed"], "since": timezone.localdate()}, set()),
    ):
        found = set()
        for path in exported(**options):
            found |= {row["reference"] for row in json.loads(archive(path).read("manifest.json"))["inquiries"]}
        assert found == expected, options


def test_a_dry_run_opens_everything_and_writes_nothing(inquiry, exported, tmp_path, capsys):
    assert exported(dry_run=True) == []
    assert "1 letters, and nothing was written" in capsys.readouterr().out


def test_what_does_not_open_is_named_and_keeps_nothing_else_out(answered, practice, exported, capsys):
    other = Sender(name="Robin").send(practice).case.inquiry
    Entry.objects.filter(inquiry=answered, step="letter").update(sealed=b"\1spoiled")
    KeyWrap.objects.filter(inquiry=other).exclude(reader=None).delete()
    (path,) = exported()
    manifest = json.loads(archive(path).read("manifest.json"))
    assert [row["reference"] for row in manifest["not_opened"]] == [other.reference]
    assert [row["not_opened"] for row in manifest["inquiries"]] == [["answers: letter"]]
    assert "could not be opened" in page(path, answered.reference)
    assert "There is one thing more." in page(path, answered.reference)
    said = capsys.readouterr().out
    assert f"left out: {other.reference}" in said
    assert f"parts that do not open: {answered.reference}" in said


def test_nothing_is_exported_to_a_key_that_this_server_has_not_signed(inquiry, exported, tmp_path):
    RecoveryKey.objects.update(public_key=INES_KEY.public)
    with pytest.raises(CommandError, match="no recovery key"):
        exported()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("answers", "options", "said"),
    [
        ({"six words": "one two three four five six"}, {}, "These words do not open"),
        ({"user name": "nobody"}, {}, "These words do not open"),
        ({"user name": "noor"}, {}, "no key to the letters"),
        ({"whole recovery key": INES_KEY.private}, {"recovery": True}, "not the practice’s recovery key"),
        ({}, {"to": "/no/such/folder"}, "is no folder"),
    ],
)
def test_whoever_has_not_the_right_key_is_told_so_in_one_sentence(
    inquiry, editor, answers, options, said, monkeypatch, tmp_path
):
    sit_down(monkeypatch, **{part.replace(" ", "_"): given for part, given in answers.items()})
    with pytest.raises(CommandError, match=said) as told:
        call_command("export_inquiries", *(["--to", options.pop("to")] if "to" in options else []), **options)
    assert told.value.returncode == 1
    assert "\n" not in str(told.value)


def test_a_reader_who_stops_it_is_told_what_there_is(inquiry, exported, tmp_path, monkeypatch):
    def stop(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(export_pages, "page_of", stop)
    with pytest.raises(CommandError, match="Stopped"):
        exported()
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_it_goes_into_one_of_its_own_beside_the_data(inquiry, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    sit_down(monkeypatch)
    call_command("export_inquiries")
    assert stat.S_IMODE((tmp_path / "exports").stat().st_mode) == 0o700
    assert len(list((tmp_path / "exports").glob("inquiries-*.age"))) == 1
