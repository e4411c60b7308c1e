"""Links with which someone makes a staff key: for one person, once, and as long as who made them reads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake import invitations, readers, removal
from practice.models import Staff
from tests.clients import text
from tests.people import OTHER_WORDS, anyone, key_of


def test_an_invitation_is_for_one_person(anna, second_therapist, therapist):
    token = invitations.invite(anna, by=therapist)
    invitations.check_invitation(token, anna)
    with pytest.raises(invitations.NotInvited):
        invitations.check_invitation(token, second_therapist)


def test_an_invitation_works_once(anna, therapist):
    token = invitations.invite(anna, by=therapist)
    readers.add(anna, OTHER_WORDS, by=anna, allowed=anyone)
    with pytest.raises(invitations.NotInvited):
        invitations.check_invitation(token, anna)


def test_an_invitation_that_replaces_a_key_works_once_too(second_therapist, therapist):
    token = invitations.invite(second_therapist, by=therapist)
    invitations.check_invitation(token, second_therapist)
    readers.add(second_therapist, OTHER_WORDS, by=second_therapist, allowed=anyone)
    with pytest.raises(invitations.NotInvited):
        invitations.check_invitation(token, second_therapist)


def test_an_invitation_dies_with_a_removal(therapist, second_therapist):
    token = invitations.invite(second_therapist, by=therapist)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    second_therapist.refresh_from_db()
    with pytest.raises(invitations.NotInvited):
        invitations.check_invitation(token, second_therapist)


def test_an_invitation_lasts_seven_days(anna, time_machine_signing, therapist):
    token = invitations.invite(anna, by=therapist)
    time_machine_signing(timedelta(days=7) - timedelta(seconds=1))
    invitations.check_invitation(token, anna)
    time_machine_signing(timedelta(days=7, seconds=1))
    with pytest.raises(invitations.NotInvited):
        invitations.check_invitation(token, anna)


@pytest.fixture
def time_machine_signing(monkeypatch):
    """Return a function that sets how long ago everything was signed."""
    started = timezone.now().timestamp()
    return lambda passed: monkeypatch.setattr("django.core.signing.time.time", lambda: started + passed.total_seconds())


def test_secret_key_makes_no_invitation(anna, settings, therapist):
    from django.core import signing

    forged = signing.TimestampSigner(key=settings.SECRET_KEY, salt=f"intake.invitation.{anna.session_generation}.none")
    with pytest.raises(invitations.NotInvited):
        invitations.check_invitation(forged.sign(str(anna.pk)), anna)


def test_an_editor_can_not_be_invited(editor, therapist):
    with pytest.raises(invitations.NotInvited):
        invitations.check_invitation(invitations.invite(editor, by=therapist), editor)


def test_a_link_that_was_made_is_told_with_both_names(as_therapist, second_therapist):
    as_therapist.post(f"/admin/readers/{second_therapist.pk}/invite/")
    assert "Ines Calder made a link for Tomas Reed" in text(as_therapist.get("/admin/readers/"))


def test_an_invitation_dies_with_the_key_of_who_made_it(anna, letter, therapist, second_therapist):
    token = invitations.invite(anna, by=second_therapist)
    invitations.check_invitation(token, anna)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    with pytest.raises(invitations.NotInvited):
        readers.join(anna, OTHER_WORDS, token)
    assert not readers.has_key(anna)


def test_an_invitation_dies_with_the_account_of_who_made_it(anna, second_therapist):
    token = invitations.invite(anna, by=second_therapist)
    Staff.objects.filter(pk=second_therapist.pk).update(is_active=False)
    with pytest.raises(invitations.NotInvited):
        invitations.check_invitation(token, anna)


def test_who_has_no_key_invites_nobody(anna, editor, second_therapist):
    for who in (anna, editor):
        with pytest.raises(invitations.NotInvited):
            invitations.invite(second_therapist, by=who)


def test_an_invitation_of_one_reader_can_not_be_passed_off_as_another_s(anna, therapist, second_therapist):
    token = invitations.invite(anna, by=therapist)
    forged = token.replace(f"{anna.pk}-{therapist.pk}", f"{anna.pk}-{second_therapist.pk}")
    for other in (forged, token.replace("-", ""), token.replace("-", "-9999999999"), "é-é:x:y"):
        with pytest.raises(invitations.NotInvited):
            invitations.check_invitation(other, anna)


def test_joining_reads_afresh_whether_one_may(anna, second_therapist):
    token = invitations.invite(anna, by=second_therapist)
    Staff.objects.filter(pk=anna.pk).update(is_active=False)
    with pytest.raises(invitations.NotInvited):
        readers.join(anna, OTHER_WORDS, token)
