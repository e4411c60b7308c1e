"""The link that opens the set-up: for one step, for some hours, and never again once somebody has done the step."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from django.utils import timezone

from intake import invitations, readers, recovery, setting_up
from intake.models import Reader
from practice.models import Staff
from tests.intake.test_setting_up import SOFIA, link
from tests.people import PASSWORD, RECOVERY_KEY
from tests.six_words import words_on

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("token", ["first", "first:1abc:forged", "x"])
def test_a_wrong_link_says_what_to_do(client, token):
    response = client.get(f"/admin/set-up/{token}/")
    assert response.status_code == 404
    assert "Start the practice again: it prints a new link." in response.text
    client.post(f"/admin/set-up/{token}/", SOFIA)
    assert not Staff.objects.exists()


def test_a_link_is_good_for_four_hours(client):
    with time_machine.travel(timezone.now() - timedelta(hours=3, minutes=59), tick=False):
        young = link()
    assert client.get(young).status_code == 200
    with time_machine.travel(timezone.now() - invitations.SET_UP_LASTS - timedelta(minutes=1), tick=False):
        old = link()
    assert client.get(old).status_code == 404


def test_a_link_signed_with_the_secret_key_opens_nothing(client, settings):
    from django.core import signing

    forged = signing.TimestampSigner(key=settings.SECRET_KEY, salt="intake.set-up").sign("first")
    assert client.get(f"/admin/set-up/{forged}/").status_code == 404


def test_a_link_opens_nothing_once_somebody_reads_letters(therapist, as_locked_therapist, client):
    used = link()
    for each in (client, as_locked_therapist):
        response = each.post(used, SOFIA)
        assert response.status_code == 410
        assert "this link has done its work" in response.text
    assert "Sign in" in client.get(used).text
    assert Staff.objects.get() == therapist


def refused(here: str, by: Client, answer: int = 404) -> bool:
    """Say whether a link does nothing for someone, whatever they send."""
    before = Staff.objects.count(), Reader.objects.count()
    codes = [by.get(here).status_code, by.post(here, SOFIA | {"username": "mallory"}).status_code]
    return codes == [answer, answer] and (Staff.objects.count(), Reader.objects.count()) == before


def test_a_link_that_made_the_account_makes_nothing_more_and_its_owner_goes_on_with_a_new_one(client):
    first = link()
    second = client.post(first, SOFIA).url
    assert refused(first, client)
    assert refused(first, Client())
    assert words_on(client.get(second).text)


def test_a_link_dies_when_the_account_is_made_without_it(client):
    first = link()
    setting_up.make_first_therapist(display_name="S", username="sofia", email="", password=PASSWORD)
    assert refused(first, client)


def test_a_link_dies_when_the_therapist_it_was_made_for_is_switched_off_or_joined_by_another(client, sofia):
    for change in (lambda: Staff.objects.update(is_active=False), lambda: Staff.objects.create_superuser("tomas")):
        here = link()
        change()
        assert refused(here, client)


def test_a_link_does_not_come_back_to_life_when_the_table_of_readers_is_emptied(as_sofia, sofia):
    made_before = link()
    setting_up.add_first_reader(sofia, readers.new_words())
    assert refused(made_before, as_sofia, 410)
    Reader.objects.all().delete()
    assert refused(made_before, as_sofia)
    assert words_on(as_sofia.get(link()).text)


def test_a_link_does_not_come_back_to_life_when_somebody_read_with_the_recovery_key_meanwhile(as_sofia, sofia):
    recovery.adopt(RECOVERY_KEY.public, RECOVERY_KEY.private, by=sofia)
    made_before = link()
    recovery.restore(sofia, readers.new_words(), RECOVERY_KEY.private, by=sofia)
    Reader.objects.all().delete()
    assert refused(made_before, as_sofia)


def test_the_account_form_sent_twice_by_one_hand_goes_on_as_if_it_had_been_sent_once(client, monkeypatch):
    make, first = setting_up.make_first_therapist, link()

    def a_moment_later(**given):
        make(**given)
        return make(**given)

    monkeypatch.setattr(setting_up, "make_first_therapist", a_moment_later)
    assert words_on(client.post(first, SOFIA, follow=True).text)


def test_the_account_form_sent_a_moment_after_somebody_else_s_makes_and_opens_nothing(client, monkeypatch):
    make, first = setting_up.make_first_therapist, link()

    def too_late(**given):
        make(display_name="M", username="mallory", email="", password="another long password")
        return make(**given)

    monkeypatch.setattr(setting_up, "make_first_therapist", too_late)
    response = client.post(first, SOFIA, follow=True)
    assert response.status_code == 404
    assert "it was not you" in response.text
    assert SESSION_KEY not in client.session


@pytest.mark.django_db(transaction=True)
def test_of_many_who_set_up_at_once_one_makes_the_account_and_one_the_key():
    def at_once(act):
        def one(number):
            try:
                act(number)
            except setting_up.AlreadySetUp:
                return 0
            finally:
                connection.close()
            return 1

        with ThreadPoolExecutor(4) as pool:
            return sum(pool.map(one, range(4)))

    def account(number):
        name = f"person-{number}"
        setting_up.make_first_therapist(display_name=name, username=name, email="", password=PASSWORD)

    assert at_once(account) == Staff.objects.count() == 1
    people = [Staff.objects.get(), *(Staff.objects.create_superuser(f"tomas-{number}") for number in range(3))]
    words = [readers.new_words() for _ in people]
    assert at_once(lambda number: setting_up.add_first_reader(people[number], words[number])) == 1
    assert Reader.objects.count() == 1
