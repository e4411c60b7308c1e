"""Notices are owed with the letter, and sent until the mail server takes them."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from intake import notices, posting
from intake.models import Inquiry, Notice
from practice import mail, work
from tests.smtp import BUSY, NO_SUCH_PERSON, MailServer


def test_every_therapist_with_an_address_is_owed_one_and_no_editor_is(second_therapist, editor, inquiry):
    assert set(Notice.objects.values_list("staff__username", flat=True)) == {"ines", "tomas"}


def test_someone_who_has_left_is_owed_none(second_therapist, therapist, sender, practice):
    second_therapist.is_active = False
    second_therapist.save()
    sender.send(practice)
    assert set(Notice.objects.values_list("staff__username", flat=True)) == {"ines"}


def test_a_notice_is_sent_once_and_tells_nothing_of_the_letter(inquiry, sender, settings):
    with MailServer() as server:
        settings.MAILERS = server.mailers()
        assert work.do_what_is_due() == 1
        assert work.do_what_is_due() == 0
    (mail,) = server.received
    assert mail["To"] == "ines@alder-street.example"
    for word in (sender.name, sender.phone, sender.reason, inquiry.pk.hex, inquiry.reference):
        assert word not in mail.as_string()
    assert Notice.objects.get().done_at


def test_a_failing_mail_server_delays_a_notice_more_each_time_and_never_loses_it(inquiry, settings):
    with MailServer(to_recipients=BUSY) as server:
        settings.MAILERS = server.mailers()
        delays = []
        start = timezone.now()
        for _ in range(4):
            with time_machine.travel(start, tick=False):
                assert posting.send_one()
            notice = Notice.objects.get()
            delays.append(notice.leased_until - start)
            start = notice.leased_until + timedelta(seconds=1)
    assert delays == sorted(delays)
    assert delays[0] < delays[-1] <= timedelta(hours=1)
    with MailServer() as server, time_machine.travel(start, tick=False):
        settings.MAILERS = server.mailers()
        assert posting.send_one()
    assert len(server.received) == 1


def test_a_claimed_notice_is_left_alone_until_its_lease_is_over(inquiry, settings):
    Notice.objects.update(leased_until=timezone.now() + timedelta(minutes=1))
    assert posting.send_one() is False
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert posting.send_one() is True


def test_a_notice_is_owed_only_if_the_letter_is_stored(therapist, sender, practice):
    with transaction.atomic():
        sender.send(practice)
        assert Notice.objects.exists()
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not Inquiry.objects.exists()


def test_an_urgent_letter_is_told_as_urgent(therapist, sender, practice, settings):
    sender.send(practice, today={"safety": "might_act"})
    with MailServer() as server:
        settings.MAILERS = server.mailers()
        posting.send_one()
    assert server.received[0]["Subject"] == "A letter asks for you today"


# exactly once owed, at least once sent


def sent_by(server, settings):
    """Send everything that is due to this server, and return the ids of the mails that it has."""
    settings.MAILERS = server.mailers()
    while posting.send_one():
        pass
    return [mail["Message-ID"] for mail in server.received]


def test_a_loop_killed_after_sending_sends_the_same_mail_again_once_the_lease_is_over(inquiry, settings, monkeypatch):
    def killed(*_rows):
        raise KeyboardInterrupt

    with MailServer() as server:
        settings.MAILERS = server.mailers()
        with monkeypatch.context() as patch:
            patch.setattr(posting, "_done", killed)
            with pytest.raises(KeyboardInterrupt):
                posting.send_one()
        assert posting.send_one() is False
        with time_machine.travel(timezone.now() + posting.LEASE + timedelta(seconds=1)):
            first, again = sent_by(server, settings)
    assert first == again
    assert Notice.objects.get().done_at


def test_what_happens_after_a_mail_was_sent_is_another_mail_with_an_id_of_its_own(inquiry, settings):
    with MailServer() as server:
        sent_by(server, settings)
        notices.owe_new_inquiry(inquiry)
        first, second = sent_by(server, settings)
    assert first != second


def test_what_happens_while_a_mail_is_going_out_is_not_taken_for_told(inquiry, settings, monkeypatch):
    send = mail.send

    def meanwhile(*what, **how):
        monkeypatch.undo()
        send(*what, **how)
        notices.owe_new_inquiry(inquiry)

    with MailServer() as server:
        monkeypatch.setattr(mail, "send", meanwhile)
        first, second = sent_by(server, settings)
    assert first != second


def test_what_happens_twice_before_the_mail_goes_out_is_one_mail(inquiry, settings):
    notices.owe_new_inquiry(inquiry)
    with MailServer() as server:
        assert len(sent_by(server, settings)) == 1


def test_an_address_of_staff_that_takes_no_mail_is_not_tried_again(inquiry, settings):
    with MailServer(to_recipients=NO_SUCH_PERSON) as server:
        sent_by(server, settings)
    notice = Notice.objects.get()
    assert notice.refused_at
    with MailServer() as server, time_machine.travel(timezone.now() + timedelta(days=2)):
        assert posting.send_one() is False
        assert server.received == []


def test_someone_who_has_left_since_gets_no_mail(inquiry, therapist, settings):
    therapist.is_active = False
    therapist.save()
    with MailServer() as server:
        assert sent_by(server, settings) == []


def test_an_urgent_mail_goes_out_before_older_ones(inquiry, sender, practice, settings):
    sender.send(practice, today={"safety": "might_act"})
    with MailServer() as server:
        sent_by(server, settings)
    assert server.received[0]["Subject"] == "A letter asks for you today"


def test_a_hanging_mail_server_keeps_no_other_duty_waiting_for_more_than_its_time(inquiry, settings, monkeypatch):
    for kind in ("new_message", "time_taken", "urgent_inquiry"):
        Notice.objects.create(inquiry=inquiry, kind=kind, staff=Notice.objects.first().staff)
    asked = []
    others = [work.Duty("mail", posting.send_one), work.Duty("other", lambda: asked.append(1))]
    monkeypatch.setattr(work, "_duties", others)
    with MailServer(hangs=True) as server:
        settings.MAILERS = server.mailers()
        settings.MAILERS["default"]["OPTIONS"]["timeout"] = 1.1
        began = time.monotonic()
        assert work.do_a_round().is_cut_short
    assert asked
    assert time.monotonic() - began < 3
    assert Notice.objects.filter(done_at=None).count() == 4
