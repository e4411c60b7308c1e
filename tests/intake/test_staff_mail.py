"""Mail to staff: a warning before a promised date and after it, one mail a day for who wants that, and what fails."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from intake import mail_health, notices, posting, promises, reminders, triage
from intake.models import Inquiry, Notice
from intake.triage import Brought
from intake.workflow import State
from practice import calendar
from practice.models import AwayPeriod, Staff
from tests.clients import text
from tests.people import fresh, opened
from tests.smtp import BUSY, NO_SUCH_PERSON, MailServer

PACIFIC = ZoneInfo("America/Los_Angeles")
ANSWER = Brought(message="Thank you.", route="text")


def deliver(settings, **how):
    """Send everything that is due, and return the mails that the server took."""
    with MailServer(**how) as server:
        settings.MAILERS = server.mailers()
        while posting.send_one():
            pass
    return server.received


def told(kind):
    """Return who is owed this, or was."""
    return sorted(Notice.objects.filter(kind=kind).values_list("staff__username", flat=True))


@pytest.fixture
def quiet(inquiry, settings):
    """Return Wren's letter, of which everybody has been told."""
    deliver(settings)
    return fresh(inquiry)


# promised dates


def test_a_day_before_a_promised_date_every_therapist_is_warned_once(second_therapist, quiet, settings):
    with time_machine.travel(quiet.reply_by - timedelta(hours=25)):
        assert promises.warn() == 0
    with time_machine.travel(quiet.reply_by - timedelta(hours=23)):
        assert promises.warn() == 1
        assert promises.warn() == 0
        mails = deliver(settings)
    assert {mail["Subject"] for mail in mails} == {"A promised day is near"}
    assert told("due_tomorrow") == ["ines", "tomas"]


def test_whoever_took_it_on_is_warned_alone(second_therapist, quiet):
    Inquiry.objects.update(assigned_to=second_therapist)
    with time_machine.travel(quiet.reply_by - timedelta(hours=1)):
        promises.warn()
    assert told("due_tomorrow") == ["tomas"]


@pytest.mark.parametrize("lost", [{"is_active": False}, {"email": ""}, {"role": Staff.Role.EDITOR}])
def test_everyone_is_warned_where_nobody_would_hear_of_it(second_therapist, quiet, lost):
    Inquiry.objects.update(assigned_to=second_therapist)
    Staff.objects.filter(pk=second_therapist.pk).update(**lost)
    with time_machine.travel(quiet.reply_by - timedelta(hours=1)):
        promises.warn()
    assert told("due_tomorrow") == ["ines"]


def test_a_promise_that_has_passed_is_told_once(quiet, settings):
    with time_machine.travel(quiet.reply_by + timedelta(minutes=1)):
        assert promises.warn() == 1
        assert promises.warn() == 0
        (mail,) = deliver(settings)
    assert mail["Subject"] == "A promised day has passed"
    assert quiet.reference not in mail.as_string()


def test_a_new_date_is_warned_of_anew_whatever_became_of_the_first_warning(quiet, settings):
    later = quiet.reply_by + timedelta(days=3)
    for is_sent in (False, True):
        Inquiry.objects.update(reply_by=quiet.reply_by)
        Notice.objects.all().delete()
        with time_machine.travel(quiet.reply_by - timedelta(hours=1)):
            assert promises.warn() == 1
            assert len(deliver(settings)) == 1 if is_sent else True
        Inquiry.objects.update(reply_by=later)
        with time_machine.travel(later - timedelta(hours=2)):
            assert promises.warn() == 1
            assert promises.warn() == 0
            assert len(deliver(settings)) == 1


def test_no_warning_goes_out_for_what_was_answered_meanwhile(quiet, therapist, settings):
    with time_machine.travel(quiet.reply_by - timedelta(hours=1)):
        promises.warn()
        triage.move(opened(quiet), State.REPLIED, by=therapist, seen="new", brought=ANSWER)
        assert deliver(settings) == []
    assert not Notice.objects.filter(done_at=None).exists()


def test_a_warning_that_came_too_late_gives_way_to_the_one_that_is_true(quiet, settings):
    with time_machine.travel(quiet.reply_by - timedelta(minutes=1)):
        promises.warn()
    with time_machine.travel(quiet.reply_by + timedelta(minutes=1)):
        promises.warn()
        assert [mail["Subject"] for mail in deliver(settings)] == ["A promised day has passed"]


def test_without_anyone_to_tell_nothing_is_owed_and_nothing_turns_for_ever(quiet):
    Staff.objects.update(email="")
    with time_machine.travel(quiet.reply_by + timedelta(days=1)):
        assert promises.warn() == 0


def test_a_place_that_became_free_is_told_without_saying_whose(therapist, quiet, sender, settings):
    notices.owe_left_list(quiet)
    (mail,) = deliver(settings)
    assert mail["Subject"] == "Someone is off the waiting list"
    assert not any(word in mail.get_content() for word in (sender.name, quiet.reference))


# once a day


@pytest.fixture
def daily(therapist):
    therapist.notice_pace = Staff.NoticePace.DAILY
    therapist.save()
    return therapist


