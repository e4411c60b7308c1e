"""Drafts: what a sender writes before sending. No reader has a key to it, so nobody here can read it."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from intake import case_keys, conversation, erasure
from intake.case_keys import Case
from intake.conversation import Content
from intake.models import Inquiry, Visit
from intake.vault.return_codes import ReturnCode
from intake.workflow import State

KEPT = timedelta(days=7)


class AlreadySent(Exception):
    """The inquiry is no draft any more."""


@transaction.atomic
def begin(answers: Mapping[str, Content], *, language: str) -> Case:
    """Store the first answers, by step, in a new draft under a case key of its own."""
    case = case_keys.begin(Inquiry(state=State.DRAFT, language=language))
    case.inquiry.save(force_insert=True)
    conversation.write_answers(case, answers)
    return case


@transaction.atomic
def save_answers(case: Case, answers: Mapping[str, Content]) -> Case:
    """Keep these answers, by step, in place of earlier ones. Raises AlreadySent and KeysChanged."""
    current = _locked_draft(case)
    conversation.replace_answers(current, answers)
    return current


@transaction.atomic
def offer_code(case: Case) -> ReturnCode:
    """Make the draft's return code, when it is first shown. Raises AlreadySent and KeysChanged."""
    current = _locked_draft(case)
    code = case_keys.give_code(current)
    current.inquiry.save(update_fields=["lookup_id"])
    return code


@transaction.atomic
def discard(case: Case) -> None:
    """Delete a draft at once, with everything in it. Raises AlreadySent and KeysChanged."""
    erasure.forget(_locked_draft(case).inquiry)


def expire_one() -> bool:
    """Delete one draft whose time is over: a week, or with its last visit if its code was never shown.

    Returns False when there is none. Ended visits are deleted on the way.
    """
    now = timezone.now()
    Visit.objects.filter(ends_at__lte=now).delete()
    open_visit = Visit.objects.filter(inquiry=OuterRef("pk"))
    over = Q(created_at__lte=now - KEPT) | Q(Q(lookup_id=None) & ~Exists(open_visit))
    # A draft of this second may not have its visit yet.
    drafts = Inquiry.objects.filter(over, state=State.DRAFT, created_at__lte=now - timedelta(minutes=5))
    with transaction.atomic():
        draft = Inquiry.objects.select_for_update().filter(pk__in=drafts.values("pk")[:1], state=State.DRAFT).first()
        if draft is None:
            return False
        erasure.forget(draft)
    return True


def _locked_draft(case: Case) -> Case:
    current = case_keys.locked(case)
    if current.inquiry.state != State.DRAFT:
        raise AlreadySent
    return current
