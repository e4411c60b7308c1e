"""Opens the keys of an inquiry for those who may read it; `handing_over` hands them out.

Every key that comes out of a wrap is checked against this server's voucher before anything is read or sealed with it,
and every public key against this server's signature before anything is wrapped to it (docs/decisions/0005).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import cast
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from intake import key_lock, signatures
from intake.models import Inquiry, KeyWrap, Reader, RecoveryKey
from intake.vault import aead, case, return_codes, wraps
from intake.vault.errors import Unreadable
from intake.vault.return_codes import ReturnCode
from intake.vault.wraps import Purpose

CASE, NOTE = KeyWrap.Purpose.CASE, KeyWrap.Purpose.NOTE
OF_THE_SENDER = Q(reader=None, recovery=None)

type OpenBatch = Callable[[Iterable[Inquiry]], dict[UUID, "Case"]]


class NotOpen(Exception):
    """The practice has no reader or no recovery key yet, so nothing can be sent to it."""


class NoSuchCode(Exception):
    """No inquiry has this return code: it was never given, was replaced, or what it opened is erased."""


class KeysChanged(Exception):
    """The inquiry was erased or sealed under new keys since this one was opened: open it again."""


@dataclass(frozen=True)
class Case:
    """An inquiry with its keys open. A sender has no note key."""

    inquiry: Inquiry
    key: bytes = field(repr=False)
    note_key: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class StaffKey:
    """A reader's key pair, open in memory, and the closed half (`closed`) that the reader's words opened."""

    staff_id: int
    public: str
    private: str = field(repr=False)
    closed: bytes = field(repr=False)


def begin(inquiry: Inquiry) -> Case:
    """Return an inquiry with a new case key of its own, vouched for; save it afterwards. Nobody else has this key."""
    key = case.new_key()
    inquiry.case_voucher = signatures.vouch(inquiry.pk, key, "case")
    return Case(inquiry, key)


def locked(opened: Case) -> Case:
    """Return the case with its row locked and fresh. Call it first in every verb's transaction. Raises KeysChanged.

    A sender, who opened it without the note key, goes on under the newest key; staff open it again.
    """
    inquiry = Inquiry.objects.select_for_update().filter(pk=opened.inquiry.pk).first()
    if inquiry is not None and opened.note_key is None:
        try:
            return with_key(inquiry, opened.key)
        except Unreadable:
            raise KeysChanged from None
    if inquiry is None or not signatures.is_vouched_for(inquiry.pk, opened.key, "case", inquiry.case_voucher):
        raise KeysChanged
    return replace(opened, inquiry=inquiry)


def readers() -> list[Reader]:
    """Return the readers whose key is signed by this server, and who still take inquiries."""
    return [reader for reader in Reader.objects.select_related("staff").order_by("pk") if _reads(reader)]


def reader_of(staff_id: int) -> Reader | None:
    """Return someone's key, read afresh, if it is signed by this server and they still take inquiries; else None."""
    found = Reader.objects.select_related("staff").filter(staff=staff_id).first()
    return found if found and _reads(found) else None


def _reads(reader: Reader) -> bool:
    return reader.staff.takes_inquiries and is_ours(reader)


def is_ours(reader: Reader) -> bool:
    """Say whether this server has signed that this key is this person's."""
    return signatures.reader_is_ours(reader.staff_id, reader.public_key, reader.signature)


def recovery_key() -> RecoveryKey | None:
    """Return the practice's recovery key, or None where there is none that this server has signed."""
    found = RecoveryKey.objects.filter(is_current=True).first()
    return found if found and signatures.recovery_is_ours(found.public_key, found.signature) else None


def are_there() -> bool:
    """Say whether the practice has someone who can read and a way back if they lose their words."""
    return recovery_key() is not None and bool(readers())


def with_note_key(opened: Case) -> Case:
    """Return the case with its note key, made and vouched for here if it has none yet."""
    if opened.note_key is not None:
        return opened
    note_key = case.new_key()
    opened.inquiry.note_voucher = signatures.vouch(opened.inquiry.pk, note_key, "note")
    return replace(opened, note_key=note_key)


def is_whole(opened: Case) -> bool:
    """Say whether the case has every key that its inquiry has."""
    return opened.note_key is not None or opened.inquiry.note_voucher is None


def whole(opened: Case) -> Case:
    """Return the case if it has every key that its inquiry has. Raises Unreadable where its note key did not open."""
    if not is_whole(opened):
        raise Unreadable
    return opened


def as_readers(inquiries: Iterable[Inquiry], staff_key: StaffKey, *, with_notes: bool = True) -> dict[UUID, Case]:
    """Return by id the inquiries that this reader's key opens, with one query; the others are left out.

    What shows no notes spares itself half of the work by asking for none of their keys.
    """
    held = held_by(staff_key)
    return _opened(inquiries, held if with_notes else held.filter(purpose=CASE), staff_key.private)


