"""The steps of the intake over HTTP, without scripts: where one goes, and that nothing typed is lost."""

import re
from urllib.parse import quote, urlencode

import pytest

from intake import conversation, visits
from intake.models import Entry, Inquiry
from intake.questions.kinds import REFUSED
from tests.clients import FORM, post, refused, text
from tests.people import opened
from tests.steps import fields_of, go, send, shown_code, step_keys, walk

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def begun(client, therapist, sender):
    """Return a client who has passed the first page."""
    assert go(client, "place", sender.place()).headers["Location"] == "/intake/letter/"
    return client


def answers_in_page(client, path):
    return client.get(path).content.decode()


def test_every_step_leads_to_the_next_and_the_core_to_a_choice(client, therapist, sender):
    ways = [go(client, key, sender.letter()).headers["Location"] for key in step_keys()]
    assert ways == [
        "/intake/letter/",
        "/intake/patterns/",
        "/intake/today/",
        "/intake/reaching/",
        "/intake/more/",
        "/intake/practical/",
        "/intake/background/",
        "/intake/check/",
    ]


def test_every_step_says_where_it_stands(client, therapist, sender):
    walk(client, sender.letter())
    said = [
        re.search(r"(Step|Extra step) \d of \d", answers_in_page(client, f"/intake/{key}/"))[0] for key in step_keys()
    ]
    assert said == [*(f"Step {n} of 5" for n in range(1, 6)), *(f"Extra step {n} of 3" for n in range(1, 4))]


def test_after_the_core_sending_now_and_adding_more_weigh_the_same(client, therapist, sender):
    walk(client, sender.letter(), until="hopes")
    page = text(client.get("/intake/more/"))
    assert re.findall(r'<a class="button" href="([^"]+)"', page) == ["/intake/check/", "/intake/hopes/"]


@pytest.mark.parametrize(
    ("button", "where"),
    [
        ("next", "/intake/patterns/"),
        ("back", "/intake/place/"),
        ("save", "/intake/code/"),
        ("delete", "/intake/delete/"),
    ],
)
def test_every_button_keeps_what_was_typed(begun, sender, button, where):
    assert go(begun, "letter", sender.letter(), go=button).headers["Location"] == where
    assert sender.reason in text(begun.get("/intake/letter/"))


@pytest.mark.parametrize("button", ["back", "save"])
def test_what_is_wrong_does_not_keep_anyone_from_going_back_or_saving(begun, sender, button):
    response = go(begun, "reaching", sender.letter(phone="call me", name=""), go=button)
    assert response.status_code == 302
    assert 'value="call me"' in text(begun.get("/intake/reaching/"))


def test_a_change_from_the_check_leads_back_there(begun, sender):
    page = text(begun.get("/intake/letter/?change=1"))
    assert 'action="/intake/letter/?change=1"' in page
    response = post(begun, "/intake/letter/?change=1", fields_of("letter", sender.letter()), go="next")
    assert response.headers["Location"] == "/intake/check/"
    assert post(begun, "/intake/letter/?change=1", go="back").headers["Location"] == "/intake/check/"


def test_a_step_that_is_none_is_not_there(begun):
    assert begun.get("/intake/no-such-step/").status_code == 404
    assert post(begun, "/intake/no-such-step/", reason="Words.").status_code == 404


@pytest.mark.parametrize(
    "path", ["/intake/letter/", "/intake/today/", "/intake/more/", "/intake/check/", "/intake/code/"]
)
def test_without_a_visit_every_later_page_leads_to_the_start(client, therapist, path):
    assert client.get(path).headers["Location"] == "/intake/"


def test_steps_can_be_taken_in_any_order(begun, sender):
    assert go(begun, "background", before="Some years ago.").headers["Location"] == "/intake/check/"
    assert go(begun, "letter", sender.letter()).status_code == 302
    assert "Some years ago." in text(begun.get("/intake/background/"))


