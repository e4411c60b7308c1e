"""Times to meet: what staff may offer, what a sender may take, and that an hour is held for one of them alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from intake import booking, conversation, reading, rekeying, shapes, triage
from intake.booking import Proposal
from intake.models import Entry, Inquiry, Offer
from intake.triage import Brought, ChangedMeanwhile, Refused
from intake.vault import case as sealing
from intake.workflow import State
from practice import calendar
from tests import canaries
from tests.canaries import canary
from tests.people import fresh as stored
from tests.people import opened

TOLD = Brought(message="Here are some times.", route="text")
WHERE = "https://meet.example/room-of-ines"
TIMES_AT_ONCE = 6


def hours(*days, minute=0):
    """Return a morning at the practice, this many whole days from now and the hours until then, for each of these."""
    now = timezone.now()
    start = now.replace(hour=18, minute=minute, second=0, microsecond=0)
    start += timedelta(days=start < now)
    return tuple(start + timedelta(days=each) for each in days)


def proposal(*times, **changes):
    given: dict[str, Any] = {
        "minutes": 50,
        "format": "online",
        "where": WHERE,
        "lapses_at": timezone.now() + timedelta(hours=20),
    }
    return Proposal(times or hours(2, 3, 4), **(given | changes))


def offer(inquiry, by, *times, brought=TOLD, **changes):
    case = opened(inquiry, by)
    return booking.offer_times(case, proposal(*times, **changes), by=by, seen=case.inquiry.state, brought=brought)


def whats(inquiry):
    return list(inquiry.events.order_by("number").values_list("what", "mover"))


@pytest.fixture
def offers(inquiry, therapist):
    """Return three times that Wren was offered."""
    return offer(inquiry, therapist)


@pytest.fixture
def other(sender, practice, therapist):
    """Return what someone else has sent."""
    return type(sender)(name="Robin", phone="503 555 0188", reason="Something else.").send(practice).case.inquiry


# offering


def test_offering_times_is_an_answer_that_holds_each_of_them(inquiry, therapist, offers):
    wren = stored(inquiry)
    assert wren.state == State.REPLIED
    assert [each.starts_at for each in offers] == list(hours(2, 3, 4))
    assert all(each.is_open and each.staff == therapist for each in wren.offers.all())
    assert reading.read_letter(opened(wren)).messages[0].content == {"text": TOLD.message, "route": "text"}
    assert whats(wren) == [("sent", "sender"), ("moved", "staff"), ("offered", "staff")]


def test_times_are_offered_from_every_state_that_takes_an_answer_and_from_no_other(inquiry, therapist):
    takes = {State.NEW, State.REPLIED, State.BOOKED, State.WAITLISTED}
    for number, state in enumerate(each for each in State if each != State.DRAFT):
        Inquiry.objects.update(state=state)
        if state in takes:
            offer(inquiry, therapist, *hours(10 + number))
            assert stored(inquiry).state == State.REPLIED
        else:
            with pytest.raises(Refused, match="cannot be moved there"):
                offer(inquiry, therapist, *hours(10 + number))


def test_one_who_was_answered_already_can_be_offered_more_and_gets_the_message_too(inquiry, therapist, offers):
    offer(inquiry, therapist, *hours(9), brought=Brought(message="One more.", route="text"))
    texts = [each.content["text"] for each in reading.read_letter(opened(inquiry)).messages]
    assert texts == [TOLD.message, "One more."]
    assert inquiry.offers.count() == 4


def test_what_was_begun_as_an_answer_is_kept_no_longer_once_times_are_offered(inquiry, therapist, offers):
    triage.keep_unsent(opened(inquiry), "message", "Begun.", by=therapist)
    offer(inquiry, therapist, *hours(9))
    assert conversation.unsent(opened(inquiry), by=therapist) == {}


@pytest.mark.parametrize("state", [State.NEW, State.REPLIED])
@pytest.mark.parametrize(
    ("brought", "why"),
    [
        (Brought(message="  ", route="text"), "missing"),
        (Brought(message="Hello.", route="call"), "marked as safe"),
        (Brought(message="Hello."), "marked as safe"),
    ],
)
def test_times_go_with_a_message_by_a_safe_way_or_not_at_all(inquiry, therapist, state, brought, why):
    Inquiry.objects.update(state=state)
    with pytest.raises(Refused, match=why):
        offer(inquiry, therapist, brought=brought)
    assert not Offer.objects.exists()
    assert not Entry.objects.filter(kind__in=["message", "offer"]).exists()


@pytest.mark.parametrize("state", [State.NEW, State.REPLIED])
def test_who_has_not_seen_how_the_letter_stands_offers_nothing(inquiry, therapist, state):
    Inquiry.objects.update(state=state)
    with pytest.raises(ChangedMeanwhile):
        booking.offer_times(opened(inquiry), proposal(), by=therapist, seen="waitlisted", brought=TOLD)
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    ("times", "changes", "why"),
    [
        ((), {"times": ()}, "one to five times"),
        (range(2, 8), {}, "one to five times"),
        ((2, 2), {}, "one to five times"),
        ((-1, 2), {}, "still to come"),
        ((121,), {}, "120 days"),
        ((2,), {"minutes": 5}, "between 10 minutes"),
        ((2,), {"minutes": 241}, "between 10 minutes"),
        ((2,), {"format": "pigeon"}, "how you would meet"),
        ((2,), {"format": "phone"}, "did not mark a call as safe"),
        ((2,), {"where": " \n"}, "Write where"),
        ((2,), {"where": "x" * 501}, "500 characters"),
        ((2,), {"lapses_at": datetime(2020, 1, 1, tzinfo=UTC)}, "Hold the times until"),
    ],
)
def test_what_nobody_could_keep_is_refused_and_nothing_of_it_stays(inquiry, therapist, times, changes, why):
    given = {"times": hours(*times), "minutes": 50, "format": "online", "where": WHERE}
    given |= {"lapses_at": timezone.now() + timedelta(hours=20)} | changes
    with pytest.raises(Refused, match=why):
        booking.offer_times(opened(inquiry), Proposal(**given), by=therapist, seen="new", brought=TOLD)
    assert not Offer.objects.exists()
    assert stored(inquiry).state == State.NEW


def test_a_call_is_offered_to_whoever_marked_one_as_safe(sender, practice, therapist):
    inquiry = sender.send(practice, reaching={"routes": ["text", "call"]}).case.inquiry
    assert offer(inquiry, therapist, format="phone")[0].get_format_display() == "By phone"


def test_no_time_is_held_longer_than_until_it_begins(inquiry, therapist):
    (soon,) = offer(inquiry, therapist, *hours(1), lapses_at=timezone.now() + timedelta(days=9))
    assert soon.lapses_at == soon.starts_at


@pytest.mark.parametrize("minutes", [-49, -1, 0, 49])
def test_an_hour_that_is_held_for_one_sender_is_offered_to_no_other(inquiry, other, therapist, offers, minutes):
    overlapping = offers[0].starts_at + timedelta(minutes=minutes)
    with pytest.raises(Refused, match="held for someone else"):
        offer(other, therapist, overlapping)
    assert not other.offers.exists()
    assert stored(other).state == State.NEW


@pytest.mark.parametrize("minutes", [-60, 60])
def test_the_hours_before_and_after_are_free(other, therapist, offers, minutes):
    assert offer(other, therapist, offers[0].starts_at + timedelta(minutes=minutes))


def test_a_long_hour_that_began_long_before_is_seen_too(inquiry, other, therapist):
    (long,) = offer(inquiry, therapist, *hours(2), minutes=240)
    with pytest.raises(Refused, match="held for someone else"):
        offer(other, therapist, long.starts_at + timedelta(minutes=239), minutes=10)


def test_a_colleague_has_hours_of_their_own(second_therapist, other, offers):
    assert offer(other, second_therapist, offers[0].starts_at)


def test_an_hour_that_lapsed_or_was_withdrawn_can_be_offered_to_someone_else(inquiry, other, therapist, offers):
    booking.withdraw(opened(inquiry), offers[0].pk, by=therapist)
    assert offer(other, therapist, offers[0].starts_at)
    with time_machine.travel(offers[1].lapses_at + timedelta(seconds=1)):
        assert offer(other, therapist, offers[1].starts_at)


def test_an_hour_that_was_taken_stays_held_after_the_offer_would_have_lapsed(inquiry, other, therapist, offers, case):
    booking.accept(opened(inquiry), offers[0].pk)
    with time_machine.travel(offers[0].lapses_at + timedelta(seconds=1)), pytest.raises(Refused, match="someone else"):
        offer(other, therapist, offers[0].starts_at)


def test_the_same_time_is_not_offered_twice_to_one_sender(inquiry, therapist, offers):
    with pytest.raises(Refused, match="already"):
        offer(inquiry, therapist, offers[0].starts_at)


def test_times_are_held_for_three_working_days_unless_someone_says_otherwise(practice, therapist):
    thursday = datetime(2027, 2, 4, 18, tzinfo=UTC)
    with time_machine.travel(thursday):
        lapse = booking.usual_lapse(practice)
    assert calendar.local_day(practice, lapse).isoformat() == "2027-02-09"
    assert practice.reply_within_days != 3


# where to meet


def test_where_to_meet_is_sealed_and_opens_for_both_sides_only_in_its_place(inquiry, therapist, offers):
    case = opened(inquiry)
    booking.accept(case, offers[1].pk)
    assert reading.read_times(opened(inquiry)).where == WHERE
    entry = next(
        each.entry
        for each in conversation.open_entries(case, inquiry.entries.filter(kind="offer"))
        if each.content["offer"] == str(offers[1].pk)
    )
    assert conversation.key_for(case, entry) == case.key
    entry.sealed = sealing.seal(case.key, b'{"where": "x"}', conversation.place_of(entry))
    entry.save()
    assert reading.read_times(opened(inquiry)).where is None


def test_no_word_of_where_to_meet_lies_in_the_database(inquiry, therapist):
    (held,) = offer(inquiry, therapist, *hours(2), where=canary("where"), brought=Brought(canary("told"), "text"))
    booking.accept(opened(inquiry), held.pk)
    for part in (canaries.database_files, canaries.rows, canaries.dump):
        assert canaries.found(part(), canaries.words()) == []
    assert canary("where") in reading.read_times(opened(inquiry)).where


@pytest.mark.parametrize(
    "content",
    [[], None, "x", {}, {"where": "x"}, {"offer": "x"}, {"offer": 1, "where": "x"}, {"offer": "x", "where": []}],
)
def test_where_to_meet_has_one_shape(content):
    assert not shapes.fits("offer", "", content)
    assert shapes.fits("offer", "", {"offer": "x", "where": "y"})


def test_where_to_meet_stays_readable_after_the_letter_got_new_keys(inquiry, therapist, offers):
    booking.accept(opened(inquiry), offers[0].pk)
    rekeying.rekey(opened(inquiry), by=therapist)
    assert reading.read_times(opened(inquiry)).where == WHERE
