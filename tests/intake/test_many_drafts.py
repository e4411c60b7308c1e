"""Very many drafts at once: no more of them are stored, and whoever writes meanwhile loses nothing."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from intake import conversation, drafts
from intake.models import Inquiry
from tests.clients import post
from tests.people import opened


@pytest.fixture
def flood(therapist, monkeypatch):
    """Return what makes every further draft one too many."""
    return lambda: monkeypatch.setattr(drafts, "MOST_BEGUN", 0, raising=False)


def hidden_fields(page):
    found = (re.search(r'name="(\w+)" value="([^"]*)"', tag) for tag in re.findall(r'<input type="hidden"[^>]*>', page))
    return {field[1]: field[2] for field in found if field}


def test_a_letter_that_is_written_in_a_flood_is_stored_when_it_is_sent(client, sender, flood):
    flood()
    response = post(client, "/intake/place/", sender.place())
    page = response.content.decode()
    assert response.status_code == 200
    assert 'action="/intake/letter/"' in page
    assert not Inquiry.objects.exists()
    letter = {name: value for name, value in sender.letter().items() if name not in sender.place()}
    assert post(client, "/intake/letter/", letter | hidden_fields(page)).headers["Location"] == "/intake/sent/"
    answers = conversation.answers_of(opened(Inquiry.objects.get(state="new")))
    assert (answers["place"], answers["letter"]) == (sender.place(), {"reason": sender.reason})
    assert re.search(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", client.get("/intake/sent/").content.decode())


def test_in_a_flood_nobody_is_told_that_their_first_answers_are_kept(client, sender, flood):
    kept = "Your first answers are locked"
    post(client, "/intake/place/", sender.place())
    assert kept in client.get("/intake/letter/").content.decode()
    client.cookies.clear()
    flood()
    assert kept not in post(client, "/intake/place/", sender.place()).content.decode()


def test_in_a_flood_what_cannot_be_sent_yet_comes_back_with_everything_typed(client, sender, flood):
    flood()
    page = post(client, "/intake/letter/", sender.letter(consent="")).content.decode()
    assert "Tick this, or I may not keep your letter" in page
    assert sender.reason in page
    assert hidden_fields(page).items() >= sender.place().items()
    assert not Inquiry.objects.exists()


def test_in_a_flood_whoever_has_a_draft_goes_on_in_it(client, sender, flood):
    post(client, "/intake/place/", sender.place())
    flood()
    response = post(client, "/intake/place/", sender.place() | {"who_for": "someone_else"})
    assert response.headers["Location"] == "/intake/letter/"
    assert hidden_fields(client.get("/intake/letter/").content.decode())["who_for"] == "someone_else"
    assert Inquiry.objects.count() == 1


def test_in_a_flood_too_another_letter_is_another_inquiry(client, sender, flood):
    post(client, "/intake/place/", sender.place())
    post(client, "/intake/letter/", sender.letter())
    first = Inquiry.objects.get()
    flood()
    assert post(client, "/intake/place/", sender.place()).status_code == 200
    post(client, "/intake/letter/", sender.letter(reason="Another letter."))
    second = Inquiry.objects.exclude(pk=first.pk).get()
    reasons = [conversation.answers_of(opened(each))["letter"]["reason"] for each in (first, second)]
    assert reasons == [sender.reason, "Another letter."]


def test_only_what_was_begun_just_now_and_was_not_sent_counts(sender, practice, therapist, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_BEGUN", 1, raising=False)
    sender.send(practice)
    assert drafts.may_begin()
    drafts.begin(sender.answers(), language="en")
    assert not drafts.may_begin()
    Inquiry.objects.filter(state="draft").update(created_at=timezone.now() - timedelta(minutes=10))
    assert drafts.may_begin()
