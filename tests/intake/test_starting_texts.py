"""Texts from which an answer starts: what is shipped, what is the practice's own, and what no answer is kept with."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from intake import conversation, placeholders, starting_texts, triage
from intake.models import Entry, Inquiry, ReplyTemplate
from intake.starting_texts import FOLDER
from intake.triage import Brought, Refused
from intake.workflow import State
from tests.clients import post, text
from tests.people import opened
from tests.reading_grade import grade

FILES = sorted(FOLDER.glob("*.md"))
PURPOSES = ReplyTemplate.Purpose
ADMIN = "/admin/intake/replytemplate/"


@pytest.fixture
def texts(practice):
    """Load the shipped texts."""
    call_command("load_reply_texts", verbosity=0)


@pytest.fixture
def url(inquiry):
    return f"/admin/intake/inquiry/{inquiry.pk}/"


def own(**changes):
    """Return a text of the practice's own, unsaved."""
    given = {"key": "own", "title": "Our own", "purpose": PURPOSES.REPLY, "body": "Dear {name}, {me} here."}
    return ReplyTemplate(**given | changes)


def of(key):
    return ReplyTemplate.objects.get(key=key)


def written_in(page):
    """Return what stands in the box of the message."""
    return re.search(r'<textarea name="message".*?>\s*(.*?)</textarea>', page, re.DOTALL)[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_text_is_easy_to_read_speaks_in_the_first_person_and_can_be_filled_in(path):
    shipped = starting_texts.read(path)
    assert shipped.key == path.stem
    assert grade(shipped.body) <= 8
    assert re.search(r"\bI\b", shipped.body)
    assert placeholders.unknown_in(shipped.body) == []
    shipped.full_clean(validate_unique=False, validate_constraints=False)


def test_there_is_a_shipped_text_for_every_act():
    assert {starting_texts.read(path).purpose for path in FILES} == set(PURPOSES.values)


def test_loading_again_brings_back_nothing_that_was_deleted_and_changes_nothing_that_was_changed(texts):
    changed = of("no-room")
    changed.body = "We are full, {name}."
    starting_texts.keep(changed)
    of("gentle-end").delete()
    ReplyTemplate.objects.filter(key="fee-question").update(body="As an older version had it.")

    assert starting_texts.load_shipped() == 0

    assert of("no-room").body == "We are full, {name}."
    assert not ReplyTemplate.objects.filter(key="gentle-end").exists()
    assert "{fee}" in of("fee-question").body


def test_a_file_that_is_no_text_says_what_it_lacks(tmp_path):
    (tmp_path / "odd.md").write_text("---\nkey: odd\n---\nDear you")
    with pytest.raises(starting_texts.NotReadable, match=r"odd\.md: the front matter has no purpose, title"):
        starting_texts.read(tmp_path / "odd.md")


def test_a_text_with_an_unknown_placeholder_is_refused_by_its_name_with_those_that_are_known():
    with pytest.raises(ValidationError) as refused:
        own(body="Dear {name}, your {diagnosis} and {name} again").clean()
    (said,) = refused.value.message_dict["body"]
    assert "{diagnosis}" in said.split(".")[0]
    assert "{name}" not in said.split(".")[0]
    for known in placeholders.KNOWN:
        assert f"{{{known}}}" in said


def test_a_placeholder_without_a_value_stays_to_be_seen():
    assert placeholders.fill("{name}: {fee} {me}", {"name": "Wren", "fee": ""}) == "Wren: {fee} {me}"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Dear {name}, it costs {fee}.", ["{name}", "{fee}"]),
        ("I suggest […]. Or […], who knows.", ["[…]"]),
        ("Because …, I think", ["…"]),
        ("To ... then", ["..."]),
        ("I wonder… take your time...", []),
        ("He said “…and then” (…or so)", []),
        ("A set {1, 2\n3}", []),
    ],
)
def test_what_a_text_still_waits_for_is_told_from_a_pause(written, left):
    assert placeholders.left_open_in(written) == left


@pytest.mark.parametrize("words", ["Dear {name}", "I suggest […].", "It costs {fee} a session"])
def test_no_answer_is_kept_while_it_waits_for_words(inquiry, therapist, words):
    with pytest.raises(Refused, match="still has"):
        triage.move(
            opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=Brought(message=words, route="text")
        )
    assert Inquiry.objects.get().state == State.NEW
    assert not inquiry.entries.filter(kind=Entry.Kind.MESSAGE).exists()


def test_one_more_message_is_held_to_the_same(inquiry, therapist):
    brought = Brought(message="Hello.", route="text")
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=brought)
    with pytest.raises(Refused, match=r"\{me\}"):
        triage.answer(opened(inquiry), by=therapist, seen="replied", brought=Brought(message="{me}", route="text"))


