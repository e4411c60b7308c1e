"""The workflow: one table of states, what staff and the sender read in each, and who may move an inquiry where.

A move's demands are names of what must come with it; `triage` and `submission` hold them.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an inquiry stands; the labels are what staff see."""

    DRAFT = "draft", _("Draft")
    NEW = "new", _("New")
    REPLIED = "replied", _("Answered")
    BOOKED = "booked", _("Consultation booked")
    WAITLISTED = "waitlisted", _("On the waiting list")
    ACCEPTED = "accepted", _("Accepted as a client")
    REFERRED_ON = "referred_on", _("Referred on")
    CLOSED = "closed", _("Finished")


class Mover(StrEnum):
    """Who makes a move."""

    SENDER = "sender"
    STAFF = "staff"
    LOOP = "loop"


class Demand(StrEnum):
    """What a move must bring with it."""

    CONSENT = "consent"
    MESSAGE = "message"
    MESSAGE_UNLESS_SILENT = "message_unless_silent"
    TIME_AND_PLACE = "time_and_place"
    AGREEMENT = "agreement"
    HONEST_RANGE = "honest_range"
    OPTION = "option"
    REASON = "reason"


class CloseReason(models.TextChoices):
    """Why an inquiry is finished."""

    NOT_A_FIT = "not_a_fit", _("Not the right help here")
    NO_ANSWER = "no_answer", _("No answer from the sender")
    FOUND_SOMEONE = "found_someone", _("They found someone else")
    WITHDRAWN = "withdrawn", _("They withdrew")
    NO_ROUTE = "no_route", _("No safe way to reach them")
    DUPLICATE = "duplicate", _("Sent twice")
    SPAM = "spam", _("Not a real letter")


SILENT_REASONS = frozenset({CloseReason.SPAM, CloseReason.DUPLICATE, CloseReason.WITHDRAWN, CloseReason.NO_ROUTE})


@dataclass(frozen=True)
class Move:
    """One arrow of the workflow. `label` is what staff read on the button."""

    target: State
    movers: frozenset[Mover]
    demands: frozenset[Demand] = frozenset()
    label: str | Promise = ""


@dataclass(frozen=True)
class Stage:
    """One state: what the sender reads while it lasts, and the moves that leave it."""

    sender_reads: str | Promise
    moves: tuple[Move, ...]


_STAFF = frozenset({Mover.STAFF})
_SENDER = frozenset({Mover.SENDER})
_STAFF_OR_LOOP = frozenset({Mover.STAFF, Mover.LOOP})

_reply = Move(State.REPLIED, _STAFF, frozenset({Demand.MESSAGE}), _("Answer"))
_book = Move(State.BOOKED, _STAFF, frozenset({Demand.TIME_AND_PLACE, Demand.AGREEMENT}), _("Book a consultation"))
_book_either = Move(State.BOOKED, _STAFF | _SENDER, _book.demands, _book.label)
_accept = Move(State.ACCEPTED, _STAFF, frozenset(), _("Accept as a client"))
_wait = Move(State.WAITLISTED, _STAFF, frozenset({Demand.CONSENT, Demand.HONEST_RANGE}), _("Put on the waiting list"))
_refer = Move(State.REFERRED_ON, _STAFF, frozenset({Demand.OPTION, Demand.MESSAGE}), _("Refer on"))
_close = Move(State.CLOSED, _STAFF, frozenset({Demand.REASON, Demand.MESSAGE_UNLESS_SILENT}), _("Finish"))
_close_or_lapse = Move(State.CLOSED, _STAFF_OR_LOOP, _close.demands, _close.label)
# A sender who waits says in a check-in that they have found someone, or want to wait no more: that is the reason.
_close_or_leave = Move(State.CLOSED, _STAFF_OR_LOOP | _SENDER, _close.demands, _close.label)
_reopen = Move(State.NEW, _STAFF, frozenset({Demand.REASON}), _("Open again"))
_write_again = Move(State.NEW, _SENDER)

WORKFLOW: dict[State, Stage] = {
    State.DRAFT: Stage(_("Not sent yet."), (Move(State.NEW, _SENDER, frozenset({Demand.CONSENT})),)),
    State.NEW: Stage(_("I have your letter."), (_reply, _book_either, _wait, _refer, _close)),
    State.REPLIED: Stage(
        _("There is an answer for you."), (_book_either, _accept, _wait, _refer, _close_or_lapse, _write_again)
    ),
    State.BOOKED: Stage(_("We have a time to meet."), (_accept, _reply, _wait, _refer, _close)),
    State.WAITLISTED: Stage(
        _("You are on the waiting list."), (_reply, _book, _accept, _refer, _close_or_leave, _write_again)
    ),
    State.ACCEPTED: Stage(_("We have agreed to begin."), (_reopen,)),
    State.REFERRED_ON: Stage(_("I’ve suggested someone else."), (_reopen, _write_again)),
    State.CLOSED: Stage(_("Finished for now."), (_reopen, _write_again)),
}
ENDED = frozenset({State.ACCEPTED, State.REFERRED_ON, State.CLOSED})


def moves_for(state: State, mover: Mover) -> list[Move]:
    """Return the moves that `mover` may make from `state`, in the order of the table."""
    return [move for move in WORKFLOW[state].moves if mover in move.movers]


def find_move(state: State, target: State, mover: Mover) -> Move | None:
    """Return the move from `state` to `target` that `mover` may make, or None."""
    return next((move for move in moves_for(state, mover) if move.target == target), None)
