"""What pages say of the practice is read once a version, and whatever readers see changes the version."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from model_bakery import baker

from practice import calendar, held
from practice.context import held_for
from practice.models import AwayPeriod, Licence, Pattern, Place, Profile, SiteVersion, Staff, WorkingHours
from practice.models.site import SeenByReaders, ShownToReaders

NOON = datetime(2027, 3, 17, 19, tzinfo=UTC)  # noon in Oregon
SHOWN = [model for model in apps.get_models() if issubclass(model, ShownToReaders)]


def changes(do) -> bool:
    """Say whether something gives the site a new version."""
    before = SiteVersion.current()
    do()
    return SiteVersion.current() != before


# what changes the version


def test_everything_that_pages_are_made_of_changes_their_version():
    named = {model.__name__ for model in SHOWN if not model._meta.proxy}
    assert named == {
        *("Profile", "Place", "CrisisLine", "ReferralOption", "Pattern", "Staff", "WorkingHours", "AwayPeriod"),
        *("Topic", "Image", "Portrait", "Content", "Licence"),
    }


def test_a_model_of_the_public_site_that_changes_no_version_is_known():
    models = {model for app in ("practice", "articles") for model in apps.get_app_config(app).get_models()}
    assert {model.__name__ for model in models.difference(SHOWN)} == {
        *("SiteVersion", "DailyTotal", "MonthlyTotal", "DailyKey", "LimitCount"),
        *(
            "Revision",
            "ContentEvent",
            "FormerAddress",
            "FormerTopicAddress",
            "FormerStaffAddress",
            "OldAddress",
            "PreviewLink",
            "ImportedFrom",
        ),
    }


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model.__name__)
def test_every_way_to_change_it_changes_the_version(model, practice):
    assert issubclass(model._default_manager.get_queryset().__class__, SeenByReaders)
    Profile.objects.all().delete()
    made: dict[str, Any] = {"published_at": NOON} if model.__name__ in {"Content", "Article", "Page"} else {}
    if model is AwayPeriod:
        made = {"first_day": date(2027, 1, 1), "last_day": date(2027, 1, 2)}
    if model is WorkingHours:
        made = {"weekday": 1, "starts": "08:00", "ends": "12:00"}
    if model.__name__ == "ReferralOption":
        made = {"note": "found here"}
    # A place without a profile cannot be.
    Profile.objects.bulk_create([Profile()]) if model in {Place, Licence} else None
    row = baker.prepare(model, _save_related=True, **made)
    assert changes(row.save)
    everything = model._default_manager.filter(pk=row.pk)
    fields = {field.name: getattr(row, field.attname) for field in model._meta.concrete_fields if is_seen(model, field)}
    for name, same in fields.items():
        assert changes(lambda name=name, same=same: everything.update(**{name: same})), name
    with transaction.atomic():
        before = SiteVersion.current()
        row.save()
        transaction.set_rollback(True)
    assert SiteVersion.current() == before
    seen = next(iter(fields))
    assert changes(lambda: row.save(update_fields=[seen]))
    assert changes(lambda: everything.update(**{seen: getattr(row, seen)}))
    assert changes(lambda: model._default_manager.bulk_update([row], [seen]))
    assert changes(everything.delete)
    assert changes(lambda: model._default_manager.bulk_create([row]))
    assert changes(row.delete)


def is_seen(model, field):
    return not field.primary_key and field.name not in model.readers_do_not_see


def test_signing_in_and_checking_a_line_change_no_page(therapist, practice):
    assert not changes(lambda: therapist.save(update_fields=["last_login", "session_generation"]))
    assert not changes(lambda: Staff.objects.update(session_generation=3))
    assert changes(lambda: Staff.objects.update(display_name="Another name"))


def test_a_bulk_delete_in_the_admin_changes_the_version(as_therapist):
    pattern = Pattern.objects.first()
    asked = {"action": "delete_selected", "_selected_action": [pattern.pk], "post": "yes"}
    assert changes(lambda: as_therapist.post("/admin/practice/pattern/", asked))
    assert not Pattern.objects.filter(pk=pattern.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_taken_back_leaves_the_version_as_it_was(practice):
    def change_and_take_back():
        with transaction.atomic():
            assert changes(lambda: Profile.objects.update(name="Never"))
            transaction.set_rollback(True)

    assert not changes(change_and_take_back)


# what is held


def test_a_second_page_reads_the_version_and_nothing_else(rf, practice, django_assert_num_queries):
    def told():
        site = held_for(rf.get("/"))
        return (
            site.profile,
            site.profile.places_text,
            site.therapist,
            site.crisis_lines,
            site.referrals,
            site.promised_by,
        )

    first = told()
    with django_assert_num_queries(1):
        assert told() == first


def test_in_one_request_the_practice_stays_the_same(rf, practice):
    request = rf.get("/")
    before = held_for(request).profile.name
    Profile.objects.update(name="Another name")
    assert held_for(request).profile.name == before
    assert held_for(rf.get("/")).profile.name == "Another name"


@pytest.mark.parametrize(("method", "path"), [("post", "/intake/"), ("get", "/admin/charts/"), ("put", "/")])
def test_where_something_is_decided_the_practice_is_read_afresh(rf, practice, monkeypatch, method, path):
    assert held_for(rf.get("/")).profile
    monkeypatch.setattr(SiteVersion, "current", lambda: held._reading.held.version)
    Profile.objects.update(name="Another name")
    assert held_for(rf.get("/intake/")).profile.name != "Another name"
    assert held_for(getattr(rf, method)(path)).profile.name == "Another name"


def test_the_version_is_read_at_most_twice_a_second(practice, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(held, "READ_EVERY", 0.5)
    with time_machine.travel(NOON, tick=False) as clock:
        monkeypatch.setattr(time, "monotonic", lambda: datetime.now(UTC).timestamp())
        first = held.now()
        with django_assert_num_queries(0):
            clock.shift(timedelta(seconds=0.49))
            assert held.now() is first
        SiteVersion.change()
        clock.shift(timedelta(seconds=0.02))
        assert held.now() is not first


def test_what_is_held_ends_at_midnight_and_when_the_clock_is_put_back(practice):
    with time_machine.travel(NOON, tick=False) as clock:
        first = held.now()
        for moment in (datetime(2027, 3, 17, 23, 59, 59, tzinfo=UTC), NOON):
            clock.move_to(moment)
            assert held.now() is first
        clock.move_to(NOON - timedelta(seconds=1))
        second = held.now()
        assert second is not first
        clock.move_to(datetime(2027, 3, 18, tzinfo=UTC))
        assert held.now() is not second


@given(
    st.integers(0, 3 * 365 * 24 * 3600).map(
        lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    st.sampled_from(["America/Los_Angeles", "Europe/London", "Pacific/Auckland", "Africa/Cairo", "no/zone"]),
    st.floats(0, 1),
)
def test_no_day_and_no_promise_turns_before_what_is_held_ends(moment, zone, part):
    profile = Profile(time_zone=zone)
    ends = held.next_midnight(profile, moment)
    assert moment < ends <= moment + timedelta(hours=25)
    between = moment + (ends - moment) * part * 0.999
    assert calendar.local_day(profile, between) == calendar.local_day(profile, moment)


@pytest.mark.django_db(transaction=True)
def test_many_threads_read_one_version_once_and_all_get_the_same(practice, monkeypatch):
    def current():
        asked.append(1)
        return version

    def one(_):
        try:
            all_are_here.wait()
            return held.now()
        finally:
            connection.close()

    version, all_are_here = SiteVersion.current(), threading.Barrier(8, timeout=30)
    asked: list[int] = []
    monkeypatch.setattr(held, "READ_EVERY", 60.0)
    monkeypatch.setattr(SiteVersion, "current", current)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(one, range(8)))
    assert len(asked) == 1
    assert len({id(each) for each in found}) == 1
