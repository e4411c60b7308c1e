"""Sending: answers become an inquiry that the practice owes an answer."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from intake import conversation, history, notices
from intake.models import Event, Inquiry
from intake.questions.today import URGENT_ANSWERS
from intake.workflow import Mover, State
from practice import calendar
from practice.models import Profile


def send(inquiry_id: UUID, answers: dict[str, dict[str, Any]], *, language: str, profile: Profile) -> Inquiry:
    """Store an inquiry with its answers by step, owe the notices, and return it.

    Sending the same id again returns the first inquiry unchanged, so that Back and send again is one inquiry.
    The sender has consented: the form asks for it, and `consented_at` says when.
    """
    sent = Inquiry.objects.filter(pk=inquiry_id).first()
    if sent:
        return sent
    try:
        return _send_once(inquiry_id, answers, language=language, profile=profile)
    except IntegrityError:
        # Two requests with the same letter raced; the other one has stored it.
        return Inquiry.objects.get(pk=inquiry_id)


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
        is_urgent=answers.get("today", {}).get("safety") in URGENT_ANSWERS,
    )
    for step, given in answers.items():
        conversation.add_answers(inquiry, step, given)
    history.record(inquiry, Event.What.SENT, mover=Mover.SENDER, from_state=State.DRAFT, to_state=State.NEW)
    notices.owe_new_inquiry(inquiry)
    return inquiry
