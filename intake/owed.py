"""What readers and the recovery key should have and have not, and handing it to them.

It is done a batch at a time, by whoever can open the letters; killed on the way, the rest stays owed.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from intake import case_keys, handing_over, key_lock, rekeying, walking
from intake.case_keys import CASE, NOTE, KeysChanged, NotOpen, OpenBatch, StaffKey
from intake.handing_over import Holder
from intake.models import Inquiry, KeyWrap, Reader
from intake.vault.errors import Unreadable
from intake.workflow import ENDED, State
from practice.models import Staff

AT_A_TIME = 100
# So long a page may keep someone waiting who has asked for it; what is left then is done at the next occasion.
SECONDS_FOR_A_PAGE = 8.0

log = logging.getLogger("intake.owed")


@dataclass(frozen=True)
class Paid:
    """How many inquiries were handed over to someone, and how many were given new keys."""

    handed_over: int = 0
    given_new_keys: int = 0


def sent() -> QuerySet[Inquiry]:
    """Return the inquiries that the recovery key should open: all but drafts."""
    return Inquiry.objects.exclude(state=State.DRAFT)


def owed_to(holder: Holder) -> QuerySet[Inquiry]:
    """Return the inquiries whose keys this holder should have and has not: a new reader only those that are open."""
    is_for_open = isinstance(holder, Reader) and not holder.reads_ended
    should_have = sent().exclude(state__in=ENDED) if is_for_open else sent()
    return should_have.filter(handing_over.lacks_keys(holder))


def closed_to(reader: Reader) -> QuerySet[Inquiry]:
    """Return the inquiries that ended before this reader joined, which they are not given unless another lets them."""
    nothing = Inquiry.objects.none()
    return nothing if reader.reads_ended else sent().filter(handing_over.lacks_keys(reader), state__in=ENDED)


def owing_new_keys() -> QuerySet[Inquiry]:
    """Return the inquiries that wait for new keys since a reader was removed."""
    return Inquiry.objects.filter(owes_new_keys=True)


def pay(key: StaffKey, *, by: Staff, seconds: float | None = None) -> Paid:
    """Hand the keys that `key` opens to every reader, and to the recovery key, that should have them.

    Then inquiries that owe new keys get them, those that are open first. `seconds` bounds both where someone waits for
    the page: what is left stays owed. A row that someone spoilt in the database is logged, without words, and left.
    """
    until = None if seconds is None else monotonic() + seconds
    paid = sum(
        pay_one(_that_opens(key, holder), holder, lambda batch: case_keys.as_readers(batch, key), until=until)
        for holder in _others(key)
    )
    return Paid(paid, _give_new_keys(key, by=by, until=until))


def pay_one(owing: QuerySet[Inquiry], holder: Holder, opened: OpenBatch, *, until: float | None = None) -> int:
    """Hand inquiries to a holder whose signature has been checked; `opened` opens those of a batch that it can.

    It ends when `until` (a time of `monotonic`) is over, and hands nothing to a holder who has another key meanwhile.
    Returns how many were handed over.
    """
    paid = 0
    for batch in walking.in_batches(owing, AT_A_TIME):
        if until is not None and monotonic() >= until:
            break
        paid += _pay_batch(batch, holder, opened)
    return paid


def _pay_batch(batch: Sequence[UUID], holder: Holder, opened: OpenBatch) -> int:
    try:
        return _pay_locked(batch, holder, opened)
    except Exception:
        if len(batch) == 1:
            log.exception("a letter could not be handed over")
            return 0
    # One of them is spoilt, and keeps none of the others back.
    return sum(_pay_batch([each], holder, opened) for each in batch)


@transaction.atomic
def _pay_locked(batch: Sequence[UUID], holder: Holder, opened: OpenBatch) -> int:
    key_lock.share()
    if not type(holder)._default_manager.filter(pk=holder.pk, public_key=holder.public_key).exists():
        return 0
    # Locked, so that none is erased or given other keys between being opened and being handed over.
    cases = opened(Inquiry.objects.select_for_update().filter(pk__in=batch).order_by("pk")).values()
    # Some have one of the two keys already, or were paid by someone else at this moment.
    KeyWrap.objects.bulk_create(
        [wrap for case in cases for wrap in handing_over.wraps_for(case, holder)], ignore_conflicts=True
    )
    return len(cases)


def _others(key: StaffKey) -> list[Holder]:
    recovery = case_keys.recovery_key()
    others: list[Holder] = [reader for reader in case_keys.readers() if reader.staff_id != key.staff_id]
    return [*others, recovery] if recovery else others


def _that_opens(key: StaffKey, holder: Holder) -> QuerySet[Inquiry]:
    mine = case_keys.held_by(key).filter(inquiry=OuterRef("pk"))
    has_what_is_lacking = handing_over.lacks(holder, CASE) | Exists(mine.filter(purpose=NOTE))
    return owed_to(holder).filter(Exists(mine.filter(purpose=CASE)), has_what_is_lacking)


def _give_new_keys(key: StaffKey, *, by: Staff, until: float | None) -> int:
    mine = case_keys.held_by(key).filter(inquiry=OuterRef("pk"), purpose=CASE)
    owing = owing_new_keys().filter(Exists(mine))
    open_ones_first = (owing.exclude(state__in=ENDED), owing.filter(state__in=ENDED))
    given = 0
    for pk in (pk for group in open_ones_first for ids in walking.in_batches(group, AT_A_TIME) for pk in ids):
        if until is not None and monotonic() >= until:
            break
        given += _give_new_keys_to(pk, key, by=by)
    return given


def _give_new_keys_to(pk: UUID, key: StaffKey, *, by: Staff) -> bool:
    try:
        rekeying.rekey(case_keys.as_reader(Inquiry.objects.get(pk=pk), key), by=by)
    except (Inquiry.DoesNotExist, Unreadable, KeysChanged, NotOpen):
        # It stays owed: someone else may open it, or the practice be whole again, next time.
        return False
    except Exception:
        log.exception("a letter got no new keys")
        return False
    return True
