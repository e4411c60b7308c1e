"""Seals an inquiry again under new keys, so that a removed reader cannot read on with keys they may have kept."""

from dataclasses import replace

from django.db import transaction

from intake import case_keys, conversation, handing_over, history, key_lock, signatures
from intake.case_keys import Case, KeysChanged
from intake.models import Entry, Event
from intake.workflow import Mover
from practice.models import Staff


@transaction.atomic
def rekey(opened: Case, *, by: Staff) -> Case:
    """Give an inquiry new keys, and those to who had the old ones and to its sender (through the old one).

    What does not open now stays as it is. Raises KeysChanged; NotOpen without a reader or a recovery key; and
    Unreadable for a case without the note key that its inquiry has, whose notes would be closed to everyone.
    """
    key_lock.share()
    old = case_keys.whole(case_keys.locked(opened))
    new = case_keys.with_note_key(case_keys.begin(old.inquiry))
    return _seal_anew(old, new, owes_new_keys=False, by=by)


@transaction.atomic
def for_writing(opened: Case, *, by: Staff | None = None) -> Case:
    """Return the case locked and fresh, for a verb that writes: never under keys that a removed reader may have kept.

    Call it first in the verb's transaction; without `by` it is the sender who writes. Who has no note key, as no
    sender has, seals what is theirs under a new case key and leaves the notes for a reader. Raises KeysChanged.
    """
    key_lock.share()
    if by is not None and case_keys.reader_of(by.pk) is None:
        # Removed while their request was under way.
        raise KeysChanged
    old = case_keys.locked(opened)
    if not old.inquiry.owes_new_keys or not case_keys.are_there():
        return old
    if not case_keys.is_whole(old):
        return _seal_anew(old, case_keys.begin(old.inquiry), owes_new_keys=True, by=by)
    return _seal_anew(old, case_keys.with_note_key(case_keys.begin(old.inquiry)), owes_new_keys=False, by=by)


def _seal_anew(old: Case, new: Case, *, owes_new_keys: bool, by: Staff | None) -> Case:
    inquiry = old.inquiry
    Entry.objects.bulk_update(conversation.resealed(old, new), ["sealed"], batch_size=100)
    conversation.write_card(new, conversation.answers_of(new))
    handing_over.hand_on(new)
    inquiry.successors = signatures.add_successor(inquiry.pk, inquiry.successors, old_key=old.key, new_key=new.key)
    inquiry.owes_new_keys = owes_new_keys
    inquiry.save(update_fields=["case_voucher", "note_voucher", "successors", "owes_new_keys"])
    history.record(inquiry, Event.What.NEW_KEYS, mover=Mover.STAFF if by else Mover.SENDER, by=by)
    return replace(new, inquiry=inquiry)
