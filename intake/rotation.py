"""Rotating: a new recovery key takes the old one's place, and the old sheet opens nothing any more.

The old key stays valid until every inquiry is wrapped to the new one; then one transaction puts the new one in its
place. Killed on the way, rotating is done again, with yet another new key.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction

from intake import case_keys, erasure, key_lock, owed, recovery, signatures, walking
from intake.case_keys import Case, OpenBatch
from intake.models import Event, Inquiry, RecoveryKey
from intake.recovery import NotTheKey
from intake.workflow import Mover
from practice.models import Staff


class NoneYet(Exception):
    """There is no recovery key to take the place of."""


class LeftBehind(Exception):
    """Some inquiries do not open now, and no recovery key would open them after the old one is gone."""

    def __init__(self, references: list[str]) -> None:
        super().__init__()
        self.references = references


def would_leave_behind(opened: OpenBatch, *, tell: Callable[[int], object]) -> list[str]:
    """Return the references of the sent inquiries that do not open as a whole, notes and all."""

    def look(inquiry: Inquiry, case: Case | None) -> str | None:
        tell(1)
        return None if case and case_keys.is_whole(case) else inquiry.reference

    return [reference for reference in walking.walk(owed.sent(), opened, look) if reference]


def begin(public_key: str, read_back: str) -> RecoveryKey:
    """Keep a new key, not yet the practice's own, once its private half was read back whole.

    What an earlier rotation left undone is deleted. Raises NotTheKey, and NoneYet where there is no key to replace.
    The caller has made sure that `public_key` is one that this server has just made.
    """
    if not recovery.is_pair(public_key, read_back):
        raise NotTheKey
    with transaction.atomic():
        key_lock.alone()
        if case_keys.recovery_key() is None:
            raise NoneYet
        RecoveryKey.objects.filter(is_current=False).delete()
        return RecoveryKey.objects.create(public_key=public_key, signature=signatures.sign_recovery(public_key))


def wrap_all(new: RecoveryKey, opened: OpenBatch, *, tell: Callable[[int], object]) -> int:
    """Wrap every sent inquiry that opens as a whole to the new key; return how many were wrapped."""
    wrapped = 0
    for ids in walking.in_batches(owed.owed_to(new), owed.AT_A_TIME):
        wrapped += owed.pay_one(owed.owed_to(new).filter(pk__in=ids), new, _only_whole(opened))
        tell(len(ids))
    return wrapped


@transaction.atomic
def finish(new: RecoveryKey, opened: OpenBatch, *, by: Staff, leave_behind: bool = False) -> None:
    """Make the new key the practice's own, and delete the old one with its wraps.

    What was sent meanwhile is wrapped too. Raises LeftBehind, and changes nothing, while any inquiry has no wrap for
    the new key, unless `leave_behind` says that this is known.
    """
    # Two rotations end one after the other.
    key_lock.alone()
    if not RecoveryKey.objects.filter(pk=new.pk).exists():
        raise NoneYet
    owed.pay_one(owed.owed_to(new), new, _only_whole(opened))
    left = [inquiry.reference for inquiry in owed.owed_to(new).order_by("pk")]
    if left and not leave_behind:
        raise LeftBehind(left)
    RecoveryKey.objects.exclude(pk=new.pk).delete()
    RecoveryKey.objects.filter(pk=new.pk).update(is_current=True)
    erasure.owe_scrub()
    Event.objects.create(inquiry=None, number=0, what=Event.What.RECOVERY_MADE, mover=Mover.STAFF.value, staff=by)


def _only_whole(opened: OpenBatch) -> OpenBatch:
    def whole(batch: Iterable[Inquiry]) -> dict[UUID, Case]:
        return {pk: case for pk, case in opened(batch).items() if case_keys.is_whole(case)}

    return whole
