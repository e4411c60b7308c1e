"""The doors open once everything is there that a letter needs, by somebody’s own act, and once."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from articles.models import Portrait
from intake import doors, opening, testing
from intake.case_keys import NotOpen
from intake.models import Decision, Inquiry, Reader, RecoveryKey
from practice.models import CrisisLine, Place, Profile, SiteVersion, Staff
from tests.people import Sender, send_letter

pytestmark = pytest.mark.django_db
What = Decision.What


@pytest.fixture
def ready(therapist, closed_doors) -> Staff:
    """Return Ines, whose practice has all that the doors wait for."""
    opening.agree_terms(Profile.current(), by=therapist)
    CrisisLine.objects.all().have_been_checked(Profile.current().today)
    testing.go_without("I have tried it before.", by=therapist)
    return therapist


def test_a_practice_in_which_nothing_was_done_lacks_everything_by_name():
    assert opening.progress().missing == [
        "somebody who can read letters, with six words",
        "the name of the practice",
        "the name of its therapist, as readers see it",
        "a place where you may work",
        "the fee, how it is paid, and the promise",
        "a crisis line of its country",
        "the recovery sheet",
        "a test letter",
    ]
    assert opening.progress().done == 0
    with pytest.raises(opening.NotYet, match="the recovery sheet"):
        opening.open_doors(by=Staff.objects.create_superuser("sofia"))
    assert not doors.were_opened()


@pytest.mark.parametrize(
    ("take_away", "named"),
    [
        (lambda: Reader.objects.all().delete(), "somebody who can read letters, with six words"),
        (lambda: RecoveryKey.objects.all().delete(), "the recovery sheet"),
        (lambda: Profile.objects.update(name=" "), "the name of the practice"),
        (lambda: Staff.objects.update(display_name=""), "the name of its therapist, as readers see it"),
        (
            lambda: CrisisLine.objects.filter(country="US").delete(),
            "a crisis line of its country (United States)",
        ),
        (lambda: Place.objects.all().delete(), "a place where you may work"),
        (lambda: Decision.objects.filter(what=What.TERMS).delete(), "the fee, how it is paid, and the promise"),
        (testing.not_without, "a test letter"),
    ],
    ids=["words", "sheet", "name", "therapist", "crisis line", "place", "terms", "test"],
)
def test_the_doors_stay_closed_while_one_thing_is_missing_and_name_it(ready, take_away, named):
    take_away()
    with pytest.raises(opening.NotYet) as refusal:
        opening.open_doors(by=ready)
    assert refusal.value.missing == [named]
    assert not doors.are_open()


def test_opening_is_recorded_with_when_and_by_whom_and_happens_once(ready, second_therapist):
    before, version = timezone.now(), SiteVersion.current()
    opened = opening.open_doors(by=ready)
    assert (opened.what, opened.by) == (What.DOORS_OPENED, ready)
    assert before <= opened.at <= timezone.now()
    assert doors.are_open()
    assert SiteVersion.current() != version
    assert opening.open_doors(by=second_therapist) == opened
    assert Decision.objects.get(what=What.DOORS_OPENED).by == ready


def test_open_doors_take_letters_and_closed_ones_none(ready, practice, sender):
    with pytest.raises(NotOpen):
        sender.send(practice)
    assert not Inquiry.objects.exclude(sent_at=None).exists()
    opening.open_doors(by=ready)
    assert sender.send(practice).case.inquiry.sent_at


def test_who_lost_all_keys_takes_no_letters_although_the_doors_were_opened(practice, therapist, sender):
    assert doors.are_open()
    RecoveryKey.objects.all().delete()
    assert doors.were_opened()
    assert not doors.are_open()
    with pytest.raises(NotOpen):
        sender.send(practice)


def test_the_doors_do_not_wait_for_photo_and_sentences_but_the_guide_names_them(ready):
    you = next(each for each in opening.progress().standings if each.step.key == "you")
    assert you.wished == ("a photo", "five sentences about you")
    assert not opening.progress().missing
    assert opening.progress().next == you.step
    Portrait.objects.create(staff=ready, about="I listen.")
    assert opening.open_doors(by=ready)


def test_the_doors_do_not_wait_for_a_look_at_the_help_lines_but_the_guide_does_until_somebody_has_looked(ready):
    CrisisLine.objects.update(verified_on=None)
    lines = next(each for each in opening.progress().standings if each.step.key == "lines")
    assert (lines.is_done, lines.is_soft) == (False, True)
    assert opening.progress().next == lines.step
    CrisisLine.objects.filter(country="US").have_been_checked(Profile.current().today)
    assert opening.progress().next.key == "you"
    assert opening.open_doors(by=ready)


def test_what_the_doors_wait_for_comes_before_what_they_do_not(ready):
    testing.not_without()
    assert opening.progress().next.key == "test"


def test_no_fee_on_the_site_is_a_decision_and_the_default_is_none(ready):
    Profile.objects.update(fee=0)
    assert not opening.progress().missing
    Decision.objects.filter(what=What.TERMS).delete()
    assert opening.progress().missing == ["the fee, how it is paid, and the promise"]


def test_the_letter_that_the_sender_sends_twice_is_one_also_where_the_doors_are_new(ready, practice, sender):
    opening.open_doors(by=ready)
    sent = sender.send(practice)
    again = send_letter(sent.case, Sender().answers(), profile=practice)
    assert again.case.inquiry.pk == sent.case.inquiry.pk


def leave_open() -> None:
    import_module("intake.migrations.0015_practices_that_are_open").leave_open(apps, None)


def test_a_practice_that_took_letters_before_there_was_a_guide_stays_open(therapist, closed_doors):
    leave_open()
    assert doors.are_open()
    assert Decision.objects.get().by is None


@pytest.mark.parametrize("model", [Reader, RecoveryKey])
def test_one_that_took_none_stays_closed(therapist, closed_doors, model):
    model.objects.all().delete()
    leave_open()
    assert not doors.were_opened()
