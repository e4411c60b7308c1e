"""What a practice says of itself, and what it cannot say."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from practice.models import Profile, ReferralOption


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (6, 10, "about 6 to 10 weeks"),
        (6, 6, "about 6 weeks"),
        (1, 1, "about 1 week"),
        (6, None, "at least 6 weeks"),
        (None, 10, "up to 10 weeks"),
        (None, None, "I can’t say how long"),
    ],
)
def test_how_long_the_waiting_list_is_reads_as_people_say_it(least, most, said):
    assert Profile(waitlist_weeks_least=least, waitlist_weeks_most=most).waitlist_text == said


# Half past ten in the evening in Oregon, where the next day, and with it the next year, is not there yet.
LAST_EVENING = datetime(2027, 1, 1, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "room_from", "said"),
    [
        ("America/Los_Angeles", date(2027, 1, 1), "room from January 2027"),
        ("America/Los_Angeles", date(2026, 12, 31), ""),
        ("Europe/London", date(2027, 1, 1), ""),
        ("Europe/London", date(2027, 5, 1), "room from May"),
        ("no such zone", date(2027, 5, 1), "room from May"),
    ],
)
def test_from_when_there_is_room_is_told_by_the_date_at_the_practice(zone, room_from, said):
    with time_machine.travel(LAST_EVENING):
        assert Profile(time_zone=zone, room_from=room_from).room_text == said


def wrong_with(profile, **changes):
    """Return what is said about each field after these changes."""
    for name, value in changes.items():
        setattr(profile, name, value)
    with pytest.raises(ValidationError) as refused:
        profile.full_clean()
    return refused.value.message_dict


def test_the_longest_wait_is_not_shorter_than_the_shortest(practice):
    assert list(wrong_with(practice, waitlist_weeks_least=10, waitlist_weeks_most=6)) == ["waitlist_weeks_most"]
    with pytest.raises(IntegrityError), transaction.atomic():
        practice.save()


def test_a_waiting_list_may_have_no_range(practice):
    practice.capacity = Profile.Capacity.WAITLIST
    practice.full_clean()


def test_somebody_pays_somehow(practice):
    said = wrong_with(practice, takes_self_pay=False, takes_out_of_network=False, takes_plans=False)
    assert said == {"__all__": ["Choose at least one way to pay."]}


@pytest.mark.parametrize(("country", "typed", "kept"), [("US", " or ", "OR"), ("NZ", "auk", "AUK"), ("IE", "", "")])
def test_a_region_is_kept_as_its_list_writes_it(practice, country, typed, kept):
    practice.country, practice.region = country, typed
    practice.full_clean()
    assert practice.region == kept


def test_a_region_nobody_knows_is_refused_with_those_that_are_known(practice):
    (said,) = wrong_with(practice, country="GB", region="OR")["region"]
    assert "ENG, NIR, SCT, WLS" in said


def test_where_holidays_are_known_for_the_country_only_no_region_is_taken(practice):
    (said,) = wrong_with(practice, country="IE", region="D")["region"]
    assert "leave this empty" in said


@pytest.mark.parametrize("address", ["http://alder-street.example/", "https://127.0.0.1/", "javascript:alert(1)"])
def test_a_website_elsewhere_is_elsewhere_and_encrypted(practice, address):
    assert list(wrong_with(practice, existing_website=address)) == ["existing_website"]


# where else someone could turn


def test_a_demo_practice_starts_with_places_to_turn_to(practice):
    assert {option.kind for option in ReferralOption.objects.all()} == {"directory", "helpline"}
    for option in ReferralOption.objects.all():
        option.full_clean()
    assert ReferralOption.objects.get(kind="helpline").dial_url == "tel:988"
    assert ReferralOption.objects.filter(phone="").first().dial_url == ""


def test_a_real_practice_starts_with_none_of_them(db):
    from practice import starting

    Profile.objects.create(name="Elm Street")
    assert (starting.load_demo_profile(), starting.load_demo_referrals()) == (False, 0)
    assert not ReferralOption.objects.exists()


def test_starting_again_adds_no_place_to_turn_to(practice):
    from practice import starting

    kept = ReferralOption.objects.first()
    ReferralOption.objects.exclude(pk=kept.pk).delete()
    starting.load_demo_profile()
    assert starting.load_demo_referrals() == 0
    assert ReferralOption.objects.get() == kept


def test_a_place_to_turn_to_can_be_found(db):
    with pytest.raises(ValidationError, match="so that people can find it"):
        ReferralOption(name="Somebody").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReferralOption.objects.create(name="Somebody")


def test_pages_know_the_places_that_everyone_may_see(practice, rf, django_assert_num_queries):
    from practice.context import practice as known

    ReferralOption.objects.filter(kind="helpline").update(is_public=False)
    with django_assert_num_queries(0):
        referrals = known(rf.get("/"))["referrals"]
    assert {option.kind for option in referrals} == {"directory"}


# the profile in the admin


PAGE = "/admin/practice/profile/1/change/"
NO_PLACES = {"places-TOTAL_FORMS": 0, "places-INITIAL_FORMS": 0}


def filled_in(client) -> dict[str, str]:
    """Return what a browser would send if somebody saved the page as it is."""
    from django.contrib import admin
    from django.forms import CheckboxInput

    page = client.get(PAGE).content.decode()
    form_class = admin.site._registry[Profile].get_form(client.get(PAGE).wsgi_request, Profile.current())
    form = form_class(instance=Profile.current())
    assert all(f'name="{name}"' in page for name in form.fields)
    typed = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    ticked = {name for name, field in form.fields.items() if isinstance(field.widget, CheckboxInput)}
    return {name: value for name, value in typed.items() if value is not None and (value or name not in ticked)}


def test_the_profile_of_the_practice_is_one_step_away_and_not_a_list_of_one(client, as_editor, as_therapist):
    assert as_therapist.get("/admin/practice/profile/").url == PAGE
    assert as_editor.get("/admin/practice/profile/").status_code == 403
    Profile.objects.all().delete()
    assert as_therapist.get("/admin/practice/profile/").url == "/admin/practice/profile/add/"


def test_the_profile_page_shows_all_that_a_practice_says_of_itself(as_therapist):
    page = as_therapist.get(PAGE).content.decode()
    assert [field.name for field in Profile._meta.fields if field.editable and f'name="{field.name}"' not in page] == []


def test_the_profile_page_keeps_what_is_typed(as_therapist):
    typed = {"capacity": "waitlist", "waitlist_weeks_least": 6, "waitlist_weeks_most": 10, "region": "or"}
    typed |= {"session_minutes": 60, "currency": "€", "plans": "Kaiser", "takes_plans": "on", "room_from": "2027-05-01"}
    assert as_therapist.post(PAGE, filled_in(as_therapist) | typed | NO_PLACES).status_code == 302
    kept = Profile.current()
    assert (kept.capacity, kept.waitlist_text, kept.region) == ("waitlist", "about 6 to 10 weeks", "OR")
    assert (kept.session_minutes, kept.currency, kept.plans, kept.takes_plans) == (60, "€", "Kaiser", True)
    assert kept.room_from == date(2027, 5, 1)


def test_the_profile_page_says_what_is_wrong_at_its_head_and_beside_it(as_therapist):
    wrong = {"region": "Bavaria", "waitlist_weeks_least": 10, "waitlist_weeks_most": 6}
    page = as_therapist.post(PAGE, filled_in(as_therapist) | wrong | NO_PLACES).content.decode()
    assert "Write one of these codes, or leave it empty: AK, AL" in page
    head, _mark, rest = page.partition("<fieldset")
    for part in (head, rest):
        assert part.count("The longest wait must not be shorter than the shortest.") == 1


def test_that_plans_pay_is_kept_only_with_their_names(as_therapist):
    sent = filled_in(as_therapist) | NO_PLACES | {"takes_plans": "on", "plans": " "}
    assert "Name those that pay" in as_therapist.post(PAGE, sent).content.decode()
    assert not Profile.current().takes_plans


def test_in_a_country_where_nobody_claims_anything_back_the_page_does_not_ask_and_keeps_that_nobody_does(as_therapist):
    assert 'name="takes_out_of_network"' in as_therapist.get(PAGE).content.decode()
    moved = filled_in(as_therapist) | NO_PLACES | {"country": "IE", "region": "", "takes_out_of_network": "on"}
    assert as_therapist.post(PAGE, moved).status_code == 302
    assert not Profile.current().takes_out_of_network
    assert 'name="takes_out_of_network"' not in as_therapist.get(PAGE).content.decode()
    Profile.objects.update(takes_out_of_network=True)
    assert as_therapist.post(PAGE, filled_in(as_therapist) | NO_PLACES).status_code == 302
    assert not Profile.current().takes_out_of_network


def test_a_form_that_names_ten_thousand_places_is_refused_without_looking_at_each(as_therapist):
    many = {"places-TOTAL_FORMS": 10_000, "places-INITIAL_FORMS": 0}
    page = as_therapist.post(PAGE, filled_in(as_therapist) | many).content.decode()
    assert "Please submit at most 80 forms." in page
    assert "places-79-name" in page
    assert "places-80-name" not in page


def test_no_rows_of_a_form_in_the_admin_are_without_end(as_therapist):
    from django.contrib import admin

    request = as_therapist.get(PAGE).wsgi_request
    for model, page in admin.site._registry.items():
        for inline in page.get_inline_instances(request):
            assert inline.get_formset(request).absolute_max <= 100, model


def test_the_profile_page_has_the_address_and_the_link_for_a_website_elsewhere(as_therapist, settings):
    settings.SITE_URL = "https://write.alder-street.example"
    page = as_therapist.get(PAGE).content.decode()
    assert '<code id="intake-address">https://write.alder-street.example/intake/</code>' in page
    link = "&lt;a href=&quot;https://write.alder-street.example/intake/&quot;&gt;Write to me&lt;/a&gt;"
    assert f'<code id="intake-link">{link}</code>' in page
    assert 'data-copy="intake-link"' in page
    assert "js/copy-code." in page


def test_a_monthly_total_can_be_read_and_nothing_else(as_therapist):
    from practice import counts
    from practice.models import MonthlyTotal

    counts.count("letters", "an-article")
    total = MonthlyTotal.objects.get()
    at = f"/admin/practice/monthlytotal/{total.pk}"
    assert "an-article" in as_therapist.get("/admin/practice/monthlytotal/").content.decode()
    assert as_therapist.get("/admin/practice/monthlytotal/add/").status_code == 403
    assert as_therapist.post(f"{at}/change/", {"number": 7}).status_code == 403
    assert as_therapist.post(f"{at}/delete/", {"post": "yes"}).status_code == 403


def test_the_first_page_of_the_admin_reads_the_profile_once(as_therapist, inquiry):
    asked = []

    def listen(execute, sql, *given):
        asked.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(listen):
        assert as_therapist.get("/admin/").status_code == 200
    assert sum('FROM "practice_profile"' in sql for sql in asked) == 1
