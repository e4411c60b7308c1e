"""make test finds a browser that starts, or installs one where it may."""

import os
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
    assert done == ["apt-get update -qq", "apt-get install -qq -y --no-install-recommends chromium"]


def test_when_the_lists_cannot_be_had_nothing_is_installed():
    done: list[str] = []

    assert not chromium.install(lambda command: bool(done.append(command[1])))
    assert done == ["update"]


def test_an_ordinary_user_installs_nothing(monkeypatch: pytest.MonkeyPatch, make_program: MakeProgram):
    make_program("bin/apt-get", "exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert not chromium.can_install()
