"""Drafts: what a sender writes before sending. No reader has a key to it, so nobody here can read it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from intake import case_keys, conversation, erasure
from intake.case_keys import Case
from intake.conversation import Content
from intake.models import Inquiry, Visit
from intake.questions.kinds import MET, REFUSED, Step
from intake.vault.return_codes import ReturnCode
from intake.workflow import State

KEPT = timedelta(days=7)
NEWEST = timedelta(minutes=5)
AT_ONCE = 200  # so many are deleted in one transaction: on SQLite, everyone who writes waits for it
# Against robots with many addresses, what is counted is everyone's drafts: far more than a practice's senders begin.
MOST_BEGUN = 3000
RECENTLY = timedelta(minutes=10)


class AlreadySent(Exception):
    """The inquiry is no draft any more."""


class WrittenElsewhere(Exception):
    """Words stand in this step that its page never showed: they were written in another window."""

    def __init__(self, number: int, answers: Content) -> None:
        super().__init__(number)
        self.number = number
        self.answers = answers


@transaction.atomic
def begin(answers: Mapping[str, Content], *, language: str, is_test: bool = False) -> Case:
    """Store the first answers, by step, in a new draft under a case key of its own."""
    case = case_keys.begin(Inquiry(state=State.DRAFT, language=language, is_test=is_test))
    case.inquiry.save(force_insert=True)
    conversation.write_answers(case, answers)
    return case


def may_begin() -> bool:
    """Say whether another draft may be begun now: not while MOST_BEGUN of those begun RECENTLY are unsent.

    Whoever has one goes on in it, and sends it, whatever is begun elsewhere.
    """
    recent = Inquiry.objects.filter(state=State.DRAFT, created_at__gt=timezone.now() - RECENTLY)
    return recent[:MOST_BEGUN].count() < MOST_BEGUN


def locked(case: Case) -> Case:
    """Return a draft locked and fresh, for a verb's transaction. Raises AlreadySent and KeysChanged."""
    current = case_keys.locked(case)
    if current.inquiry.state != State.DRAFT:
        raise AlreadySent
    return current


@transaction.atomic
def save_answers(case: Case, answers: Mapping[str, Content]) -> Case:
    """Keep these answers, by step, in place of earlier ones. Raises AlreadySent and KeysChanged."""
    current = locked(case)
    conversation.replace_answers(current, answers)
    return current


@transaction.atomic
def save_step(case: Case, step: Step, given: Content, *, seen: int | None) -> int:
    """Keep the answers to one step in place of earlier ones, and return their number.

    `seen` is the number of those that the page showed, None where it did not say. Raises WrittenElsewhere, and keeps
    nothing, where words would be lost that its writer has not seen; AlreadySent and KeysChanged.
    """
    current = locked(case)
    number, before = conversation.answers_to(current, step.key)
    if given == _answers_alone(before):
        return number
    if seen is not None and seen < number and _loses_words(step, before, given):
        raise WrittenElsewhere(number, before)
    conversation.replace_answers(current, {step.key: given})
    return number + 1


@transaction.atomic
def mark_met(case: Case, step: Step) -> None:
    """Keep in the draft that its sender was met after these answers to a step, until they change.

    It stays with them, sealed, and is not sent. Raises AlreadySent and KeysChanged.
    """
    current = locked(case)
    _, answers = conversation.answers_to(current, step.key)
    conversation.replace_answers(current, {step.key: answers | {MET: True}})


def is_met(case: Case, step: Step) -> bool:
    """Say whether the sender was met after the answers to a step that are stored now."""
    return bool(conversation.answers_to(case, step.key)[1].get(MET))


@transaction.atomic
def mark_refused(case: Case, step: Step) -> None:
    """Keep in the draft that something needs another look in the answers to a step, until they change.

    So its page can say what, whenever it is asked for, and never has to be the answer to a form. It is not sent. Raises
    AlreadySent and KeysChanged.
    """
    current = locked(case)
    _, answers = conversation.answers_to(current, step.key)
    conversation.replace_answers(current, {step.key: answers | {REFUSED: True}})


def _answers_alone(content: Content) -> Content:
    return {key: value for key, value in content.items() if key not in {MET, REFUSED}}


def _loses_words(step: Step, before: Content, given: Content) -> bool:
    typed = [question.key for question in step.questions if question.is_typed]
    return any(before.get(key, "") not in given.get(key, "") for key in typed)


@transaction.atomic
def offer_code(case: Case) -> ReturnCode:
    """Make the draft's return code, when it is first shown. Raises AlreadySent and KeysChanged."""
    current = locked(case)
    code = case_keys.give_code(current)
    current.inquiry.save(update_fields=["lookup_id"])
    return code


@transaction.atomic
def discard(case: Case) -> None:
    """Delete a draft at once, with everything in it. Raises AlreadySent and KeysChanged."""
    erasure.forget([locked(case).inquiry])


def expire() -> int:
    """Delete drafts whose time is over: a week, or with the last visit where the code was never shown.

    A draft that is open on some device stays. Visits that have ended are deleted too. Returns how many of both were
    deleted, AT_ONCE of each at most, and 0 when there are none.
    """
    now = timezone.now()
    return _delete_ended_visits(now) + _delete_drafts_that_are_over(now)


@transaction.atomic
def _delete_ended_visits(now: datetime) -> int:
    ended = Visit.objects.select_for_update(skip_locked=True).filter(ends_at__lte=now)
    deleted, _models = Visit.objects.filter(pk__in=list(ended.values_list("pk", flat=True)[:AT_ONCE])).delete()
    return deleted


@transaction.atomic
def _delete_drafts_that_are_over(now: datetime) -> int:
    open_visit = Visit.objects.filter(inquiry=OuterRef("pk"), ends_at__gt=now)
    # A draft of this second may not have its visit yet.
    its_time = Q(lookup_id=None) | Q(created_at__lte=now - KEPT)
    over = Inquiry.objects.filter(~Exists(open_visit), its_time, state=State.DRAFT, created_at__lte=now - NEWEST)
    found = list(over.order_by("created_at").values_list("pk", flat=True)[:AT_ONCE])
    # What somebody has locked is being written in or sent, or deleted by another loop.
    taken = Inquiry.objects.select_for_update(skip_locked=True).filter(pk__in=found).values_list("pk", flat=True)
    # Before the lock was had it may have been sent, opened, or its code shown: only now nobody can change it.
    return len(erasure.forget(over.filter(pk__in=list(taken))))
