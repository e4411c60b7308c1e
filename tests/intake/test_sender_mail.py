"""Mail to a sender: only where they asked for it and called it safe, after a yes, twelve at most, and never a word."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from intake import addresses, booking, correspondence, erasure, posting, sender_mail, signatures, triage
from intake.models import Event, Inquiry, Notice, Scrub, SenderAddress
from intake.questions.reaching import email_promise
from intake.triage import Brought
from intake.workflow import Mover, State
from practice.models import Staff
from tests import canaries
from tests.canaries import canary
from tests.clients import post, text
from tests.intake.test_booking import hours, offer
from tests.people import fresh, opened
from tests.smtp import BUSY, MAY_NOT_RELAY, NO_SUCH_PERSON, MailServer
from tests.steps import send

ADDRESS = "someone.quiet@mail.example"
BY_MAIL = {"routes": ["email", "code"], "phone": "", "email": ADDRESS, "email_safe": "yes"}
ANSWER = Brought(message="I have read every line.", route="email")
SUBJECT = "A note for you"


@pytest.fixture
def sent(therapist, sender, practice):
    """Return what Wren has sent, who asked for mail."""
    return sender.send(practice, reaching=BY_MAIL)


@pytest.fixture
def inquiry(sent):
    Notice.objects.exclude(staff=None).delete()
    return sent.case.inquiry


@pytest.fixture
def confirmed(inquiry):
    """Return Wren's inquiry after the first mail and a yes."""
    SenderAddress.objects.update(mails_sent=1)
    sender_mail.confirm(token_of(inquiry))
    return fresh(inquiry)


def token_of(inquiry):
    return addresses.token(SenderAddress.objects.get(inquiry=inquiry))


def deliver(settings, **how):
    """Send everything that is due, and return the mails that the server took."""
    with MailServer(**how) as server:
        settings.MAILERS = server.mailers()
        while posting.send_one():
            pass
    return server.received


def answer(inquiry, by, brought=ANSWER):
    case = opened(inquiry)
    if case.inquiry.state != State.REPLIED:
        triage.move(case, State.REPLIED, by=by, seen=case.inquiry.state, brought=brought)
    else:
        booking.offer_times(case, proposal_of_one(), by=by, seen="replied", brought=brought)


def proposal_of_one():
    from tests.intake.test_booking import proposal

    number = 2 + Inquiry.objects.get().offers.count()
    return proposal(*hours(number))


def owed(inquiry):
    return set(Notice.objects.filter(inquiry=inquiry, staff=None, done_at=None).values_list("kind", flat=True))


def whats(inquiry):
    return list(inquiry.events.order_by("number").values_list("what", "mover"))


# the address


def test_an_address_is_kept_sealed_and_its_link_is_kept_as_a_hash_alone(inquiry):
    kept = SenderAddress.objects.get()
    assert addresses.opened(kept) == ADDRESS
    assert len(addresses.token(kept)) == 43
    secrets: dict[str, str | bytes] = {"address": ADDRESS, "token": addresses.token(kept)}
    assert canaries.found([*canaries.rows(), *canaries.dump()], secrets) == []


def test_the_link_of_an_address_is_made_with_the_server_s_own_key(inquiry, settings):
    token = token_of(inquiry)
    settings.SERVER_KEY = settings.SERVER_KEY[::-1]
    assert token_of(inquiry) != token
    signatures._derived.cache_clear()


@pytest.mark.parametrize(
    "reaching",
    [
        {**BY_MAIL, "email_safe": "no"},
        {**BY_MAIL, "routes": ["code"]},
        {"routes": ["text"], "email": ADDRESS, "email_safe": "yes"},
        {**BY_MAIL, "email": "w" * 260 + "@mail.example"},
    ],
)
def test_without_a_safe_address_none_is_kept_and_no_mail_is_owed(therapist, sender, practice, reaching):
    sent = sender.send(practice, reaching=reaching)
    assert not SenderAddress.objects.exists()
    assert owed(sent.case.inquiry) == set()


# the first mail


def test_the_first_mail_says_only_that_an_address_was_given_and_has_a_link(inquiry, sender, settings):
    (mail,) = deliver(settings)
    assert mail["To"] == ADDRESS
    assert mail["Subject"] == SUBJECT
    (written_by,) = mail["From"].addresses
    assert written_by.display_name == "Ines Calder"
    assert f"/return/mail/{token_of(inquiry)}/" in mail.get_content()
    assert not any(word in mail.get_content() for word in (sender.name, sender.reason, "therap", inquiry.reference))


