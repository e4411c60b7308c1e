"""Sending: answers become an inquiry that the practice owes an answer."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from intake import conversation, history, notices
from intake.models import Event, Inquiry
from intake.questions.place import not_here
from intake.questions.terms import read_terms
from intake.questions.today import URGENT_ANSWERS
from intake.workflow import Mover, State, find_move
from practice import calendar
from practice.models import Profile


class NotHere(Exception):
    """The practice cannot be the right place for this sender; nothing was stored. `reason` is that of `not_here`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def send(inquiry_id: UUID, answers: dict[str, dict[str, Any]], *, language: str, profile: Profile) -> Inquiry:
    """Store an inquiry with its answers by step, owe the notices, and return it.

    Sending the same id again is the same inquiry: an unchanged letter changes nothing, and what was changed is kept as
    a new revision of its step. The sender has consented: the form asks for it, and `consented_at` says when. Raises
    NotHere where the sender's age or place is none that the practice sees.
    """
    reason = not_here(read_terms(profile), answers["place"])
    if reason:
        raise NotHere(reason)
    if not Inquiry.objects.filter(pk=inquiry_id).exists():
        try:
            return _send_once(inquiry_id, answers, language=language, profile=profile)
        except IntegrityError:
            # Two requests with the same letter raced, and the other one has stored it.
            return _send_again(inquiry_id, answers, profile=profile)
    return _send_again(inquiry_id, answers, profile=profile)


@transaction.atomic
def _send_again(inquiry_id: UUID, answers: dict[str, dict[str, Any]], *, profile: Profile) -> Inquiry:
    inquiry = Inquiry.objects.select_for_update().get(pk=inquiry_id)
    before = conversation.answers_of(inquiry)
    changed = {step: given for step, given in answers.items() if given != before.get(step)}
    if not changed:
        return inquiry
    for step, given in changed.items():
        conversation.revise_answers(inquiry, step, given)
    came_from = inquiry.state
    back_to_new = find_move(State(came_from), State.NEW, Mover.SENDER)
    became_urgent = _is_urgent(answers) and not inquiry.needs_urgent_care
    if became_urgent:
        inquiry.is_urgent, inquiry.urgent_handled_at, inquiry.urgent_handled_by = True, None, None
    if back_to_new:
        now = timezone.now()
        inquiry.state, inquiry.state_since = State.NEW, now
        inquiry.reply_by = calendar.reply_by(profile, sent_at=now)
    inquiry.save()
    history.record(inquiry, Event.What.CHANGED, mover=Mover.SENDER, from_state=came_from, to_state=inquiry.state)
    if became_urgent or back_to_new:
        notices.owe_new_inquiry(inquiry)
    return inquiry


def _is_urgent(answers: dict[str, dict[str, Any]]) -> bool:
    return answers.get("today", {}).get("safety") in URGENT_ANSWERS


@transaction.atomic
def _send_once(inquiry_id: UUID, answers: dict[str, dict[str, Any]], *, language: str, profile: Profile) -> Inquiry:
    now = timezone.now()
    inquiry = Inquiry.objects.create(
        id=inquiry_id,
        state=State.NEW,
        language=language,
        created_at=now,
        consented_at=now,
        sent_at=now,
        state_since=now,
        reply_by=calendar.reply_by(profile, sent_at=now),
        is_urgent=_is_urgent(answers),
    )
    for step, given in answers.items():
        conversation.add_answers(inquiry, step, given)
    history.record(inquiry, Event.What.SENT, mover=Mover.SENDER, from_state=State.DRAFT, to_state=State.NEW)
    notices.owe_new_inquiry(inquiry)
    return inquiry
