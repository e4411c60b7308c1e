"""The practice's recovery key: made once, printed, read back whole, and stored nowhere but on that sheet."""

from django.db import transaction

from intake import case_keys, readers, signatures
from intake.case_keys import StaffKey
from intake.models import Event, Inquiry, KeyWrap, Reader, RecoveryKey
from intake.vault import recovery
from intake.vault.age import KeyPair
from intake.vault.errors import NotAKey, Unreadable
from intake.workflow import Mover, State
from practice.models import Staff


class NotTheKey(Exception):
    """What was typed or scanned is not the practice's recovery key."""


class AlreadyThere(Exception):
    """The practice has a recovery key; `manage.py rotate_recovery_key` makes another."""


def new_key() -> KeyPair:
    """Return a new key pair. Show the private half once, and keep it nowhere."""
    return recovery.new_recovery_key()


@transaction.atomic
def adopt(public_key: str, read_back: str, *, by: Staff, is_demo: bool = False) -> RecoveryKey:
    """Make a key the practice's own once its private half was read back whole. Raises NotTheKey, AlreadyThere.

    The caller has made sure that `public_key` is one that this server has just made.
    """
    if not recovery.proves(read_back, public_key):
        raise NotTheKey
    if case_keys.recovery_key() is not None:
        raise AlreadyThere
    RecoveryKey.objects.filter(is_current=True).update(is_current=False)
    made = RecoveryKey.objects.create(
        public_key=public_key, signature=signatures.sign_recovery(public_key), is_current=True, is_demo=is_demo
    )
    Event.objects.create(inquiry=None, number=0, what=Event.What.RECOVERY_MADE, mover=Mover.STAFF.value, staff=by)
    return made


def check(private_key: str) -> str:
    """Return the practice's recovery key as it is used, from what was typed or scanned. Raises NotTheKey."""
    current = case_keys.recovery_key()
    if current is None or not recovery.proves(private_key, current.public_key):
        raise NotTheKey
    return recovery.read_recovery_key(private_key)


def restore(staff: Staff, words: str, private_key: str, *, by: Staff) -> StaffKey:
    """Give someone who lost their words a new staff key, and every inquiry that the recovery key opens.

    Raises NotTheKey, Busy, and ValueError for fewer than six words.
    """
    usable = check(private_key)
    with transaction.atomic():
        key = readers.add(staff, words, by=by)
        reader = Reader.objects.get(pk=staff.pk)
        Reader.objects.filter(pk=staff.pk).update(reads_ended=True)
        for inquiry in Inquiry.objects.exclude(state=State.DRAFT).iterator(chunk_size=readers.AT_A_TIME):
            try:
                case = case_keys.as_recovery(inquiry, usable)
            except (Unreadable, NotAKey):
                continue
            KeyWrap.objects.bulk_create(case_keys.wraps_for(case, reader))
    return key
