"""make run says where to go, and how a practice in which nobody reads letters is set up."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from scripts import run
from scripts.run_settings import RunSettings, run_settings
from scripts.words import CHECKOUT

PUBLIC = {"ALLOWED_HOSTS": "practice.example.org", "SITE_URL": "https://practice.example.org"}


def settings_in(tmp_path: Path, surroundings: dict[str, str]) -> RunSettings:
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/run.sqlite3", "DATA_DIR": str(tmp_path)}
    return run_settings(surroundings | database, port=8123, checkout=tmp_path)


def manage(settings: RunSettings, *command: str) -> None:
    whole = [sys.executable, "manage.py", *command]
    subprocess.run(whole, cwd=CHECKOUT, env=settings.environment, capture_output=True, check=True)


def test_the_welcome_says_where_the_demo_s_six_words_are_and_none_of_them(tmp_path: Path):
    (tmp_path / "demo-therapist.txt").write_text("Six words: canary")

    said = run.welcome(settings_in(tmp_path, {}))

    assert f"name, password and six words are in {tmp_path / 'demo-therapist.txt'}" in said
    assert "http://127.0.0.1:8123/admin/" in said
    assert "canary" not in said


def test_the_welcome_of_a_real_practice_names_its_own_address_and_no_demo(tmp_path: Path):
    said = run.welcome(settings_in(tmp_path, PUBLIC))

    assert "https://practice.example.org/admin/\n" in said
    assert "It listens at http://127.0.0.1:8123, for the proxy in front of it." in said
    assert "demo" not in said


def test_the_set_up_link_stands_before_every_other_address(tmp_path: Path):
    link = "https://practice.example.org/admin/set-up/first:canary/"
    said = run.welcome(settings_in(tmp_path, PUBLIC), set_up=f"Open this link:\n\n  {link}")

    assert said.index("served at") < said.index(link) < said.index("to read") < said.index("Ctrl-C")
    assert "https://practice.example.org/intake/ (once the practice is open)" in said


def test_a_practice_that_is_set_up_says_nothing_of_setting_up(tmp_path: Path):
    said = run.welcome(settings_in(tmp_path, PUBLIC))

    assert "!!!" not in said
    assert "once the practice is open" not in said
    assert "\n\n\n" not in said


def test_the_set_up_link_is_there_until_somebody_reads_letters(tmp_path: Path):
    public, local = settings_in(tmp_path, PUBLIC), settings_in(tmp_path, {})
    manage(public, "migrate", "-v0")

    assert "https://practice.example.org/admin/set-up/first:" in run.set_up_link(public)

    manage(local, "setup_practice", "--demo")
    assert run.set_up_link(local) == ""


@pytest.mark.django_db
def test_a_practice_behind_a_proxy_tells_this_machine_that_it_answers(settings):
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get("/healthz").status_code == 200
    assert Client().get("/intake/").status_code == 301
