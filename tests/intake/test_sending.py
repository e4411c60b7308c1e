"""The check, consent, sending, and the confirmation."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from intake import conversation, drafts, robots, submission
from intake.forms import LURE
from intake.models import Entry, Event, Inquiry, Notice, Reader
from intake.views import checking, now
from tests.clients import post, text
from tests.people import opened, send_letter
from tests.steps import go, press_send, send, shown_code, walk

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def written(client, therapist, sender):
    """Return a client who has gone through every step, and sent nothing yet."""
    walk(client, sender.letter())
    return client


def answers():
    """Return the answers of the only inquiry, by step."""
    return conversation.answers_of(opened(Inquiry.objects.get()))


def test_a_letter_is_stored_promised_and_confirmed(written, sender):
    response = press_send(written)
    assert (response.status_code, response.headers["Location"]) == (302, "/intake/sent/")
    inquiry = Inquiry.objects.get()
    assert (inquiry.state, inquiry.language, inquiry.is_urgent) == ("new", "en", False)
    assert inquiry.consented_at == inquiry.sent_at < inquiry.reply_by
    assert answers()["letter"] == {"reason": sender.reason}
    assert answers()["patterns"]["closeness"] == ["pull-back", "scared-child"]
    assert answers()["reaching"]["name"] == sender.name
    assert list(inquiry.events.values_list("what", "mover", "from_state", "to_state")) == [
        ("sent", "sender", "draft", "new")
    ]
    page = text(written.get("/intake/sent/"))
    assert inquiry.reply_by.strftime("%B") in page
    assert sender.name not in page


def test_the_check_shows_every_answer_with_a_way_to_change_it(written, sender):
    page = text(written.get("/intake/check/"))
    for words in (sender.reason, sender.name, sender.phone, "I pull back once someone matters", "25 to 34"):
        assert words in page
    assert 'href="/intake/letter/?change=1#id_reason"' in page
    assert 'href="/intake/place/?change=1#id_age_0"' in page
    assert "Not provided" in page


def test_the_check_tells_what_waits_for_a_talk_from_what_was_left_blank(client, therapist, sender):
    walk(client, sender.letter(reason="", reason_in_person="on"))
    page = text(client.get("/intake/check/"))
    assert "I’d rather say this in person" in page
    press_send(client)
    assert answers()["letter"] == {"reason_in_person": True}
    assert "hopes" not in answers()


def test_the_check_says_how_long_a_letter_is_kept(written, practice):
    practice.retention_days = 90
    practice.save()
    assert "erased 90 days after" in text(written.get("/intake/check/"))


def test_what_was_never_asked_was_not_left_blank(client, sender, as_therapist):
    send(client, sender.letter(routes=["code"]))
    page = text(as_therapist.get(f"/admin/intake/inquiry/{Inquiry.objects.get().pk}/change/"))
    assert "Left blank: Your pronouns" in page
    for never_asked in ("For calls and texts: your number", "is a text safe?", "do they know that you are writing?"):
        assert never_asked not in page


def test_every_answer_is_stored_as_a_key_never_as_a_label(client, therapist, sender):
    send(client, sender.letter(fee="lower", past_year=["eating"], payment="myself", times=["mon_evening"]))
    assert answers()["practical"] == {"fee": "lower", "payment": "myself"}
    assert answers()["background"] == {"past_year": ["eating"]}
    assert answers()["reaching"]["times"] == ["mon_evening"]


def test_nothing_goes_out_without_consent(written):
    page = text(press_send(written, consent=""))
    assert "<title>Error: " in page
    assert "Tick this, or I may not keep your letter" in page
    assert Inquiry.objects.get().state == "draft"


def test_the_code_on_the_check_is_the_one_that_opens_the_letter_later(written):
    code = shown_code(text(written.get("/intake/check/")))
    assert shown_code(text(written.get("/intake/check/"))) == code
    assert shown_code(text(written.get("/intake/code/"))) == code
    press_send(written)
    assert shown_code(text(written.get("/intake/sent/"))) == code


def test_who_can_be_reached_by_the_code_alone_says_that_it_is_kept(client, therapist, sender):
    walk(client, sender.letter(routes=["code"], phone="", text_safe=""))
    page = text(press_send(client, kept_code=""))
    assert "Keep your code first, then tick this." in page
    assert Inquiry.objects.get().state == "draft"
    assert press_send(client).headers["Location"] == "/intake/sent/"


def test_nobody_else_is_asked_whether_the_code_is_kept(written):
    assert 'name="kept_code"' not in text(written.get("/intake/check/"))
    assert press_send(written, kept_code="").status_code == 302


def test_a_letter_that_leaves_something_out_is_not_sent_and_says_where_to_look(client, therapist, sender):
    go(client, "place", sender.place())
    page = text(press_send(client))
    assert "Two things to look at" in page
    assert 'href="/intake/reaching/?change=1#id_name"' in page
    assert 'href="/intake/reaching/?change=1#id_routes_0"' in page
    assert Inquiry.objects.get().state == "draft"


def test_what_was_typed_wrong_and_passed_over_is_pointed_at_before_sending(client, therapist, sender):
    walk(client, sender.letter())
    go(client, "letter", reason="x" * 10_001, go="back")
    assert "yours has 1 more" in text(press_send(client))


def test_details_of_a_way_that_is_no_longer_chosen_are_not_sent(client, therapist, sender):
    walk(client, sender.letter())
    go(client, "reaching", sender.letter(routes=["code"]))
    press_send(client)
    assert answers()["reaching"] == {"name": sender.name, "routes": ["code"]}


def test_an_answer_to_a_question_that_the_practice_asks_no_longer_is_not_sent(client, therapist, sender, practice):
    practice.sessions = "both"
    practice.save()
    walk(client, sender.letter(format="in_person"))
    practice.sessions = "online"
    practice.save()
    press_send(client)
    assert "format" not in answers().get("practical", {})


def test_sending_twice_is_one_inquiry(written):
    press_send(written)
    before = Inquiry.objects.values().get(), Entry.objects.count(), Event.objects.count()
    assert press_send(written).headers["Location"] == "/intake/sent/"
    assert (Inquiry.objects.values().get(), Entry.objects.count(), Event.objects.count()) == before


def test_a_second_press_on_send_is_one_inquiry_and_shows_the_same_code(written):
    before = written.cookies["visit"].value
    press_send(written)
    first = shown_code(text(written.get("/intake/sent/")))
    written.cookies["visit"] = before
    press_send(written)
    assert Inquiry.objects.count() == 1
    assert shown_code(text(written.get("/intake/sent/"))) == first


@pytest.mark.parametrize("path", ["/intake/check/", "/intake/letter/", "/intake/now/"])
def test_back_after_sending_leads_to_the_confirmation(written, path):
    press_send(written)
    assert written.get(path).headers["Location"] == "/intake/sent/"


def test_words_that_come_after_sending_are_not_lost(written, sender):
    press_send(written)
    page = text(go(written, "hopes", different="To sleep again."))
    assert "Your letter was sent already" in page
    assert "To sleep again." in page
    assert 'action="/return/"' in page


AT_ONCE = {"phone": "503 555 0101", "voicemail_safe": "no", "consent": "on"}


@pytest.fixture
def other_window(monkeypatch):
    """Return how to keep words in another window just before each of the next sendings takes the letter."""
    send_letter = checking.send

    def keep(*texts):
        left = list(texts)

        def sending(request, sitting, given, **more):
            if left:
                drafts.save_answers(sitting.case, {"hopes": {"different": left.pop(0)}})
            return send_letter(request, sitting, given, **more)

        for module in (checking, now):
            monkeypatch.setattr(module, "send", sending)

    return keep


def test_words_kept_while_a_letter_is_being_sent_are_shown_first_and_then_sent(written, other_window):
    other_window("To sleep again.")
    page = text(press_send(written))
    assert "You wrote in another window meanwhile. Look once more, then send." in page
    assert "To sleep again." in page
    assert Inquiry.objects.get().state == "draft"
    assert press_send(written).headers["Location"] == "/intake/sent/"
    assert answers()["hopes"] == {"different": "To sleep again."}


def test_words_kept_while_a_letter_is_being_sent_at_once_go_along(written, other_window):
    other_window("To sleep again.")
    assert post(written, "/intake/now/", AT_ONCE).headers["Location"] == "/intake/sent/"
    assert answers()["hopes"] == {"different": "To sleep again."}
    assert answers()["reaching"]["phone"] == "503 555 0101"


def test_who_writes_on_and_on_while_they_send_at_once_is_asked_to_press_again(written, other_window):
    other_window("To", "To sleep", "To sleep again")
    page = text(post(written, "/intake/now/", AT_ONCE))
    assert "You wrote in another window meanwhile." in page
    assert "503 555 0101" in page
    assert Inquiry.objects.get().state == "draft"


def test_the_verb_sends_nothing_in_place_of_newer_words_and_a_second_sending_is_still_the_same(
    sender, therapist, practice
):
    draft = drafts.begin(sender.answers(), language="en")
    seen, given = conversation.numbered_answers(draft)
    drafts.save_answers(draft, {"letter": {"reason": "Changed."}})
    with pytest.raises(submission.WrittenMeanwhile):
        send_letter(draft, given, profile=practice, seen=seen)
    again, newest = conversation.numbered_answers(draft)
    send_letter(draft, newest, profile=practice, seen=again)
    assert send_letter(draft, given, profile=practice, seen=seen).code is None
    assert answers()["letter"] == {"reason": "Changed."}


def test_a_step_that_says_the_same_as_the_letter_that_was_sent_leads_to_its_confirmation(written, sender):
    press_send(written)
    assert go(written, "letter", sender.letter()).headers["Location"] == "/intake/sent/"


def test_a_practice_that_nobody_can_read_for_takes_no_letter_and_loses_no_word(written, sender):
    Reader.objects.all().delete()
    page = text(press_send(written))
    assert "can’t be taken at this moment" in page
    assert sender.reason in page
    assert go(written, "letter", reason="More words.").status_code == 302
    assert "More words." in text(written.get("/intake/check/"))
    assert Inquiry.objects.get().state == "draft"
    written.cookies.clear()
    assert written.get("/intake/place/").status_code == 503
    assert go(written, "place", sender.place()).status_code == 503
    assert "takes no letters yet" in text(written.get("/intake/"))


def test_the_verb_itself_takes_no_letter_from_outside_the_ages_or_places(sender, therapist, practice):
    for place in ({"age": "0-17"}, {"where": "elsewhere"}):
        with pytest.raises(submission.NotHere):
            sender.send(practice, place=place)


def test_a_letter_that_may_not_be_sent_is_kept_until_its_sender_deletes_it(written, sender):
    # Every other way out of a step keeps what was ticked, so it comes as far as the check.
    now = {"phone": "503 555 0101", "voicemail_safe": "no", "consent": "on"}
    go(written, "place", sender.place() | {"where": "elsewhere"}, go="save")
    for page in (text(press_send(written)), text(post(written, "/intake/now/", now))):
        assert "I can’t be your therapist" in page
        assert 'href="/intake/place/?change=1">I ticked the wrong line' in page
        assert "Nothing you wrote was kept" not in page
    assert Inquiry.objects.get().state == "draft"
    go(written, "place", sender.place())
    assert press_send(written).headers["Location"] == "/intake/sent/"


def test_a_practice_that_has_named_no_place_still_takes_letters(client, sender, therapist, practice):
    practice.places.all().delete()
    assert send(client, sender.letter()).headers["Location"] == "/intake/sent/"


def test_a_practice_that_changes_its_terms_while_someone_writes_asks_again_and_loses_nothing(
    client, sender, therapist, practice
):
    walk(client, sender.letter(age="18-24"))
    practice.minimum_age = 21
    practice.save()
    page = text(press_send(client))
    assert 'href="/intake/place/?change=1#id_age_0"' in page
    assert sender.reason in page
    go(client, "place", sender.place())
    assert press_send(client).status_code == 302


@pytest.mark.parametrize(
    ("safety", "urgent"),
    [("might_act", True), ("hurt_by_someone", True), ("thoughts", False), ("in_person", False), ("", False)],
)
def test_danger_now_makes_a_letter_urgent(client, therapist, sender, safety, urgent):
    for key in ("place", "letter", "reaching"):
        go(client, key, sender.letter())
    go(client, "today", safety=safety)
    press_send(client)
    assert Inquiry.objects.get().is_urgent is urgent
    kind = Notice.Kind.URGENT_INQUIRY if urgent else Notice.Kind.NEW_INQUIRY
    assert [notice.kind for notice in Notice.objects.all()] == [kind]


def test_words_that_speak_of_danger_make_a_letter_urgent_though_the_question_was_skipped(client, therapist, sender):
    for key in ("place", "reaching"):
        go(client, key, sender.letter())
    go(client, "letter", reason="I want to kill myself tonight.")
    press_send(client)
    assert Inquiry.objects.get().is_urgent


def test_whether_a_letter_is_urgent_is_not_known_before_it_is_sent(client, therapist, sender):
    go(client, "place", sender.letter())
    go(client, "today", safety="might_act")
    assert not Inquiry.objects.get().is_urgent


def test_an_urgent_sender_is_shown_help_at_once(client, therapist, sender):
    go(client, "place", sender.letter())
    go(client, "today", safety="might_act")
    go(client, "reaching", sender.letter())
    press_send(client)
    page = text(client.get("/intake/sent/"))
    assert page.index("tel:988") < page.index("Your return code")


def test_the_confirmation_alone_leads_to_the_start(client, practice):
    assert client.get("/intake/sent/").headers["Location"] == "/intake/"


def test_a_confirmation_is_for_the_device_that_sent_and_lasts_an_hour(written):
    cookie = press_send(written).cookies["visit"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert written.get("/intake/sent/").status_code == 302


def test_the_confirmation_offers_what_fits_the_ticked_patterns_first(client, articles, sender):
    send(client, sender.letter(conflict=["replay"], closeness=[]))
    assert text(client.get("/intake/sent/")).count('href="/articles/') >= 2


def test_ten_thousand_characters_are_kept_to_the_last(client, therapist, sender):
    words = ("ä" * 99 + "\n") * 100
    send(client, sender.letter(reason=words.rstrip("\n")))
    assert answers()["letter"]["reason"] == words.rstrip("\n")


def test_nothing_a_sender_wrote_is_in_an_event_or_a_notice(written, sender):
    press_send(written)
    for row in [*Event.objects.values(), *Notice.objects.values(), *Inquiry.objects.values()]:
        assert sender.name not in str(row)
        assert sender.phone not in str(row)


# Robots


def test_a_field_that_nobody_sees_keeps_robots_out_and_tells_a_person_how_to_go_on(written):
    page = text(press_send(written, **{LURE: "https://spam.example"}))
    assert "Empty this field and send again." in page
    assert Inquiry.objects.get().state == "draft"
    assert press_send(written).status_code == 302


def test_who_sends_at_once_is_asked_to_look_once_more(written, monkeypatch):
    monkeypatch.setattr(robots, "LEAST", timedelta(seconds=2))
    assert "That was very quick." in text(press_send(written))
    assert Inquiry.objects.get().state == "draft"
    with time_machine.travel(timezone.now() + timedelta(seconds=3)):
        assert press_send(written).status_code == 302


def test_who_sends_very_often_is_told_to_wait_and_loses_nothing(client, therapist, sender, monkeypatch):
    monkeypatch.setattr(robots, "SENDINGS_AN_HOUR", 1)
    client.defaults["REMOTE_ADDR"] = "203.0.113.7"
    send(client, sender.letter())
    client.cookies.clear()
    page = text(send(client, sender.letter()))
    assert "Many letters came from your network" in page
    assert sender.reason in page
    assert Inquiry.objects.filter(state="new").count() == 1


def test_who_begins_very_often_is_told_to_wait(client, therapist, sender, monkeypatch):
    monkeypatch.setattr(robots, "DRAFTS_AN_HOUR", 1)
    client.defaults["REMOTE_ADDR"] = "203.0.113.7"
    go(client, "place", sender.place())
    client.cookies.clear()
    page = text(go(client, "place", sender.place()), 429)
    assert "Too many letters at once" in page
    assert 'href="tel:988"' in page
    assert Inquiry.objects.count() == 1


def test_everyone_behind_a_proxy_that_nobody_named_is_not_kept_out_by_one(client, therapist, sender, monkeypatch):
    monkeypatch.setattr(robots, "DRAFTS_AN_HOUR", 1)
    for _ in range(2):
        client.cookies.clear()
        assert go(client, "place", sender.place()).status_code == 302
