"""Coming back with the code: what a sender reads, writes, takes back and erases, over HTTP without scripts."""

import re
from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest
import time_machine
from django.utils import timezone

from intake import booking, conversation, drafts, removal, triage
from intake.models import Entry, Event, HeldSlot, Inquiry, Visit
from intake.triage import Brought
from intake.vault.return_codes import in_groups
from intake.workflow import State
from practice import calendar
from tests.clients import FORM, post
from tests.intake.test_booking import offer
from tests.people import opened

pytestmark = pytest.mark.one_database

ANSWER = "Thank you for writing. Could we talk on Tuesday?"


def enter(client, code, **data):
    return post(client, "/return/", code=code, **data)


def page_of(client):
    return client.get("/return/").content.decode()


@pytest.fixture
def sent(therapist, sender, practice):
    return sender.send(practice, letter={"reason": sender.reason}, reaching={"avoid": "the word therapy"})


@pytest.fixture
def code(sent):
    return in_groups(sent.code)


@pytest.fixture
def come_back(client, code):
    assert enter(client, code).status_code == 302
    return client


def answer(sent, therapist, text=ANSWER, state=State.REPLIED):
    triage.move(opened(sent.case.inquiry), state, by=therapist, seen="new", brought=Brought(message=text, route="text"))


def take_back(client, step, question):
    return post(client, "/return/take-back/", step=step, question=question)


def test_nobody_is_asked_for_one_thing_that_no_browser_keeps(client, practice):
    response = client.get("/return/")
    page = response.content.decode()
    field = re.search(r'<input[^>]*name="code"[^>]*>', page)[0]
    assert 'autocomplete="off"' in field
    assert 'spellcheck="false"' in field
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code}\n"])
def test_a_code_opens_however_it_is_typed(client, code, sender, typed):
    response = enter(client, typed(code))
    assert (response.status_code, response.headers["Location"]) == (302, "/return/")
    assert sender.reason in page_of(client)


def test_a_code_that_is_entered_begins_a_new_visit_each_time(client, code):
    enter(client, code)
    first = client.cookies["visit"].value
    enter(client, code)
    assert client.cookies["visit"].value != first


def test_the_code_of_a_draft_leads_on_to_the_letter(client, therapist, sender):
    draft = drafts.begin(sender.answers(), language="en")
    response = enter(client, drafts.offer_code(draft))
    assert response.headers["Location"] == "/intake/more/"
    assert sender.reason in client.get("/intake/letter/").content.decode()
    assert client.get("/return/").headers["Location"] == "/intake/more/"


def test_an_illegal_symbol_is_pointed_at_and_nothing_else_is_repeated(client, code):
    typed = code[:7] + "u" + code[8:]
    page = enter(client, typed).content.decode()
    assert "Symbol 7, “u”, is in no code." in page
    assert "<title>Error: " in page
    assert page.count(typed) == 1
    assert f'value="{typed}"' in page
    assert 'href="#id_code"' in page


def test_a_wrong_length_says_how_many_symbols_there_are(client, code):
    assert "A code has 24 symbols; this has 23." in enter(client, code[:-1]).content.decode()


def test_a_wrong_symbol_and_a_code_of_nothing_read_the_same(client, code, sent, practice):
    wrong = enter(client, ("0" if code[0] != "0" else "1") + code[1:]).content.decode()
    Inquiry.objects.all().delete()
    nothing = enter(client, code).content.decode()
    for page in (wrong, nothing):
        assert "One of the symbols is off, or what it opened was erased." in page
    assert "visit" not in client.cookies


def test_what_was_typed_into_the_field_for_the_code_is_in_no_address_and_no_log(client, code, caplog):
    caplog.set_level("DEBUG")
    for typed in (code, code[:-1], "U" * 24):
        response = enter(client, typed)
        assert typed not in response.headers.get("Location", "")
        assert typed not in caplog.text


HOSTILE = ["a\x00b", "\xff\xfe\xed", "x" * 100_000, "{{ 7|add:7 }}", "U" * 24, "\u202e0", "<b>", ""]


@pytest.mark.both_databases
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/return/", "code"),
        ("/return/", "message"),
        ("/return/take-back/", "step"),
        ("/return/take-back/", "question"),
        ("/return/erase/", "anything"),
        ("/return/close/", "anything"),
    ],
)
@pytest.mark.parametrize("is_open", [True, False], ids=["open", "over"])
def test_no_text_in_any_field_is_a_server_error(client, code, path, field, hostile, is_open):
    if is_open:
        enter(client, code)
    data = urlencode({"step": "letter", "question": "reason", "code": code})
    data = re.sub(rf"(^|&){field}=[^&]*", "", data) + f"&{field}=" + quote(hostile, encoding="utf-8", safe="")
    if hostile == HOSTILE[1]:
        data = data.rpartition("=")[0] + "=%ff%fe%ed"
    response = client.post(path, data, content_type=FORM)
    assert response.status_code in {200, 302}
    assert b"\x00" not in response.content


