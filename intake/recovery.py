"""The practice's recovery key: made once, printed, read back whole, and stored nowhere but on that sheet."""

from django.db import transaction

from intake import case_keys, key_lock, owed, readers, signatures
from intake.case_keys import StaffKey
from intake.models import Event, Reader, RecoveryKey
from intake.vault import recovery
from intake.vault.age import KeyPair
from intake.workflow import Mover
from practice.models import Staff


class NotTheKey(Exception):
    """What was typed or scanned is not the practice's recovery key."""


class AlreadyThere(Exception):
    """The practice has a recovery key; `manage.py rotate_recovery_key` makes another."""


def new_key() -> KeyPair:
    """Return a new key pair. Show the private half once, and keep it nowhere."""
    return recovery.new_recovery_key()


def in_groups(private_key: str) -> list[str]:
    """Return a private key's text as people copy it: what every such key begins with, then four symbols at a time."""
    start = private_key.index("1") + 1
    return [private_key[:start], *(private_key[at : at + 4] for at in range(start, len(private_key), 4))]


def group_of_slip(read_back: str, pair: KeyPair) -> str:
    """Return the group of a new key's sheet at which what was read back first differs; the last where none does."""
    left = recovery.first_slip(read_back, pair.private)
    groups = in_groups(pair.private)
    for group in groups:
        left -= len(group)
        if left < 0:
            return group
    return groups[-1]


def is_pair(public_key: str, private_key: str) -> bool:
    """Say whether these are the two halves of one key."""
    return recovery.proves(private_key, public_key)


@transaction.atomic
def adopt(public_key: str, read_back: str, *, by: Staff, is_demo: bool = False) -> RecoveryKey:
    """Make a key the practice's own once its private half was read back whole. Raises NotTheKey, AlreadyThere.

    The caller has made sure that `public_key` is one that this server has just made.
    """
    if not recovery.proves(read_back, public_key):
        raise NotTheKey
    key_lock.alone()
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

    Killed on the way, they have the key, and what is missing is owed to it. Raises NotTheKey, Busy, and ValueError for
    fewer than six words.
    """
    usable = check(private_key)
    key = readers.add(staff, words, by=by, allowed=lambda: check(private_key), is_restored=True)
    reader = Reader.objects.filter(staff=staff).first()
    if reader:  # who was not removed at this very moment
        owed.pay_one(owed.owed_to(reader), reader, lambda batch: case_keys.as_recoveries(batch, usable))
    return key
