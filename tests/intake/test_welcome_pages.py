"""The guide: who may walk it, what each of its pages asks, and what it says when something is missing."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from articles import publishing, reviewing
from articles.models import Page, Portrait
from intake import doors, opening, testing
from intake.models import Decision, Inquiry, PassForTest, RecoveryKey
from practice import calendar, examples
from practice.by_country import USUAL
from practice.models import CrisisLine, Licence, Place, Profile, Staff
from tests.clients import post, text
from tests.people import Sender, send_letter
from tests.pictures import drawn, file_of
from tests.steps import press_send, send, walk
from tests.walking_the_site import public_pages

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
GUIDE = "/admin/welcome/"
PAGES = [GUIDE, *(f"{GUIDE}{step}/" for step in ("practice", "places", "terms", "lines", "you", "test"))]
TERMS = {
    "tells_fee": "told",
    "fee": "80",
    "session_minutes": "50",
    "takes_self_pay": "on",
    "reply_within_days": "3",
    "confidentiality": "Limits.",
}


def rows(*places: dict[str, str]) -> dict[str, str]:
    """Return what the form of the places posts."""
    given = {"place-TOTAL_FORMS": str(len(places)), "place-INITIAL_FORMS": "0", "minimum_age": "18"}
    return given | {f"place-{at}-{name}": value for at, place in enumerate(places) for name, value in place.items()}


def bar(client: Client) -> str:
    page = text(client.get("/admin/"))
    return " ".join(page.split('class="to-open"')[1].split("</div>")[0].split()) if 'class="to-open"' in page else ""


# who may


@pytest.mark.parametrize("path", PAGES)
def test_the_guide_is_for_therapists(client, as_editor, closed_doors, path):
    for method in ("get", "post"):
        assert getattr(client, method)(path).url.startswith("/admin/login/")
        page = text(getattr(as_editor, method)(path), 403)
        assert "The guide is for the therapists" in page
        assert "You are signed in as Noor Haddad, who takes no letters." in page
        assert '<a class="button" href="/admin/">' in page
        assert "sign in" not in page


@pytest.mark.parametrize("path", PAGES)
def test_other_methods_are_refused(as_locked_therapist, closed_doors, path):
    assert as_locked_therapist.put(path).status_code == 405
    assert as_locked_therapist.delete(path).status_code == 405


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_in_a_practice_that_nobody_has_described(as_sofia, path):
    assert not Profile.objects.exists()
    text(as_sofia.get(path))


# the bar


def test_the_bar_says_on_every_page_how_far_one_is_and_what_comes_next(as_sofia, sofia):
    assert "0 of 8." in bar(as_sofia)
    assert "Next: the six words." in bar(as_sofia)
    assert f'href="{GUIDE}"' in bar(as_sofia)


def test_an_editor_sees_how_far_it_is_and_no_link(as_editor, therapist, closed_doors):
    assert "takes no letters yet" in bar(as_editor)
    assert "href" not in bar(as_editor)


def test_there_is_no_bar_once_the_doors_are_open_nor_for_who_is_not_signed_in(as_therapist, client, closed_doors):
    assert 'class="to-open"' not in text(client.get("/admin/login/"))
    assert bar(as_therapist)
    doors.decide(Decision.What.DOORS_OPENED, by=Staff.objects.get())
    assert not bar(as_therapist)


# the doors


def test_opening_is_refused_while_something_is_missing_and_the_page_names_it(as_therapist, closed_doors):
    RecoveryKey.objects.all().delete()
    page = text(as_therapist.post(GUIDE), 409)
    alert = page.split('role="alert"')[1].split("</div>")[0]
    assert "The doors stay closed for now" in alert
    assert "The recovery sheet" in alert
    assert "The fee, how it is paid, and the promise" in alert
    assert not doors.were_opened()


def test_opening_leads_to_a_page_that_says_who_opened_them(as_therapist, therapist, closed_doors):
    opening.agree_terms(Profile.current(), by=therapist)
    testing.go_without("Tried before.", by=therapist)
    assert "Tried before." in text(as_therapist.get(GUIDE))
    assert as_therapist.post(GUIDE).url == GUIDE
    assert "Ines Calder opened them on" in text(as_therapist.get(GUIDE))
    assert doors.are_open()


def test_a_practice_from_before_the_guide_is_told_so(as_therapist, practice):
    assert "open before there was this guide" in text(as_therapist.get(GUIDE))


# the steps


def test_the_practice_is_described_with_one_choice_for_country_and_clocks(as_sofia, sofia):
    given = {"name": "Elm Street", "display_name": "Sofia Marsh", "where": "CA America/Halifax", "sessions": "online"}
    assert as_sofia.post(f"{GUIDE}practice/", given).url == f"{GUIDE}practice/#id_region"
    profile = Profile.objects.get()
    assert (profile.name, profile.country, profile.time_zone) == ("Elm Street", "CA", "America/Halifax")
    sofia.refresh_from_db()
    assert sofia.slug == "sofia-marsh"
    page = text(as_sofia.get(f"{GUIDE}practice/"))
    assert re.search(r'value="CA America/Halifax" selected>Canada, Nova Scotia and [^<]*\(Halifax\)<', page)
    assert ">Ireland</option>" in page


AUCKLAND = {"name": "Elm Street", "display_name": "S", "where": "NZ Pacific/Auckland", "sessions": "online"}


def test_once_the_country_is_known_its_regions_are_asked_for_and_their_holidays_are_no_working_days(as_sofia, sofia):
    assert 'id="id_region"' not in text(as_sofia.get(f"{GUIDE}practice/"))
    page = text(as_sofia.post(f"{GUIDE}practice/", AUCKLAND, follow=True))
    assert "say where in the country you are, for its holidays" in page
    assert ">Your region" in page
    assert '<option value="OTA">Otago</option>' in page
    assert '<option value="OR">' not in page
    assert as_sofia.post(f"{GUIDE}practice/", AUCKLAND | {"region": "OTA"}).url == GUIDE
    profile = Profile.objects.get()
    assert profile.region == "OTA"
    # The Otago anniversary, which the rest of the country does not keep.
    assert date(2027, 3, 22) in calendar.public_holidays(profile)
    profile.region = ""
    assert date(2027, 3, 22) not in calendar.public_holidays(profile)


def test_a_region_may_stay_empty_and_must_be_one_of_the_country(as_sofia, sofia):
    as_sofia.post(f"{GUIDE}practice/", AUCKLAND)
    assert as_sofia.post(f"{GUIDE}practice/", AUCKLAND | {"region": ""}).url == GUIDE
    assert "Select a valid choice" in text(as_sofia.post(f"{GUIDE}practice/", AUCKLAND | {"region": "OR"}))
    assert Profile.objects.get().region == ""


def test_where_holidays_are_those_of_the_whole_country_no_region_is_asked_for(as_sofia, sofia):
    ireland = AUCKLAND | {"where": "IE Europe/Dublin"}
    assert as_sofia.post(f"{GUIDE}practice/", ireland).url == GUIDE
    assert 'id="id_region"' not in text(as_sofia.get(f"{GUIDE}practice/"))


@pytest.mark.parametrize("country", ["CA", "GB", "IE", "AU", "NZ"])
def test_examples_are_those_of_the_country(as_sofia, described, country):
    Profile.objects.update(country=country, time_zone=USUAL[country].zones[0])
    pages = [text(as_sofia.get(f"{GUIDE}{step}/")) for step in ("practice", "places", "terms")]
    pages += [text(as_sofia.get(f"/admin/practice/profile/{described.pk}/change/"))]
    for shown in pages:
        page = re.sub(r"<select name=\"where\".*?</select>", "", shown, flags=re.DOTALL)
        for foreign in ("Oregon", "LPC", "Professional Counselor", "out of network", "Los_Angeles"):
            assert foreign not in page
    assert examples.EXAMPLES[country].letters in pages[0]
    assert examples.EXAMPLES[country].place in pages[1]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "Give the practice a name."),
        ({"display_name": " "}, "Write the name that readers will see."),
        ({"where": ""}, "Choose the country where you work."),
        ({"where": "US Mars/Base"}, "Select a valid choice"),
        ({"sessions": "both"}, "Say where people come to meet"),
    ],
    ids=["no name", "nobody", "no country", "no such clocks", "no address"],
)
def test_what_the_practice_lacks_is_asked_for_and_nothing_is_kept(as_sofia, change, says):
    given = {"name": "Elm", "display_name": "S", "where": "IE Europe/Dublin", "sessions": "online"} | change
    page = text(as_sofia.post(f"{GUIDE}practice/", given))
    assert "<title>Error:" in page
    assert says in page
    assert not Profile.objects.exists()


def test_another_country_takes_the_region_along_to_nowhere(as_therapist, practice):
    Profile.objects.update(region="OR")
    given = {"name": "Elm", "display_name": "S", "where": "GB Europe/London", "sessions": "online", "region": "OR"}
    assert as_therapist.post(f"{GUIDE}practice/", given).url == f"{GUIDE}practice/#id_region"
    assert Profile.objects.get().region == ""


def test_a_time_zone_that_the_guide_does_not_offer_stays(as_therapist, practice):
    Profile.objects.update(time_zone="America/Menominee")
    assert re.search(r'value="US America/Menominee" selected', text(as_therapist.get(f"{GUIDE}practice/")))


@pytest.fixture
def described(sofia) -> Profile:
    """Return the profile of a practice that has a name and nothing more."""
    return Profile.objects.create(name="Elm Street")


def test_the_number_of_a_licence_is_asked_for_in_one_place(as_sofia, described):
    page = text(as_sofia.get(f"{GUIDE}places/"))
    assert "with its number" not in page
    assert page.index("In full, like") < page.index("As it stands on the licence.")


def test_places_and_licences_are_kept_and_shown_again(as_sofia, described):
    text(as_sofia.get(f"{GUIDE}places/"))
    licence = {"name": "Oregon", "title": "Licensed Professional Counselor", "number": "C1234"}
    assert as_sofia.post(f"{GUIDE}places/", rows(licence, {"name": ""})).url == GUIDE
    assert Licence.objects.get().number == "C1234"
    page = text(as_sofia.get(f"{GUIDE}places/"))
    assert 'value="C1234"' in page
    assert f'value="{Place.objects.get().pk}"' in page


def test_the_ages_seen_are_asked_for_beside_the_places_and_prefilled_with_grown_ups(as_sofia, described, client):
    page = text(as_sofia.get(f"{GUIDE}places/"))
    assert re.search(r'name="minimum_age" value="18"', page)
    assert "(optional)" in labels(page)["maximum_age"]
    ages = {"minimum_age": "14", "maximum_age": "25"}
    assert as_sofia.post(f"{GUIDE}places/", rows({"name": "Ireland"}) | ages).url == GUIDE
    profile = Profile.objects.get()
    assert (profile.minimum_age, profile.maximum_age) == (14, 25)
    assert as_sofia.post(f"{GUIDE}places/", rows({"name": "Ireland"}) | {"minimum_age": "0"}).url == GUIDE
    profile = Profile.objects.get()
    assert (profile.minimum_age, profile.maximum_age) == (0, None)


@pytest.mark.parametrize(
    ("ages", "says"),
    [
        ({"minimum_age": ""}, "Write the youngest age you see."),
        ({"minimum_age": "-1"}, "greater than or equal to 0"),
        ({"minimum_age": "18", "maximum_age": "17"}, "The oldest age must not be under the youngest."),
        ({"minimum_age": "9" * 20}, "less than or equal to"),
    ],
    ids=["none", "less than nothing", "wrong way round", "no age"],
)
def test_what_the_ages_lack_is_asked_for_and_nothing_is_kept(as_sofia, described, ages, says):
    page = text(as_sofia.post(f"{GUIDE}places/", rows({"name": "Ireland"}) | ages))
    assert "<title>Error:" in page
    assert page.count(says) == 2
    assert not Place.objects.exists()
    assert Profile.objects.get().minimum_age == 18


@pytest.mark.parametrize(
    ("places", "says"),
    [
        ([{"name": ""}], "Name one place at least"),
        ([{"name": "Oregon", "title": "LPC"}], "Write its number"),
        ([{"name": "Oregon", "number": "C1"}], "Write what it is called"),
        ([{"name": "Ohio"}, {"title": "LPC", "number": "C1"}], "Say for which place this licence is."),
        ([{"name": "Ohio"}, {"name": "OHIO"}], "A place stands here twice."),
    ],
    ids=["none", "no number", "no title", "no place", "twice"],
)
def test_what_a_place_lacks_is_asked_for_and_nothing_is_kept(as_sofia, described, places, says):
    page = text(as_sofia.post(f"{GUIDE}places/", rows(*places)))
    assert "<title>Error:" in page
    assert says in page.split('role="alert"')[1].split("</div>")[0]
    assert not Place.objects.exists()


def labels(page: str) -> dict[str, str]:
    """Return the label of each field, by the end of its id."""
    found = re.findall(r'<label for="id_(?:place-\d+-)?(\w+)">(.*?)</label>', page, re.DOTALL)
    return {name: " ".join(label.split()) for name, label in found}


def test_what_is_needed_with_something_else_is_not_called_optional(as_therapist, closed_doors):
    practice, places = (labels(text(as_therapist.get(f"{GUIDE}{step}/"))) for step in ("practice", "places"))
    assert "(optional)" in practice["credentials"]
    assert "(optional)" not in practice["address"]
    assert "Needed where people come to you." in text(as_therapist.get(f"{GUIDE}practice/"))
    assert ["(optional)" in places[name] for name in ("name", "title", "number")] == [False, False, False]
    assert ["(optional)" in places[name] for name in ("board", "look_up_url")] == [True, True]


@pytest.mark.parametrize("address", ["http://register.example/", "nowhere", "https://", "ftp://x.example", "http://["])
def test_of_a_wrong_address_of_a_register_it_says_once_that_a_whole_one_with_https_is_wanted(
    as_sofia, described, address
):
    licence = {"name": "Ohio", "title": "LPC", "number": "C1", "look_up_url": address}
    page = text(as_sofia.post(f"{GUIDE}places/", rows(licence)))
    summary, form = page.split('class="calm"')
    for part in (summary, form):
        assert part.count("Write a whole address that begins with https://") == 1
    assert "Enter a valid URL" not in page
    assert not Place.objects.exists()


def test_an_address_of_a_register_may_be_typed_without_its_https(as_sofia, described):
    licence = {"name": "Ohio", "title": "LPC", "number": "C1", "look_up_url": "register.example/C1"}
    assert as_sofia.post(f"{GUIDE}places/", rows(licence)).url == GUIDE
    assert Licence.objects.get().look_up_url == "https://register.example/C1"


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "sent", [{}, {"place-TOTAL_FORMS": "x"}, {"place-TOTAL_FORMS": "9999999"}, rows({"place": "0"})]
)
def test_a_form_of_places_that_this_page_has_not_made_keeps_nothing(as_sofia, described, sent):
    assert as_sofia.post(f"{GUIDE}places/", sent).status_code == 200
    assert not Place.objects.exists()


def test_a_place_of_a_colleague_is_not_emptied_away(as_therapist, therapist, second_therapist, practice):
    Licence.objects.create(staff=second_therapist, place=Place.objects.get(), title="LPC", number="1")
    page = text(as_therapist.post(f"{GUIDE}places/", rows({"name": "Ohio"})), 409)
    assert "A colleague is licensed" in page
    assert Place.objects.get().name == "Oregon"


def test_places_and_terms_come_after_the_practice(as_sofia):
    assert "comes after the step" in text(as_sofia.post(f"{GUIDE}terms/", TERMS))
    assert "comes after the step" in text(as_sofia.post(f"{GUIDE}places/", rows({"name": "Ohio"})))
    assert not Profile.objects.exists()
    assert not Place.objects.exists()


def test_the_terms_are_kept_with_who_decided_them(as_therapist, therapist, closed_doors):
    assert as_therapist.post(f"{GUIDE}terms/", TERMS).url == GUIDE
    profile = Profile.objects.get()
    assert (profile.fee_text, profile.reply_within_days, profile.lower_fee_places) == ("$80", 3, 0)
    assert not profile.takes_out_of_network
    assert Decision.objects.get().by == therapist


def test_that_the_site_names_no_fee_is_kept_as_a_choice(as_therapist, closed_doors):
    assert as_therapist.post(f"{GUIDE}terms/", TERMS | {"tells_fee": "asked", "fee": ""}).url == GUIDE
    assert Profile.objects.get().fee_text == ""
    page = text(as_therapist.get(f"{GUIDE}terms/"))
    assert re.search(r'value="asked"[^>]*checked', page)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"fee": ""}, "Write what a session costs"),
        ({"fee": "0"}, "Write what a session costs"),
        ({"fee": "-5"}, "greater than or equal to 0"),
        ({"takes_self_pay": ""}, "Choose at least one way to pay."),
        ({"takes_plans": "on", "plans": " "}, "Name those that pay"),
        ({"reply_within_days": "0"}, "Select a valid choice"),
    ],
    ids=["no fee", "nothing", "less than nothing", "no way to pay", "no plan", "no time"],
)
def test_what_the_terms_lack_is_asked_for_and_nothing_is_kept(as_therapist, closed_doors, change, says):
    page = text(as_therapist.post(f"{GUIDE}terms/", TERMS | change))
    assert "<title>Error:" in page
    assert page.count(says) == 2
    assert Profile.objects.get().fee_text == "$180"
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("country", "asks"),
    [
        ("US", "claim a part back from their plan, out of network"),
        ("CA", "claim a part back from their plan or insurer<"),
        ("AU", "claim a part back from their plan or insurer<"),
    ],
)
def test_what_people_claim_back_is_asked_where_they_can(as_therapist, closed_doors, country, asks):
    Profile.objects.update(country=country)
    assert asks in text(as_therapist.get(f"{GUIDE}terms/"))


def test_where_nobody_claims_anything_back_it_is_not_asked_and_not_kept(as_therapist, closed_doors):
    Profile.objects.update(country="IE", takes_out_of_network=True)
    assert "claim" not in text(as_therapist.get(f"{GUIDE}terms/"))
    only_that = TERMS | {"takes_self_pay": "", "takes_out_of_network": "on"}
    assert "Choose at least one way to pay." in text(as_therapist.post(f"{GUIDE}terms/", only_that))
    assert as_therapist.post(f"{GUIDE}terms/", TERMS | {"takes_out_of_network": "on"}).url == GUIDE
    assert not Profile.objects.get().takes_out_of_network


def lines_of(country: str) -> list[CrisisLine]:
    return list(CrisisLine.objects.filter(country=country))


def test_the_help_lines_of_the_country_are_shown_and_whoever_looked_at_them_says_so(as_therapist, closed_doors):
    page = text(as_therapist.get(f"{GUIDE}lines/"))
    assert all(line.number in page and line.name in page for line in lines_of("US"))
    assert "Samaritans" not in page
    assert 'href="tel:' not in page
    assert "nobody here has checked it yet" in page
    shown = [line.pk for line in lines_of("US")]
    assert as_therapist.post(f"{GUIDE}lines/", {"shown": shown}).url == GUIDE
    assert {line.verified_on for line in lines_of("US")} == {Profile.current().today}
    assert {line.verified_on for line in lines_of("IE")} == {None}
    assert "nobody here has checked it yet" not in text(as_therapist.get(f"{GUIDE}lines/"))


def test_lines_that_this_software_has_besides_are_named_and_added_only_by_a_press(as_therapist, closed_doors):
    assert "Lines that you do not have" not in text(as_therapist.get(f"{GUIDE}lines/"))
    CrisisLine.objects.filter(country="US", kind=CrisisLine.Kind.YOUNG).delete()
    page = text(as_therapist.get(f"{GUIDE}lines/"))
    assert "Childhelp National Child Abuse Hotline, for young people: 1-800-422-4453" in page
    assert len(lines_of("US")) == 3
    page = text(as_therapist.post(f"{GUIDE}lines/", {"take": "yes"}, follow=True))
    assert "1 line was added. Look whether they are right." in page
    assert "Lines that you do not have" not in page
    assert {line.verified_on for line in lines_of("US")} == {None}


@pytest.mark.parametrize("shown", [[], ["x"], ["0"], ["9" * 30], ["\x00"]], ids=str)
def test_lines_that_the_page_has_not_shown_are_not_said_to_be_right(as_therapist, closed_doors, shown):
    response = as_therapist.post(f"{GUIDE}lines/", {"shown": shown}, follow=True)
    assert "The lines have changed since you opened this page." in text(response)
    foreign = [line.pk for line in lines_of("IE")]
    assert as_therapist.post(f"{GUIDE}lines/", {"shown": foreign}).url == f"{GUIDE}lines/"
    assert not CrisisLine.objects.exclude(verified_on=None).exists()


def test_a_country_without_a_line_to_talk_to_somebody_is_named_and_one_is_asked_for(as_therapist, closed_doors):
    Profile.objects.update(country="IE")
    CrisisLine.objects.filter(country="IE").delete()
    page = text(as_therapist.get(f"{GUIDE}lines/"))
    assert "Your country (Ireland) has no line yet with someone to talk to." in page
    assert 'href="/admin/practice/crisisline/add/"' in page
    assert "I have looked" not in page
    assert "A crisis line of its country (Ireland)" in text(as_therapist.post(GUIDE), 409)


def test_help_lines_come_after_the_country(as_sofia):
    assert "comes after the step" in text(as_sofia.get(f"{GUIDE}lines/"))


def test_a_photo_is_shown_from_then_on_with_who_took_it(as_therapist, therapist, media, practice):
    sent = {"photo": file_of(drawn()), "credit": "Ana Ruiz"}
    assert as_therapist.post(f"{GUIDE}you/", sent).url == GUIDE
    image = Portrait.objects.get(staff=therapist).image
    assert (image.alternative, image.credit) == ("A photo of Ines Calder", "Ana Ruiz")
    assert "<img" in text(as_therapist.get(f"{GUIDE}you/"))


def test_a_photo_without_who_took_it_and_a_file_that_is_no_picture_are_refused(as_therapist, media, practice):
    assert "Say who took the photo" in text(as_therapist.post(f"{GUIDE}you/", {"photo": file_of(drawn())}))
    words = SimpleUploadedFile("me.jpg", b"no picture", content_type="image/jpeg")
    page = text(as_therapist.post(f"{GUIDE}you/", {"photo": words, "credit": "Ana Ruiz"}))
    assert 'id="id_photo_error"' in page
    assert not Portrait.objects.exists()


def test_where_something_is_to_be_mended_it_says_plainly_that_the_photo_is_to_be_chosen_again(
    as_therapist, media, practice
):
    sent = {"photo": file_of(drawn()), "credit": "Ana Ruiz", "sentence_1": "I listen."}
    page = text(as_therapist.post(f"{GUIDE}you/", sent))
    summary = page.split('role="alert"')[1].split("</div>")[0]
    assert "Nothing you wrote is lost" not in page
    assert "What you wrote is still here. The picture is not: choose it again." in summary
    assert "Your photo: The picture is fine, but it was not kept" in summary
    assert "I listen." in page
    without_photo = text(as_therapist.post(f"{GUIDE}you/", {"sentence_1": "I listen."}))
    assert "Nothing you wrote is lost" in without_photo
    assert "choose it again" not in without_photo


def test_a_photo_that_was_refused_is_asked_for_again_and_nothing_is_said_to_be_kept_without_it(
    as_therapist, media, closed_doors
):
    text(as_therapist.post(f"{GUIDE}you/", {"photo": file_of(drawn())}))
    # What was to be mended is mended; a browser does not send the file a second time.
    page = text(as_therapist.post(f"{GUIDE}you/", {"credit": "Ana Ruiz"}))
    assert "Choose the photo once more, or leave empty who took it" in page
    assert not Portrait.objects.exists()


def test_a_step_that_is_kept_and_not_done_says_what_is_left_to_do_there(as_therapist, media, closed_doors):
    given = {f"sentence_{number}": f"Sentence {number}." for number in range(1, 6)}
    page = text(as_therapist.post(f"{GUIDE}you/", given, follow=True))
    assert "Kept. Still to do there: a photo." in page
    page = text(as_therapist.post(f"{GUIDE}you/", {"photo": file_of(drawn()), "credit": "Ana", **given}, follow=True))
    assert ">Kept.<" in page


def test_who_took_the_photo_is_not_called_optional_and_the_hint_says_when_it_is_needed(as_therapist, practice):
    label = text(as_therapist.get(f"{GUIDE}you/")).split('for="id_credit"')[1].split("</label>")[0]
    assert "(optional)" not in label
    assert "Needed with a photo." in text(as_therapist.get(f"{GUIDE}you/"))


def test_the_five_sentences_belong_together(as_therapist, practice):
    given = {f"sentence_{number}": f"Sentence {number}." for number in range(1, 6)}
    page = text(as_therapist.post(f"{GUIDE}you/", given | {"sentence_3": ""}))
    assert page.count("Write this one too") == 2
    assert not Portrait.objects.exists()
    assert as_therapist.post(f"{GUIDE}you/", given).url == GUIDE
    assert Page.objects.get(slug="about").published_at
    assert "Sentence 3." in text(as_therapist.get(f"{GUIDE}you/"))


def test_what_was_written_about_oneself_elsewhere_is_left_alone(as_therapist, therapist, practice):
    Portrait.objects.create(staff=therapist, about="All my own.")
    page = text(as_therapist.get(f"{GUIDE}you/"))
    assert "sentence_1" not in page
    assert "written about yourself elsewhere" in page
    as_therapist.post(f"{GUIDE}you/", {"sentence_1": "x"})
    assert Portrait.objects.get().about == "All my own."


# the test letter


def address_on(page: str) -> str:
    return re.search(r"(/intake/test/\w+/)", page)[1]


@pytest.fixture
def address(as_therapist, closed_doors) -> str:
    """Return where a test letter is begun."""
    return address_on(text(as_therapist.post(f"{GUIDE}test/", {"act": "pass"})))


def test_the_address_is_shown_once_with_a_square_for_the_phone(as_therapist, closed_doors, settings):
    settings.SITE_URL = "https://elm.example"
    page = text(as_therapist.post(f"{GUIDE}test/", {"act": "pass"}))
    assert "https://elm.example/intake/test/" in page
    assert 'class="qr"' in page
    assert "/intake/test/" not in text(as_therapist.get(f"{GUIDE}test/"))


def test_where_no_phone_reaches_the_site_it_says_so_and_shows_no_square(as_therapist, closed_doors, settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    page = text(as_therapist.post(f"{GUIDE}test/", {"act": "pass"}))
    assert "from this computer only, and from no phone" in page
    assert 'class="qr"' not in page


def test_a_server_that_sends_no_mail_and_an_account_without_address_are_told(as_therapist, closed_doors, settings):
    assert "sends no mail" not in text(as_therapist.get(f"{GUIDE}test/"))
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    Staff.objects.update(email="")
    page = text(as_therapist.get(f"{GUIDE}test/"))
    assert "This server sends no mail" in page
    assert "Your account has no mail address" in page


@pytest.fixture
def own_texts(closed_doors, therapist) -> list[int]:
    """Return the keys of the texts that a practice of one’s own begins with."""
    Profile.objects.update(is_demo=False)
    call_command("load_starter", verbosity=0)
    return list(reviewing.unread().values_list("pk", flat=True))


def test_the_guide_names_the_texts_that_speak_as_one_does_until_somebody_has_read_them(as_therapist, own_texts):
    before = text(as_therapist.get(GUIDE))
    for title in ("Fees", "Questions people ask", "What a first consultation is like"):
        assert re.search(rf'<a href="/admin/articles/[^"]*/change/">{title}</a>\s*<label', before)
    assert "checked" not in before
    doors_part = before.split('aria-labelledby="doors"')[1]
    assert "8 texts that readers see are not read yet. The doors do not wait for them." in " ".join(doors_part.split())
    assert as_therapist.post(f"{GUIDE}texts/", {"read": own_texts}).url == GUIDE
    after = text(as_therapist.get(GUIDE))
    assert "8 texts are read." in after
    assert "I have read those I ticked" not in after
    assert "not read yet" not in after
    assert 'href="/admin/articles/article/"' in after


def test_a_text_that_the_page_has_not_named_is_not_said_to_be_read(as_therapist, own_texts):
    for read in (["x"], ["0"], ["9" * 30], ["\x00"]):
        page = text(as_therapist.post(f"{GUIDE}texts/", {"read": read}, follow=True))
        assert "The texts have changed since you opened this page." in page
    assert reviewing.unread().count() == len(own_texts)


def test_only_the_texts_that_were_ticked_are_read_and_the_button_alone_reads_none(as_therapist, own_texts):
    page = text(as_therapist.post(f"{GUIDE}texts/", follow=True))
    assert "Tick the texts that you have read." in page
    assert reviewing.unread().count() == len(own_texts)
    as_therapist.post(f"{GUIDE}texts/", {"read": own_texts[:3]})
    assert set(reviewing.unread().values_list("pk", flat=True)) == set(own_texts[3:])


def test_a_text_with_a_newer_draft_is_named_and_stays_unread(as_therapist, therapist, own_texts):
    page = Page.objects.get(slug="fees")
    publishing.save_draft(page, by=therapist, written={"title": "Money"}, lists={})
    said = text(as_therapist.post(f"{GUIDE}texts/", {"read": [page.pk]}, follow=True))
    assert "“Fees” has a draft, or something to mend." in said
    assert reviewing.unread().filter(pk=page.pk).exists()


def test_only_therapists_say_that_the_texts_are_read(client, as_editor, own_texts):
    assert client.post(f"{GUIDE}texts/", {"read": own_texts}).url.startswith("/admin/login/")
    assert as_editor.post(f"{GUIDE}texts/", {"read": own_texts}).status_code == 403
    assert reviewing.unread().count() == len(own_texts)


def test_the_test_comes_after_the_keys(as_sofia):
    assert "comes after the six words" in text(as_sofia.get(f"{GUIDE}test/"))
    assert as_sofia.post(f"{GUIDE}test/", {"act": "pass"}).url == GUIDE
    assert not PassForTest.objects.exists()


def test_with_the_address_a_letter_is_begun_while_everybody_else_is_told_to_come_back(address, client):
    assert client.get("/intake/place/").status_code == 503
    assert post(client, "/intake/", {"device": "shared"}).status_code == 200
    assert "Begin the test letter" in text(client.get(address))
    assert not Inquiry.objects.exists()
    assert post(client, address, {}).url == "/intake/place/"
    assert Inquiry.objects.get().is_test
    assert "A test letter" in text(client.get("/intake/place/"))
    assert "Go on with my letter" in text(client.get("/intake/"))
    assert Client().get("/intake/place/").status_code == 503


def test_the_test_letter_goes_through_the_real_form_and_is_marked_wherever_it_is_shown(address, client, as_therapist):
    post(client, address, {})
    walk(client, Sender().letter())
    for step in ("place", "more", "check"):
        assert "A test letter" in text(client.get(f"/intake/{step}/"))
    press_send(client)
    letter = Inquiry.objects.get()
    assert letter.sent_at
    for shown in (client.get("/intake/sent/"), client.get("/return/"), as_therapist.get("/admin/")):
        assert "A test letter" in text(shown)
    assert "A test letter" in text(as_therapist.get(f"/admin/intake/inquiry/{letter.pk}/change/"))


def test_who_says_that_it_is_sent_before_it_has_come_is_told_so_and_keeps_the_address(address, client, as_therapist):
    page = text(as_therapist.get(f"{GUIDE}test/?sent"))
    assert "No letter has come yet" in page
    assert "Show me another address" in page
    assert "No letter has come yet" not in text(as_therapist.get(f"{GUIDE}test/"))
    assert "Begin the test letter" in text(client.get(address))
    post(client, address, {})
    send(client, Sender().letter())
    assert "No letter has come yet" not in text(as_therapist.get(f"{GUIDE}test/?sent"))


def test_an_address_that_is_none_begins_nothing(client, closed_doors, therapist):
    for response in (client.get("/intake/test/abcdefghjk/"), post(client, "/intake/test/abcdefghjk/", {})):
        assert "No test letter begins here" in text(response, 404)
    assert not Inquiry.objects.exists()


def test_an_address_that_is_opened_after_the_doors_says_that_letters_are_real_now(client, address, therapist):
    doors.decide(Decision.What.DOORS_OPENED, by=therapist)
    for response in (client.get(address), post(client, address, {})):
        page = text(response, 404)
        assert "The doors are open" in page
        assert "is a real letter" in page
        assert "The guide makes another" not in page
        assert 'href="/intake/"' in page
    assert not Inquiry.objects.exists()


def test_the_test_can_be_gone_without_only_for_a_reason_that_stays_on_the_page(as_therapist, closed_doors):
    assert "Say in a few words why." in text(as_therapist.post(f"{GUIDE}test/", {"act": "without", "reason": " "}))
    assert as_therapist.post(f"{GUIDE}test/", {"act": "without", "reason": "No phone."}).url == GUIDE
    assert "No phone." in text(as_therapist.get(GUIDE))
    assert "Ines Calder goes without a test" in text(as_therapist.get(f"{GUIDE}test/"))
    as_therapist.post(f"{GUIDE}test/", {"act": "not_without"})
    assert not Decision.objects.exists()


def test_the_letter_is_erased_from_the_page_of_the_guide(as_therapist, closed_doors, therapist, practice):
    case = testing.begin(testing.make_pass(by=therapist), language="en")
    send_letter(case, Sender().answers(), profile=practice)
    page = text(as_therapist.get(f"{GUIDE}test/"))
    assert f"/admin/intake/inquiry/{Inquiry.objects.get().pk}/change/" in page
    assert page.count("Not yet:") == 3
    as_therapist.post(f"{GUIDE}test/", {"act": "erase"})
    assert not Inquiry.objects.exists()
    assert as_therapist.post(f"{GUIDE}test/", {"act": "something else"}).status_code == 200


def test_another_letter_after_a_passed_test_is_shown_without_making_it_unread_again(
    as_therapist, closed_doors, therapist, practice
):
    doors.decide(Decision.What.TEST_PASSED, by=therapist)
    send_letter(testing.begin(testing.make_pass(by=therapist), language="en"), Sender().answers(), profile=practice)
    page = text(as_therapist.get(f"{GUIDE}test/"))
    assert "Not yet:" not in page
    assert "Another test letter is here; the doors do not wait for it." in page
    assert "Open the letter" in page


# what readers see meanwhile


def test_before_the_doors_open_no_page_promises_an_answer_or_invites_anybody(client, articles, closed_doors):
    for path, page in public_pages(client):
        assert "You would hear from me by" not in page, path
        assert 'class="button warm"' not in page, path
        assert "Bring these to a first conversation" not in page, path
    assert "opens soon" in text(client.get("/"))


def test_once_they_are_open_the_start_page_invites(client, articles):
    page = text(client.get("/"))
    assert "You would hear from me by" in page
    assert 'class="button warm"' in page
