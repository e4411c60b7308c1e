"""Readers: the therapists who have a staff key, their six words, and the keys of inquiries that they are owed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from intake import case_keys, rekeying, signatures
from intake.case_keys import Case, StaffKey
from intake.models import Event, Inquiry, KeyWrap, Reader, RecoveryKey
from intake.vault import staff as staff_keys
from intake.vault.errors import Busy, Unreadable, WrongPassphrase
from intake.vault.passphrases import new_passphrase, normalise_passphrase
from intake.workflow import ENDED, Mover, State
from practice.models import Staff

FREE_TRIES = 2
LONGEST_WAIT = timedelta(minutes=5)
AT_A_TIME = 200
KEY_EVENTS = (
    Event.What.UNLOCK_FAILED,
    Event.What.READER_ADDED,
    Event.What.READER_REMOVED,
    Event.What.WORDS_CHANGED,
    Event.What.RECOVERY_MADE,
)

type OpenBatch = Callable[[Iterable[Inquiry]], dict[UUID, Case]]


class NoKey(Exception):
    """This person has no staff key that this server has signed."""


class TooSoon(Exception):
    """Wrong words were typed a moment ago; `until` is when the next try counts."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


class LastReader(Exception):
    """Without this reader nobody could read anything."""


@dataclass(frozen=True)
class Standing:
    """A row of the readers' list, and how many inquiries are owed to it."""

    reader: Reader
    is_ours: bool
    owed: int

    @property
    def is_given_letters(self) -> bool:
        """Whether this server has made the key, and whoever has it still takes inquiries."""
        return self.is_ours and self.reader.staff.takes_inquiries


def standings() -> list[Standing]:
    """Return who has a staff key, by name; nothing is owed to one that this server has not signed."""
    rows = Reader.objects.select_related("staff").order_by("staff__display_name", "pk")
    given = {reader.pk for reader in case_keys.readers()}
    return [Standing(row, _is_ours(row), owed_to(row).count() if row.pk in given else 0) for row in rows]


def has_key(staff: Staff) -> bool:
    """Say whether someone has a staff key, be it signed by this server or not."""
    return Reader.objects.filter(pk=staff.pk).exists()


def without_a_key() -> QuerySet[Staff]:
    """Return the therapists who have no staff key, by name."""
    therapists = Staff.objects.filter(is_active=True, role=Staff.Role.THERAPIST, reader=None)
    return therapists.order_by("display_name", "pk")


def events_of_keys(count: int) -> QuerySet[Event]:
    """Return the last things that happened to the practice's keys, the latest first."""
    found = Event.objects.filter(inquiry=None, what__in=KEY_EVENTS).select_related("staff")
    return found.order_by("-at", "-pk")[:count]


def owing_new_keys() -> int:
    """Return how many inquiries wait for new keys since a reader was removed."""
    return Inquiry.objects.filter(owes_new_keys=True).count()


def new_words() -> str:
    """Return six random words for a passphrase; they are never chosen."""
    return new_passphrase()


def are_same_words(typed: str, words: str) -> bool:
    """Say whether someone typed these words, whatever stands between them."""
    return normalise_passphrase(typed) == normalise_passphrase(words)


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
    before = Reader.objects.filter(pk=staff.pk).first()
    Reader.objects.filter(pk=staff.pk).delete()
    Reader.objects.create(
        staff=staff,
        public_key=pair.public,
        signature=signatures.sign_reader(staff.pk, pair.public),
        closed_private=closed,
        reads_ended=before is not None and _is_ours(before),
    )
    _record(Event.What.READER_ADDED, by=by)
    return StaffKey(staff.pk, pair.public, pair.private)


@transaction.atomic
def change_words(key: StaffKey, words: str, *, by: Staff) -> StaffKey:
    """Close an open staff key under new words, and return it; the old ones open nothing from now on.

    Raises Busy, NoKey where the key was replaced meanwhile, and ValueError for fewer than six words.
    """
    closed = staff_keys.close_private(key.private, words)
    changed = Reader.objects.filter(pk=key.staff_id, public_key=key.public)
    if not changed.update(closed_private=closed, failed_tries=0, next_try_at=None):
        raise NoKey
    _record(Event.What.WORDS_CHANGED, by=by)
    return key


