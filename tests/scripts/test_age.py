"""make test finds an age command that answers, or installs one where it may."""

import os
from pathlib import Path

import pytest

from scripts import age
from tests.scripts.conftest import MakeProgram


@pytest.fixture(autouse=True)
def _nothing_but_the_test_s_programs(bin_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(bin_folder))


@pytest.mark.parametrize(
    ("name", "said"), [("age", "1.1.1"), ("age", "v1.2.1"), ("rage", "rage 0.10.0")], ids=["debian", "go", "rage"]
)
def test_a_command_that_answers_is_found_with_its_version(name: str, said: str, make_program: MakeProgram):
    path = make_program(f"bin/{name}", f"echo '{said}'")

    assert age.find({}) == age.Age(str(path), said)


@pytest.mark.parametrize("body", ["exit 1", "echo 'how old are you?'", "echo 1.1.1; exit 3", "kill -9 $$"])
def test_another_program_of_that_name_is_passed_over(body: str, make_program: MakeProgram):
    make_program("bin/age", body)
    make_program("bin/rage", "echo 'rage 0.10.0'")

    found = age.find({})

    assert found
    assert found.version == "rage 0.10.0"


def test_the_command_that_is_named_comes_first(make_program: MakeProgram):
    make_program("bin/age", "echo 1.1.1")
    mine = make_program("my own/age", "echo 1.2.1")

    assert age.find({"AGE": str(mine)}) == age.Age(str(mine), "1.2.1")


def test_as_root_with_apt_it_is_installed_and_then_found(
    monkeypatch: pytest.MonkeyPatch, bin_folder: Path, make_program: MakeProgram
):
    made = "printf '#!/bin/sh\\necho 1.1.1\\n' > age; chmod +x age"
    make_program("bin/apt-get", f'cd "{bin_folder}"; PATH=/usr/bin:/bin; case $1 in install) {made};; esac')
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    assert age.find_or_install({}) == age.Age(str(bin_folder / "age"), "1.1.1")


def test_the_lists_are_renewed_before_it_is_installed():
    done: list[str] = []

    assert age.install(lambda command: not done.append(" ".join(command)))
    assert done == ["apt-get update -qq", "apt-get install -qq -y --no-install-recommends age"]


def test_when_the_lists_cannot_be_had_nothing_is_installed():
    done: list[str] = []

    assert not age.install(lambda command: bool(done.append(command[1])))
    assert done == ["update"]


def test_an_ordinary_user_is_told_that_there_is_none(monkeypatch: pytest.MonkeyPatch, make_program: MakeProgram):
    make_program("bin/apt-get", "exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert age.find_or_install({}) is None
    assert age.environment(None) == {"AGE_TESTS": "0"}
