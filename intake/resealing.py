"""Resealing: what an older scheme of the vault has sealed is sealed anew, in its place, under the current one.

A reader's key opens entries, notes and cards, and wraps the keys to people again. The rest is made anew by whoever has
what opens it: docs/vault.md says when.
"""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from typing import cast

from django.db.models import BinaryField, Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from intake import case_keys, conversation, erasure, handing_over, walking
from intake.case_keys import OF_THE_SENDER, Case, OpenBatch
from intake.models import Card, Entry, Inquiry, KeyWrap, Reader, RecoveryKey, Visit
from intake.vault import aead
from intake.vault import case as sealing
from intake.vault.errors import Unreadable


@dataclass(frozen=True)
class Count:
    """How many blobs of each kind; `left` were of an older scheme and did not open, or are for a holder unknown."""

    entries: int = 0
    cards: int = 0
    wraps: int = 0
    left: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(*(mine + its for mine, its in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Waiting:
    """How many blobs of older schemes no reader's key can seal anew."""

    return_codes: int
    words: int
    visits: int


def owed() -> Count:
    """Return how many blobs of older schemes a reader's key could seal anew."""
    return Count(_old_entries().count(), _old_cards().count(), _old_wraps().count())


def waiting() -> Waiting:
    """Return how many blobs of older schemes wait for a sender's code, a reader's new words, or their own end."""
    codes = _older(KeyWrap.objects.filter(OF_THE_SENDER), "wrapped")
    words = _older(Reader.objects.all(), "closed_private")
    return Waiting(codes.count(), words.count(), _older(Visit.objects.all(), "sealed").count())


def inquiries() -> QuerySet[Inquiry]:
    """Return the inquiries that have something a reader's key could seal anew."""
    return Inquiry.objects.filter(
        Exists(_old_entries().filter(inquiry=OuterRef("pk")))
        | Exists(_old_cards().filter(inquiry=OuterRef("pk")))
        | Exists(_old_wraps().filter(inquiry=OuterRef("pk")))
    )


def reseal(opened: OpenBatch, *, tell: Callable[[int], object]) -> Count:
    """Seal everything anew that these keys open; return how much. Killed on the way, the rest is done next time."""
    holders = {("reader", reader.pk): reader for reader in case_keys.readers()}
    recovery = case_keys.recovery_key()
    known = holders | ({("recovery", recovery.pk): recovery} if recovery else {})

    def act(inquiry: Inquiry, case: Case | None) -> Count:
        tell(1)
        return _reseal_one(case, known) if case else _left_of(inquiry)

    done = sum(walking.walk(inquiries(), opened, act), start=Count())
    if done.entries or done.cards or done.wraps:
        erasure.owe_scrub()
    return done


def _reseal_one(case: Case, holders: dict[tuple[str, int], Reader | RecoveryKey]) -> Count:
    entries, cards, wraps = _entries(case), _card(case), _wraps(case, holders)
    done = Count(entries=entries, cards=cards, wraps=wraps)
    return done + _left_of(case.inquiry)


def _left_of(inquiry: Inquiry) -> Count:
    return Count(left=sum(old.filter(inquiry=inquiry).count() for old in (_old_entries(), _old_cards(), _old_wraps())))


def _entries(case: Case) -> int:
    anew = []
    for entry in _old_entries().filter(inquiry=case.inquiry):
        try:
            key, place = conversation.key_for(case, entry), conversation.place_of(entry)
            entry.sealed = sealing.seal(key, sealing.open_sealed(key, entry.sealed, place), place)
        except Unreadable:
            continue
        anew.append(entry)
    Entry.objects.bulk_update(anew, ["sealed"], batch_size=100)
    return len(anew)


def _card(case: Case) -> int:
    if not _old_cards().filter(inquiry=case.inquiry).exists():
        return 0
    conversation.write_card(case, conversation.answers_of(case))
    return 1


def _wraps(case: Case, holders: dict[tuple[str, int], Reader | RecoveryKey]) -> int:
    anew = []
    for wrap in _old_wraps().filter(inquiry=case.inquiry):
        column, holder_id = ("reader", wrap.reader_id) if wrap.reader_id else ("recovery", wrap.recovery_id)
        holder = holders.get((column, holder_id)) if holder_id else None
        made = handing_over.wraps_for(case, holder) if holder else []
        for each in made:
            if each.purpose == wrap.purpose:
                wrap.wrapped = each.wrapped
                anew.append(wrap)
    KeyWrap.objects.bulk_update(anew, ["wrapped"], batch_size=100)
    return len(anew)


def _old_entries() -> QuerySet[Entry]:
    return _older(Entry.objects.exclude(inquiry__state="draft"), "sealed")


def _old_cards() -> QuerySet[Card]:
    return _older(Card.objects.all(), "sealed")


def _old_wraps() -> QuerySet[KeyWrap]:
    return _older(KeyWrap.objects.filter(Q(reader__isnull=False) | Q(recovery__isnull=False)), "wrapped")


def _older[M: Model](found: QuerySet[M], column: str) -> QuerySet[M]:
    first = Substr(F(column), 1, 1, output_field=BinaryField())
    return cast("QuerySet[M]", found.annotate(scheme=first).exclude(scheme=aead.mark_of_current()))
