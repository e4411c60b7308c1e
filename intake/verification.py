"""Verifying the vault: whether everything opens where it stands, and nothing is missing, foreign or left over.

A finding names an inquiry by its reference and a row by its table and id, never a text.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, Model, OuterRef, QuerySet

from intake import case_keys, conversation, handing_over, owed, signatures, walking
from intake.case_keys import CASE, OF_THE_SENDER, Case, OpenBatch
from intake.models import Card, Entry, Inquiry, KeyWrap, Reader, RecoveryKey, Visit
from intake.workflow import State

NOBODY = "–"


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be: the inquiry's reference (or –), the row's table and id, and what it is."""

    reference: str
    table: str
    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.reference} {self.table} {self.row}: {self.what}"


@dataclass(frozen=True)
class Looked:
    """One inquiry that was looked at: whether these keys opened it, and what was found."""

    is_opened: bool
    findings: list[Finding]


@dataclass(frozen=True)
class Verified:
    """What was found, and how many inquiries these keys opened and did not open."""

    findings: tuple[Finding, ...]
    opened: int
    not_opened: int


def verify(opened: OpenBatch, *, staff_id: int | None, tell: Callable[[int], object]) -> Verified:
    """Look at everything the vault has sealed; `staff_id` is whose key opens, or None for the recovery key's."""

    def look(inquiry: Inquiry, case: Case | None) -> Looked:
        tell(1)
        return Looked(case is not None, list(_of_one(inquiry, case, staff_id)))

    found = [*_of_holders(), *_of_wraps(), *_orphans()]
    looked = list(walking.walk(Inquiry.objects.all(), opened, look))
    sent = [each for each in looked if each.is_opened]
    drafts = Inquiry.objects.filter(state=State.DRAFT).count()
    found += [finding for each in looked for finding in each.findings]
    return Verified(tuple(found), len(sent), max(len(looked) - len(sent) - drafts, 0))


def _of_holders() -> Iterator[Finding]:
    for reader in Reader.objects.order_by("pk"):
        if not case_keys.is_ours(reader):
            yield _finding(None, reader, "this server has not signed this reader’s key")
    for key in RecoveryKey.objects.order_by("pk"):
        if not signatures.recovery_is_ours(key.public_key, key.signature):
            yield _finding(None, key, "this server has not signed this recovery key")
    if not RecoveryKey.objects.filter(is_current=True).exists():
        yield Finding(NOBODY, "recoverykey", NOBODY, "there is no current recovery key")


def _of_wraps() -> Iterator[Finding]:
    for reader in case_keys.readers():
        for inquiry in owed.owed_to(reader).filter(handing_over.lacks(reader, CASE)).order_by("pk"):
            yield _finding(inquiry, reader, "this reader should have its key and has not")
    recovery = case_keys.recovery_key()
    if recovery:
        has_one = KeyWrap.objects.filter(inquiry=OuterRef("pk"), recovery=recovery, purpose="case")
        for inquiry in Inquiry.objects.exclude(state=State.DRAFT).exclude(Exists(has_one)).order_by("pk"):
            yield _finding(inquiry, recovery, "the recovery key should have its key and has not")
    halves = KeyWrap.objects.exclude(OF_THE_SENDER).filter(inquiry__note_voucher__isnull=False)
    for pair in halves.values("inquiry", "reader", "recovery").annotate(keys=Count("pk")).exclude(keys=2):
        half_open = Inquiry.objects.filter(pk=pair["inquiry"]).first()
        holder = f"reader {pair['reader']}" if pair["reader"] else f"recovery key {pair['recovery']}"
        reference = half_open.reference if half_open else NOBODY
        yield Finding(reference, "keywrap", holder, "has one of its two keys only")


def _orphans() -> Iterator[Finding]:
    # The database itself refuses these; whoever writes past it does not ask.
    inquiries = Inquiry.objects.filter(pk=OuterRef("inquiry_id"))
    for rows in (Entry.objects.all(), Card.objects.all(), KeyWrap.objects.all(), Visit.objects.all()):
        yield from _all(rows.exclude(Exists(inquiries)), "belongs to no inquiry")
    wraps = KeyWrap.objects.all()
    of_nobody = wraps.filter(reader_id__isnull=False).exclude(Exists(Reader.objects.filter(pk=OuterRef("reader_id"))))
    yield from _all(of_nobody, "is for a reader who is not there")
    keys = RecoveryKey.objects.filter(pk=OuterRef("recovery_id"))
    yield from _all(wraps.filter(recovery_id__isnull=False).exclude(Exists(keys)), "is for no recovery key")
    yield from _all(wraps.filter(recovery__is_current=False), "is for a recovery key that is not the current one")
    yield from _all(wraps.exclude(OF_THE_SENDER).filter(inquiry__state=State.DRAFT), "opens a draft for staff")


def _all(rows: QuerySet[Model], what: str) -> Iterator[Finding]:
    for row in rows.order_by("pk"):
        inquiry_id: UUID | None = getattr(row, "inquiry_id", None)
        inquiry = Inquiry.objects.filter(pk=inquiry_id).first() if inquiry_id else None
        yield _finding(inquiry, row, what)


def _of_one(inquiry: Inquiry, case: Case | None, staff_id: int | None) -> Iterator[Finding]:
    yield from _of_its_row(inquiry)
    if case is None:
        held = KeyWrap.objects.filter(inquiry=inquiry, purpose="case")
        mine = held.filter(reader__staff=staff_id) if staff_id else held.filter(recovery__is_current=True)
        yield from _all(mine, "does not open with this key, or what it holds has no right voucher")
        return
    if inquiry.note_voucher is not None and case.note_key is None:
        yield _finding(inquiry, inquiry, "its notes do not open with this key, or their key has no right voucher")
    for each in conversation.open_entries(case, inquiry.entries.order_by("pk")):
        if each.content is None:
            yield _finding(inquiry, each.entry, "does not open where it stands")
    for card in Card.objects.filter(inquiry=inquiry):
        if not conversation.open_cards([case]):
            yield _finding(inquiry, card, "does not open where it stands")


def _of_its_row(inquiry: Inquiry) -> Iterator[Finding]:
    is_sent = inquiry.state != State.DRAFT
    for_sender = KeyWrap.objects.filter(OF_THE_SENDER, inquiry=inquiry).exists()
    said = {
        "has no voucher for its key": inquiry.case_voucher is None,
        "has no voucher for the key of its notes": is_sent and inquiry.note_voucher is None,
        "has no card": is_sent and not Card.objects.filter(inquiry=inquiry).exists(),
        "is found by a return code that opens nothing": inquiry.lookup_id is not None and not for_sender,
        "has a wrap for its sender and no code that finds it": inquiry.lookup_id is None and for_sender,
        "was sent and has no return code": is_sent and inquiry.lookup_id is None and not for_sender,
    }
    for what, is_so in said.items():
        if is_so:
            yield _finding(inquiry, inquiry, what)


def _finding(inquiry: Inquiry | None, row: Model, what: str) -> Finding:
    return Finding(inquiry.reference if inquiry else NOBODY, row._meta.model_name or NOBODY, str(row.pk), what)
