"""What someone is shown before they go on when today may be too much, and sending at once with a number."""

import pytest

from intake import conversation, support
from intake.models import Inquiry
from practice.models import CrisisLine, Profile
from tests.clients import post, text
from tests.people import opened
from tests.steps import go, press_send, send, shown_code, walk

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

RISK = "I want to kill myself tonight."


@pytest.fixture
def begun(client, therapist, sender):
    """Return a client who has passed the first page."""
    go(client, "place", sender.place())
    return client


@pytest.mark.parametrize("answer", ["might_act", "hurt_by_someone"])
def test_danger_now_is_met_in_the_same_step_with_lines_a_number_and_a_way_on(begun, answer):
    page = text(go(begun, "today", safety=answer))
    assert "Nobody has read this yet, and I may not see it before" in page
    assert 'href="tel:988"' in page[: page.index("</section>")]
    assert 'href="/intake/now/"' in page
    assert 'href="/intake/reaching/"' in page
    assert "Keep writing" in page


def test_who_is_hurt_by_someone_is_shown_the_line_for_that_first(begun):
    page = text(go(begun, "today", safety="hurt_by_someone"))
    assert page.index("tel:18007997233") < page.index("tel:988")


def test_few_lines_are_shown_and_among_them_always_who_to_talk_to_and_the_number_for_danger(practice):
    def kinds(is_hurt):
        return [line.kind[0] for line in support._support(practice, is_hurt=is_hurt).lines]

    Profile.objects.update(country="IE")
    practice.refresh_from_db()
    CrisisLine.objects.create(country="IE", name="Another", number="1")
    assert kinds(is_hurt=False) == ["1", "2", "3"]
    assert kinds(is_hurt=True) == ["3", "3", "1", "2"]


@pytest.mark.parametrize("answer", ["safe", "thoughts", "in_person", ""])
def test_other_answers_go_straight_on(begun, answer):
    assert go(begun, "today", safety=answer).headers["Location"] == "/intake/reaching/"


@pytest.mark.parametrize(
    ("step", "field"),
    [
        ("letter", "reason"),
        ("patterns", "helps"),
        ("patterns", "self_own"),
        ("hopes", "different"),
        ("background", "before"),
    ],
)
def test_words_that_speak_of_danger_are_kept_first_and_then_met(begun, step, field):
    page = text(go(begun, step, **{field: RISK}))
    assert "Before you go on" in page
    assert "Continue" in page
    assert RISK in text(begun.get(f"/intake/{step}/"))


def test_neither_title_nor_address_tells_of_it(begun, practice):
    response = go(begun, "letter", reason=RISK)
    assert response.status_code == 200
    assert f"<title>{practice.name}</title>" in text(response)
    for word in ("detect", "noticed", "suicid"):
        assert (
            word
            not in text(response).split("<main")[1].split("National")[0].replace("988 Suicide & Crisis", "").lower()
        )


@pytest.mark.parametrize(("button", "where"), [("back", "/intake/place/"), ("save", "/intake/code/")])
def test_every_way_out_meets_them_and_leads_where_it_led(begun, button, where):
    page = text(go(begun, "letter", reason=RISK, go=button))
    assert f'href="{where}"' in page
    assert "Before you go on" in page


def test_who_deletes_what_they_wrote_is_not_held_up(begun):
    assert go(begun, "letter", reason=RISK, go="delete").headers["Location"] == "/intake/delete/"


def test_the_same_words_are_met_once(begun):
    go(begun, "letter", reason=RISK)
    assert go(begun, "letter", reason=RISK).headers["Location"] == "/intake/patterns/"


@pytest.mark.parametrize(("step", "said"), [("letter", {"reason": RISK}), ("today", {"safety": "might_act"})])
def test_what_a_script_has_kept_before_is_met_when_its_writer_goes_on(begun, step, said):
    assert go(begun, step, **said, go="keep", seen="0").status_code == 204
    assert "Before you go on" in text(go(begun, step, **said))
    assert go(begun, step, **said).status_code == 302


def test_words_that_were_met_and_then_changed_are_met_again(begun):
    go(begun, "letter", reason=RISK)
    go(begun, "letter", reason=f"{RISK} I mean it.", go="keep")
    assert "Before you go on" in text(go(begun, "letter", reason=f"{RISK} I mean it."))


def test_words_that_came_along_from_a_visit_that_was_over_are_met(client, therapist, sender):
    go(client, "letter", reason=RISK, go="anew")
    go(client, "place", sender.place())
    assert "Before you go on" in text(go(client, "letter", reason=RISK))