@pytest.mark.both_databases
def test_a_message_that_arrived_broken_comes_back_and_is_not_stored(come_back):
    page = post(come_back, "/return/", message="Half a\x00 sentence").content.decode()
    assert "did not arrive here as you typed them" in page
    assert "Half a sentence" in page
    assert not Entry.objects.filter(kind="message").exists()


def test_the_sender_reads_the_promise_and_what_happened_by_day(come_back, sent, therapist, practice):
    day = calendar.local_day(practice, sent.case.inquiry.reply_by)
    page = page_of(come_back)
    assert "I have your letter." in page
    assert f"You will hear from me by {day:%A} {day.day} {day:%B}." in page
    assert "You sent your letter." in page
    answer(sent, therapist)
    page = page_of(come_back)
    assert "There is an answer for you." in page
    assert "I answered you." in page
    assert ANSWER in page
    assert page.count(therapist.display_name) >= 2


def test_a_late_answer_is_owned_up_to(come_back):
    Inquiry.objects.update(
        sent_at=timezone.now() - timedelta(days=9), reply_by=timezone.now() - timedelta(days=2), state="new"
    )
    page = page_of(come_back)
    assert "I’m late. That’s about me, not about you. Your letter is still here." in page
    assert "You will hear from me by" not in page


def test_nothing_that_belongs_to_the_staff_is_told(come_back, sent, therapist):
    case = opened(sent.case.inquiry)
    before = page_of(come_back)
    triage.open_inquiry(case.inquiry, by=therapist)
    triage.add_note(case, "A note for colleagues.", by=therapist)
    Inquiry.objects.update(is_urgent=True)
    triage.acknowledge_urgent(case, by=therapist, what_i_did="Called at noon.")
    strip = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert strip.sub("", page_of(come_back)) == strip.sub("", before)


@pytest.mark.parametrize("state", [state for state in State if state != State.DRAFT])
def test_every_state_has_its_sentence(come_back, state):
    from intake.workflow import WORKFLOW

    Inquiry.objects.update(state=state)
    assert str(WORKFLOW[state].sender_reads) in page_of(come_back)


def test_the_lines_meet_once_a_human_has_answered(come_back, sent, therapist):
    def lines():
        return re.search(r'<svg class="lines lines-across".*?</svg>', page_of(come_back))[0]

    apart = lines()
    post(come_back, "/return/", message="One more thing.")
    assert lines() == apart
    answer(sent, therapist)
    assert lines() != apart


def test_what_was_sent_stands_there_in_the_words_of_the_questions(come_back, sender):
    page = page_of(come_back)
    for words in ("What made you reach out now?", sender.reason, "I pull back once someone matters", sender.phone):
        assert words in page


def test_both_sides_stand_in_order_and_the_sender_can_write_again(come_back, sent, therapist):
    answer(sent, therapist)
    response = post(come_back, "/return/", message="Tuesday is good.\r\nThank you.")
    assert response.headers["Location"] == "/return/#conversation"
    page = page_of(come_back)
    assert page.index(ANSWER) < page.index("Tuesday is good.")
    assert "You wrote again." in page
    assert Inquiry.objects.get().state == "new"
    assert conversation.open_entries(opened(sent.case.inquiry), Entry.objects.filter(kind="message", author="sender"))[
        0
    ].content == {"text": "Tuesday is good.\nThank you."}


def test_an_empty_and_an_endless_message_come_back_with_what_was_typed(come_back):
    assert "Write something first." in post(come_back, "/return/", message=" ").content.decode()
    long = "long " * 4000
    page = post(come_back, "/return/", message=long).content.decode()
    assert "This holds up to 10,000 characters" in page
    assert long.strip() in page
    assert not Entry.objects.filter(kind="message").exists()


def test_a_message_that_does_not_open_is_marked_in_its_place_and_hides_nothing(come_back, sent, therapist):
    answer(sent, therapist)
    post(come_back, "/return/", message="Tuesday is good.")
    Entry.objects.filter(kind="message", author="staff").update(sealed=b"\x01 damaged")
    page = page_of(come_back)
    assert page.index("This message is kept here, but it can’t be opened.") < page.index("Tuesday is good.")


