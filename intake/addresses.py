"""The mail address of a sender who asked for mail: keeping it sealed, the link in its mails, its count, wiping it."""

import hashlib

from django.db.models import F
from django.utils import timezone

from intake import erasure, signatures
from intake.models import Inquiry, Notice, SenderAddress

MOST_MAILS = 12  # of one inquiry
LONGEST = 254  # bytes of an address (RFC 5321)


def keep(inquiry: Inquiry, address: str) -> bool:
    """Keep an address that nobody has confirmed yet, and say whether it was kept: no mail server takes a longer one.

    Call it in a verb's transaction.
    """
    if not 0 < len(address.encode()) <= LONGEST:
        return False
    now = timezone.now()
    given = {
        "sealed": signatures.seal_address(inquiry.pk, address),
        "token_hash": _hash(signatures.mail_token(inquiry.pk, now)),
        "given_at": now,
        "confirmed_at": None,
        "mails_sent": 0,
    }
    SenderAddress.objects.update_or_create(inquiry=inquiry, defaults=given)
    return True


def of(inquiry: Inquiry) -> SenderAddress | None:
    """Return the address of an inquiry's sender, if mail may go there or its owner is being asked."""
    return SenderAddress.objects.filter(inquiry=inquiry).first()


def opened(row: SenderAddress) -> str | None:
    """Return the address itself, or None where this server's key does not open it."""
    return signatures.open_address(row.inquiry_id, row.sealed)


def token(row: SenderAddress) -> str:
    """Return what the link in every mail to this address holds."""
    return signatures.mail_token(row.inquiry_id, row.given_at)


def find(given: str) -> SenderAddress | None:
    """Return the address whose link holds this, or None."""
    return SenderAddress.objects.filter(token_hash=_hash(given)).first()


def count_one(row: SenderAddress) -> bool:
    """Count a mail that is about to go out; return False where none may, since there were MOST_MAILS."""
    own = SenderAddress.objects.filter(pk=row.pk, mails_sent__lt=MOST_MAILS)
    return bool(own.update(mails_sent=F("mails_sent") + 1))


def count_one_less(row: SenderAddress) -> None:
    """Take back the count of a mail that the mail server did not take."""
    SenderAddress.objects.filter(pk=row.pk, mails_sent__gt=0).update(mails_sent=F("mails_sent") - 1)


def wipe(inquiry: Inquiry) -> bool:
    """Delete an inquiry's address and the mails still owed to it, owe the scrub, and say whether there was one.

    Call it in a verb's transaction, with the inquiry's row locked.
    """
    Notice.objects.filter(inquiry=inquiry, staff=None, done_at=None).delete()
    was_there, _models = SenderAddress.objects.filter(inquiry=inquiry).delete()
    if was_there:
        erasure.owe_scrub()
    return bool(was_there)


def _hash(given: str) -> bytes:
    return hashlib.sha256(given.encode(errors="replace")).digest()