def test_whoever_asked_for_mail_is_told_that_the_first_one_asks_them(client, therapist, sender):
    send(client, sender.letter(routes=["email", "code"], email=ADDRESS, email_safe="yes"))
    assert "You get one mail now." in text(client.get("/intake/sent/"))
    sender_mail.confirm(token_of(Inquiry.objects.get()))
    assert "You get one mail now." not in text(client.get("/intake/sent/"))


def test_mail_shows_what_the_form_has_promised(inquiry, settings):
    (mail,) = deliver(settings)
    promise = email_promise()
    assert f"“{mail['Subject']}” as its subject" in promise
    assert "my own name as its sender" in promise
    assert "a link to this site" in promise


def test_no_other_mail_comes_before_a_yes_and_what_was_answered_meanwhile_is_told_then(inquiry, therapist, settings):
    answer(inquiry, therapist)
    assert [mail["Subject"] for mail in deliver(settings)] == [SUBJECT]
    assert owed(inquiry) == set()
    sender_mail.confirm(token_of(inquiry))
    (mail,) = deliver(settings)
    assert "There is an answer for you" in mail.get_content()


def test_following_the_link_does_nothing_and_shows_two_buttons(inquiry, settings):
    (mail,) = deliver(settings)
    path = urlsplit(re.search(r"https?://\S+/return/mail/\S+", mail.get_content())[0]).path
    Client().get(path)
    page = text(Client().get(path))
    assert "Yes, send me mail" in page
    assert "Stop all mail" in page
    assert SenderAddress.objects.get().confirmed_at is None
    assert whats(inquiry) == [("sent", "sender")]


def test_a_yes_confirms_once(inquiry):
    path = f"/return/mail/{token_of(inquiry)}/"
    for _ in range(2):
        assert "Mail will come" in text(post(Client(), path, mail="yes"))
    assert SenderAddress.objects.get().confirmed_at
    again = text(Client().get(path))
    assert "Mail will come" in again
    assert 'value="stop"' in again
    assert 'value="yes"' not in again
    assert whats(inquiry) == [("sent", "sender"), ("mail_confirmed", "sender")]


def test_a_stop_erases_the_address_and_what_was_owed_to_it(confirmed, therapist, settings):
    answer(confirmed, therapist)
    path = f"/return/mail/{token_of(confirmed)}/"
    assert "No more mail" in text(post(Client(), path, mail="stop"))
    assert not SenderAddress.objects.exists()
    assert Scrub.objects.exists()
    assert deliver(settings) == []
    assert whats(confirmed)[-1] == ("mail_stopped", "sender")
    page = text(post(Client(), path, mail="yes"), 404)
    assert "This link is not in use" in page
    for way in ("/return/", "/"):
        assert f'href="{way}">' in page


def test_a_link_that_was_never_given_looks_like_one_that_is_gone(confirmed):
    gone = f"/return/mail/{token_of(confirmed)}/"
    sender_mail.stop(token_of(confirmed))
    pages = [Client().get(path) for path in (gone, "/return/mail/no-such-link/")]
    pages += [post(Client(), path, mail=choice) for path in (gone, "/return/mail/x/") for choice in ("yes", "stop", "")]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1
    assert pages[0].headers["Cache-Control"].count("no-store")


def test_the_log_shows_no_link(inquiry, client, log):
    client.get("/return/mail/zqxjvkwqyb/")
    client.get(f"/return/mail/{token_of(inquiry)}/")
    assert canaries.found([("log", log.getvalue().encode())], {"a": "zqxjvkwqyb", "b": token_of(inquiry)}) == []


# when there is an answer


def test_an_answer_is_told_by_one_mail_that_says_nothing_of_it(confirmed, therapist, sender, settings):
    answer(confirmed, therapist, Brought(message=canary("message"), route="code"))
    (mail,) = deliver(settings)
    assert (mail["To"], mail["Subject"]) == (ADDRESS, SUBJECT)
    assert "http://127.0.0.1:8000/return/" in mail.get_content().splitlines()
    whole = mail.as_bytes()
    assert canaries.found([("mail", whole)], canaries.words() | {"name": sender.name, "letter": sender.reason}) == []


def test_every_answer_is_told_by_a_mail_of_its_own(confirmed, therapist, settings):
    answer(confirmed, therapist)
    (first,) = deliver(settings)
    answer(confirmed, therapist)
    (second,) = deliver(settings)
    assert first["Message-ID"] != second["Message-ID"]


