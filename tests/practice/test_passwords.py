"""Whoever types two passwords that differ and will not do is told both at once, wherever passwords are typed."""

import pytest
from django.forms import modelform_factory

from intake.admin.set_up_forms import AccountForm
from practice.models import Staff
from practice.passwords import NewStaffForm
from tests.clients import text
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
DIFFER, TOO_SHORT = "The two passwords differ. Type both again.", "This password is too short"


@pytest.fixture
def account_pages(as_therapist, therapist):
    """Return each page on which somebody who is signed in types a password twice, with what its form takes besides."""
    new = {"username": "mira", "display_name": "Mira Lund", "role": "editor"}
    return [
        ("/admin/password_change/", {"old_password": PASSWORD}, "new_password"),
        (f"/admin/practice/staff/{therapist.pk}/password/", {"usable_password": "true"}, "password"),
        ("/admin/practice/staff/add/", new, "password"),
    ]


def said_of(client, page: tuple, first: str, second: str) -> str:
    path, fields, name = page
    return text(client.post(path, fields | {f"{name}1": first, f"{name}2": second}))


def test_that_two_passwords_differ_and_that_the_first_is_too_short_is_told_at_once(as_therapist, account_pages):
    for page in account_pages:
        said = said_of(as_therapist, page, "Ab3!x", "Ab3!y")
        assert (DIFFER in said, TOO_SHORT in said) == (True, True), page
    assert Staff.objects.get().check_password(PASSWORD)


def test_only_what_is_wrong_is_told(as_therapist, account_pages):
    for page in account_pages:
        said = said_of(as_therapist, page, "Ab3!x", "Ab3!x")
        assert (DIFFER in said, TOO_SHORT in said) == (False, True), page
        said = said_of(as_therapist, page, "a long one of its own", "another long one")
        assert (DIFFER in said, TOO_SHORT in said) == (True, False), page


def test_that_a_password_will_not_do_is_told_beside_the_first_field_where_it_is_mended():
    user = {"username": "mira", "display_name": "Mira Lund", "role": "editor", "email": "mira@elm-street.example"}
    for form in (modelform_factory(Staff, form=NewStaffForm, fields=tuple(user)), AccountForm):
        errors = form(user | {"password1": "password1234", "password2": "password1234"}).errors
        assert set(errors) == {"password1"}, form
        assert "too common" in str(errors["password1"])


def test_the_name_that_readers_see_is_no_password_anywhere(as_therapist, account_pages):
    for page, name in zip(account_pages, ("Ines Calder", "Ines Calder", "Mira Lund"), strict=True):
        assert "too similar" in said_of(as_therapist, page, f"{name.lower()} 1", f"{name.lower()} 1"), page
    user = {"username": "mira", "display_name": "Mira Marie Lund", "email": "mira@elm-street.example"}
    errors = AccountForm(user | {"password1": "mira marie lund", "password2": "mira marie lund"}).errors
    assert "too similar" in str(errors["password1"])


def test_two_that_are_the_same_and_will_do_change_the_password(as_therapist, account_pages):
    path, fields, name = account_pages[0]
    given = fields | {f"{name}1": "six otters by the sea", f"{name}2": "six otters by the sea"}
    assert as_therapist.post(path, given).status_code == 302
    assert Staff.objects.get().check_password("six otters by the sea")


def test_whoever_is_added_may_sign_in_with_the_password_that_was_typed(as_therapist, account_pages, client):
    path, fields, name = account_pages[2]
    page = text(as_therapist.get(path))
    assert "LDAP" not in page
    given = fields | {f"{name}1": "six otters by the sea", f"{name}2": "six otters by the sea"}
    assert as_therapist.post(path, given).status_code == 302
    client.logout()
    sign_in = {"username": "mira", "password": "six otters by the sea", "next": "/admin/"}
    assert client.post("/admin/login/", sign_in).headers["Location"] == "/admin/"
    assert client.get("/admin/articles/article/").status_code == 200


def test_what_access_means_is_said_in_our_words(as_therapist, therapist):
    page = text(as_therapist.get(f"/admin/practice/staff/{therapist.pk}/change/"))
    assert "Works here now" in page
    assert "Designates" not in page
