"""What every site owes its readers."""

import pytest

from practice.models import Licence, Place, Profile, Therapist

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def licence(practice, therapist):
    return Licence.objects.create(
        staff=therapist,
        place=Place.objects.get(),
        title="Licensed Professional Counselor",
        number="C4417",
        board="Oregon Board",
        look_up_url="https://example.org/look-up",
    )


def test_the_imprint_names_therapists_licences_and_where_they_are(client, licence):
    Profile.objects.update(address="12 Alder Street\nPortland", phone="503 555 0100", mail="hello@example.org")
    page = client.get("/imprint/").content.decode()
    for told in (
        "Ines Calder",
        "C4417",
        "Oregon Board",
        "12 Alder Street",
        "tel:5035550100",
        "mailto:hello@example.org",
    ):
        assert told in page


def test_a_practice_without_an_address_says_that_it_is_online_only(client, practice):
    assert "online only" in client.get("/imprint/").content.decode()


def test_the_accessibility_page_says_whom_to_tell(client, practice):
    page = client.get("/accessibility/").content.decode()
    assert "version 2.2" in page
    assert 'href="/intake/"' in page


def test_these_pages_stand_without_therapists_and_with_an_endless_name(client, practice, therapist):
    Therapist.objects.all().delete()
    Profile.objects.update(name="x" * 80)
    for address in ("/imprint/", "/accessibility/"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("country", ["US", "GB"])
def test_the_right_to_an_estimate_is_told_in_the_united_states_only(client, articles, country):
    Profile.objects.update(country=country)
    page = client.get("/fees/").content.decode()
    assert ("good faith estimate" in page) == (country == "US")
    assert "You pay for sessions yourself." in page


def test_a_therapist_says_what_readers_learn_of_them(as_therapist, therapist, practice):
    inline = {"licences-TOTAL_FORMS": "1", "licences-INITIAL_FORMS": "0"}
    licence = {
        "title": "Counselor",
        "number": "C1",
        "place": str(Place.objects.get().pk),
        "board": "",
        "look_up_url": "",
    }
    filled = {f"licences-0-{name}": value for name, value in licence.items()}
    about = {
        "display_name": "Ines Calder",
        "slug": "ines-calder",
        "credentials": "LPC",
        "languages": "English",
        "approaches": "Slowly",
    }
    response = as_therapist.post(f"/admin/practice/therapist/{therapist.pk}/change/", {**about, **inline, **filled})
    assert response.status_code == 302
    therapist.refresh_from_db()
    assert therapist.languages == "English"
    assert Licence.objects.get().number == "C1"