def test_a_part_that_does_not_open_is_marked_in_its_place_and_hides_nothing(come_back, sender):
    Entry.objects.filter(step="patterns").update(sealed=b"")
    page = page_of(come_back)
    assert "This part is kept here, but it can’t be opened." in page
    assert sender.reason in page


def test_an_answer_that_is_taken_back_is_gone_for_both(come_back, sent, sender, as_therapist):
    assert take_back(come_back, "letter", "reason").headers["Location"] == "/return/#answers"
    page = page_of(come_back)
    assert "You took this back." in page
    assert "You took an answer back." in page
    read = as_therapist.get(f"/admin/intake/inquiry/{sent.case.inquiry.pk}/change/").content.decode()
    assert "Taken back by the sender" in read
    for text in (page, read, as_therapist.get("/admin/").content.decode()):
        assert sender.reason not in text


def test_what_is_required_has_no_button_and_cannot_be_taken_back(come_back, sender):
    page = page_of(come_back)
    assert 'name="question" value="phone"' in page
    for step, question in (("reaching", "name"), ("reaching", "routes"), ("place", "age"), ("no-such", "step")):
        assert f'name="question" value="{question}"' not in page
        assert "can’t be taken back on its own" in take_back(come_back, step, question).content.decode()
    assert sender.name in page_of(come_back)


def test_nothing_is_erased_by_looking_at_the_page_that_asks(come_back):
    assert "Yes, erase everything now" in come_back.get("/return/erase/").content.decode()
    assert Inquiry.objects.exists()


def test_erasing_leaves_one_line_without_content_and_a_code_that_opens_nothing(come_back, code):
    page = post(come_back, "/return/erase/").content.decode()
    said = ("It is gone", "lets go of the last traces within a day", "until those backups are deleted", "tel:988")
    for words in (*said, "Write a new letter", "may ask me to keep a record of my own", 'href="/leave/"'):
        assert words in page
    assert [model.objects.count() for model in (Inquiry, Entry, Visit)] == [0, 0, 0]
    assert list(Event.objects.values_list("what", "mover", "inquiry")) == [("erased", "sender", None)]
    assert not come_back.cookies["visit"].value
    assert "opens nothing" in enter(come_back, code).content.decode()


def test_a_time_that_was_agreed_on_goes_with_the_letter(come_back, sent, therapist):
    held = offer(sent.case.inquiry, therapist)
    booking.accept(opened(sent.case.inquiry), held[0].pk)
    assert HeldSlot.objects.exists()
    assert "one that we had agreed on" in post(come_back, "/return/erase/").content.decode()
    assert not HeldSlot.objects.exists()


def test_a_practice_that_takes_no_letters_offers_no_new_one_after_erasing(come_back, practice):
    practice.capacity = practice.Capacity.CLOSED
    practice.save()
    assert "Write a new letter" not in post(come_back, "/return/erase/").content.decode()


def test_the_page_says_how_long_it_opens_without_the_code(come_back):
    assert "without the code, until an hour has passed" in page_of(come_back)
    Visit.objects.update(is_own_device=True)
    assert "without the code, until seven days have passed" in page_of(come_back)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (f"{ANSWER}\n\nWarmly,\n{{me}}", 2),
        (f"{ANSWER}\n\n– {{me}}, LPC\n", 2),
        (f"{ANSWER}\n\nInes", 1),
        (f"{ANSWER}\n\nWarmly,", 2),
        (ANSWER, 2),
    ],
)
def test_under_an_answer_stands_its_writers_name_once(come_back, sent, therapist, text, times):
    therapist.display_name = "Ines Marlow"
    therapist.save()
    answer(sent, therapist, text=text.format(me=therapist))
    message = re.search(r'<article class="message from-practice">.*?</article>', page_of(come_back), re.DOTALL)[0]
    # It is said above it whom it is from.
    assert message.count("Ines Marlow") == times


def test_a_second_press_of_erase_says_nothing_that_is_untrue(come_back):
    post(come_back, "/return/erase/")
    page = post(come_back, "/return/erase/").content.decode()
    assert "If you have just erased your letter, it is gone." in page
    assert "Nothing was changed since" not in page
    assert 'name="code"' in page


@pytest.mark.parametrize("code_length", [101, 300, 5000])
def test_a_text_too_long_for_a_code_is_not_given_back_whole(client, practice, code_length):
    page = enter(client, "7" * code_length).content.decode()
    assert "This is too long for a return code" in page
    assert "7" * 100 in page
    assert "7" * 101 not in page


