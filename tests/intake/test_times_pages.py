"""Times to meet over HTTP without scripts: the sender takes one, the therapist offers and withdraws them."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from intake import booking, posting, telling
from intake.models import Entry, Inquiry, Notice, Offer
from intake.workflow import State
from practice import calendar
from practice.models import Profile
from tests.canaries import canary
from tests.clients import post, text
from tests.intake.test_booking import WHERE, hours, offer
from tests.people import WORDS, opened, unlocked
from tests.smtp import MailServer
from tests.two_letters import visiting

pytestmark = pytest.mark.one_database

GONE = "This time is no longer held"
# Half past nine at night in summer time is half past four in the morning in UTC, a day later.
LATE_IN_SUMMER = datetime(2027, 7, 7, 4, 30, tzinfo=UTC)
LATE_IN_WINTER = datetime(2027, 1, 7, 5, 30, tzinfo=UTC)


@pytest.fixture
def offers(inquiry, therapist):
    """Return three times that Wren was offered."""
    return offer(inquiry, therapist)


@pytest.fixture
def wren(case, rf):
    """Return a client of Wren, who has come back."""
    return visiting(case, rf)


@pytest.fixture
def robin(sender, practice, therapist):
    """Return what someone else has sent."""
    return type(sender)(name="Robin", phone="503 555 0188", reason="Something else.").send(practice).case.inquiry


def take(client, pk):
    return post(client, f"/return/times/{pk}/accept/")


def bare(response):
    """Return a page without its one-time token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text(response))


