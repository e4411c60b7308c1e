"""The waiting list: what a sender agreed to, being asked now and then, answering, and being let go."""

from datetime import timedelta

import pytest
from django.db import transaction

from intake import correspondence, export_pages, history, triage, waitlist
from intake.models import Inquiry, Notice, SetLetter
from intake.triage import Brought
from intake.waitlist import NotAsked
from intake.workflow import State
from practice.models import Profile
from tests.clients import post
from tests.intake.test_set_letters import MONDAY, at, returned, told, whats, wrens  # noqa: F401
from tests.people import fresh, opened
from tests.two_letters import visiting

RANGE = "eight to twelve weeks, I think"


@pytest.fixture
def waits(wrens, therapist):  # noqa: F811
    """What Wren sent, on the waiting list since Monday."""
    brought = Brought(consent=True, honest_range=RANGE)
    triage.move(opened(wrens), State.WAITLISTED, by=therapist, seen="new", brought=brought)
    return fresh(wrens)


def day_by_day(at, days):  # noqa: F811
    """Let the loop look once an hour past noon of each day, and return on which days what was told."""
    found = {}
    for day in days:
        at(days=day, seconds=1)
        if waitlist.check_in():
            found[day] = "check_in"
        if waitlist.let_go():
            found[day] = "over"
    return found


def asked_once(at):  # noqa: F811
    """Let three weeks and two days go by, so that who waits was asked, and that was two days ago."""
    assert day_by_day(at, [20, 21, 23]) == {21: "check_in"}


def test_whoever_waits_is_asked_every_three_weeks_and_let_go_after_ninety_silent_days(waits, at):  # noqa: F811
    assert day_by_day(at, range(200)) == dict.fromkeys((21, 42, 63, 84), "check_in") | {90: "over"}
    assert told(waits) == [("check_in", 1), ("check_in", 2), ("check_in", 3), ("check_in", 4), ("wait_over", 1)]
    ended = fresh(waits)
    assert ended.state == State.CLOSED
    last = ended.events.order_by("number").last()
    assert (last.what, last.mover, last.from_state, last.to_state) == ("moved", "loop", "waitlisted", "closed")
    assert list(history.broken()) == []


def test_one_who_answers_keeps_the_place_and_is_asked_again(waits, at):  # noqa: F811
    assert day_by_day(at, range(24)) == {21: "check_in"}
    waitlist.answer(opened(waits), "still")
    asked = waits.set_letters.get()
    assert (asked.answer, asked.answered_at) == ("still", MONDAY + timedelta(days=23, seconds=1))
    assert whats(waits)[-1] == ("check_answered", "sender")
    found = day_by_day(at, range(24, 200))
    assert found == dict.fromkeys((44, 65, 86, 107), "check_in") | {113: "over"}


def told_of_leaving(inquiry):
    return [each.staff.username for each in Notice.objects.filter(inquiry=inquiry, kind="left_list").order_by("staff")]


@pytest.mark.parametrize("last", [24, 91])
def test_whoever_sees_to_it_is_told_when_someone_leaves_or_was_silent(
    waits,
    at,  # noqa: F811
    second_therapist,
    last,
):
    asked_once(at)
    assert told_of_leaving(waits) == []
    Inquiry.objects.filter(pk=waits.pk).update(assigned_to=second_therapist)
    if last == 24:
        waitlist.answer(opened(waits), "still")
        assert told_of_leaving(waits) == []
        waitlist.answer(opened(waits), "found")
    day_by_day(at, range(24, last + 1))
    assert told_of_leaving(waits) == ["tomas"]


@pytest.mark.parametrize("said", ["found", "remove"])
def test_one_who_leaves_is_off_the_list_with_their_own_reason(waits, at, rf, said):  # noqa: F811
    asked_once(at)
    waitlist.answer(opened(waits), said)
    left = fresh(waits)
    assert left.state == State.CLOSED
    last = left.events.order_by("number").last()
    assert (last.what, last.mover, last.from_state, last.to_state) == ("moved", "sender", "waitlisted", "closed")
    page = returned(waits, rf)
    assert {"found": "I’m glad", "remove": "You are off the list, as you asked."}[said] in page
    assert "You left the waiting list." in page
    assert day_by_day(at, range(24, 120)) == {}
    assert list(history.broken()) == []


def test_saying_the_same_twice_is_saying_it_once_and_a_mind_can_change(waits, at):  # noqa: F811
    asked_once(at)
    for said in ("still", "still", "found", "found"):
        waitlist.answer(opened(waits), said)
    assert whats(waits)[-3:] == [("check_answered", "sender"), ("check_answered", "sender"), ("moved", "sender")]
    with pytest.raises(NotAsked):
        waitlist.answer(opened(waits), "still")
    assert waits.set_letters.get().answer == "found"


@pytest.mark.parametrize("said", ["", "booked", "check_in"])
def test_nothing_but_the_three_answers_is_one(waits, at, said):  # noqa: F811
    asked_once(at)
    with pytest.raises(NotAsked):
        waitlist.answer(opened(waits), said)


def test_nobody_answers_who_was_not_asked_or_waits_no_more(waits, at, therapist):  # noqa: F811
    with pytest.raises(NotAsked):
        waitlist.answer(opened(waits), "still")
    asked_once(at)
    brought = Brought(message="There is room now.", route="text")
    triage.move(opened(waits), State.REPLIED, by=therapist, seen="waitlisted", brought=brought)
    with pytest.raises(NotAsked):
        waitlist.answer(opened(waits), "found")
    assert fresh(waits).state == State.REPLIED