def test_a_text_is_filled_in_for_this_letter_and_comes_below_what_was_written(
    as_therapist, therapist, inquiry, url, texts, sender, practice
):
    Inquiry.objects.filter(pk=inquiry.pk).update(reply_by=inquiry.reply_by.replace(year=2030, month=5, day=14))
    mine = own(body="Dear {name},\n\n{reply_by}, {fee}, {range}, {practice}.\n\n{me}")
    mine.save()
    triage.keep_unsent(opened(inquiry), "message", "Half a line.", by=therapist)

    page = text(as_therapist.get(f"{url}move/replied/?text={mine.pk}"))

    day = date(2030, 5, 14).strftime("%A 14 %B")
    said = f"{day}, {practice.fee_text}, {practice.waitlist_text}, {practice.name}."
    assert written_in(page) == f"Half a line.\n\nDear {sender.name},\n\n{said}\n\nInes Calder"
    assert conversation.unsent(opened(inquiry), by=therapist) == {"message": "Half a line."}


@pytest.mark.parametrize(
    ("address", "key", "other"),
    [
        ("move/replied/", "first-answer-asking", "gentle-end"),
        ("offers/", "first-answer-with-times", "first-answer-asking"),
        ("move/waitlisted/", "on-the-waiting-list", "no-room"),
        ("move/referred_on/", "not-the-right-help", "on-the-waiting-list"),
        ("move/closed/", "gentle-end", "no-room"),
    ],
)
def test_each_act_offers_its_own_texts(as_therapist, url, texts, sender, address, key, other):
    page = text(as_therapist.get(url + address))
    assert of(key).title in page
    assert of(other).title not in page
    assert f"Dear {sender.name}," in written_in(text(as_therapist.get(f"{url}{address}?text={of(key).pk}")))


@pytest.mark.parametrize("wanted", ["999999", "x", "", "-1"])
def test_an_address_that_asks_for_no_text_leaves_the_box_as_it_was(as_therapist, url, texts, wanted):
    assert written_in(text(as_therapist.get(f"{url}move/replied/?text={wanted}"))) == ""


def test_a_move_that_tells_nothing_offers_no_text(as_therapist, url, texts):
    assert "Start from a text" not in text(as_therapist.get(f"{url}move/booked/"))


def test_the_page_says_what_an_answer_still_waits_for_and_loses_no_word(as_therapist, inquiry, url, texts):
    words = "Dear Wren, I suggest […]."
    given = {"seen": "new", "message": words, "route": "text"}
    page = text(post(as_therapist, f"{url}move/replied/", given))
    assert "Your text still has […] in it." in page
    assert written_in(page) == words


def test_telling_someone_on_the_waiting_list_asks_how(as_therapist, inquiry, url):
    given = {"seen": "new", "honest_range": "six weeks", "consent": "on", "message": "You are on it."}
    assert "Choose how you told them." in text(post(as_therapist, f"{url}move/waitlisted/", given))
    assert post(as_therapist, f"{url}move/waitlisted/", given, route="text").status_code == 302
    (message,) = conversation.open_entries(opened(inquiry), inquiry.entries.filter(kind=Entry.Kind.MESSAGE))
    assert message.content == {"text": "You are on it.", "route": "text", "honest_range": "six weeks"}


def test_a_therapist_adds_and_changes_texts_and_sees_what_is_filled_in(as_therapist, texts):
    page = text(as_therapist.get(f"{ADMIN}add/"))
    assert all(f"<code>{{{name}}}</code>" in page for name in placeholders.KNOWN)
    given = {
        "title": "Our own",
        "body": "Dear {name}",
        "purpose": "reply",
        "order": "9",
        "key": "own",
        "language": "en",
    }
    assert "{nobody}" in text(post(as_therapist, f"{ADMIN}add/", given, body="Dear {nobody}"))
    assert post(as_therapist, f"{ADMIN}add/", given).status_code == 302
    assert of("own").body == "Dear {name}"

    shipped = of("no-room")
    changed = given | {"key": shipped.key, "title": shipped.title, "purpose": "refer"}
    assert post(as_therapist, f"{ADMIN}{shipped.pk}/change/", changed).status_code == 302
    assert not of("no-room").is_shipped
    assert "There is a text with this short name already." in text(post(as_therapist, f"{ADMIN}add/", given))


def test_an_editor_finds_no_texts(as_editor, texts):
    assert as_editor.get(ADMIN).status_code == 403


def test_a_text_that_stands_there_already_is_not_put_there_again():
    once = starting_texts.after("Dear Wren,", "Thank you.\nUntil then.")
    assert starting_texts.after(once, "Thank you.\nUntil then.") == once
    assert starting_texts.after(once.replace("\n", "\r\n"), "Thank you.\nUntil then.").count("Thank you.") == 1