def test_nothing_is_stored_before_the_first_page_is_passed(client, therapist, sender):
    page = text(go(client, "place", sender.place() | {"age": ""}))
    assert "Choose the line with your age." in page
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize(("age", "first"), [("0-17", "tel:18004224453"), ("65-", "tel:988")])
def test_who_is_too_young_finds_the_line_for_young_people_first(client, therapist, sender, practice, age, first):
    practice.maximum_age = 64
    practice.save()
    page = text(go(client, "place", sender.place() | {"age": age}))
    lines = page.split("If you need someone today")[1]
    assert lines.index("tel:") == lines.index(first)


@pytest.mark.parametrize(("changes", "part"), [({"age": "0-17"}, "18"), ({"where": "elsewhere"}, "in certain places")])
def test_outside_ages_and_places_get_a_kind_page_and_nothing_is_stored(client, therapist, sender, changes, part):
    page = text(go(client, "place", sender.place() | changes))
    assert part in page
    assert 'href="tel:988"' in page
    assert not Inquiry.objects.exists()


def test_a_draft_that_turns_out_to_be_in_the_wrong_place_is_deleted_where_nothing_else_was_written(begun, sender):
    assert "Nothing you wrote was kept" in text(go(begun, "place", sender.place() | {"where": "elsewhere"}))
    assert not Inquiry.objects.exists()
    assert not Entry.objects.exists()
    assert begun.get("/intake/letter/").headers["Location"] == "/intake/"


def checked(page):
    """Return the boxes that stand ticked on a page."""
    return re.findall(r"<input[^>]* checked[^>]*>", page)


@pytest.mark.parametrize("changes", [{"age": "0-17"}, {"where": "elsewhere"}])
def test_a_wrong_line_ticked_by_mistake_loses_no_letter_and_no_code(begun, sender, changes):
    go(begun, "letter", sender.letter())
    code = shown_code(text(begun.get("/intake/code/")))
    before = text(begun.get("/intake/place/"))
    page = text(go(begun, "place", sender.place() | changes))
    assert "I can’t be your therapist" in page
    assert 'href="tel:988"' in page
    assert "Nothing you wrote was kept" not in page
    assert 'href="/intake/place/">I ticked the wrong line, go back</a>' in page
    assert 'href="/intake/delete/">Delete what I wrote</a>' in page
    assert checked(text(begun.get("/intake/place/"))) == checked(before)
    assert sender.reason in text(begun.get("/intake/letter/"))
    assert shown_code(text(begun.get("/intake/code/"))) == code


def test_a_wrong_line_is_not_kept_by_the_page_itself_either(begun, sender):
    go(begun, "letter", sender.letter())
    before = text(begun.get("/intake/place/"))
    response = go(begun, "place", sender.place() | {"where": "elsewhere"}, go="keep")
    assert (response.status_code, response.headers["Kept"]) == (204, "1")
    assert checked(text(begun.get("/intake/place/"))) == checked(before)


def test_who_came_from_the_check_goes_back_as_they_came(begun, sender):
    go(begun, "letter", sender.letter())
    page = text(post(begun, "/intake/place/?change=1", sender.place() | {"where": "elsewhere"}, go="next"))
    assert 'href="/intake/place/?change=1">I ticked the wrong line' in page


def test_someone_older_than_the_practice_sees_is_not_sent_to_a_school(client, therapist, sender, practice):
    practice.maximum_age = 64
    practice.save()
    page = text(go(client, "place", sender.place() | {"age": "65-"}))
    assert "aged 18 to 64" in page
    assert "school" not in page


def test_links_out_of_a_step_leave_it_open(begun):
    for link in re.findall(r"<a [^>]*href=\"/[^\"#]*\"[^>]*>", text(begun.get("/intake/letter/"))):
        assert 'target="_blank"' in link or "/leave/" in link, link


@pytest.mark.parametrize("path", ["/intake/", "/intake/place/", "/intake/letter/", "/intake/check/", "/intake/code/"])
def test_no_intake_page_is_kept_by_the_browser(begun, path):
    assert "no-store" in begun.get(path).headers["Cache-Control"]


def test_the_title_says_nothing_of_the_step(begun, practice):
    assert f"<title>{practice.name}</title>" in text(begun.get("/intake/today/"))


def test_a_question_for_those_who_meet_in_person_is_not_asked_in_an_online_practice(begun, practice):
    assert 'name="format"' not in text(begun.get("/intake/practical/"))
    practice.sessions = "both"
    practice.save()
    assert 'name="format"' in text(begun.get("/intake/practical/"))


