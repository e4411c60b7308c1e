"""The start stops with one sentence where a setting cannot be used, as a person at a terminal sees it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "SECRET_KEY": "kX3vT9qLw2mZ8rB5nC1dF7gH4jP6sA0eYuIoQbWxkX3vT9qLw2mZ8rB5nC1dF7gH",
    "SERVER_KEY": "Zq8wN4cV7xM1kL5jH9gF3dS6aP2oI0uYtReWqBnMZq8wN4cV7xM1kL5jH9gF3dS6",
    "ALLOWED_HOSTS": "practice.example.org",
    "SITE_URL": "https://practice.example.org",
    "MAIL_URL": "smtp+tls://name:password@mail.example.org?from=office@practice.example.org",
}


def run(*command: str, tmp_path: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    environ = kept | PRODUCTION | {"DATA_DIR": str(tmp_path)} | changes
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SERVER_KEY": PRODUCTION["SECRET_KEY"]}, "SERVER_KEY and SECRET_KEY are the same"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set"),
        ({"DEBUG": "1"}, "unset DEBUG"),
        ({"DEBUG": "perhaps"}, "DEBUG must be 1 or 0"),
        ({"DATABASE_URL": "postgresql://ines:canary@[/x"}, "DATABASE_URL cannot be read"),
        ({"DATA_DIR": "/no/such/folder"}, "DATA_DIR is /no/such/folder"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_setting_that_cannot_be_used_stops_the_start_with_one_sentence(changes, says, tmp_path):
    result = run("manage.py", "check", tmp_path=tmp_path, **changes)
    assert result.returncode == 1
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert "canary" not in result.stderr + result.stdout


def test_the_deployment_check_has_nothing_to_say_about_production_settings(tmp_path):
    result = run("-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


IMPORT = ("-c", "import practice.wsgi")
HERE = {"ALLOWED_HOSTS": "127.0.0.1", "SITE_URL": "http://127.0.0.1:8000"}


def set_up_demo(tmp_path: Path) -> None:
    for command in (("migrate", "-v0"), ("setup_practice", "--demo")):
        result = run("manage.py", *command, tmp_path=tmp_path, **HERE)
        assert result.returncode == 0, result.stderr


def test_demo_keys_are_not_served_to_a_public_host(tmp_path):
    set_up_demo(tmp_path)
    result = run(*IMPORT, tmp_path=tmp_path)
    assert result.returncode == 1
    assert "This is the demo practice" in result.stderr
    assert "take practice.example.org out of ALLOWED_HOSTS" in result.stderr


def test_demo_keys_are_served_to_this_machine(tmp_path):
    set_up_demo(tmp_path)
    result = run(*IMPORT, tmp_path=tmp_path, **HERE)
    assert result.returncode == 0, result.stderr


def test_a_practice_without_a_table_yet_may_be_served_to_a_public_host(tmp_path):
    result = run(*IMPORT, tmp_path=tmp_path)
    assert result.returncode == 0, result.stderr


def test_looking_for_demo_keys_keeps_no_connection_from_those_who_answer(tmp_path):
    program = "import practice.wsgi; from django.db import connection; assert connection.connection is None"
    result = run("-c", program, tmp_path=tmp_path)
    assert result.returncode == 0, result.stderr


def test_what_the_server_loads_answers_also_what_django_cannot_read(tmp_path):
    program = """
import practice.wsgi
practice.wsgi.application({"CONTENT_TYPE": "text/plain; charset=hex"}, lambda status, *others: print(status))
"""
    result = run("-c", program, tmp_path=tmp_path)
    assert (result.returncode, result.stdout.strip()) == (0, "400 Bad Request"), result.stderr
