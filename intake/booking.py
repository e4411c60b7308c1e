"""Times to meet: staff offer some, the sender takes one, and an hour that is held is nobody else's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from intake import conversation, free_times, history, hours, notices, rekeying, triage
from intake.case_keys import Case
from intake.models import Event, Inquiry, Offer
from intake.triage import Brought, Refused
from intake.workflow import Mover, State, find_move
from practice import calendar
from practice.models import Profile, Staff

MOST = 5
WITHIN = timedelta(days=120)
LONGEST_WHERE = 500
HELD_FOR = 3  # working days, unless someone says otherwise


class NoLongerHeld(Exception):
    """This time cannot be taken. Whether it lapsed, was withdrawn or is someone else's, nobody is told."""


@dataclass(frozen=True)
class Proposal:
    """What is offered: some times, of which the sender may take one, and where the two would meet."""

    times: tuple[datetime, ...]
    minutes: int
    format: str
    where: str
    lapses_at: datetime
    is_out_of_hours: bool = False
    """Whether a time may lie where `by` does not work or is away."""


class OutOfHours(Refused):
    """A time lies where its therapist does not work or is away; the proposal may say that this is meant."""


def offer_times(case: Case, proposal: Proposal, *, by: Staff, seen: str, brought: Brought) -> list[Offer]:
    """Hold these times of `by` for one sender, tell them so, and return the offers.

    What was told goes along as an answer, by a safe way, and moves the inquiry as an answer does. Raises Refused,
    ChangedMeanwhile when the inquiry has moved since `seen`, OutOfHours, and KeysChanged.
    """
    _check(proposal)
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        triage.answer(current, by=by, seen=seen, brought=brought)
        triage.check_meeting(current, minutes=proposal.minutes, format=proposal.format)
        hours.wait_for(by.pk)
        offers = [_offer(current, proposal, starts_at, by=by) for starts_at in sorted(proposal.times)]
        _check_hours(proposal, by=by)
        history.record(current.inquiry, Event.What.OFFERED, mover=Mover.STAFF, by=by)
    return offers


def accept(opened: Case, offer_id: UUID) -> Offer:
    """Take one of the times for the sender, let the others go, and owe the notices; doing it twice is doing it once.

    Raises NoLongerHeld for every time that cannot be taken, whatever the cause, and KeysChanged.
    """
    with transaction.atomic():
        inquiry = rekeying.for_writing(opened).inquiry
        offer = inquiry.offers.filter(pk=offer_id).first()
        if offer is None:
            raise NoLongerHeld
        if offer.is_accepted and not offer.outcome:
            return offer
        hours.wait_for(offer.staff_id)
        # Only now does the clock count: while this waited, the time may have lapsed and become someone else's.
        now = timezone.now()
        if not can_take_a_time(inquiry) or not inquiry.offers.open_at(now).filter(pk=offer.pk).exists():
            raise NoLongerHeld
        has_let_go = inquiry.offers.exclude(pk=offer.pk).let_go()
        try:
            hours.hold(offer)
        except hours.NotFree:
            raise NoLongerHeld from None
        offer.state, offer.accepted_at = Offer.State.ACCEPTED, now
        offer.save(update_fields=["state", "accepted_at"])
        before, inquiry.state, inquiry.state_since = inquiry.state, State.BOOKED, now
        inquiry.save(update_fields=["state", "state_since"])
        history.record(inquiry, Event.What.TIME_TAKEN, mover=Mover.SENDER)
        history.record(inquiry, Event.What.MOVED, mover=Mover.SENDER, from_state=before, to_state=State.BOOKED)
        if has_let_go:
            history.record(inquiry, Event.What.OFFER_ENDED, mover=Mover.SENDER)
        notices.owe_time_taken(inquiry)
        notices.owe_meeting(offer)
    return offer


def withdraw(case: Case, offer_id: UUID, *, by: Staff) -> None:
    """Let an offered time go; doing it twice is doing it once.

    Raises Refused for one that is taken or that this inquiry never had, and KeysChanged.
    """
    with transaction.atomic():
        inquiry = rekeying.for_writing(case, by=by).inquiry
        offer = inquiry.offers.filter(pk=offer_id).first()
        if offer is None:
            raise Refused(_("There is no such time in this letter."))
        if offer.is_accepted:
            raise Refused(_("They have taken this time. To change it, offer other times and say why."))
        if inquiry.offers.filter(pk=offer.pk).let_go():
            history.record(inquiry, Event.What.OFFER_ENDED, mover=Mover.STAFF, by=by)


def can_be_offered(inquiry: Inquiry) -> bool:
    """Say whether an answer, and with it times to meet, can be given now."""
    state = State(inquiry.state)
    return state == State.REPLIED or find_move(state, State.REPLIED, Mover.STAFF) is not None


def can_take_a_time(inquiry: Inquiry) -> bool:
    """Say whether the sender may take a time now."""
    return find_move(State(inquiry.state), State.BOOKED, Mover.SENDER) is not None


def usual_lapse(profile: Profile) -> datetime:
    """Return until when times are held unless someone says otherwise: an evening some working days from now."""
    return calendar.evening_after(profile, days=HELD_FOR, moment=timezone.now())


def calendar_file(offer: Offer, *, is_for_staff: bool = False) -> bytes:
    """Return a time as a calendar file. Calendars are shared and seen by others, so it says nothing but the time."""
    event = CalendarEvent()
    # Two calendars that knew one time by one name would tell whoever keeps both that their owners met.
    event.add("uid", str(uuid5(offer.pk, "staff") if is_for_staff else offer.calendar_uid))
    event.add("dtstamp", offer.accepted_at or offer.offered_at)
    event.add("dtstart", offer.starts_at)
    event.add("dtend", offer.ends_at)
    event.add("summary", _("Appointment"))
    file = Calendar()
    file.add("prodid", "-//Appointment//EN")
    file.add("version", "2.0")
    file.add_component(event)
    written: bytes = file.to_ical()
    return written


def _check(proposal: Proposal) -> None:
    now = timezone.now()
    if not 1 <= len(set(proposal.times)) == len(proposal.times) <= MOST:
        raise Refused(_("Offer one to five times, each of them once."))
    if not proposal.where.strip() or len(proposal.where) > LONGEST_WHERE:
        raise Refused(_("Write where you would meet, in up to 500 characters."))
    if any(not now < starts_at <= now + WITHIN for starts_at in proposal.times):
        raise Refused(_("Offer times that are still to come, within the next 120 days."))
    if proposal.lapses_at <= now:
        raise Refused(_("Hold the times until a moment that is still to come."))


def _check_hours(proposal: Proposal, *, by: Staff) -> None:
    if proposal.is_out_of_hours:
        return
    works = free_times.Week.of(by, profile=Profile.current())
    for starts_at in sorted(proposal.times):
        if not works.covers(starts_at, proposal.minutes):
            raise OutOfHours(
                _("%(time)s lies outside your working hours, or you are away.") % {"time": hours.said(starts_at)}
            )


def _offer(case: Case, proposal: Proposal, starts_at: datetime, *, by: Staff) -> Offer:
    offer = Offer.objects.create(
        inquiry=case.inquiry,
        staff=by,
        starts_at=starts_at,
        minutes=proposal.minutes,
        format=proposal.format,
        lapses_at=min(proposal.lapses_at, starts_at),
    )
    try:
        hours.hold(offer)
    except hours.NotFree as held:
        raise Refused(str(held)) from None
    conversation.add_place(case, offer.pk, proposal.where, by=by)
    return offer
