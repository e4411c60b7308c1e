"""Whatever is sealed in a place by someone who has its key, no page breaks on it, and the rest stays readable."""

import json

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake import (
    conversation,
    correspondence,
    export,
    export_pages,
    questions,
    shapes,
    triage,
    verification,
    walking,
)
from intake.models import Card, Entry, Inquiry
from intake.questions.kinds import Kind
from intake.questions.terms import read_terms
from intake.vault import case as sealing
from intake.workflow import State
from tests.intake.vault.calmly import calmly
from tests.people import key_of, opened
from tests.two_letters import ANSWER, MARK, NOTE, WROTE_AGAIN, letter, own_words, text, visiting

KEYS = (
    *("reason", "name", "routes", "phone", "avoid", "where", "payment", "safety", "closeness", "age", "helps"),
    *("reason_in_person", "taken_back", "text_safe", "email", "text", "route", "about", "when", "option", "message"),
)
STEPS = ("place", "letter", "patterns", "today", "reaching", "hopes", "practical", "background")
ENTRIES = {
    **{step: {"kind": "answers", "step": step} for step in STEPS},
    "message from the sender": {"kind": "message", "author": "sender"},
    "message from staff": {"kind": "message", "author": "staff"},
    "note": {"kind": "note"},
    "unsent": {"kind": "unsent"},
}
MOMENTS = ("9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00", "2027-02-30T10:00:00+00:00", "2027-02-03T10:00")

