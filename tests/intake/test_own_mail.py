"""When mail about letters comes is for each therapist to choose, for nobody but themselves."""

import pytest

from practice.models import Staff
from tests.clients import post, text

pytestmark = pytest.mark.one_database

PAGE = "/admin/own-mail/"


def test_a_therapist_who_is_no_superuser_chooses_when_mail_comes(client, second_therapist, therapist):
    client.force_login(second_therapist)
    assert "tomas@alder-street.example" in text(client.get(PAGE))
    assert post(client, PAGE, notice_pace="daily", staff=therapist.pk).status_code == 302
    assert Staff.objects.get(pk=second_therapist.pk).notice_pace == "daily"
    assert Staff.objects.get(pk=therapist.pk).notice_pace == "at_once"
    assert PAGE in text(client.get("/admin/"))


def test_a_pace_that_is_none_is_refused_and_nothing_changes(as_therapist, therapist):
    page = text(post(as_therapist, PAGE, notice_pace="never"))
    assert "Error:" in page
    assert Staff.objects.get(pk=therapist.pk).notice_pace == "at_once"


def test_whoever_has_no_address_is_told_that_no_mail_comes(as_therapist, therapist):
    Staff.objects.filter(pk=therapist.pk).update(email="")
    assert "No mail comes to you yet" in text(as_therapist.get(PAGE))
