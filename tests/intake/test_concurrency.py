"""Two people at once: everything is done once, and everyone is told the truth."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from intake import (
    addresses,
    case_keys,
    conversation,
    drafts,
    erasure,
    invitations,
    minding,
    owed,
    posting,
    promises,
    readers,
    recovery,
    removal,
    submission,
    triage,
)
from intake.models import Event, Inquiry, KeyWrap, Notice, Reader
from intake.triage import Brought, ChangedMeanwhile
from intake.workflow import Mover, State
from practice.models import Staff
from tests.people import OTHER_WORDS, RECOVERY_KEY, key_of, opened, send_letter
from tests.smtp import MailServer

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 6


def at_once(act):
    """Return what `act` gave to each of several threads that called it together, a refusal as its value."""

    def one(number):
        try:
            return act(number)
        except ChangedMeanwhile as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(one, range(TIMES)))


def test_one_letter_sent_by_many_requests_at_once_is_one_inquiry(therapist, sender, practice):
    draft = drafts.begin(sender.answers(), language="en")
    sent = at_once(lambda _: send_letter(draft, sender.answers(), profile=practice))
    assert {each.case.inquiry.pk for each in sent} == {draft.inquiry.pk}
    assert sum(each.code is not None for each in sent) == 1
    assert (Inquiry.objects.count(), Event.objects.count(), Notice.objects.count()) == (1, 1, 1)


def test_words_that_were_kept_while_a_letter_was_sent_are_in_it_or_were_refused(therapist, sender, practice):
    draft = drafts.begin(sender.answers(), language="en")

    def send():
        while True:
            seen, answers = conversation.numbered_answers(draft)
            with suppress(submission.WrittenMeanwhile):
                return send_letter(draft, answers, profile=practice, seen=seen)

    def keep(number):
        said = {"reason": f"{sender.reason} {number}"}
        try:
            drafts.save_answers(draft, {f"own{number}": said})
        except drafts.AlreadySent:
            return None
        return f"own{number}", said

    kept = at_once(lambda number: send() if number == TIMES // 2 else keep(number))
    sent = conversation.answers_of(opened(draft.inquiry))
    for step, said in (each for each in kept if isinstance(each, tuple)):
        assert sent[step] == said


def test_of_many_who_move_one_letter_at_once_one_does_and_the_others_are_told(inquiry, therapist):
    reply = Brought(message="Thank you for writing.", route="text")
    moved = at_once(lambda _: triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=reply))
    assert sum(isinstance(each, Inquiry) for each in moved) == 1
    assert sum(isinstance(each, ChangedMeanwhile) for each in moved) == TIMES - 1
    assert list(inquiry.events.order_by("number").values_list("what", flat=True)) == ["sent", "moved"]


def test_letters_read_by_many_at_once_keep_one_history(inquiry, therapist, second_therapist):
    both = (therapist, second_therapist)
    at_once(lambda number: triage.open_inquiry(inquiry, by=both[number % 2]))
    assert list(inquiry.events.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_of_two_who_take_one_letter_on_at_once_one_does_and_the_other_is_told(inquiry, therapist, second_therapist):
    both, seen = (therapist, second_therapist), minding.mark(inquiry, minding.ASSIGNING)
    taken = at_once(lambda number: minding.assign(inquiry, both[number % 2], by=both[number % 2], seen=seen))
    told = sum(isinstance(each, ChangedMeanwhile) for each in taken)
    assert told == TIMES // 2
    assert inquiry.events.filter(what=Event.What.ASSIGNED).count() == 1


# keys that are handed out while those who have them come and go


def together(*acts):
    """Return what each of these gave when they were called at once."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(_closing, acts))


def _closing(act):
    try:
        return act()
    finally:
        connection.close()


def letters(sender, practice, count):
    return [sender.send(practice).case.inquiry for _ in range(count)]


def is_read_by(key, inquiries) -> bool:
    found = Inquiry.objects.filter(pk__in=[inquiry.pk for inquiry in inquiries])
    return len(case_keys.as_readers(found, key)) == len(inquiries)


def current_key(*keys):
    """Return the one of these keys that its reader has now."""
    (now,) = [key for key in keys if case_keys.reader_of(key.staff_id).public_key == key.public]
    return now


def test_a_key_restored_twice_at_once_opens_every_letter(sender, practice, therapist):
    sent = letters(sender, practice, 6)

    def restore():
        return recovery.restore(therapist, OTHER_WORDS, RECOVERY_KEY.private, by=therapist)

    key = current_key(*together(restore, restore))
    assert is_read_by(key, sent)
    assert not owed.owed_to(Reader.objects.get()).exists()


