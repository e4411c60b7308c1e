"""The page of somebody who takes another name keeps its readers: every address that it had leads to the present one."""

import pytest

from articles import own_paths
from articles.checking import Leads
from practice import moving
from practice.models import Staff

pytestmark = pytest.mark.django_db


def rename(person, slug):
    person.slug = slug
    moving.save(person)


def test_every_former_address_of_somebody_leads_to_the_present_one_with_its_query(client, therapist):
    rename(therapist, "ines-moreno")
    rename(therapist, "ines-calder-moreno")
    for former in ("ines-calder", "ines-moreno"):
        moved = client.get(f"/people/{former}/?from=a%20letter")
        now = "/people/ines-calder-moreno/?from=a%20letter"
        assert (moved.status_code, moved.headers["Location"]) == (301, now)
        assert own_paths.leads(f"/people/{former}/") is Leads.TO_READERS
    assert client.get("/people/ines-calder-moreno/").status_code == 200


def test_who_takes_their_old_address_again_is_there_and_whoever_takes_a_free_one_comes_first(
    client, therapist, second_therapist
):
    rename(therapist, "ines-moreno")
    rename(therapist, "ines-calder")
    assert client.get("/people/ines-calder/").status_code == 200
    rename(second_therapist, "ines-moreno")
    assert str(second_therapist) in client.get("/people/ines-moreno/").text


def test_an_address_that_somebody_took_leads_to_nobody_else_once_they_are_gone(client, therapist, second_therapist):
    rename(therapist, "ines-moreno")
    rename(second_therapist, "ines-calder")
    Staff.objects.filter(pk=second_therapist.pk).update(is_active=False)
    assert client.get("/people/ines-calder/").status_code == 404


@pytest.mark.parametrize("gone", [{"is_active": False}, {"slug": None}])
def test_nothing_leads_to_somebody_who_has_no_page_any_more(client, therapist, gone):
    rename(therapist, "ines-moreno")
    Staff.objects.filter(pk=therapist.pk).update(**gone)
    assert client.get("/people/ines-calder/").status_code == 404
    assert own_paths.leads("/people/ines-calder/") is Leads.NOWHERE


def test_the_admin_moves_a_page_so_that_nobody_is_lost(as_therapist, client, therapist):
    none = {f"licences-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    given = {"display_name": "Ines Moreno", "slug": "ines-moreno", "credentials": "LPC"} | none
    assert as_therapist.post(f"/admin/practice/therapist/{therapist.pk}/change/", given).status_code == 302
    assert client.get("/people/ines-calder/").headers["Location"] == "/people/ines-moreno/"