def test_one_may_leave_without_having_been_asked(waits, rf):
    client = visiting(opened(waits), rf)
    assert 'value="remove"' in client.get("/return/").content.decode()
    assert post(client, "/return/waiting/", answer="remove").headers["Location"] == "/return/"
    assert fresh(waits).state == State.CLOSED
    page = client.get("/return/").content.decode()
    assert "You left the waiting list." in page
    assert "Take me off the list" not in page
    assert told_of_leaving(waits)
    assert list(history.broken()) == []
    assert "You are not asked this any more" in post(client, "/return/waiting/", answer="remove").content.decode()


def test_one_may_leave_a_second_stay_unasked_though_the_first_was_left_when_asked(waits, at, therapist, practice):  # noqa: F811
    asked_once(at)
    waitlist.answer(opened(waits), "remove")
    correspondence.write(opened(waits), "May I wait again?", profile=practice)
    brought = Brought(consent=True, honest_range=RANGE)
    triage.move(opened(waits), State.WAITLISTED, by=therapist, seen="new", brought=brought)
    waitlist.answer(opened(waits), "remove")
    assert fresh(waits).state == State.CLOSED


def test_one_who_writes_is_asked_no_more(waits, at, practice):  # noqa: F811
    asked_once(at)
    correspondence.write(opened(waits), "How long now?", profile=practice)
    assert day_by_day(at, range(24, 200)) == {}
    assert fresh(waits).state == State.NEW


def test_a_loop_that_slept_asks_once_and_lets_nobody_go_unasked(waits, at):  # noqa: F811
    assert day_by_day(at, [100]) == {100: "check_in"}
    assert day_by_day(at, range(101, 169)) == dict.fromkeys((121, 142, 163), "check_in")
    assert day_by_day(at, range(169, 175)) == {169: "over"}


def test_an_old_question_counts_for_nothing_once_a_later_one_was_answered(waits, at):  # noqa: F811
    day_by_day(at, range(44))
    waitlist.answer(opened(waits), "still")
    assert day_by_day(at, [140]) == {140: "check_in"}


def test_a_second_stay_on_the_list_begins_anew(waits, at, therapist, practice):  # noqa: F811
    asked_once(at)
    correspondence.write(opened(waits), "How long now?", profile=practice)
    brought = Brought(consent=True, honest_range="a month")
    triage.move(opened(waits), State.WAITLISTED, by=therapist, seen="new", brought=brought)
    assert day_by_day(at, range(24, 46)) == {44: "check_in"}
    assert told(waits) == [("check_in", 1), ("check_in", 1)]


def test_the_sender_reads_what_they_agreed_to_and_the_range_that_they_were_told(waits, rf):
    page = returned(waits, rf)
    assert "You said yes on" in page
    assert "Monday 16 November" in page
    assert page.count(RANGE) == 2
    assert "every three weeks" in page
    assert "say in it whether you want to stay on the list" in page
    assert "I have found someone" not in page


def test_a_message_that_goes_along_carries_the_range_too(wrens, therapist, rf):  # noqa: F811
    brought = Brought(consent=True, honest_range=RANGE, message="Thank you for talking.", route="text")
    triage.move(opened(wrens), State.WAITLISTED, by=therapist, seen="new", brought=brought)
    page = returned(wrens, rf)
    assert page.count("Thank you for talking.") == 1
    assert page.count(RANGE) == 2


def test_the_three_buttons_stand_on_the_page_and_do_what_they_say(waits, at, rf):  # noqa: F811
    asked_once(at)
    client = visiting(opened(waits), rf)
    page = client.get("/return/").content.decode()
    assert "Are you still waiting?" in page
    for said in ("still", "found", "remove"):
        assert f'name="answer" value="{said}"' in page
    assert post(client, "/return/waiting/", answer="still").headers["Location"] == "/return/"
    page = client.get("/return/").content.decode()
    assert "You said that you are still waiting." in page
    assert 'value="still"' not in page
    post(client, "/return/waiting/", answer="remove")
    assert fresh(waits).state == State.CLOSED
    again = post(client, "/return/waiting/", answer="still")
    assert again.status_code == 200
    assert "You are not asked this any more" in again.content.decode()


def test_an_answer_from_a_page_whose_visit_is_over_asks_for_the_code(client, waits):
    response = post(client, "/return/waiting/", answer="found")
    assert "Please show me that it is you" in response.content.decode()
    assert fresh(waits).state == State.WAITLISTED


def test_two_answers_at_once_keep_the_history_whole(waits, at):  # noqa: F811
    asked_once(at)
    case = opened(waits)
    with transaction.atomic():
        waitlist.answer(case, "still")
    waitlist.answer(case, "found")
    assert SetLetter.objects.get().answer == "found"
    assert list(history.broken()) == []


def test_an_export_holds_what_was_asked_and_answered(waits, at):  # noqa: F811
    asked_once(at)
    waitlist.answer(opened(waits), "still")
    page = export_pages.page_of(opened(waits), profile=Profile.current()).html.decode()
    assert "still waiting?" in page
    assert "“I am still waiting”" in page
    assert RANGE in page