def test_letters_sent_while_a_key_is_restored_are_opened_by_it_or_owed_to_it(sender, practice, therapist):
    def send():
        return letters(sender, practice, 4)

    def restore():
        return recovery.restore(therapist, OTHER_WORDS, RECOVERY_KEY.private, by=therapist)

    first, second, key = together(send, send, restore)
    reader = Reader.objects.get()
    owed.pay_one(owed.owed_to(reader), reader, lambda batch: case_keys.as_recoveries(batch, RECOVERY_KEY.private))
    assert is_read_by(key, first + second)


def test_letters_sent_while_a_reader_is_removed_and_another_joins_reach_who_stays(
    sender, practice, therapist, second_therapist
):
    anna = Staff.objects.create_user("anna", password="unused", display_name="Anna Lind", is_staff=True)
    token = invitations.invite(anna, by=therapist)
    acts = (
        lambda: letters(sender, practice, 4),
        lambda: letters(sender, practice, 4),
        lambda: removal.remove(second_therapist, key=key_of(therapist), by=therapist),
        lambda: readers.join(anna, OTHER_WORDS, token),
    )
    first, second, _, annas = together(*acts)
    owed.pay(key_of(therapist), by=therapist)
    assert is_read_by(key_of(therapist), first + second)
    assert is_read_by(annas, first + second)
    assert owed.owing_new_keys().count() == 0


def test_one_link_used_by_many_at_once_makes_one_key(therapist, practice):
    anna = Staff.objects.create_user("anna", password="unused", display_name="Anna Lind", is_staff=True)
    token = invitations.invite(anna, by=therapist)

    def join():
        try:
            return readers.join(anna, OTHER_WORDS, token)
        except invitations.NotInvited:
            return None

    made = [key for key in together(join, join, join) if key]
    assert len(made) == 1
    assert case_keys.reader_of(anna.pk).public_key == made[0].public


def test_handing_over_and_new_keys_for_all_wait_for_each_other(sender, practice, therapist, second_therapist):
    sent = letters(sender, practice, 6)
    Inquiry.objects.update(owes_new_keys=True)
    KeyWrap.objects.filter(reader__staff=second_therapist).delete()
    together(*[lambda: owed.pay(key_of(therapist), by=therapist)] * 3)
    assert is_read_by(key_of(therapist), sent)
    assert is_read_by(key_of(second_therapist), sent)


# mail that several loops send at once


def test_of_many_loops_at_once_each_mail_goes_out_by_one(sender, practice, therapist, second_therapist, settings):
    second_therapist.notice_pace = "daily"
    second_therapist.save()
    letters(sender, practice, 6)
    Notice.objects.update(due_at=timezone.now())

    def send(_number):
        while posting.send_one():
            pass

    with MailServer() as server:
        settings.MAILERS = server.mailers()
        at_once(send)
    assert not Notice.objects.filter(done_at=None).exists()
    assert len({mail["Message-ID"] for mail in server.received}) == len(server.received)
    assert [mail["To"] for mail in server.received].count("ines@alder-street.example") == 6


def test_many_loops_at_once_warn_of_a_promise_once(inquiry, second_therapist):
    Inquiry.objects.update(reply_by=timezone.now() + timedelta(hours=2), sent_at=timezone.now() - timedelta(days=2))
    Notice.objects.all().delete()
    warned = at_once(lambda _: promises.warn())
    assert sum(warned) == 1
    assert Notice.objects.filter(kind="due_tomorrow").count() == 2


def test_mails_of_one_letter_sent_at_once_are_never_more_than_twelve(inquiry, settings):
    addresses.keep(inquiry, "someone.quiet@mail.example")
    row = addresses.of(inquiry)
    row.mails_sent = addresses.MOST_MAILS - 2
    row.save()
    assert sum(at_once(lambda _: addresses.count_one(row))) == 2
    assert addresses.of(inquiry).mails_sent == addresses.MOST_MAILS


def test_a_letter_that_is_erased_while_its_mails_go_out_is_gone(inquiry, settings):
    for kind in ("new_message", "time_taken", "overdue"):
        Notice.objects.create(inquiry=inquiry, kind=kind, staff=Notice.objects.first().staff)

    def act(number):
        if number == 2:
            erasure.erase(inquiry, mover=Mover.SENDER)
        else:
            posting.send_one()

    with MailServer() as server:
        settings.MAILERS = server.mailers()
        at_once(act)
    assert not Notice.objects.exists()
    assert posting.send_one() is False
