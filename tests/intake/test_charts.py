"""The second page: what the practice's numbers say, from clear columns alone, at the same cost however many."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from intake import figures, history, triage
from intake.figures import Answered
from intake.models import Event, Inquiry
from intake.triage import Brought
from intake.workflow import Mover, State
from practice.models import DailyTotal, MonthlyTotal
from tests.clients import text
from tests.people import opened

pytestmark = pytest.mark.one_database

NOON = datetime(2027, 3, 17, 20, tzinfo=UTC)  # a Wednesday, noon in Oregon
URL = "/admin/charts/"


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel(NOON, tick=False):
        yield


def sent(days_ago, **changes):
    """Return a letter that was sent so many days ago, with two days' promise."""
    at = NOON - timedelta(days=days_ago)
    given = {
        "state": State.NEW,
        "sent_at": at,
        "consented_at": at,
        "reply_by": at + timedelta(days=2),
        "state_since": at,
    }
    return Inquiry.objects.create(**given | changes)


def answered(inquiry, after_days, by, state=State.REPLIED):
    at = inquiry.sent_at + timedelta(days=after_days)
    with time_machine.travel(at, tick=False):
        history.record(inquiry, Event.What.MOVED, mover=Mover.STAFF, by=by, from_state=inquiry.state, to_state=state)
    Inquiry.objects.filter(pk=inquiry.pk).update(state=state, state_since=at)


def of_march(therapist, practice):
    return next(each for each in figures.answered(therapist, practice) if each.month == date(2027, 3, 1))


def test_letters_are_counted_by_the_week_of_the_practice_and_drafts_never(therapist, practice):
    Inquiry.objects.create()
    # Early on Monday in Oregon, and late on Sunday there, which is Monday in UTC.
    monday = datetime(2027, 3, 15, 7, 30, tzinfo=UTC)
    sent(0)
    sent((NOON - monday) / timedelta(days=1))
    sent((NOON - monday + timedelta(hours=1)) / timedelta(days=1))
    sent(25 * 7 + 1)
    sent(25 * 7 + 3)
    weeks = figures.weeks(therapist, practice)
    assert len(weeks) == 26
    assert [(week.monday, week.number) for week in weeks if week.number] == [
        (date(2026, 9, 21), 1),
        (date(2027, 3, 8), 1),
        (date(2027, 3, 15), 2),
    ]


def test_days_to_the_first_answer_are_told_with_their_spread(therapist, practice):
    for days in (1, 2, 3, 4, 9):
        answered(sent(10), days, therapist)
    sent(1)
    assert of_march(therapist, practice) == Answered(date(2027, 3, 1), 3.0, 2.0, 4.0, kept=2, late=3)


def test_the_first_answer_counts_and_not_the_second(therapist, practice):
    inquiry = sent(10)
    answered(inquiry, 1, therapist)
    answered(inquiry, 8, therapist, State.BOOKED)
    assert of_march(therapist, practice).median == 1.0


def test_a_promise_is_late_once_its_day_is_over_or_an_apology_was_made(therapist, practice):
    sent(3)
    apologised = sent(10, reply_by=NOON + timedelta(days=1))
    history.record(apologised, Event.What.APOLOGISED, mover=Mover.LOOP)
    answered(sent(2), 1, therapist)
    march = of_march(therapist, practice)
    assert (march.kept, march.late) == (1, 2)


def test_an_end_with_words_is_an_answer_and_one_without_is_none(therapist, practice, sender):
    for reason, message in (("not_a_fit", "I can’t be the right help."), ("spam", "")):
        brought = Brought(reason=reason, message=message, route="text" if message else "")
        inquiry = sender.send(practice).case.inquiry
        triage.move(opened(inquiry), State.CLOSED, by=therapist, seen="new", brought=brought)
    march = of_march(therapist, practice)
    assert (march.median, march.kept, march.late) == (0.0, 1, 0)


def test_endings_are_counted_by_how_they_ended_since_then(therapist, practice):
    for state, days_ago in ((State.ACCEPTED, 5), (State.CLOSED, 6), (State.CLOSED, 100), (State.CLOSED, 200)):
        sent(days_ago, state=state)
    sent(1)
    found = [(each.state, each.number) for each in figures.endings(therapist, practice)]
    assert found == [(State.ACCEPTED, 1), (State.REFERRED_ON, 0), (State.CLOSED, 2)]