def said_of(page):
    """Return what the section of times says, as plain words."""
    section = re.search(r'<section class="times".*?</section>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", section[0]).split()).replace(" ,", ",") if section else ""


# what the sender reads


def test_each_time_has_its_own_button_and_says_day_hour_zone_way_and_until_when(wren, offers):
    page = text(wren.get("/return/"))
    assert page.count("Take this time") == 3
    for each in offers:
        assert f"/return/times/{each.pk}/accept/" in page
        assert f'aria-describedby="time-{each.pk}"' in page
    assert said_of(page).count("Pacific time") == 3
    assert said_of(page).count("Online, 50 minutes. Held for you until") == 3
    assert ".." not in said_of(page)
    assert "I offered you times to meet." in page
    assert WHERE not in page


def test_without_times_nothing_is_said_of_them(wren):
    assert said_of(text(wren.get("/return/"))) == ""


@pytest.mark.parametrize(
    ("starts_at", "zone", "said"),
    [
        (LATE_IN_SUMMER, "America/Los_Angeles", "Tuesday 6 July at 9:30 p.m., Pacific time"),
        (LATE_IN_WINTER, "America/Los_Angeles", "Wednesday 6 January at 9:30 p.m., Pacific time"),
        (LATE_IN_SUMMER, "Europe/London", "Wednesday 7 July at 5:30 a.m., UK time"),
        (LATE_IN_WINTER, "Europe/London", "Thursday 7 January at 5:30 a.m., UK time"),
        (LATE_IN_WINTER, "America/Argentina/Buenos_Aires", "Thursday 7 January at 2:30 a.m., Buenos Aires time"),
        (LATE_IN_WINTER, "no such zone", "Thursday 7 January at 5:30 a.m., UTC"),
    ],
)
def test_a_time_is_that_of_the_practice_s_clock_in_summer_and_in_winter(
    wren, inquiry, practice, offers, starts_at, zone, said
):
    practice.time_zone = zone
    practice.save()
    first = offers[0]
    first.starts_at = starts_at
    assert telling.when(first, practice) == said
    with time_machine.travel(starts_at - timedelta(hours=9)):
        wren = visiting_anew(inquiry)
        Offer.objects.filter(pk=first.pk).update(starts_at=starts_at, lapses_at=starts_at - timedelta(hours=1))
        day, clock = said.split(" at ")
        assert f"{day}, {clock}" in said_of(text(wren.get("/return/")))
        assert take(wren, first.pk).headers["Location"] == "/return/#times"
        page = text(wren.get("/return/"))
        assert page.count(f"We meet on {said}.") == 2


def visiting_anew(inquiry):
    from django.test import RequestFactory

    return visiting(opened(inquiry), RequestFactory())


def test_after_taking_one_the_page_says_when_where_and_how_to_change_it(wren, offers, therapist):
    assert take(wren, offers[0].pk).headers["Location"] == "/return/#times"
    page = text(wren.get("/return/"))
    assert page.count("You took a time.") == 1
    assert "We found a time to meet." not in page
    assert f'href="{WHERE}"' in page
    assert therapist.display_name in said_of(page)
    for words in ("Put it in my calendar (.ics)", "If you can’t come, or would rather not, just say so."):
        assert words in said_of(page)
    assert "Take this time" not in page
    assert GONE not in page


def test_where_to_meet_that_does_not_open_is_said_to_be_so(wren, offers):
    take(wren, offers[0].pk)
    Entry.objects.filter(kind="offer").update(sealed=b"\x01junk")
    assert "it can’t be opened. Ask me for it again." in said_of(text(wren.get("/return/")))


def test_where_to_meet_is_never_shown_as_markup(wren, inquiry, therapist):
    (held,) = offer(inquiry, therapist, *hours(2), where="<b>Room</b> javascript:alert(1)\nSecond floor")
    take(wren, held.pk)
    page = wren.get("/return/").content.decode()
    assert "&lt;b&gt;Room&lt;/b&gt;" in page
    assert 'href="javascript' not in page


def test_an_hour_that_has_passed_is_told_as_past(wren, inquiry, offers):
    take(wren, offers[0].pk)
    with time_machine.travel(offers[0].ends_at + timedelta(minutes=1)):
        page = text(visiting_anew(inquiry).get("/return/"))
    assert "Our time to meet was" in page
    assert "It was on" in said_of(page)
    assert ".ics" not in page


def test_taking_a_time_owes_the_practice_a_mail_that_tells_nothing(wren, offers, sender, inquiry, settings):
    Notice.objects.all().delete()
    take(wren, offers[0].pk)
    take(wren, offers[0].pk)
    with MailServer() as server:
        settings.MAILERS = server.mailers()
        while posting.send_one():
            pass
    (mail,) = server.received
    assert mail["Subject"] == "Someone has taken a time to meet"
    for word in (
        sender.name,
        sender.reason,
        WHERE,
        inquiry.reference,
        offers[0].pk.hex,
        f"{offers[0].starts_at:%H:%M}",
    ):
        assert word not in mail.get_payload()


# what is gone


def test_lapsed_withdrawn_and_taken_read_the_same_before_and_after_the_button_is_pressed(
    wren, inquiry, robin, therapist, offers
):
    first = offers[0]
    booking.withdraw(opened(inquiry), first.pk, by=therapist)
    withdrawn = bare(wren.get("/return/")), bare(take(wren, first.pk))
    Offer.objects.filter(pk=first.pk).update(state="open", lapses_at=timezone.now() - timedelta(minutes=1))
    lapsed = bare(wren.get("/return/")), bare(take(wren, first.pk))
    offer(robin, therapist, first.starts_at)
    held_for_someone_else = bare(wren.get("/return/")), bare(take(wren, first.pk))
    booking.accept(opened(robin), robin.offers.get().pk)
    taken = bare(wren.get("/return/")), bare(take(wren, first.pk))
    assert withdrawn == lapsed == held_for_someone_else == taken
    assert said_of(taken[0]).count(GONE) == 1
    assert GONE in taken[1]
    assert "Robin" not in "".join(taken)


def test_no_id_of_any_time_that_is_not_theirs_tells_a_sender_anything(wren, inquiry, robin, therapist, offers):
    (robins,) = offer(robin, therapist, *hours(20))
    booking.withdraw(opened(inquiry), offers[0].pk, by=therapist)
    pages = {bare(take(wren, pk)) for pk in (robins.pk, uuid4(), offers[0].pk, inquiry.pk)}
    assert len(pages) == 1
    assert Offer.objects.get(pk=robins.pk).is_open
    assert Inquiry.objects.get(pk=robin.pk).state == State.REPLIED
    assert str(robins.pk) not in text(wren.get("/return/"))


@pytest.mark.both_databases
@pytest.mark.parametrize("hostile", ["1", "x", "%00", "..%2f..", "0" * 32, "'", "{{7}}"])
def test_what_is_no_id_has_no_page(wren, offers, hostile):
    assert post(wren, f"/return/times/{hostile}/accept/").status_code == 404


def test_once_all_are_gone_the_page_says_how_to_go_on(wren, offers):
    Offer.objects.update(state="withdrawn")
    said = said_of(text(wren.get("/return/")))
    assert said.count(GONE) == 3
    assert "We can look for another time. Write to me below." in said


def test_a_time_cannot_be_taken_by_looking(wren, offers):
    assert wren.get(f"/return/times/{offers[0].pk}/accept/").status_code == 405
    assert Offer.objects.get(pk=offers[0].pk).is_open


def test_without_a_visit_or_after_it_the_code_is_asked_for_and_nothing_is_taken(client, wren, offers):
    assert 'name="code"' in text(take(client, offers[0].pk))
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        page = text(take(wren, offers[0].pk))
    assert "Nothing was changed" in page
    assert 'name="code"' in page
    assert not Offer.objects.filter(state="accepted").exists()


def test_a_form_from_elsewhere_takes_nothing(wren, offers):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = wren.cookies
    assert take(strict, offers[0].pk).status_code == 403
    assert Offer.objects.get(pk=offers[0].pk).is_open


# the calendar file


def test_the_calendar_file_is_given_to_its_sender_alone_and_kept_nowhere(client, wren, offers, robin, sender):
    assert wren.get("/return/calendar.ics").status_code == 404
    take(wren, offers[0].pk)
    response = wren.get("/return/calendar.ics")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="appointment.ics"'
    assert "no-store" in response.headers["Cache-Control"]
    (event,) = Calendar.from_ical(response.content).events
    assert event.start == offers[0].starts_at
    for word in (sender.name, WHERE, "Ines", "practice"):
        assert word not in response.content.decode()
    assert client.get("/return/calendar.ics").headers["Location"] == "/return/"
    assert visiting_anew(robin).get("/return/calendar.ics").status_code == 404


# the therapist's side


def local(moment):
    return timezone.localtime(moment, calendar.zone(Profile.current())).strftime("%Y-%m-%dT%H:%M")


def filled(**changes):
    first, second = hours(3, 4)
    given = {"seen": "new", "time_1": local(first), "time_2": local(second), "minutes": "50", "format": "online"}
    given |= {"where": WHERE, "lapses_at": local(hours(2)[0]), "message": "Here are some times.", "route": "text"}
    return given | changes


def url_of(inquiry):
    return f"/admin/intake/inquiry/{inquiry.pk}/offers/"


def test_a_therapist_offers_times_on_a_page_that_the_letter_leads_to(as_therapist, inquiry, wren):
    letter = text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))
    assert url_of(inquiry) in letter
    page = text(as_therapist.get(url_of(inquiry)))
    assert page.count('type="datetime-local"') == 6
    assert 'name="minutes" value="20"' in page
    response = post(as_therapist, url_of(inquiry), filled())
    assert response.headers["Location"] == f"/admin/intake/inquiry/{inquiry.pk}/change/"
    assert list(inquiry.offers.values_list("starts_at", flat=True)) == list(hours(3, 4))
    assert text(wren.get("/return/")).count("Take this time") == 2
    assert "2 times" in text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))


