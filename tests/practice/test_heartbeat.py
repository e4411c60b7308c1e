"""A work loop that has stopped is told on the first page, and by a command that fails."""

import os
import threading
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from practice import heartbeat, work
from tests.clients import text


@pytest.fixture
def folder(settings, tmp_path):
    """A data folder in which no loop has run."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def ran(folder, ago):
    """Let the loop have run last so long ago."""
    heartbeat.beat()
    at = (timezone.now() - ago).timestamp()
    os.utime(folder / heartbeat.FILE, (at, at))


def ends_the_loop(monkeypatch):
    """Let the loop do one thing, which stops it, and return what tells it to."""
    stop = threading.Event()

    def end():
        stop.set()
        return 0

    monkeypatch.setattr(work, "_duties", [work.Duty("end", end)])
    return stop


def test_the_loop_says_that_it_runs_and_the_command_reads_it(db, folder, monkeypatch, capsys):
    stop = ends_the_loop(monkeypatch)
    with pytest.raises(CommandError, match="never run"):
        call_command("work", "--check")
    work.run(stop)
    call_command("work", "--check")
    assert "The work loop runs" in capsys.readouterr().out


def test_a_loop_that_stopped_is_told_on_the_first_page_until_it_runs_again(folder, as_editor, as_therapist):
    for client in (as_therapist, as_editor):
        ran(folder, timedelta(minutes=9))
        assert "The work loop has stopped" not in text(client.get("/admin/"))
        ran(folder, timedelta(minutes=11))
        assert "The work loop has stopped" in text(client.get("/admin/"))
        with pytest.raises(CommandError, match="ran last at"):
            call_command("work", "--check")
        heartbeat.beat()
        assert "The work loop has stopped" not in text(client.get("/admin/"))


def test_where_no_loop_was_ever_seen_nothing_is_claimed(folder, as_therapist):
    assert "The work loop has stopped" not in text(as_therapist.get("/admin/"))


def test_a_folder_that_takes_no_file_stops_no_loop(db, folder, monkeypatch, log):
    folder.rmdir()
    stop = ends_the_loop(monkeypatch)
    work.run(stop)
    assert stop.is_set()
    assert "cannot say that it runs" in log.getvalue()
