"""A test letter goes the whole way of a real one before the doors open, counts nowhere, and does not stay."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from intake import doors, figures, opening, posting, queue, testing, triage
from intake.models import Decision, Event, Inquiry, Notice, PassForTest, Reader
from intake.workflow import State
from practice.models import Staff
from tests.people import Sender, opened, send_letter

pytestmark = pytest.mark.django_db
FILES = {"default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": "/x"}}}


@pytest.fixture
def letter(therapist, closed_doors, practice) -> Inquiry:
    """Return a test letter that was sent."""
    return send_one(therapist, practice)


def send_one(staff, profile) -> Inquiry:
    case = testing.begin(testing.make_pass(by=staff), language="en")
    return send_letter(case, Sender().answers(), profile=profile).case.inquiry


def answer(letter, by) -> None:
    brought = triage.Brought(message="It works.", route="text")
    triage.move(opened(letter), State.REPLIED, by=by, seen="new", brought=brought)


def parts() -> tuple[bool, bool, bool]:
    now = testing.standing()
    return now.is_told, now.is_opened, now.is_answered


# the pass


def test_only_a_keyed_hash_of_the_pass_is_stored(therapist, closed_doors):
    token = testing.make_pass(by=therapist)
    row = PassForTest.objects.values().get()
    assert token not in str(row)
    assert len(token) == testing.LENGTH
    assert set(token) <= set(testing.SIGNS)
    assert row["made_by_id"] == therapist.pk


def test_a_pass_may_be_typed_in_any_way_and_is_good_for_an_hour(therapist, closed_doors):
    token = testing.make_pass(by=therapist)
    for typed in (token, token.upper(), f" {token[:5]}-{token[5:]} "):
        testing.check_pass(typed)
    with time_machine.travel(timezone.now() + timedelta(minutes=59), tick=False):
        testing.check_pass(token)
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False), pytest.raises(testing.NoPass):
        testing.check_pass(token)


def test_a_new_pass_ends_the_one_before(therapist, closed_doors):
    first, second = testing.make_pass(by=therapist), testing.make_pass(by=therapist)
    testing.check_pass(second)
    with pytest.raises(testing.NoPass):
        testing.begin(first, language="en")
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "abcdefghjk", "é" * 10, "\x00"])
def test_what_is_no_pass_begins_nothing(therapist, closed_doors, token):
    testing.make_pass(by=therapist)
    with pytest.raises(testing.NoPass):
        testing.begin(token, language="en")
    assert not Inquiry.objects.exists()


def test_with_open_doors_there_is_no_pass_and_an_old_one_opens_nothing(therapist, closed_doors):
    token = testing.make_pass(by=therapist)
    doors.decide(Decision.What.DOORS_OPENED, by=therapist)
    with pytest.raises(testing.NoPass):
        testing.begin(token, language="en")
    with pytest.raises(testing.NotPossible):
        testing.make_pass(by=therapist)


def test_without_anybody_who_could_read_there_is_no_pass(therapist, closed_doors):
    Reader.objects.all().delete()
    with pytest.raises(testing.NotPossible):
        testing.make_pass(by=therapist)


# its way


def test_each_part_of_its_way_is_told_by_the_rows_of_the_letter(letter, therapist):
    assert testing.standing().letter == letter
    assert parts() == (False, False, False)
    assert opening.progress().missing[-3:] == [
        "the mail that says that the test letter is there",
        "reading the test letter",
        "answering the test letter",
    ]
    assert posting.send_one()
    assert [each.to for each in mail.outbox] == [[therapist.email]]
    assert parts() == (True, False, False)
    triage.open_inquiry(letter, by=therapist)
    assert parts() == (True, True, False)
    answer(letter, therapist)
    assert parts() == (True, True, True)
    assert testing.standing().is_whole
    assert "a test letter" not in opening.progress().missing


def test_a_mail_that_was_refused_or_only_kept_in_a_folder_tells_nobody(letter, settings):
    Notice.objects.update(done_at=timezone.now(), refused_at=timezone.now())
    assert not testing.standing().is_told
    Notice.objects.update(refused_at=None)
    assert testing.standing().is_told
    settings.MAILERS = FILES
    assert not testing.standing().is_told


def test_it_is_told_at_once_also_to_who_wants_one_mail_a_day(therapist, closed_doors, practice):
    Staff.objects.update(notice_pace=Staff.NoticePace.DAILY)
    send_one(therapist, practice)
    assert Notice.objects.get().due_at <= timezone.now()


def test_it_waits_in_the_queue_like_any_letter(letter, therapist):
    assert list(queue.waiting(therapist)) == [letter]


def test_of_two_the_one_sent_last_counts(letter, therapist, practice):
    answer(letter, therapist)
    assert testing.standing().is_answered
    second = send_one(therapist, practice)
    assert testing.standing().letter == second
    assert not testing.standing().is_answered


def go_all_the_way(letter, by) -> None:
    while posting.send_one():
        pass
    triage.open_inquiry(letter, by=by)
    answer(letter, by)


def test_once_a_letter_went_all_its_way_another_one_does_not_undo_it(letter, therapist, practice):
    go_all_the_way(letter, therapist)
    send_one(therapist, practice)
    assert testing.standing().letter == letter
    assert testing.standing().is_whole
    assert not [each for each in opening.progress().missing if "test letter" in each]
    testing.erase(by=therapist)
    assert testing.standing().is_passed


def test_one_pass_is_good_for_any_number_of_letters_within_its_hour(therapist, closed_doors, practice):
    token = testing.make_pass(by=therapist)
    for _ in range(3):
        send_letter(testing.begin(token, language="en"), Sender().answers(), profile=practice)
    assert Inquiry.objects.filter(is_test=True).exclude(sent_at=None).count() == 3


# it counts nowhere


def test_it_counts_in_no_figure(letter, therapist, practice, sender):
    answer(letter, therapist)
    Inquiry.objects.filter(pk=letter.pk).update(state=State.CLOSED)
    doors.decide(Decision.What.DOORS_OPENED, by=therapist)
    assert sum(week.number for week in figures.weeks(therapist, practice)) == 0
    assert all(each.median is None and not each.kept for each in figures.answered(therapist, practice))
    assert not any(each.number for each in figures.endings(therapist, practice))
    sender.send(practice)
    assert sum(week.number for week in figures.weeks(therapist, practice)) == 1


# it does not stay


def test_erasing_a_letter_that_went_all_its_way_keeps_that_the_test_was_passed(letter, therapist, second_therapist):
    posting.send_one()
    triage.open_inquiry(letter, by=therapist)
    answer(letter, therapist)
    assert testing.erase(by=second_therapist) == 1
    assert not Inquiry.objects.exists()
    assert Event.objects.get(what=Event.What.ERASED).staff == second_therapist
    assert Decision.objects.get(what=Decision.What.TEST_PASSED).by == therapist
    assert testing.standing() == testing.Standing(is_passed=True)
    assert testing.standing().is_whole


def test_erasing_one_that_did_not_leaves_the_test_to_be_done(letter, therapist):
    triage.open_inquiry(letter, by=therapist)
    testing.erase(by=therapist)
    assert not testing.standing().is_whole
    assert "a test letter" in opening.progress().missing


def test_the_loop_erases_it_after_three_days_and_passes_that_are_over(letter, therapist):
    posting.send_one()
    triage.open_inquiry(letter, by=therapist)
    answer(letter, therapist)
    assert testing.expire() == 0
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False):
        assert testing.expire() == 2
        assert testing.expire() == 0
    assert not Inquiry.objects.exists()
    assert not PassForTest.objects.exists()
    assert testing.standing().is_passed


def test_a_real_letter_is_never_erased_with_the_tests(letter, therapist, practice, sender):
    doors.decide(Decision.What.DOORS_OPENED, by=therapist)
    real = sender.send(practice).case.inquiry
    with time_machine.travel(timezone.now() + timedelta(days=10), tick=False):
        testing.expire()
        testing.erase(by=therapist)
    assert list(Inquiry.objects.all()) == [real]


def test_opening_the_doors_erases_it_whatever_has_become_of_it(letter, therapist, practice):
    opening.agree_terms(practice, by=therapist)
    testing.go_without("My phone broke.", by=therapist)
    opening.open_doors(by=therapist)
    assert not Inquiry.objects.exists()


def test_going_without_needs_a_reason_and_can_be_taken_back(therapist, closed_doors):
    with pytest.raises(ValueError, match="why"):
        testing.go_without("  ", by=therapist)
    testing.go_without("I have no phone.", by=therapist)
    waived = Decision.objects.get()
    assert (waived.what, waived.reason, waived.by) == (Decision.What.TEST_WAIVED, "I have no phone.", therapist)
    testing.not_without()
    assert not Decision.objects.exists()
