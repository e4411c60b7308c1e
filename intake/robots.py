"""How often one client may begin and send, and how fast: enough for everyone who writes, too little for a robot."""

from datetime import timedelta
from ipaddress import ip_address

from django.utils import timezone

from intake import drafts
from intake.models import Inquiry
from practice import ratelimit

HOUR = timedelta(hours=1)
DRAFTS_AN_HOUR = 30  # a whole household or clinic behind one address begins fewer
SENDINGS_AN_HOUR = 20
LEAST = timedelta(seconds=2)  # between beginning and sending; nobody reads and answers the first page in less


def may_begin(address: str) -> bool:
    """Say whether the client at this address may begin another draft now, and count it."""
    return drafts.may_begin() and _is_within("begin", address, DRAFTS_AN_HOUR)


def may_send(address: str) -> bool:
    """Say whether the client at this address may send another letter now, and count it."""
    return _is_within("send", address, SENDINGS_AN_HOUR)


def is_too_quick(draft: Inquiry) -> bool:
    """Say whether a draft was begun so short a time ago that no person has read what it asks."""
    return timezone.now() - draft.created_at < LEAST


def _is_within(what: str, address: str, most: int) -> bool:
    # This machine's own address is everyone's where a proxy stands before it that is not among TRUSTED_PROXIES, so it
    # has no limit: one robot must not keep everyone out.
    return _is_own(address) or ratelimit.allow(what, address, most=most, within=HOUR).is_allowed


def _is_own(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
