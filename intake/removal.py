"""Taking a reader's key away, and what else they may have kept with which letters open."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from intake import case_keys, erasure, history, key_lock, owed
from intake.case_keys import CASE, NOTE, OF_THE_SENDER, StaffKey
from intake.models import Event, Inquiry, KeyWrap, Reader
from intake.workflow import Mover
from practice.models import Staff


class LastReader(Exception):
    """Without this reader nobody could read anything."""


class OnlyTheirs(Exception):
    """Some letters would open for no other reader; `only` says how many, and for whom they would."""

    def __init__(self, only: "Only") -> None:
        super().__init__()
        self.only = only


@dataclass(frozen=True)
class Only:
    """How many letters this reader alone can open, and how many of them not even the recovery key opens."""

    letters: int
    beyond_recovery: int


def only_theirs(staff: Staff) -> Only:
    """Count the letters that nobody could open, or nobody but the recovery key, if this reader went."""
    held = KeyWrap.objects.filter(inquiry=OuterRef("pk"))
    stay = [reader.pk for reader in case_keys.readers() if reader.staff_id != staff.pk]
    theirs = owed.sent().filter(Exists(held.filter(reader__staff=staff, purpose=CASE)))
    left = theirs.exclude(_opens(held.filter(reader__in=stay)))
    recovery = case_keys.recovery_key()
    held_on_paper = held.filter(recovery=recovery) if recovery else held.none()
    return Only(left.count(), left.exclude(_opens(held_on_paper)).count())


def codes_given(staff: Staff) -> QuerySet[Inquiry]:
    """Return the letters whose return code was given out by this member of staff, who may have kept it."""
    about_codes = Event.objects.filter(
        inquiry=OuterRef("pk"), what__in=[Event.What.CODE_GIVEN, Event.What.CODE_ENDED]
    ).order_by("-number")
    by_now = owed.sent().annotate(
        code_by=Subquery(about_codes.values("staff")[:1]), code_event=Subquery(about_codes.values("what")[:1])
    )
    return by_now.filter(code_by=staff.pk, code_event=Event.What.CODE_GIVEN)


def remove(
    staff: Staff, *, key: StaffKey, by: Staff, anyway: bool = False, end_codes: bool = False, switch_off: bool = False
) -> None:
    """Take a reader's key and wraps away, end their sessions, and give every letter new keys.

    `key` is that of the reader who removes: of someone else, who goes on reading. `end_codes` makes the return codes
    useless that they gave out, and `switch_off` their account. Raises LastReader; and OnlyTheirs while letters would be
    opened by the recovery key alone, unless that is known (`anyway`), or by nobody. New keys take 20 ms a letter: after
    a few seconds, or when this is killed, the rest is done as readers unlock.
    """
    with transaction.atomic():
        # Two who remove each other wait here for one another, and one of them stays.
        key_lock.alone()
        stay = {(reader.staff_id, reader.public_key) for reader in case_keys.readers() if reader.staff_id != staff.pk}
        if (key.staff_id, key.public) not in stay:
            raise LastReader
        only = only_theirs(staff)
        if only.beyond_recovery or (only.letters and not anyway):
            raise OnlyTheirs(only)
        # Those that ended too: their senders may write again.
        owed.sent().update(owes_new_keys=True)
        if end_codes:
            _end_codes(staff, by=by)
        Reader.objects.filter(staff=staff).delete()
        _sign_out(staff, switch_off=switch_off)
        Event.objects.create(
            inquiry=None, number=0, what=Event.What.READER_REMOVED, mover=Mover.STAFF.value, staff=by, whom=staff
        )
    owed.pay(key, by=by, seconds=owed.SECONDS_FOR_A_PAGE)


def _opens(held: QuerySet[KeyWrap]) -> Q:
    return Q(Exists(held.filter(purpose=CASE))) & (Q(note_voucher=None) | Q(Exists(held.filter(purpose=NOTE))))


def _end_codes(staff: Staff, *, by: Staff) -> None:
    for inquiry in codes_given(staff).select_for_update(of=("self",)).order_by("pk"):
        KeyWrap.objects.filter(OF_THE_SENDER, inquiry=inquiry).delete()
        inquiry.visits.all().delete()
        inquiry.lookup_id = None
        inquiry.save(update_fields=["lookup_id"])
        history.record(inquiry, Event.What.CODE_ENDED, mover=Mover.STAFF, by=by)
    erasure.owe_scrub()


def _sign_out(staff: Staff, *, switch_off: bool) -> None:
    changes = {"session_generation": F("session_generation") + 1} | ({"is_active": False} if switch_off else {})
    Staff.objects.filter(pk=staff.pk).update(**changes)
