"""Setting a practice up: its first reader and its recovery key."""

from dataclasses import dataclass, field

from django.db import transaction

from intake import readers, recovery
from intake.models import Reader
from practice import starting
from practice.models import Profile, Staff


@dataclass(frozen=True)
class DemoSecrets:
    """Everything that opens a demo practice."""

    username: str
    password: str = field(repr=False)
    words: str = field(repr=False)
    recovery_key: str = field(repr=False)


@transaction.atomic
def set_up_demo() -> DemoSecrets | None:
    """Make the demo practice's therapist, a staff key and a recovery key; return them once, or None if they exist."""
    starting.load_demo_profile()
    made = starting.make_demo_therapist()
    if made is None or not Profile.current().is_demo or Reader.objects.exists():
        return None
    username, password = made
    therapist = Staff.objects.get(username=username)
    words, pair = readers.new_words(), recovery.new_key()
    readers.add(therapist, words, by=therapist)
    recovery.adopt(pair.public, pair.private, by=therapist, is_demo=True)
    return DemoSecrets(username, password, words, pair.private)
