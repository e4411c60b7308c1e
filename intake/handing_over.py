"""Hands the keys of an inquiry to those who may read it: readers, and the recovery key.

Everything here is called in a transaction that began with `key_lock.share`, so that no holder comes or goes meanwhile.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q

from intake import case_keys
from intake.case_keys import CASE, NOTE, OF_THE_SENDER, Case, NotOpen
from intake.models import KeyWrap, Reader, RecoveryKey
from intake.vault import wraps
from intake.vault.wraps import Purpose
from intake.workflow import ENDED

type Holder = Reader | RecoveryKey


def holders() -> list[Holder]:
    """Return everyone who is handed the keys of what is sent: the readers and the recovery key."""
    recovery = case_keys.recovery_key()
    return [*case_keys.readers(), *([recovery] if recovery else [])]


def hand_over(opened: Case) -> Case:
    """Wrap the case key and a new note key to every holder; save the inquiry yourself afterwards. Raises NotOpen."""
    to = _holders_of_an_open_practice()
    KeyWrap.objects.filter(inquiry=opened.inquiry).exclude(OF_THE_SENDER).delete()
    whole = case_keys.with_note_key(opened)
    _wrap(whole, to)
    return whole


def hand_on(opened: Case) -> None:
    """Put new keys of an inquiry in the place of the old ones, for who had those and for who should have had them.

    Without a note key in `opened` the notes keep theirs. Raises NotOpen.
    """
    everyone = _holders_of_an_open_practice()
    held = KeyWrap.objects.filter(inquiry=opened.inquiry).exclude(OF_THE_SENDER)
    had = set(held.filter(purpose=CASE).values_list("reader", flat=True))
    is_open = opened.inquiry.state not in ENDED
    to = [each for each in everyone if isinstance(each, RecoveryKey) or is_open or each.reads_ended or each.pk in had]
    (held if opened.note_key else held.filter(purpose=CASE)).delete()
    _wrap(opened, to)


def hand_to_who_lacks_it(opened: Case) -> None:
    """Wrap the case key to every holder that has none, so that what a sender writes now can be read."""
    have_it = set(KeyWrap.objects.filter(inquiry=opened.inquiry, purpose=CASE).values_list("reader", "recovery"))
    lacking = [each for each in holders() if _columns(each) not in have_it]
    _wrap(replace(opened, note_key=None), lacking)


def lacks_keys(holder: Holder) -> Q:
    """Return the condition on inquiries that this holder has not every key of them."""
    return lacks(holder, CASE) | (Q(note_voucher__isnull=False) & lacks(holder, NOTE))


def lacks(holder: Holder, purpose: str) -> Q:
    """Return the condition on inquiries that this holder has no wrap of the key for this purpose."""
    return Q(~Exists(KeyWrap.objects.filter(inquiry=OuterRef("pk"), purpose=purpose, **_as_holder(holder))))


def wraps_for(opened: Case, holder: Holder) -> list[KeyWrap]:
    """Return unsaved wraps of an inquiry's keys for one holder whose signature has been checked."""
    keys: dict[Purpose, bytes | None] = {"case": opened.key, "note": opened.note_key}
    return [
        KeyWrap(
            inquiry=opened.inquiry,
            purpose=purpose,
            wrapped=wraps.wrap_for_reader(holder.public_key, key, inquiry=opened.inquiry.pk, purpose=purpose),
            **_as_holder(holder),
        )
        for purpose, key in keys.items()
        if key is not None
    ]


def _holders_of_an_open_practice() -> list[Holder]:
    found = holders()
    if {type(each) for each in found} != {Reader, RecoveryKey}:
        raise NotOpen
    return found


def _as_holder(holder: Holder) -> dict[str, Holder]:
    return {"reader" if isinstance(holder, Reader) else "recovery": holder}


def _columns(holder: Holder) -> tuple[int | None, int | None]:
    return (holder.pk, None) if isinstance(holder, Reader) else (None, holder.pk)


def _wrap(opened: Case, to: Iterable[Holder]) -> None:
    KeyWrap.objects.bulk_create([wrap for holder in to for wrap in wraps_for(opened, holder)])
