"""Whoever guesses names and passwords is soon told to wait, and whoever mistypes is not."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher

from practice import sign_in
from practice.models import LimitCount, Staff
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 3, tzinfo=UTC)
WRONG = "not this one"
SOMEWHERE, ELSEWHERE, ON_THIS_MACHINE = "203.0.113.7", "203.0.113.8", "127.0.0.1"


@pytest.fixture(autouse=True)
def clock():
    """Return the clock, which stands still."""
    with time_machine.travel(NOON, tick=False) as stopped:
        yield stopped


@pytest.fixture
def door(client, therapist):
    """Return a function that tries to sign in."""

    def knock(password=WRONG, *, name="ines", address=SOMEWHERE):
        return client.post("/admin/login/", {"username": name, "password": password}, REMOTE_ADDR=address)

    return knock


@pytest.fixture
def few(monkeypatch):
    """Allow so few tries that a test has them all: three from one address, five in one name."""
    monkeypatch.setattr(sign_in, "FROM_ONE_ADDRESS", 3)
    monkeypatch.setattr(sign_in, "IN_ONE_NAME", 5)


def test_whoever_guesses_from_one_address_is_told_how_long_to_wait_even_with_the_right_password(door, few):
    assert [door(name=name).status_code for name in ("ines", "tomas", "nobody")] == [200, 200, 200]
    refused = door(PASSWORD)
    assert refused.status_code == 429
    assert "Wait 7 minutes, then try again." in refused.content.decode()


def test_whoever_mistypes_is_told_kindly_and_the_same_whether_there_is_such_an_account_or_not(door, therapist):
    Staff.objects.create_user("gone", password=PASSWORD, is_staff=True, is_active=False)
    Staff.objects.create_user("elsewhere", password=PASSWORD, is_staff=False)
    tries = [door(), door(name="nobody"), door(PASSWORD, name="gone"), door(PASSWORD, name="elsewhere")]
    said = {re.search(r'role="alert".*?</div>', page.content.decode(), re.DOTALL)[0] for page in tries}
    assert len(said) == 1
    assert "This name and this password don’t go together." in said.pop()


def test_after_that_wait_the_right_password_signs_in(door, few, clock):
    for _ in range(4):
        door()
    clock.shift(timedelta(minutes=7))
    assert door(PASSWORD).status_code == 302


def test_a_therapist_elsewhere_signs_in_while_somebody_guesses(door, few):
    for _ in range(4):
        door()
    assert door(PASSWORD, address=ELSEWHERE).status_code == 302


def test_one_name_is_not_guessed_at_from_many_addresses(door, few):
    for number in range(5):
        assert door(address=f"198.51.100.{number}").status_code == 200
    assert door(PASSWORD, address=ELSEWHERE).status_code == 429
    assert door(PASSWORD, name="tomas", address=ELSEWHERE).status_code == 200


def test_behind_a_proxy_on_this_machine_only_the_name_counts(door, few):
    for name in ("anna", "bert", "cora", "dora"):
        assert door(name=name, address=ON_THIS_MACHINE).status_code == 200
    assert door(PASSWORD, address=ON_THIS_MACHINE).status_code == 302


def test_a_password_over_the_limit_is_not_looked_at(door, few, monkeypatch):
    for _ in range(3):
        door()
    looked_at = []

    def look_at(hasher, password, other):
        looked_at.append(password)
        return True

    monkeypatch.setattr(MD5PasswordHasher, "encode", look_at)
    monkeypatch.setattr(MD5PasswordHasher, "verify", look_at)
    assert door(PASSWORD).status_code == 429
    assert looked_at == []


def test_an_empty_form_counts_as_no_try(door, few):
    for _ in range(5):
        door("")
    assert door(PASSWORD).status_code == 302


def test_what_is_remembered_and_logged_holds_no_name_and_no_address(door, few, log):
    for _ in range(4):
        door(name="correct horse battery")
    kept = repr(list(LimitCount.objects.values_list("what", "client")))
    for secret in ("correct horse", SOMEWHERE, WRONG):
        assert secret not in kept + log.getvalue()
    assert "a sign-in failed" in log.getvalue()
    assert "tried too often" in log.getvalue()
