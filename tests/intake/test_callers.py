"""Someone who phoned or wrote a mail is kept like everyone who writes: sealed, with the same promise, on one list."""

from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client

from intake import callers, case_keys, conversation, correspondence, history, reading, safe_contact, triage
from intake.callers import Caller, Way
from intake.models import Entry, Event, Inquiry, KeyWrap, Notice, RecoveryKey
from intake.triage import Refused
from intake.vault.return_codes import in_groups
from intake.workflow import State
from practice import calendar
from tests.clients import post, text
from tests.people import RECOVERY_KEY, key_of, opened

ADD = "/admin/intake/inquiry/add-caller/"
NUMBER = "503 555 0166"
SAID = "Her brother gave her our number. She has slept badly since March."


def caller(**changes):
    given: dict[str, Any] = {
        "name": "Lark",
        "came_by": "phone",
        "way": Way.CALL_ONLY,
        "address": NUMBER,
        "said": SAID,
        "agreed": True,
    }
    return Caller(**given | changes)


def add(by, profile, pk=None, **changes):
    return callers.add(caller(**changes), by=by, profile=profile, pk=pk or uuid4())


def filled(**changes):
    given = {"pk": str(uuid4()), "came_by": "phone", "name": "Lark", "way": "text", "address": NUMBER, "said": SAID}
    return given | {"agreed": "on"} | changes


@pytest.fixture
def lark(therapist, second_therapist, practice):
    """What Lark said on the phone to Ines."""
    return add(therapist, practice)


def test_a_caller_waits_with_the_same_promise_and_a_consent_given_by_voice(lark, therapist, practice):
    assert list(Inquiry.objects.visible_to(therapist).waiting()) == [lark]
    assert lark.reply_by == calendar.reply_by(practice, sent_at=lark.sent_at)
    assert (lark.came_by, lark.consented_at) == (Inquiry.Source.PHONE, lark.sent_at)
    (event,) = lark.events.all()
    assert (event.what, event.staff, event.from_state, event.to_state) == ("added", therapist, "draft", "new")
    assert list(history.broken()) == []
    (note,) = reading.read_letter(opened(lark)).notes
    assert note.content == {"text": "On the phone, they agreed that this is kept and answered."}


def test_what_a_caller_said_is_sealed_for_every_reader_and_the_recovery_key(lark, therapist, second_therapist):
    stored = b"".join(bytes(row) for row in Entry.objects.values_list("sealed", flat=True))
    assert not any(word.encode() in stored for word in ("Lark", NUMBER, SAID))
    for reader in (therapist, second_therapist):
        case = case_keys.as_reader(lark, key_of(reader))
        assert case.note_key is not None
        assert conversation.answers_of(case)["letter"] == {"reason": SAID}
    assert case_keys.as_recovery(lark, RECOVERY_KEY.private).note_key is not None
    assert KeyWrap.objects.count() == 6


@pytest.mark.parametrize(
    ("way", "address", "route", "caution"),
    [
        (Way.CALL, NUMBER, "call", ""),
        (Way.CALL_ONLY, NUMBER, "call", "no voicemail"),
        (Way.TEXT, NUMBER, "text", ""),
        (Way.EMAIL, "lark@example.org", "email", ""),
    ],
)
def test_only_the_way_that_they_called_safe_can_be_used(therapist, practice, way, address, route, caution):
    inquiry = add(therapist, practice, way=way, address=address)
    (safe,) = reading.read_letter(opened(inquiry)).routes
    assert (safe.route, safe.address, safe.caution) == (route, address, caution)
    reaching = conversation.answers_of(opened(inquiry))["reaching"]
    assert safe_contact.may_leave_voicemail(reaching) == (way == Way.CALL)


def test_words_of_danger_make_it_urgent(therapist, practice):
    assert add(therapist, practice, said="She said: I want to kill myself tonight.").needs_urgent_care
    assert not add(therapist, practice).needs_urgent_care


def test_everyone_but_the_one_who_typed_it_is_told(lark, second_therapist):
    assert [(each.staff, each.kind) for each in Notice.objects.all()] == [(second_therapist, "new_inquiry")]
    assert mail.outbox == []


