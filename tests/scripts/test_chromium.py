"""make test finds a browser that starts, or installs one where it may."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts import chromium
from tests.scripts.conftest import MakeProgram


@pytest.fixture(autouse=True)
def _nothing_but_the_test_s_programs(bin_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(bin_folder))


def test_a_browser_that_starts_is_found_with_its_version(make_program: MakeProgram):
    path = make_program("bin/chromium", "echo 'Chromium 156.0.8078.73 built on Debian'")

    assert chromium.find({}) == chromium.Chromium(str(path), "Chromium 156.0.8078.73 built on Debian")


@pytest.mark.parametrize("body", ["exit 1", "echo 'install the snap first'", "echo 'Chromium 1'; exit 3", "kill -9 $$"])
def test_a_script_that_only_stands_in_for_a_browser_is_passed_over(body: str, make_program: MakeProgram):
    make_program("bin/chromium", body)
    make_program("bin/google-chrome", "echo 'Google Chrome 150.0'")

    found = chromium.find({})

    assert found
    assert found.version == "Google Chrome 150.0"


def test_the_build_without_windows_comes_before_the_others(make_program: MakeProgram):
    make_program("bin/chromium", "echo Chromium 1")
    quick = make_program("bin/chromium-headless-shell", "echo Chromium 1")

    assert chromium.find({}) == chromium.Chromium(str(quick), "Chromium 1")


def test_the_browser_that_is_named_comes_first(make_program: MakeProgram):
    make_program("bin/chromium", "echo Chromium 1")
    mine = make_program("my own/browser", "echo Chromium 2")

    assert chromium.find({"CHROMIUM": str(mine)}) == chromium.Chromium(str(mine), "Chromium 2")


def test_where_there_is_none_none_is_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(chromium, "NAMES", ("chromium",))

    assert chromium.find({}) is None


def test_as_root_with_apt_it_is_installed_once_the_lists_are_new(
    monkeypatch: pytest.MonkeyPatch, make_program: MakeProgram
):
    make_program("bin/apt-get", "exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    done: list[str] = []

    assert chromium.can_install()
    assert chromium.install(lambda command: not done.append(" ".join(command)))
    assert done == ["apt-get update -qq", "apt-get install -qq -y --no-install-recommends chromium-headless-shell"]


def test_a_system_without_the_headless_build_gets_the_whole_browser():
    done: list[str] = []

    def has_no_headless_build(command: Sequence[str]) -> bool:
        done.append(command[-1])
        return command[-1] != "chromium-headless-shell"

    assert chromium.install(has_no_headless_build)
    assert done == ["-qq", "chromium-headless-shell", "chromium"]


def test_when_the_lists_cannot_be_had_nothing_is_installed():
    done: list[str] = []

    assert not chromium.install(lambda command: bool(done.append(command[1])))
    assert done == ["update"]


def test_an_ordinary_user_installs_nothing(monkeypatch: pytest.MonkeyPatch, make_program: MakeProgram):
    make_program("bin/apt-get", "exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert not chromium.can_install()


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch, make_program: MakeProgram, tmp_path: Path) -> Path:
    """Stand for a Debian with Chromium 1.2-3, of which we are root; return the file that says what apt was asked."""
    make_program("bin/chromium", "echo Chromium 1")
    make_program("bin/dpkg-query", "echo installed 1.2-3")
    asked = tmp_path / "asked"
    shell = "\n".join(
        [
            f'echo "$@" >> "{asked}"',
            'case "$*" in *chromium-headless-shell=1.2-3)',
            f"""    printf '#!/bin/sh\necho Chromium 1\n' > "{tmp_path}/bin/chromium-headless-shell" """,
            f'    /bin/chmod 755 "{tmp_path}/bin/chromium-headless-shell";;',
            "esac",
        ]
    )
    make_program("bin/apt-get", shell)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return asked


def test_the_headless_build_of_the_same_version_is_put_beside_debian_s_chromium_once(debian: Path):
    first, second = chromium.find_or_install_quick({}), chromium.find_or_install_quick({})

    assert first == second
    assert first
    assert Path(first.path).name == "chromium-headless-shell"
    (asked,) = debian.read_text().splitlines()
    assert "--no-upgrade --no-remove" in asked


def test_where_the_headless_build_cannot_be_had_the_browser_that_is_there_does(debian: Path, make_program: MakeProgram):
    make_program("bin/apt-get", f'echo "$1" >> "{debian}"; exit 1')

    found = chromium.find_or_install_quick({})

    assert found
    assert Path(found.path).name == "chromium"
    assert debian.read_text().split() == ["install", "update"]


@pytest.mark.parametrize("said", ["echo not-installed", "exit 1"])
def test_nothing_is_put_beside_a_browser_that_is_not_debian_s(debian: Path, make_program: MakeProgram, said: str):
    make_program("bin/dpkg-query", said)

    found = chromium.find_or_install_quick({})

    assert found
    assert Path(found.path).name == "chromium"
    assert not debian.exists()


def test_nothing_is_put_beside_a_browser_that_was_named(debian: Path, make_program: MakeProgram):
    mine = make_program("my own/browser", "echo Chromium 2")

    assert chromium.find_or_install_quick({"CHROMIUM": str(mine)}) == chromium.Chromium(str(mine), "Chromium 2")
    assert not debian.exists()


def test_an_ordinary_user_puts_nothing_beside_it(debian: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    found = chromium.find_or_install_quick({})

    assert found
    assert Path(found.path).name == "chromium"
    assert not debian.exists()
