"""Links and proofs that let someone make a key, signed with a key from SERVER_KEY.

Who can write to the database, or has SECRET_KEY, can make none of them; nothing of them is stored.
"""

from datetime import timedelta

from django.core import signing

from intake import signatures
from intake.models import Reader
from practice.models import Staff

SET_UP_LASTS = timedelta(days=1)
INVITATION_LASTS = timedelta(days=7)
PROOF_LASTS = timedelta(hours=1)


class NotInvited(Exception):
    """The link was not made here, is too old, or has been used."""


def set_up_token() -> str:
    """Return the token of the link that the start prints; it works while nobody has a staff key."""
    return _signer("set-up").sign("first")


def check_set_up(token: str) -> None:
    """Raise NotInvited unless this token may set up the practice now."""
    if _read("set-up", token, SET_UP_LASTS) != "first" or Reader.objects.exists():
        raise NotInvited


def invite(staff: Staff) -> str:
    """Return the token of a link with which this person makes a staff key, or a new one in the place of a lost one.

    An unlocked reader hands it over. It works once: it names the key that it replaces.
    """
    return _signer(_invitation(staff)).sign(str(staff.pk))


def check_invitation(token: str, staff: Staff) -> None:
    """Raise NotInvited unless this token lets this person make a staff key now."""
    if not staff.takes_inquiries or _read(_invitation(staff), token, INVITATION_LASTS) != str(staff.pk):
        raise NotInvited


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


def _invitation(staff: Staff) -> str:
    # Part of what is signed but not of the token, which is short enough to be read out.
    replaced = Reader.objects.filter(pk=staff.pk).values_list("public_key", flat=True).first() or "none"
    return f"invitation.{staff.session_generation}.{replaced}"


def _signer(salt: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(key=signatures.invitation_secret(), salt=f"intake.{salt}")


def _read(salt: str, token: str, lasts: timedelta) -> str:
    try:
        return _signer(salt).unsign(token, max_age=lasts)
    except signing.BadSignature:
        raise NotInvited from None
