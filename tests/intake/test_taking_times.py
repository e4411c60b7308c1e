"""A time to meet that was offered: taking it, letting it go, many at once, and the calendar file."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from icalendar import Calendar

from intake import booking, case_keys, correspondence, erasure, reading, triage
from intake.booking import NoLongerHeld
from intake.models import Inquiry, Notice, Offer
from intake.triage import Refused
from intake.workflow import Mover, State
from tests.intake.test_booking import TOLD, WHERE, hours, offer, proposal, whats
from tests.intake.test_triage import BROUGHT
from tests.people import fresh as stored
from tests.people import opened

TIMES_AT_ONCE = 6


@pytest.fixture
def offers(inquiry, therapist):
    """Return three times that Wren was offered."""
    return offer(inquiry, therapist)


@pytest.fixture
def other(sender, practice, therapist):
    """Return what someone else has sent."""
    return type(sender)(name="Robin", phone="503 555 0188", reason="Something else.").send(practice).case.inquiry


# taking one


def test_taking_a_time_books_it_lets_the_others_go_and_owes_a_notice(inquiry, offers):
    booking.accept(opened(inquiry), offers[1].pk)
    wren = stored(inquiry)
    assert wren.state == State.BOOKED
    assert list(wren.offers.values_list("state", flat=True)) == ["withdrawn", "accepted", "withdrawn"]
    assert whats(wren)[3:] == [("time_taken", "sender"), ("moved", "sender"), ("offer_ended", "sender")]
    moved = wren.events.filter(what="moved").last()
    assert (moved.from_state, moved.to_state, moved.staff) == ("replied", "booked", None)
    assert Notice.objects.filter(kind="time_taken", done_at=None).count() == 1


def test_taking_a_time_twice_is_once(inquiry, offers):
    first = booking.accept(opened(inquiry), offers[0].pk)
    before = whats(inquiry)
    again = booking.accept(opened(inquiry), offers[0].pk)
    assert (again.pk, again.accepted_at) == (first.pk, first.accepted_at)
    assert whats(inquiry) == before


def test_only_one_time_can_be_taken(inquiry, offers):
    booking.accept(opened(inquiry), offers[0].pk)
    with pytest.raises(NoLongerHeld):
        booking.accept(opened(inquiry), offers[1].pk)


def test_a_time_that_lapsed_was_withdrawn_was_someone_else_s_or_never_was_is_refused_alike(
    second_therapist, inquiry, other, therapist, offers
):
    (others,) = offer(other, therapist, *hours(20))
    (colleagues,) = offer(inquiry, second_therapist, *hours(21))
    booking.withdraw(opened(inquiry), offers[0].pk, by=therapist)
    Offer.objects.filter(pk=offers[1].pk).update(lapses_at=timezone.now() - timedelta(seconds=1))
    second_therapist.is_active = False
    second_therapist.save()
    told = set()
    for pk in (offers[0].pk, offers[1].pk, others.pk, colleagues.pk, uuid4()):
        with pytest.raises(NoLongerHeld) as refusal:
            booking.accept(opened(inquiry), pk)
        told.add(refusal.value.args)
    assert told == {()}
    assert stored(inquiry).state == State.REPLIED
    assert others.state == Offer.State.OPEN


def test_a_time_that_is_held_for_someone_else_by_now_is_not_taken_whatever_the_clock_says(
    inquiry, other, therapist, offers
):
    booking.withdraw(opened(inquiry), offers[0].pk, by=therapist)
    offer(other, therapist, offers[0].starts_at)
    # As where two machines disagree about the time.
    Offer.objects.filter(pk=offers[0].pk).update(state="open")
    with pytest.raises(NoLongerHeld):
        booking.accept(opened(inquiry), offers[0].pk)


def test_who_has_written_again_since_may_still_take_a_time(inquiry, practice, offers):
    correspondence.write(opened(inquiry), "May I bring my sister?", profile=practice)
    assert stored(inquiry).state == State.NEW
    booking.accept(opened(inquiry), offers[0].pk)
    assert stored(inquiry).state == State.BOOKED


@pytest.mark.parametrize("state", [State.WAITLISTED, State.REFERRED_ON, State.CLOSED, State.ACCEPTED, State.BOOKED])
def test_no_time_is_taken_in_a_state_from_which_its_sender_cannot_book(inquiry, offers, state):
    Inquiry.objects.update(state=state)
    with pytest.raises(NoLongerHeld):
        booking.accept(opened(inquiry), offers[0].pk)
    assert reading.read_times(opened(inquiry)) == reading.Times()


def test_a_sender_takes_a_time_without_any_key_to_the_notes(inquiry, sender, offers, therapist):
    code = triage.give_new_code(opened(inquiry), by=therapist)
    Inquiry.objects.update(owes_new_keys=True)
    booking.accept(case_keys.as_sender(code), offers[0].pk)
    assert reading.read_times(case_keys.as_sender(code)).where == WHERE


# letting go


def test_a_time_is_withdrawn_once_and_one_that_is_taken_is_not(inquiry, therapist, offers):
    for _ in range(2):
        booking.withdraw(opened(inquiry), offers[0].pk, by=therapist)
    assert whats(inquiry).count(("offer_ended", "staff")) == 1
    booking.accept(opened(inquiry), offers[1].pk)
    with pytest.raises(Refused, match="They have taken this time"):
        booking.withdraw(opened(inquiry), offers[1].pk, by=therapist)


def test_nobody_withdraws_a_time_through_another_letter(inquiry, other, therapist, offers):
    for pk in (offers[0].pk, uuid4()):
        with pytest.raises(Refused, match="no such time"):
            booking.withdraw(opened(other), pk, by=therapist)
    assert Offer.objects.get(pk=offers[0].pk).is_open


@pytest.mark.parametrize("target", [State.BOOKED, State.WAITLISTED, State.REFERRED_ON, State.CLOSED, State.ACCEPTED])
def test_what_is_open_is_let_go_when_the_letter_ends_waits_or_is_booked_otherwise(inquiry, therapist, offers, target):
    triage.move(opened(inquiry), target, by=therapist, seen="replied", brought=BROUGHT[target])
    assert {each.state for each in offers_now(inquiry, offers)} == {"withdrawn"}
    assert whats(inquiry).count(("offer_ended", "staff")) == 1


def offers_now(inquiry, offers):
    return inquiry.offers.filter(pk__in=[each.pk for each in offers])


def test_an_answer_lets_no_time_go_that_is_open(inquiry, therapist, practice, offers):
    correspondence.write(opened(inquiry), "May I bring my sister?", profile=practice)
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=BROUGHT[State.REPLIED])
    assert set(inquiry.offers.values_list("state", flat=True)) == {"open"}


@pytest.mark.parametrize(
    ("target", "left"),
    [
        (State.ACCEPTED, "accepted"),
        (State.REPLIED, "withdrawn"),
        (State.WAITLISTED, "withdrawn"),
        (State.CLOSED, "withdrawn"),
    ],
)
def test_a_time_that_was_taken_goes_with_the_booking_and_stays_with_a_client(inquiry, therapist, offers, target, left):
    booking.accept(opened(inquiry), offers[0].pk)
    triage.move(opened(inquiry), target, by=therapist, seen="booked", brought=BROUGHT[target])
    assert Offer.objects.get(pk=offers[0].pk).state == left


def test_other_times_can_be_offered_in_place_of_one_that_was_taken(inquiry, therapist, offers):
    booking.accept(opened(inquiry), offers[0].pk)
    (anew,) = offer(inquiry, therapist, *hours(12))
    booking.accept(opened(inquiry), anew.pk)
    assert list(inquiry.offers.filter(state="accepted")) == [anew]


def test_erasing_a_letter_erases_its_times(inquiry, offers, other, therapist):
    erasure.erase(inquiry, mover=Mover.SENDER)
    assert not Offer.objects.exists()
    assert offer(other, therapist, offers[0].starts_at)


# the database, and many at once


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "lost"},
        {"state": "accepted"},
        {"minutes": 9},
        {"minutes": 241},
        {"lapses_at": datetime(2099, 1, 1, tzinfo=UTC)},
    ],
)
def test_the_database_itself_refuses_an_impossible_time(offers, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.filter(pk=offers[0].pk).update(**changes)


def test_the_database_itself_refuses_two_times_taken_in_one_letter(offers):
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.update(state="accepted", accepted_at=timezone.now())


def together(*acts):
    """Return what each of these gave when they were called at once, a refusal as its value."""

    def one(act):
        try:
            return act()
        except (Refused, NoLongerHeld) as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


@pytest.mark.django_db(transaction=True)
def test_of_many_letters_that_are_offered_one_hour_at_once_one_holds_it(sender, practice, therapist):
    inquiries = [sender.send(practice).case.inquiry for _ in range(TIMES_AT_ONCE)]
    (at,) = hours(5)
    given = together(*[lambda each=each: offer(each, therapist, at) for each in inquiries])
    assert sum(isinstance(each, list) for each in given) == 1
    assert sum(isinstance(each, Refused) for each in given) == TIMES_AT_ONCE - 1
    assert Offer.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_times_that_are_taken_at_once_one_is(sender, practice, therapist):
    sent = sender.send(practice).case.inquiry
    offers = offer(sent, therapist, *hours(2, 3, 4))
    given = together(*[lambda each=each: booking.accept(opened(sent), each.pk) for each in offers * 2])
    assert len({each.pk for each in given if isinstance(each, Offer)}) == 1
    assert Offer.objects.filter(state="accepted").count() == 1
    assert whats(sent).count(("time_taken", "sender")) == 1


@pytest.mark.django_db(transaction=True)
def test_an_hour_that_lapses_while_it_is_taken_and_offered_anew_is_one_person_s(sender, practice, therapist):
    for day in range(2, 8):
        first, second = (sender.send(practice).case.inquiry for _ in range(2))
        (held,) = offer(first, therapist, *hours(day), lapses_at=timezone.now() + timedelta(seconds=0.3))
        acts = [lambda first=first, held=held: booking.accept(opened(first), held.pk)]
        acts += [lambda second=second, held=held: offer(second, therapist, held.starts_at)]
        for _ in range(4):
            together(*acts)
        assert Offer.objects.holding_at(timezone.now()).filter(starts_at=held.starts_at).count() <= 1


# the calendar file


def test_the_calendar_file_says_a_time_and_nothing_else(inquiry, sender, therapist, practice, offers):
    taken = booking.accept(opened(inquiry), offers[0].pk)
    file = booking.calendar_file(taken)
    (event,) = Calendar.from_ical(file).events
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}
    assert (str(event.summary), str(event.uid)) == ("Appointment", str(taken.calendar_uid))
    assert (event.start, event.end) == (taken.starts_at, taken.starts_at + timedelta(minutes=50))
    assert len(re.findall(rb"^DT\w+:\d{8}T\d{6}Z\r$", file, re.MULTILINE)) == 3
    said = file.decode()
    private = [sender.name, therapist.display_name, "Ines", practice.name, WHERE, "http", "therap", taken.pk.hex]
    for word in [*private, str(taken.pk), str(inquiry.pk), inquiry.reference, "secure"]:
        assert word.lower() not in said.lower()
    assert file == booking.calendar_file(stored(inquiry).offers.get(state="accepted"))


def test_every_time_has_a_calendar_name_of_its_own(offers):
    assert len({each.calendar_uid for each in offers} | {each.pk for each in offers}) == 6


def test_a_reader_who_was_removed_offers_and_withdraws_nothing(inquiry, therapist, offers):
    case = opened(inquiry)
    therapist.reader.delete()
    for act in (
        lambda: booking.offer_times(case, proposal(*hours(9)), by=therapist, seen="replied", brought=TOLD),
        lambda: booking.withdraw(case, offers[0].pk, by=therapist),
    ):
        with pytest.raises(case_keys.KeysChanged):
            act()
