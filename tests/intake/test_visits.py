"""A visit: row and cookie are useless apart, and it ends in time."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from intake import visits
from intake.models import Inquiry, Visit
from intake.vault.return_codes import in_groups
from tests.clients import post
from tests.people import opened
from tests.steps import go, send

CODE = re.compile(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}")


def minutes(number):
    return time_machine.travel(timezone.now() + timedelta(minutes=number))


@pytest.fixture
def writing(client, therapist, sender):
    go(client, "place", sender.place())
    return client


@pytest.fixture
def confirmed(writing, sender):
    send(writing, sender.letter())
    return writing


def code_on(client):
    found = CODE.search(client.get("/intake/sent/").content.decode())
    return found[0] if found else None


def request_with(cookie):
    request = RequestFactory().get("/return/")
    request.COOKIES["visit"] = cookie
    return request


def test_the_cookie_is_for_the_server_only_and_for_this_sitting(writing):
    cookie = writing.cookies["visit"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert not cookie["max-age"]
    assert not cookie["expires"]


def test_over_https_the_cookie_travels_over_https_only(settings, inquiry, case):
    settings.HTTPS = True
    response = HttpResponse()
    visits.begin(RequestFactory().get("/"), response, case)
    assert response.cookies["visit"]["secure"]


def test_neither_the_row_nor_the_cookie_says_or_opens_anything_alone(confirmed):
    key = opened(Inquiry.objects.get()).key
    row, cookie = Visit.objects.order_by("pk").last(), confirmed.cookies["visit"].value
    code = code_on(confirmed).replace("-", "")
    for secret in (key, code.encode(), cookie.encode(), cookie[:40].encode()):
        assert secret not in bytes(row.sealed)
        assert secret not in bytes(row.lookup)
    Visit.objects.all().delete()
    assert visits.current(request_with(cookie)) is None


def test_a_row_that_is_put_under_another_letter_opens_nothing(confirmed, practice, sender):
    other = sender.send(practice).case.inquiry
    Visit.objects.update(inquiry=other)
    assert visits.current(request_with(confirmed.cookies["visit"].value)) is None


@pytest.mark.parametrize("cookie", ["", "x", "A" * 86, "é" * 86, "A" * 100_000, "a\x00b"])
def test_a_forged_cookie_opens_nothing(inquiry, cookie):
    assert visits.current(request_with(cookie)) is None


def test_each_stage_has_a_token_of_its_own(client, therapist, sender):
    seen = []
    go(client, "place", sender.place())
    seen.append(client.cookies["visit"].value)
    send(client, sender.letter())
    seen.append(client.cookies["visit"].value)
    post(client, "/return/", {"code": code_on(client)})
    seen.append(client.cookies["visit"].value)
    assert len(set(seen)) == 3


def test_an_earlier_token_ends_within_minutes_and_using_it_keeps_it_no_longer(writing, sender):
    earlier = writing.cookies["visit"].value
    send(writing, sender.letter())
    for later in (1.5, 1.9):
        with minutes(later):
            assert visits.current(request_with(earlier)) is not None
    with minutes(1.9):
        visits.begin(request_with(earlier), HttpResponse(), visits.current(request_with(earlier)).case)
    with minutes(2.1):
        assert visits.current(request_with(earlier)) is None


@pytest.mark.parametrize("page", ["/return/", "/intake/"])
def test_the_code_is_gone_once_the_confirmation_is_left(confirmed, page):
    assert code_on(confirmed)
    assert code_on(confirmed)
    confirmed.get(page)
    assert code_on(confirmed) is None
    sitting = visits.current(request_with(confirmed.cookies["visit"].value))
    assert sitting.code is None
    assert sitting.case.inquiry == Inquiry.objects.get()


def test_a_second_press_that_arrives_with_the_earlier_cookie_is_one_inquiry_with_the_same_code(writing, sender):
    before = writing.cookies["visit"].value
    send(writing, sender.letter())
    first = code_on(writing)
    writing.cookies["visit"] = before
    send(writing, sender.letter())
    assert Inquiry.objects.count() == 1
    assert code_on(writing) == first


def test_renewing_keeps_the_code_that_the_visit_holds(confirmed):
    before, response = request_with(confirmed.cookies["visit"].value), HttpResponse()
    held = visits.current(before)
    assert visits.renew(before, response, held.case, code=None)
    cookie = response.cookies["visit"].value
    assert cookie != confirmed.cookies["visit"].value
    assert visits.current(request_with(cookie)).code == held.code


def test_what_was_ended_meanwhile_is_not_renewed(confirmed):
    before, response = request_with(confirmed.cookies["visit"].value), HttpResponse()
    case = visits.current(before).case
    visits.end(before, HttpResponse())
    kept = Visit.objects.count()
    assert not visits.renew(before, response, case, code=None)
    assert "visit" not in response.cookies
    assert Visit.objects.count() == kept


def test_a_visit_of_another_letter_is_not_renewed(confirmed, practice, sender):
    other, response = sender.send(practice).case, HttpResponse()
    assert not visits.renew(request_with(confirmed.cookies["visit"].value), response, other, code=None)
    assert "visit" not in response.cookies


def test_a_visit_lasts_sixty_minutes_after_it_was_last_touched(confirmed):
    for minute in (50, 109, 168):
        with minutes(minute):
            assert confirmed.get("/intake/sent/").status_code == 200
    with minutes(229):
        assert confirmed.get("/intake/sent/").status_code == 302


def test_a_visit_ends_with_its_inquiry(confirmed):
    from intake import erasure
    from intake.workflow import Mover

    erasure.erase(Inquiry.objects.get(), mover=Mover.SENDER)
    assert not Visit.objects.exists()
    assert confirmed.get("/return/").status_code == 200
    assert 'name="code"' in confirmed.get("/return/").content.decode()


def test_a_new_letter_on_the_same_device_ends_the_visit_to_the_old_one(confirmed, sender):
    old = confirmed.cookies["visit"].value
    post(confirmed, "/intake/", device="mine")
    assert visits.current(request_with(old)) is None


def test_a_code_is_shown_as_people_copy_it(inquiry, sender, practice):
    code = sender.send(practice).code
    assert visits.shown(code) == in_groups(code)
    assert CODE.fullmatch(visits.shown(code))
