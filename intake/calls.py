"""Phone calls: they are made elsewhere, and logged here, sealed; only where a call is a safe way."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import conversation, history, rekeying
from intake.case_keys import Case
from intake.models import Event
from intake.safe_contact import Route, may_leave_voicemail, safe_routes
from intake.triage import FIELDS_BOX, LONGEST_NOTE, Refused
from intake.workflow import Mover
from practice.models import Staff

LONGEST_AGO = timedelta(days=90)
SOON = timedelta(minutes=5)  # clocks differ a little, and a field shows whole minutes


class Outcome(models.TextChoices):
    """What came of a call."""

    SPOKE = "spoke", gettext_lazy("We spoke")
    VOICEMAIL = "voicemail", gettext_lazy("I left a voicemail")
    NOBODY = "nobody", gettext_lazy("Nobody answered")


def may_call(case: Case) -> bool:
    """Say whether the sender marked a call as safe."""
    return any(each.route is Route.CALL for each in safe_routes(_reaching(case)))


def possible_outcomes(case: Case) -> list[Outcome]:
    """Return what may come of a call: no voicemail where none is safe."""
    allowed = may_leave_voicemail(_reaching(case))
    return [each for each in Outcome if each is not Outcome.VOICEMAIL or allowed]


def log_call(case: Case, *, by: Staff, outcome: str, when: datetime, text: str) -> None:
    """Keep that a call was made: what came of it, when, and what was said, as a note that only staff read.

    Raises Refused where no call (or no voicemail) is safe, the time cannot be meant, or nothing is said of a talk;
    KeysChanged.
    """
    _check(outcome, when, text)
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        if not may_call(current):
            raise Refused(_("This person did not mark a call as safe."))
        if outcome not in possible_outcomes(current):
            raise Refused(_("This person did not mark a voicemail as safe. If you left one, write that in a note."))
        content = {"about": "call", "outcome": outcome, "when": when.isoformat(), "text": text.strip()}
        conversation.add_note(current, {key: value for key, value in content.items() if value}, by=by)
        kept = conversation.unsent(current, by=by)
        left = {box: text for box, text in kept.items() if box not in {"call", FIELDS_BOX}}
        if left != kept:
            conversation.keep_unsent(current, left, by=by)
        history.record(current.inquiry, Event.What.CALLED, mover=Mover.STAFF, by=by)


def _check(outcome: str, when: datetime, text: str) -> None:
    now = timezone.now()
    if outcome not in Outcome.values:
        raise Refused(_("Choose what came of the call."))
    if outcome == Outcome.SPOKE and not text.strip():
        raise Refused(_("Write in a line what you spoke about."))
    if len(text) > LONGEST_NOTE:
        raise Refused(_("A note holds up to 10,000 characters. Make two of it."))
    if not now - LONGEST_AGO <= when <= now + SOON:
        raise Refused(_("Choose when you called: not in the future, and within the last 90 days."))


def _reaching(case: Case) -> conversation.Content:
    return conversation.answers_of(case).get("reaching", {})