def test_a_mail_is_signed_by_who_took_the_letter_on(confirmed, therapist, second_therapist, settings):
    answer(confirmed, therapist)
    Inquiry.objects.update(assigned_to=second_therapist)
    (mail,) = deliver(settings)
    assert mail["From"].addresses[0].display_name == "Tomas Reed"


def test_twelve_mails_are_the_most(confirmed, therapist, settings, as_therapist):
    SenderAddress.objects.update(mails_sent=11)
    answer(confirmed, therapist)
    assert len(deliver(settings)) == 1
    answer(confirmed, therapist)
    assert deliver(settings) == []
    assert owed(confirmed) == set()
    page = text(as_therapist.get(f"/admin/intake/inquiry/{confirmed.pk}/change/"))
    assert "as many mails as they may get" in page


def test_a_mail_that_the_server_did_not_take_is_not_counted_and_is_tried_again(confirmed, therapist, settings):
    answer(confirmed, therapist)
    assert deliver(settings, to_recipients=BUSY) == []
    assert deliver(settings, to_recipients=MAY_NOT_RELAY) == []
    assert SenderAddress.objects.get().mails_sent == 1
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert len(deliver(settings)) == 1
    assert SenderAddress.objects.get().mails_sent == 2


def test_an_address_that_takes_no_mail_is_forgotten_and_staff_are_told_to_use_another_way(
    confirmed, therapist, settings, as_therapist
):
    answer(confirmed, therapist)
    assert deliver(settings, to_recipients=NO_SUCH_PERSON) == []
    assert not SenderAddress.objects.exists()
    assert whats(confirmed)[-1] == ("mail_refused", "loop")
    assert Notice.objects.get(kind="answer").refused_at
    page = text(as_therapist.get(f"/admin/intake/inquiry/{confirmed.pk}/change/"))
    assert "Mail to this person does not arrive. Use another safe way." in page
    answer(confirmed, therapist)
    assert owed(confirmed) == set()


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (lambda token: None, "A mail has asked whether they want mail here."),
        (sender_mail.confirm, "They said yes: a mail tells them when you answer."),
        (sender_mail.stop, "They want no more mail. Use another safe way."),
    ],
)
def test_the_letter_says_beside_the_address_how_it_stands_with_mail(inquiry, as_therapist, happens, said):
    happens(token_of(inquiry))
    assert said in text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))


def test_whoever_answers_reads_that_a_mail_without_a_word_tells_of_it(confirmed, inquiry, as_therapist):
    path = f"/admin/intake/inquiry/{inquiry.pk}/move/replied/"
    assert "A mail without a word of it tells them that it is there." in text(as_therapist.get(path))
    sender_mail.stop(token_of(confirmed))
    stopped = text(as_therapist.get(path))
    assert "To everyone else, call, text or write first" in stopped
    assert "They want no more mail. Use another safe way." in stopped


# the end


def test_the_end_is_told_by_the_last_mail_and_then_the_address_is_gone(confirmed, settings, therapist):
    told = Brought(message="Here is someone else.", route="code", option="Anna Lind")
    triage.move(opened(confirmed), State.REFERRED_ON, by=therapist, seen="new", brought=told)
    assert len(deliver(settings)) == 1
    assert not SenderAddress.objects.exists()
    assert Scrub.objects.exists()


@pytest.mark.parametrize("target", [State.ACCEPTED, State.CLOSED])
def test_an_end_without_a_word_forgets_the_address_at_once(confirmed, therapist, target, settings):
    answer(confirmed, therapist)
    assert len(deliver(settings)) == 1
    brought = Brought(reason="duplicate")
    triage.move(opened(confirmed), target, by=therapist, seen="replied", brought=brought)
    assert not SenderAddress.objects.exists()


def test_a_last_mail_that_no_server_takes_keeps_an_address_for_three_days_at_most(confirmed, therapist, settings):
    told = Brought(message="Here is someone else.", route="code", option="Anna Lind")
    triage.move(opened(confirmed), State.REFERRED_ON, by=therapist, seen="new", brought=told)
    deliver(settings, to_recipients=BUSY)
    assert sender_mail.forget_ended() == 0
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert sender_mail.forget_ended() == 1
        assert sender_mail.forget_ended() == 0
    assert not SenderAddress.objects.exists()
    assert owed(confirmed) == set()


@pytest.mark.parametrize("key", ["email", "email_safe"])
def test_taking_mail_back_forgets_the_address_and_taking_something_else_back_does_not(sent, practice, key):
    correspondence.take_back(sent.case, "letter", "reason", profile=practice) if key == "email" else None
    assert SenderAddress.objects.exists()
    correspondence.take_back(sent.case, "reaching", key, profile=practice)
    assert not SenderAddress.objects.exists()
    assert owed(sent.case.inquiry) == set()