def test_the_ways_to_pay_are_those_that_the_practice_takes(begun, practice):
    assert 'value="plan"' not in text(begun.get("/intake/practical/"))
    practice.takes_plans, practice.plans = True, "Blue Harbour"
    practice.save()
    assert "Through a plan: Blue Harbour" in text(begun.get("/intake/practical/"))


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("US", "The law lets me work only with people who are in these places, so I have to ask."),
        ("IE", "I work only with people who are in these places, so I ask."),
        ("CA", "I work only with people who are in these places, so I ask."),
    ],
)
def test_a_law_is_named_as_the_reason_for_the_places_only_where_there_is_one(
    client, therapist, practice, country, said
):
    practice.country = country
    practice.save()
    page = text(go(client, "place"))
    assert said in page
    assert ("The law" in page) == (country == "US")


@pytest.mark.parametrize(("country", "is_said"), [("US", True), ("CA", False), ("AU", False)])
def test_networks_of_plans_are_spoken_of_only_in_the_united_states(begun, practice, country, is_said):
    practice.country = country
    practice.save()
    asked = text(begun.get("/intake/practical/"))
    assert "Myself, and I claim" in asked
    assert ("out of network" in asked) == is_said
    assert ("out of network" in " ".join(practice.ways_to_pay)) == is_said


def test_the_steps_ask_the_whole_vocabulary(begun):
    from practice.models import Pattern

    page = text(begun.get("/intake/patterns/"))
    for pattern in Pattern.objects.all():
        assert f'value="{pattern.key}"' in page


def test_every_question_in_own_words_can_be_left_for_a_talk(therapist, practice):
    from intake import questions
    from intake.questions.kinds import Kind
    from intake.questions.terms import read_terms

    long = [each for step in questions.every(read_terms(practice)) for each in step.questions if each.kind is Kind.LONG]
    assert long
    assert all(each.can_wait for each in long)


def test_boxes_that_a_browser_sends_to_a_spell_checker_are_kept_from_it(begun):
    for key in ("letter", "patterns", "reaching", "hopes", "background"):
        for box in re.findall(r"<textarea[^>]*>", text(begun.get(f"/intake/{key}/"))):
            assert 'spellcheck="false"' in box
    assert re.search(r'name="avoid"[^>]*autocomplete="off"', text(begun.get("/intake/reaching/")))


WRONG = [
    ("reaching", {"name": ""}, "Write any name that I may call you."),
    ("reaching", {"routes": []}, "Choose at least one way to reach you"),
    ("reaching", {"phone": ""}, "Write the number I may call or text."),
    ("reaching", {"phone": "call me"}, "Write the number with digits"),
    ("reaching", {"phone": "-----"}, "Write the number with digits"),
    ("reaching", {"phone": "1234"}, "Write the number with digits"),
    ("reaching", {"text_safe": ""}, "Choose yes or no, so that I don’t put you at risk."),
    ("reaching", {"text_safe": "no"}, "You marked every way as unsafe."),
    ("reaching", {"routes": ["email"]}, "Write the address I may write to."),
    ("reaching", {"routes": ["email"], "email": "wren"}, "Write the address like name@example.org."),
    ("patterns", {"closeness": ["none", "pull-back"]}, "You ticked “None of these” and something else."),
    ("today", {"safety": "no-such-answer"}, "Choose from the list."),
    ("patterns", {"closeness": ["no-such-pattern"]}, "Choose from the list."),
    ("letter", {"reason": "x" * 100_000}, "This holds up to 10,000 characters; yours has 90,000 more."),
    ("reaching", {"name": "n" * 100_000}, "This holds up to 500 characters"),
    ("place", {"who_for": "partner"}, "Choose one, so that I don’t put you at risk when I answer."),
]


