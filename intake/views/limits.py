"""How much one device may begin and send: enough for everyone who writes, too little for a robot."""

from datetime import timedelta
from ipaddress import ip_address

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake import drafts
from practice import ratelimit

HOUR = timedelta(hours=1)
DRAFTS_AN_HOUR = 30  # a whole household or clinic behind one address begins fewer
SENDINGS_AN_HOUR = 20
MESSAGES_AN_HOUR = 60


def may_begin(request: HttpRequest) -> bool:
    """Say whether another draft may be begun from here now, and count it."""
    return drafts.may_begin() and is_within(request, "begin", DRAFTS_AN_HOUR)


def is_within(request: HttpRequest, what: str, most: int) -> bool:
    """Say whether this is still within the limit of one hour, and count it.

    This machine's own address is everyone's where a proxy stands before it that is not among TRUSTED_PROXIES, so it
    has no limit: one robot must not keep everyone out.
    """
    address = request.META.get("REMOTE_ADDR", "")
    return _is_own(address) or ratelimit.allow(what, address, most=most, within=HOUR).is_allowed


def _is_own(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def too_many(request: HttpRequest, *, typed: str = "") -> HttpResponse:
    """Say how to go on where too much came from here at once, with what was typed."""
    return render(request, "intake/too_many.html", {"typed": typed}, status=429)
