"""What of the intake the work loop does when it is due."""

from intake import drafts, notices, retention, scrubbing
from practice import work


@work.duty("notices")
def send_notices() -> bool:
    """Send one notice that is owed."""
    return notices.send_one()


@work.duty("retention")
def purge() -> int:
    """Erase inquiries whose time is over."""
    return retention.purge()


@work.duty("drafts")
def expire_drafts() -> int:
    """Delete drafts whose time is over."""
    return drafts.expire()


@work.duty("scrub")
def scrub() -> bool:
    """Let the database drop its last traces of what was deleted."""
    return scrubbing.pay_owed()
