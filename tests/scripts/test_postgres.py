"""make test takes the PostgreSQL it is offered, else one of its own, else says every reason why not."""

import os
import tempfile
from pathlib import Path

import pytest

from scripts import postgres, throwaway_cluster
from scripts.ports import free_port
from scripts.words import Stop
from tests.scripts.conftest import MakeProgram
from tests.scripts.test_supervisor import NoGuard


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "postgresql://me:p%40ss@127.0.0.1:5432/mine?sslmode=disable",
            "postgresql://me:p%40ss@127.0.0.1:5432/x?sslmode=disable",
        ),
        ("postgres://me@[::1]", "postgres://me@[::1]/x"),
        ("postgresql:///mine", "postgresql:///x"),
    ],
)
def test_an_address_keeps_all_but_its_database(before: str, after: str):
    assert postgres.with_database(before, "x") == after


def test_a_server_that_was_asked_for_and_is_not_there_stops_the_run_without_its_password():
    url = f"postgresql://me:topsecret@127.0.0.1:{free_port()}/test"

    with pytest.raises(Stop, match="The server that TEST_DATABASE_URL names cannot be used") as stop:
        postgres.named(url, "unused")

    assert "topsecret" not in str(stop.value)


@pytest.mark.parametrize("url", ["mysql://127.0.0.1/test", "sqlite:///test", "test"])
def test_another_kind_of_server_is_not_one_to_test_on(url: str):
    with pytest.raises(Stop, match="TEST_DATABASE_URL must start with postgresql://"):
        postgres.named(url, "unused")


def test_an_address_that_cannot_be_read_is_not_repeated():
    with pytest.raises(Stop) as stop:
        postgres.named("postgresql://me:topsecret@127.0.0.1:no/port", "unused")

    assert "topsecret" not in str(stop.value)


def test_without_a_server_and_without_binaries_every_reason_is_given(bin_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(postgres, "find_binaries", lambda path: throwaway_cluster.find_binaries(path, places=()))
    port = free_port()

    with (
        pytest.raises(Stop, match=rf"no server to use at 127\.0\.0\.1:{port} .* and no PostgreSQL 15 or newer"),
        postgres.server_for_tests({"PATH": str(bin_folder)}, NoGuard(), port),
    ):
        pytest.fail("there is no server")


def test_the_newest_installed_server_is_chosen_and_what_does_not_start_is_passed_over(
    tmp_path: Path, make_program: MakeProgram
):
    for version, says in {"14": "14.2", "16": "16.1", "17": "17rc1"}.items():
        make_program(f"{version}/bin/postgres", f"echo 'postgres (PostgreSQL) {says}'")
        make_program(f"{version}/bin/initdb", "exit 0")
    make_program("18/bin/postgres", "exit 127")
    make_program("18/bin/initdb", "exit 0")
    make_program("19/bin/postgres", "echo 'postgres (PostgreSQL) 19.0'")

    found = throwaway_cluster.find_binaries("", places=[str(tmp_path / "*" / "bin")])

    assert found == tmp_path / "17" / "bin"


def test_a_cluster_that_cannot_be_made_says_why_and_leaves_nothing(
    tmp_path: Path, make_program: MakeProgram, monkeypatch: pytest.MonkeyPatch
):
    binaries = make_program("bin/initdb", "echo 'no space left' >&2; exit 1").parent
    folders = tmp_path / "temporary"
    folders.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folders))
    monkeypatch.setattr(throwaway_cluster, "owner", throwaway_cluster.Owner)

    with (
        pytest.raises(Stop, match=r"initdb failed \(no space left\)"),
        throwaway_cluster.throwaway_cluster(binaries, NoGuard()),
    ):
        pytest.fail("there is no cluster")

    assert list(folders.iterdir()) == []


def test_root_runs_the_server_as_somebody_else(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    assert throwaway_cluster.owner().uid not in {None, 0}


def test_an_ordinary_user_runs_the_server_as_themselves(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert throwaway_cluster.owner() == throwaway_cluster.Owner(None, None)
