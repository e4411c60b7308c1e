"""A practice's secrets are made once, can be read by their owner only, and are never changed."""

import stat
from pathlib import Path

import pytest

from scripts import secrets_file
from scripts.words import Stop


def test_the_first_start_makes_two_long_and_different_secrets(tmp_path: Path):
    secrets, made = secrets_file.complete(tmp_path, {})

    assert made
    assert set(secrets) == {"SECRET_KEY", "SERVER_KEY"}
    assert secrets["SECRET_KEY"] != secrets["SERVER_KEY"]
    assert all(len(value) > 60 for value in secrets.values())


def test_only_their_owner_can_read_them(tmp_path: Path):
    secrets_file.complete(tmp_path, {})

    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secrets.env"]


def test_a_second_start_uses_the_same_and_writes_nothing(tmp_path: Path):
    first, _ = secrets_file.complete(tmp_path, {})
    before = (tmp_path / "secrets.env").stat()

    second, made = secrets_file.complete(tmp_path, {})

    assert (second, made) == (first, False)
    assert (tmp_path / "secrets.env").stat().st_mtime_ns == before.st_mtime_ns


def test_what_the_environment_sets_wins_and_is_not_written_down(tmp_path: Path):
    given = {"SECRET_KEY": "from the environment", "SERVER_KEY": ""}

    secrets, _ = secrets_file.complete(tmp_path, given)

    assert secrets["SECRET_KEY"] == "from the environment"
    assert "from the environment" not in (tmp_path / "secrets.env").read_text()
    assert secrets_file.read(tmp_path / "secrets.env") == {"SERVER_KEY": secrets["SERVER_KEY"]}


def test_with_both_in_the_environment_there_is_no_file(tmp_path: Path):
    secrets, made = secrets_file.complete(tmp_path, {"SECRET_KEY": "one", "SERVER_KEY": "two"})

    assert (secrets, made) == ({"SECRET_KEY": "one", "SERVER_KEY": "two"}, False)
    assert not list(tmp_path.iterdir())


def test_a_missing_secret_is_added_and_the_others_are_kept(tmp_path: Path):
    (tmp_path / "secrets.env").write_text("# mine\nSECRET_KEY=kept as it is=\nOTHER=too")

    secrets, made = secrets_file.complete(tmp_path, {})

    assert made
    text = (tmp_path / "secrets.env").read_text()
    assert text.startswith("# mine\nSECRET_KEY=kept as it is=\nOTHER=too\nSERVER_KEY=")
    assert secrets["SECRET_KEY"] == "kept as it is="


def test_a_file_that_cannot_be_read_stops_the_start_and_is_left_alone(tmp_path: Path):
    (tmp_path / "secrets.env").write_bytes(b"\xff\xfe")

    with pytest.raises(Stop, match=r"secrets\.env cannot be read"):
        secrets_file.complete(tmp_path, {})

    assert (tmp_path / "secrets.env").read_bytes() == b"\xff\xfe"
