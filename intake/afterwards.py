"""What became of a time that was taken, said once its hour is over. Nobody is blamed for a time that did not happen."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from intake import history, rekeying, triage
from intake.case_keys import Case
from intake.models import Event, HeldSlot, Inquiry, Offer
from intake.triage import Brought, ChangedMeanwhile, Refused
from intake.workflow import Mover, State
from practice.models import Staff


def happened(case: Case, offer_id: UUID, *, by: Staff) -> None:
    """Say that the two have met. What follows from it, accepting, referring on or finishing, is a move as any other.

    Raises ChangedMeanwhile when someone has said something of it already or has moved the inquiry, Refused before its
    hour is over, and KeysChanged.
    """
    with transaction.atomic():
        inquiry = rekeying.for_writing(case, by=by).inquiry
        _say(inquiry, offer_id, Offer.Outcome.HAPPENED)
        history.record(inquiry, Event.What.HAPPENED, mover=Mover.STAFF, by=by)


def no_show(case: Case, offer_id: UUID, *, by: Staff, brought: Brought) -> Inquiry:
    """Say that the sender did not come, and what they were told, by a safe way; the inquiry is answered then.

    Returns the inquiry as it is now. Raises as `happened` does, and Refused without a message or a safe way.
    """
    return _answered(case, offer_id, Offer.Outcome.NO_SHOW, Event.What.NO_SHOW, by=by, brought=brought)


def moved(case: Case, offer_id: UUID, *, by: Staff, brought: Brought) -> Inquiry:
    """Say that the two moved their time, and what the sender was told; the rest is as with `no_show`."""
    return _answered(case, offer_id, Offer.Outcome.MOVED, Event.What.TIME_MOVED, by=by, brought=brought)


def can_be_said(inquiry: Inquiry, meeting: Offer | None) -> bool:
    """Say whether it is time to ask what became of a time that was taken."""
    return meeting is not None and meeting.is_over and not meeting.outcome and inquiry.state == State.BOOKED


def _answered(
    case: Case, offer_id: UUID, outcome: Offer.Outcome, what: Event.What, *, by: Staff, brought: Brought
) -> Inquiry:
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        # Before the answer, which lets every time go that has no outcome.
        _say(current.inquiry, offer_id, outcome)
        history.record(current.inquiry, what, mover=Mover.STAFF, by=by)
        triage.answer(current, by=by, seen=State.BOOKED, brought=brought)
    return current.inquiry


def _say(inquiry: Inquiry, offer_id: UUID, outcome: Offer.Outcome) -> None:
    offer = inquiry.offers.filter(pk=offer_id, state=Offer.State.ACCEPTED).first()
    if offer is not None and offer.outcome:
        raise ChangedMeanwhile(
            _("Someone has said already what became of this time: “%(outcome)s”. What you wrote is still below.")
            % {"outcome": offer.get_outcome_display()}
        )
    if offer is None or inquiry.state != State.BOOKED:
        raise ChangedMeanwhile(
            _("Someone else has moved this inquiry: it is now “%(state)s”. What you wrote is still below.")
            % {"state": inquiry.get_state_display()}
        )
    if not offer.is_over:
        raise Refused(_("This time is not over yet. To change it, offer other times and say why."))
    offer.outcome = outcome
    offer.save(update_fields=["outcome"])
    HeldSlot.objects.filter(offer=offer).delete()
