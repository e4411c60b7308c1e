"""Working hours in the admin: every therapist sets theirs, superuser or not, and an editor sets none."""

from practice.models import WorkingHours
from tests.clients import post

ADD = "/admin/practice/workinghours/add/"
MONDAY = {"weekday": "0", "starts": "09:00", "ends": "17:00"}


def test_a_therapist_who_is_no_superuser_sets_their_hours(client, second_therapist):
    client.force_login(second_therapist)
    assert not second_therapist.is_superuser
    assert f'<option value="{second_therapist.pk}" selected>' in client.get(ADD).content.decode()
    assert post(client, ADD, MONDAY, staff=second_therapist.pk).status_code == 302
    assert WorkingHours.objects.get().staff == second_therapist


def test_an_editor_sets_nobody_s(as_editor, therapist):
    assert post(as_editor, ADD, MONDAY, staff=therapist.pk).status_code == 403
    assert not WorkingHours.objects.exists()
