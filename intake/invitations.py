"""Links and proofs that let someone make a key, signed with a key from SERVER_KEY.

Who can write to the database, or has SECRET_KEY, can make none of them; nothing of them is stored.
"""

import re
from datetime import timedelta

from django.core import signing

from intake import case_keys, signatures
from intake.models import Event, Reader
from practice.models import Staff

SET_UP_LASTS = timedelta(hours=4)
INVITATION_LASTS = timedelta(days=7)
PROOF_LASTS = timedelta(hours=1)


class NotInvited(Exception):
    """The link was not made here, is too old, or has been used."""


def set_up_token() -> str:
    """Return the token of the link that the start prints: for the step of the set-up that is next, while nobody reads.

    Once anyone has done that step it opens nothing, for good; whoever does it goes on with a token made after it.
    """
    return _signer(_set_up()).sign("first")


def check_set_up(token: str) -> None:
    """Raise NotInvited unless this token may do the step of the set-up that is next."""
    if _read(_set_up(), token, SET_UP_LASTS) != "first" or Reader.objects.exists():
        raise NotInvited


def _set_up() -> str:
    # Who could do the next step, and how often somebody has become a reader. Events are only ever added: a table of
    # readers that was emptied brings no old link back.
    can = Staff.objects.filter(is_active=True, is_staff=True, role=Staff.Role.THERAPIST).order_by("pk")
    made = Event.objects.filter(inquiry=None, what__in=[Event.What.READER_ADDED, Event.What.RESTORED]).count()
    return ".".join(map(str, ["set-up", made, *can.values_list("pk", flat=True)]))


def invite(staff: Staff, *, by: Staff) -> str:
    """Return the token of a link with which this person makes a staff key, or a new one in the place of a lost one.

    An unlocked reader (`by`) hands it over. It works once, and while `by` keeps the key that they have: the key that it
    replaces, and theirs, are part of what is signed. Raises NotInvited where `by` is no reader.
    """
    return _signer(_invitation(staff, by)).sign(f"{staff.pk}-{by.pk}")


def check_invitation(token: str, staff: Staff) -> None:
    """Raise NotInvited unless this token lets this person make a staff key now."""
    inviter = _inviter(token)
    named = _read(_invitation(staff, inviter), token, INVITATION_LASTS)
    if not staff.takes_inquiries or named != f"{staff.pk}-{inviter.pk}":
        raise NotInvited


def _inviter(token: str) -> Staff:
    # Whom the token names is believed only once its signature, which is made with their key's name, is checked.
    _, _, number = token.partition(":")[0].partition("-")
    found = Staff.objects.filter(pk=int(number)).first() if re.fullmatch("[0-9]{1,9}", number) else None
    if found is None:
        raise NotInvited
    return found


def proof(text: str, *, purpose: str, owner: str) -> str:
    """Return what a page carries beside a secret that it shows, to recognise the secret when it is typed back.

    It gives the secret away to nobody; `purpose` and `owner` say what it is for and whose it is.
    """
    return _signer(f"proof.{purpose}").sign(_digest(text, purpose, owner))


def is_proven(text: str, given: str, *, purpose: str, owner: str) -> bool:
    """Say whether the typed text is the one that a page has shown within the hour."""
    try:
        return _read(f"proof.{purpose}", given, PROOF_LASTS) == _digest(text, purpose, owner)
    except NotInvited:
        return False


def _digest(text: str, purpose: str, owner: str) -> str:
    return signing.Signer(key=signatures.invitation_secret(), salt=f"intake.{purpose}.{owner}").signature(text)


def _invitation(staff: Staff, by: Staff) -> str:
    # Part of what is signed but not of the token, which is short enough to be read out.
    inviter = case_keys.reader_of(by.pk)
    if inviter is None:
        raise NotInvited
    replaced = Reader.objects.filter(staff=staff).values_list("public_key", flat=True).first() or "none"
    return f"invitation.{staff.session_generation}.{replaced}.{inviter.public_key}"


def _signer(salt: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(key=signatures.invitation_secret(), salt=f"intake.{salt}")


def _read(salt: str, token: str, lasts: timedelta) -> str:
    try:
        return _signer(salt).unsign(token, max_age=lasts)
    except signing.BadSignature:
        raise NotInvited from None
