"""What of the articles the work loop does when it is due."""

from time import monotonic

from articles import images, previews, publishing
from practice import work

SWEEP_SECONDS = 60 * 60.0
_swept_at = float("-inf")


@work.duty("publish")
def publish() -> int:
    """Show readers what was to be live by now."""
    return publishing.publish_due()


@work.duty("previews")
def forget_previews() -> int:
    """Forget preview links whose time is over."""
    return previews.forget_over()


@work.duty("pictures")
def sweep_pictures() -> int:
    """Delete files that nothing names any more. Looking through the folders once an hour is soon enough."""
    global _swept_at  # noqa: PLW0603 -- when this process last looked is nobody else's business
    if monotonic() - _swept_at < SWEEP_SECONDS:
        return 0
    _swept_at = monotonic()
    images.sweep()
    return 0
