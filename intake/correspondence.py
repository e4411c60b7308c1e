"""What a sender does with an inquiry that was sent: writes again, takes an answer back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from intake import (
    case_keys,
    conversation,
    erasure,
    handing_over,
    history,
    key_lock,
    notices,
    questions,
    rekeying,
    safety,
    sender_mail,
    submission,
)
from intake.blank import is_blank
from intake.case_keys import CASE, Case
from intake.models import Entry, Event
from intake.questions.kinds import TAKEN_BACK, Answers, Question, Step
from intake.questions.terms import read_terms
from intake.workflow import Mover, State
from practice.models import Profile

LONGEST_MESSAGE = 10_000
WRITTEN = (
    "state",
    "state_since",
    "unread_since",
    "reply_by",
    "snoozed_until",
    "is_urgent",
    "urgent_handled_at",
    "urgent_handled_by",
)
SAME_MESSAGE = timedelta(minutes=5)  # the same words again within this time were a second press of the button


class Refused(Exception):
    """What a sender asked for cannot be done; the message says why and what to do."""


@transaction.atomic
def write(opened: Case, text: str, *, profile: Profile) -> None:
    """Add a message from the sender, owe the notices, and let a finished inquiry wait for an answer again.

    The same message sent twice in a row is one. Raises Refused for an empty or endless text, and KeysChanged.
    """
    if is_blank(text):
        raise Refused(_("Write something first."))
    if len(text) > LONGEST_MESSAGE:
        raise Refused(_("A message holds up to 10,000 characters. Make two of it."))
    key_lock.share()
    now = case_keys.locked(opened)
    if _was_just_written(now, text):
        return
    case = rekeying.for_writing(now)
    came_from = case.inquiry.state
    conversation.add_message(case, text)
    if not submission.back_to_new(case, profile) and not _has_a_reader(case):
        handing_over.hand_to_who_lacks_it(case)
    # Whatever it was put off for, they have something more to say now.
    case.inquiry.snoozed_until = None
    became_urgent = safety.reads_as_risk(text) and not case.inquiry.needs_urgent_care
    if became_urgent:
        case.inquiry.is_urgent, case.inquiry.urgent_handled_at, case.inquiry.urgent_handled_by = True, None, None
    case.inquiry.unread_since = None if case.inquiry.state == State.NEW else timezone.now()
    case.inquiry.save(update_fields=WRITTEN)
    history.record(
        case.inquiry, Event.What.WROTE, mover=Mover.SENDER, from_state=came_from, to_state=case.inquiry.state
    )
    if became_urgent:
        notices.owe_new_inquiry(case.inquiry)
    else:
        notices.owe_new_message(case.inquiry)


@transaction.atomic
def take_back(opened: Case, step_key: str, question_key: str, *, profile: Profile) -> None:
    """Delete one answer from every revision of its step, and owe the scrub; doing it twice is doing it once.

    Raises Refused for an answer that is required or was never given, and KeysChanged.
    """
    case = rekeying.for_writing(opened)
    steps = {step.key: step for step in questions.every(read_terms(profile))}
    given = conversation.answers_of(case)
    step, answers = steps.get(step_key), given.get(step_key)
    if step is None or answers is None or question_key not in can_take_back(step):
        raise Refused(_("This answer can’t be taken back on its own. You can erase everything."))
    question = step.question(question_key)
    if not _is_answered(question, answers):
        if question.key in answers.get(TAKEN_BACK, []):
            return
        raise Refused(_("There is no answer here to take back."))
    left = {key: value for key, value in answers.items() if key not in {question.key, question.in_person_key}}
    left[TAKEN_BACK] = sorted({*answers.get(TAKEN_BACK, []), question.key})
    conversation.replace_answers(case, {step_key: left})
    conversation.write_card(case, given | {step_key: left})
    sender_mail.keep_only_what_is_safe(case.inquiry, (given | {step_key: left}).get("reaching", {}))
    erasure.owe_scrub()
    history.record(case.inquiry, Event.What.TAKEN_BACK, mover=Mover.SENDER)


def can_take_back(step: Step) -> set[str]:
    """Return the questions of a step whose answer can be taken back on its own: all but the required ones."""
    return {question.key for question in step.questions if not question.is_required}


def _is_answered(question: Question, answers: Answers) -> bool:
    return bool(answers.get(question.key) or answers.get(question.in_person_key))


def _has_a_reader(case: Case) -> bool:
    return case.inquiry.wraps.filter(reader__isnull=False, purpose=CASE).exists()


def _was_just_written(case: Case, text: str) -> bool:
    last = case.inquiry.entries.filter(kind=Entry.Kind.MESSAGE).order_by("written_at", "pk").last()
    # SQLite keeps anything in any column, and what is no time there comes as none.
    if last is None or last.author != Entry.Author.SENDER or last.written_at is None:
        return False
    if last.written_at < timezone.now() - SAME_MESSAGE:
        return False
    (opened,) = conversation.open_entries(case, [last])
    return opened.content == {"text": text}