def test_articles_are_told_by_month_with_those_that_brought_most_first(articles, practice):
    slug = "what-is-attachment-based-healing"
    for key, month, number in (
        (slug, "2027-03-01", 3),
        (slug, "2027-01-01", 2),
        (slug, "2026-09-01", 9),
        ("gone", "2027-02-01", 4),
    ):
        MonthlyTotal.objects.create(what="brought_from_article", key=key, month=month, number=number)
    MonthlyTotal.objects.create(what="something_else", key="other", month="2027-03-01", number=50)
    first, second = figures.articles(practice)
    assert (first.by_month, first.number) == ((0, 0, 0, 2, 0, 3), 5)
    assert "attachment" in first.title.lower()
    assert (second.title, second.number) == ("gone", 4)


def test_nothing_is_told_to_an_editor(as_editor, editor, therapist, practice):
    sent(1)
    assert sum(week.number for week in figures.weeks(editor, practice)) == 0
    assert as_editor.get(URL).status_code == 403


def test_the_page_shows_each_chart_beside_its_table_also_while_locked(as_locked_therapist, therapist, practice):
    answered(sent(10), 1, therapist)
    MonthlyTotal.objects.create(what="brought_from_article", key="gone", month="2027-02-01", number=4)
    assert URL in text(as_locked_therapist.get("/admin/"))
    page = text(as_locked_therapist.get(URL))
    assert page.count('role="img"') == page.count("<table>") == 6
    for words in (
        "1 letter in 26 weeks.",
        "Kept: 1. Not kept: 0.",
        "Most came from “gone”.",
        "8 March 2027",
    ):
        assert words in page
    assert " style=" not in page


@pytest.mark.parametrize(("days", "said"), [(0.01, "less than a day"), (1, "a day"), (2.5, "2.5 days"), (3, "3 days")])
def test_days_are_said_as_people_say_them(as_locked_therapist, therapist, days, said):
    answered(sent(10), days, therapist)
    page = text(as_locked_therapist.get(URL))
    assert f"half of the letters were answered within {said}." in page
    assert not re.search(r">1 days|>\d\.0 days|>1\.0 ", page)


def test_the_page_shows_what_was_read_and_where_readers_came_from(as_locked_therapist, articles):
    for day, what, key, number in (
        ("2027-03-17", "page_read", "/articles/what-is-attachment-based-healing/", 5),
        ("2027-03-15", "page_read", "/", 3),
        ("2027-03-14", "page_read", "/about/", 9),
        ("2026-08-01", "page_read", "/about/", 1000),
        ("2027-03-16", "came_from", "example.org", 2),
        ("2027-03-16", "came_from", "…", 70),
    ):
        DailyTotal.objects.create(day=day, what=what, key=key, number=number)
    page = text(as_locked_therapist.get(URL))
    for words in (
        "17 pages were read in 26 weeks.",
        '<th scope="row">15 March 2027</th><td>8</td>',
        '<th scope="row">8 March 2027</th><td>9</td>',
        "“/about/” was read most often.",
        '<th scope="row">What is attachment-based healing, and why it matters after a hard childhood</th><td>5</td>',
        "Most followed a link from example.org.",
        '<th scope="row">example.org</th><td>2</td>',
    ):
        assert words in page
    assert "1000" not in page
    assert " style=" not in page


def test_the_page_of_a_new_practice_says_that_there_is_nothing_yet(as_therapist, practice):
    page = text(as_therapist.get(URL))
    assert "Nothing was answered in these months." in page
    assert "No reader brought anything" in page
    assert "Nothing was read yet." in page
    assert "No link from another site was followed yet." in page


@pytest.mark.parametrize("number", [1, 40])
def test_the_page_costs_the_same_however_many_letters_there_are(
    as_locked_therapist, therapist, practice, number, django_assert_num_queries
):
    for each in range(number):
        answered(sent(10), 1, therapist)
        MonthlyTotal.objects.create(what="brought_from_article", key=f"a-{each}", month="2027-02-01", number=4)
    as_locked_therapist.get(URL)
    with django_assert_num_queries(15):
        as_locked_therapist.get(URL)
