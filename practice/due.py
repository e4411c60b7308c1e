"""What of the practice itself the work loop does when it is due."""

from practice import counts, ratelimit, work


@work.duty("limits")
def forget_limits() -> int:
    """Delete what limits remembered of earlier days."""
    return ratelimit.forget_earlier_days()


@work.duty("counts")
def fold_old_days() -> int:
    """Add daily totals that nobody looks at any more to those of their months."""
    return counts.fold_old_days()