def test_erasing_takes_the_address_and_the_owed_mail_with_it(confirmed, therapist, settings):
    answer(confirmed, therapist)
    erasure.erase(confirmed, mover=Mover.SENDER)
    assert not SenderAddress.objects.exists()
    assert deliver(settings) == []


# a time to meet


@pytest.fixture
def clock_at(settings):
    """Return a function that sends what is due at some moment and returns the subjects by receiver."""

    def at(moment):
        with time_machine.travel(moment, tick=False):
            return sorted((mail["To"], mail["Subject"]) for mail in deliver(settings))

    return at


@pytest.fixture
def meeting(confirmed, sent, therapist, settings):
    """Return a time that Wren has taken, four days from now."""
    (offered,) = offer(confirmed, therapist, *hours(4), brought=ANSWER)
    booking.accept(sent.case, offered.pk)
    deliver(settings)
    offered.refresh_from_db()
    return offered


def test_both_are_reminded_of_a_time_without_a_word_of_it(meeting, clock_at):
    assert clock_at(meeting.starts_at - timedelta(hours=24, minutes=1)) in (
        [],
        [("ines@alder-street.example", "A reminder of a time to meet")],
    )
    due = Notice.objects.get(kind="meeting").due_at
    assert timedelta(0) < meeting.starts_at - due
    clock_at(due)
    clock_at(meeting.starts_at - timedelta(hours=24))
    assert not Notice.objects.filter(done_at=None, kind__startswith="meeting").exists()
    assert SenderAddress.objects.get().mails_sent == 3


def test_no_one_is_reminded_of_a_time_that_was_let_go(meeting, therapist, settings):
    with time_machine.travel(meeting.starts_at - timedelta(hours=30)):
        told = Brought(message="I am ill.", route="code")
        triage.move(opened(meeting.inquiry), State.REPLIED, by=therapist, seen="booked", brought=told)
    with time_machine.travel(meeting.starts_at - timedelta(hours=1)):
        assert [mail["To"] for mail in deliver(settings)] == [ADDRESS]
    assert not Notice.objects.filter(done_at=None).exists()


def test_a_reminder_of_a_time_that_was_moved_waits_for_the_new_one(meeting, clock_at):
    moved = meeting.starts_at + timedelta(days=7)
    meeting.starts_at = moved
    meeting.save()
    assert clock_at(moved - timedelta(days=8)) == []
    assert len(clock_at(moved - timedelta(hours=24))) == 2


def test_a_time_that_is_near_when_it_is_taken_needs_no_reminder(confirmed, sent, therapist):
    soon = timezone.now() + timedelta(hours=3)
    (offered,) = offer(confirmed, therapist, soon, brought=ANSWER, lapses_at=soon)
    booking.accept(sent.case, offered.pk)
    assert not Notice.objects.filter(kind="meeting_sender").exists()


def test_someone_who_lost_their_yes_gets_no_reminder(meeting, settings):
    sender_mail.stop(token_of(meeting.inquiry))
    with time_machine.travel(meeting.starts_at - timedelta(hours=2)):
        assert [mail["To"] for mail in deliver(settings)] == ["ines@alder-street.example"]


def test_a_notice_that_was_forged_for_the_other_side_is_not_sent(inquiry, therapist, settings):
    Notice.objects.all().delete()
    Notice.objects.create(inquiry=inquiry, kind="new_inquiry")
    Notice.objects.create(inquiry=inquiry, kind="answer", staff=Staff.objects.get())
    assert deliver(settings) == []
    assert Event.objects.filter(what="mail_refused").count() == 0


def test_an_address_that_does_not_open_here_is_kept_and_tried_again(inquiry, settings):
    SenderAddress.objects.update(sealed=b"\x01" + bytes(284))
    assert deliver(settings) == []
    assert SenderAddress.objects.get().mails_sent == 0
    assert Notice.objects.get().leased_until > timezone.now()


def test_someone_who_never_said_yes_is_not_reminded_either(inquiry, sent, therapist, settings):
    (offered,) = offer(inquiry, therapist, *hours(4), brought=ANSWER)
    booking.accept(sent.case, offered.pk)
    deliver(settings)
    assert "meeting_sender" in owed(inquiry)
    with time_machine.travel(offered.starts_at - timedelta(hours=2)):
        assert ADDRESS not in [mail["To"] for mail in deliver(settings)]
    assert owed(inquiry) == set()
