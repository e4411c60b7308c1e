"""People who phoned or wrote a mail: what they said becomes an inquiry like any other, with the same promise."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import case_keys, conversation, handing_over, history, key_lock, notices, questions, support
from intake.blank import is_blank
from intake.case_keys import NotOpen
from intake.conversation import Content
from intake.models import Event, Inquiry
from intake.questions.reaching import CALL, EMAIL, NO, TEXT, YES
from intake.questions.terms import read_terms
from intake.triage import Refused
from intake.workflow import Mover, State
from practice import calendar
from practice.models import Profile, Staff


class Way(models.TextChoices):
    """How somebody said that they can be reached safely."""

    CALL = "call", gettext_lazy("Call, and leave a voicemail")
    CALL_ONLY = "call_only", gettext_lazy("Call, but leave no voicemail")
    TEXT = "text", gettext_lazy("Text")
    EMAIL = "email", gettext_lazy("E-mail")


@dataclass(frozen=True)
class Caller:
    """Who got in touch, by which way it is safe to answer (a number, or a mail address), and what they said.

    `came_by` is an `Inquiry.Source` other than the form. `agreed` says that they want it kept and answered.
    """

    name: str
    came_by: str
    way: str
    address: str
    said: str
    agreed: bool


@transaction.atomic
def add(caller: Caller, *, by: Staff, profile: Profile, pk: UUID) -> Inquiry:
    """Keep what a caller said, sealed for every reader and the recovery key, and promise a date.

    Doing it twice with one `pk` is doing it once. Raises Refused where something is missing, they did not agree, or
    nobody could read it yet.
    """
    _check(caller)
    key_lock.share()
    if Inquiry.objects.filter(pk=pk).exists():
        return _added_before(pk, by=by)
    answers, now = _answers(caller), timezone.now()
    inquiry = Inquiry(
        pk=pk,
        state=State.NEW,
        language=settings.LANGUAGE_CODE,
        created_at=now,
        consented_at=now,
        sent_at=now,
        state_since=now,
        reply_by=calendar.reply_by(profile, sent_at=now),
        is_urgent=support.is_urgent(answers, questions.every(read_terms(profile))),
        came_by=caller.came_by,
    )
    _seal(inquiry, caller, answers, by=by)
    history.record(inquiry, Event.What.ADDED, mover=Mover.STAFF, by=by, from_state=State.DRAFT, to_state=State.NEW)
    notices.owe_new_inquiry(inquiry)
    # Whoever has just typed it need not be told.
    inquiry.notices.filter(staff=by).delete()
    return inquiry


def _seal(inquiry: Inquiry, caller: Caller, answers: dict[str, Content], *, by: Staff) -> None:
    case = case_keys.begin(inquiry)
    inquiry.save(force_insert=True)
    conversation.write_answers(case, answers)
    conversation.write_card(case, answers)
    try:
        whole = handing_over.hand_over(case)
    except NotOpen:
        raise Refused(_("Nobody could read this yet. Finish the set-up of the practice first.")) from None
    inquiry.save(update_fields=["note_voucher"])
    conversation.add_note(whole, {"text": _consent(caller)}, by=by)


def _consent(caller: Caller) -> str:
    if caller.came_by == Inquiry.Source.PHONE:
        return _("On the phone, they agreed that this is kept and answered.")
    return _("In their e-mail, they agreed that this is kept and answered.")


def _check(caller: Caller) -> None:
    if any(map(is_blank, (caller.name, caller.address, caller.said))):
        raise Refused(_("Write a name, how to reach them, and what they said."))
    if caller.way not in Way.values:
        raise Refused(_("Choose a way to reach them that they called safe."))
    if caller.came_by not in {Inquiry.Source.PHONE, Inquiry.Source.MAIL}:
        raise Refused(_("Choose whether they phoned or wrote."))
    if not caller.agreed:
        raise Refused(_("Ask them first. Nothing of them is kept without a yes."))


def _added_before(pk: UUID, *, by: Staff) -> Inquiry:
    found = Inquiry.objects.filter(pk=pk, events__what=Event.What.ADDED, events__staff=by).first()
    if found is None:
        raise Refused(_("This page was used already. Open it anew, and copy over what you typed."))
    return found


def _answers(caller: Caller) -> dict[str, Content]:
    reaching: dict[str, Any] = {"name": caller.name.strip()}
    if caller.way == Way.EMAIL:
        reaching |= {"routes": [EMAIL], "email": caller.address.strip(), "email_safe": YES}
    elif caller.way == Way.TEXT:
        reaching |= {"routes": [TEXT], "phone": caller.address.strip(), "text_safe": YES}
    else:
        voicemail = YES if caller.way == Way.CALL else NO
        reaching |= {"routes": [CALL], "phone": caller.address.strip(), "voicemail_safe": voicemail}
    return {"letter": {"reason": caller.said.strip()}, "reaching": reaching}
