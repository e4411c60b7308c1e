"""Setting a practice up: its first therapist, the first reader, and the recovery key."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db import IntegrityError, connection, transaction
from django.utils.text import slugify

from intake import case_keys, doors, key_lock, readers, recovery
from intake.case_keys import StaffKey
from intake.models import Decision, Reader, RecoveryKey
from practice import checks, starting
from practice.models import Profile, Staff


class AlreadySetUp(Exception):
    """Somebody made what was to be made here, a moment ago or long since."""


class Step(StrEnum):
    """What a practice lacks while nobody could read a letter, or nobody could be helped who lost their words."""

    READER = "reader"
    # Readers there are, but their accounts are switched off, or their keys are not signed with this SERVER_KEY.
    NOBODY_READS = "nobody-reads"
    RECOVERY = "recovery"


@dataclass(frozen=True)
class DemoSecrets:
    """Everything that opens a demo practice."""

    username: str
    password: str = field(repr=False)
    words: str = field(repr=False)
    recovery_key: str = field(repr=False)


def missing_step() -> Step | None:
    """Return what is missing of the keys, or None while all are there."""
    if not case_keys.readers():
        return Step.NOBODY_READS if Reader.objects.exists() else Step.READER
    return None if case_keys.recovery_key() else Step.RECOVERY


def therapists() -> list[Staff]:
    """Return the accounts that can sign in to the admin and take inquiries."""
    return list(Staff.objects.filter(is_active=True, is_staff=True, role=Staff.Role.THERAPIST).order_by("pk"))


def make_first_therapist(*, display_name: str, username: str, email: str, password: str) -> Staff:
    """Make the account of the practice's first therapist. Raises AlreadySetUp if there is a therapist already.

    The caller has checked the set-up link and validated the password.
    """
    slug = slugify(display_name) or None
    try:
        with transaction.atomic():
            # Whoever else sets up at this moment waits here, and finds this account.
            key_lock.alone()
            if therapists():
                raise AlreadySetUp
            return Staff.objects.create_superuser(
                username, email, password, display_name=display_name, slug=slug, role=Staff.Role.THERAPIST
            )
    except IntegrityError:
        # The same form came twice.
        raise AlreadySetUp from None


def add_first_reader(staff: Staff, words: str) -> StaffKey:
    """Give a therapist the practice's first staff key, closed under six words; return it open.

    The caller has checked the set-up link. Raises AlreadySetUp, Busy, and ValueError for fewer than six words.
    """
    return readers.add(staff, words, by=staff, allowed=_nobody_reads)


def _nobody_reads() -> None:
    if Reader.objects.exists():
        raise AlreadySetUp


@transaction.atomic
def set_up_demo() -> DemoSecrets | None:
    """Make the demo practice's therapist and keys, and open its doors; return the secrets once, or None."""
    starting.load_demo_profile()
    made = starting.make_demo_therapist()
    if made is None or not Profile.current().is_demo or Reader.objects.exists():
        return None
    username, password = made
    therapist = Staff.objects.get(username=username)
    words, pair = readers.new_words(), recovery.new_key()
    readers.add(therapist, words, by=therapist, allowed=_nobody_reads)
    recovery.adopt(pair.public, pair.private, by=therapist, is_demo=True)
    doors.decide(Decision.What.DOORS_OPENED, by=therapist)
    return DemoSecrets(username, password, words, pair.private)


def refuse_demo_in_public() -> None:
    """Refuse to serve the demo practice, whose secrets lie in a file, to any host but this machine.

    Raises ImproperlyConfigured.
    """
    if checks.public_hosts() and _is_demo():
        checks.refuse_public_hosts(
            "This is the demo practice, and everything that opens it lies in demo-therapist.txt.",
            instead="start a practice of your own with another DATA_DIR and another DATABASE_URL",
        )


def _is_demo() -> bool:
    tables = set(connection.introspection.table_names())
    return any(
        model._default_manager.filter(is_demo=True).exists()
        for model in (Profile, RecoveryKey)
        if model._meta.db_table in tables
    )
