"""Whatever a practice is like, its pages say what is true of it and nothing else."""

import re

import pytest
from django.core.management import call_command

from intake.models import Reader
from practice.models import Profile, Staff
from tests.clients import post, text
from tests.steps import walk

pytestmark = pytest.mark.one_database

PROMISE = "You would hear from"


def asked(client, *addresses):
    """Return what a reader reads on all of these pages."""
    return "".join(text(client.get(address)) for address in addresses)


def test_one_therapist_promises_in_their_own_name(client, articles):
    page = asked(client, "/", "/intake/")
    assert page.count("You would hear from me by") == 2
    assert "I read them myself" in page
    assert "one of us" not in page.casefold()


def test_where_several_answer_none_says_that_they_do_it_alone(client, articles, second_therapist):
    page = asked(client, "/", "/intake/", "/articles/four-pattern-families/")
    assert page.count("You would hear from one of us by") == 3
    assert "One of us reads them and answers" in page
    assert "You would hear from me" not in page
    assert "I read them myself" not in page
    assert "and nobody else." not in page


def test_where_nobody_answers_nothing_is_promised(client, articles):
    Staff.objects.update(is_active=False)
    assert PROMISE not in asked(client, "/", "/intake/", "/articles/four-pattern-families/")


def test_a_practice_that_takes_no_letters_yet_promises_none_an_answer(client, articles):
    Reader.objects.all().delete()
    page = asked(client, "/intake/")
    assert "takes no letters yet" in page
    assert PROMISE not in page
    assert "reads your letter" not in page


def test_a_practice_without_room_asks_nobody_to_write(client, articles):
    Profile.objects.update(capacity=Profile.Capacity.CLOSED, mail="hello@alder.example")
    pages = asked(client, "/", "/fees/", "/imprint/", "/accessibility/", "/articles/four-pattern-families/", "/intake/")
    assert "I have no room for new people now." in pages
    assert "Write through this site" not in pages
    assert "Write to me</a>" not in pages
    assert "mailto:hello@alder.example" in pages
    assert PROMISE not in pages


def test_a_waiting_list_is_told_wherever_one_is_invited_to_write(client, articles):
    Profile.objects.update(capacity=Profile.Capacity.WAITLIST, waitlist_weeks_least=6, waitlist_weeks_most=10)
    for address in ("/", "/intake/", "/articles/four-pattern-families/"):
        assert "I have a waiting list now: about 6 to 10 weeks." in asked(client, address)


ALONE = re.compile(r"\bI (?:see|have (?:no room|a waiting)|can’t|may|take|won’t)\b|\b(?:of mine|from me|wait for me)\b")
LEAST = {"minimum_age": 18, "maximum_age": None}


def told(client, *addresses):
    """Return what stands in the middle of these pages."""
    return "".join(asked(client, each).split("<main")[1].split("</main>")[0] for each in addresses)


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        ({"minimum_age": 12, "maximum_age": 17}, "We see people aged 12 to 17."),
        ({"minimum_age": 0, "maximum_age": 17}, "We see people up to the age of 17."),
        (LEAST, "We see people aged 18 and over."),
        ({"minimum_age": 0, "maximum_age": None}, "We see people of all ages."),
    ],
)
def test_several_therapists_say_whom_they_see_as_a_group(client, articles, second_therapist, ages, said):
    Profile.objects.update(**ages)
    page = told(client, "/intake/")
    assert said in page
    assert not ALONE.search(page)


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ((6, 10), "We have a waiting list now: about 6 to 10 weeks."),
        ((None, None), "We have a waiting list now, and can’t say how long it is."),
    ],
    ids=str,
)
def test_several_therapists_have_their_waiting_list_together(client, articles, second_therapist, weeks, said):
    least, most = weeks
    Profile.objects.update(capacity=Profile.Capacity.WAITLIST, waitlist_weeks_least=least, waitlist_weeks_most=most)
    for address in ("/", "/intake/", "/articles/four-pattern-families/"):
        assert said in asked(client, address), address
        assert "I have a waiting list" not in asked(client, address)


def test_several_therapists_have_no_room_together(client, articles, second_therapist):
    Profile.objects.update(capacity=Profile.Capacity.CLOSED)
    assert "We have no room for new people now." in told(client, "/")
    page = told(client, "/intake/")
    assert "We have no room right now" in page
    assert "We take no new people now" in page
    assert not ALONE.search(page)


def test_several_therapists_turn_people_away_together(client, second_therapist, therapist, sender):
    for changes in ({"where": "elsewhere"}, {"age": "0-17"}):
        page = text(post(client, "/intake/place/", sender.place(), **changes))
        main = page.split("<main")[1].split("</main>")[0]
        assert "We can’t be the right place for you" in main
        # What somebody could say to others is in their own words.
        assert not ALONE.search(re.sub(r"“[^”]*”", "", main))


def test_several_therapists_promise_an_answer_together_where_a_letter_is_sent(
    client, second_therapist, therapist, sender
):
    Profile.objects.update(capacity=Profile.Capacity.WAITLIST)
    walk(client, sender.letter())
    page = told(client, "/intake/check/")
    assert "You will hear from us all the same." in page
    assert "You will hear from one of us by" in page
    assert "hear from me" not in page


def test_each_of_several_speaks_of_themselves_on_a_page_of_their_own(client, articles, second_therapist):
    assert "I see people aged 18 and over." in asked(client, "/people/ines-calder/")


@pytest.mark.parametrize(("sessions", "address", "is_told"), [("online", "", True), ("both", "", False)])
def test_only_a_practice_that_meets_online_says_so_of_itself(client, practice, sessions, address, is_told):
    Profile.objects.update(sessions=sessions, address=address)
    assert ("meets people online only" in asked(client, "/imprint/")) == is_told


@pytest.mark.parametrize(("claims_back", "takes_plans"), [(False, False), (True, False), (False, True)])
def test_the_fees_page_speaks_of_plans_only_where_one_may_pay(client, articles, claims_back, takes_plans):
    Profile.objects.update(
        takes_self_pay=True, takes_out_of_network=claims_back, takes_plans=takes_plans, plans="Blue", country="CA"
    )
    page = asked(client, "/fees/")
    assert (" plan" in page) == (claims_back or takes_plans)
    assert "What happens if I have to cancel?" in page


def test_before_a_practice_is_described_the_fees_page_says_nothing_of_plans(client, db):
    call_command("load_starter", verbosity=0)
    assert " plan" not in asked(client, "/fees/")


@pytest.mark.parametrize("country", ["US", "GB"])
def test_who_is_led_elsewhere_reads_nothing_of_another_country(client, therapist, sender, country):
    Profile.objects.update(country=country)
    page = text(post(client, "/intake/place/", sender.place(), where="elsewhere"))
    assert "certain places during our sessions" in page
    assert ("The law lets me" in page) == (country == "US")
    assert ("insurance card" in page) == (country == "US")
    assert "license" not in page


def test_beside_a_website_elsewhere_only_the_letter_and_what_it_needs_are_here(client, articles):
    Profile.objects.update(existing_website="https://calder.example/")
    assert client.get("/").headers["Location"] == "/intake/"
    for address in ("/people/ines-calder/", "/fees/", "/articles/", "/articles/four-pattern-families/"):
        assert client.get(address).status_code == 404
    pages = asked(client, "/intake/", "/imprint/", "/accessibility/", "/help-now/", "/privacy/")
    assert pages.count('href="https://calder.example/"') >= 5
    assert 'href="/articles/' not in pages
