"""What is wrong with a text before readers get it: each fault says where it is and what to do.

A hard fault keeps a text from being published; the others are shown beside the editor and left to its writer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fault:
    """One thing to mend: a key for code, the field it is in, the words at the place, and a sentence for people."""

    key: str
    field: str
    place: str
    says: str
    is_hard: bool = True


def review_faults(*, reviewed_on: date | None, review_due: date | None, today: date) -> Iterable[Fault]:
    """Yield what is wrong with the review dates of something that is to be published."""
    if reviewed_on is None:
        yield Fault("not_reviewed", "reviewed_on", "", _("Say on which day you last read it with a critical eye."))
    elif reviewed_on > today:
        yield Fault("reviewed_later", "reviewed_on", "", _("The day of the last review is still to come."))
    if review_due is None:
        yield Fault("no_review_due", "review_due", "", _("Say by when you will read it again."))
    elif reviewed_on is not None and review_due <= reviewed_on:
        yield Fault("review_before", "review_due", "", _("The next review must come after the day of the last one."))
