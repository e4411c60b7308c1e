"""How often somebody may try to sign in: enough for whoever mistypes, too little for whoever guesses.

Each try costs the server a slow hash on purpose, so a try over the limit is refused before the password is looked at.
"""

import logging
from datetime import timedelta

from practice import proxies, ratelimit
from practice.ratelimit import Waiting

WITHIN = timedelta(minutes=10)
FROM_ONE_ADDRESS = 20  # a whole practice behind one address signs in less often
# Wider, so that nobody who knows a therapist's name keeps them out from a single place.
IN_ONE_NAME = 60

log = logging.getLogger("practice.sign_in")


def may_try(*, name: str, address: str) -> Waiting:
    """Count a try to sign in as `name` from `address`, and say whether the password is looked at, or from when."""
    # Where everyone has this machine's address, one who guesses must not keep everyone out.
    if not proxies.is_this_machine(address):
        here = ratelimit.allow("sign-in", address, most=FROM_ONE_ADDRESS, within=WITHIN)
        if not here.is_allowed:
            return _refused(here)
    anywhere = ratelimit.allow_name("sign-in", name, most=IN_ONE_NAME, within=WITHIN)
    return anywhere if anywhere.is_allowed else _refused(anywhere)


def has_failed() -> None:
    """Write down that a sign-in failed, without whose: what was typed as a name may be a password."""
    log.warning("a sign-in failed: name and password do not belong together")


def _refused(waiting: Waiting) -> Waiting:
    log.warning("a sign-in was not looked at: it was tried too often")
    return waiting
