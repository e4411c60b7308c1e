"""A visit: one sitting of a sender at one device. Its cookie holds a signed inquiry id for an hour after sending."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from intake.models import Inquiry

SECONDS = 60 * 60
LETTER_SECONDS = 24 * 60 * 60
_letter_signer = signing.TimestampSigner(salt="intake.letter")
_visit_signer = signing.TimestampSigner(salt="intake.visit")


def letter_token(inquiry_id: UUID) -> str:
    """Return what the form carries, so that a letter sent twice is one inquiry."""
    return _letter_signer.sign(inquiry_id.hex)


def letter_id(token: str) -> UUID | None:
    """Return the inquiry id in a form's token, or None for anything that this site did not make within the day."""
    try:
        return UUID(hex=_letter_signer.unsign(token, max_age=LETTER_SECONDS))
    except signing.BadSignature:
        return None


def begin(response: HttpResponse, inquiry: Inquiry) -> None:
    """Remember on this device, for an hour, which inquiry was sent from it."""
    response.set_cookie(
        settings.VISIT_COOKIE_NAME,
        _visit_signer.sign(inquiry.pk.hex),
        max_age=SECONDS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def current(request: HttpRequest) -> Inquiry | None:
    """Return the inquiry that was sent from this device within the hour, or None."""
    try:
        found = _visit_signer.unsign(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""), max_age=SECONDS)
    except signing.BadSignature:
        return None
    return Inquiry.objects.filter(pk=UUID(hex=found)).first()


def end(response: HttpResponse) -> None:
    """Forget on this device."""
    response.delete_cookie(settings.VISIT_COOKIE_NAME, samesite="Lax")
