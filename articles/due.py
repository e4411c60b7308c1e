"""What of the articles the work loop does when it is due."""

from articles import previews, publishing
from practice import work


@work.duty("publish")
def publish() -> int:
    """Show readers what was to be live by now."""
    return publishing.publish_due()


@work.duty("previews")
def forget_previews() -> int:
    """Forget preview links whose time is over."""
    return previews.forget_over()
