"""From the start page to a sent letter, over HTTP without scripts."""

import re
from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest
import time_machine
from django.utils import timezone

from intake import conversation, submission
from intake.models import Entry, Event, Inquiry, Notice
from tests.clients import FORM, post
from tests.people import opened


def begin(client, sender):
    """Pass the first page and return the second."""
    response = post(client, "/intake/place/", sender.place())
    assert (response.status_code, response.headers["Location"]) == (302, "/intake/letter/")
    page = client.get("/intake/letter/").content.decode()
    assert 'action="/intake/letter/"' in page
    return page


@pytest.fixture
def begun(client, therapist, sender):
    return begin(client, sender)


def shown_code(page):
    return re.search(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", page)[0]


def send(client, sender, **changes):
    return post(client, "/intake/letter/", sender.letter(**changes))


def test_a_letter_is_stored_promised_and_confirmed(client, sender, begun):
    response = send(client, sender)
    assert (response.status_code, response.headers["Location"]) == (302, "/intake/sent/")
    inquiry = Inquiry.objects.get()
    assert (inquiry.state, inquiry.language, inquiry.is_urgent) == ("new", "en", False)
    assert inquiry.consented_at == inquiry.sent_at < inquiry.reply_by
    answers = conversation.answers_of(opened(inquiry))
    assert answers["letter"] == {"reason": sender.reason}
    assert answers["patterns"]["closeness"] == ["pull-back", "scared-child"]
    assert answers["reaching"]["name"] == sender.name
    assert list(inquiry.events.values_list("what", "mover", "from_state", "to_state")) == [
        ("sent", "sender", "draft", "new")
    ]

    page = client.get("/intake/sent/").content.decode()
    assert inquiry.reply_by.strftime("%B") in page
    assert sender.name not in page


def test_every_answer_is_stored_as_a_key_never_as_a_label(client, sender, begun):
    send(client, sender, fee="lower", past_year=["eating"], payment="myself")
    answers = conversation.answers_of(opened(Inquiry.objects.get()))
    assert answers["practical"] == {"fee": "lower", "payment": "myself"}
    assert answers["background"] == {"past_year": ["eating"]}


def test_in_person_blank_and_answered_are_three_different_things(client, sender, begun):
    send(client, sender, reason="", reason_in_person="on")
    answers = conversation.answers_of(opened(Inquiry.objects.get()))
    assert answers["letter"] == {"reason_in_person": True}
    assert answers["hopes"] == {}


def test_sending_twice_is_one_inquiry(client, sender, begun):
    send(client, sender)
    before = Inquiry.objects.values().get(), Entry.objects.count(), Event.objects.count()
    again = send(client, sender)
    assert again.headers["Location"] == "/intake/sent/"
    assert (Inquiry.objects.values().get(), Entry.objects.count(), Event.objects.count()) == before


def test_a_letter_that_was_changed_and_sent_again_is_one_inquiry_with_the_newer_words(client, sender, begun):
    send(client, sender)
    send(client, sender, phone="503 555 0199", safety="might_act")
    inquiry = Inquiry.objects.get()
    answers = conversation.answers_of(opened(inquiry))
    assert answers["reaching"]["phone"] == "503 555 0199"
    assert answers["letter"]["reason"] == sender.reason
    assert inquiry.needs_urgent_care
    assert Notice.objects.filter(kind=Notice.Kind.URGENT_INQUIRY, done_at=None).count() == 1
    assert [event.what for event in inquiry.events.order_by("number")] == ["sent", "changed"]
    assert "tel:988" in client.get("/intake/sent/").content.decode()


def test_a_letter_changed_after_it_was_answered_waits_again(client, sender, begun, practice):
    send(client, sender)
    Inquiry.objects.update(state="replied", reply_by=timezone.now() + timedelta(minutes=1))
    send(client, sender, reason="One more thing.")
    inquiry = Inquiry.objects.get()
    assert inquiry.state == "new"
    assert inquiry.reply_by > timezone.now() + timedelta(hours=1)


def test_a_second_press_on_send_is_one_inquiry_and_shows_the_same_code(client, sender, begun):
    before = client.cookies["visit"].value
    send(client, sender)
    first = client.get("/intake/sent/").content.decode()
    client.cookies["visit"] = before
    send(client, sender)
    assert Inquiry.objects.count() == 1
    assert shown_code(client.get("/intake/sent/").content.decode()) == shown_code(first)


def test_a_letter_whose_visit_is_over_is_sent_all_the_same(client, sender, begun):
    client.cookies.clear()
    assert send(client, sender).headers["Location"] == "/intake/sent/"
    assert conversation.answers_of(opened(Inquiry.objects.get(state="new")))["letter"] == {"reason": sender.reason}


def test_the_letter_asked_for_again_shows_what_was_sent(client, sender, begun):
    send(client, sender)
    assert sender.reason in client.get("/intake/letter/").content.decode()


def test_a_practice_that_nobody_can_read_for_takes_no_letter_and_loses_no_word(client, sender, begun):
    from intake.models import Reader

    Reader.objects.all().delete()
    page = send(client, sender).content.decode()
    assert "can’t be taken at this moment" in page
    assert sender.reason in page
    assert client.get("/intake/place/").status_code == 503
    assert "takes no letters yet" in client.get("/intake/").content.decode()


def test_the_verb_itself_takes_no_letter_from_outside_the_ages_or_places(sender, therapist, practice):
    for place in ({"age": "0-17"}, {"where": "elsewhere"}):
        with pytest.raises(submission.NotHere):
            sender.send(practice, place=place)


def test_someone_older_than_the_practice_sees_is_not_sent_to_a_school(client, therapist, sender, practice):
    practice.maximum_age = 64
    practice.save()
    page = post(client, "/intake/place/", sender.place() | {"age": "65-"}).content.decode()
    assert "aged 18 to 64" in page
    assert "school" not in page


def test_a_practice_that_has_named_no_place_still_takes_letters(client, sender, therapist, practice):
    practice.places.all().delete()
    begin(client, sender)
    assert send(client, sender).status_code == 302


def test_a_practice_that_changes_its_terms_while_someone_writes_asks_again_and_loses_nothing(
    client, sender, begun, practice
):
    practice.minimum_age = 21
    practice.save()
    page = send(client, sender, age="18-24").content.decode()
    assert re.search(r'<input type="radio" name="age"', page)
    assert sender.reason in page
    assert send(client, sender, age="25-34").status_code == 302


def test_links_out_of_the_letter_leave_it_open(client, therapist, sender):
    page = begin(client, sender)
    for link in re.findall(r"<a [^>]*href=\"/[^\"#]*\"[^>]*>", page):
        assert 'target="_blank"' in link or "/leave/" in link, link


@pytest.mark.parametrize("phone", ["-----", "()()()", "1234", "call me at 5"])
def test_a_number_needs_digits(client, sender, begun, phone):
    assert "Write the number with digits" in send(client, sender, phone=phone).content.decode()


def test_a_number_in_arabic_digits_is_a_number(client, sender, begun):
    assert send(client, sender, phone="٠١٢٣٤٥٦٧").status_code == 302


@pytest.mark.parametrize(
    ("safety", "urgent"),
    [("might_act", True), ("hurt_by_someone", True), ("thoughts", False), ("in_person", False), ("", False)],
)
def test_danger_now_makes_a_letter_urgent(client, sender, begun, safety, urgent):
    send(client, sender, safety=safety)
    assert Inquiry.objects.get().is_urgent is urgent
    kind = Notice.Kind.URGENT_INQUIRY if urgent else Notice.Kind.NEW_INQUIRY
    assert [notice.kind for notice in Notice.objects.all()] == [kind]


def test_an_urgent_sender_is_shown_help_at_once(client, sender, begun):
    send(client, sender, safety="might_act")
    page = client.get("/intake/sent/").content.decode()
    assert page.index("tel:988") < page.index("</main>")


@pytest.mark.parametrize(("changes", "part"), [({"age": "0-17"}, "18"), ({"where": "elsewhere"}, "licen")])
def test_outside_ages_and_places_get_a_kind_page_and_nothing_is_stored(client, therapist, sender, changes, part):
    page = post(client, "/intake/place/", sender.place() | changes).content.decode()
    assert part in page
    assert 'href="tel:988"' in page
    assert not Inquiry.objects.exists()


def test_the_second_page_cannot_be_used_to_get_round_the_first(client, sender, begun):
    assert "Nothing you wrote was kept" in send(client, sender, age="0-17").content.decode()
    assert not Inquiry.objects.exists()


def test_a_letter_that_was_sent_stays_when_its_place_is_changed_to_one_that_is_not_seen(client, sender, begun):
    send(client, sender)
    assert "is still here, as it was" in send(client, sender, where="elsewhere").content.decode()
    assert Inquiry.objects.get().state == "new"


def test_the_second_page_asked_for_alone_leads_to_the_first(client, practice):
    assert client.get("/intake/letter/").headers["Location"] == "/intake/place/"


def test_the_confirmation_alone_leads_to_the_start(client, practice):
    assert client.get("/intake/sent/").headers["Location"] == "/intake/"


def test_a_confirmation_is_for_the_device_that_sent_and_lasts_an_hour(client, sender, begun):
    response = send(client, sender)
    cookie = response.cookies["visit"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert client.get("/intake/sent/").status_code == 302


@pytest.mark.parametrize("path", ["/intake/place/", "/intake/letter/", "/intake/sent/", "/leave/"])
def test_no_intake_page_is_kept_by_the_browser(client, therapist, sender, path):
    response = post(client, path, sender.letter()) if path == "/intake/letter/" else client.get(path)
    assert "no-store" in response.headers["Cache-Control"]


MISSING = [
    ({"name": ""}, "Write any name that I may call you."),
    ({"routes": []}, "Choose at least one way to reach you"),
    ({"consent": ""}, "Tick this, or I may not keep your letter"),
    ({"phone": ""}, "Write the number I may call or text."),
    ({"phone": "call me"}, "Write the number with digits"),
    ({"text_safe": ""}, "Choose yes or no, so that I don’t put you at risk."),
    ({"text_safe": "no"}, "You marked every way as unsafe."),
    ({"routes": ["email"]}, "Write the address I may write to."),
    ({"routes": ["email"], "email": "wren"}, "Write the address like name@example.org."),
    ({"closeness": ["none", "pull-back"]}, "You ticked “None of these” and something else."),
    ({"safety": "no-such-answer"}, "Choose from the list."),
    ({"closeness": ["no-such-pattern"]}, "Choose from the list."),
    ({"reason": "x" * 100_000}, "This holds up to 10,000 characters; yours has 90,000 more."),
    ({"name": "n" * 100_000}, "This holds up to 500 characters"),
    ({"website": "https://spam.example"}, "It is there to keep robots out."),
]


@pytest.mark.parametrize(("changes", "message"), MISSING, ids=lambda value: str(value)[:40])
def test_what_cannot_be_sent_comes_back_with_a_message_and_everything_typed(client, sender, begun, changes, message):
    kept = "Ich höre ‘Tür’ & <b>zu</b> 👩🏽‍⚕️"
    response = send(client, sender, **{"helps": kept, **changes})
    page = response.content.decode()
    assert response.status_code == 200
    assert message in page
    assert "<title>Error: " in page
    assert "Ich höre ‘Tür’ &amp; &lt;b&gt;zu&lt;/b&gt; 👩🏽‍⚕️" in page
    assert re.search(r'value="scared-child"[^>]* checked', page) or "closeness" in changes
    assert not Inquiry.objects.exclude(state="draft").exists()


FIELDS = [
    "reason",
    "helps",
    "closeness_own",
    "name",
    "pronouns",
    "phone",
    "email",
    "avoid",
    "different",
    "easier",
    "before",
]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "hostile",
    ["a\x00b", "\xff\xfe\xed", "x" * 100_000, "{{ 7|add:7 }}{% now 'Y' %}"],
    ids=["nul", "not-utf8", "100kB", "template"],
)
def test_no_text_in_any_field_is_a_server_error(client, sender, begun, field, hostile):
    data = urlencode(sender.letter(routes=["text", "email"], email="wren@example.org", email_safe="yes"), doseq=True)
    data = re.sub(rf"(^|&){field}=[^&]*", "", data) + f"&{field}=" + quote(hostile, encoding="latin-1")
    response = client.post("/intake/letter/", data, content_type=FORM)
    assert response.status_code in {200, 302}
    if hostile == "a\x00b" or "\xff" in hostile:
        assert "did not arrive here as you typed them" in response.content.decode()
        assert "\x00" not in response.content.decode()
        assert sender.phone in response.content.decode() or field == "phone"


@pytest.mark.parametrize(
    "field",
    ["age", "where", "safety", "closeness", "routes", "letter", "consent", "csrfmiddlewaretoken", "reason_in_person"],
)
@pytest.mark.parametrize("value", ["", "a%00b", "%ff%fe", "x" * 2000, "[]"])
def test_no_value_of_a_choice_is_a_server_error(client, sender, begun, field, value):
    data = urlencode(sender.letter(), doseq=True)
    data = re.sub(rf"(^|&){field}=[^&]*", "", data) + f"&{field}={value}"
    assert client.post("/intake/letter/", data, content_type=FORM).status_code in {200, 302}
    assert client.post("/intake/place/", data, content_type=FORM).status_code in {200, 302}


def test_fields_that_nobody_asked_for_are_ignored(client, sender, begun):
    response = send(client, sender, state="accepted", is_urgent="1", id="1", __proto__="x")
    assert response.status_code == 302
    assert Inquiry.objects.get().state == "new"


def test_a_repeated_field_counts_once(client, sender, begun):
    response = client.post(
        "/intake/letter/",
        urlencode(sender.letter(), doseq=True) + "&name=Robin&closeness=pull-back",
        content_type=FORM,
    )
    assert response.status_code == 302
    answers = conversation.answers_of(opened(Inquiry.objects.get()))
    assert answers["reaching"]["name"] == "Robin"


def test_a_body_in_another_encoding_is_a_bad_request(client, sender, begun):
    response = client.post(
        "/intake/letter/", b"name=x", content_type="application/x-www-form-urlencoded; charset=utf-16"
    )
    assert response.status_code == 400


def test_a_form_from_elsewhere_is_refused_and_shows_nothing_of_it(sender, therapist):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    response = post(strict, "/intake/letter/", sender.letter())
    assert response.status_code == 403
    assert "This page was open for too long" in response.content.decode()
    assert sender.reason not in response.content.decode()
    assert not Inquiry.objects.exists()


def test_the_confirmation_offers_what_fits_the_ticked_patterns_first(client, articles, sender):
    begin(client, sender)
    send(client, sender, conflict=["replay"], closeness=[])
    page = client.get("/intake/sent/").content.decode()
    assert page.count('href="/articles/') >= 2


def test_what_to_look_at_is_listed_in_the_order_of_the_page(client, sender, begun):
    page = send(client, sender, name="", consent="").content.decode()
    assert page.index("Write any name that I may call you.") < page.index("Tick this, or I may not keep your letter")


def test_ten_thousand_characters_are_kept_to_the_last(client, sender, begun):
    words = ("ä" * 99 + "\n") * 100
    send(client, sender, reason=words.rstrip("\n"))
    assert conversation.answers_of(opened(Inquiry.objects.get()))["letter"]["reason"] == words.rstrip("\n")


def test_the_writing_page_asks_the_whole_vocabulary(client, therapist, sender):
    from practice.models import Pattern

    page = begin(client, sender)
    for pattern in Pattern.objects.all():
        assert f'value="{pattern.key}"' in page


def test_nothing_a_sender_wrote_is_in_an_event_or_a_notice(client, sender, begun):
    send(client, sender)
    for row in [*Event.objects.values(), *Notice.objects.values(), *Inquiry.objects.values()]:
        assert sender.name not in str(row)
        assert sender.phone not in str(row)