def test_that_someone_was_met_is_not_sent(begun, sender):
    go(begun, "letter", reason=RISK)
    go(begun, "today", safety="might_act")
    go(begun, "reaching", sender.letter())
    press_send(begun)
    answers = conversation.answers_of(opened(Inquiry.objects.get()))
    assert (answers["letter"], answers["today"]) == ({"reason": RISK}, {"safety": "might_act"})


def test_who_may_be_hurt_reads_first_of_the_lines_for_that_once_the_letter_is_sent_too(begun, sender):
    go(begun, "today", safety="hurt_by_someone")
    go(begun, "reaching", sender.letter())
    press_send(begun)
    page = text(begun.get("/intake/sent/"))
    lines = ("National Domestic Violence Hotline", "988 Suicide & Crisis Lifeline", "Emergency services")
    places = [page.index(line) for line in lines]
    assert places == sorted(places)


def test_a_message_that_goes_out_with_the_code_is_met_too(client, therapist, sender, practice):
    code = sender.send(practice).code
    page = text(post(client, "/return/", message=RISK, code=code))
    assert "Before you go on" in page
    assert RISK in text(client.get("/return/"))


def test_ordinary_words_go_straight_on(begun, sender):
    assert go(begun, "letter", sender.letter()).headers["Location"] == "/intake/patterns/"


def test_a_change_from_the_check_goes_on_to_the_check(begun):
    page = text(post(begun, "/intake/letter/?change=1", reason=RISK, go="next"))
    assert 'href="/intake/check/"' in page


def test_a_message_that_speaks_of_danger_is_stored_and_met_and_asks_for_someone_soon(client, therapist, sender):
    send(client, sender.letter())
    page = text(post(client, "/return/", message=RISK))
    assert "Before you go on" in page
    assert RISK in text(client.get("/return/"))
    assert Inquiry.objects.get().needs_urgent_care


def test_an_ordinary_message_goes_straight_on(client, therapist, sender):
    send(client, sender.letter())
    assert post(client, "/return/", message="Tuesday is fine.").status_code == 302
    assert not Inquiry.objects.get().needs_urgent_care


def test_it_is_the_country_of_the_practice_whose_lines_are_shown(begun, practice):
    practice.country = "IE"
    practice.save()
    page = text(go(begun, "today", safety="might_act"))
    assert 'href="tel:116123"' in page


def test_a_practice_without_any_line_still_leads_on(begun):
    CrisisLine.objects.all().delete()
    assert 'href="/intake/reaching/"' in text(go(begun, "today", safety="might_act"))


# On ways beside the one through the steps

ANSWERS_NOW = "These people answer now."


@pytest.mark.parametrize(
    ("answer", "words"), [("might_act", "I might act on them soon."), ("hurt_by_someone", "Someone may hurt me.")]
)
def test_danger_chosen_after_sending_is_met_and_offered_as_a_message_that_makes_it_urgent(
    client, therapist, sender, answer, words
):
    send(client, sender.letter())
    page = text(go(client, "today", safety=answer))
    assert ANSWERS_NOW in page
    assert "Your answer here was not added to it." in page
    assert 'href="tel:988"' in page[: page.index("</section>")]
    message = f"{words} I am not safe."
    assert message in page
    assert not Inquiry.objects.get().is_urgent
    post(client, "/return/", message=message)
    assert Inquiry.objects.get().is_urgent


def test_danger_that_the_letter_says_already_leads_to_its_confirmation(client, therapist, sender):
    send(client, sender.letter(safety="might_act"))
    send(client, sender.letter(safety="might_act"))
    assert go(client, "today", safety="might_act").headers["Location"] == "/intake/sent/"


def test_words_of_danger_that_come_after_sending_are_met(client, therapist, sender):
    send(client, sender.letter())
    page = text(go(client, "letter", reason=RISK))
    assert ANSWERS_NOW in page
    assert "What you typed here is not in it." in page
    assert ANSWERS_NOW not in text(go(client, "letter", reason="It is about my mother."))


def test_danger_in_a_page_whose_visit_is_over_is_met_beside_the_ways_on(client, therapist):
    page = text(go(client, "letter", reason=RISK))
    assert ANSWERS_NOW in page
    assert RISK in page
    assert 'value="anew"' in page
    assert ANSWERS_NOW in text(go(client, "today", safety="might_act"))
    assert ANSWERS_NOW not in text(go(client, "letter", reason="It is about my mother."))


