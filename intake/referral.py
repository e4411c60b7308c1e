"""Referring on: whom the practice suggests from its own list, and that it has looked whether they are still there."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from practice import calendar
from practice.models import Profile, ReferralOption


class NotChosen(Exception):
    """These options cannot be sent; the message says why and what to do."""


def choose(chosen: Collection[int], *, looked_again: Collection[int]) -> list[ReferralOption]:
    """Return the chosen options; those in `looked_again` count as checked today from now on.

    Call it in a verb's transaction. Raises NotChosen for one that is gone from the list, and for one that nobody has
    checked for long.
    """
    if not chosen:
        return []
    options = list(ReferralOption.objects.select_for_update().filter(pk__in=chosen).order_by("pk"))
    if len(options) != len(set(chosen)):
        raise NotChosen(_("One of these has been taken off the list meanwhile. Choose again."))
    today = calendar.today(Profile.current())
    if any(option.is_stale(today) and option.pk not in looked_again for option in options):
        raise NotChosen(_("Look again at what nobody has checked for long, and tick that it is still right."))
    looked_at = [option.pk for option in options if option.pk in looked_again]
    ReferralOption.objects.filter(pk__in=looked_at).update(checked_on=today)
    return sorted(options, key=lambda option: (option.order, option.name))


def told_with(message: str, options: Sequence[ReferralOption], other: str) -> str:
    """Return a message with whom it suggests below it, so that its reader finds them; `other` is not on the list."""
    lines = [option.in_one_line for option in options]
    if other.strip() and other.strip() not in message:
        lines.append(other.strip())
    return "\n\n".join([message.rstrip(), "\n".join(lines)]) if lines else message
