"""A second start does not hash and compress again what has not changed."""

import os
from pathlib import Path

import pytest

from scripts import static_files


@pytest.fixture
def collected(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let collecting write only the manifest, and return the list of the times it was done."""
    settings.STATIC_ROOT = tmp_path / "data" / "static"
    source = tmp_path / "page.css"
    source.write_text("a {}")
    times: list[str] = []

    def collect(*_arguments: str, **_options: object) -> None:
        times.append("collected")
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")

    monkeypatch.setattr(static_files, "call_command", collect)
    monkeypatch.setattr(static_files, "sources", lambda: [source])
    return times


def test_the_first_start_collects_and_the_second_does_not(collected: list[str]):
    assert static_files.collect_if_changed()
    assert not static_files.collect_if_changed()
    assert collected == ["collected"]


def test_a_changed_file_is_collected_again(collected: list[str], tmp_path: Path):
    static_files.collect_if_changed()
    (tmp_path / "page.css").write_text("a { color: red }")

    assert static_files.collect_if_changed()


def test_a_file_with_the_same_size_and_another_time_is_collected_again(collected: list[str], tmp_path: Path):
    static_files.collect_if_changed()
    os.utime(tmp_path / "page.css", (1, 1))

    assert static_files.collect_if_changed()


def test_what_was_taken_away_is_collected_again(collected: list[str], settings):
    static_files.collect_if_changed()
    (settings.STATIC_ROOT / "staticfiles.json").unlink()

    assert static_files.collect_if_changed()


def test_an_interrupted_collection_is_done_again(collected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    static_files.collect_if_changed()
    (tmp_path / "page.css").write_text("changed")

    def interrupted(*_arguments: str, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(static_files, "call_command", interrupted)
        with pytest.raises(KeyboardInterrupt):
            static_files.collect_if_changed()

    assert static_files.collect_if_changed()


def test_the_practice_s_own_files_are_among_the_sources():
    assert any(path.match("static/css/*.css") for path in static_files.sources())
