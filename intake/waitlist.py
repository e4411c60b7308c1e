"""The waiting list: whoever waits is asked now and then whether they still do, answers with one press, and never waits
unseen. Whoever has been silent for long is taken off it, gently.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from intake import history, notices, rekeying, sender_mail, set_letters
from intake.case_keys import Case
from intake.conversation import Opened
from intake.models import Event, Inquiry, SetLetter
from intake.workflow import Mover, State, find_move

EVERY = timedelta(days=21)
SILENT_FOR = timedelta(days=90)
# The first question that nobody answered has stood so long when the silence is over; the loop may have slept meanwhile.
ASKED_FOR = SILENT_FOR - EVERY
_Answer = SetLetter.Answer


class NotAsked(Exception):
    """Nobody waits for this answer, or no longer; nothing was changed."""


@dataclass(frozen=True)
class Place:
    """Someone's place on the list: since when, and how long they were honestly told that it may take, if that opens."""

    since: datetime
    honest_range: str = ""


def check_in() -> int:
    """Ask everyone who has waited for another three weeks whether they still do; return how many were asked."""
    before = timezone.now() - EVERY
    lately = _questions().filter(Q(written_at__gt=before) | Q(answered_at__gt=before))
    due = _waiting().filter(~Exists(lately), state_since__lte=before)
    return set_letters.each_once(due, _ask)


def let_go() -> int:
    """Take off the list, with a letter, whoever was asked and has been silent for 90 days; return how many."""
    now = timezone.now()
    answered_later = SetLetter.objects.filter(
        inquiry=OuterRef("inquiry"),
        kind=SetLetter.Kind.CHECK_IN,
        about=OuterRef("about"),
        number__gt=OuterRef("number"),
    ).exclude(answer="")
    stood_long = _questions().filter(~Exists(answered_later), answer="", written_at__lte=now - ASKED_FOR)
    heard = _questions().filter(answered_at__gt=now - SILENT_FOR)
    due = _waiting().filter(Exists(stood_long), ~Exists(heard), state_since__lte=now - SILENT_FOR)
    return set_letters.each_once(due.filter(needs_urgent_care=False), _take_off)


def answer(opened: Case, said: str) -> None:
    """Take a sender's answer to the newest question; who has found someone, or wants to leave, is off the list.

    Saying the same twice is saying it once, and another answer takes the place of the first. Who wants to leave need
    not be asked. Raises NotAsked where nobody asks, and KeysChanged.
    """
    with transaction.atomic():
        inquiry = rekeying.for_writing(opened).inquiry
        asked = inquiry.set_letters.filter(kind=SetLetter.Kind.CHECK_IN).order_by("written_at", "pk").last()
        is_asked = asked is not None and _is_asked_now(asked, inquiry)
        if said == _Answer.REMOVE and inquiry.state == State.WAITLISTED and not is_asked:
            _leave(inquiry, at=timezone.now())
            return
        if said in _Answer.values and asked is not None and asked.answer == said:
            return
        if said not in _Answer.values or asked is None or not is_asked:
            raise NotAsked
        asked.answer, asked.answered_at = said, timezone.now()
        asked.save(update_fields=["answer", "answered_at"])
        history.record(inquiry, Event.What.CHECK_ANSWERED, mover=Mover.SENDER)
        if said != _Answer.STILL:
            _leave(inquiry, at=asked.answered_at)


def place(inquiry: Inquiry, messages: Iterable[Opened]) -> Place | None:
    """Return someone's place on the list, given their opened conversation, or None for who is not on it."""
    if inquiry.state != State.WAITLISTED:
        return None
    told = [each.content["honest_range"] for each in messages if each.content and each.content.get("honest_range")]
    return Place(inquiry.state_since, told[-1] if told else "")


def _waiting() -> QuerySet[Inquiry]:
    return set_letters.readable().filter(state=State.WAITLISTED).order_by("state_since", "pk")


def _questions() -> QuerySet[SetLetter]:
    return SetLetter.objects.filter(inquiry=OuterRef("pk"), kind=SetLetter.Kind.CHECK_IN, about=OuterRef("state_since"))


def _ask(inquiry: Inquiry) -> None:
    asked = inquiry.set_letters.filter(kind=SetLetter.Kind.CHECK_IN, about=inquiry.state_since).count()
    set_letters.write(inquiry, SetLetter.Kind.CHECK_IN, about=inquiry.state_since, number=asked + 1)


def _is_asked_now(letter: SetLetter, inquiry: Inquiry) -> bool:
    may_leave = find_move(State(inquiry.state), State.CLOSED, Mover.SENDER) is not None
    return may_leave and letter.about == inquiry.state_since


def _leave(inquiry: Inquiry, *, at: datetime) -> None:
    before, inquiry.state, inquiry.state_since = inquiry.state, State.CLOSED, at
    inquiry.save(update_fields=["state", "state_since"])
    history.record(inquiry, Event.What.MOVED, mover=Mover.SENDER, from_state=before, to_state=State.CLOSED)
    sender_mail.answered(inquiry, is_told=False)
    notices.owe_left_list(inquiry)


def _take_off(inquiry: Inquiry) -> None:
    set_letters.end(inquiry, SetLetter.Kind.WAIT_OVER)
    notices.owe_left_list(inquiry)
