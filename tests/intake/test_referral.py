"""Referring on: from the practice's own list, which is looked at again before anyone is sent there."""

from datetime import date, timedelta

import pytest
import time_machine

from intake import conversation, reading, triage
from intake.models import Entry
from intake.triage import Brought, Refused
from intake.workflow import State
from practice.models import ReferralOption
from tests.clients import post, text
from tests.intake.test_set_letters import returned
from tests.people import fresh, opened

SAID = "I can’t be the right help, and I have thought about who could."
TODAY = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def today():
    """Let it be the same Monday in every test."""
    with time_machine.travel("2026-11-16T18:00:00+00:00"):
        yield


@pytest.fixture
def lee(practice):
    """A colleague whom only staff see, checked the other day."""
    return ReferralOption.objects.create(
        name="Dr. Lee", phone="503 555 0111", url="https://lee.example/", note="for couples", is_public=False,
        checked_on=TODAY - timedelta(days=180),
    )  # fmt: skip


@pytest.fixture
def board(practice):
    """A list that nobody has checked for 181 days."""
    return ReferralOption.objects.create(
        name="The board’s list", url="https://board.example.org/", checked_on=TODAY - timedelta(days=181)
    )


def refer(inquiry, by, **brought):
    given = Brought(message=SAID, route="text", **brought)
    return triage.move(opened(inquiry), State.REFERRED_ON, by=by, seen="new", brought=given)


def message_of(inquiry):
    (message,) = conversation.open_entries(opened(inquiry), inquiry.entries.filter(kind=Entry.Kind.MESSAGE))
    return message.content["text"]


def send(client, inquiry, **fields):
    given = {"seen": "new", "message": SAID, "route": "text"} | fields
    return post(client, f"/admin/intake/inquiry/{inquiry.pk}/move/referred_on/", given)


def test_the_sender_reads_the_names_and_numbers_of_who_was_chosen(inquiry, therapist, lee, rf):
    refer(inquiry, therapist, options=(lee.pk,))
    assert message_of(inquiry) == f"{SAID}\n\nDr. Lee, 503 555 0111, https://lee.example/: for couples"
    assert "503 555 0111" in returned(inquiry, rf)
    (note,) = reading.read_letter(opened(inquiry)).notes
    assert note.content == {"option": "Dr. Lee"}


def test_someone_who_is_not_on_the_list_goes_along_once(inquiry, therapist, lee):
    refer(inquiry, therapist, options=(lee.pk,), option="Dr. Sato, 503 555 0122")
    assert message_of(inquiry).endswith(": for couples\nDr. Sato, 503 555 0122")
    (note,) = reading.read_letter(opened(inquiry)).notes
    assert note.content == {"option": "Dr. Lee, Dr. Sato, 503 555 0122"}


def test_what_the_message_says_already_is_not_said_again(inquiry, therapist):
    refer(inquiry, therapist, option="the right help")
    assert message_of(inquiry) == SAID


def test_a_stale_option_is_sent_only_once_someone_has_looked_again(inquiry, therapist, lee, board):
    with pytest.raises(Refused, match="Look again"):
        refer(inquiry, therapist, options=(lee.pk, board.pk), looked_again=(lee.pk,))
    assert fresh(inquiry).state == State.NEW
    lee.refresh_from_db()
    assert lee.checked_on == TODAY - timedelta(days=180)
    refer(inquiry, therapist, options=(board.pk,), looked_again=(board.pk,))
    board.refresh_from_db()
    assert board.checked_on == TODAY


def test_one_that_nobody_ever_checked_is_stale(inquiry, therapist, lee):
    ReferralOption.objects.update(checked_on=None)
    with pytest.raises(Refused, match="Look again"):
        refer(inquiry, therapist, options=(lee.pk,))


def test_an_option_that_was_taken_off_the_list_meanwhile_is_refused(inquiry, therapist, lee):
    gone = lee.pk
    lee.delete()
    with pytest.raises(Refused, match="taken off the list"):
        refer(inquiry, therapist, options=(gone,))


def test_a_move_that_is_refused_for_another_reason_checks_nothing(inquiry, therapist, board):
    with pytest.raises(Refused, match="safe"):
        triage.move(
            opened(inquiry),
            State.REFERRED_ON,
            by=therapist,
            seen="new",
            brought=Brought(message=SAID, route="call", options=(board.pk,), looked_again=(board.pk,)),
        )
    board.refresh_from_db()
    assert board.checked_on != TODAY


def test_the_page_offers_each_of_the_list_once_and_what_is_stale_apart(as_therapist, inquiry, lee, board):
    page = text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/move/referred_on/"))
    offered, again = page.split("From your list, but not checked for 180 days")
    assert (lee.in_one_line in offered, lee.in_one_line in again) == (True, False)
    assert (board.in_one_line in offered, board.in_one_line in again) == (False, True)


def test_the_tick_of_a_stale_one_says_that_it_was_looked_at_and_suggests_it(as_therapist, inquiry, board):
    assert send(as_therapist, inquiry, looked_again=[board.pk]).status_code == 302
    assert fresh(inquiry).state == State.REFERRED_ON
    assert board.in_one_line in message_of(inquiry)
    board.refresh_from_db()
    assert board.checked_on == TODAY


def test_one_that_became_stale_while_the_page_was_open_is_pointed_at_and_what_was_typed_stays(
    as_therapist, inquiry, board
):
    page = text(send(as_therapist, inquiry, options=[board.pk]))
    assert "nobody has checked it for 180 days. Choose again." in page
    assert SAID in page
    assert fresh(inquiry).state == State.NEW


def test_somebody_has_to_be_named(as_therapist, inquiry, lee):
    assert "Name someone or something they can turn to." in text(send(as_therapist, inquiry))


def test_without_a_list_there_is_a_line_to_write_on(as_therapist, inquiry):
    ReferralOption.objects.all().delete()
    page = text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/move/referred_on/"))
    assert "From your list" not in page
    assert send(as_therapist, inquiry, option="Dr. Sato").status_code == 302
    assert message_of(inquiry) == f"{SAID}\n\nDr. Sato"


def test_what_was_chosen_is_there_again_after_the_lock(as_locked_therapist, inquiry, lee):
    page = text(send(as_locked_therapist, inquiry, options=[lee.pk]))
    assert f'name="options" value="{lee.pk}"' in page


def test_the_list_says_when_each_was_checked_and_one_press_says_today(as_therapist, lee, board):
    ReferralOption.objects.exclude(pk__in=[lee.pk, board.pk]).delete()
    lee.checked_on = None
    lee.save()
    assert "never" in text(as_therapist.get("/admin/practice/referraloption/"))
    ticked = {"action": "have_checked", "_selected_action": [lee.pk, board.pk]}
    assert post(as_therapist, "/admin/practice/referraloption/", ticked).status_code == 302
    assert set(ReferralOption.objects.values_list("checked_on", flat=True)) == {TODAY}
    assert "I have checked this today" in text(as_therapist.get(f"/admin/practice/referraloption/{lee.pk}/change/"))