def remove(staff: Staff, *, key: StaffKey, by: Staff) -> None:
    """Take a reader's key and wraps away, end their sessions, and give every open inquiry new keys.

    `key` is that of the reader who removes: of someone else, who goes on reading. Raises LastReader. Killed on the way,
    what is left is done when a reader next unlocks.
    """
    with transaction.atomic():
        # Two who remove each other wait here for one another, and one of them stays.
        stays = {reader.pk for reader in Reader.objects.select_for_update().order_by("pk")} - {staff.pk}
        if key.staff_id not in stays:
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


def pay_what_is_owed(key: StaffKey, *, by: Staff, new_keys_at_most: int | None = None) -> int:
    """Hand the keys that `key` opens to every reader, and to the recovery key, that should have them.

    Inquiries that owe new keys get them first, about 20 ms each: `new_keys_at_most` bounds how many where someone waits
    for the page. Returns how many inquiries were handed over to someone.
    """
    owing = Inquiry.objects.filter(owes_new_keys=True, wraps__reader=key.staff_id, wraps__purpose="case")
    for inquiry in owing.order_by("pk")[:new_keys_at_most]:
        try:
            rekeying.rekey(case_keys.as_reader(inquiry, key), by=by)
        except (Unreadable, case_keys.KeysChanged, case_keys.NotOpen):
            continue
    mine = Exists(KeyWrap.objects.filter(inquiry=OuterRef("pk"), reader=key.staff_id, purpose="case"))
    holders: list[tuple[QuerySet[Inquiry], Reader | RecoveryKey]] = [
        (owed_to(reader), reader) for reader in case_keys.readers() if reader.pk != key.staff_id
    ]
    recovery = case_keys.recovery_key()
    if recovery is not None:
        holders.append((_without_recovery(recovery), recovery))
    return sum(
        pay(owed.filter(mine), holder, lambda batch: case_keys.as_readers(batch, key)) for owed, holder in holders
    )


def pay(owed: QuerySet[Inquiry], holder: Reader | RecoveryKey, opened: OpenBatch) -> int:
    """Hand inquiries to a holder whose signature has been checked; `opened` opens those of a batch that it can.

    Returns how many were handed over.
    """
    paid = 0
    for batch in _batches(owed):
        with transaction.atomic():
            # Locked, so that none is erased or given other keys between being opened and being handed over.
            cases = opened(Inquiry.objects.select_for_update().filter(pk__in=batch).order_by("pk")).values()
            # Whoever pays at the same moment has made the same wraps.
            KeyWrap.objects.bulk_create(
                [wrap for case in cases for wrap in case_keys.wraps_for(case, holder)], ignore_conflicts=True
            )
        paid += len(cases)
    return paid


def _batches(found: QuerySet[Inquiry]) -> Iterator[list[UUID]]:
    last = None
    ordered = found.order_by("pk").values_list("pk", flat=True)
    while batch := list((ordered.filter(pk__gt=last) if last else ordered)[:AT_A_TIME]):
        yield batch
        last = batch[-1]


def _without_recovery(recovery: RecoveryKey) -> QuerySet[Inquiry]:
    has_one = KeyWrap.objects.filter(inquiry=OuterRef("pk"), recovery=recovery, purpose="case")
    return _open_inquiries().exclude(Exists(has_one))


def _open_inquiries() -> QuerySet[Inquiry]:
    return Inquiry.objects.exclude(state__in=[State.DRAFT, *ENDED])


def _is_ours(reader: Reader) -> bool:
    return signatures.reader_is_ours(reader.pk, reader.public_key, reader.signature)


def _record(what: Event.What, *, by: Staff) -> None:
    Event.objects.create(inquiry=None, number=0, what=what, mover=Mover.STAFF.value, staff=by)
