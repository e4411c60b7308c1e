"""A new practice starts whole, and starting again changes nothing."""

import pytest

from practice import starting
from practice.models import CrisisLine, Pattern, Profile, Staff

pytestmark = pytest.mark.django_db


def test_every_shipped_pattern_is_there_in_four_families():
    starting.load_patterns()
    assert Pattern.objects.count() == 20
    assert set(Pattern.objects.values_list("family", flat=True)) == set(Pattern.Family.values)


def test_every_country_has_someone_to_talk_to_and_an_emergency_number():
    starting.load_crisis_lines()
    for country in ("US", "CA", "GB", "IE", "AU", "NZ"):
        kinds = set(CrisisLine.objects.filter(country=country).values_list("kind", flat=True))
        assert {CrisisLine.Kind.CRISIS, CrisisLine.Kind.EMERGENCY} <= kinds
    assert CrisisLine.objects.get(country="US", kind=CrisisLine.Kind.CRISIS).dial_url == "tel:988"
    assert CrisisLine.objects.get(country="GB", name="Samaritans").dial_url == "tel:116123"


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("US", "Childhelp National Child Abuse Hotline"),
        ("CA", "Kids Help Phone"),
        ("GB", "Childline"),
        ("IE", "Childline"),
        ("AU", "Kids Helpline"),
        ("NZ", "Youthline"),
    ],
)
def test_every_country_has_somebody_for_young_people(country, name):
    starting.load_crisis_lines()
    line = CrisisLine.objects.get(country=country, kind=CrisisLine.Kind.YOUNG)
    assert (line.name, line.for_whom, line.verified_on) == (name, "for young people", None)


@pytest.mark.parametrize(
    ("country", "number"), [("GB", "0808 801 0327"), ("IE", "01 554 3811"), ("AU", "1300 78 99 78")]
)
def test_men_who_are_hurt_have_a_line_where_there_is_one_for_the_whole_country(country, number):
    starting.load_crisis_lines()
    assert CrisisLine.objects.get(country=country, number=number).kind == CrisisLine.Kind.VIOLENCE


def test_a_practice_keeps_its_own_lines_and_takes_what_is_shipped_only_when_it_asks():
    starting.load_crisis_lines()
    CrisisLine.objects.filter(country="IE", kind=CrisisLine.Kind.YOUNG).delete()
    own = CrisisLine.objects.create(country="IE", kind=CrisisLine.Kind.VIOLENCE, name="For men", number="01-5543811")
    CrisisLine.objects.filter(country="IE", name="Men’s Aid Ireland").delete()
    starting.load_crisis_lines()
    assert not CrisisLine.objects.filter(country="IE", name="Childline").exists()
    assert [line.name for line in starting.lines_not_taken("IE")] == ["Childline"]
    assert starting.take_lines("IE") == 1
    assert starting.take_lines("IE") == 0
    assert CrisisLine.objects.filter(country="IE", name="Childline").exists()
    assert CrisisLine.objects.filter(number=own.number).exists()


def test_starting_again_keeps_what_the_practice_has_edited():
    starting.load_demo_profile()
    starting.load_patterns()
    Profile.objects.update(name="Elm Street")
    Pattern.objects.filter(key="too-much").delete()
    starting.load_demo_profile()
    starting.load_patterns()
    assert Profile.current().name == "Elm Street"
    assert not Pattern.objects.filter(key="too-much").exists()


def test_the_demo_therapist_is_made_where_nobody_can_sign_in_yet():
    username, password = starting.make_demo_therapist()
    made = Staff.objects.get()
    assert (made.username, made.check_password(password), made.takes_inquiries) == (username, True, True)
    assert made.working_hours.count() == 4


def test_nobody_is_made_up_beside_someone_who_works_here(therapist):
    assert starting.make_demo_therapist() is None
    assert Staff.objects.get() == therapist


def test_there_is_only_ever_one_profile():
    from django.db import IntegrityError

    starting.load_demo_profile()
    with pytest.raises(IntegrityError):
        Profile.objects.create(id=2, name="Another")


@pytest.mark.parametrize(
    "change",
    [{"time_zone": "america/los_angeles"}, {"retention_days": 0}, {"fee": -20}, {"neutral_url": "ftp://a.example"}],
    ids=str,
)
def test_a_profile_that_would_harm_someone_is_refused(change):
    from django.core.exceptions import ValidationError

    starting.load_demo_profile()
    profile = Profile.current()
    for name, value in change.items():
        setattr(profile, name, value)
    with pytest.raises(ValidationError):
        profile.full_clean()


def test_a_place_keeps_its_key_when_it_is_renamed():
    starting.load_demo_profile()
    place = Profile.current().places.create(name="Elsewhere")
    assert place.key == "elsewhere-2"
    place.name = "Washington"
    place.save()
    assert place.key == "elsewhere-2"


@pytest.mark.parametrize(("fee", "text"), [("180.00", "$180"), ("180.50", "$180.50"), ("0", "")])
def test_a_fee_reads_as_people_say_it(fee, text):
    from decimal import Decimal

    assert Profile(fee=Decimal(fee)).fee_text == text


def test_places_read_as_a_sentence():
    starting.load_demo_profile()
    profile = Profile.current()
    assert profile.places_text == "Online in Oregon"
    profile.places.create(key="washington", name="Washington", order=2)
    assert profile.places_text == "Online in Oregon and Washington"
