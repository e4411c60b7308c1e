"""What of the intake the work loop does when it is due."""

from intake import drafts, posting, promises, retention, scrubbing, sender_mail
from practice import work


@work.duty("notices")
def send_notices() -> bool:
    """Send one notice that is owed."""
    return posting.send_one()


@work.duty("promises")
def warn_of_promises() -> int:
    """Owe the warnings about promised dates."""
    return promises.warn()


@work.duty("addresses")
def forget_addresses() -> int:
    """Forget mail addresses of inquiries that have ended."""
    return sender_mail.forget_ended()


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
