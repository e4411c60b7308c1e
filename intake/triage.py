"""Triage: what staff do with an inquiry. Every change of state is a move of the workflow."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import case_keys, conversation, history, hours, notices, placeholders, referral, rekeying, sender_mail
from intake.blank import is_blank
from intake.case_keys import Case
from intake.models import Event, Inquiry, Offer
from intake.models.booking import LONGEST, SHORTEST
from intake.safe_contact import Route, safe_routes
from intake.vault.return_codes import ReturnCode
from intake.workflow import SILENT_REASONS, CloseReason, Demand, Mover, State, find_move
from practice import calendar
from practice.models import Profile, Staff

EARLIEST, LATEST = timedelta(days=-1), timedelta(days=730)
LONGEST_NOTE = 10_000
FIELDS_BOX = "fields"  # times, ticks and choices beside what is written
UNSENT_BOXES = frozenset({"message", "note", "urgent", "call", FIELDS_BOX})
# Which times to meet outlast a move: an answer leaves open what was offered, a client keeps the time that was taken.
STAYS = {
    State.NEW: (Offer.State.OPEN,),
    State.REPLIED: (Offer.State.OPEN,),
    State.ACCEPTED: (Offer.State.ACCEPTED,),
}
NO_CALL = gettext_lazy("This person did not mark a call as safe. Choose another way to meet.")
# Where one more message moves nothing. Who waits for an answer gets it by a move, and an end by opening it again.
MAY_BE_WRITTEN_TO = frozenset({State.REPLIED, State.BOOKED, State.WAITLISTED, State.ACCEPTED})
WAITING_TARGETS = frozenset({State.WAITLISTED, State.REFERRED_ON, State.CLOSED})


class Refused(Exception):
    """A move that cannot be made; the message says why and what to do."""


class ChangedMeanwhile(Refused):
    """Someone else has moved the inquiry since the page was opened."""


@dataclass(frozen=True)
class Brought:
    """What a move brings with it; which of these are demanded stands in the workflow."""

    message: str = ""
    route: str = ""
    when: datetime | None = None
    where: str = ""
    minutes: int = 0
    format: str = ""
    agreed_by: str = ""
    consent: bool = False
    honest_range: str = ""
    option: str = ""
    reason: str = ""
    options: tuple[int, ...] = ()
    """Whom the practice suggests from its own list."""
    looked_again: tuple[int, ...] = ()
    """Of these, which the therapist has just looked at again."""


_MET: dict[Demand, Callable[[Brought], bool]] = {
    Demand.MESSAGE: lambda brought: not is_blank(brought.message),
    Demand.MESSAGE_UNLESS_SILENT: lambda brought: not is_blank(brought.message) or brought.reason in SILENT_REASONS,
    Demand.TIME_AND_PLACE: lambda brought: brought.when is not None and not is_blank(brought.where),
    Demand.AGREEMENT: lambda brought: not is_blank(brought.agreed_by),
    Demand.CONSENT: lambda brought: brought.consent,
    Demand.HONEST_RANGE: lambda brought: not is_blank(brought.honest_range),
    Demand.OPTION: lambda brought: bool(brought.options) or not is_blank(brought.option),
    Demand.REASON: lambda brought: bool(brought.reason),
}


def open_inquiry(inquiry: Inquiry, *, by: Staff) -> None:
    """Note that a member of staff has read the inquiry; repeated reading within the hour is one event."""
    recent = timezone.now() - timedelta(hours=1)
    with transaction.atomic():
        locked = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
        if locked.unread_since is not None:
            locked.unread_since = None
            locked.save(update_fields=["unread_since"])
        if not locked.events.filter(what=Event.What.OPENED, staff=by, at__gte=recent).exists():
            history.record(locked, Event.What.OPENED, mover=Mover.STAFF, by=by)


def move(case: Case, target: State, *, by: Staff, seen: str, brought: Brought) -> Inquiry:
    """Move an inquiry to `target` and return it as it now is.

    `seen` is the state that the page showed. Raises ChangedMeanwhile when the inquiry has moved since, and Refused when
    the workflow has no such move, a demand is not met, or an urgent inquiry has not been acknowledged; KeysChanged.
    """
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        _make(current, target, by=by, seen=seen, brought=brought)
    return current.inquiry


def answer(current: Case, *, by: Staff, seen: str, brought: Brought) -> None:
    """Answer as the move to “answered” does; one that is answered already gets one message more.

    Call it in a verb's transaction, with a case from `rekeying.for_writing`. Raises as `move` does.
    """
    if current.inquiry.state != State.REPLIED:
        _make(current, State.REPLIED, by=by, seen=seen, brought=brought)
    else:
        _add_message(current, by=by, seen=seen, brought=brought)


def write(case: Case, *, by: Staff, seen: str, brought: Brought) -> Inquiry:
    """Keep one message more, which moves nothing, and return the inquiry as it now is; its sender is told of it.

    Raises ChangedMeanwhile when the inquiry has moved since `seen`, Refused in a state where a message is an answer or
    comes after the end, without a message or a safe way; and KeysChanged.
    """
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        _check_seen(current.inquiry, seen)
        if current.inquiry.state not in MAY_BE_WRITTEN_TO:
            raise Refused(_("This letter waits for an answer, or has ended: answer it, or open it again first."))
        _add_message(current, by=by, seen=seen, brought=brought)
        history.record(current.inquiry, Event.What.WROTE, mover=Mover.STAFF, by=by)
    return current.inquiry


def _add_message(current: Case, *, by: Staff, seen: str, brought: Brought) -> None:
    _check_seen(current.inquiry, seen)
    _check_demands({Demand.MESSAGE}, brought)
    _check_route(current, brought)
    _write_down(current, brought, by=by)
    _forget_unsent(current, "message", FIELDS_BOX, by=by)
    sender_mail.answered(current.inquiry, is_told=True)


def _make(current: Case, target: State, *, by: Staff, seen: str, brought: Brought) -> None:
    locked = current.inquiry
    _check(current, target, seen=seen, brought=brought)
    if target == State.REFERRED_ON:
        brought = _with_options(brought)
    before, locked.state, locked.state_since = locked.state, target, timezone.now()
    locked.snoozed_until = None
    if target == State.NEW:
        locked.reply_by = calendar.reply_by(Profile.current(), sent_at=locked.state_since)
    was_spam = locked.needs_urgent_care and brought.reason == CloseReason.SPAM
    if was_spam:
        locked.urgent_handled_at, locked.urgent_handled_by = locked.state_since, by
    locked.save(
        update_fields=["state", "state_since", "reply_by", "snoozed_until", "urgent_handled_at", "urgent_handled_by"]
    )
    _write_down(current, brought, by=by)
    if target == State.WAITLISTED and is_blank(brought.message):
        # What they said yes to, where they can read it: no sender opens a note.
        conversation.add_message(current, "", by=by, honest_range=brought.honest_range)
    _forget_unsent(current, "message", FIELDS_BOX, by=by)
    history.record(locked, Event.What.MOVED, mover=Mover.STAFF, by=by, from_state=before, to_state=target)
    if was_spam:
        history.record(locked, Event.What.URGENT_HANDLED, mover=Mover.STAFF, by=by)
    _let_times_go(locked, by=by)
    sender_mail.answered(locked, is_told=not is_blank(brought.message))
    if target == State.BOOKED and brought.when is not None:
        _book(current, brought, brought.when, by=by)


def _book(current: Case, brought: Brought, when: datetime, *, by: Staff) -> None:
    """Keep a time that was agreed on as one that was taken, so that its sender finds it like any other."""
    hours.wait_for(by.pk)
    offer = Offer.objects.create(
        inquiry=current.inquiry,
        staff=by,
        starts_at=when,
        minutes=brought.minutes,
        format=brought.format,
        lapses_at=when,
        state=Offer.State.ACCEPTED,
        accepted_at=current.inquiry.state_since,
    )
    try:
        hours.hold(offer)
    except hours.NotFree as held:
        raise Refused(str(held)) from None
    conversation.add_place(current, offer.pk, brought.where, by=by)
    notices.owe_meeting(offer)


def check_meeting(case: Case, *, minutes: int, format: str) -> None:
    """Raise Refused for a length or a way of meeting that cannot be, or that the sender did not mark as safe."""
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(_("Choose a length between 10 minutes and 4 hours."))
    if format not in Offer.Format.values:
        raise Refused(_("Choose how you would meet."))
    reaching = conversation.answers_of(case).get("reaching", {})
    if format == Offer.Format.PHONE and all(each.route is not Route.CALL for each in safe_routes(reaching)):
        raise Refused(str(NO_CALL))


def _let_times_go(inquiry: Inquiry, *, by: Staff) -> None:
    """Let go of the times to meet that have no place in the state that an inquiry has just come into."""
    stays = Offer.objects.filter(state__in=STAYS.get(State(inquiry.state), ()))
    if inquiry.offers.exclude(pk__in=stays).let_go():
        history.record(inquiry, Event.What.OFFER_ENDED, mover=Mover.STAFF, by=by)


def must_wait_for_care(inquiry: Inquiry, target: State) -> bool:
    """Say whether a move has to wait until someone has said what they did about an urgent inquiry (spam apart)."""
    return inquiry.needs_urgent_care and target in WAITING_TARGETS


def acknowledge_urgent(case: Case, *, by: Staff, what_i_did: str) -> Inquiry:
    """Say what was done about an urgent inquiry, which ends its mark.

    Raises Refused when nothing is said, ChangedMeanwhile when it was acknowledged already, and KeysChanged.
    """
    if is_blank(what_i_did):
        raise Refused(_("Write what you did, so that whoever reads this next knows."))
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        locked = current.inquiry
        if not locked.needs_urgent_care:
            raise ChangedMeanwhile(_("This was acknowledged already."))
        locked.urgent_handled_at, locked.urgent_handled_by = timezone.now(), by
        locked.save(update_fields=["urgent_handled_at", "urgent_handled_by"])
        conversation.add_note(current, {"text": what_i_did, "about": "urgent"}, by=by)
        _forget_unsent(current, "urgent", by=by)
        history.record(locked, Event.What.URGENT_HANDLED, mover=Mover.STAFF, by=by)
    return locked


def add_note(case: Case, text: str, *, by: Staff) -> None:
    """Keep a note that only staff read. Raises Refused for an empty or endless one, and KeysChanged."""
    if is_blank(text):
        raise Refused(_("Write something first."))
    if len(text) > LONGEST_NOTE:
        raise Refused(_("A note holds up to 10,000 characters. Make two of it."))
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        conversation.add_note(current, {"text": text}, by=by)
        _forget_unsent(current, "note", by=by)
        history.record(current.inquiry, Event.What.NOTED, mover=Mover.STAFF, by=by)


def keep_unsent(case: Case, box: str, text: str, *, by: Staff) -> None:
    """Keep what someone has begun to write in one box of an inquiry's pages; an empty text is forgotten.

    Raises Refused for a box that is none or a text that is endless, and KeysChanged.
    """
    if box not in UNSENT_BOXES or len(text) > LONGEST_NOTE:
        raise Refused(_("This text is too long to be kept. Make two of it."))
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        kept = conversation.unsent(current, by=by)
        left = {name: words for name, words in (kept | {box: text}).items() if words.strip()}
        if left != kept:
            conversation.keep_unsent(current, left, by=by)


def give_new_code(case: Case, *, by: Staff) -> ReturnCode:
    """Return a new return code for a sender who lost theirs and was reached by a safe route; the old one dies.

    The visits that the old one had opened end. Raises Refused where the sender marked no way as safe on which the code
    could be told, and KeysChanged.
    """
    with transaction.atomic():
        current = rekeying.for_writing(case, by=by)
        if not can_be_told_a_code(current):
            raise Refused(_("This person marked no way as safe on which you could tell them a code."))
        code = case_keys.give_code(current)
        current.inquiry.save(update_fields=["lookup_id"])
        current.inquiry.visits.all().delete()
        history.record(current.inquiry, Event.What.CODE_GIVEN, mover=Mover.STAFF, by=by)
    return code


def can_be_told_a_code(case: Case) -> bool:
    """Say whether the sender marked a way as safe other than coming back with the code that they have."""
    reaching = conversation.answers_of(case).get("reaching", {})
    return any(each.route is not Route.CODE for each in safe_routes(reaching))


def _forget_unsent(case: Case, *boxes: str, by: Staff) -> None:
    kept = conversation.unsent(case, by=by)
    left = {box: text for box, text in kept.items() if box not in boxes}
    if left != kept:
        conversation.keep_unsent(case, left, by=by)


def _check(case: Case, target: State, *, seen: str, brought: Brought) -> None:
    inquiry = case.inquiry
    _check_seen(inquiry, seen)
    found = find_move(State(inquiry.state), target, Mover.STAFF)
    if found is None:
        raise Refused(
            _("An inquiry that is “%(state)s” cannot be moved there.") % {"state": inquiry.get_state_display()}
        )
    if must_wait_for_care(inquiry, target) and brought.reason != CloseReason.SPAM:
        raise Refused(_("This is marked urgent. Say first what you did about it."))
    _check_demands(found.demands, brought)
    if brought.when is not None and not EARLIEST <= brought.when - timezone.now() <= LATEST:
        raise Refused(_("Choose a time between yesterday and two years from now."))
    if target == State.BOOKED:
        check_meeting(case, minutes=brought.minutes, format=brought.format)
    if not is_blank(brought.message):
        _check_route(case, brought)


def _check_seen(inquiry: Inquiry, seen: str) -> None:
    if inquiry.state != seen:
        raise ChangedMeanwhile(
            _("Someone else has moved this inquiry: it is now “%(state)s”. What you wrote is still below.")
            % {"state": inquiry.get_state_display()}
        )


def _check_demands(demands: Collection[Demand], brought: Brought) -> None:
    if any(not _MET[demand](brought) for demand in demands):
        raise Refused(_("Something that this step needs is missing. Fill in every field."))


def check_words(message: str) -> None:
    """Make sure that a message waits for no words any more. Raises Refused, which names what is still open."""
    if left := placeholders.left_open_in(message):
        raise Refused(
            _("Your text still has %(left)s in it. Write there what belongs there, or take it out.")
            % {"left": ", ".join(left)}
        )


def _check_route(case: Case, brought: Brought) -> None:
    check_words(brought.message)
    safe = {each.route.value for each in safe_routes(conversation.answers_of(case).get("reaching", {}))}
    if brought.route not in safe:
        raise Refused(_("Choose a way that this person marked as safe."))


def _with_options(brought: Brought) -> Brought:
    try:
        options = referral.choose(brought.options, looked_again=brought.looked_again)
    except referral.NotChosen as missing:
        raise Refused(str(missing)) from None
    names = [option.name for option in options]
    return replace(
        brought,
        message=referral.told_with(brought.message, options, brought.option),
        option=", ".join(filter(None, [*names, brought.option.strip()])),
    )


def _write_down(case: Case, brought: Brought, *, by: Staff) -> None:
    if not is_blank(brought.message):
        conversation.add_message(case, brought.message, by=by, route=brought.route, honest_range=brought.honest_range)
    kept = {
        "when": brought.when.isoformat() if brought.when else "",
        "where": brought.where,
        "agreed_by": brought.agreed_by,
        "honest_range": brought.honest_range,
        "option": brought.option,
        "reason": brought.reason,
    }
    said = {key: value for key, value in kept.items() if value}
    if said:
        conversation.add_note(case, said, by=by)
