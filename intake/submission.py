"""Sending: a draft becomes an inquiry that the practice owes an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from intake import (
    case_keys,
    conversation,
    doors,
    handing_over,
    history,
    key_lock,
    notices,
    questions,
    sender_mail,
    support,
)
from intake.case_keys import Case
from intake.conversation import Content, Numbers
from intake.models import Event
from intake.questions.place import not_here
from intake.questions.terms import Terms, read_terms
from intake.vault.return_codes import ReturnCode
from intake.workflow import Mover, State, find_move
from practice import calendar
from practice.models import Profile


class NotHere(Exception):
    """The practice cannot be the right place for this sender; nothing was sent. `reason` is that of `not_here`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WrittenMeanwhile(Exception):
    """Something was kept in the draft after what is to be sent was read; nothing was sent."""


@dataclass(frozen=True)
class Sent:
    """A sent inquiry; `code` is its return code if this sending made one."""

    case: Case
    code: ReturnCode | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Ready:
    """What is to be sent: answers by step, with what follows from them and is promised for them."""

    answers: Mapping[str, Content] = field(repr=False)
    is_urgent: bool
    reply_by: datetime


def ready(answers: Mapping[str, Content], *, profile: Profile, terms: Terms | None = None) -> Ready:
    """Return what is to be sent, so that nobody waits for this while a letter is written.

    `terms` are those of the profile, where they were read already. Raises NotHere where the sender's age or place is
    none that the practice sees.
    """
    terms = terms or read_terms(profile)
    if reason := not_here(terms, answers["place"]):
        raise NotHere(reason)
    return Ready(
        answers,
        is_urgent=support.is_urgent(answers, questions.every(terms)),
        reply_by=calendar.reply_by(profile, sent_at=timezone.now()),
    )


@transaction.atomic(savepoint=False)
def send(opened: Case, letter: Ready, *, seen: Numbers | None = None) -> Sent:
    """Send a draft: hand its keys to every reader, owe the notices, promise a date.

    Sending again is the same inquiry, and changes nothing. The sender has consented: the form asks for it, and
    `consented_at` says when. `seen` are the numbers of the stored answers from which the letter was made. Raises
    WrittenMeanwhile where the stored answers have other numbers by now, NotOpen where the doors are closed or nobody
    could read it, KeysChanged; the transaction is given up then.
    """
    key_lock.share()
    case = case_keys.locked(opened)
    # Whatever its state says: while nobody was given its keys, nobody can read it.
    is_unread = case.inquiry.state == State.DRAFT or case.inquiry.note_voucher is None
    if not is_unread:
        return Sent(case)
    if not doors.let_in(case.inquiry):
        raise case_keys.NotOpen
    return _send_once(case, letter, seen)


def _send_once(case: Case, letter: Ready, seen: Numbers | None) -> Sent:
    inquiry, now = case.inquiry, timezone.now()
    before = conversation.replace_answers(case, letter.answers)
    # Under the lock nobody writes: what was kept before it, and is not in `answers`, would be deleted unread.
    if seen is not None and seen != before:
        raise WrittenMeanwhile
    conversation.write_card(case, letter.answers)
    whole = handing_over.hand_over(case)
    code = case_keys.give_code(whole) if inquiry.lookup_id is None else None
    inquiry.state, inquiry.state_since = State.NEW, now
    inquiry.consented_at = inquiry.sent_at = now
    inquiry.reply_by, inquiry.is_urgent = letter.reply_by, letter.is_urgent
    inquiry.save()
    history.record(inquiry, Event.What.SENT, mover=Mover.SENDER, from_state=State.DRAFT, to_state=State.NEW)
    notices.owe_new_inquiry(inquiry)
    sender_mail.ask(inquiry, letter.answers.get("reaching", {}))
    return Sent(case, code)


def back_to_new(case: Case, profile: Profile) -> bool:
    """Put an inquiry among those that wait again, with a new promise, if its sender may; the caller saves it.

    Call it in a verb's transaction that began with `key_lock.share`. Whoever reads now is handed what they lack.
    """
    inquiry = case.inquiry
    if find_move(State(inquiry.state), State.NEW, Mover.SENDER) is None:
        return False
    now = timezone.now()
    inquiry.state, inquiry.state_since = State.NEW, now
    inquiry.reply_by = calendar.reply_by(profile, sent_at=now)
    handing_over.hand_to_who_lacks_it(case)
    return True