def test_keeping_the_same_page_twice_is_keeping_it_once(therapist, second_therapist, practice):
    pk = uuid4()
    assert add(therapist, practice, pk=pk) == add(therapist, practice, pk=pk, name="Lark again")
    assert Event.objects.count() == 1
    with pytest.raises(Refused, match="used already"):
        add(second_therapist, practice, pk=pk)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "Write a name"),
        ({"said": ""}, "Write a name"),
        ({"address": ""}, "Write a name"),
        ({"way": "pigeon"}, "called safe"),
        ({"came_by": "form"}, "phoned or wrote"),
        ({"agreed": False}, "without a yes"),
    ],
)
def test_nothing_is_kept_of_someone_of_whom_something_is_missing(therapist, practice, changes, said):
    with pytest.raises(Refused, match=said):
        add(therapist, practice, **changes)
    assert not Inquiry.objects.exists()


def test_nothing_is_kept_that_nobody_could_read(therapist, practice):
    RecoveryKey.objects.all().delete()
    with pytest.raises(Refused, match="Finish the set-up"):
        add(therapist, practice)
    assert not Inquiry.objects.exists()


def test_a_caller_who_is_given_a_code_reads_and_writes_like_everyone(lark, therapist, practice):
    code = triage.give_new_code(opened(lark), by=therapist)
    visitor = Client()
    assert post(visitor, "/return/", {"code": in_groups(code)}).status_code == 302
    page = text(visitor.get("/return/"))
    for words in ("Hello", "Lark", SAID, "You told me, and I wrote it down.", "I have your letter."):
        assert words in page
    correspondence.write(case_keys.as_sender(code), "It is Lark.", profile=practice)
    assert reading.read_letter(opened(lark)).messages[0].content == {"text": "It is Lark."}


def test_a_caller_can_be_answered_and_moved_like_everyone(lark, therapist):
    brought = triage.Brought(message="I called you back.", route="call")
    assert triage.move(opened(lark), State.REPLIED, by=therapist, seen="new", brought=brought).state == State.REPLIED


def test_the_page_keeps_a_caller_and_shows_the_letter_without_empty_steps(as_therapist, practice):
    for address in ("/admin/", "/admin/intake/inquiry/"):
        assert ADD in text(as_therapist.get(address))
    assert "What did they say?" in text(as_therapist.get(ADD))
    response = post(as_therapist, ADD, filled())
    inquiry = Inquiry.objects.get()
    assert response.url == f"/admin/intake/inquiry/{inquiry.pk}/change/"
    page = text(as_therapist.get(response.url))
    for words in ("Lark", SAID, NUMBER, "Phone call", "Kept, with the same promise as every letter."):
        assert words in page
    for words in ("left blank", "Left blank", "They were told", "They lost their return code"):
        assert words not in page
    assert "Lark" in text(as_therapist.get("/admin/"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agreed": ""}, "Tick this once they have said yes."),
        ({"address": "lark at home"}, "Write the number with digits"),
        ({"way": "email"}, "Write the address like name@example.org."),
        ({"way": ""}, "Choose a way that they called safe."),
        ({"name": ""}, "Write any name"),
        ({"said": " "}, "Write in a line what they said."),
    ],
)
def test_the_page_says_what_is_missing_and_loses_no_word(as_therapist, practice, changes, said):
    given = filled(**changes)
    page = text(post(as_therapist, ADD, given))
    assert said in page
    assert "<title>Error:" in page
    for name in ("name", "address", "said", "pk"):
        assert given[name].strip() in page
    assert not Inquiry.objects.exists()


def test_someone_can_be_added_while_the_letters_are_locked_and_is_locked_too(as_locked_therapist, practice):
    response = post(as_locked_therapist, ADD, filled())
    page = text(as_locked_therapist.get(response.url))
    assert "The letters are locked" in page
    assert "Lark" not in page
    assert SAID not in page


def test_an_editor_adds_nobody(as_editor, therapist):
    assert as_editor.get(ADD).status_code == 403
    assert post(as_editor, ADD, filled()).status_code == 403
    assert not Inquiry.objects.exists()
