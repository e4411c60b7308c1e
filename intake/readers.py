"""Readers: the therapists who have a staff key, their six words, and the keys of inquiries that they are owed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from intake import case_keys, rekeying, signatures
from intake.case_keys import StaffKey
from intake.models import Event, Inquiry, KeyWrap, Reader, RecoveryKey
from intake.vault import staff as staff_keys
from intake.vault.errors import Busy, Unreadable, WrongPassphrase
from intake.vault.passphrases import new_passphrase
from intake.workflow import ENDED, Mover, State
from practice.models import Staff

FREE_TRIES = 2
LONGEST_WAIT = timedelta(minutes=5)
AT_A_TIME = 200


class NoKey(Exception):
    """This person has no staff key that this server has signed."""


class TooSoon(Exception):
    """Wrong words were typed a moment ago; `until` is when the next try counts."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


class LastReader(Exception):
    """Without this reader nobody could read anything."""


def new_words() -> str:
    """Return six random words for a passphrase; they are never chosen."""
    return new_passphrase()


def public_key_of(staff_id: int) -> str | None:
    """Return someone's public key, or None where there is none that this server has signed."""
    reader = Reader.objects.filter(pk=staff_id).first()
    return reader.public_key if reader and _is_ours(reader) else None


def unlock(staff: Staff, words: str) -> StaffKey:
    """Open someone's staff key with their six words, about 150 ms; a wrong try is an event and delays the next.

    Raises NoKey, TooSoon, WrongPassphrase, Busy, and Unreadable for a key that was damaged in the database.
    """
    reader = Reader.objects.filter(pk=staff.pk).first()
    if reader is None or not _is_ours(reader) or not staff.takes_inquiries:
        raise NoKey
    _count_try(reader)
    try:
        private = staff_keys.open_private(reader.closed_private, words, public=reader.public_key)
    except WrongPassphrase:
        _record(Event.What.UNLOCK_FAILED, by=staff)
        raise
    except Busy:
        Reader.objects.filter(pk=reader.pk).update(failed_tries=reader.failed_tries, next_try_at=None)
        raise
    Reader.objects.filter(pk=reader.pk).update(failed_tries=0, next_try_at=None)
    return StaffKey(reader.pk, reader.public_key, private)


def _count_try(reader: Reader) -> None:
    # Counted before it is tried, so that many tries at once are not one.
    now, tries = timezone.now(), reader.failed_tries + 1
    wait = (
        min(timedelta(seconds=2 ** min(tries - FREE_TRIES, 10)), LONGEST_WAIT) if tries > FREE_TRIES else timedelta(0)
    )
    may_try = Q(next_try_at=None) | Q(next_try_at__lte=now)
    counted = Reader.objects.filter(may_try, pk=reader.pk, failed_tries=reader.failed_tries).update(
        failed_tries=min(tries, 1000), next_try_at=now + wait
    )
    if not counted:
        raise TooSoon(reader.next_try_at or now + timedelta(seconds=1))


@transaction.atomic
def add(staff: Staff, words: str, *, by: Staff) -> StaffKey:
    """Give a therapist a new staff key closed under these words, in the place of any other; return it open.

    The caller has checked an invitation, or the set-up link, or the recovery key. Open inquiries (and, where a lost
    key is replaced, ended ones too) are owed to it. Raises Busy, and ValueError for fewer than six words.
    """
    pair = staff_keys.new_staff_key()
    closed = staff_keys.close_private(pair.private, words)
    had_one = Reader.objects.filter(pk=staff.pk).delete()[0] > 0
    Reader.objects.create(
        staff=staff,
        public_key=pair.public,
        signature=signatures.sign_reader(staff.pk, pair.public),
        closed_private=closed,
        reads_ended=had_one,
    )
    _record(Event.What.READER_ADDED, by=by)
    return StaffKey(staff.pk, pair.public, pair.private)