words = st.text() | st.sampled_from(["call", "text", "code", "yes", "\ud800", "\x00", "urgent", *MOMENTS])
plain = st.none() | st.booleans() | st.integers() | st.floats() | words
anything = st.recursive(plain, lambda each: st.lists(each) | st.dictionaries(words, each), max_leaves=6)
fitting_names = st.dictionaries(st.sampled_from(KEYS), anything | st.lists(words), max_size=4)
by_step = st.dictionaries(st.sampled_from(STEPS), fitting_names | anything, max_size=3)
contents = anything | fitting_names | by_step
# One letter serves all examples; each of them looks at it on nine pages, so they are few.
with_one_letter = settings(calmly, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def whole(sent, wrens, therapist, practice):
    """Wren's letter with an entry of every kind and an answer to every step."""
    case = opened(wrens)
    given = conversation.answers_of(case)
    conversation.write_answers(case, {step: {} for step in STEPS if step not in given})
    triage.keep_unsent(case, "note", "Begun.", by=therapist)
    return opened(wrens)


def seal_entry(case, which, content):
    """Seal bytes in the place of one entry, as whoever has the keys can."""
    for entry in case.inquiry.entries.filter(**ENTRIES[which]):
        entry.sealed = sealing.seal(conversation.key_for(case, entry), content, conversation.place_of(entry))
        entry.save(update_fields=["sealed"])


def seal_card(case, content):
    place = conversation._card_place(case, case.inquiry.card.revision)
    Card.objects.filter(inquiry=case.inquiry).update(sealed=sealing.seal(case.key, content, place))


def everything_works(case, staff_client, sender_client):
    """Look at an inquiry everywhere: no page breaks, and neither do the commands that read all of it."""
    url = f"/admin/intake/inquiry/{case.inquiry.pk}/"
    for path in ("/admin/", "/admin/intake/inquiry/", f"{url}change/", f"{url}move/replied/"):
        assert text(staff_client.get(path)), path
    own_words(sender_client)
    opens = walking.with_keys(key_of(case.inquiry.events.filter(staff__isnull=False).first().staff))
    exported = export.export(Inquiry.objects.filter(pk=case.inquiry.pk), opens, None, tell=lambda count: None)
    assert exported.inquiries == 1
    verification.verify(opens, staff_id=None, tell=lambda count: None)
    correspondence._was_just_written(case, WROTE_AGAIN)
    conversation.write_card(case, conversation.answers_of(case))


@pytest.mark.one_database
@with_one_letter
@given(which=st.sampled_from([*ENTRIES, "card"]), content=contents)
def test_no_json_in_any_place_breaks_anything(whole, as_therapist, rf, which, content):
    visitor = visiting(whole, rf)
    with transaction.atomic():
        spoilt = json.dumps(content).encode()
        seal_card(whole, spoilt) if which == "card" else seal_entry(whole, which, spoilt)
        everything_works(whole, as_therapist, visitor)
        transaction.set_rollback(True)


OTHER_SHAPES = {
    "a list": [],
    "a number": 7,
    "nothing": None,
    "numbers": {"reason": 1, "name": 1, "text": 1, "phone": 1, "closeness": 1},
    "maps": {"reason": {}, "name": {}, "text": {}, "phone": {}, "closeness": {}},
    "lists": {"reason": [], "name": [], "text": [], "phone": [], "closeness": "no list"},
    "lists of lists": {"reason": [[]], "text": [[]], "routes": [["call"]], "closeness": [["x"]]},
    "no value": {"reason": None, "text": None, "name": None, "closeness": None},
    "broken text": {"reason": "\ud800", "text": "\ud800", "name": "\ud800", "helps": "\ud800"},
}


@pytest.mark.one_database
@pytest.mark.parametrize("shape", OTHER_SHAPES)
@pytest.mark.parametrize("which", ["letter", "patterns", "reaching", "message from staff", "note"])
def test_what_has_another_shape_has_one_mark_and_the_others_are_read(as_therapist, rf, whole, sender, which, shape):
    seal_entry(whole, which, json.dumps(OTHER_SHAPES[shape]).encode())
    page = letter(as_therapist, whole.inquiry)
    assert page.count(MARK) == 1
    readable = {"letter": sender.reason, "reaching": sender.phone, "message from staff": ANSWER, "note": NOTE}
    readable.pop(which, None)
    for said in [*readable.values(), WROTE_AGAIN]:
        assert said in page
    own = own_words(visiting(whole, rf))
    assert own.count("be opened") == (which != "note")


@pytest.mark.one_database
@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"a":' * 100_000, b'{"reason": ' + b"9" * 5000 + b"}", b"\xff"])
@pytest.mark.parametrize("which", ["letter", "message from sender", "note", "card"])
def test_json_without_end_is_unreadable_like_any_other(as_therapist, rf, whole, which, content):
    seal_card(whole, content) if which == "card" else seal_entry(
        whole, which.replace("from sender", "from the sender"), content
    )
    everything_works(whole, as_therapist, visiting(whole, rf))


@pytest.mark.one_database
@pytest.mark.parametrize("shape", ["a list", "a number", "nothing"])
def test_a_card_of_another_shape_stands_in_the_queue_without_its_words(as_therapist, whole, robins, robin, shape):
    Inquiry.objects.filter(pk=whole.inquiry.pk).update(state="new")
    seal_card(whole, json.dumps(OTHER_SHAPES[shape]).encode())
    page = text(as_therapist.get("/admin/"))
    assert f"Letter {whole.inquiry.reference}" in page
    assert robin.reason in page


@pytest.mark.one_database
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_note_with_a_strange_time_shows_it_as_it_was_written(as_therapist, whole, practice, tmp_path, moment):
    seal_entry(whole, "note", json.dumps({"text": NOTE, "when": moment}).encode())
    page = letter(as_therapist, whole.inquiry)
    assert NOTE in page
    assert moment in page.replace("&#43;", "+").replace("&#x2B;", "+")
    exported = export_pages.page_of(whole, profile=practice).html.decode()
    assert moment in exported.replace("&#43;", "+").replace("&#x2B;", "+")


def test_answers_to_questions_that_are_asked_no_more_stay_readable(as_therapist, whole, sender):
    older = {"reason": sender.reason, "mood": "low", "moods": ["low", "flat"], "mood_in_person": True, "times": 2}
    seal_entry(whole, "letter", json.dumps(older).encode())
    assert conversation.answers_of(whole)["letter"] == older
    page = letter(as_therapist, whole.inquiry)
    assert sender.reason in page
    assert MARK not in page


def test_every_answer_that_the_forms_take_has_the_shape_of_its_step(practice):
    example = {Kind.MANY: ["none"]}
    for step in questions.every(read_terms(practice)):
        given = {question.key: example.get(question.kind, "words") for question in step.questions}
        later = {question.in_person_key: True for question in step.questions} | {"taken_back": ["reason"]}
        assert shapes.fits("answers", step.key, given | later)
        for question in step.questions:
            wrong = "words" if question.kind is Kind.MANY else ["words"]
            assert not shapes.fits("answers", step.key, given | {question.key: wrong}), question.key


def test_a_way_of_an_earlier_revision_is_not_safe_once_the_newest_cannot_be_read(whole, therapist):
    conversation.write_answers(whole, {"reaching": {"name": "Wren", "routes": ["code"]}})
    Entry.objects.filter(step="reaching", revision=2).update(sealed=b"\x01junk")
    told = triage.Brought(message="Thank you.", route="text")
    with pytest.raises(triage.Refused):
        triage.move(whole, State.REPLIED, by=therapist, seen=whole.inquiry.state, brought=told)


COLUMNS = {
    "revision": ("a word", b"\xff", 1.5, -1, 2**31 - 1, 2**63 - 1),
    "kind": ("a word", b"\xff", ""),
    "step": ("a word", b"\xff", ""),
    "author": ("a word", b"\xff", ""),
    "staff_id": ("a word", b"\xff", 1.5, 2**31 - 1),
    "sealed": ("a word", 1.5, None),
    "written_at": ("a word", "2027-02-30", 1.5),
}


EVERY = [(column, value) for column, values in COLUMNS.items() for value in values]


def wrote(rows, column, value):
    """Write a value of any type; say whether the database took it: PostgreSQL takes its own types only."""
    try:
        with transaction.atomic():
            rows.update(**{column: Value(value)})
    except DatabaseError:
        return False
    return True


@pytest.mark.parametrize(("column", "value"), EVERY)
def test_no_value_in_a_column_of_an_entry_breaks_anything(whole, as_therapist, therapist, rf, practice, column, value):
    rows = whole.inquiry.entries.all()
    for spoilt in (rows.filter(step="letter"), rows.filter(kind="message", author="sender")):
        if wrote(spoilt, column, value):
            everything_works(whole, as_therapist, visiting(whole, rf))
            triage.keep_unsent(whole, "note", "Begun again.", by=therapist)
            correspondence.write(whole, "Once more.", profile=practice)
            conversation.write_answers(whole, {"letter": {"reason": "Another."}})


@pytest.mark.parametrize("value", COLUMNS["revision"])
def test_no_revision_of_a_card_breaks_the_queue_or_keeps_a_new_card_from_being_written(
    whole, as_therapist, rf, sender, value
):
    Inquiry.objects.filter(pk=whole.inquiry.pk).update(state="new")
    if wrote(Card.objects.all(), "revision", value):
        assert sender.reason not in text(as_therapist.get("/admin/"))
        everything_works(whole, as_therapist, visiting(whole, rf))
    conversation.write_card(whole, conversation.answers_of(whole))
    assert sender.reason in text(as_therapist.get("/admin/"))
