"""The chain of an inquiry's events, and manage.py verify_history: nobody changes what happened unseen."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from intake import history, triage
from intake.models import Event, Inquiry
from intake.triage import Brought
from intake.workflow import Mover, State
from tests.people import Sender, fresh, opened


@pytest.fixture
def answered(therapist, inquiry):
    """An inquiry that was sent, read and answered: three lines of history."""
    triage.open_inquiry(inquiry, by=therapist)
    brought = Brought(message="I can see you.", route="text")
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=brought)
    return fresh(inquiry)


def lines(inquiry):
    return Event.objects.filter(inquiry=inquiry).order_by("number")


def found():
    return [(inquiry.pk, what) for inquiry, what in history.broken()]


def test_a_history_that_nobody_touched_is_whole(answered, practice):
    Sender(name="Robin").send(practice)
    assert found() == []


@pytest.mark.parametrize(
    "change",
    [
        {"what": "noted"},
        {"mover": "loop", "staff": None},
        {"from_state": "replied"},
        {"to_state": "closed"},
        {"link": b"\0" * 32},
        {"link": None},
    ],
    ids=str,
)
def test_a_changed_line_is_seen(answered, change):
    lines(answered).filter(number=2).update(**change)
    assert found() == [(answered.pk, "line 2 is not as it was written")]


def test_a_line_of_another_moment_is_seen(answered):
    line = lines(answered).get(number=2)
    lines(answered).filter(number=2).update(at=line.at - timedelta(days=3))
    assert found() == [(answered.pk, "line 2 is not as it was written")]


def test_someone_else_as_who_did_it_is_seen(answered, second_therapist):
    lines(answered).filter(number=3).update(staff=second_therapist)
    assert found() == [(answered.pk, "line 3 is not as it was written")]


def test_a_line_that_was_dropped_from_the_middle_is_seen(answered):
    lines(answered).filter(number=2).delete()
    assert found() == [(answered.pk, "line 2 is missing")]


def test_a_line_that_was_dropped_and_its_number_given_to_the_next_is_seen(answered):
    lines(answered).filter(number=2).delete()
    lines(answered).filter(number=3).update(number=2)
    assert found() == [(answered.pk, "line 2 is not as it was written")]


def test_a_move_that_was_dropped_from_the_end_is_seen_by_the_state(answered):
    lines(answered).filter(number=3).delete()
    assert found() == [(answered.pk, "its state is none that its history leads to")]


def test_a_state_that_was_changed_past_the_workflow_is_seen(answered):
    Inquiry.objects.filter(pk=answered.pk).update(state=State.ACCEPTED)
    assert found() == [(answered.pk, "its state is none that its history leads to")]


def test_the_history_of_one_inquiry_cannot_stand_for_that_of_another(answered, practice):
    other = Sender(name="Robin").send(practice).case.inquiry
    lines(other).delete()
    lines(answered).update(inquiry=other)
    assert (other.pk, "line 1 is not as it was written") in found()


def test_a_line_written_past_this_software_is_seen(answered):
    Event.objects.create(inquiry=answered, number=4, what="noted", mover=Mover.LOOP.value, link=b"\1" * 32)
    assert found() == [(answered.pk, "line 4 is not as it was written")]


def test_the_command_is_content_with_what_is_whole(answered, capsys):
    call_command("verify_history")
    assert capsys.readouterr().out == "1 histories looked at.\n"


def test_the_command_names_what_is_broken_and_fails(answered, capsys):
    lines(answered).filter(number=1).update(what="noted")
    with pytest.raises(CommandError, match="1 are not as they were written"):
        call_command("verify_history")
    assert f"{answered.reference}: line 1 is not as it was written" in capsys.readouterr().out
