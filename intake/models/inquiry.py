"""An inquiry: its state and its dates, never a word of what was written."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.workflow import ENDED, State
from practice.models import Staff
from practice.models.field_classes import FieldClasses

# Many promises end on the same evening; of these, whoever wrote first is answered first.
QUEUE_ORDER = ("-needs_urgent_care", "reply_by", "sent_at", "id")


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    """Queries that the queue, the first page and the counts share."""

    def visible_to(self, staff: Staff) -> Self:
        """Return what one member of staff may see: never drafts, and nothing to an editor."""
        return self.exclude(state=State.DRAFT) if staff.takes_inquiries else self.none()

    def real(self) -> Self:
        """Leave out test letters. There are few or none, and their index says which, so that counting stays quick."""
        return self.exclude(pk__in=Inquiry.objects.filter(is_test=True).order_by().values("pk"))

    def waiting(self) -> Self:
        """Return what the practice owes an answer, urgent first, then by the promised date."""
        return self.filter(state=State.NEW).order_by(*QUEUE_ORDER)


class Inquiry(models.Model):
    """What a sender wrote and everything that follows from it. The text itself lies in its entries."""

    class Source(models.TextChoices):
        """How it came to the practice."""

        FORM = "form", _("Intake form")
        PHONE = "phone", _("Phone call")
        MAIL = "mail", _("E-mail")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.DRAFT)
    language = models.CharField(_("language"), max_length=12, default=settings.LANGUAGE_CODE)
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    consented_at = models.DateTimeField(_("consented"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    reply_by = models.DateTimeField(_("promised by"), null=True, blank=True)
    state_since = models.DateTimeField(_("in this state since"), default=timezone.now)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    urgent_handled_at = models.DateTimeField(_("urgency acknowledged"), null=True, blank=True)
    needs_urgent_care = models.GeneratedField(
        expression=Case(When(is_urgent=True, urgent_handled_at__isnull=True, then=True), default=False),
        output_field=models.BooleanField(_("needs someone soon")),
        db_persist=True,
    )
    urgent_handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Under which the sender's return code finds this row; the code itself is nowhere.
    lookup_id = models.BinaryField(unique=True, null=True, blank=True, editable=False)
    # This server's word that a key which comes out of a wrap is this inquiry's own.
    case_voucher = models.BinaryField(null=True, blank=True, editable=False)
    note_voucher = models.BinaryField(null=True, blank=True, editable=False)
    # After a reader was removed: leads a sender, who still has an old case key, to the new one, step by step.
    successors = models.BinaryField(null=True, blank=True, editable=False)
    owes_new_keys = models.BooleanField(default=False, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="inquiries"
    )

    # Written by the practice itself before its doors are open, to see that letters arrive; it counts nowhere.
    is_test = models.BooleanField(default=False, editable=False)
    came_by = models.CharField(_("came by"), max_length=8, choices=Source, default=Source.FORM)
    snoozed_until = models.DateTimeField(_("put off until"), null=True, blank=True)
    # Since when something that its sender wrote is unread, in a state in which it does not wait for an answer.
    unread_since = models.DateTimeField(null=True, blank=True, editable=False)
    # While held, no retention rule erases it.
    held_at = models.DateTimeField(_("held"), null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InquiryQuerySet.as_manager()
    field_classes: ClassVar = FieldClasses(
        erased_with="id state language created_at consented_at sent_at reply_by state_since is_urgent "
        "urgent_handled_at needs_urgent_care urgent_handled_by lookup_id case_voucher note_voucher successors "
        "owes_new_keys assigned_to is_test came_by snoozed_until unread_since "
        "held_at held_by"
    )

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        indexes: ClassVar = [
            models.Index(fields=["state", *QUEUE_ORDER], name="inquiry_queue"),
            models.Index(fields=["-sent_at", "-id"], name="inquiry_newest"),
            models.Index(fields=["created_at"], condition=Q(state=State.DRAFT), name="inquiry_drafts"),
            models.Index(fields=["state", "state_since"], name="inquiry_retention"),
            models.Index(fields=["reply_by"], condition=Q(state=State.NEW), name="inquiry_promises"),
            models.Index(fields=["id"], condition=Q(is_test=True), name="inquiry_tests"),
            models.Index(fields=["unread_since"], condition=Q(unread_since__isnull=False), name="inquiry_unread"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="inquiry_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, sent_at__isnull=True, reply_by__isnull=True)
                | Q(~Q(state=State.DRAFT), sent_at__isnull=False, reply_by__isnull=False, consented_at__isnull=False),
                name="inquiry_is_sent_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(urgent_handled_at__isnull=True, urgent_handled_by__isnull=True)
                | Q(urgent_handled_at__isnull=False, urgent_handled_by__isnull=False),
                name="inquiry_urgent_handled_pair",
            ),
            models.CheckConstraint(condition=Q(came_by__in=["form", "phone", "mail"]), name="inquiry_source_is_known"),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True, held_by__isnull=True)
                | Q(held_at__isnull=False, held_by__isnull=False),
                name="inquiry_held_pair",
            ),
            models.CheckConstraint(condition=Q(reply_by__gt=F("sent_at")), name="inquiry_promise_after_sending"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """Return a short name for staff and logs that tells nothing, like “7F3A9C”."""
        return self.pk.hex[-6:].upper()

    @property
    def has_come_back(self) -> bool:
        """Whether it waits for an answer again, after something else had become of it since it was sent."""
        return self.state == State.NEW and self.sent_at is not None and self.state_since > self.sent_at

    @property
    def is_late(self) -> bool:
        """Whether the promised date has passed without an answer."""
        return self.state == State.NEW and self.reply_by is not None and self.reply_by < timezone.now()

    @property
    def is_put_off(self) -> bool:
        """Whether it waits for an answer and may wait until a later day; one that needs care soon may not."""
        is_later = self.snoozed_until is not None and self.snoozed_until > timezone.now()
        return self.state == State.NEW and is_later and not self.needs_urgent_care

    @property
    def is_booked(self) -> bool:
        """Whether a time to meet was agreed."""
        return self.state == State.BOOKED

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is owed."""
        return self.state in ENDED
