"""One line of an inquiry's history: who did what and when, never any free text."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.models.inquiry import Inquiry
from intake.workflow import Mover, State
from practice.models.field_classes import FieldClasses


class Event(models.Model):
    """Something that happened to an inquiry, or (without one) to the practice's keys. Events are only ever added."""

    class What(models.TextChoices):
        """What happened."""

        SENT = "sent", _("sent")
        OPENED = "opened", _("read")
        MOVED = "moved", _("moved")
        URGENT_HANDLED = "urgent_handled", _("urgency acknowledged")
        NOTED = "noted", _("note added")
        WROTE = "wrote", _("wrote a message")
        TAKEN_BACK = "taken_back", _("answer taken back")
        OFFERED = "offered", _("times offered")
        TIME_TAKEN = "time_taken", _("time accepted")
        OFFER_ENDED = "offer_ended", _("offered time let go")
        CODE_GIVEN = "code_given", _("new return code given")
        CODE_ENDED = "code_ended", _("return code ended")
        NEW_KEYS = "new_keys", _("sealed again under new keys")
        ADDED = "added", _("added by staff")
        SNOOZED = "snoozed", _("put off to another day")
        ASSIGNED = "assigned", _("someone took it on")
        NEW_DATE = "new_date", _("new date promised")
        HELD = "held", _("kept from being erased")
        HOLD_ENDED = "hold_ended", _("no longer kept from being erased")
        CALLED = "called", _("phone call logged")
        HANDED_OVER = "handed_over", _("hand-over sheet opened")
        APOLOGISED = "apologised", _("told that the answer is late")
        FOLLOWED_UP = "followed_up", _("asked once more")
        CHECKED_IN = "checked_in", _("asked whether they still wait")
        CHECK_ANSWERED = "check_answered", _("answered whether they still wait")
        HAPPENED = "happened", _("the talk took place")
        NO_SHOW = "no_show", _("did not come")
        TIME_MOVED = "time_moved", _("the time was moved")
        MAIL_CONFIRMED = "mail_confirmed", _("mail address confirmed")
        MAIL_STOPPED = "mail_stopped", _("no more mail wanted")
        MAIL_REFUSED = "mail_refused", _("mail address does not work")
        EXPORTED = "exported", _("exported")
        ERASED = "erased", _("erased")
        UNLOCK_FAILED = "unlock_failed", _("wrong passphrase")
        INVITED = "invited", _("reader invited")
        READER_ADDED = "reader_added", _("reader added")
        READER_REMOVED = "reader_removed", _("reader removed")
        ENDED_GIVEN = "ended_given", _("ended letters handed over too")
        WORDS_CHANGED = "words_changed", _("passphrase changed")
        RESTORED = "restored", _("reader restored with the recovery key")
        RECOVERY_MADE = "recovery_made", _("recovery key made")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.SET_NULL, null=True, related_name="events")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=16, choices=What)
    mover = models.CharField(max_length=8, choices=[(mover.value, mover.value) for mover in Mover])
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Of the practice's keys: whose, where someone else did it. Of an inquiry: who sees to it now.
    whom = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_state = models.CharField(max_length=16, choices=State, blank=True)
    to_state = models.CharField(max_length=16, choices=State, blank=True)
    at = models.DateTimeField(default=timezone.now)
    # Of an inquiry's events: what binds this line to the one before, so that a changed or missing one is seen.
    link = models.BinaryField(null=True, blank=True, editable=False)

    field_classes: ClassVar = FieldClasses(
        erased_with="id inquiry number what mover staff whom from_state to_state at link"
    )

    class Meta:
        ordering: ClassVar = ["inquiry", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inquiry", "number"], name="event_number_once"),
            models.CheckConstraint(
                condition=Q(mover="staff", staff__isnull=False) | Q(~Q(mover="staff"), staff__isnull=True),
                name="event_staff_is_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"
