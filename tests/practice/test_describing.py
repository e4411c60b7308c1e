"""Describing the practice takes from its country what can be known, and asks for the rest."""

from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from practice import describing
from practice.by_country import CLOCKS, USUAL, clocks
from practice.describing import WorksIn
from practice.models import FormerStaffAddress, Licence, Place, Profile, Staff
from practice.models.country import Country, region_codes, regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def sofia() -> Staff:
    return Staff.objects.create_superuser("sofia", display_name="Sofia")


def describe(staff, **fields) -> Profile:
    profile = Profile.objects.first() or Profile(name="Elm Street")
    for name, value in fields.items():
        setattr(profile, name, value)
    describing.describe(profile, staff, display_name="Sofia Marsh", credentials="LCSW")
    return Profile.objects.get()


def test_every_country_of_the_software_has_its_usual_money_clocks_and_way_out():
    assert set(USUAL) == set(Country)
    for usual in USUAL.values():
        assert usual.neutral_url.startswith("https://")
        Profile(name="x", time_zone=usual.zones[0]).clean_fields(exclude=["id"])


def test_clocks_are_called_as_people_call_them():
    for usual in USUAL.values():
        for zone in usual.zones if len(usual.zones) > 1 else ():
            assert zone in CLOCKS, zone
    assert len(set(map(str, CLOCKS.values()))) == len(CLOCKS)
    assert clocks("America/St_Johns") == "Newfoundland (St. John’s)"
    assert clocks("America/Port_of_Spain") == "Port of Spain"


def zones_of(country: str) -> list[str]:
    """Return the zones that the time zone database knows in a country."""
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text().splitlines()
    return [line.split("\t")[2] for line in lines if line.startswith(f"{country}\t")]


def year_of(zone: str) -> list[timedelta | None]:
    noons = (datetime(2027, 1, 1, 12, tzinfo=UTC) + timedelta(days=day) for day in range(365))
    return [noon.astimezone(ZoneInfo(zone)).utcoffset() for noon in noons]


@pytest.mark.parametrize("country", list(Country))
def test_everybody_in_a_country_finds_their_clocks(country):
    offered = [year_of(zone) for zone in USUAL[country].zones]
    # On Macquarie Island live only those who look after its weather station.
    nobody = {"Antarctica/Macquarie"}
    for zone in set(zones_of(country)) - nobody:
        assert year_of(zone) in offered, zone


def test_people_find_their_province_state_or_territory_by_its_name():
    for country in ("CA", "AU"):
        said = " ".join(str(CLOCKS[zone]) for zone in USUAL[country].zones).replace("Canberra", "Australian Capital")
        said = said.replace("Newfoundland", "Newfoundland and Labrador")
        for _code, name in regions(country):
            assert name.removesuffix(" Territory").removesuffix(" Western Division") in said, name


@pytest.mark.parametrize("country", list(Country))
def test_regions_have_the_names_that_people_use_and_are_those_whose_holidays_are_known(country):
    found = dict(regions(country))
    assert set(found) <= set(region_codes(country))
    assert set(region_codes(country)) - set(found) <= {"UM"}
    assert all(len(name) > 3 for name in found.values())
    assert len(set(found.values())) == len(found)
    assert not regions("XX")


@pytest.mark.parametrize(
    ("country", "currency", "claims_back"), [("US", "$", True), ("GB", "£", False), ("IE", "€", False)]
)
def test_a_new_practice_takes_what_is_usual_in_its_country(sofia, country, currency, claims_back):
    profile = describe(sofia, country=country)
    assert (profile.currency, profile.takes_out_of_network) == (currency, claims_back)
    assert profile.neutral_url == USUAL[country].neutral_url
    assert "a court orders it" in profile.confidentiality
    assert profile.takes_self_pay


def test_in_another_country_only_what_was_usual_before_changes(sofia):
    describe(sofia, country="GB")
    Profile.objects.update(neutral_url="https://news.example/")
    profile = describe(sofia, country="IE")
    assert (profile.currency, profile.neutral_url) == ("€", "https://news.example/")
    Profile.objects.update(currency="EUR")
    assert describe(sofia, country="NZ").currency == "EUR"


def test_where_nobody_claims_anything_back_nobody_is_said_to_and_there_is_still_a_way_to_pay(sofia):
    describe(sofia, country="US")
    Profile.objects.update(takes_self_pay=False)
    assert describe(sofia, country="CA").takes_out_of_network
    profile = describe(sofia, country="IE")
    assert (profile.takes_out_of_network, profile.takes_self_pay) == (False, True)


def test_whoever_describes_it_gets_a_name_and_an_address_of_their_own(sofia):
    Staff.objects.create_superuser("other", slug="sofia-marsh")
    describe(sofia)
    sofia.refresh_from_db()
    assert (sofia.display_name, sofia.credentials, sofia.slug) == ("Sofia Marsh", "LCSW", "sofia-marsh-2")
    describe(sofia)
    sofia.refresh_from_db()
    assert sofia.slug == "sofia-marsh-2"


def test_an_address_that_led_to_somebody_else_goes_to_nobody_new(sofia):
    other = Staff.objects.create_superuser("other", slug="sofia-ward")
    FormerStaffAddress.objects.create(slug="sofia-marsh", staff=other)
    describe(sofia, country="US")
    sofia.refresh_from_db()
    assert sofia.slug == "sofia-marsh-2"


def test_places_are_kept_with_their_licences_in_the_order_given(sofia):
    describe(sofia)
    oregon = WorksIn("Oregon", title="Licensed Professional Counselor", number="C1", board="OBLPCT")
    describing.work_in(sofia, [oregon, WorksIn("Ireland")])
    assert [place.name for place in Place.objects.all()] == ["Oregon", "Ireland"]
    licence = Licence.objects.get()
    assert (licence.place.name, licence.title, licence.number) == ("Oregon", "Licensed Professional Counselor", "C1")


def test_a_renamed_place_keeps_its_key_and_one_that_is_not_named_any_more_goes_with_its_licence(sofia):
    describe(sofia)
    describing.work_in(sofia, [WorksIn("Oregan", title="LPC", number="C1"), WorksIn("Ohio", title="LPC", number="O1")])
    first = Place.objects.get(key="oregan")
    describing.work_in(sofia, [WorksIn("Oregon", place=first, title="LPC", number="C1")])
    assert list(Place.objects.values_list("key", "name")) == [("oregan", "Oregon")]
    assert Licence.objects.get().place == first
    describing.work_in(sofia, [WorksIn("Oregon", place=first)])
    assert not Licence.objects.exists()


def test_a_place_where_a_colleague_is_licensed_stays(sofia):
    describe(sofia)
    describing.work_in(sofia, [WorksIn("Oregon"), WorksIn("Ohio")])
    tomas = Staff.objects.create_superuser("tomas")
    Licence.objects.create(staff=tomas, place=Place.objects.get(name="Ohio"), title="LPC", number="1")
    with pytest.raises(describing.OthersWork):
        describing.work_in(sofia, [WorksIn("Oregon", place=Place.objects.get(name="Oregon"))])
    assert Place.objects.count() == 2
