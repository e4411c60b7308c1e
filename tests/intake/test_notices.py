"""Notices are owed with the letter, and sent until the mail server takes them."""

from datetime import timedelta

import time_machine
from django.db import transaction
from django.utils import timezone

from intake import notices
from intake.models import Inquiry, Notice
from practice import work
from tests.smtp import MailServer


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
    with MailServer(refuses=True) as server:
        settings.MAILERS = server.mailers()
        delays = []
        start = timezone.now()
        for _ in range(4):
            with time_machine.travel(start, tick=False):
                assert notices.send_one()
            notice = Notice.objects.get()
            delays.append(notice.due_at - start)
            start = notice.due_at
    assert delays == sorted(delays)
    assert delays[0] < delays[-1] <= timedelta(hours=1)
    with MailServer() as server, time_machine.travel(start, tick=False):
        settings.MAILERS = server.mailers()
        assert notices.send_one()
    assert len(server.received) == 1


def test_a_claimed_notice_is_left_alone_until_its_lease_is_over(inquiry, settings):
    Notice.objects.update(leased_until=timezone.now() + timedelta(minutes=1))
    assert notices.send_one() is False
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert notices.send_one() is True


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
        notices.send_one()
    assert server.received[0]["Subject"] == "A letter asks for you today"
