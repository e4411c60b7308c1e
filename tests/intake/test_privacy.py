"""The privacy notice says what is so."""

import pytest

from practice.models import Profile
from practice.models.country import Country
from tests.intake import test_plain_words as plain_words
from tests.reading_grade import grade

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def read(client):
    return client.get("/privacy/").content.decode()


def test_it_names_every_question_and_how_long_a_letter_is_kept(client, therapist):
    Profile.objects.update(retention_days=77)
    page = read(client)
    for told in ("How safe are you today?", "Where would you be during sessions?", "77 days", "60 minutes", "7 days"):
        assert told in page


def test_a_single_reader_is_named_as_the_only_one(client, therapist):
    assert "Ines Calder reads it, and nobody else." in read(client)


def test_all_readers_are_named_where_there_are_several(client, therapist, second_therapist):
    page = read(client)
    assert "reads it, and nobody else" not in page
    assert all(reader.display_name in page for reader in (therapist, second_therapist))


def test_a_practice_that_is_not_set_up_says_that_nobody_reads_yet(client, practice):
    assert "Nobody yet" in read(client)


def test_the_limits_are_told_once_in_the_words_of_the_practice(client, articles):
    Profile.objects.update(confidentiality="I must speak of this and that.")
    page = read(client)
    assert page.count("I must speak of this and that.") == 1
    assert "court" not in page.split("Limits of what stays between us")[1].split("</main>")[0]


def test_what_the_practice_wrote_stands_below(client, articles):
    assert "When I may have to speak" in read(client)


LAW = {
    "IE": ("General Data Protection Regulation", "Data Protection Commission", "https://www.dataprotection.ie/"),
    "GB": ("UK GDPR", "Information Commissioner’s Office", "https://ico.org.uk/"),
    "US": ("only if I am what it calls a covered entity", "Office for Civil Rights", "https://www.hhs.gov/"),
    "CA": ("PIPEDA", "Privacy Commissioner of Canada", "https://www.priv.gc.ca/"),
    "AU": ("Privacy Act 1988", "Australian Information Commissioner", "https://www.oaic.gov.au/"),
    "NZ": ("Privacy Act 2020", "Privacy Commissioner", "https://www.privacy.org.nz/"),
}


@pytest.mark.parametrize("country", Country.values)
def test_it_names_the_law_of_the_country_and_who_hears_complaints(client, practice, country):
    Profile.objects.update(country=country)
    page = read(client)
    for told in LAW[country]:
        assert told in page
    others = {told for other, said in LAW.items() if other != country for told in said} - set(LAW[country])
    assert not [told for told in others if told in page and not any(told in own for own in LAW[country])]


@pytest.mark.parametrize(("country", "number"), [("IE", 5), ("GB", 5), ("US", 2), ("CA", 2), ("AU", 2), ("NZ", 2)])
def test_no_right_is_told_that_the_law_of_the_country_does_not_give(client, practice, country, number):
    Profile.objects.update(country=country)
    told = read(client).split("The law, and your rights")[1].split("Cookies")[0]
    assert told.count("<li>") == number
    assert ("To take it along." in told) == (number == 5)
    # Erasing a letter is this site’s own promise, wherever it is.
    assert "erase" in told


def test_where_no_country_is_known_it_says_nothing_of_any_law(client, db):
    page = read(client)
    assert "How to have it erased" in page
    assert "The law, and your rights" not in page
    Profile.objects.create(name="Elm Street", country="FR")
    assert "The law, and your rights" not in read(client)


@pytest.mark.parametrize("country", Country.values)
def test_it_can_be_read_at_grade_eight(client, articles, country):
    Profile.objects.update(country=country)
    assert grade(plain_words.read(read(client))) <= 8


def test_who_reads_a_letter_comes_first_and_the_long_list_of_what_is_asked_after_what_becomes_of_it(client, therapist):
    page = client.get("/privacy/").content.decode()
    titles = ("Who reads it", "How it is locked", "How long it is kept", "How to have it erased", "What the form asks")
    places = [page.index(f"<h2>{title}</h2>") for title in titles]
    assert places == sorted(places)
