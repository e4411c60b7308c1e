"""Readers: the therapists who have a staff key, and the six words that open it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet

from intake import case_keys, invitations, key_lock, owed, signatures, tries
from intake.case_keys import StaffKey
from intake.models import Event, Reader
from intake.vault import staff as staff_keys
from intake.vault.errors import Busy, Unreadable, WrongPassphrase
from intake.vault.passphrases import new_passphrase, normalise_passphrase
from intake.workflow import Mover
from practice.models import Staff

KEY_EVENTS = (
    Event.What.UNLOCK_FAILED,
    Event.What.INVITED,
    Event.What.READER_ADDED,
    Event.What.READER_REMOVED,
    Event.What.ENDED_GIVEN,
    Event.What.WORDS_CHANGED,
    Event.What.RESTORED,
    Event.What.RECOVERY_MADE,
)


class NoKey(Exception):
    """This person has no staff key that this server has signed."""


@dataclass(frozen=True)
class Standing:
    """A row of the readers' list, how many inquiries are owed to it, and how many that ended only others can open."""

    reader: Reader
    is_ours: bool
    owed: int = 0
    closed_to_it: int = 0

    @property
    def is_given_letters(self) -> bool:
        """Whether this server has made the key, and whoever has it still takes inquiries."""
        return self.is_ours and self.reader.staff.takes_inquiries


def standings() -> list[Standing]:
    """Return who has a staff key, by name; nothing is owed to one that this server has not signed."""
    rows = Reader.objects.select_related("staff").order_by("staff__display_name", "pk")
    given = {reader.pk for reader in case_keys.readers()}
    return [_standing(row) if row.pk in given else Standing(row, case_keys.is_ours(row)) for row in rows]


def _standing(reader: Reader) -> Standing:
    return Standing(reader, True, owed.owed_to(reader).count(), owed.closed_to(reader).count())


def has_key(staff: Staff) -> bool:
    """Say whether someone has a staff key, be it signed by this server or not."""
    return Reader.objects.filter(staff=staff).exists()


def without_a_key() -> QuerySet[Staff]:
    """Return the therapists who have no staff key, by name."""
    therapists = Staff.objects.filter(is_active=True, role=Staff.Role.THERAPIST, reader=None)
    return therapists.order_by("display_name", "pk")


def events_of_keys(count: int) -> QuerySet[Event]:
    """Return the last things that happened to the practice's keys, the latest first."""
    found = Event.objects.filter(inquiry=None, what__in=KEY_EVENTS).select_related("staff", "whom")
    return found.order_by("-at", "-pk")[:count]


def new_words() -> str:
    """Return six random words for a passphrase; they are never chosen."""
    return new_passphrase()


def are_same_words(typed: str, words: str) -> bool:
    """Say whether someone typed these words, whatever stands between them."""
    return normalise_passphrase(typed) == normalise_passphrase(words)


def unlock(staff: Staff, words: str, *, session: str = tries.AT_THE_TERMINAL) -> StaffKey:
    """Open someone's staff key with their six words, about 150 ms; a wrong try is an event and delays the next.

    `session` says where they were typed: each waits for itself. Raises NoKey, tries.TooSoon, WrongPassphrase, Busy, and
    Unreadable for a key that was damaged in the database.
    """
    reader = case_keys.reader_of(staff.pk)
    if reader is None:
        raise NoKey
    try:
        counted = tries.count(reader, session)
    except Reader.DoesNotExist:
        raise NoKey from None
    try:
        private = staff_keys.open_private(reader.closed_private, words, public=reader.public_key)
    except WrongPassphrase:
        if tries.is_an_event(counted, by=staff):
            _record(Event.What.UNLOCK_FAILED, by=staff)
        raise
    except (Busy, Unreadable):
        tries.take_back(counted)
        raise
    tries.succeed(counted)
    return StaffKey(reader.staff_id, reader.public_key, private, bytes(reader.closed_private))


@transaction.atomic
def invite(staff: Staff, *, by: Staff) -> str:
    """Return the token of a link with which someone makes a staff key. Raises NotInvited where `by` is no reader."""
    token = invitations.invite(staff, by=by)
    _record(Event.What.INVITED, by=by, whom=staff)
    return token


def join(staff: Staff, words: str, token: str) -> StaffKey:
    """Give someone the staff key that an invitation is for, closed under these words; return it open.

    Raises NotInvited, also where the invitation was used or whoever made it was removed at this very moment; Busy; and
    ValueError for fewer than six words.
    """
    return add(staff, words, by=staff, allowed=lambda: _check_invitation(token, staff))


def _check_invitation(token: str, staff: Staff) -> None:
    # Read afresh: whoever is removed or switched off at this moment is not invited any more.
    invitations.check_invitation(token, Staff.objects.get(pk=staff.pk))


def add(staff: Staff, words: str, *, by: Staff, allowed: Callable[[], object], is_restored: bool = False) -> StaffKey:
    """Give a therapist a new staff key closed under these words, in the place of any other; return it open.

    `allowed` raises unless they may have it; it is called while nobody else changes who reads. Open inquiries are owed
    to the new key, and ended ones too where a lost key is replaced, with the recovery key (`is_restored`) or without.
    Raises what `allowed` raises, Busy, and ValueError for fewer than six words.
    """
    pair = staff_keys.new_staff_key()
    closed = staff_keys.close_private(pair.private, words)
    with transaction.atomic():
        key_lock.alone()
        allowed()
        before = Reader.objects.filter(staff=staff).first()
        if before:
            before.delete()
        Reader.objects.create(
            staff=staff,
            public_key=pair.public,
            signature=signatures.sign_reader(staff.pk, pair.public),
            closed_private=closed,
            reads_ended=is_restored or (before is not None and case_keys.is_ours(before)),
        )
        _record(Event.What.RESTORED if is_restored else Event.What.READER_ADDED, by=by)
    return StaffKey(staff.pk, pair.public, pair.private, closed)


@transaction.atomic
def change_words(key: StaffKey, words: str, *, by: Staff) -> StaffKey:
    """Close an open staff key under new words, and return it; the old ones open nothing from now on.

    Raises Busy, NoKey where the key was replaced meanwhile, and ValueError for fewer than six words.
    """
    closed = staff_keys.close_private(key.private, words)
    changed = Reader.objects.filter(staff=key.staff_id, public_key=key.public)
    if not changed.update(closed_private=closed, failed_tries=0, next_try_at=None):
        raise NoKey
    _record(Event.What.WORDS_CHANGED, by=by)
    return replace(key, closed=closed)


@transaction.atomic
def let_read_ended(reader: Reader, *, by: Staff) -> None:
    """Let a reader have the ended inquiries too, which are owed to them from now on.

    Raises NoKey where `by` was removed while the request was under way.
    """
    key_lock.share()
    if case_keys.reader_of(by.pk) is None:
        raise NoKey
    Reader.objects.filter(pk=reader.pk).update(reads_ended=True)
    _record(Event.What.ENDED_GIVEN, by=by, whom=reader.staff)


def _record(what: Event.What, *, by: Staff, whom: Staff | None = None) -> None:
    Event.objects.create(inquiry=None, number=0, what=what, mover=Mover.STAFF.value, staff=by, whom=whom)
