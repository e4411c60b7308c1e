"""A copy of the practice is whole or not there, and brings every letter back."""

import shutil
import stat
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command

from intake.robots import LEAST
from practice import backups
from practice.management.commands import back_up as back_up_command
from scripts.words import CHECKOUT
from tests.browserless import Browserless
from tests.server import RealServer
from tests.steps import CONSENT, fields_of, shown_code, step_keys

PAGE = (CHECKOUT / "docs" / "running.md").read_text(encoding="utf-8")
NIGHTS = [datetime(2027, 3, day, 3, tzinfo=UTC) for day in (1, 2, 3)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for copies."""
    there = tmp_path / "copies"
    there.mkdir()
    return there


def back_up(folder: Path, **options) -> None:
    call_command("back_up", str(folder), verbosity=0, **options)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.django_db(transaction=True)
def test_a_copy_holds_the_database_and_every_picture_and_is_its_owner_s_alone(folder, therapist, image, media, capsys):
    back_up(folder)
    [copy] = backups.made(folder)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert (copy / "media" / image.renditions[0].file).read_bytes() == (media / image.renditions[0].file).read_bytes()
    [database] = [each for each in copy.iterdir() if each.name != "media"]
    assert database.stat().st_size > 100_000
    assert "SERVER_KEY" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_a_practice_without_pictures_is_copied_too(folder, therapist, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "none"
    back_up(folder)
    [copy] = backups.made(folder)
    assert list((copy / "media").iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_the_newest_copies_are_kept_and_nothing_else_that_lies_there_is_touched(folder, therapist):
    (folder / "letters of my own").mkdir()
    (folder / "2027-03-01").write_text("a diary")
    for night in NIGHTS:
        with time_machine.travel(night, tick=False):
            back_up(folder, keep=2)
    assert names(folder) == ["2027-03-01", "2027-03-02T030000Z", "2027-03-03T030000Z", "letters of my own"]


@pytest.mark.django_db(transaction=True)
def test_the_copy_that_was_just_made_stays_though_the_clock_went_back(folder, therapist, capsys):
    for night in reversed(NIGHTS[:2]):
        with time_machine.travel(night, tick=False):
            call_command("back_up", str(folder), keep=1)
    assert names(folder) == ["2027-03-01T030000Z"]
    assert str(folder / "2027-03-01T030000Z") in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.django_db(transaction=True)
def test_a_copy_that_fails_leaves_nothing_and_deletes_none_of_the_older(folder, therapist, monkeypatch):
    with time_machine.travel(NIGHTS[0], tick=False):
        back_up(folder, keep=1)

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    monkeypatch.setattr(Path, "is_dir", lambda _path: True)
    with pytest.raises(CommandError, match="No space left"):
        back_up(folder, keep=1)
    assert names(folder) == ["2027-03-01T030000Z"]


@pytest.mark.django_db(transaction=True)
def test_two_copies_in_the_same_second_are_not_mixed(folder, therapist):
    with time_machine.travel(NIGHTS[0], tick=False):
        back_up(folder)
        with pytest.raises(CommandError, match="could not be made"):
            back_up(folder)
    assert names(folder) == ["2027-03-01T030000Z"]


@pytest.mark.django_db
def test_a_database_without_a_practice_pushes_out_no_copy(folder):
    older = folder / "2027-03-01T030000Z"
    older.mkdir()
    with pytest.raises(CommandError, match="same settings"):
        back_up(folder, keep=1)
    assert names(folder) == [older.name]


def test_without_a_folder_or_anything_to_keep_nothing_begins(folder):
    with pytest.raises(CommandError, match="make it first"):
        back_up(folder / "nowhere")
    with pytest.raises(CommandError, match="1 or more"):
        back_up(folder, keep=0)
    assert names(folder) == []


def bring_back(server: RealServer, copy: Path) -> None:
    """Lose database and pictures, and bring them back as docs/running.md says."""
    shutil.rmtree(server.data_dir / "media", ignore_errors=True)
    shutil.copytree(copy / "media", server.data_dir / "media")
    address = server.environ["DATABASE_URL"]
    if address.startswith("sqlite:///"):
        lost = Path(address.removeprefix("sqlite:///"))
        for name in (lost.name, f"{lost.name}-wal", f"{lost.name}-shm"):
            lost.with_name(name).unlink(missing_ok=True)
        shutil.copy(copy / backups.SQLITE, lost)
    else:
        command = [
            "pg_restore",
            "--clean",
            "--if-exists",
            "--no-owner",
            f"--dbname={address}",
            str(copy / backups.DUMP),
        ]
        subprocess.run(command, check=True)


@pytest.mark.django_db
def test_a_letter_opens_again_after_everything_was_lost_and_brought_back(tmp_path, folder, practice, sender):
    with RealServer(tmp_path) as server:
        browser = Browserless(server)
        for key in step_keys():
            assert browser.fill_in(f"/intake/{key}/", fields_of(key, sender.letter())) == 302
        browser.get("/intake/check/")
        code = shown_code(browser.page)
        time.sleep(LEAST.total_seconds())
        assert browser.send("/intake/check/", CONSENT) == 302

        server.manage("back_up", str(folder))
        server.kill()
        bring_back(server, *backups.made(folder))
        server.start()

        reader = Browserless(server)
        reader.fill_in("/return/", {"code": code})
        reader.get("/return/")
        assert sender.reason in reader.page
        server.manage("verify_history")


def test_the_page_about_it_names_what_a_copy_holds_and_how_many_are_kept():
    for name in (backups.SQLITE, backups.DUMP, backups.PICTURES):
        assert f"/2027-03-01T030000Z/{name}" in PAGE
    parser = back_up_command.Command().create_parser("manage.py", "back_up")
    assert f"--keep {parser.get_default('keep')}" in PAGE
