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
NEWEST = timedelta(minutes=5)


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

    A draft that is open on some device stays. Returns False when there is none. Ended visits are deleted on the way.
    """
    now = timezone.now()
    Visit.objects.filter(ends_at__lte=now).delete()
    open_visit = Visit.objects.filter(inquiry=OuterRef("pk"), ends_at__gt=now)
    # A draft of this second may not have its visit yet.
    its_time = Q(created_at__lte=now - KEPT) | Q(lookup_id=None, created_at__lte=now - NEWEST)
    over = Inquiry.objects.filter(~Exists(open_visit), its_time, state=State.DRAFT)
    with transaction.atomic():
        found = over.order_by("created_at").values_list("pk", flat=True).first()
        locked = Inquiry.objects.select_for_update().filter(pk=found).first() if found else None
        # While the lock was waited for it may have been sent, or its code shown: only now nobody can change it.
        if locked is None or not over.filter(pk=locked.pk).exists():
            return False
        erasure.forget(locked)
    return True


def _locked_draft(case: Case) -> Case:
    current = case_keys.locked(case)
    if current.inquiry.state != State.DRAFT:
        raise AlreadySent
    return current