def test_the_time_until_which_times_are_held_is_filled_in_as_the_practice_s_clock_shows_it(
    as_therapist, inquiry, practice
):
    page = text(as_therapist.get(url_of(inquiry)))
    assert f'value="{local(booking.usual_lapse(practice))}"' in page
    assert "T18:00" in local(booking.usual_lapse(practice))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"time_1": "", "time_2": ""}, "Choose at least one day and time."),
        ({"time_1": "noon"}, "Choose a day and a time."),
        ({"time_2": "2027-03-14T02:30"}, "The clocks change in that hour."),
        ({"time_2": "2026-11-01T01:30"}, "The clocks change in that hour."),
        ({"format": ""}, "Choose how you would meet."),
        ({"format": "phone"}, "This person did not mark a call as safe."),
        ({"where": ""}, "Write where you will meet"),
        ({"lapses_at": ""}, "Choose until when you hold these times."),
        ({"message": ""}, "Write what you told them"),
        ({"route": "call"}, "Select a valid choice"),
        ({"seen": "booked"}, "Someone else has moved this inquiry"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_stays(as_therapist, inquiry, changes, said):
    page = text(post(as_therapist, url_of(inquiry), filled(**changes)))
    assert "<title>Error:" in page
    assert said in page
    for name, value in filled(**changes).items():
        if name not in {"seen", "route", "format"} and value:
            assert value in page
    assert not Offer.objects.exists()


def test_an_hour_that_is_held_for_someone_else_is_refused_by_its_day_and_hour(as_therapist, inquiry, robin, therapist):
    offer(robin, therapist, *hours(3))
    page = text(post(as_therapist, url_of(inquiry), filled()))
    assert "is held for someone else. Choose another time." in page
    assert "Robin" not in page


def test_what_was_typed_outlasts_the_lock_and_no_word_is_shown_before(as_locked_therapist, inquiry, sender):
    asked = text(post(as_locked_therapist, url_of(inquiry), filled()))
    assert "Your six words" in asked
    assert sender.name not in asked
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', asked))
    response = post(as_locked_therapist, url_of(inquiry), carried | {"words": WORDS})
    assert response.status_code == 302
    assert inquiry.offers.count() == 2


def test_each_time_says_how_it_stands_and_only_an_open_one_can_be_withdrawn(as_therapist, inquiry, therapist, offers):
    Offer.objects.filter(pk=offers[2].pk).update(lapses_at=timezone.now() - timedelta(hours=1))
    page = text(as_therapist.get(url_of(inquiry)))
    assert page.count(">Withdraw<") == 2
    assert (page.count("Held until"), page.count("Lapsed")) == (3, 1)
    response = post(as_therapist, f"{url_of(inquiry)}{offers[0].pk}/")
    assert response.headers["Location"] == url_of(inquiry)
    assert Offer.objects.get(pk=offers[0].pk).state == "withdrawn"
    booking.accept(opened(inquiry), offers[1].pk)
    page = text(as_therapist.get(url_of(inquiry)))
    assert ">Withdraw<" not in page
    assert "Taken today" in page
    assert "You have agreed on a time. If you offer others, that one is let go" in page
    post(as_therapist, f"{url_of(inquiry)}{offers[1].pk}/")
    assert Offer.objects.get(pk=offers[1].pk).state == "accepted"
    assert "You meet" in text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))


