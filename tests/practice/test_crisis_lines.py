"""Numbers of help lines are checked by people, and the practice reminds them."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from practice import calendar
from practice.models import CrisisLine, Profile

TODAY = date(2026, 11, 24)
LIST = "/admin/practice/crisisline/"
REMINDER = "last checked over 180 days ago, or never"


def checked(days_ago, number=None):
    """Let some lines, or all, have been checked so many days ago."""
    lines = CrisisLine.objects.order_by("pk").values_list("pk", flat=True)[:number]
    CrisisLine.objects.filter(pk__in=list(lines)).update(verified_on=TODAY - timedelta(days=days_ago))


@pytest.mark.parametrize(("days_ago", "is_stale"), [(0, False), (180, False), (181, True)])
def test_a_line_is_to_be_checked_again_after_180_days(practice, days_ago, is_stale):
    checked(days_ago)
    assert CrisisLine.objects.stale(TODAY).exists() == is_stale


def test_a_line_that_nobody_has_checked_is_to_be_checked(practice):
    assert CrisisLine.objects.stale(TODAY).count() == CrisisLine.objects.count() > 0


@time_machine.travel(datetime(2026, 11, 24, 20, tzinfo=UTC))
def test_the_first_page_names_those_that_are_to_be_checked(as_therapist):
    checked(1)
    assert REMINDER not in as_therapist.get("/admin/").content.decode()
    CrisisLine.objects.filter(country="US", number="911").update(verified_on=TODAY - timedelta(days=200))
    page = as_therapist.get("/admin/").content.decode()
    assert REMINDER in page
    assert re.findall(r'<li>[^<]*: <span dir="ltr">([^<]*)</span></li>', page) == ["911"]
    assert f'href="{LIST}?country__exact=US"' in page
    assert "Nothing needs you now" in page


def test_whoever_has_checked_the_lines_of_their_country_is_not_asked_for_those_of_others(as_therapist):
    CrisisLine.objects.exclude(country="US").update(verified_on=None)
    CrisisLine.objects.filter(country="US").update(verified_on=calendar.today(Profile.current()))
    assert REMINDER not in as_therapist.get("/admin/").content.decode()


def test_people_who_wait_come_before_numbers_that_are_to_be_checked(as_therapist, inquiry):
    page = as_therapist.get("/admin/").content.decode()
    assert page.index(str(inquiry.pk)) < page.index(REMINDER)


def test_whoever_only_writes_articles_is_not_reminded(as_editor):
    assert REMINDER not in as_editor.get("/admin/").content.decode()


def test_help_now_says_nothing_of_when_numbers_were_checked(client, practice):
    assert REMINDER not in client.get("/help-now/").content.decode()


def test_help_now_begins_with_the_number_for_danger_and_says_for_whom_a_line_is(client, practice):
    Profile.objects.update(country="IE")
    page = " ".join(client.get("/help-now/").content.decode().split())
    own, others = page.split("In other countries")
    numbers = [own.index(f"tel:{digits}") for digits in ("112", "116123", "1800341900", "015543811", "1800666666")]
    assert numbers == sorted(numbers)
    assert 'Childline<span class="call-for">, for young people</span>' in own
    assert 'Men’s Aid Ireland<span class="call-for">, when someone hurts you</span>' in own
    assert "Samaritans</span>" in own
    assert others.count("<details") == 5
    assert others.index("tel:911") < others.index("tel:988")


def test_the_foot_of_every_page_names_somebody_to_talk_to_first(client, practice):
    foot = client.get("/help-now/").content.decode().split('class="help-line"')[1]
    assert foot.index("tel:988") < foot.index("</p>")


def test_the_list_begins_with_what_waits_longest_to_be_checked(as_therapist):
    checked(1)
    never, longest = CrisisLine.objects.filter(country__in=("NZ", "US"), kind=CrisisLine.Kind.VIOLENCE)[:2]
    CrisisLine.objects.filter(pk=never.pk).update(verified_on=None)
    CrisisLine.objects.filter(pk=longest.pk).update(verified_on=TODAY - timedelta(days=400))
    page = as_therapist.get(LIST).content.decode()
    listed = [int(pk) for pk in re.findall(rf'href="{LIST}(\d+)/change/', page)]
    assert listed[:2] == [never.pk, longest.pk]


# At the practice in Oregon it is still Monday evening.
@time_machine.travel(datetime(2026, 11, 24, 3, tzinfo=UTC))
def test_what_someone_ticks_was_checked_on_this_day_at_the_practice(as_therapist):
    ticked = [line.pk for line in CrisisLine.objects.all()[:2]]
    chosen = {"action": "have_checked", "_selected_action": ticked, "index": "0"}
    page = as_therapist.post(LIST, chosen, follow=True).content.decode()
    assert "Thank you. 2 lines were checked today." in page
    assert set(CrisisLine.objects.exclude(verified_on=None).values_list("pk", "verified_on")) == {
        (pk, date(2026, 11, 23)) for pk in ticked
    }
