"""A time to meet that was offered to a sender. Where to meet is no field of it: that is sealed, in an entry."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.models.inquiry import Inquiry
from practice.models import Staff
from practice.models.field_classes import FieldClasses

SHORTEST, LONGEST = 10, 240  # minutes


class OfferQuerySet(models.QuerySet["Offer"]):
    """Which offers can be taken, and which hold their hour."""

    def open_at(self, now: datetime) -> Self:
        """Return what can still be taken: not of someone who has left since."""
        return self.filter(
            state=Offer.State.OPEN, lapses_at__gt=now, staff__is_active=True, staff__role=Staff.Role.THERAPIST
        )

    def holding_at(self, now: datetime) -> Self:
        """Return what holds its hour, so that nobody else can be offered it."""
        return self.filter(Q(state=Offer.State.ACCEPTED, outcome="") | Q(state=Offer.State.OPEN, lapses_at__gt=now))

    def let_go(self) -> bool:
        """Let these hours go, and say whether one of them was still held. What has an outcome is over, and stays."""
        was_held = self.holding_at(timezone.now()).exists()
        going = self.filter(outcome="").exclude(state=Offer.State.WITHDRAWN)
        # First the quarters: once the state has changed, this finds none of them.
        HeldSlot.objects.filter(offer__in=going).delete()
        going.update(state=Offer.State.WITHDRAWN)
        return was_held


class Offer(models.Model):
    """One hour that is held for one sender until it is accepted, withdrawn, or lapses by time alone."""

    class State(models.TextChoices):
        """What has become of it; that an open one has lapsed is seen from the clock."""

        OPEN = "open", _("Offered")
        ACCEPTED = "accepted", _("Accepted")
        WITHDRAWN = "withdrawn", _("No longer held")

    class Format(models.TextChoices):
        """How the two would meet."""

        ONLINE = "online", _("Online")
        IN_PERSON = "in_person", _("In person")
        PHONE = "phone", _("By phone")

    class Outcome(models.TextChoices):
        """What became of a time that was taken, once its hour was over."""

        HAPPENED = "happened", _("It took place")
        NO_SHOW = "no_show", _("They did not come")
        MOVED = "moved", _("It was moved")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="offers")
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="offers")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    format = models.CharField(max_length=16, choices=Format)
    offered_at = models.DateTimeField(default=timezone.now)
    lapses_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=State, default=State.OPEN)
    accepted_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    # What a calendar knows the time by; it leads back to nothing.
    calendar_uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = OfferQuerySet.as_manager()
    field_classes: ClassVar = FieldClasses(
        erased_with="id inquiry staff starts_at minutes format offered_at lapses_at state accepted_at outcome "
        "calendar_uid"
    )

    class Meta:
        ordering: ClassVar = ["starts_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["staff", "starts_at"], condition=~Q(state="withdrawn"), name="offer_holds"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_at__isnull=False) | Q(state__in=["open", "withdrawn"]),
                name="offer_state_is_known",
            ),
            models.CheckConstraint(condition=Q(lapses_at__lte=F("starts_at")), name="offer_lapses_before_it_starts"),
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST), name="offer_length_is_sensible"
            ),
            models.UniqueConstraint(
                fields=["inquiry"], condition=Q(state="accepted", outcome=""), name="offer_accepted_is_one"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=["happened", "no_show", "moved"], state="accepted"),
                name="offer_outcome_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"

    @property
    def ends_at(self) -> datetime:
        """When the two would be done."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_over(self) -> bool:
        """Whether its hour has passed."""
        return self.ends_at <= timezone.now()

    @property
    def is_accepted(self) -> bool:
        """Whether it was taken or agreed on, whatever became of it."""
        return self.state == self.State.ACCEPTED

    @property
    def is_open(self) -> bool:
        """Whether it still holds its hour and waits for an answer."""
        return self.state == self.State.OPEN and self.lapses_at > timezone.now()


class HeldSlot(models.Model):
    """A quarter of an hour of one therapist that an offer holds, by when it begins; no two offers hold the same."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="slots")
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()

    field_classes: ClassVar = FieldClasses(erased_with="id offer staff starts_at")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "starts_at"], name="slot_is_held_once"),
        ]

    def __str__(self) -> str:
        return f"slot of {self.offer_id}"
