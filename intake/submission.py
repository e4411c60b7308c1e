"""Sending: a draft becomes an inquiry that the practice owes an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from intake import case_keys, conversation, handing_over, history, key_lock, notices, rekeying
from intake.case_keys import Case
from intake.conversation import Content
from intake.models import Event
from intake.questions.kinds import IN_PERSON_SUFFIX, TAKEN_BACK
from intake.questions.place import not_here
from intake.questions.terms import read_terms
from intake.questions.today import URGENT_ANSWERS
from intake.vault.return_codes import ReturnCode
from intake.workflow import Mover, State, find_move
from practice import calendar
from practice.models import Profile


class NotHere(Exception):
    """The practice cannot be the right place for this sender; nothing was sent. `reason` is that of `not_here`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Sent:
    """A sent inquiry; `code` is its return code if this sending made one."""

    case: Case
    code: ReturnCode | None = field(default=None, repr=False)


@transaction.atomic
def send(opened: Case, answers: Mapping[str, Content], *, profile: Profile) -> Sent:
    """Send a draft with these answers by step: hand its keys to every reader, owe the notices, promise a date.

    Sending again is the same inquiry: an unchanged letter changes nothing, and what was changed is kept as a new
    revision of its step. The sender has consented: the form asks for it, and `consented_at` says when. Raises NotHere
    where the sender's age or place is none that the practice sees, NotOpen where nobody could read it, KeysChanged.
    """
    reason = not_here(read_terms(profile), answers["place"])
    if reason:
        raise NotHere(reason)
    key_lock.share()
    case = case_keys.locked(opened)
    # Whatever its state says: while nobody was given its keys, nobody can read it.
    is_unread = case.inquiry.state == State.DRAFT or case.inquiry.note_voucher is None
    return _send_once(case, answers, profile) if is_unread else _send_again(case, answers, profile)


def _send_once(case: Case, answers: Mapping[str, Content], profile: Profile) -> Sent:
    inquiry, now = case.inquiry, timezone.now()
    conversation.replace_answers(case, answers)
    conversation.write_card(case, answers)
    whole = handing_over.hand_over(case)
    code = case_keys.give_code(whole) if inquiry.lookup_id is None else None
    inquiry.state, inquiry.state_since = State.NEW, now
    inquiry.consented_at = inquiry.sent_at = now
    inquiry.reply_by = calendar.reply_by(profile, sent_at=now)
    inquiry.is_urgent = _is_urgent(answers)
    inquiry.save()
    history.record(inquiry, Event.What.SENT, mover=Mover.SENDER, from_state=State.DRAFT, to_state=State.NEW)
    notices.owe_new_inquiry(inquiry)
    return Sent(case, code)


def _send_again(opened: Case, answers: Mapping[str, Content], profile: Profile) -> Sent:
    before = conversation.answers_of(opened)
    whole = {step: _with_marks(given, before.get(step, {})) for step, given in answers.items()}
    changed = {step: given for step, given in whole.items() if given != before.get(step)}
    if not changed:
        return Sent(opened)
    case = rekeying.for_writing(opened)
    inquiry = case.inquiry
    conversation.write_answers(case, changed)
    conversation.write_card(case, before | changed)
    came_from = inquiry.state
    became_urgent = _is_urgent(answers) and not inquiry.needs_urgent_care
    if became_urgent:
        inquiry.is_urgent, inquiry.urgent_handled_at, inquiry.urgent_handled_by = True, None, None
    came_back = back_to_new(case, profile)
    inquiry.save()
    history.record(inquiry, Event.What.CHANGED, mover=Mover.SENDER, from_state=came_from, to_state=inquiry.state)
    if became_urgent or came_back:
        notices.owe_new_inquiry(inquiry)
    return Sent(case)


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


def _with_marks(given: Content, before: Content) -> Content:
    # That an answer was taken back stays said until the question is answered again.
    answered = {key.removesuffix(IN_PERSON_SUFFIX) for key in given}
    marks = [key for key in before.get(TAKEN_BACK, []) if key not in answered]
    return given | {TAKEN_BACK: marks} if marks else given


def _is_urgent(answers: Mapping[str, Content]) -> bool:
    return answers.get("today", {}).get("safety") in URGENT_ANSWERS
