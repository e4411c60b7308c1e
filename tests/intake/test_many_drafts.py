"""Very many drafts at once: no more of them are begun, and whoever has one loses nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake import drafts
from intake.models import Inquiry
from tests.clients import text
from tests.steps import go, press_send, walk


@pytest.fixture
def flood(therapist, monkeypatch):
    """Return what makes every further draft one too many."""
    return lambda: monkeypatch.setattr(drafts, "MOST_BEGUN", 0, raising=False)


def test_in_a_flood_nobody_begins_and_everyone_is_told_who_answers_now(client, sender, flood):
    flood()
    page = text(go(client, "place", sender.place()), 429)
    assert "Too many letters at once" in page
    assert 'href="tel:988"' in page
    assert not Inquiry.objects.exists()


def test_in_a_flood_what_was_typed_into_a_page_whose_visit_is_over_is_shown_to_be_copied(client, sender, flood):
    flood()
    assert sender.reason in text(go(client, "letter", sender.letter(), go="anew"), 429)


def test_in_a_flood_whoever_has_a_draft_goes_on_in_it_and_sends_it(client, sender, flood):
    go(client, "place", sender.place())
    flood()
    assert walk(client, sender.letter()).status_code == 302
    assert press_send(client).headers["Location"] == "/intake/sent/"
    assert Inquiry.objects.get().state == "new"


def test_only_what_was_begun_just_now_and_was_not_sent_counts(sender, practice, therapist, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_BEGUN", 1, raising=False)
    sender.send(practice)
    assert drafts.may_begin()
    drafts.begin(sender.answers(), language="en")
    assert not drafts.may_begin()
    Inquiry.objects.filter(state="draft").update(created_at=timezone.now() - timedelta(minutes=10))
    assert drafts.may_begin()
