"""Environment variables become typed settings; what cannot be used is refused in one sentence."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from practice import environment

STRONG = "kX3vT9qLw2mZ8rB5nC1dF7gH4jP6sA0eYuIoQbWx"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "a.localhost", "127.8.9.1"])
def test_this_machine_is_loopback(host):
    assert environment.is_loopback(host)


@pytest.mark.parametrize("host", ["example.org", "10.0.0.1", "192.0.2.1", "localhost.example.org", "", "::"])
def test_anything_else_is_not_loopback(host):
    assert not environment.is_loopback(host)


@pytest.mark.parametrize("value", ["", "short", "a" * 60, "django-insecure-" + STRONG])
def test_a_missing_or_guessable_key_is_refused_by_name(value):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        environment.key("SECRET_KEY", value)


def test_a_strong_key_is_taken():
    assert environment.key("SECRET_KEY", STRONG) == STRONG


@pytest.mark.parametrize(
    "value", [[], [""], ["*"], [".example.org"], ["https://example.org"], ["example.org:8000"], ["a b"]]
)
def test_hosts_that_are_no_plain_names_are_refused(value):
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        environment.hosts(value)


def test_hosts_are_lower_case_without_blanks():
    assert environment.hosts([" Example.org ", "127.0.0.1"]) == ["example.org", "127.0.0.1"]


def test_debug_is_refused_on_a_public_host_and_allowed_on_this_machine():
    with pytest.raises(ImproperlyConfigured, match=r"example\.org"):
        environment.debug(True, ["127.0.0.1", "example.org"])
    assert environment.debug(True, ["127.0.0.1"]) is True
    assert environment.debug(False, ["example.org"]) is False


@pytest.mark.parametrize(
    "value",
    [
        "",
        "example.org",
        "ftp://example.org",
        "https://example.org/path",
        "http://example.org",
        "https://other.org",
        "http://[",
        "https://example.org:x",
    ],
)
def test_a_site_url_that_is_malformed_plain_or_unknown_is_refused(value):
    with pytest.raises(ImproperlyConfigured, match="SITE_URL"):
        environment.site_url(value, ["example.org"])


def test_a_missing_site_url_is_asked_for_and_not_this_machine_let_in():
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.site_url("http://127.0.0.1:8000", ["practice.example.org"])
    assert "set SITE_URL=https://practice.example.org" in str(refused.value)
    assert "add 127.0.0.1" not in str(refused.value)


def test_a_site_url_of_another_host_is_told_what_must_agree():
    with pytest.raises(ImproperlyConfigured, match=r"SITE_URL names other\.org, but ALLOWED_HOSTS does not"):
        environment.site_url("https://other.org", ["example.org", "127.0.0.1"])


def test_a_site_url_loses_its_last_slash():
    assert environment.site_url("https://example.org/", ["example.org"]) == "https://example.org"
    assert environment.site_url("http://127.0.0.1:8000", ["127.0.0.1"]) == "http://127.0.0.1:8000"


def test_sqlite_writes_ahead_and_deletes_securely(tmp_path):
    database = environment.database(f"sqlite:///{tmp_path}/a b.sqlite3", 8)
    assert database["NAME"] == f"{tmp_path}/a b.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        assert pragma in database["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "mysql://a/b",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:////tmp/a%00b",
        "sqlite:////no/such/folder/x.sqlite3",
        "postgresql://127.0.0.1",
        "postgresql://a:b@[/x",
        "postgresql:/x?y=%zz",
    ],
)
def test_a_broken_database_address_is_refused(value):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        environment.database(value, 8)


def test_a_refused_database_address_does_not_tell_its_password():
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.database("postgresql://ines:canary@[/x", 8)
    assert "canary" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_a_postgresql_address_may_name_several_hosts_and_a_password_with_signs():
    database = environment.database("postgresql://ines:p%40ss%2F@db1:5432,db2:5433/practice?sslmode=require", 8)
    assert (database["NAME"], database["USER"], database["PASSWORD"]) == ("practice", "ines", "p@ss/")
    assert (database["HOST"], database["PORT"]) == ("db1,db2", "5432,5433")
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["pool"]["max_size"] == 8


@pytest.mark.parametrize(
    ("value", "port", "tls", "ssl"),
    [
        ("smtp+tls://ines:p%40ss@mail.example.org", 587, True, False),
        ("smtps://ines:p%40ss@mail.example.org", 465, False, True),
        ("smtp://ines:p%40ss@127.0.0.1:2525", 2525, False, False),
    ],
)
def test_mail_travels_encrypted_as_the_scheme_says(value, port, tls, ssl):
    options = environment.mailers(value, Path())["default"]["OPTIONS"]
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (port, tls, ssl)
    assert options["password"] == "p@ss"


@pytest.mark.parametrize(
    "value",
    [
        "smtp://mail.example.org",
        "mail.example.org",
        "smtp+tls://",
        "smtp://127.0.0.1:x",
        "smtp+tls://u:p[w@mail.example.org",
        "smtps://[",
        "smtps://a:0",
        "imap://a",
    ],
)
def test_a_mail_address_that_is_malformed_or_plain_is_refused(value):
    with pytest.raises(ImproperlyConfigured, match="MAIL_URL"):
        environment.mailers(value, Path())


def test_mail_comes_from_the_address_in_mail_url_else_from_the_office():
    assert environment.mail_from("smtps://a?from=hello@example.org", "example.org") == "hello@example.org"
    assert environment.mail_from("file:", "example.org") == "office@example.org"


@pytest.mark.parametrize("value", ["0", "65", "two", "-1", "", "1.5", "²"])
def test_a_number_of_workers_out_of_range_is_refused(value):
    with pytest.raises(ImproperlyConfigured, match="WEB_WORKERS"):
        environment.workers(value)


def test_a_proxy_that_is_no_address_is_refused():
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES"):
        environment.networks(["127.0.0.1", "proxy.example.org"])


READERS = [
    lambda value: environment.key("SECRET_KEY", value),
    lambda value: environment.hosts([value]),
    lambda value: environment.site_url(value, ["example.org"]),
    lambda value: environment.database(value, 8),
    lambda value: environment.database(f"postgresql://{value}", 8),
    lambda value: environment.mailers(value, Path()),
    lambda value: environment.mailers(f"smtps://{value}", Path()),
    environment.workers,
    lambda value: environment.networks([value]),
]


@given(value=st.text(max_size=60), read=st.sampled_from(READERS))
def test_no_text_makes_a_reader_fail_other_than_by_a_sentence(value, read):
    with suppress(ImproperlyConfigured):
        read(value)