def test_danger_that_meets_words_of_another_window_is_met(begun, sender):
    go(begun, "letter", sender.letter())
    page = text(go(begun, "letter", reason=RISK, seen="0"))
    assert "You wrote here in another window too" in page
    assert ANSWERS_NOW in page
    assert page.count("autofocus") == 1
    assert ANSWERS_NOW not in text(go(begun, "letter", reason="It is about my mother.", seen="0"))


@pytest.mark.parametrize(("step", "said"), [("letter", {"reason": RISK}), ("today", {"safety": "might_act"})])
def test_who_comes_back_to_danger_that_was_kept_and_not_met_goes_on_there(client, therapist, sender, step, said):
    walk(client, sender.letter())
    code = shown_code(text(client.get("/intake/code/")))
    go(client, step, **said, go="keep")
    client.cookies.clear()
    assert post(client, "/return/", code=code).headers["Location"] == f"/intake/{step}/"
    assert ANSWERS_NOW in text(go(client, step, **said))
    client.cookies.clear()
    assert post(client, "/return/", code=code).headers["Location"] == "/intake/more/"


def test_danger_that_was_kept_and_not_met_is_met_once_on_the_check(begun, sender):
    walk(begun, sender.letter())
    go(begun, "letter", reason=RISK, go="keep")
    page = text(begun.get("/intake/check/"))
    assert ANSWERS_NOW in page
    assert RISK in page
    assert ANSWERS_NOW not in text(begun.get("/intake/check/"))
    assert press_send(begun).headers["Location"] == "/intake/sent/"


# Sending at once


NOW = {"phone": "503 555 0101", "voicemail_safe": "no", "consent": "on"}


def test_a_number_and_consent_are_enough_to_send_at_once(begun, sender):
    go(begun, "letter", reason=RISK)
    assert post(begun, "/intake/now/", NOW).headers["Location"] == "/intake/sent/"
    inquiry = Inquiry.objects.get()
    assert inquiry.state == "new"
    assert inquiry.is_urgent
    answers = conversation.answers_of(opened(inquiry))
    assert answers["letter"] == {"reason": RISK}
    assert answers["reaching"]["phone"] == "503 555 0101"
    assert answers["reaching"]["routes"] == ["call"]


def test_other_ways_that_were_chosen_before_stay(begun, sender):
    go(begun, "reaching", sender.letter())
    post(begun, "/intake/now/", NOW)
    reaching = conversation.answers_of(opened(Inquiry.objects.get()))["reaching"]
    assert reaching["routes"] == ["call", "text"]
    assert reaching["name"] == sender.name


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"phone": ""}, "Write the number I may call."),
        ({"phone": "soon"}, "Write the number with digits"),
        ({"voicemail_safe": ""}, "Choose yes or no"),
        ({"consent": ""}, "Tick this"),
        ({"phone": "a\x00b"}, "did not arrive here as you typed them"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_sent(begun, changes, message):
    page = text(post(begun, "/intake/now/", NOW | changes))
    assert message in page
    assert "<title>Error: " in page
    assert Inquiry.objects.get().state == "draft"


def test_without_a_visit_it_says_so_beside_the_lines_to_call(client, therapist):
    assert client.get("/intake/now/").headers["Location"] == "/intake/"
    page = text(post(client, "/intake/now/", NOW))
    assert "503 555 0101" in page
    assert 'href="tel:988"' in page
    assert not Inquiry.objects.exists()


def test_who_has_not_said_where_they_are_is_asked_first(client, therapist, sender):
    post(client, "/intake/", device="mine")
    assert post(client, "/intake/now/", NOW).headers["Location"] == "/intake/place/"


def test_what_is_not_in_order_elsewhere_keeps_nobody_waiting(begun):
    go(begun, "hopes", different="x" * 12_000)
    assert post(begun, "/intake/now/", NOW).headers["Location"] == "/intake/sent/"


def test_pressing_twice_is_one_inquiry(begun):
    post(begun, "/intake/now/", NOW)
    post(begun, "/intake/now/", NOW)
    assert Inquiry.objects.count() == 1


def test_a_letter_that_says_nothing_of_danger_is_not_urgent(begun, sender):
    walk(begun, sender.letter())
    press_send(begun)
    assert not Inquiry.objects.get().is_urgent
    assert not support.is_urgent({}, [])
