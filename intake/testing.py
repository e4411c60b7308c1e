"""The test letter: before the doors open, a therapist writes to the practice from their own telephone, and answers.

It goes the whole way of a real one: the form, the vault, the notice, the unlock, the reply, the return page. It counts
nowhere, and is erased when the doors open, or after some days.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from intake import case_keys, doors, drafts, erasure, signatures
from intake.case_keys import Case
from intake.models import Decision, Entry, Event, Inquiry, Notice, PassForTest
from intake.models.inquiry import InquiryQuerySet
from intake.workflow import Mover, State
from practice import mail
from practice.models import Staff

PASS_LASTS = timedelta(hours=1)
KEPT = timedelta(days=3)
# Easy to type on a telephone: small letters and digits that look like nothing else. 49 bits last an hour.
SIGNS = "abcdefghjkmnpqrstvwxyz23456789"
LENGTH = 10
TELLS = (Notice.Kind.NEW_INQUIRY, Notice.Kind.URGENT_INQUIRY)


class NoPass(Exception):
    """This is no pass that was made here, it is too old, another was made since, or the doors are open."""


class NotPossible(Exception):
    """The doors are open, or nobody could read a letter yet."""


@dataclass(frozen=True)
class Standing:
    """How far the test is: its letter, if one was sent, and each part of its way, as the rows of the letter say.

    `is_passed` outlives the letter: it was kept when the letter was erased.
    """

    letter: Inquiry | None = None
    is_told: bool = False
    is_opened: bool = False
    is_answered: bool = False
    is_passed: bool = False

    @property
    def went_all_its_way(self) -> bool:
        """Whether this very letter was told of, read and answered."""
        return self.is_told and self.is_opened and self.is_answered

    @property
    def is_whole(self) -> bool:
        """Whether the test is done, by this letter or by one that is erased."""
        return self.is_passed or self.went_all_its_way


@transaction.atomic
def make_pass(*, by: Staff) -> str:
    """Return a pass for test letters, good for an hour; the one before it dies. Raises NotPossible."""
    if not is_possible():
        raise NotPossible
    token = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    PassForTest.objects.all().delete()
    PassForTest.objects.create(digest=_digest(token), made_by=by, ends_at=timezone.now() + PASS_LASTS)
    return token


def check_pass(token: str) -> None:
    """Raise NoPass unless a test letter may be begun with this, typed in any way."""
    known = PassForTest.objects.filter(digest=_digest(token), ends_at__gt=timezone.now())
    if not (known.exists() and is_possible()):
        raise NoPass


@transaction.atomic
def begin(token: str, *, language: str) -> Case:
    """Return a new draft that becomes a test letter. Raises NoPass."""
    check_pass(token)
    return drafts.begin({}, language=language, is_test=True)


def standing() -> Standing:
    """Return how far the test is; of several letters, one that went all its way counts, else that sent last."""
    is_passed, may_be_told = doors.is_decided(Decision.What.TEST_PASSED), mail.leaves_this_machine()
    letters = _on_their_way()
    whole = letters.filter(is_told=True, is_opened=True, is_answered=True).first() if may_be_told else None
    letter = whole or letters.first()
    if letter is None:
        return Standing(is_passed=is_passed)
    return Standing(
        letter=letter,
        is_told=may_be_told and letter.is_told,
        is_opened=letter.is_opened,
        is_answered=letter.is_answered,
        is_passed=is_passed,
    )


@transaction.atomic
def erase(*, by: Staff) -> int:
    """Erase every test letter, and keep that the test was passed if it was; return how many there were."""
    return _erase(_letters(), mover=Mover.STAFF, by=by)


@transaction.atomic
def expire() -> int:
    """Erase test letters that are older than KEPT, and passes that are over; return how many of both there were."""
    now = timezone.now()
    passes, _rows = PassForTest.objects.filter(ends_at__lte=now).delete()
    return passes + _erase(_letters().filter(created_at__lte=now - KEPT), mover=Mover.LOOP, by=None)


@transaction.atomic
def go_without(reason: str, *, by: Staff) -> None:
    """Keep that the doors may open without a test, and why. Raises ValueError without a reason."""
    if not reason.strip():
        raise ValueError("say why")
    doors.decide(Decision.What.TEST_WAIVED, by=by, reason=reason.strip())


@transaction.atomic
def not_without() -> None:
    """Take back that the doors may open without a test."""
    Decision.objects.filter(what=Decision.What.TEST_WAIVED).delete()


def _erase(letters: InquiryQuerySet, *, mover: Mover, by: Staff | None) -> int:
    passed = standing()
    locked = list(letters.select_for_update())
    if locked and passed.letter and passed.is_whole:
        opener = passed.letter.events.filter(what=Event.What.OPENED).first()
        doors.decide(Decision.What.TEST_PASSED, by=opener.staff if opener and opener.staff else by)
    return len(erasure.erase_locked(locked, mover=mover, by=by))


def _letters() -> InquiryQuerySet:
    return Inquiry.objects.filter(is_test=True)


def _on_their_way() -> Any:
    """Return the letters that were sent, newest first, each with which parts of its way it has gone."""
    own = {"inquiry": OuterRef("pk")}
    told = Notice.objects.filter(**own, kind__in=TELLS, done_at__isnull=False, refused_at=None)
    opened = Event.objects.filter(**own, what=Event.What.OPENED)
    answered = Entry.objects.filter(**own, kind=Entry.Kind.MESSAGE, author=Entry.Author.STAFF)
    sent = _letters().exclude(state=State.DRAFT).order_by("-sent_at", "-pk")
    return sent.annotate(is_told=Exists(told), is_opened=Exists(opened), is_answered=Exists(answered))


def is_possible() -> bool:
    """Say whether a test letter can be written: somebody could read it, and the doors are closed."""
    return case_keys.are_there() and not doors.were_opened()


def _digest(token: str) -> str:
    typed = "".join(sign for sign in token.casefold() if sign.isalnum())
    return signing.Signer(key=signatures.invitation_secret(), salt="intake.pass-for-test").signature(typed)
