"""A letter with a long conversation: its page asks the database no more than that of a short one."""

from datetime import UTC, datetime

from intake import conversation, history
from intake.models import Event
from intake.templatetags.inquiry_words import by_day
from intake.workflow import Mover
from tests.people import opened

MANY = 200


def write(case, number, *, by):
    for each in range(number):
        is_answer = bool(each % 2)
        conversation.add_message(case, f"Message {each}.", by=by if is_answer else None, route="text")
        history.record(case.inquiry, Event.What.WROTE, mover=Mover.SENDER)


def test_a_letter_of_200_messages_shows_all_of_them_at_the_cost_of_one_with_two(
    as_therapist, inquiry, therapist, django_assert_num_queries
):
    url, case = f"/admin/intake/inquiry/{inquiry.pk}/change/", opened(inquiry)
    write(case, 2, by=therapist)
    as_therapist.get(url)
    with django_assert_num_queries(29):
        as_therapist.get(url)
    write(case, MANY - 2, by=therapist)
    with django_assert_num_queries(29):
        page = as_therapist.get(url).content.decode()
    assert page.count('<div class="message" id="message-') == MANY
    assert page.count("The sender: wrote a message") == MANY


def test_a_day_that_was_said_before_is_said_anew_tomorrow(time_machine):
    at = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)
    time_machine.move_to(at)
    assert by_day(at) == "today, 6 p.m."
    time_machine.move_to(datetime(2026, 3, 4, 9, 0, tzinfo=UTC))
    assert by_day(at) == "yesterday, 6 p.m."
