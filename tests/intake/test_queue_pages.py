"""The first page's rows and buttons, what opens next once something was sent, and the buttons beside a letter."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from intake import minding, triage
from intake.models import Event, Inquiry, Offer
from intake.triage import Brought
from intake.workflow import State
from practice import calendar
from tests.people import Sender, fresh, opened

pytestmark = pytest.mark.one_database

REPLY = {"seen": "new", "message": "Thank you for writing.", "route": "text", "queue": "1"}
BUTTONS = ("Offer a time", "Answer", "Refer on", "Not today")


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def at(inquiry, page="change/"):
    return f"/admin/intake/inquiry/{inquiry.pk}/{page}"


def rows(page):
    return re.findall(r'<article class="need.*?</article>', page, re.DOTALL)


def buttons(row):
    return re.findall(r'<a class="button[^"]*" href="[^"]*">([^<]*)<', row)


def filled(page):
    """Return the words of the buttons that invite most."""
    return re.findall(r'class="button"[^>]*>([^<]*)<', page)


@pytest.fixture
def two(practice, therapist):
    """Ada's letter and then Bea's, both of which wait."""
    ada, bea = (Sender(name=name).send(practice).case.inquiry for name in ("Ada", "Bea"))
    Inquiry.objects.filter(pk=bea.pk).update(reply_by=bea.reply_by + timedelta(minutes=1))
    return fresh(ada), fresh(bea)


def test_each_row_has_four_buttons_that_come_from_the_queue(as_therapist, two):
    first, second = rows(text(as_therapist.get("/admin/")))
    assert buttons(first) == buttons(second) == list(BUTTONS)
    assert f'href="{at(two[0])}?queue=1"' in first
    for page in ("offers/", "move/replied/", "move/referred_on/"):
        assert f'href="{at(two[0], page)}?queue=1"' in first
    for fact in ("Ada", "Oregon", "Text", "Promised by"):
        assert fact in first


def test_a_call_is_offered_only_to_whoever_called_one_safe(as_therapist, practice, two):
    safe = {"routes": ["call"], "phone": "503 555 0171", "call_safe": "yes", "voicemail_safe": "no"}
    cleo = Sender(name="Cleo").send(practice, reaching=safe).case.inquiry
    (row,) = (each for each in rows(text(as_therapist.get("/admin/"))) if "Cleo" in each)
    assert buttons(row)[0] == "Offer a call"
    for inquiry, is_safe in ((cleo, True), (two[0], False)):
        for page in (text(as_therapist.get(at(inquiry, each))) for each in ("offers/", "move/booked/")):
            assert ('value="phone"' in page) is is_safe
            assert ("this person did not mark a call as safe" in page) is not is_safe


def test_only_the_first_two_lines_of_a_letter_are_shown(as_therapist, practice):
    Sender(reason="word " * 60 + "end").send(practice)
    (row,) = rows(text(as_therapist.get("/admin/")))
    assert 130 < len(re.search(r'<p class="words"[^>]*>(.*?)</p>', row)[1]) <= 140


def test_locked_rows_show_state_and_dates_only(as_locked_therapist, two, sender):
    first, _second = rows(text(as_locked_therapist.get("/admin/")))
    assert buttons(first) == ["Read"]
    assert "New" in first
    assert "Promised by" in first
    assert "Ada" not in first
    assert "Oregon" not in first


def test_someone_who_may_not_be_safe_is_neither_referred_on_nor_put_off_from_the_row(as_therapist, two):
    Inquiry.objects.filter(pk=two[1].pk).update(is_urgent=True)
    first, _second = rows(text(as_therapist.get("/admin/")))
    assert "Bea" in first
    assert buttons(first) == ["Read", "Answer", "Say what you did"]


def test_the_page_of_someone_who_may_not_be_safe_asks_to_reach_them_before_anything_else(as_therapist, two):
    ada, bea = two
    Inquiry.objects.filter(pk=ada.pk).update(is_urgent=True)
    page = text(as_therapist.get(at(ada)))
    assert filled(page) == ["I have seen to it"]
    assert page.index("Try to reach them first") < page.index("Then write here what you did")
    assert 'href="#reach"' in page
    assert 'id="reach"' in page
    assert filled(text(as_therapist.get(at(bea)))) == ["Answer"]


def test_a_time_that_is_over_asks_how_it_went_and_costs_no_more_the_more_there_are(
    as_therapist, two, therapist, django_assert_num_queries
):
    for inquiry in two:
        starts = timezone.now() - timedelta(days=1)
        Offer.objects.create(
            inquiry=inquiry,
            staff=therapist,
            starts_at=starts,
            minutes=20,
            format="online",
            lapses_at=starts,
            state="accepted",
            accepted_at=starts,
        )
    Inquiry.objects.filter(pk=two[0].pk).update(state=State.BOOKED)
    page = text(as_therapist.get("/admin/"))
    assert "2 need you" in page
    waits, met = rows(page)
    assert "Bea" in waits
    assert "Ada" in met
    assert "yesterday" in met
    assert buttons(met) == ["Say how it went"]
    with django_assert_num_queries(28):
        as_therapist.get("/admin/")
    Inquiry.objects.update(state=State.BOOKED)
    with django_assert_num_queries(28):
        as_therapist.get("/admin/")


def test_nobody_reads_a_number_beyond_999(as_therapist, practice, two):
    now = timezone.now()
    many = [
        Inquiry(state="new", consented_at=now, sent_at=now, reply_by=now + timedelta(days=3, seconds=number))
        for number in range(1000)
    ]
    Inquiry.objects.bulk_create(many)
    page = text(as_therapist.get("/admin/"))
    assert "999+ need you." in page
    assert "See everyone who waits" in page
    assert len(rows(page)) == 20


# not today


def test_not_today_puts_a_letter_off_with_one_tap_and_comes_back_to_today(as_therapist, two, practice):
    ada, _bea = two
    page = text(as_therapist.get(at(ada, "not-today/")))
    days = re.findall(r'name="day" value="([\d-]+)"', page)
    assert days[-1] == calendar.local_day(practice, ada.reply_by).isoformat()
    seen = re.search(r'name="seen" value="([^"]*)"', page)[1]
    done = as_therapist.post(at(ada, "not-today/"), {"day": days[0], "seen": seen}, follow=True)
    assert done.redirect_chain == [("/admin/", 302)]
    assert "Put off until" in text(done)
    (row,) = rows(text(done))
    assert "Bea" in row
    assert "Put off until" in text(as_therapist.get(at(ada)))


def test_when_all_is_done_the_page_says_when_something_is_due_again(as_therapist, two, therapist, practice):
    ada, bea = two
    last = minding.days_to_put_off(ada, profile=practice)[-1]
    minding.put_off(ada, last, by=therapist, seen=minding.mark(ada, minding.PUTTING_OFF))
    done = as_therapist.post(at(bea, "move/replied/"), REPLY, follow=True)
    assert done.redirect_chain == [("/admin/", 302)]
    assert re.search(r"Done\. Next due [A-Za-z]+( \d+ [A-Za-z]+)?\.", text(done))
    assert "Nothing needs you now." in text(done)


def test_a_stale_not_today_says_what_changed_and_shows_how_it_stands(as_therapist, two, second_therapist, practice):
    ada, _bea = two
    seen, days = minding.mark(ada, minding.PUTTING_OFF), minding.days_to_put_off(ada, profile=practice)
    minding.put_off(ada, days[-1], by=second_therapist, seen=seen)
    page = text(as_therapist.post(at(ada, "not-today/"), {"day": days[0].isoformat(), "seen": seen}))
    assert "Someone else has changed this since you opened the page." in page
    assert minding.mark(fresh(ada), minding.PUTTING_OFF) in page


@pytest.mark.both_databases
@pytest.mark.parametrize("day", ["", "today", "9999-99-99", "9999-12-31", "0001-01-01", "a\x00b", "1" * 5000])
@pytest.mark.parametrize("page", ["not-today/", "new-date/"])
def test_no_day_is_a_server_error(as_therapist, two, page, day):
    ada, _bea = two
    seen = minding.mark(ada, minding.PUTTING_OFF if page == "not-today/" else minding.PROMISING)
    assert as_therapist.post(at(ada, page), {"day": day, "seen": seen}).status_code in {200, 302}
    now = fresh(ada)
    assert (now.snoozed_until, now.reply_by) == (None, ada.reply_by)


def test_a_letter_that_cannot_wait_says_why(as_therapist, two):
    ada, _bea = two
    Inquiry.objects.update(sent_at=timezone.now() - timedelta(days=9), reply_by=timezone.now() - timedelta(days=1))
    assert "The promised day has come" in text(as_therapist.get(at(ada, "not-today/")))
    Inquiry.objects.update(is_urgent=True)
    assert "this cannot wait" in text(as_therapist.get(at(ada, "not-today/")))
    Inquiry.objects.update(state="replied")
    assert "nothing to put off" in text(as_therapist.get(at(ada, "not-today/")))


# sending opens the next


def test_what_told_nobody_anything_is_not_said_to_be_sent(as_therapist, two):
    ada, bea = two
    kept = as_therapist.post(
        at(ada, "move/waitlisted/"),
        {"seen": "new", "honest_range": "Weeks", "consent": "on", "queue": "1"},
        follow=True,
    )
    assert kept.redirect_chain == [(at(bea) + "?queue=1", 302)]
    assert "Kept. Here is the next." in text(kept)


def test_the_way_through_the_queue_outlasts_the_lock(as_locked_therapist, two):
    for page in ("change/", "move/replied/"):
        asked = text(as_locked_therapist.get(at(two[0], page) + "?queue=1"))
        assert f'name="next" value="{at(two[0], page)}?queue=1"' in asked


def test_a_reply_from_the_queue_opens_the_next_and_goes_on_from_there(as_therapist, two):
    ada, bea = two
    form = text(as_therapist.get(at(ada, "move/replied/") + "?queue=1"))
    assert '<input type="hidden" name="queue" value="1">' in form
    sent = as_therapist.post(at(ada, "move/replied/"), REPLY, follow=True)
    assert sent.redirect_chain == [(at(bea) + "?queue=1", 302)]
    assert "Sent. Here is the next." in text(sent)
    assert f'href="{at(bea, "move/replied/")}?queue=1"' in text(sent)
    done = as_therapist.post(at(bea, "move/replied/"), REPLY, follow=True)
    assert done.redirect_chain == [("/admin/", 302)]
    assert "Done." in text(done)


def test_a_reply_from_a_letter_opened_by_itself_stays_with_it(as_therapist, two):
    ada, _bea = two
    assert 'name="queue"' not in text(as_therapist.get(at(ada, "move/replied/")))
    sent = as_therapist.post(at(ada, "move/replied/"), REPLY | {"queue": ""}, follow=True)
    assert sent.redirect_chain == [(at(ada), 302)]


def test_times_that_are_offered_from_the_queue_open_the_next_too(as_therapist, two):
    ada, bea = two
    day = (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%d")
    offer = {"time_1": f"{day}T10:00", "minutes": 20, "format": "online", "where": "A link."}
    offered = as_therapist.post(at(ada, "offers/"), REPLY | offer | {"lapses_at": f"{day}T09:00"})
    assert offered.headers["Location"] == at(bea) + "?queue=1"


@pytest.mark.both_databases
@pytest.mark.parametrize("flag", ["https://elsewhere.example/", "//elsewhere.example", "/admin/logout/", "2", "1\x00"])
def test_the_flag_of_the_queue_leads_nowhere_else(as_therapist, two, flag):
    ada, _bea = two
    assert as_therapist.post(at(ada, "move/replied/"), REPLY | {"queue": flag}).headers["Location"] == at(ada)


def test_the_flag_and_the_typed_reply_outlast_the_lock(as_locked_therapist, two):
    page = text(as_locked_therapist.post(at(two[0], "move/replied/"), REPLY))
    assert '<input type="hidden" name="queue" value="1">' in page
    assert "Thank you for writing." in page


def test_who_replies_to_what_a_colleague_has_answered_loses_no_word_and_no_place(as_therapist, two, therapist):
    ada, _bea = two
    triage.move(opened(ada), State.REPLIED, by=therapist, seen="new", brought=Brought(message="Yes.", route="text"))
    page = text(as_therapist.post(at(ada, "move/replied/"), REPLY))
    assert "Someone else has moved this inquiry" in page
    assert "Thank you for writing." in page


# beside the letter


def test_a_new_date_is_promised_with_one_tap_also_while_locked(as_locked_therapist, two, practice):
    ada, _bea = two
    page = text(as_locked_therapist.get(at(ada)))
    form = re.search(r'<form method="post" action="[^"]*new-date/".*?</form>', page, re.DOTALL)[0]
    days, seen = re.findall(r'name="day" value="([\d-]+)"', form), re.search(r'name="seen" value="([^"]*)"', form)[1]
    assert len(days) == 3
    said = as_locked_therapist.post(at(ada, "new-date/"), {"day": days[0], "seen": seen}, follow=True)
    assert "The new date stands." in text(said)
    assert calendar.local_day(practice, fresh(ada).reply_by).isoformat() == days[0]
    again = as_locked_therapist.post(at(ada, "new-date/"), {"day": days[1], "seen": seen}, follow=True)
    assert "Someone else has changed this" in text(again)


def test_a_letter_is_taken_on_held_and_let_go(as_therapist, two, therapist, second_therapist):
    ada, _bea = two
    Inquiry.objects.update(is_urgent=False)
    as_therapist.post(at(ada, "assign/"), {"to": second_therapist.pk, "seen": ""})
    as_therapist.post(at(ada, "hold/"), {"hold": "1", "seen": ""})
    page = text(as_therapist.get(at(ada)))
    assert f'<option value="{second_therapist.pk}" selected>' in page
    assert "Ines Calder keeps it from being erased" in page
    assert "someone took it on (Tomas Reed)" in page
    assert "<dt>With</dt><dd>Tomas Reed</dd>" in text(as_therapist.get("/admin/"))
    seen = re.search(r'hold/".*?name="seen" value="([^"]*)"', page, re.DOTALL)[1]
    as_therapist.post(at(ada, "hold/"), {"hold": "0", "seen": seen})
    as_therapist.post(at(ada, "assign/"), {"to": "", "seen": str(second_therapist.pk)})
    now = fresh(ada)
    assert (now.held_at, now.assigned_to) == (None, None)


@pytest.mark.both_databases
@pytest.mark.parametrize("to", ["0", "999999", "x", "-1", "9" * 40, "²", "a\x00b"])
def test_a_letter_is_handed_to_nobody_who_is_not_there(as_therapist, two, to):
    page = text(as_therapist.post(at(two[0], "assign/"), {"to": to, "seen": ""}, follow=True))
    assert "Choose someone who works here." in page
    assert not Event.objects.filter(what="assigned").exists()


def test_someone_who_works_alone_is_not_asked_who_sees_to_a_letter(as_therapist, two):
    assert "Who sees to it" not in text(as_therapist.get(at(two[0])))
