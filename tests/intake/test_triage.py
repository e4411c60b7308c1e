"""What staff can do with an inquiry, and what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake import conversation, reading, triage
from intake.models import Entry, Event, Inquiry
from intake.triage import Brought, ChangedMeanwhile, Refused
from intake.workflow import State
from tests.people import opened

REPLY = Brought(message="Thank you for writing. Could we talk on Tuesday?", route="text")
BROUGHT = {
    State.REPLIED: REPLY,
    State.BOOKED: Brought(when=timezone.now(), where="online", minutes=20, format="online", agreed_by="on the phone"),
    State.WAITLISTED: Brought(consent=True, honest_range="four to eight weeks"),
    State.ACCEPTED: Brought(),
    State.REFERRED_ON: Brought(option="Dr. Lee", message="I suggest Dr. Lee.", route="text"),
    State.CLOSED: Brought(reason="not_a_fit", message="I can’t be the right help.", route="text"),
    State.NEW: Brought(reason="They wrote again."),
}


def move(inquiry, target, by, brought=None):
    return triage.move(opened(inquiry), target, by=by, seen=inquiry.state, brought=brought or BROUGHT[target])


def test_a_reply_moves_the_inquiry_keeps_the_words_and_writes_its_event(inquiry, therapist):
    moved = move(inquiry, State.REPLIED, therapist)
    assert moved.state == State.REPLIED
    (message,) = conversation.open_entries(opened(moved), moved.entries.filter(kind=Entry.Kind.MESSAGE))
    assert message.content == {"text": REPLY.message, "route": "text"}
    event = moved.events.get(number=2)
    assert (event.what, event.staff, event.from_state, event.to_state) == ("moved", therapist, "new", "replied")


PATHS = [
    (State.REPLIED, State.BOOKED, State.ACCEPTED, State.NEW),
    (State.WAITLISTED, State.BOOKED, State.REPLIED, State.CLOSED, State.NEW),
    (State.REFERRED_ON, State.NEW, State.CLOSED),
    (State.REPLIED, State.ACCEPTED),
    (State.BOOKED, State.WAITLISTED, State.REFERRED_ON),
]


@pytest.mark.parametrize("path", PATHS, ids="-".join)
def test_an_inquiry_can_go_every_way_that_the_table_shows(inquiry, therapist, path):
    for target in path:
        inquiry = move(inquiry, target, therapist)
        assert inquiry.state == target
    assert inquiry.events.exclude(what="offer_ended").count() == 1 + len(path)


def test_a_letter_that_is_opened_again_gets_a_new_promise(inquiry, therapist):
    Inquiry.objects.update(sent_at=timezone.now() - timedelta(days=40), reply_by=timezone.now() - timedelta(days=37))
    inquiry.refresh_from_db()
    closed = move(inquiry, State.CLOSED, therapist)
    assert not move(closed, State.NEW, therapist).is_late


def test_letters_that_ask_for_care_come_first_until_someone_has_seen_to_it(inquiry, urgent, therapist):
    Inquiry.objects.filter(pk=inquiry.pk).update(reply_by=urgent.reply_by - timedelta(hours=1))
    queue = Inquiry.objects.visible_to(therapist).waiting()
    assert list(queue) == [urgent, inquiry]
    triage.acknowledge_urgent(opened(urgent), by=therapist, what_i_did="Called.")
    assert list(queue.all()) == [inquiry, urgent]


@pytest.mark.parametrize("target", [State.ACCEPTED, State.DRAFT, State.NEW])
def test_a_move_that_the_table_does_not_have_is_refused(inquiry, therapist, target):
    with pytest.raises(Refused, match="cannot be moved there"):
        move(inquiry, target, therapist, Brought(reason="x"))
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.events.count()) == (State.NEW, 1)


@pytest.mark.parametrize(
    ("target", "brought"),
    [
        (State.REPLIED, Brought(message="  ", route="text")),
        (State.BOOKED, Brought(where="online", agreed_by="phone")),
        (State.BOOKED, Brought(when=timezone.now(), where="online")),
        (State.WAITLISTED, Brought(honest_range="a month")),
        (State.WAITLISTED, Brought(consent=True)),
        (State.REFERRED_ON, Brought(message="x", route="text")),
        (State.CLOSED, Brought(message="x", route="text")),
        (State.CLOSED, Brought(reason="not_a_fit")),
    ],
)
def test_a_move_without_what_it_demands_is_refused(inquiry, therapist, target, brought):
    with pytest.raises(Refused, match="missing"):
        move(inquiry, target, therapist, brought)


@pytest.mark.parametrize("reason", ["spam", "duplicate", "withdrawn", "no_route"])
def test_only_four_ends_need_no_message(inquiry, therapist, reason):
    assert move(inquiry, State.CLOSED, therapist, Brought(reason=reason)).state == State.CLOSED


@pytest.mark.parametrize("route", ["call", "email", "", "pigeon"])
def test_a_way_that_was_not_marked_safe_is_refused(inquiry, therapist, route):
    with pytest.raises(Refused, match="marked as safe"):
        move(inquiry, State.REPLIED, therapist, Brought(message="x", route=route))


def test_two_people_at_once_the_second_sees_what_changed(inquiry, therapist, second_therapist):
    stale = opened(inquiry)
    move(inquiry, State.REPLIED, therapist)
    with pytest.raises(ChangedMeanwhile, match="Answered"):
        triage.move(stale, State.WAITLISTED, by=second_therapist, seen="new", brought=BROUGHT[State.WAITLISTED])


@pytest.fixture
def urgent(therapist, sender, practice):
    return sender.send(practice, today={"safety": "might_act"}).case.inquiry


@pytest.mark.parametrize("target", [State.WAITLISTED, State.REFERRED_ON, State.CLOSED])
def test_an_urgent_inquiry_cannot_be_put_off_until_someone_says_what_they_did(urgent, therapist, target):
    with pytest.raises(Refused, match="urgent"):
        move(urgent, target, therapist)
    urgent = triage.acknowledge_urgent(opened(urgent), by=therapist, what_i_did="Called; she is with her sister.")
    assert not urgent.needs_urgent_care
    assert move(urgent, target, therapist).state == target


def test_an_urgent_inquiry_can_be_answered_at_once(urgent, therapist):
    assert move(urgent, State.REPLIED, therapist).needs_urgent_care


def test_closing_an_urgent_letter_as_spam_acknowledges_it(urgent, therapist):
    closed = move(urgent, State.CLOSED, therapist, Brought(reason="spam"))
    closed.refresh_from_db()
    assert not closed.needs_urgent_care
    assert closed.urgent_handled_by == therapist
    assert list(closed.events.order_by("number").values_list("what", flat=True)) == ["sent", "moved", "urgent_handled"]


@pytest.mark.parametrize("when", [timedelta(days=-3), timedelta(days=900)])
def test_a_time_that_nobody_can_mean_is_refused(inquiry, therapist, when):
    with pytest.raises(Refused, match="Choose a time"):
        move(inquiry, State.BOOKED, therapist, Brought(when=timezone.now() + when, where="online", agreed_by="phone"))


def test_a_note_of_endless_length_is_refused(inquiry, therapist):
    with pytest.raises(Refused, match="10,000"):
        triage.add_note(opened(inquiry), "x" * 10_001, by=therapist)


def test_urgency_is_acknowledged_once_and_with_words(urgent, therapist):
    with pytest.raises(Refused, match="Write what you did"):
        triage.acknowledge_urgent(opened(urgent), by=therapist, what_i_did=" ")
    triage.acknowledge_urgent(opened(urgent), by=therapist, what_i_did="Called.")
    with pytest.raises(ChangedMeanwhile):
        triage.acknowledge_urgent(opened(urgent), by=therapist, what_i_did="Called again.")


def test_reading_is_an_event_once_an_hour_and_no_move(inquiry, therapist, second_therapist):
    for _ in range(3):
        triage.open_inquiry(inquiry, by=therapist)
    triage.open_inquiry(inquiry, by=second_therapist)
    opened = inquiry.events.filter(what=Event.What.OPENED)
    assert [event.staff for event in opened] == [therapist, second_therapist]
    inquiry.refresh_from_db()
    assert inquiry.state == State.NEW


def test_a_note_is_kept_apart_from_what_the_sender_is_told(inquiry, therapist):
    triage.add_note(opened(inquiry), "Sounds like Robin’s sister.", by=therapist)
    letter = reading.read_letter(opened(inquiry))
    assert [note.content["text"] for note in letter.notes] == ["Sounds like Robin’s sister."]
    assert letter.messages == ()


def test_a_part_that_does_not_open_hides_nothing_else(inquiry, sender):
    Entry.objects.filter(inquiry=inquiry, step="patterns").update(sealed=b"\x07junk")
    Entry.objects.filter(inquiry=inquiry, step="today").update(sealed=b"\x00{broken")
    Entry.objects.filter(inquiry=inquiry, step="place").update(sealed=b"")
    letter = reading.read_letter(opened(inquiry))
    unreadable = {part.key for part in letter.parts if part.is_unreadable}
    assert unreadable == {"patterns", "today", "place"}
    assert (letter.name, letter.reason.text) == (sender.name, sender.reason)


def test_a_letter_is_read_in_the_words_of_the_questions(inquiry):
    letter = reading.read_letter(opened(inquiry))
    lines = {line.label: line for part in letter.parts for line in part.lines}
    assert lines["With closeness …"].items == (
        "I pull back once someone matters",
        "Part of me still feels like a scared child",
    )
    assert lines["How safe are you today?"].text == "I’m safe"
    assert lines["Where would you be during sessions?"].text == "Oregon"
    assert lines["Your pronouns"].is_blank
    assert [(route.route, route.address) for route in letter.routes] == [("text", "503 555 0142")]


def test_an_editor_and_a_draft_are_kept_apart_from_every_queue(inquiry, therapist, editor):
    draft = Inquiry.objects.create()
    assert set(Inquiry.objects.visible_to(therapist)) == {inquiry}
    assert draft not in Inquiry.objects.visible_to(therapist)
    assert not Inquiry.objects.visible_to(editor).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "lost"},
        {"state": "draft"},
        {"consented_at": None},
        {"reply_by": None},
        {"urgent_handled_at": timezone.now()},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_the_database_itself_refuses_an_impossible_inquiry(inquiry, changes):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(**changes)


def test_what_someone_has_begun_to_write_is_kept_for_them_alone_until_it_is_sent(second_therapist, inquiry, therapist):
    triage.keep_unsent(opened(inquiry), "message", "Thank you for", by=therapist)
    triage.keep_unsent(opened(inquiry), "note", "Sounds like", by=therapist)
    triage.keep_unsent(opened(inquiry), "message", "Thank you for writing.", by=therapist)
    assert conversation.unsent(opened(inquiry), by=therapist) == {
        "message": "Thank you for writing.",
        "note": "Sounds like",
    }
    assert conversation.unsent(opened(inquiry, second_therapist), by=second_therapist) == {}
    move(inquiry, State.REPLIED, therapist)
    assert conversation.unsent(opened(inquiry), by=therapist) == {"note": "Sounds like"}
    assert reading.read_letter(opened(inquiry)).notes == ()


@pytest.mark.parametrize(("box", "text"), [("state", "x"), ("message", "x" * 10_001)])
def test_only_a_box_of_the_page_and_a_text_of_its_length_are_kept(inquiry, therapist, box, text):
    with pytest.raises(Refused):
        triage.keep_unsent(opened(inquiry), box, text, by=therapist)


def test_a_key_from_before_the_inquiry_got_new_ones_writes_nothing(inquiry, therapist):
    from intake import case_keys, rekeying

    before = opened(inquiry)
    rekeying.rekey(before, by=therapist)
    with pytest.raises(case_keys.KeysChanged):
        triage.add_note(before, "Sounds like Robin’s sister.", by=therapist)
