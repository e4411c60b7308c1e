"""Help that answers when the practice does not."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from practice.models.country import Country
from practice.models.dialing import dial_url
from practice.models.field_classes import FieldClasses
from practice.models.site import SeenByReaders, ShownToReaders

CHECKED_FOR = timedelta(days=180)  # so long one believes that a number still answers


class CrisisLineQuerySet(SeenByReaders["CrisisLine"]):
    """What is asked about crisis lines."""

    def stale(self, on: date) -> Self:
        """Return the lines that on this day nobody has checked for over 180 days, or ever."""
        return self.filter(Q(verified_on__isnull=True) | Q(verified_on__lt=on - CHECKED_FOR))

    def have_been_checked(self, on: date) -> int:
        """Keep that somebody here has checked these lines on this day; return how many there are."""
        return self.update(verified_on=on)


class CrisisLine(ShownToReaders):
    """A crisis line, an emergency number, or a line for someone who is hurt or young, of one country."""

    class Kind(models.TextChoices):
        """What a line is for; also the order in which lines are shown."""

        CRISIS = "1_crisis", _("Someone to talk to")
        EMERGENCY = "2_emergency", _("Emergency")
        VIOLENCE = "3_violence", _("When someone hurts you")
        YOUNG = "4_young", _("For young people")

    country = models.CharField(_("country"), max_length=2, choices=Country)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.CRISIS)
    name = models.CharField(_("name"), max_length=120)
    number = models.CharField(_("number, as people dial it"), max_length=40)
    by_call = models.BooleanField(_("takes calls"), default=True)
    by_text = models.BooleanField(_("takes texts to the same number"), default=False)
    chat_url = models.URLField(_("address of the chat"), blank=True)
    hours = models.CharField(_("hours"), max_length=80, blank=True)
    verified_on = models.DateField(
        _("last checked on"), null=True, blank=True, help_text=_("Empty: nobody here has checked it yet.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    readers_do_not_see: ClassVar = frozenset({"verified_on"})
    objects: ClassVar = CrisisLineQuerySet.as_manager()
    field_classes: ClassVar = FieldClasses(
        clear="id country kind name number by_call by_text chat_url hours verified_on order"
    )

    class Meta:
        verbose_name = _("crisis line")
        verbose_name_plural = _("crisis lines")
        ordering: ClassVar = ["country", "kind", "order", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "name"], name="crisis_line_once_a_country"),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.name}"

    @property
    def dial_url(self) -> str:
        """Return the tel: address that dials the number."""
        return dial_url(self.number)

    @property
    def how_text(self) -> str:
        """Return what a person can do with the number, like “call or text”."""
        if self.by_call and self.by_text:
            return str(_("call or text"))
        return str(_("text")) if self.by_text else str(_("call"))

    @property
    def for_whom(self) -> str:
        """Return for whom a line is that is not for everyone, to stand behind its name; empty where it is."""
        if self.kind == self.Kind.VIOLENCE:
            return str(_("when someone hurts you"))
        return str(_("for young people")) if self.kind == self.Kind.YOUNG else ""


def with_first(kind: CrisisLine.Kind, lines: Iterable[CrisisLine]) -> list[CrisisLine]:
    """Return lines with those of one kind first, and the others in the order that they had."""
    return sorted(lines, key=lambda line: line.kind != kind)
