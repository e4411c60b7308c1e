"""What of the intake the work loop does when it is due."""

from intake import (
    drafts,
    follow_up,
    lateness,
    posting,
    promises,
    retention,
    scrubbing,
    sender_mail,
    testing,
    waitlist,
)
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


@work.duty("apologies")
def apologise() -> int:
    """Tell senders whose promised day has passed that the answer is late."""
    return lateness.apologise()


@work.duty("follow-ups")
def ask_once_more() -> int:
    """Ask senders who have not answered once more."""
    return follow_up.ask_once_more()


@work.duty("gentle closes")
def close_gently() -> int:
    """Finish what stayed without an answer from its sender."""
    return follow_up.close_gently()


@work.duty("check-ins")
def check_in() -> int:
    """Ask those on the waiting list whether they still wait."""
    return waitlist.check_in()


@work.duty("waiting list")
def let_go() -> int:
    """Take off the waiting list who has been silent for long."""
    return waitlist.let_go()


@work.duty("test letters")
def forget_tests() -> int:
    """Erase test letters that are some days old."""
    return testing.expire()