@pytest.mark.parametrize(("step", "changes", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_said_and_everything_typed_stays(begun, sender, step, changes, message):
    response = go(begun, step, sender.letter(**changes))
    page = text(response if "no-such" in str(changes) else refused(begun, response))
    assert message in page
    assert "<title>Error: " in page
    for value in changes.values():
        typed = value if isinstance(value, str) and value not in {"", "no-such-answer"} else ""
        assert typed in page
    summary = page[page.index('class="error-summary"') : page.index("</h1>")]
    target = re.search(r'href="#([^"]+)"', summary)[1]
    assert f'id="{target}"' in page


def test_nothing_typed_is_changed_by_coming_back(begun):
    typed = "Ich höre ‘Tür’ & <b>zu</b> 👩🏽‍⚕️\n\n  zwei Zeilen"
    go(begun, "letter", reason=typed)
    page = begun.get("/intake/letter/").content.decode()
    assert "Ich höre ‘Tür’ &amp; &lt;b&gt;zu&lt;/b&gt; 👩🏽‍⚕️\n\n  zwei Zeilen" in page


def test_a_number_in_arabic_digits_is_a_number(begun, sender):
    assert go(begun, "reaching", sender.letter(phone="٠١٢٣٤٥٦٧")).status_code == 302


def test_what_belongs_to_a_way_that_was_not_chosen_is_not_asked(begun, sender):
    letter = sender.letter(routes=["code"], phone="call me", email="wren", text_safe="")
    assert go(begun, "reaching", letter).status_code == 302


FIELDS = [
    *(("letter", "reason"), ("patterns", "helps"), ("patterns", "closeness_own"), ("reaching", "name")),
    *(("reaching", "pronouns"), ("reaching", "phone"), ("reaching", "email"), ("reaching", "avoid")),
    *(("hopes", "different"), ("practical", "easier"), ("background", "before")),
]
HOSTILE = {
    "nul": "a\x00b",
    "not-utf8": "\xff\xfe\xed",
    "100kB": "x" * 100_000,
    "template": "{{ 7|add:7 }}{% now 'Y' %}",
}


@pytest.mark.both_databases
@pytest.mark.parametrize(("step", "field"), FIELDS)
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_text_in_any_field_is_a_server_error(begun, sender, step, field, hostile):
    letter = sender.letter(routes=["text", "email"], email="wren@example.org", email_safe="yes")
    fields = {key: value for key, value in fields_of(step, letter).items() if key != field}
    data = urlencode(fields, doseq=True) + f"&{field}=" + quote(hostile, encoding="latin-1")
    response = begun.post(f"/intake/{step}/", data, content_type=FORM)
    assert response.status_code in {200, 302}
    page = text(begun.get(f"/intake/{step}/"))
    assert "\x00" not in page
    assert "{{ 7|add:7 }}" in page or hostile != HOSTILE["template"]
    if hostile in {HOSTILE["nul"], HOSTILE["not-utf8"]}:
        told = text(response) if response.status_code == 200 else page
        assert "did not arrive here as you typed them" in told


def test_what_is_wrong_is_said_whenever_the_step_is_asked_for_until_it_changes(begun, sender):
    go(begun, "reaching", sender.letter(phone="call me"))
    pages = [text(begun.get("/intake/reaching/")) for _ in range(2)]
    for page in pages:
        assert "Write the number with digits" in page
        assert 'value="call me"' in page
    number = re.search(r'name="seen" value="(\d+)"', pages[0])[1]
    go(begun, "reaching", sender.letter(phone="call me soon"), seen=number, go="keep")
    assert "Write the number with digits" not in text(begun.get("/intake/reaching/"))


def test_a_refused_step_that_one_came_to_change_still_leads_back_to_the_check(begun, sender):
    response = post(begun, "/intake/reaching/?change=1", fields_of("reaching", sender.letter(phone="")))
    assert response.headers["Location"] == "/intake/reaching/?change=1"
    assert 'action="/intake/reaching/?change=1"' in text(begun.get("/intake/reaching/?change=1"))


def test_that_something_was_refused_is_not_sent(begun, sender):
    response = go(begun, "patterns", closeness=["none", "pull-back"])
    assert REFUSED not in response.headers["Location"]
    send(begun, sender.letter())
    answers = conversation.answers_of(opened(Inquiry.objects.get()))
    assert answers["patterns"]
    assert not any(REFUSED in given for given in answers.values())


CHOICES = [("place", "age"), ("place", "where"), ("today", "safety"), ("patterns", "closeness"), ("reaching", "routes")]


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("step", "field"), [*CHOICES, ("letter", "reason_in_person"), ("letter", "seen"), ("letter", "go")]
)
@pytest.mark.parametrize("value", ["", "a%00b", "%ff%fe", "x" * 2000, "[]", "-1", "9" * 400])
def test_no_value_of_a_choice_is_a_server_error(begun, sender, step, field, value):
    fields = {key: given for key, given in fields_of(step, sender.letter()).items() if key != field}
    data = urlencode(fields, doseq=True) + f"&{field}={value}"
    assert begun.post(f"/intake/{step}/", data, content_type=FORM).status_code in {200, 302}


def test_fields_that_nobody_asked_for_are_ignored(begun, sender):
    assert (
        go(begun, "letter", sender.letter(), state="accepted", is_urgent="1", id="1", safety="might_act").status_code
        == 302
    )
    assert Inquiry.objects.get().state == "draft"
    assert " checked" not in text(begun.get("/intake/today/"))


def test_a_repeated_field_counts_once(begun, sender):
    data = urlencode(fields_of("reaching", sender.letter()), doseq=True) + "&name=Robin&routes=text"
    assert begun.post("/intake/reaching/", data, content_type=FORM).status_code == 302
    assert 'value="Robin"' in text(begun.get("/intake/reaching/"))


def test_a_body_in_another_encoding_is_a_bad_request(begun):
    other = "application/x-www-form-urlencoded; charset=utf-16"
    assert begun.post("/intake/letter/", b"reason=x", content_type=other).status_code == 400


# Two windows


def number_in(page):
    return re.search(r'name="seen" value="(\d+)"', page)[1]


def test_words_written_in_another_window_are_shown_before_they_are_replaced(begun):
    number = number_in(text(begun.get("/intake/letter/")))
    go(begun, "letter", reason="From the first window.", seen=number)
    page = text(go(begun, "letter", reason="From the second.", seen=number))
    assert "You wrote here in another window too" in page
    assert "From the first window." in page
    assert "From the second." in page
    assert go(begun, "letter", reason="From the second.", seen=number_in(page)).status_code == 302
    assert "From the first window." not in text(begun.get("/intake/letter/"))


def test_what_only_adds_to_the_words_of_another_window_replaces_them(begun):
    number = number_in(text(begun.get("/intake/letter/")))
    go(begun, "letter", reason="One line.", seen=number)
    assert go(begun, "letter", reason="One line. And another.", seen=number).status_code == 302


def test_a_second_press_changes_nothing(begun, sender):
    number = number_in(text(begun.get("/intake/letter/")))
    for _ in range(2):
        assert go(begun, "letter", sender.letter(), seen=number).headers["Location"] == "/intake/patterns/"
    assert Entry.objects.filter(step="letter").count() == 1


# What a script keeps


def test_what_is_typed_is_kept_without_leaving_the_page(begun):
    response = go(begun, "letter", reason="Half a sent", go="keep", seen="0")
    assert (response.status_code, response.content) == (204, b"")
    assert "Half a sent" in text(begun.get("/intake/letter/"))
    assert number_in(text(begun.get("/intake/letter/"))) == response.headers["Kept"]


def test_a_script_replaces_no_words_of_another_window(begun):
    go(begun, "letter", reason="From the first window.", go="keep", seen="0")
    assert go(begun, "letter", reason="From the second.", go="keep", seen="0").status_code == 409
    assert "From the first window." in text(begun.get("/intake/letter/"))


def test_of_the_first_page_nothing_is_kept_before_one_goes_on(client, therapist, sender):
    assert go(client, "place", sender.place(), go="keep").status_code == 204
    assert not Inquiry.objects.exists()


def test_a_visit_on_a_shared_device_lasts_an_hour(begun, clock):
    clock(seconds=visits.LASTS.total_seconds() + 1)
    assert begun.get("/intake/letter/").headers["Location"] == "/intake/"


def test_a_draft_is_sealed_step_by_step(begun, sender):
    go(begun, "letter", sender.letter())
    assert {entry.step for entry in Entry.objects.all()} == {"place", "letter"}
    assert all(sender.reason.encode() not in bytes(entry.sealed) for entry in Entry.objects.all())