def held_by(staff_key: StaffKey) -> QuerySet[KeyWrap]:
    """Return what is wrapped to this very key; none of it once its reader has another."""
    return KeyWrap.objects.filter(reader__staff=staff_key.staff_id, reader__public_key=staff_key.public)


def as_reader(inquiry: Inquiry, staff_key: StaffKey) -> Case:
    """Return the inquiry with its keys open. Raises Unreadable where this reader's key does not open it."""
    opened = as_readers([inquiry], staff_key).get(inquiry.pk)
    if opened is None:
        raise Unreadable
    return opened


def as_recoveries(inquiries: Iterable[Inquiry], private_key: str) -> dict[UUID, Case]:
    """Return by id the inquiries that the recovery key's private half opens, with one query. Raises NotAKey."""
    return _opened(inquiries, KeyWrap.objects.filter(recovery__is_current=True), private_key)


def as_recovery(inquiry: Inquiry, private_key: str) -> Case:
    """Return the inquiry opened with the recovery key's private half. Raises NotAKey and Unreadable."""
    opened = as_recoveries([inquiry], private_key).get(inquiry.pk)
    if opened is None:
        raise Unreadable
    return opened


def _opened(inquiries: Iterable[Inquiry], held: QuerySet[KeyWrap], private_key: str) -> dict[UUID, Case]:
    by_id = {inquiry.pk: inquiry for inquiry in inquiries}
    found: dict[UUID, dict[str, bytes]] = {}
    for wrap in held.filter(inquiry__in=by_id).only("inquiry_id", "purpose", "wrapped"):
        key = _unwrapped(wrap, by_id[wrap.inquiry_id], private_key)
        if key is not None:
            found.setdefault(wrap.inquiry_id, {})[wrap.purpose] = key
    return {pk: Case(by_id[pk], keys[CASE], keys.get(NOTE)) for pk, keys in found.items() if CASE in keys}


def _unwrapped(wrap: KeyWrap, inquiry: Inquiry, private_key: str) -> bytes | None:
    purpose = cast(Purpose, str(wrap.purpose))
    voucher = inquiry.case_voucher if purpose == "case" else inquiry.note_voucher
    try:
        key = wraps.open_as_reader(private_key, wrap.wrapped, inquiry=inquiry.pk, purpose=purpose)
    except Unreadable:
        return None
    return key if signatures.is_vouched_for(inquiry.pk, key, purpose, voucher) else None


@transaction.atomic
def as_sender(code: ReturnCode) -> Case:
    """Return the inquiry of a return code, with its case key open, and its row locked. Raises NoSuchCode."""
    # First, since whoever sends something with the code needs it before any row.
    key_lock.share()
    # Locked, so that nobody erases it, seals it anew or replaces its code between here and the visit that follows.
    inquiry = Inquiry.objects.select_for_update().filter(lookup_id=return_codes.lookup_id(code)).first()
    wrap = KeyWrap.objects.filter(OF_THE_SENDER, inquiry=inquiry).first() if inquiry else None
    if inquiry is None or wrap is None:
        raise NoSuchCode
    try:
        key = wraps.open_as_sender(return_codes.code_key(code), wrap.wrapped, inquiry=inquiry.pk)
        opened = with_key(inquiry, key)
    except Unreadable:
        raise NoSuchCode from None
    if opened.key != key or bytes(wrap.wrapped)[:1] != aead.mark_of_current():
        _wrap_for_sender(opened, code)
    return opened


def with_key(inquiry: Inquiry, key: bytes) -> Case:
    """Return the inquiry for someone who has its case key, or an earlier one. Raises Unreadable."""
    newest = signatures.newest_key(inquiry.pk, key, inquiry.successors)
    if not signatures.is_vouched_for(inquiry.pk, newest, "case", inquiry.case_voucher):
        raise Unreadable
    return Case(inquiry, newest)


def give_code(opened: Case) -> ReturnCode:
    """Return a new return code for an inquiry; the one before it dies. Call it in a verb's transaction.

    The caller saves the inquiry, whose `lookup_id` is now the new code's.
    """
    code = return_codes.new_code()
    opened.inquiry.lookup_id = return_codes.lookup_id(code)
    _wrap_for_sender(opened, code)
    return code


@transaction.atomic(savepoint=False)
def _wrap_for_sender(opened: Case, code: ReturnCode) -> None:
    wrapped = wraps.wrap_for_sender(return_codes.code_key(code), opened.key, inquiry=opened.inquiry.pk)
    KeyWrap.objects.filter(OF_THE_SENDER, inquiry=opened.inquiry).delete()
    KeyWrap.objects.create(inquiry=opened.inquiry, purpose=CASE, wrapped=wrapped)