def test_no_time_is_withdrawn_through_another_letter_while_locked_or_by_an_editor(
    as_therapist, as_locked_therapist, as_editor, inquiry, robin, offers
):
    one = offers[0].pk
    post(as_therapist, f"{url_of(robin)}{one}/")
    assert "Your six words" in text(post(as_locked_therapist, f"{url_of(inquiry)}{one}/"))
    assert post(as_editor, f"{url_of(inquiry)}{one}/").status_code == 403
    assert Offer.objects.get(pk=one).is_open
    unlocked(as_locked_therapist)
    post(as_locked_therapist, f"{url_of(inquiry)}{one}/")
    assert not Offer.objects.get(pk=one).is_open


@pytest.mark.parametrize("state", [State.ACCEPTED, State.REFERRED_ON, State.CLOSED])
def test_a_letter_that_has_ended_offers_no_times_and_says_so(as_therapist, inquiry, state):
    Inquiry.objects.update(state=state)
    assert url_of(inquiry) not in text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))
    assert "this step cannot be taken" in text(as_therapist.get(url_of(inquiry)))
    page = text(post(as_therapist, url_of(inquiry), filled(seen=state, message="Kept, to copy.")))
    assert "Kept, to copy." in page
    assert not Offer.objects.exists()


def test_no_word_of_what_is_offered_goes_into_a_log_or_a_name_of_a_row(as_therapist, wren, inquiry, log):
    data = filled(where=canary("where"), message=canary("told"))
    assert post(as_therapist, url_of(inquiry), data).status_code == 302
    post(as_therapist, url_of(inquiry), data | {"seen": "replied"})
    take(wren, inquiry.offers.first().pk)
    assert canary("where") in text(wren.get("/return/"))
    names = " ".join(f"{row} {row!r}" for row in [*Offer.objects.all(), *Entry.objects.all(), *Notice.objects.all()])
    assert canary("where") not in log.getvalue() + names
    assert str(inquiry.pk) not in names


@pytest.mark.parametrize(
    ("zone", "named"),
    [
        ("America/St_Johns", "Newfoundland time"),
        ("America/Edmonton", "Mountain time"),
        ("Europe/Dublin", "Irish time"),
        ("Australia/Sydney", "Sydney time"),
    ],
)
def test_clocks_are_named_as_people_call_them(zone, named):
    assert telling.zone_name(Profile(time_zone=zone)) == named
