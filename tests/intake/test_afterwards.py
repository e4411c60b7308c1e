"""After a time to meet: it took place, they did not come, or it was moved; and what the sender reads then."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from intake import afterwards, booking, reading, triage
from intake.booking import NoLongerHeld
from intake.models import HeldSlot, Inquiry, Offer
from intake.triage import Brought, ChangedMeanwhile, Refused
from intake.workflow import State
from tests.clients import post, text
from tests.intake.test_booking import WHERE, hours, offer, whats
from tests.intake.test_triage import BROUGHT
from tests.people import fresh, opened, unlocked
from tests.two_letters import visiting

KIND = Brought(message="I waited until half past. Shall we try again?", route="text")
VERBS = {"no_show": afterwards.no_show, "moved": afterwards.moved}
EVENTS = {"no_show": "no_show", "moved": "time_moved"}
READ = {"no_show": "We missed each other.", "moved": "Our time to meet was moved."}


@pytest.fixture
def taken(inquiry, therapist):
    """Return a time that Wren has taken, and that lies ahead."""
    (held,) = offer(inquiry, therapist, *hours(2))
    return booking.accept(opened(inquiry), held.pk)


@pytest.fixture
def over(taken):
    """Let its hour pass."""
    with time_machine.travel(taken.ends_at + timedelta(minutes=1)):
        yield taken


def return_page(inquiry, rf):
    return text(visiting(opened(inquiry), rf).get("/return/"))


def url_of(inquiry, *parts):
    return f"/admin/intake/inquiry/{inquiry.pk}/" + "".join(f"{each}/" for each in parts)


# verbs


def test_that_two_have_met_is_kept_and_the_moves_follow_as_usual(inquiry, therapist, over):
    afterwards.happened(opened(inquiry), over.pk, by=therapist)
    wren = fresh(inquiry)
    assert (wren.state, wren.offers.get(pk=over.pk).outcome) == (State.BOOKED, "happened")
    assert whats(wren)[-1] == ("happened", "staff")
    assert not HeldSlot.objects.filter(offer=over).exists()
    for target in (State.ACCEPTED, State.NEW, State.CLOSED):
        wren = triage.move(opened(wren), target, by=therapist, seen=wren.state, brought=BROUGHT[target])
    assert wren.offers.get(pk=over.pk).outcome == "happened"


@pytest.mark.parametrize("outcome", ["no_show", "moved"])
def test_a_time_that_did_not_take_place_is_an_answer_by_a_safe_way(inquiry, therapist, over, outcome):
    wren = VERBS[outcome](opened(inquiry), over.pk, by=therapist, brought=KIND)
    assert wren.state == fresh(inquiry).state == State.REPLIED
    assert wren.offers.get(pk=over.pk).outcome == outcome
    assert whats(wren)[-2:] == [(EVENTS[outcome], "staff"), ("moved", "staff")]
    assert reading.read_letter(opened(wren)).messages[-1].content == {"text": KIND.message, "route": "text"}
    assert not HeldSlot.objects.filter(offer=over).exists()


@pytest.mark.parametrize("outcome", ["no_show", "moved"])
@pytest.mark.parametrize(
    ("brought", "why"), [(Brought(route="text"), "missing"), (Brought(message="Hm.", route="call"), "marked as safe")]
)
def test_without_a_message_by_a_safe_way_nothing_is_kept(inquiry, therapist, over, outcome, brought, why):
    before = whats(inquiry)
    with pytest.raises(Refused, match=why):
        VERBS[outcome](opened(inquiry), over.pk, by=therapist, brought=brought)
    assert Offer.objects.get(pk=over.pk).outcome == ""
    assert whats(inquiry) == before


def test_of_two_who_say_something_the_second_is_told_what_the_first_said(inquiry, therapist, second_therapist, over):
    afterwards.no_show(opened(inquiry), over.pk, by=therapist, brought=KIND)
    before = whats(inquiry)
    with pytest.raises(ChangedMeanwhile, match="“They did not come”"):
        afterwards.happened(opened(inquiry), over.pk, by=therapist)
    with pytest.raises(ChangedMeanwhile, match="“They did not come”"):
        afterwards.moved(opened(inquiry), over.pk, by=therapist, brought=KIND)
    assert whats(inquiry) == before


def test_whoever_says_something_of_a_letter_that_has_moved_on_is_told_so(inquiry, therapist, over):
    triage.move(opened(inquiry), State.CLOSED, by=therapist, seen="booked", brought=BROUGHT[State.CLOSED])
    with pytest.raises(ChangedMeanwhile, match="“Finished”"):
        afterwards.no_show(opened(inquiry), over.pk, by=therapist, brought=KIND)


def test_nothing_is_said_of_a_time_before_it_is_over(inquiry, therapist, taken):
    with pytest.raises(Refused, match="not over yet"):
        afterwards.happened(opened(inquiry), taken.pk, by=therapist)
    assert Offer.objects.get(pk=taken.pk).outcome == ""


def test_after_a_time_that_did_not_take_place_another_is_taken_and_the_old_one_is_not(inquiry, therapist, over):
    afterwards.no_show(opened(inquiry), over.pk, by=therapist, brought=KIND)
    with pytest.raises(NoLongerHeld):
        booking.accept(opened(inquiry), over.pk)
    (anew,) = offer(inquiry, therapist, *hours(5))
    booking.accept(opened(inquiry), anew.pk)
    assert reading.read_times(opened(inquiry)).meeting == anew
    assert Offer.objects.get(pk=over.pk).outcome == "no_show"


# what the sender reads


@pytest.mark.parametrize("outcome", ["no_show", "moved"])
def test_a_sender_reads_of_a_time_that_did_not_take_place_without_blame(inquiry, therapist, over, rf, outcome):
    VERBS[outcome](opened(inquiry), over.pk, by=therapist, brought=KIND)
    page = return_page(inquiry, rf)
    assert READ[outcome] in page
    assert KIND.message in page
    assert "There is an answer for you." in page
    assert 'id="times"' not in page
    for blame in ("did not come", "missed it", "no-show", "no_show"):
        assert blame not in page
    assert visiting(opened(inquiry), rf).get("/return/calendar.ics").status_code == 404
    offer(inquiry, therapist, *hours(5))
    page = return_page(inquiry, rf)
    assert page.count("Take this time") == 1
    assert "This time is no longer held." not in page


def test_a_sender_reads_that_the_two_have_met_until_something_follows(inquiry, therapist, over, rf):
    afterwards.happened(opened(inquiry), over.pk, by=therapist)
    page = return_page(inquiry, rf)
    assert "We met on" in page
    assert "It was on" in page
    offer(inquiry, therapist, *hours(5))
    page = return_page(inquiry, rf)
    assert "We met." in page
    assert "We met on" not in page
    assert page.count("Take this time") == 1


# pages


def test_the_letter_asks_how_it_went_only_once_the_hour_is_over_and_only_until_someone_says(
    as_therapist, inquiry, therapist, taken
):
    page = text(as_therapist.get(url_of(inquiry, "change")))
    assert "You meet" in page
    assert "How did it go?" not in page
    with time_machine.travel(taken.ends_at + timedelta(minutes=1)):
        client = signed_in_anew(therapist)
        page = text(client.get(url_of(inquiry, "change")))
        assert "How did it go?" in page
        for outcome in ("happened", "no_show", "moved"):
            assert url_of(inquiry, "afterwards", taken.pk, outcome) in page
        response = post(client, url_of(inquiry, "afterwards", taken.pk, "happened"))
        assert response.headers["Location"] == url_of(inquiry, "change")
        page = text(client.get(url_of(inquiry, "change")))
        assert "How did it go?" not in page
        assert "You met" in page


def signed_in_anew(therapist):
    """Return a client of Ines, who signs in after her session has ended."""
    client = Client()
    client.force_login(therapist)
    return unlocked(client)


@pytest.mark.parametrize("outcome", ["no_show", "moved"])
def test_a_page_asks_what_they_were_told_and_leads_on_to_other_times(inquiry, therapist, over, outcome):
    client, url = signed_in_anew(therapist), url_of(inquiry, "afterwards", over.pk, outcome)
    assert "On the return page they read" in text(client.get(url))
    page = text(post(client, url, {"seen": "booked", "message": "", "route": "text"}))
    assert "<title>Error:" in page
    assert "Write what you told them" in page
    response = post(client, url, {"seen": "booked", "message": KIND.message, "route": "text"})
    assert response.headers["Location"] == url_of(inquiry, "offers")
    page = text(client.get(url_of(inquiry, "offers")))
    assert str(Offer.Outcome(outcome).label) in page


def test_who_comes_second_finds_their_words_again(inquiry, therapist, over):
    client, url = signed_in_anew(therapist), url_of(inquiry, "afterwards", over.pk, "no_show")
    afterwards.moved(opened(inquiry), over.pk, by=therapist, brought=KIND)
    page = text(post(client, url, {"seen": "booked", "message": "Kept, to copy.", "route": "text"}))
    assert "Someone has said already what became of this time: “It was moved”." in page
    assert "Kept, to copy." in page
    post(client, url_of(inquiry, "afterwards", over.pk, "happened"))
    assert Offer.objects.get(pk=over.pk).outcome == "moved"


def test_no_other_time_and_no_other_outcome_has_a_page(inquiry, therapist, over):
    client = signed_in_anew(therapist)
    for parts in ((inquiry.pk, "no_show"), (over.pk, "lost")):
        assert client.get(url_of(inquiry, "afterwards", *parts)).status_code == 404


# the therapist's calendar


def test_the_therapist_s_calendar_file_says_the_time_alone_under_a_name_of_its_own(
    as_locked_therapist, inquiry, sender, taken, therapist
):
    url = f"/admin/intake/inquiry/{inquiry.pk}/time.ics"
    response = as_locked_therapist.get(url)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]
    (event,) = Calendar.from_ical(response.content).events
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}
    assert (event.start, str(event.summary)) == (taken.starts_at, "Appointment")
    assert str(event.uid) not in {str(taken.calendar_uid), str(taken.pk), str(inquiry.pk)}
    assert response.content == as_locked_therapist.get(url).content
    for word in (sender.name, WHERE, inquiry.reference, therapist.display_name, "therap", "http"):
        assert word.lower() not in response.content.decode().lower()
    Inquiry.objects.update(state=State.REPLIED)
    Offer.objects.update(state="withdrawn")
    assert as_locked_therapist.get(url).status_code == 404
