"""What of the articles the work loop does when it is due."""

from time import monotonic

from articles import leftovers, previews, publishing, redrawing
from practice import work
from practice.models import SiteVersion

SWEEP_SECONDS = 60 * 60.0
_swept_at = float("-inf")
_drawn_under: str | None = None


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
    leftovers.sweep()
    return 0


@work.duty("share pictures")
def redraw_share_pictures() -> int:
    """Draw pictures again that are in earlier colours; nothing is looked for while the site is as it was."""
    global _drawn_under  # noqa: PLW0603 -- what this process last found to be in order is nobody else's business
    version = SiteVersion.current()
    if version == _drawn_under:
        return 0
    done = redrawing.redraw_some()
    _drawn_under = None if done else version
    return done
