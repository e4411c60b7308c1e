"""How often one client may begin and send, and how fast: enough for everyone who writes, too little for a robot."""

from datetime import timedelta

from django.utils import timezone

from intake import drafts
from intake.models import Inquiry
from practice import proxies, ratelimit

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
    # Where everyone has this machine's address there is no limit: one robot must not keep everyone out.
    if proxies.is_this_machine(address):
        return True
    return ratelimit.allow(what, address, most=most, within=HOUR).is_allowed