@transaction.atomic
def change_words(key: StaffKey, words: str, *, by: Staff) -> None:
    """Close an open staff key under new words; the old ones open nothing from now on. Raises Busy, ValueError."""
    closed = staff_keys.close_private(key.private, words)
    changed = Reader.objects.filter(pk=key.staff_id, public_key=key.public)
    changed.update(closed_private=closed, failed_tries=0, next_try_at=None)
    _record(Event.What.WORDS_CHANGED, by=by)


def remove(staff: Staff, *, key: StaffKey, by: Staff) -> None:
    """Take a reader's key and wraps away, end their sessions, and give every open inquiry new keys.

    `key` is that of the reader who removes. Raises LastReader. Killed on the way, what is left is done when a reader
    next unlocks.
    """
    with transaction.atomic():
        if not Reader.objects.exclude(pk=staff.pk).filter(pk=key.staff_id).exists():
            raise LastReader
        Reader.objects.filter(pk=staff.pk).delete()
        Staff.objects.filter(pk=staff.pk).update(session_generation=F("session_generation") + 1)
        _open_inquiries().update(owes_new_keys=True)
        _record(Event.What.READER_REMOVED, by=by)
    pay_what_is_owed(key, by=by)


def owed_to(reader: Reader) -> QuerySet[Inquiry]:
    """Return the inquiries whose keys this reader should have and has not."""
    sent = Inquiry.objects.exclude(state=State.DRAFT) if reader.reads_ended else _open_inquiries()
    return sent.exclude(Exists(KeyWrap.objects.filter(inquiry=OuterRef("pk"), reader=reader, purpose="case")))


def pay_what_is_owed(key: StaffKey, *, by: Staff) -> int:
    """Hand the keys that `key` opens to every reader, and to the recovery key, that should have them.

    Inquiries that owe new keys get them first. Returns how many inquiries were handed over to someone.
    """
    for inquiry in Inquiry.objects.filter(owes_new_keys=True, wraps__reader=key.staff_id, wraps__purpose="case"):
        try:
            rekeying.rekey(case_keys.as_reader(inquiry, key), by=by)
        except (Unreadable, case_keys.KeysChanged):
            continue
    paid = sum(_pay(owed_to(reader), reader, key) for reader in case_keys.readers() if reader.pk != key.staff_id)
    recovery = case_keys.recovery_key()
    if recovery is not None:
        paid += _pay(_without_recovery(recovery), recovery, key)
    return paid


def _pay(owed: QuerySet[Inquiry], holder: Reader | RecoveryKey, key: StaffKey) -> int:
    mine = KeyWrap.objects.filter(inquiry=OuterRef("pk"), reader=key.staff_id, purpose="case")
    paid = 0
    for batch in _batches(owed.filter(Exists(mine))):
        opened = case_keys.as_readers(batch, key)
        with transaction.atomic():
            # Whoever pays at the same moment has made the same wraps.
            KeyWrap.objects.bulk_create(
                [wrap for case in opened.values() for wrap in case_keys.wraps_for(case, holder)], ignore_conflicts=True
            )
        paid += len(opened)
    return paid


def _batches(found: QuerySet[Inquiry]) -> Iterator[list[Inquiry]]:
    last = None
    ordered = found.order_by("pk")
    while batch := list((ordered.filter(pk__gt=last) if last else ordered)[:AT_A_TIME]):
        yield batch
        last = batch[-1].pk


def _without_recovery(recovery: RecoveryKey) -> QuerySet[Inquiry]:
    has_one = KeyWrap.objects.filter(inquiry=OuterRef("pk"), recovery=recovery, purpose="case")
    return Inquiry.objects.exclude(state=State.DRAFT).exclude(Exists(has_one))


def _open_inquiries() -> QuerySet[Inquiry]:
    return Inquiry.objects.exclude(state__in=[State.DRAFT, *ENDED])


def _is_ours(reader: Reader) -> bool:
    return signatures.reader_is_ours(reader.pk, reader.public_key, reader.signature)


def _record(what: Event.What, *, by: Staff) -> None:
    Event.objects.create(inquiry=None, number=0, what=what, mover=Mover.STAFF.value, staff=by)
