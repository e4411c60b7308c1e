"""Seals an inquiry again under new keys, so that a removed reader cannot read on with keys they may have kept."""

from django.db import transaction

from intake import case_keys, conversation, history, signatures
from intake.case_keys import OF_THE_SENDER, Case
from intake.models import Entry, Event, KeyWrap
from intake.workflow import Mover
from practice.models import Staff


@transaction.atomic
def rekey(opened: Case, *, by: Staff) -> Case:
    """Give an inquiry new keys, and those to every reader, to recovery and (through the old one) to its sender.

    What does not open now stays as it is. Raises KeysChanged; NotOpen without a reader or a recovery key; and
    Unreadable for a case without the note key that its inquiry has, whose notes would be closed to everyone.
    """
    old = case_keys.whole(case_keys.locked(opened))
    inquiry = old.inquiry
    new = case_keys.with_note_key(case_keys.begin(inquiry))
    Entry.objects.bulk_update(conversation.resealed(old, new), ["sealed"], batch_size=100)
    conversation.write_card(new, conversation.answers_of(new))
    KeyWrap.objects.filter(inquiry=inquiry).exclude(OF_THE_SENDER).delete()
    case_keys.hand_over(new)
    inquiry.successors = signatures.add_successor(inquiry.pk, inquiry.successors, old_key=old.key, new_key=new.key)
    inquiry.owes_new_keys = False
    inquiry.save(update_fields=["case_voucher", "note_voucher", "successors", "owes_new_keys"])
    history.record(inquiry, Event.What.NEW_KEYS, mover=Mover.STAFF, by=by)
    return new