def test_a_code_with_much_between_its_symbols_still_opens(client, code):
    assert enter(client, "   ".join(code.replace("-", ""))).status_code == 302


def test_closing_ends_the_visit_on_the_server_and_keeps_the_letter(come_back, sender):
    kept = come_back.cookies["visit"].value
    assert "Closed on this device" in post(come_back, "/return/close/").content.decode()
    come_back.cookies["visit"] = kept
    assert sender.reason not in page_of(come_back)
    assert Inquiry.objects.exists()


def test_what_is_typed_into_a_page_whose_visit_is_over_is_sent_with_the_code(come_back, code):
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        page = post(come_back, "/return/", message="Do not lose me.").content.decode()
        assert "Do not lose me." in page
        assert not Entry.objects.filter(kind="message").exists()
        again = enter(come_back, code[:-1], message="Do not lose me.").content.decode()
        assert "Do not lose me." in again
        response = enter(come_back, code, message="Do not lose me.")
        assert response.headers["Location"] == "/return/#conversation"
        assert "Do not lose me." in page_of(come_back)


def test_a_message_is_never_lost_to_a_draft(client, therapist, sender):
    draft = drafts.begin(sender.answers(), language="en")
    page = enter(client, drafts.offer_code(draft), message="Do not lose me.").content.decode()
    assert "a letter that was never sent" in page
    assert "Do not lose me." in page


@pytest.mark.parametrize(
    ("path", "words"), [("/return/take-back/", "Nothing was changed"), ("/return/erase/", "nothing was changed")]
)
def test_nothing_is_taken_back_or_erased_once_the_visit_is_over(come_back, path, words):
    entries = set(Entry.objects.values_list("pk", flat=True))
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        page = post(come_back, path, step="letter", question="reason").content.decode()
    assert words in page
    assert set(Entry.objects.values_list("pk", flat=True)) == entries


def test_a_new_code_given_by_the_practice_ends_the_old_one_and_its_visits(come_back, sent, code, therapist):
    new = triage.give_new_code(opened(sent.case.inquiry), by=therapist)
    assert 'name="code"' in page_of(come_back)
    assert "opens nothing" in enter(come_back, code).content.decode()
    assert enter(come_back, new).status_code == 302
    assert "You were given a new return code." in page_of(come_back)


def test_the_code_still_opens_after_a_reader_was_removed(client, second_therapist, sent, code, sender, therapist):
    from tests.people import key_of

    enter(client, code)
    removal.remove(second_therapist, key=key_of(therapist), by=therapist)
    assert sender.reason in page_of(client)
    client.cookies.clear()
    for _ in range(2):
        assert enter(client, code).status_code == 302
        assert sender.reason in page_of(client)


def test_a_visit_to_one_letter_opens_no_other(come_back, practice, sender, therapist):
    other = type(sender)(name="Robin", reason="Something else entirely.").send(practice)
    page = page_of(come_back)
    assert "Something else entirely." not in page
    assert enter(come_back, other.code).status_code == 302
    page = page_of(come_back)
    assert "Something else entirely." in page
    assert sender.reason not in page


def test_a_lost_code_has_a_page_that_says_what_to_do(client, practice):
    page = client.get("/return/lost/").content.decode()
    assert "can’t look it up" in page
    assert 'href="/intake/"' in page


def test_the_sender_is_never_shown_what_they_wrote_as_markup(come_back):
    post(come_back, "/return/", message="<b>bold</b> {{ 7 }}")
    page = page_of(come_back)
    assert "&lt;b&gt;bold&lt;/b&gt; {{ 7 }}" in page


def test_a_form_from_elsewhere_does_nothing(code):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert enter(strict, code).status_code == 403


def test_one_who_comes_back_with_the_code_alone_can_be_answered_there(
    client, therapist, sender, practice, as_therapist
):
    sent = sender.send(practice, reaching={"routes": ["code"], "phone": "", "text_safe": ""})
    inquiry = sent.case.inquiry
    page = as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/move/replied/").content.decode()
    assert "Return page, with their code" in page
    assert "Return page, with their code:" not in page
    assert "They were told:" not in page
    assert "They can read this on the return page." in page
    data = {"seen": "new", "message": ANSWER, "route": "code"}
    assert as_therapist.post(f"/admin/intake/inquiry/{inquiry.pk}/move/replied/", data).status_code == 302
    enter(client, sent.code)
    assert ANSWER in page_of(client)
