"""What of the intake the work loop does when it is due."""

from intake import drafts, notices, retention, scrubbing
from practice import work


@work.duty("notices")
def send_notices() -> bool:
    """Send one notice that is owed."""
    return notices.send_one()


@work.duty("retention")
def purge() -> bool:
    """Erase one inquiry whose time is over."""
    return retention.purge_one()


@work.duty("drafts")
def expire_drafts() -> bool:
    """Delete one draft whose time is over."""
    return drafts.expire_one()


@work.duty("scrub")
def scrub() -> bool:
    """Let the database drop its last traces of what was deleted."""
    return scrubbing.pay_owed()
