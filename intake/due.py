"""What of the intake the work loop does when it is due."""

from intake import notices, retention
from practice import work


@work.duty("notices")
def send_notices() -> bool:
    """Send one notice that is owed."""
    return notices.send_one()


@work.duty("retention")
def purge() -> bool:
    """Erase one inquiry whose time is over."""
    return retention.purge_one()
