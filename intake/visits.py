"""A visit: one sitting of a sender at one device (DESIGN §5).

Its row holds the case key, sealed under half of a token that lives in the cookie only; the other half finds the row.
While the confirmation is open, the row holds the return code too, so that it can be shown again.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from intake import case_keys
from intake.case_keys import Case
from intake.models import Visit
from intake.vault import return_codes, unlocking
from intake.vault.errors import NotAToken, Unreadable
from intake.vault.return_codes import ReturnCode

LASTS = timedelta(minutes=60)
LASTS_ON_OWN_DEVICE = timedelta(days=7)
# A form that was sent twice arrives with the cookie of before; it may still say whose it is for this long.
GRACE = timedelta(minutes=2)
TOUCHED_EVERY = timedelta(minutes=1)
_KEY_BYTES = 32


@dataclass(frozen=True)
class Sitting:
    """An inquiry that is open to its sender; `code` is there until the confirmation is left."""

    visit: Visit
    case: Case
    code: ReturnCode | None = field(default=None, repr=False)

    @property
    def is_sent(self) -> bool:
        """Whether what is open was sent; before, it is a draft."""
        return self.case.inquiry.sent_at is not None


def begin(
    request: HttpRequest,
    response: HttpResponse,
    case: Case,
    *,
    code: ReturnCode | None = None,
    own_device: bool = False,
) -> None:
    """Open an inquiry on this device under a new token; the token before it, if any, soon ends.

    On a device of the sender's own it lasts longer, and outlives the browser's closing.
    """
    before = _token(request)
    if before is not None:
        _replace(before, case, code)
    _open(response, case, code, own_device=own_device)


def renew(request: HttpRequest, response: HttpResponse, case: Case, *, code: ReturnCode | None) -> bool:
    """Open what is open on this device under a new token, with the code that it holds where there is no newer one.

    Return False, and open nothing, where it was ended meanwhile.
    """
    token = _token(request)
    visit = _not_ended(token).filter(inquiry=case.inquiry).first() if token else None
    if token is None or visit is None:
        return False
    try:
        held = _opened(token, visit)[1]
    except Unreadable:
        return False
    _end_soon(visit, token, case, code or held)
    _open(response, case, code or held, own_device=visit.is_own_device)
    return True


def _open(response: HttpResponse, case: Case, code: ReturnCode | None, *, own_device: bool) -> None:
    now, token = timezone.now(), unlocking.new_token()
    visit = Visit(lookup=token.lookup, inquiry=case.inquiry, used_at=now, is_own_device=own_device)
    visit.sealed, visit.ends_at = _seal(token, case, code), now + lasts(visit)
    visit.save(force_insert=True)
    response.set_cookie(
        settings.VISIT_COOKIE_NAME,
        token.text,
        max_age=LASTS_ON_OWN_DEVICE if own_device else None,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def lasts(visit: Visit) -> timedelta:
    """Return how long a visit lasts after it was last touched."""
    return LASTS_ON_OWN_DEVICE if visit.is_own_device else LASTS


def current(request: HttpRequest) -> Sitting | None:
    """Return the inquiry that is open on this device, or None; looking at it counts as activity."""
    token, now = _token(request), timezone.now()
    if token is None:
        return None
    visit = _not_ended(token).select_related("inquiry").first()
    if visit is None:
        return None
    try:
        key, code = _opened(token, visit)
        case = case_keys.with_key(visit.inquiry, key)
    except Unreadable:
        return None
    if visit.used_at < now - TOUCHED_EVERY and not _is_replaced(visit):
        # Not if it was replaced just now by another request of the same device.
        Visit.objects.filter(pk=visit.pk, ends_at=visit.ends_at).update(used_at=now, ends_at=now + lasts(visit))
    return Sitting(visit, case, code)


def keep_code(request: HttpRequest, sitting: Sitting, code: ReturnCode) -> None:
    """Let the visit hold a draft's return code, so that it can be shown again until the confirmation is left."""
    token = _token(request)
    if token is not None:
        Visit.objects.filter(pk=sitting.visit.pk).update(sealed=_seal(token, sitting.case, code))


def forget_code(request: HttpRequest, sitting: Sitting) -> None:
    """Keep the visit, and let go of the return code: its sender has left the page that shows it."""
    token = _token(request)
    if sitting.code and token is not None:
        Visit.objects.filter(pk=sitting.visit.pk).update(sealed=_seal(token, sitting.case, None))


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Close the inquiry on this device, here and on the server."""
    token = _token(request)
    if token is not None:
        Visit.objects.filter(lookup=token.lookup).delete()
    response.delete_cookie(settings.VISIT_COOKIE_NAME, samesite="Lax")


def shown(code: ReturnCode) -> str:
    """Return a code as people read and copy it: six groups of four."""
    return return_codes.in_groups(code)


def _replace(token: unlocking.Token, case: Case, code: ReturnCode | None) -> None:
    """Let the visit of an earlier token end soon; one of another inquiry ends at once."""
    now = timezone.now()
    visit = Visit.objects.filter(lookup=token.lookup).first()
    if visit is not None and visit.inquiry_id != case.inquiry.pk:
        visit.delete()
    elif visit is not None and visit.ends_at > now:
        _end_soon(visit, token, case, code)


def _end_soon(visit: Visit, token: unlocking.Token, case: Case, code: ReturnCode | None) -> None:
    now = timezone.now()
    # Replaced once, it ends when that was said: an old cookie keeps nothing open for longer.
    ends_at = visit.ends_at if _is_replaced(visit) else now + GRACE
    Visit.objects.filter(pk=visit.pk).update(sealed=_seal(token, case, code), used_at=now, ends_at=ends_at)


def _not_ended(token: unlocking.Token) -> QuerySet[Visit]:
    return Visit.objects.filter(lookup=token.lookup, ends_at__gt=timezone.now())


def _opened(token: unlocking.Token, visit: Visit) -> tuple[bytes, ReturnCode | None]:
    """Return the case key and the return code that a visit holds. Raises Unreadable."""
    content = unlocking.open_for_token(token, visit.sealed, "visit", owner=str(visit.inquiry_id))
    code = content[_KEY_BYTES:].decode("ascii")
    return content[:_KEY_BYTES], ReturnCode(code) if code else None


def _is_replaced(visit: Visit) -> bool:
    return visit.ends_at < visit.used_at + lasts(visit)


def _seal(token: unlocking.Token, case: Case, code: ReturnCode | None) -> bytes:
    content = case.key + (code or "").encode("ascii")
    return unlocking.seal_for_token(token, content, "visit", owner=str(case.inquiry.pk))


def _token(request: HttpRequest) -> unlocking.Token | None:
    try:
        return unlocking.read_token(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))
    except NotAToken:
        return None
