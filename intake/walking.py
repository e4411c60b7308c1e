"""Walks through many inquiries with their keys open, a small batch at a time, for the commands that look at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from intake import case_keys, key_lock
from intake.case_keys import Case, OpenBatch, StaffKey
from intake.models import Inquiry

AT_A_TIME = 25


def with_keys(staff_key: StaffKey | None = None, recovery_key: str | None = None) -> OpenBatch:
    """Return what opens a batch of inquiries with a reader's key, the recovery key's private half, or both."""

    def opened(batch: Iterable[Inquiry]) -> dict[UUID, Case]:
        inquiries = list(batch)
        found = case_keys.as_readers(inquiries, staff_key) if staff_key else {}
        others = case_keys.as_recoveries(inquiries, recovery_key) if recovery_key else {}
        return others | {pk: _together(case, others.get(pk)) for pk, case in found.items()}

    return opened


def walk[T](found: QuerySet[Inquiry], opened: OpenBatch, act: Callable[[Inquiry, Case | None], T]) -> Iterator[T]:
    """Call `act` with each inquiry and its open keys, or None where these keys do not open it; yield what it returns.

    It runs in a transaction with the inquiry's row locked, so that nothing of it changes while it is looked at. Order:
    by id.
    """
    for ids in in_batches(found, AT_A_TIME):
        with transaction.atomic():
            key_lock.share()
            batch = list(Inquiry.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
            cases = opened(batch)
            results = [act(inquiry, cases.get(inquiry.pk)) for inquiry in batch]
        yield from results


def in_batches(found: QuerySet[Inquiry], size: int) -> Iterator[list[UUID]]:
    """Yield the ids of inquiries in batches, in order; what ceases to belong to `found` meanwhile is passed over."""
    ordered = found.order_by("pk").values_list("pk", flat=True)
    last = None
    while batch := list((ordered.filter(pk__gt=last) if last else ordered)[:size]):
        yield batch
        last = batch[-1]


def _together(case: Case, other: Case | None) -> Case:
    return replace(case, note_key=case.note_key or other.note_key) if other else case