def test_who_wants_one_mail_a_day_gets_it_at_eight_with_counts_alone(daily, sender, practice, settings):
    evening = datetime(2026, 12, 1, 21, 0, tzinfo=PACIFIC)
    with time_machine.travel(evening):
        sent = [sender.send(practice) for _ in range(3)]
        notices.owe_new_message(sent[0].case.inquiry)
        notices.owe_left_list(sent[1].case.inquiry)
        assert deliver(settings) == []
    with time_machine.travel(datetime(2026, 12, 2, 7, 59, tzinfo=PACIFIC)):
        assert deliver(settings) == []
    with time_machine.travel(datetime(2026, 12, 2, 8, 1, tzinfo=PACIFIC)):
        (mail,) = deliver(settings)
    assert mail["Subject"] == "What waits in the practice today"
    said = mail.get_content()
    assert "New letters: 3" in said
    assert "People who wrote again: 1" in said
    assert "People who left the waiting list: 1" in said
    assert "Times taken" not in said
    assert not any(each.case.inquiry.reference in said for each in sent)
    assert not Notice.objects.filter(done_at=None).exists()


def test_what_is_urgent_comes_at_once_all_the_same(daily, sender, practice, settings):
    sender.send(practice)
    sender.send(practice, today={"safety": "might_act"})
    (mail,) = deliver(settings)
    assert mail["Subject"] == "A letter asks for you today"


def test_the_mail_of_a_day_comes_to_each_by_their_own_pace(daily, second_therapist, sender, practice, settings):
    sender.send(practice)
    assert [mail["To"] for mail in deliver(settings)] == ["tomas@alder-street.example"]


def test_a_mail_of_the_day_that_was_being_sent_when_the_loop_was_killed_is_the_same_mail_again(
    daily, sender, practice, settings, monkeypatch
):
    with time_machine.travel(datetime(2026, 12, 1, 21, 0, tzinfo=PACIFIC)):
        for _ in range(2):
            sender.send(practice)

    def killed(*_rows):
        raise KeyboardInterrupt

    with MailServer() as server:
        settings.MAILERS = server.mailers()
        eight = datetime(2026, 12, 2, 8, 0, 1, tzinfo=PACIFIC)
        with monkeypatch.context() as patch, time_machine.travel(eight):
            patch.setattr(posting, "_done", killed)
            with pytest.raises(KeyboardInterrupt):
                posting.send_one()
            sender.send(practice)
        # A loop that was away for a day has the next one's mail to send too: that is another mail.
        with time_machine.travel(eight + timedelta(days=1)):
            while posting.send_one():
                pass
        first, again, another = server.received
    assert first["Message-ID"] == again["Message-ID"] != another["Message-ID"]
    assert "New letters: 2" in again.get_content()
    assert "New letters: 1" in another.get_content()


def test_the_next_morning_is_that_of_the_practice_also_when_the_clocks_change(practice):
    before = datetime(2026, 10, 31, 20, 0, tzinfo=PACIFIC)
    assert calendar.next_morning(practice, before).isoformat() == "2026-11-01T08:00:00-08:00"
    at_eight = datetime(2026, 12, 1, 8, 0, tzinfo=PACIFIC)
    assert calendar.next_morning(practice, at_eight).isoformat() == "2026-12-02T08:00:00-08:00"


# a meeting


def test_a_therapist_is_reminded_on_the_working_day_before(therapist, practice):
    def due(year, month, day):
        return calendar.morning_before(practice, datetime(year, month, day, 10, tzinfo=PACIFIC)).date().isoformat()

    assert due(2026, 12, 3) == "2026-12-02"
    assert due(2026, 12, 7) == "2026-12-04"  # a Monday: on Friday
    assert due(2026, 12, 28) == "2026-12-24"  # after Christmas and a weekend
    with time_machine.travel(datetime(2026, 12, 1, tzinfo=PACIFIC)):
        AwayPeriod.objects.create(first_day="2026-12-01", last_day="2026-12-31")
        assert due(2026, 12, 28) == "2026-12-27"  # nobody works for weeks: the day before


def test_a_reminder_is_still_true_only_of_the_therapist_whose_time_it_is(inquiry, therapist, second_therapist):
    now = timezone.now()
    inquiry.offers.create(
        staff=therapist,
        starts_at=now + timedelta(hours=2),
        minutes=20,
        format="online",
        lapses_at=now,
        state="accepted",
        accepted_at=now,
    )
    for staff, is_true in ((therapist, True), (second_therapist, False)):
        notice = Notice(inquiry=inquiry, kind=Notice.Kind.MEETING, staff=staff)
        assert reminders.standing(notice).is_true is is_true


# what the first page says


def test_the_first_page_says_nothing_of_mail_while_all_is_well(inquiry, as_therapist, settings):
    assert "Mail does not arrive" not in text(as_therapist.get("/admin/"))
    deliver(settings)
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        assert mail_health.look().is_well


def test_the_first_page_says_since_when_mail_waits_however_often_it_was_tried(second_therapist, inquiry, settings):
    since = Notice.objects.order_by("due_at").first().due_at
    deliver(settings, to_recipients=BUSY)
    with time_machine.travel(since + timedelta(minutes=14)):
        assert mail_health.look().is_well
    with time_machine.travel(since + timedelta(minutes=16)):
        health = mail_health.look()
    assert (health.waiting, health.since) == (2, since)


def test_the_page_shows_it(inquiry, as_therapist, as_editor):
    Notice.objects.update(due_at=datetime(2026, 11, 20, 9, 30, tzinfo=PACIFIC))
    page = text(as_therapist.get("/admin/"))
    assert "Mail has not gone out since Friday 20 November, 9:30 a.m.; 1 notice waits." in page
    assert "Mail has not gone out" not in text(as_editor.get("/admin/"))


def test_the_first_page_names_whose_address_takes_no_mail_until_one_arrives(inquiry, as_therapist, settings):
    deliver(settings, to_recipients=NO_SUCH_PERSON)
    assert "The mail address of Ines Calder takes no mail." in text(as_therapist.get("/admin/"))
    notices.owe_new_message(inquiry)
    deliver(settings)
    assert "takes no mail" not in text(as_therapist.get("/admin/"))
