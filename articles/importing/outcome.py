"""What became of each text that someone brought along, and what of it was lost."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class Became(models.TextChoices):
    """What became of a text."""

    DRAFT = "draft", _("A new draft")
    PUBLISHED = "published", _("Published")
    SCHEDULED = "scheduled", _("Goes live later")
    UPDATED = "updated", _("A new draft of what was brought before")
    UNCHANGED = "unchanged", _("Here already")
    LEFT = "left", _("Left alone")
    REFUSED = "refused", _("Could not be read")
    TOLD = "told", _("About the whole file")


@dataclass(frozen=True)
class Waiting:
    """Something is to be published: from that moment on, or now."""

    at: datetime | None


@dataclass
class Outcome:
    """One line of the report: which text, what became of it and why, and what of it could not be kept."""

    name: str
    became: Became
    title: str = ""
    why: str = ""
    content_pk: int | None = None
    kind: str = ""
    told: list[str] = field(default_factory=list)
    waits: Waiting | None = None

    @property
    def is_new(self) -> bool:
        """Say whether something was written here."""
        return self.became in (Became.DRAFT, Became.PUBLISHED, Became.SCHEDULED, Became.UPDATED)


def total(outcomes: Iterable[Outcome]) -> str:
    """Return how much was brought along, in one sentence."""
    found: list[Became] = [outcome.became for outcome in outcomes if outcome.became != Became.TOLD]
    new = sum(became in (Became.DRAFT, Became.PUBLISHED, Became.SCHEDULED) for became in found)
    said = [ngettext("{count} text was brought along.", "{count} texts were brought along.", new).format(count=new)]
    for became, says in (
        (Became.UPDATED, _("{count} changed since the last time: a new draft each.")),
        (Became.UNCHANGED, _("{count} here already.")),
        (Became.LEFT, _("{count} left alone.")),
        (Became.REFUSED, _("{count} could not be read.")),
    ):
        if count := found.count(became):
            said.append(str(says).format(count=count))
    return " ".join(said)
