"""Unlocked: a reader's staff key lies in the session, sealed under a token that lives in a cookie of its own only.

Lock, logout, 15 idle minutes or 8 hours end it (DESIGN §5).
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from intake import case_keys
from intake.case_keys import StaffKey
from intake.models import Reader
from intake.vault import staff as staff_keys
from intake.vault import unlocking
from intake.vault.errors import NotAToken, Unreadable
from practice.models import Staff

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=8)
TOUCHED_EVERY = timedelta(seconds=30)
IN_SESSION = "unlock"
_TRIES_AS = "tries_as"
_ON_REQUEST = "_unlocked"


@dataclass(frozen=True)
class Unlocked:
    """A staff key that is open in this session, and when it locks if nothing more is done."""

    key: StaffKey
    locks_at: datetime

    @property
    def seconds_left(self) -> int:
        """Return how many whole seconds are left until it locks."""
        return max(0, int((self.locks_at - timezone.now()).total_seconds()))


def begin(request: HttpRequest, response: HttpResponse, key: StaffKey) -> None:
    """Keep an opened staff key for this session and this browser, until its reader takes other words.

    A key that was opened with words which are not its reader's any more stays locked.
    """
    reader = case_keys.reader_of(key.staff_id)
    if reader is None or key.closed != bytes(reader.closed_private):
        return
    token, now = unlocking.new_token(), timezone.now()
    sealed = unlocking.seal_for_token(token, key.private.encode("ascii"), "unlock", owner=_owner(reader))
    kept = {"sealed": base64.b64encode(sealed).decode("ascii")}
    request.session[IN_SESSION] = kept | {"since": now.timestamp(), "used": now.timestamp()}
    setattr(request, _ON_REQUEST, Unlocked(key, now + IDLE))
    response.set_cookie(
        settings.UNLOCK_COOKIE_NAME,
        token.text,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def current(request: HttpRequest) -> Unlocked | None:
    """Return the staff key that is open for this request, or None. What is over its time is thrown away."""
    if not hasattr(request, _ON_REQUEST):
        setattr(request, _ON_REQUEST, _current(request))
    return cast(Unlocked | None, getattr(request, _ON_REQUEST))


def _current(request: HttpRequest) -> Unlocked | None:
    kept: dict[str, Any] | None = request.session.get(IN_SESSION)
    if kept is None:
        return None
    now = timezone.now()
    since, used = (datetime.fromtimestamp(kept[name], tz=now.tzinfo) for name in ("since", "used"))
    if now >= min(used + IDLE, since + LONGEST):
        del request.session[IN_SESSION]
        return None
    key = _open(request, kept)
    if key is None:
        return None
    if now - used > TOUCHED_EVERY:
        request.session[IN_SESSION] = kept | {"used": now.timestamp()}
        used = now
    return Unlocked(key, min(used + IDLE, since + LONGEST))


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Lock: nothing that opens a letter stays in the session or the browser."""
    request.session.pop(IN_SESSION, None)
    # Wrong words that were typed in it still count.
    request.session[_TRIES_AS] = session_name(request)
    # Under a new key, so that a request that is still under way can't save the old content back.
    request.session.cycle_key()
    forget(request, response)


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser forget what opened letters, and what it kept of them, once the session holds no key any more."""
    setattr(request, _ON_REQUEST, None)
    response.delete_cookie(settings.UNLOCK_COOKIE_NAME, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache"'


def session_name(request: HttpRequest) -> str:
    """Return the name under which wrong words are counted for this session: a hash, the same after locking."""
    kept: str | None = request.session.get(_TRIES_AS)
    key = request.session.session_key or ""
    return kept or salted_hmac("intake.unlock.session", key, algorithm="sha256").hexdigest()


def has_signed_in(request: HttpRequest) -> None:
    """Count wrong words from nought: this session has just been opened with the password."""
    request.session.pop(_TRIES_AS, None)


def _open(request: HttpRequest, kept: dict[str, Any]) -> StaffKey | None:
    staff = request.user
    reader = case_keys.reader_of(staff.pk) if isinstance(staff, Staff) else None
    if reader is None:
        return None
    try:
        token = unlocking.read_token(request.COOKIES.get(settings.UNLOCK_COOKIE_NAME, ""))
        sealed = base64.b64decode(kept["sealed"], validate=True)
        opened = unlocking.open_for_token(token, sealed, "unlock", owner=_owner(reader))
        # Someone with SECRET_KEY can write a session that opens under a token of theirs, so the pair is checked too;
        # and a key that was replaced in the meantime is locked, not open and good for nothing.
        private = staff_keys.belonging(opened.decode("ascii", "replace"), reader.public_key)
    except (NotAToken, Unreadable, binascii.Error):
        return None
    return StaffKey(reader.staff_id, reader.public_key, private, bytes(reader.closed_private))


def _owner(reader: Reader) -> str:
    # With the half that is closed under the words, so that new words lock every other session of this reader.
    return f"{reader.staff_id} {bytes(reader.closed_private).hex()}"
