"""Phone calls are logged, sealed, and only where a call, and a voicemail, was marked as safe."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intake import calls, conversation, reading
from intake.models import Entry, Event
from intake.triage import Refused
from practice import calendar
from tests.clients import post, text
from tests.people import opened

CALL = {"routes": ["call"], "phone": "503 555 0142", "text_safe": ""}


def letter(sender, practice, voicemail):
    return sender.send(practice, reaching=CALL | {"voicemail_safe": voicemail}).case.inquiry


@pytest.fixture
def may_record(therapist, sender, practice):
    """A letter whose sender may be called, and left a voicemail."""
    return letter(sender, practice, "yes")


@pytest.fixture
def only_ring(therapist, sender, practice):
    """A letter whose sender may be called, and left nothing."""
    return letter(sender, practice, "no")


def log(inquiry, by, **changes):
    given: dict[str, Any] = {"outcome": "spoke", "when": timezone.now(), "text": "She can come on Tuesdays."}
    calls.log_call(opened(inquiry), by=by, **given | changes)


def notes(inquiry):
    return [note.content for note in reading.read_letter(opened(inquiry)).notes]


def test_a_call_is_kept_as_a_sealed_note_with_its_event(only_ring, therapist):
    when = timezone.now() - timedelta(hours=3)
    log(only_ring, therapist, when=when)
    assert notes(only_ring) == [
        {"about": "call", "outcome": "spoke", "when": when.isoformat(), "text": "She can come on Tuesdays."}
    ]
    event = only_ring.events.get(what=Event.What.CALLED)
    assert (event.staff, event.mover) == (therapist, "staff")
    assert b"Tuesdays" not in b"".join(bytes(each.sealed) for each in Entry.objects.all())


def test_a_voicemail_is_logged_only_where_one_is_safe(may_record, only_ring, therapist):
    log(may_record, therapist, outcome="voicemail", text="")
    with pytest.raises(Refused, match="voicemail"):
        log(only_ring, therapist, outcome="voicemail")
    assert len(notes(may_record)) == 1
    assert notes(only_ring) == []
    assert not only_ring.events.filter(what=Event.What.CALLED).exists()


def test_no_call_is_logged_where_none_is_safe(inquiry, therapist):
    with pytest.raises(Refused, match="did not mark a call as safe"):
        log(inquiry, therapist)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": "shouted"}, "what came of the call"),
        ({"text": " "}, "what you spoke about"),
        ({"text": "x" * 10_001}, "10,000"),
        ({"when": timezone.now() + timedelta(days=1)}, "not in the future"),
        ({"when": timezone.now() - timedelta(days=120)}, "within the last 90 days"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(only_ring, therapist, changes, said):
    with pytest.raises(Refused, match=said):
        log(only_ring, therapist, **changes)
    assert notes(only_ring) == []


def test_nothing_need_be_said_of_a_call_that_nobody_answered(only_ring, therapist):
    log(only_ring, therapist, outcome="nobody", text="")
    assert [note["outcome"] for note in notes(only_ring)] == ["nobody"]


def test_the_page_of_a_call_offers_a_voicemail_only_where_one_is_safe(as_therapist, may_record, only_ring):
    pages = [text(as_therapist.get(f"/admin/intake/inquiry/{each.pk}/call/")) for each in (may_record, only_ring)]
    assert ["I left a voicemail" in page for page in pages] == [True, False]
    assert all("Nobody answered" in page for page in pages)


def test_a_call_is_logged_with_a_button_and_read_on_the_letter(as_therapist, therapist, only_ring, practice):
    url = f"/admin/intake/inquiry/{only_ring.pk}/"
    assert f"{url}call/" in text(as_therapist.get(f"{url}change/"))
    conversation.keep_unsent(opened(only_ring), {"call": "She can"}, by=therapist)
    assert "She can" in text(as_therapist.get(f"{url}call/"))
    when = timezone.localtime(timezone=calendar.zone(practice)).strftime("%Y-%m-%dT%H:%M")
    given = {"outcome": "spoke", "when": when, "text": "She can come."}
    assert "Write in a line" in text(post(as_therapist, f"{url}call/", given, text=""))
    assert "mark a voicemail as safe" in text(post(as_therapist, f"{url}call/", given, outcome="voicemail"))
    assert post(as_therapist, f"{url}call/", given).url == f"{url}change/"
    page = text(as_therapist.get(f"{url}change/"))
    for words in ("She can come.", "We spoke", "phone call logged", "The call is logged."):
        assert words in page
    assert conversation.unsent(opened(only_ring), by=therapist) == {}


def test_a_letter_that_may_not_be_called_shows_no_way_to_log_a_call(as_therapist, inquiry):
    url = f"/admin/intake/inquiry/{inquiry.pk}/"
    assert f"{url}call/" not in text(as_therapist.get(f"{url}change/"))
    page = text(as_therapist.get(f"{url}call/"))
    assert "did not mark a call as safe" in page
    assert "Keep this call" not in page
