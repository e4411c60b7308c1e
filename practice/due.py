"""What of the practice itself the work loop does when it is due."""

from practice import ratelimit, work


@work.duty("limits")
def forget_limits() -> int:
    """Delete what limits remembered of earlier days."""
    return ratelimit.forget_earlier_days()
