"""A practice is set up in the browser, by whoever has the link that its start printed."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from intake import case_keys, invitations, readers, setting_up
from intake.admin.qr import QUIET, qr_code
from intake.models import Reader, RecoveryKey
from practice.models import Profile, Staff
from tests.people import PASSWORD, RECOVERY_KEY, anyone
from tests.six_words import two_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SOFIA = {
    "display_name": "Sofia Marsh",
    "username": "sofia",
    "email": "sofia@elm-street.example",
    "password1": PASSWORD,
    "password2": PASSWORD,
}
SHEET, GUIDE = "/admin/recovery/", "/admin/welcome/"


def link() -> str:
    return f"/admin/set-up/{invitations.set_up_token()}/"


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of a page, but for that of CSRF."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def key_on(page: str) -> str:
    return " ".join(re.findall(r"<span>([A-Z0-9-]+)</span>", re.search(r'id="sheet-key"(.*?)</p>', page, re.DOTALL)[1]))


@pytest.fixture
def as_reader(as_sofia) -> Client:
    """Return a client signed in as Sofia, who has kept her six words a moment ago."""
    here = link()
    page = as_sofia.get(here).text
    assert as_sofia.post(here, two_of(page)).url == GUIDE
    return as_sofia


def test_the_whole_way_from_the_link_to_all_keys_and_into_the_guide(client):
    first = link()
    here = client.post(first, SOFIA).url
    assert here.startswith("/admin/set-up/")
    assert here != first
    sofia = Staff.objects.get()
    assert client.session["_auth_user_id"] == str(sofia.pk)
    assert (sofia.is_staff, sofia.is_superuser, sofia.takes_inquiries) == (True, True, True)

    page = client.get(here).text
    assert client.post(here, two_of(page)).url == GUIDE
    assert readers.unlock(sofia, words_on(page)).staff_id == sofia.pk

    page = client.get(SHEET).text
    assert not case_keys.are_there()
    assert client.post(SHEET, hidden(page) | {"read_back": key_on(page).lower()}).url == GUIDE
    assert case_keys.are_there()
    kept = RecoveryKey.objects.get()
    assert (kept.public_key, kept.is_demo) == (hidden(page)["public"], False)
    assert kept.public_key in client.get(SHEET).text


def test_nothing_that_a_page_shows_once_is_stored(client):
    here = client.post(link(), SOFIA).url
    words_page = client.get(here).text
    client.post(here, two_of(words_page))
    sheet = client.get(SHEET).text
    client.post(SHEET, hidden(sheet) | {"read_back": key_on(sheet)})
    stored = str([session.get_decoded() for session in Session.objects.all()])
    stored += str(list(Reader.objects.values())) + str(list(RecoveryKey.objects.values()))
    for secret in (words_on(words_page), words_on(words_page).split()[0], hidden(sheet)["private"]):
        assert secret not in stored
    for page in (client.get(here), client.get(SHEET)):
        assert hidden(sheet)["private"] not in page.text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"display_name": ""}, "Write the name that readers will see."),
        ({"email": "sofia"}, "valid email"),
        ({"password2": "another long password"}, "The two passwords differ."),
        ({"password1": "sofia", "password2": "sofia"}, "at least 12 characters"),
        ({"password1": "sofia@elm-street", "password2": "sofia@elm-street"}, "too similar"),
    ],
    ids=["no name", "no address", "two passwords", "short", "like the address"],
)
def test_a_slip_in_the_account_is_pointed_at_and_makes_nobody(client, change, says):
    page = client.post(link(), SOFIA | change).text
    assert says in page
    assert "Error:" in page.split("</title>")[0]
    assert PASSWORD not in page
    assert not Staff.objects.exists()


def test_of_two_passwords_that_differ_it_is_told_at_once_that_the_first_is_too_short(client):
    page = client.post(link(), SOFIA | {"password1": "short", "password2": "shirt"}).text
    assert "The two passwords differ." in page
    assert "This password is too short" in page
    assert not Staff.objects.exists()


def test_the_same_account_sent_twice_is_made_once(client, sofia):
    with pytest.raises(setting_up.AlreadySetUp):
        setting_up.make_first_therapist(display_name="S", username="sofia", email="", password=PASSWORD)
    Staff.objects.update(role=Staff.Role.EDITOR)
    with pytest.raises(setting_up.AlreadySetUp):
        setting_up.make_first_therapist(display_name="S", username="sofia", email="", password=PASSWORD)
    assert Staff.objects.count() == 1


def test_who_has_an_account_signs_in_and_comes_back(client, sofia):
    here = link()
    door = re.search(r'href="(/admin/login/\?next=[^"]+)"', client.get(here).text)[1]
    response = client.post(door, {"username": "sofia", "password": PASSWORD, "next": here})
    assert response.url == here
    assert words_on(client.get(here).text)


def test_an_editor_cannot_become_the_first_reader(sofia, as_editor):
    page = as_editor.get(link()).text
    assert "does not take letters" in page
    assert "words-shown" not in page


def test_after_a_slip_the_same_words_are_shown_again(as_sofia):
    here = link()
    first = as_sofia.get(here).text
    second = as_sofia.post(here, two_of(first) | {"one": "zebra"}).text
    assert "Look for a slip." in second
    assert words_on(second) == words_on(first)
    assert not Reader.objects.exists()
    assert as_sofia.post(here, two_of(second)).url == GUIDE


def test_other_words_can_be_asked_for(as_sofia):
    here = link()
    first = as_sofia.get(here).text
    assert as_sofia.post(here, two_of(first) | {"anew": "yes"}).url == here
    assert words_on(as_sofia.get(here).text) != words_on(first)


def test_nobody_chooses_their_own_words(as_sofia):
    here, mine = link(), "apple apple apple apple apple apple"
    page = two_of(as_sofia.get(here).text)
    for given in ({}, {"shown": ""}, {"shown": page["shown"] + "x"}):
        response = as_sofia.post(here, page | given | {"six": mine, "one": "apple", "other": "apple"}, follow=True)
        assert mine not in response.text
        assert not Reader.objects.exists()


def test_words_shown_to_someone_else_are_not_taken(as_sofia):
    here = link()
    page = two_of(as_sofia.get(here).text)
    tomas, as_tomas = Staff.objects.create_superuser("tomas"), Client()
    as_tomas.force_login(tomas)
    as_tomas.post(here, page)
    assert not Reader.objects.exists()


def test_words_that_stood_there_for_hours_are_replaced(as_sofia):
    here = link()
    first = as_sofia.get(here).text
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        response = as_sofia.post(here, two_of(first), follow=True)
    assert "Keep these instead" in response.text
    assert words_on(response.text) != words_on(first)
    assert not Reader.objects.exists()


def test_after_a_slip_the_same_sheet_is_shown_again_and_the_slip_is_pointed_at(as_reader):
    first = as_reader.get(SHEET).text
    groups = key_on(first).split()
    groups[4] = groups[4][:-1] + ("Q" if groups[4][-1] != "Q" else "P")
    second = as_reader.post(SHEET, hidden(first) | {"read_back": " ".join(groups)}).text
    assert key_on(second) == key_on(first)
    assert f"Look at “{key_on(first).split()[4]}”" in unescape(second)
    assert not case_keys.are_there()
    as_reader.post(SHEET, hidden(second) | {"read_back": key_on(first)})
    assert case_keys.are_there()


def test_a_part_of_the_key_proves_nothing(as_reader):
    page = as_reader.get(SHEET).text
    for part in ("", key_on(page)[:-2], hidden(page)["public"], RECOVERY_KEY.private):
        assert as_reader.post(SHEET, hidden(page) | {"read_back": part}).status_code == 200
    assert not RecoveryKey.objects.exists()


def test_nobody_brings_their_own_recovery_key(as_reader):
    mine = {"public": RECOVERY_KEY.public, "private": RECOVERY_KEY.private, "read_back": RECOVERY_KEY.private}
    page = hidden(as_reader.get(SHEET).text)
    response = as_reader.post(SHEET, page | mine, follow=True)
    assert "too old to be taken" in response.text
    assert key_on(response.text).replace(" ", "") not in {RECOVERY_KEY.private, page["private"]}
    halves = page | {"private": RECOVERY_KEY.private, "read_back": page["private"]}
    as_reader.post(SHEET, halves)
    assert not RecoveryKey.objects.exists()


def test_the_sheet_that_comes_late_changes_nothing(as_reader):
    first, second = (as_reader.get(SHEET).text for _ in range(2))
    as_reader.post(SHEET, hidden(first) | {"read_back": key_on(first)})
    as_reader.post(SHEET, hidden(second) | {"read_back": key_on(second)})
    assert RecoveryKey.objects.get().public_key == hidden(first)["public"]


def test_the_sheet_is_for_unlocked_readers_only(client, as_locked_therapist, as_editor):
    RecoveryKey.objects.all().delete()
    assert client.get(SHEET).status_code == 302
    assert as_editor.get(SHEET).status_code == 403
    page = as_locked_therapist.get(SHEET)
    assert "The letters are locked" in page.text
    assert "AGE-SECRET-KEY" not in page.text


def test_a_sheet_that_was_read_back_after_the_lock_is_carried_nowhere_and_another_is_made(as_reader):
    page = as_reader.get(SHEET).text
    del as_reader.cookies["unlock"]
    asked = as_reader.post(SHEET, hidden(page) | {"read_back": key_on(page), "words": "any"}).text
    assert "that page begins again" in asked
    assert hidden(page)["private"] not in asked
    assert key_on(page) not in asked
    assert not case_keys.are_there()


def test_the_square_on_the_sheet_holds_exactly_the_key():
    import segno

    drawn = qr_code(RECOVERY_KEY.private)
    wanted = segno.make(RECOVERY_KEY.private, micro=False, error="m")
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.dark):
        dark |= {(int(x) + step - QUIET, int(y) - QUIET) for step in range(int(length))}
    assert dark == {(x, y) for y, row in enumerate(wanted.matrix) for x, bit in enumerate(row) if bit}
    assert drawn.side == len(wanted.matrix) + 2 * QUIET
    assert wanted.mode == "alphanumeric"


def banner(client: Client) -> str:
    page = client.get("/admin/practice/pattern/").text
    return page.split('class="not-open"')[1].split("</div>")[0] if 'class="not-open"' in page else ""


def test_every_admin_page_of_an_open_practice_says_when_nobody_can_read_or_its_recovery_key_is_gone(
    as_therapist, therapist
):
    assert banner(as_therapist) == ""
    RecoveryKey.objects.all().delete()
    assert f'href="{SHEET}"' in banner(as_therapist)
    Reader.objects.all().delete()
    assert "Open the set-up link" in banner(as_therapist)
    readers.add(therapist, readers.new_words(), by=therapist, allowed=anyone)
    Staff.objects.create_superuser("tomas", role=Staff.Role.EDITOR)
    Staff.objects.filter(pk=therapist.pk).update(role=Staff.Role.EDITOR)
    page = as_therapist.get("/admin/").text
    assert "switched off" in page
    assert 'href="/admin/recovery/"' not in page


def test_an_editor_is_told_who_makes_the_key(therapist, as_editor):
    RecoveryKey.objects.all().delete()
    page = as_editor.get("/admin/").text
    assert "A therapist still has to make its recovery key." in page
    assert f'href="{SHEET}"' not in page


def test_a_public_page_asks_nothing_about_the_set_up(client, practice, django_assert_num_queries):
    from django.test import RequestFactory

    from intake.context import set_up

    with django_assert_num_queries(0):
        set_up(RequestFactory().get("/"))


def test_there_is_one_first_reader_and_others_are_invited(sofia):
    words = readers.new_words()
    setting_up.add_first_reader(sofia, words)
    for staff in (sofia, Staff.objects.create_superuser("tomas")):
        with pytest.raises(setting_up.AlreadySetUp):
            setting_up.add_first_reader(staff, readers.new_words())
    assert readers.unlock(sofia, words).staff_id == sofia.pk
    assert Reader.objects.count() == 1


def test_a_sheet_of_a_practice_without_a_name_bears_its_address_and_says_that_a_name_may_come_first(
    as_reader, settings
):
    settings.SITE_URL = "https://elm.example"
    page = as_reader.get(SHEET).text
    assert "Recovery key of the practice at elm.example" in page
    assert "A new practice</h2>" not in page
    assert f'<a href="{GUIDE}practice/">' in page
    Profile.objects.create(name="Elm Street", country="IE", time_zone="Europe/Dublin")
    page = as_reader.get(SHEET).text
    assert "Recovery key of Elm Street" in page
    assert "The practice has no name yet" not in page


@pytest.mark.parametrize(
    ("zone", "day"),
    [("", 1), ("Europe/Dublin", 1), ("America/Halifax", 30)],
    ids=["no clocks yet", "Dublin", "Halifax"],
)
def test_a_sheet_is_dated_by_the_clocks_of_the_practice_and_before_by_nobody_s(as_reader, monkeypatch, zone, day):
    if zone:
        Profile.objects.create(name="Elm Street", time_zone=zone)
    one_at_night = datetime(2026, 12, 1, 1, tzinfo=UTC)
    monkeypatch.setattr("intake.admin.setting_up.timezone", SimpleNamespace(now=lambda: one_at_night))
    month = "December" if day == 1 else "November"
    assert f"Made on {day} {month} 2026" in as_reader.get(SHEET).text
