"""make run takes what the person set, and loopback defaults for the rest."""

import stat
from pathlib import Path

import pytest

from scripts.run_settings import data_folder, run_settings
from scripts.words import Stop


def test_without_any_setting_it_serves_this_machine_only(tmp_path: Path):
    settings = run_settings({}, port=8123, checkout=tmp_path)

    assert settings.data_dir == tmp_path / "data"
    assert settings.environment["ALLOWED_HOSTS"] == "127.0.0.1,localhost"
    assert settings.environment["SITE_URL"] == "http://127.0.0.1:8123"
    assert settings.address == "http://127.0.0.1:8123"


def test_the_folder_for_data_is_made_for_its_owner_only(tmp_path: Path):
    folder = data_folder("", tmp_path)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_relative_data_dir_starts_at_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir("/")

    settings = run_settings({"DATA_DIR": "kept/my data"}, port=8000, checkout=tmp_path)

    assert settings.data_dir == tmp_path / "kept" / "my data"
    assert settings.environment["DATA_DIR"] == str(tmp_path / "kept" / "my data")


def test_what_the_environment_sets_wins(tmp_path: Path):
    mine = {"SITE_URL": "http://localhost:9000", "WEB_WORKERS": "5", "SECRET_KEY": "mine", "EDITOR": "ed"}

    settings = run_settings(mine, port=9000, checkout=tmp_path)

    assert {name: settings.environment[name] for name in mine} == mine


def test_an_empty_variable_counts_as_not_set(tmp_path: Path):
    settings = run_settings({"SITE_URL": "", "SECRET_KEY": "", "DATA_DIR": ""}, port=8000, checkout=tmp_path)

    assert settings.environment["SITE_URL"] == "http://127.0.0.1:8000"
    assert len(settings.environment["SECRET_KEY"]) > 60
    assert settings.environment["DATA_DIR"] == str(tmp_path / "data")


def test_a_data_dir_that_is_no_folder_is_said_in_one_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(Stop, match=r"DATA_DIR is .*file, and I cannot make that folder"):
        data_folder("file", tmp_path)
